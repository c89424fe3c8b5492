//! Changes that no case notices: from a signal emptied or a clause dropped down to a single phrase or a window's edge.

mod change;
mod clauses;
mod edits;
mod groups;
mod lists;
mod parts;
mod survivors;
mod windows;

use std::collections::{BTreeMap, BTreeSet};

pub use change::{Way, Weight};
pub use edits::{Edit, Target, edits};
pub use survivors::{MutationRun, mutate};

use crate::rules::model::{Rule, RuleSet, Signal};

/// A rule and, one after another, those that it yields to.
fn yielded(ruleset: &RuleSet, rule: usize) -> Vec<&Rule> {
    let mut rules = vec![&ruleset.rules[rule]];
    let mut at = 0;
    while let Some(rule) = rules.get(at).copied() {
        at += 1;
        let others = ruleset.rules.iter().filter(|other| rule.yields_to.iter().any(|it| it.name == other.id));
        for other in others {
            if !rules.iter().any(|known| known.id == other.id) {
                rules.push(other);
            }
        }
    }
    rules
}

/// Indices of the signals on which a rule's verdict may depend, those of the rules that it yields to among them.
pub(super) fn reached(ruleset: &RuleSet, rule: usize) -> BTreeSet<usize> {
    let names: BTreeMap<&str, usize> =
        ruleset.signals.keys().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let signals: Vec<&Signal> = ruleset.signals.values().collect();
    let refs = yielded(ruleset, rule).into_iter().flat_map(|rule| rule.refs());
    let mut waiting: Vec<usize> = refs.filter_map(|it| names.get(it.name.as_str()).copied()).collect();
    let mut reached = BTreeSet::new();
    while let Some(signal) = waiting.pop() {
        if reached.insert(signal) {
            let refs = signals[signal].refs();
            waiting.extend(refs.into_iter().filter_map(|it| names.get(it.name.as_str())));
        }
    }
    reached
}
