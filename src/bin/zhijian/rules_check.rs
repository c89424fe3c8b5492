//! `zhijian rules check`: everything that is wrong or doubtful in a rule set, in one run.

use std::path::Path;

use zhijian::authoring::lint;
use zhijian::diagnostics::formats::Findings;
use zhijian::diagnostics::{Diagnostic, Level, Sources};

use crate::args::RulesCheckArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::output::Output;
use crate::ruleset;
use crate::settings::Settings;

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
pub fn run(args: RulesCheckArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let checked = check(args.dir.as_deref());
    let counts = [("rules", checked.rules), ("signals", checked.signals), ("cases", checked.cases)];
    let found = Findings {
        command: "rules check",
        problems: &checked.problems,
        sources: &checked.sources,
        tried: &[],
        counts: &counts,
        lang: settings.lang,
    };
    if findings::write(&found, args.format, output)? {
        let count = |level| checked.problems.iter().filter(|problem| problem.level == level).count();
        let levels = [("errors", count(Level::Error)), ("warnings", count(Level::Warning))];
        let numbers = counts.into_iter().chain(levels).map(|(name, count)| (name, count.into()));
        output.data_line("cli-checked", &numbers.collect::<Vec<_>>())?;
    }
    Ok(findings::judge(&checked.problems, args.deny))
}

/// The work itself, on the shipped rule set where no directory is named.
fn check(dir: Option<&Path>) -> Checked {
    let loaded = ruleset::load(dir);
    let sources = ruleset::sources(&loaded.files);
    let ruleset = loaded.ruleset.as_ref();
    let mut problems = loaded.diagnostics;
    problems.extend(ruleset.map(lint).unwrap_or_default());
    Checked {
        rules: ruleset.map_or(0, |it| it.rules.len()),
        signals: ruleset.map_or(0, |it| it.signals.len()),
        cases: ruleset.map_or(0, |it| it.rules.iter().map(|rule| rule.cases.len()).sum()),
        problems,
        sources,
    }
}
