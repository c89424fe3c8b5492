//! Lints: what a valid rule set says and probably does not mean. One kind of doubt a file.

mod anchors;
mod applicability;
mod cases;
mod conflicts;
mod findings;
mod items;
mod patterns;
mod phrases;
mod twins;
mod unused;
mod words;

use crate::diagnostics::Diagnostic;
use crate::rules::model::RuleSet;

use findings::{Findings, Owner};
pub(super) use phrases::containing;

/// Everything in a valid rule set that is probably not meant so, in the order of its files.
///
/// Levels come from `lints:` of the rule set; what an `allow:` says is meant so is left out, and an `allow:` that keeps nothing out
/// is a finding itself.
pub fn lint(ruleset: &RuleSet) -> Vec<Diagnostic> {
    let mut findings = Findings::new(ruleset);
    for check in [
        unused::check,
        phrases::check,
        conflicts::check,
        words::check,
        patterns::check,
        applicability::check,
        cases::check,
        anchors::check,
        twins::check,
        items::check,
    ] {
        check(ruleset, &mut findings);
    }
    findings.finish()
}
