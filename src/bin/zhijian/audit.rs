//! `zhijian audit`: many transcripts, scored.

use std::mem::ManuallyDrop;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use zhijian::batch::{self, Finished, Formats, Task};
use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::report::{self, Style};

use crate::args::{AuditArgs, Format};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{self, Reading};
use crate::ruleset;
use crate::settings::{self, Settings};

/// What is to be audited, and where results go.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// How they are read and judged.
    pub reading: Reading,
    /// Where results go.
    pub destination: Destination,
    /// Number of worker threads.
    pub threads: NonZeroUsize,
}

/// Where results go.
#[derive(Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nowhere: only the summary is shown.
    Summary,
    /// Standard output, as JSON Lines.
    Stream,
    /// A directory, which `replace` allows to exist already.
    Directory { path: PathBuf, formats: Vec<Format>, replace: bool },
}

/// What came of it.
#[derive(Debug)]
pub struct Done {
    /// For people, in their language, ready to be printed.
    pub summary: String,
    /// Mean over all transcripts that have a score.
    pub mean_score: Option<f64>,
    /// Number of inputs that were refused.
    pub rejected: usize,
    /// What is wrong with the first of them.
    pub refused: Vec<Diagnostic>,
}

/// Audits, says what came of it, and compares the mean score with the threshold.
pub fn run(args: AuditArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let (quiet, fail_under) = (args.quiet, args.fail_under);
    let request = Request::new(args)?;
    let progress = Progress::new(settings.watched && !quiet, settings.lang);
    let done = audit(&request, settings, output, &progress);
    progress.clear();
    let done = done?;
    if !quiet && request.destination != Destination::Stream {
        output.data(&done.summary)?;
    }
    Ok(judge(&done, fail_under, output))
}

impl Request {
    fn new(args: AuditArgs) -> Result<Request, Diagnostic> {
        Ok(Request {
            paths: args.paths,
            reading: args.reading.into(),
            destination: Destination::new(args.out, args.formats, args.force)?,
            threads: settings::threads(args.threads),
        })
    }
}

impl Destination {
    fn new(out: Option<PathBuf>, formats: Vec<Format>, replace: bool) -> Result<Destination, Diagnostic> {
        match out {
            None => Ok(Destination::Summary),
            Some(out) if out == Path::new("-") && formats.contains(&Format::Csv) => {
                Err(Diagnostic::error("format-needs-directory", Place::default()).with("format", "csv"))
            }
            Some(out) if out == Path::new("-") => Ok(Destination::Stream),
            Some(path) if formats.is_empty() => {
                Ok(Destination::Directory { path, formats: vec![Format::Csv, Format::Jsonl], replace })
            }
            Some(path) => Ok(Destination::Directory { path, formats, replace }),
        }
    }
}

/// Rejected inputs and a missed threshold are said; a mean that nobody knows misses every threshold.
fn judge(done: &Done, fail_under: Option<f64>, output: &mut Output) -> Exit {
    let mut exit = Exit::Well;
    if done.rejected > 0 {
        output.problems(&done.refused, &Sources::new());
        output.say("\n");
        let shown = done.refused.len();
        let key = if shown < done.rejected { "cli-rejected-first" } else { "cli-rejected" };
        output.say_line(key, &[("rejected", done.rejected.into()), ("shown", shown.into())]);
        exit = exit.max(Exit::Rejected);
    }
    if let Some(threshold) = fail_under
        && done.mean_score.is_none_or(|mean| mean < threshold)
    {
        let mean = done.mean_score.map_or_else(|| "none".to_owned(), rounded_down);
        output.say_line(
            "cli-under-threshold",
            &[("mean", mean.into()), ("threshold", threshold.to_string().into())],
        );
        exit = exit.max(Exit::Failed);
    }
    exit
}

/// Two decimals, never up: a mean that misses the threshold must not look as if it reached it.
fn rounded_down(mean: f64) -> String {
    format!("{:.2}", (mean * 100.0).floor() / 100.0)
}

/// The run itself.
fn audit(
    request: &Request,
    settings: &Settings,
    output: &mut Output,
    progress: &Progress,
) -> Result<Done, Failure> {
    // The process ends after the run: giving their memory back piece by piece would only cost time.
    let ruleset = ManuallyDrop::new(ruleset::usable(request.reading.rules.as_deref())?);
    let program = ManuallyDrop::new(batch::prepare(&ruleset));
    let reading = request.reading.input.settings()?;
    let inputs = reading::inputs(request.paths.clone(), &reading);
    let task = Task::new(&program, &reading)
        .with_mask(request.reading.mask)
        .with_lang(settings.lang)
        .with_threads(request.threads.get());
    let mut reach = |reached: batch::Progress| progress.reach(reached.found, reached.bytes);
    let finished = match &request.destination {
        Destination::Summary => batch::summarise(task, inputs, &mut reach),
        Destination::Stream => batch::audit_to_stream(task, inputs, &mut output.stream()),
        Destination::Directory { path, formats, replace } => {
            let formats =
                Formats { jsonl: formats.contains(&Format::Jsonl), csv: formats.contains(&Format::Csv) };
            batch::audit_to_dir(task.with_formats(formats), inputs, path, *replace, &mut reach)
        }
    }?;
    progress.clear();
    say_oddities(&finished, output);
    Ok(Done {
        summary: report::render(&finished.summary, settings.lang, settings.width, Style { color: true }),
        mean_score: finished.summary.mean(),
        rejected: finished.summary.rejected() as usize,
        refused: finished.refused,
    })
}

/// What was odd about the input as a whole: ids that come twice, rows of the table that belong to nobody.
fn say_oddities(finished: &Finished, output: &mut Output) {
    if finished.repeated > 0 {
        let ids = finished.repeated_ids.join(", ");
        output.say_line("cli-repeated-ids", &[("count", finished.repeated.into()), ("ids", ids.into())]);
    }
    let notes = &finished.notes;
    let listed = [
        ("cli-unmatched-rows", notes.unmatched_rows, notes.unmatched_row_ids.join(", ")),
        ("cli-undescribed", notes.undescribed, notes.undescribed_ids.join(", ")),
    ];
    for (key, count, names) in listed.into_iter().filter(|(_, count, _)| *count > 0) {
        output.say_line(key, &[("count", count.into()), ("keys", names.into())]);
    }
    reading::say_encodings(&notes.encodings, output);
    reading::say_skipped(&notes.skipped, finished.summary.skipped_files(), output);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Environment;

    fn judged(mean_score: Option<f64>, rejected: usize, fail_under: Option<f64>) -> Exit {
        let done = Done { summary: String::new(), mean_score, rejected, refused: Vec::new() };
        let mut output = Output::new(&Settings::peek(&[], &Environment::default()));
        judge(&done, fail_under, &mut output)
    }

    #[test]
    fn a_mean_under_the_threshold_fails() {
        assert_eq!(judged(Some(79.9), 0, Some(80.0)), Exit::Failed);
        assert_eq!(judged(Some(80.0), 0, Some(80.0)), Exit::Well);
        assert_eq!(judged(Some(3.0), 0, None), Exit::Well);
    }

    #[test]
    fn an_unknown_mean_misses_every_threshold() {
        assert_eq!(judged(None, 0, Some(0.0)), Exit::Failed);
        assert_eq!(judged(None, 0, None), Exit::Well);
    }

    #[test]
    fn a_missed_threshold_is_graver_than_rejected_inputs() {
        assert_eq!(judged(Some(90.0), 2, Some(80.0)), Exit::Rejected);
        assert_eq!(judged(Some(70.0), 2, Some(80.0)), Exit::Failed);
    }

    #[test]
    fn a_mean_just_under_the_threshold_is_not_shown_as_the_threshold() {
        assert_eq!(rounded_down(79.9999), "79.99");
        assert_eq!(rounded_down(80.0), "80.00");
    }

    #[test]
    fn a_dash_is_standard_output() {
        let at = |out: &str, formats: &[Format]| {
            Destination::new(Some(out.into()), formats.to_vec(), false).map_err(|problem| problem.code)
        };
        assert_eq!(at("-", &[]), Ok(Destination::Stream));
        assert_eq!(at("-", &[Format::Jsonl]), Ok(Destination::Stream));
        assert_eq!(at("-", &[Format::Csv]), Err("format-needs-directory"));
        let directory = Destination::Directory {
            path: "out".into(),
            formats: vec![Format::Csv, Format::Jsonl],
            replace: false,
        };
        assert_eq!(at("out", &[]), Ok(directory));
    }
}
