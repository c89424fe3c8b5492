//! Rules that no case tries, or that no case fails.

use super::{Findings, Owner};
use crate::engine::Verdict;
use crate::rules::model::{Lint, RuleSet};

/// A rule that is left to a human needs no cases.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    for rule in ruleset.rules.iter().filter(|rule| !rule.manual) {
        let facts = [("id", rule.id.as_str())];
        if rule.cases.is_empty() {
            findings.add(Lint::RuleWithoutCases, Owner::Rule(rule), &rule.place, &facts);
        } else if !rule.cases.iter().any(|case| matches!(case.verdict, Verdict::Fail | Verdict::Partial)) {
            findings.add(Lint::RuleNeverFails, Owner::Rule(rule), &rule.place, &facts);
        }
    }
}
