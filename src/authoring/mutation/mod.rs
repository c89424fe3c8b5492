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

use super::cases::case_transcript;

pub use change::{Way, Weight};
pub use edits::{Edit, Target, edits};
pub use survivors::{MutationRun, mutate};

use crate::engine::{Change, Program, Verdict};
use crate::rules::model::{Rule, RuleSet, Signal};
use crate::transcript::Transcript;

/// A change to a rule set that leaves it valid and means something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// The change.
    pub change: Change,
    /// What is left out, e.g. `signal greets` or `rule greeted expect 2`.
    pub name: String,
}

/// Every change of one signal or one clause.
pub fn mutants(ruleset: &RuleSet) -> Vec<Mutant> {
    let signals = ruleset
        .signals
        .keys()
        .enumerate()
        .map(|(index, name)| Mutant { change: Change::EmptySignal(index), name: format!("signal {name}") });
    let clauses = ruleset.rules.iter().enumerate().flat_map(|(index, rule)| {
        let expect = (0..rule.expect.len()).map(move |at| (Change::DropExpect(index, at), "expect", at));
        let forbid = (0..rule.forbid.len()).map(move |at| (Change::DropForbid(index, at), "forbid", at));
        expect.chain(forbid).map(move |(change, list, at)| Mutant {
            change,
            name: format!("rule {} {list} {}", rule.id, at + 1),
        })
    });
    signals.chain(clauses).collect()
}

/// The changes under which every case still gets its verdict.
pub fn unnoticed(ruleset: &RuleSet, program: &Program) -> Vec<Mutant> {
    let cases: Vec<Vec<(Verdict, Transcript)>> = ruleset
        .rules
        .iter()
        .map(|rule| {
            rule.cases.iter().filter_map(|case| Some((case.verdict, case_transcript(case).ok()?))).collect()
        })
        .collect();
    let reached: Vec<BTreeSet<usize>> = (0..ruleset.rules.len()).map(|rule| reached(ruleset, rule)).collect();
    let notices = |change: Change| {
        let concerned = |rule: &usize| match change {
            Change::Nothing => false,
            Change::EmptySignal(signal) => reached[*rule].contains(&signal),
            Change::DropExpect(changed, _) | Change::DropForbid(changed, _) => changed == *rule,
        };
        (0..ruleset.rules.len()).filter(concerned).any(|rule| {
            cases[rule].iter().any(|(expected, transcript)| {
                let given = program.judge(transcript, &ruleset.rules[rule].id, change);
                given.is_some_and(|given| given.verdict != *expected)
            })
        })
    };
    mutants(ruleset).into_iter().filter(|mutant| !notices(mutant.change)).collect()
}

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
