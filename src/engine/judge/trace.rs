//! The truth of each clause of a rule by itself, to see which one turned its verdict.

use super::clause;
use super::outcome::Truth;
use crate::engine::plan::{Clause, ClauseKind, Window};
use crate::engine::session::Session;
use crate::engine::window::Trigger;

/// The list of a rule in which a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseList {
    /// `when`; an `all:` there counts as a list.
    When,
    /// `expect`.
    Expect,
    /// `forbid`.
    Forbid,
}

/// The truth of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseTruth {
    /// It holds.
    Holds,
    /// It fails.
    Fails,
    /// Its anchor, its channel or its trigger is missing.
    NotApplicable,
    /// The data for it are missing.
    Unknown,
}

/// One clause and its truth at one trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseState {
    /// The list in which it stands.
    pub list: ClauseList,
    /// Where it stands there, from 0.
    pub index: usize,
    /// What reports call it.
    pub label: String,
    /// Its truth.
    pub truth: ClauseTruth,
}

/// Every clause of a rule, those of `expect` and `forbid` at each trigger. What other rules have counted already is not taken out.
pub(in crate::engine) fn trace(session: &Session<'_>, index: usize) -> Vec<ClauseState> {
    let rule = &session.program.rules[index];
    let mut states = Vec::new();
    let mut add = |list, clauses: &[&Clause], windows: &[&Window], trigger| {
        for (index, clause) in clauses.iter().enumerate() {
            let truth = clause::truth(session, clause, windows, trigger);
            states.push(ClauseState { list, index, label: clause.label.clone(), truth: truth.into() });
        }
    };
    let when: Vec<&Clause> = match &rule.when {
        Some(Clause { kind: ClauseKind::All(clauses), .. }) => clauses.iter().collect(),
        Some(clause) => vec![clause],
        None => Vec::new(),
    };
    add(ClauseList::When, &when, &[], Trigger::default());
    let found = rule.for_each.map(|signal| session.found(signal));
    let triggers: Vec<Trigger<'_>> = match &found {
        None => vec![Trigger::default()],
        Some(found) => {
            let turns = found.hits.chunk_by(|a, b| a.turn == b.turn).filter_map(|hits| hits.first());
            let turns: Vec<_> = turns.collect();
            let previous = |at: usize| at.checked_sub(1).map(|at| turns[at]);
            (0..turns.len()).map(|at| Trigger { trigger: Some(turns[at]), previous: previous(at) }).collect()
        }
    };
    for trigger in triggers {
        add(ClauseList::Expect, &rule.expect.iter().collect::<Vec<_>>(), &[&rule.window], trigger);
        add(ClauseList::Forbid, &rule.forbid.iter().collect::<Vec<_>>(), &[&rule.window], trigger);
    }
    states
}

impl From<Truth> for ClauseTruth {
    fn from(truth: Truth) -> ClauseTruth {
        match truth {
            Truth::Holds => ClauseTruth::Holds,
            Truth::Fails => ClauseTruth::Fails,
            Truth::NotApplicable => ClauseTruth::NotApplicable,
            Truth::Unknown => ClauseTruth::Unknown,
        }
    }
}
