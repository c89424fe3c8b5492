//! A failed case as a problem at its place, with the clause that turned the verdict.

use super::cases::{CaseFailure, CaseProblem};
use super::turning::{Turning, turning};
use crate::diagnostics::{Diagnostic, Sources};
use crate::engine::{ClauseList, ClauseTruth, Program};
use crate::messages::Lang;
use crate::report::wording;
use crate::rules::model::RuleSet;

/// What went wrong in a case, in one language: its facts are words for people.
pub fn case_problem(
    failure: &CaseFailure,
    ruleset: &RuleSet,
    program: &Program,
    sources: &Sources,
    lang: Lang,
) -> Diagnostic {
    let place = failure.case.place.clone();
    match &failure.problem {
        CaseProblem::Unreadable(problem) => Diagnostic::error("case-unreadable", place)
            .with("case", &failure.case.name)
            .with("message", problem.what(lang)),
        CaseProblem::Verdict { transcript, given } => {
            let problem = Diagnostic::error("case-failed", place)
                .with("case", &failure.case.name)
                .with("rule", &failure.rule)
                .with("expected", wording::verdict(lang, failure.case.verdict))
                .with("given", wording::verdict(lang, given.verdict))
                .with("reason", wording::reason(lang, &given.reason));
            let rule = ruleset.rules.iter().find(|rule| rule.id == failure.rule);
            let states = program.trace(transcript, &failure.rule).unwrap_or_default();
            let turned = rule.and_then(|rule| turning(rule, &states, failure.case.verdict, given.verdict));
            with_turning(problem, turned.as_ref(), sources)
        }
    }
}

fn with_turning(problem: Diagnostic, turned: Option<&Turning>, sources: &Sources) -> Diagnostic {
    let Some(turned) = turned else { return problem.with("list", "none") };
    let list = match turned.state.list {
        ClauseList::When => "when",
        ClauseList::Expect => "expect",
        ClauseList::Forbid => "forbid",
    };
    let truth = match turned.state.truth {
        ClauseTruth::Holds => "holds",
        ClauseTruth::Fails => "fails",
        ClauseTruth::NotApplicable => "not-applicable",
        ClauseTruth::Unknown => "unknown",
    };
    let line = sources.position(&turned.place).line.map(|line| line.to_string()).unwrap_or_default();
    problem
        .with("list", list)
        .with("number", turned.state.index + 1)
        .with("clause", &turned.state.label)
        .with("truth", truth)
        .with("line", line)
}
