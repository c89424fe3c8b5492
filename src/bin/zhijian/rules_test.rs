//! `zhijian rules test`: the cases inside the rule files, run.

use std::path::Path;

use zhijian::diagnostics::{Diagnostic, Level, Place, Sources};

use crate::args::RulesTestArgs;
use crate::exit::Exit;
use crate::failure::{Failure, not_built};
use crate::output::Output;

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
pub fn run(args: RulesTestArgs, output: &mut Output) -> Result<Exit, Failure> {
    let filter = args.filter.as_deref();
    let tested = test(args.dir.as_deref(), filter)?;
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
fn test(_dir: Option<&Path>, _filter: Option<&str>) -> Result<Tested, Failure> {
    Err(not_built("rules test"))
}
