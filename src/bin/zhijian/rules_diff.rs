//! `zhijian rules diff`: what a new version of a rule set would change.

use std::path::Path;

use zhijian::authoring::diff::{self, Diff, DiffTask};
use zhijian::diagnostics::{Diagnostic, Sources};
use zhijian::report::Style;
use zhijian::rules::model::RuleSet;

use crate::args::{RulesDiffArgs, TableOrJson};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{self, Input};
use crate::ruleset;
use crate::settings::{self, Settings};

/// The name that stands for the shipped rule set.
const BUILTIN: &str = "builtin";

/// Compares, shows what changes, and fails if that was asked for.
pub fn run(args: RulesDiffArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let (format, fail_on_change) = (args.format, args.fail_on_change);
    let progress = Progress::new(settings.watched, settings.lang);
    let compared = compare(args, &progress);
    progress.clear();
    let (diff, refused) = compared?;
    match format {
        TableOrJson::Table => {
            output.data(&diff::render(&diff, settings.lang, Style { color: true }))?;
        }
        TableOrJson::Json => output.data(&diff.to_json())?,
    }
    Ok(judge(&diff, &refused, fail_on_change, output))
}

fn judge(diff: &Diff, refused: &[Diagnostic], fail_on_change: bool, output: &mut Output) -> Exit {
    let mut exit = Exit::Well;
    if diff.rejected > 0 {
        output.problems(refused, &Sources::new());
        output.say("\n");
        output.say_line("cli-rejected", &[("rejected", diff.rejected.into())]);
        exit = exit.max(Exit::Rejected);
    }
    if fail_on_change && diff.changed > 0 {
        exit = exit.max(Exit::Failed);
    }
    exit
}

/// The work itself.
fn compare(args: RulesDiffArgs, progress: &Progress) -> Result<(Diff, Vec<Diagnostic>), Failure> {
    let old = rule_set(&args.old)?;
    let new = rule_set(&args.new)?;
    let reading = Input::from(args.input).settings()?;
    let task = DiffTask {
        old: &old,
        new: &new,
        settings: &reading,
        mask: !args.no_mask,
        threads: settings::threads(args.threads).get(),
    };
    let inputs = reading::inputs(args.paths, &reading);
    Ok(diff::diff(task, inputs, &mut |reached| progress.reach(reached.found, reached.bytes))?)
}

fn rule_set(path: &Path) -> Result<RuleSet, Failure> {
    ruleset::usable(Some(path).filter(|path| *path != Path::new(BUILTIN)))
}
