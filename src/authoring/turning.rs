//! Which clause turned a verdict the other way.

use crate::diagnostics::Place;
use crate::engine::{ClauseList, ClauseState, ClauseTruth, Verdict};
use crate::rules::model::{Clause, ClauseKind, Rule};

/// A clause that turned a verdict, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turning {
    /// The clause and its truth.
    pub state: ClauseState,
    /// Where it is written.
    pub place: Place,
}

/// The first clause but for which the rule could have given the verdict that was expected.
pub fn turning(rule: &Rule, states: &[ClauseState], expected: Verdict, given: Verdict) -> Option<Turning> {
    let state = states.iter().find(|state| went_otherwise(state, expected, given))?;
    let place = clause(rule, state).map_or_else(|| rule.place.clone(), |clause| clause.place.clone());
    Some(Turning { state: state.clone(), place })
}

fn went_otherwise(state: &ClauseState, expected: Verdict, given: Verdict) -> bool {
    let condition = state.list == ClauseList::When;
    let met = match state.list {
        ClauseList::Forbid => matches!(state.truth, ClauseTruth::Fails | ClauseTruth::NotApplicable),
        _ => state.truth == ClauseTruth::Holds,
    };
    match (expected, given) {
        (_, Verdict::NotEvaluable) => state.truth == ClauseTruth::Unknown,
        (Verdict::NotEvaluable, _) => !condition && state.truth != ClauseTruth::Unknown,
        (_, Verdict::NotApplicable) if condition => !met,
        (_, Verdict::NotApplicable) => state.truth == ClauseTruth::NotApplicable,
        (Verdict::NotApplicable, _) => met || !condition,
        (_, Verdict::Fail | Verdict::Partial) => {
            !condition && !met && state.truth != ClauseTruth::NotApplicable
        }
        (_, Verdict::Pass) => !condition && met,
        (_, Verdict::Manual) => false,
    }
}

fn clause<'r>(rule: &'r Rule, state: &ClauseState) -> Option<&'r Clause> {
    match (state.list, &rule.when) {
        (ClauseList::Expect, _) => rule.expect.get(state.index),
        (ClauseList::Forbid, _) => rule.forbid.get(state.index),
        (ClauseList::When, Some(Clause { kind: ClauseKind::All(inner), .. })) => inner.get(state.index),
        (ClauseList::When, when) => when.as_ref(),
    }
}
