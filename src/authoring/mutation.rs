//! Changes that no case notices: a signal emptied, an entry of `expect` or `forbid` dropped.

use super::cases::case_transcript;
use crate::engine::{Change, Program, Verdict};
use crate::rules::model::RuleSet;
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
    let signals = ruleset.signals.keys().enumerate().map(|(index, name)| Mutant {
        change: Change::EmptySignal(index),
        name: format!("signal {name}"),
    });
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
    let cases: Vec<(&str, Verdict, Transcript)> = ruleset
        .rules
        .iter()
        .flat_map(|rule| rule.cases.iter().map(move |case| (rule, case)))
        .filter_map(|(rule, case)| Some((rule.id.as_str(), case.verdict, case_transcript(case).ok()?)))
        .collect();
    let notices = |change: Change| {
        cases.iter().any(|(rule, expected, transcript)| {
            program.judge(transcript, rule, change).is_some_and(|given| given.verdict != *expected)
        })
    };
    mutants(ruleset).into_iter().filter(|mutant| !notices(mutant.change)).collect()
}
