//! Signals and parameters that nothing uses.

use std::collections::HashSet;

use super::{Findings, Owner};
use crate::rules::model::{Lint, RuleSet};

/// A signal counts as used when a rule, or a signal that is used, names it.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let mut waiting: Vec<&str> =
        ruleset.rules.iter().flat_map(|rule| rule.refs()).map(|it| it.name.as_str()).collect();
    let mut used: HashSet<&str> = HashSet::new();
    while let Some(name) = waiting.pop() {
        if used.insert(name)
            && let Some(signal) = ruleset.signals.get(name)
        {
            waiting.extend(signal.refs().into_iter().map(|it| it.name.as_str()));
        }
    }
    for signal in ruleset.signals.values().filter(|signal| !used.contains(signal.name.as_str())) {
        findings.add(Lint::UnusedSignal, Owner::Signal(signal), &signal.place, &[("name", &signal.name)]);
    }
    for (name, param) in ruleset.params.iter().filter(|(_, param)| !param.used) {
        findings.add(Lint::UnusedParam, Owner::Param(param), &param.place, &[("name", name)]);
    }
}
