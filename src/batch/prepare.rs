//! Getting ready: the rule set is compiled while the dictionary loads.

use std::sync::Arc;
use std::thread;

use crate::engine::Program;
use crate::rules::model::RuleSet;
use crate::text::Segmenter;

/// Compiles a valid rule set. Where a matcher needs words, the dictionary is loaded on a thread of its own meanwhile, and
/// perhaps beyond.
pub fn prepare(ruleset: &RuleSet) -> Program {
    let segmenter = Arc::new(Segmenter::new(ruleset.user_words()));
    if ruleset.needs_words() {
        let loading = segmenter.clone();
        // Without the thread the dictionary is loaded when a word is first needed.
        let _ = thread::Builder::new().name("dictionary".to_owned()).spawn(move || loading.warm());
    }
    Program::with_segmenter(ruleset, segmenter)
}
