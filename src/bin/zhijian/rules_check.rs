//! `zhijian rules check`: everything that is wrong with a rule set, in one run.

use std::path::Path;

use zhijian::diagnostics::{Diagnostic, Level, Sources};

use crate::args::RulesCheckArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::ruleset;

/// What was found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Number of rules read.
    pub rules: usize,
    /// Number of signals read.
    pub signals: usize,
    /// Number of cases read.
    pub cases: usize,
    /// Everything that is wrong.
    pub problems: Vec<Diagnostic>,
    /// The texts that the problems point into.
    pub sources: Sources,
}

/// Checks, says what is wrong, and counts.
pub fn run(args: RulesCheckArgs, output: &mut Output) -> Result<Exit, Failure> {
    let checked = check(args.dir.as_deref());
    say(&checked, output)?;
    Ok(judge(&checked))
}

fn say(checked: &Checked, output: &mut Output) -> Result<(), Failure> {
    output.problems(&checked.problems, &checked.sources);
    let count = |level| checked.problems.iter().filter(|problem| problem.level == level).count();
    output.data_line(
        "cli-checked",
        &[
            ("rules", checked.rules.into()),
            ("signals", checked.signals.into()),
            ("cases", checked.cases.into()),
            ("errors", count(Level::Error).into()),
            ("warnings", count(Level::Warning).into()),
        ],
    )?;
    Ok(())
}

fn judge(checked: &Checked) -> Exit {
    let failed = checked.problems.iter().any(|problem| problem.level == Level::Error);
    if failed { Exit::Failed } else { Exit::Well }
}

/// The work itself, on the shipped rule set where no directory is named.
fn check(dir: Option<&Path>) -> Checked {
    let loaded = ruleset::load(dir);
    let sources = ruleset::sources(&loaded.files);
    let ruleset = loaded.ruleset.as_ref();
    Checked {
        rules: ruleset.map_or(0, |it| it.rules.len()),
        signals: ruleset.map_or(0, |it| it.signals.len()),
        cases: ruleset.map_or(0, |it| it.rules.iter().map(|rule| rule.cases.len()).sum()),
        problems: [loaded.diagnostics, ruleset.map(zhijian::authoring::lint).unwrap_or_default()].concat(),
        sources,
    }
}

#[cfg(test)]
mod tests {
    use zhijian::diagnostics::Place;

    use super::*;

    #[test]
    fn errors_fail_and_warnings_do_not() {
        let warning = Diagnostic::warning("no-such-code", Place::default());
        let error = Diagnostic::error("no-such-code", Place::default());
        let judged = |problems| judge(&Checked { problems, ..Checked::default() });
        assert_eq!(judged(vec![]), Exit::Well);
        assert_eq!(judged(vec![warning.clone()]), Exit::Well);
        assert_eq!(judged(vec![warning, error]), Exit::Failed);
    }
}
