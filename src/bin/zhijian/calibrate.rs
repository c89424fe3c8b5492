//! `zhijian calibrate`: audits against the labels of human graders.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use zhijian::agreement::{self, Agreement, Comparison, Labels, Line};
use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::report::Style;

use crate::args::{CalibrateArgs, CalibrateFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Compares, says which labels were of no use, and shows the agreement.
pub fn run(args: CalibrateArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let agreement = compare(&args)?;
    output.problems(&agreement.problems, &Sources::new());
    if agreement.transcripts == 0 || agreement.items.is_empty() {
        return Err(Diagnostic::error("no-label-compared", Place::default()).into());
    }
    match args.format {
        CalibrateFormat::Table => {
            let style = Style { color: true };
            output.data(&agreement::render(&agreement, settings.lang, settings.width, style))?;
        }
        CalibrateFormat::Json => output.data(&agreement::to_json(&agreement, settings.lang))?,
        CalibrateFormat::Csv => {
            let sheet = if args.disagreements {
                agreement::disagreements_csv(&agreement, settings.lang)
            } else {
                agreement::items_csv(&agreement)
            };
            let mut stream = output.stream();
            stream.write_all(&sheet)?;
            stream.flush()?;
        }
    }
    Ok(if agreement.problems.is_empty() { Exit::Well } else { Exit::Rejected })
}

/// The work itself.
fn compare(args: &CalibrateArgs) -> Result<Agreement, Failure> {
    let mut labels = read_labels(&args.labels)?;
    if let Some(item) = &args.item
        && !labels.keep(item)
    {
        return Err(Diagnostic::error("no-label-of-item", Place::default()).with("item", item).into());
    }
    let mut comparison = Comparison::new(labels, args.mixed);
    let (audits, rejected) = places(&args.audits);
    read(open(&audits)?, &audits, &mut comparison)?;
    if let Some(rejected) = rejected.filter(|path| path.is_file()) {
        read(open(&rejected)?, &rejected, &mut comparison)?;
    }
    Ok(comparison.finish())
}

/// Where the audits are, and where the refused inputs beside them would be.
fn places(audits: &Path) -> (PathBuf, Option<PathBuf>) {
    if audits == Path::new("-") {
        return (audits.to_owned(), None);
    }
    if audits.is_dir() {
        return (audits.join("audits.jsonl"), Some(audits.join("rejected.jsonl")));
    }
    (audits.to_owned(), Some(audits.with_file_name("rejected.jsonl")))
}

fn read_labels(path: &Path) -> Result<Labels, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| unreadable("labels-file-unreadable", path, error))?;
    Ok(Labels::read(&bytes, &name)?)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Diagnostic> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(BufReader::new(file))),
        Err(error) => Err(unreadable("audits-file-unreadable", path, error)),
    }
}

fn read(input: impl BufRead, path: &Path, comparison: &mut Comparison) -> Result<(), Diagnostic> {
    agreement::read_audits(input, &path.display().to_string(), |line| match line {
        Line::Audit(audit) => comparison.add(&audit),
        Line::Rejected(rejected) => {
            comparison.reject(rejected);
            Ok(())
        }
    })
}

fn unreadable(code: &'static str, path: &Path, error: std::io::Error) -> Diagnostic {
    Diagnostic::error(code, Place::file(path.display().to_string())).with("error", error)
}
