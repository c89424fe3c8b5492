//! `zhijian rules test`: the cases inside the rule files, run.

use std::path::Path;

use zhijian::authoring::{CaseFailure, CaseProblem, run_cases};
use zhijian::batch;
use zhijian::diagnostics::{Diagnostic, Level, Place, Sources};
use zhijian::messages::Lang;
use zhijian::report::wording;

use crate::args::RulesTestArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::ruleset;
use crate::settings::Settings;

/// What came of the cases.
#[derive(Debug, Default)]
pub struct Tested {
    /// Number of cases that were run.
    pub cases: usize,
    /// Number of rules that the cases belong to.
    pub rules: usize,
    /// One error for each case that went wrong, at its place in the rule file; and warnings of the rule set.
    pub problems: Vec<Diagnostic>,
    /// The texts that the problems point into.
    pub sources: Sources,
}

/// Runs the cases, says which went wrong, and counts. A filter that no case passes is a mistake.
pub fn run(args: RulesTestArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let filter = args.filter.as_deref();
    let tested = test(args.dir.as_deref(), filter, settings.lang)?;
    if let (0, Some(filter)) = (tested.cases, filter) {
        return Err(Diagnostic::error("no-case-selected", Place::default()).with("filter", filter).into());
    }
    output.problems(&tested.problems, &tested.sources);
    let failed = tested.problems.iter().filter(|problem| problem.level == Level::Error).count();
    output.data_line(
        "cli-tested",
        &[
            ("cases", tested.cases.into()),
            ("rules", tested.rules.into()),
            ("passed", tested.cases.saturating_sub(failed).into()),
            ("failed", failed.into()),
        ],
    )?;
    Ok(if failed > 0 { Exit::Failed } else { Exit::Well })
}

/// The work itself, on the shipped rule set where no directory is named.
///
/// `filter` selects the cases whose rule, or whose own name, contains it.
fn test(dir: Option<&Path>, filter: Option<&str>, lang: Lang) -> Result<Tested, Failure> {
    let loaded = ruleset::load(dir);
    let sources = ruleset::sources(&loaded.files);
    let Some(rules) = loaded.ruleset else { return Err(Failure::Problems(loaded.diagnostics, sources)) };
    let program = batch::prepare(&rules);
    let wanted =
        |rule: &str, case: &str| filter.is_none_or(|filter| rule.contains(filter) || case.contains(filter));
    let run = run_cases(&rules, &program, |rule, case| wanted(&rule.id, &case.name));
    let tested = rules.rules.iter().filter(|rule| rule.cases.iter().any(|case| wanted(&rule.id, &case.name)));
    let mut problems = loaded.diagnostics;
    problems.extend(run.failures.iter().map(|failure| problem(failure, lang)));
    Ok(Tested { cases: run.run, rules: tested.count(), problems, sources })
}

/// A failed case at its place in the rule file, with the reason for the verdict that came instead.
fn problem(failure: &CaseFailure, lang: Lang) -> Diagnostic {
    let place = failure.case.place.clone();
    match &failure.problem {
        CaseProblem::Unreadable(problem) => Diagnostic::error("case-unreadable", place)
            .with("case", &failure.case.name)
            .with("message", problem.what(lang)),
        CaseProblem::Verdict { given, .. } => Diagnostic::error("case-failed", place)
            .with("case", &failure.case.name)
            .with("rule", &failure.rule)
            .with("expected", wording::verdict(lang, failure.case.verdict))
            .with("given", wording::verdict(lang, given.verdict))
            .with("reason", wording::reason(lang, &given.reason)),
    }
}
