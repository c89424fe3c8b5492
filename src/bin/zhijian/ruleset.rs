//! The rule set that a command works with: a directory of the user's, or the shipped one.

use std::path::Path;

use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::rules::model::RuleSet;
use zhijian::rules::{self, Loaded};

use crate::failure::Failure;

/// Loads a rule set with everything that is wrong with it.
pub fn load(dir: Option<&Path>) -> Loaded {
    dir.map_or_else(rules::embedded, rules::load)
}

/// Loads a rule set that can be used; warnings are left to `rules check`.
pub fn usable(dir: Option<&Path>) -> Result<RuleSet, Failure> {
    let loaded = load(dir);
    match loaded.ruleset {
        Some(ruleset) => Ok(ruleset),
        None => Err(Failure::Problems(loaded.diagnostics, sources(&loaded.files))),
    }
}

/// A rule that is not in the rule set, with the name that may be meant.
pub fn no_such_rule(name: &str, nearest: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error("no-such-rule", Place::default());
    problem.with("rule", name).with("suggestion", nearest.unwrap_or("none"))
}

/// The texts of a rule set's files, for problems to point into.
pub fn sources(files: &[rules::SourceFile]) -> Sources {
    let mut sources = Sources::new();
    for file in files {
        sources.add(&*file.name, file.text.as_str());
    }
    sources
}
