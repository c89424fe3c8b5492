//! Words that segmentation never gives as they are written.

use super::{Findings, Owner};
use crate::rules::model::{Lint, Matcher, RuleSet, SignalKind, Words};
use crate::text::{Segmenter, phrase_parts};

/// A word is cut alone: what is taken apart there, or tagged otherwise, is not found in a sentence either.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let lexicon = ruleset.lexicon.iter().map(|word| (word.word.clone(), word.tag.clone())).collect();
    let segmenter = Segmenter::new(lexicon);
    for signal in ruleset.signals.values() {
        let SignalKind::Plain(plain) = &signal.kind else { continue };
        plain.part.walk(&mut |part| {
            let words = part.matchers.iter().filter_map(|matcher| match matcher {
                Matcher::Words(words) => Some(words),
                _ => None,
            });
            for word in words.flatten() {
                if let Some(cut) = cut_otherwise(&segmenter, word) {
                    let facts = [("word", written(word)), ("cut", cut)];
                    let facts = [(facts[0].0, facts[0].1.as_str()), (facts[1].0, facts[1].1.as_str())];
                    findings.add(Lint::WordNotCut, Owner::Signal(signal), &word.place, &facts);
                }
            }
        });
    }
}

/// How the word is cut, where that is not as it is written: `办/v 理/v`.
fn cut_otherwise(segmenter: &Segmenter, word: &Words) -> Option<String> {
    let text = phrase_parts(&word.word).concat();
    let tokens = segmenter.cut(&text);
    let fits = |tag: &str| word.tag.as_deref().is_none_or(|wanted| tag.starts_with(wanted));
    if let [token] = tokens.as_slice()
        && fits(&token.tag)
    {
        return None;
    }
    let cut: Vec<String> =
        tokens.iter().map(|token| format!("{}/{}", token.span.of(&text), token.tag)).collect();
    Some(cut.join(" "))
}

fn written(word: &Words) -> String {
    match &word.tag {
        Some(tag) => format!("{}/{tag}", word.word),
        None => word.word.clone(),
    }
}
