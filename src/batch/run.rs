//! Runs: into a directory, into a stream, or only to sum up.

use std::io::{self, Write};
use std::path::Path;

use thiserror::Error;

use super::parallel::Workers;
use super::piece::{Piece, piece};
use super::repeated::Repeated;
use super::{Finished, Formats, NAMED_REFUSALS, Progress, Task, encodings};
use crate::diagnostics::Diagnostic;
use crate::engine::ProgramStamp;
use crate::ingest::Inputs;
use crate::report::{
    InputNotes, ManifestCounts, ManifestFile, ManifestHead, OutputDir, OutputError, ResultFile, RuleColumn,
    SkippedFile, Summary, mask_name, scores_csv, verdicts_csv,
};

/// Why a run could not be carried out. What is wrong with single inputs is in its result.
#[derive(Debug, Error)]
pub enum RunError {
    /// The results could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The stream could not be written.
    #[error("could not write the results")]
    Stream(#[source] io::Error),
    /// No worker threads could be started.
    #[error("could not start the worker threads")]
    Threads(#[source] io::Error),
}

/// Audits the inputs and writes the results to `dir` (not yet begun, or replaced when `force`).
pub fn audit_to_dir(
    task: Task<'_>,
    mut inputs: Inputs,
    dir: &Path,
    force: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Finished, RunError> {
    let dir = OutputDir::create(dir, force)?;
    let columns = task.columns();
    let mut files = Files::create(&task, &columns, &dir)?;
    let mut tally = Tally::default();
    run(&task, &columns, &mut inputs, &mut |piece| {
        files.write(&piece)?;
        progress(tally.add(piece));
        Ok::<(), RunError>(())
    })?;
    let finished = tally.finish(&task, &inputs);
    let files = files.finish(&finished.summary)?;
    let head = ManifestHead {
        program: ProgramStamp { version: env!("CARGO_PKG_VERSION").into() },
        ruleset: task.program.ruleset().clone(),
        counts: ManifestCounts {
            audited: finished.summary.audited(),
            rejected: finished.summary.rejected(),
            skipped_files: finished.summary.skipped_files(),
        },
    };
    dir.finish(head, files)?;
    Ok(finished)
}

/// Audits the inputs and writes one line for each, in order: its audit, or what is wrong with it. Every piece is flushed.
pub fn audit_to_stream(
    task: Task<'_>,
    mut inputs: Inputs,
    out: &mut dyn Write,
) -> Result<Finished, RunError> {
    let task = Task { formats: Formats { jsonl: true, csv: false }, answers_in_order: true, ..task };
    let mut tally = Tally::default();
    run(&task, &[], &mut inputs, &mut |piece| {
        out.write_all(&piece.audits).and_then(|()| out.flush()).map_err(RunError::Stream)?;
        tally.add(piece);
        Ok::<(), RunError>(())
    })?;
    Ok(tally.finish(&task, &inputs))
}

/// Audits the inputs and writes nothing.
pub fn summarise(
    task: Task<'_>,
    mut inputs: Inputs,
    progress: &mut dyn FnMut(Progress),
) -> Result<Finished, RunError> {
    let task = Task { formats: Formats::NONE, ..task };
    let mut tally = Tally::default();
    run(&task, &[], &mut inputs, &mut |piece| {
        progress(tally.add(piece));
        Ok::<(), RunError>(())
    })?;
    Ok(tally.finish(&task, &inputs))
}

/// Reads, audits and encodes on all threads, and hands every piece on in order.
fn run(
    task: &Task<'_>,
    columns: &[RuleColumn],
    inputs: &mut Inputs,
    consume: &mut dyn FnMut(Piece) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let workers = Workers::new(task.threads).map_err(RunError::Threads)?;
    workers.ordered(inputs, |chunk| piece(task, columns, chunk), consume)
}

/// The sums of a run so far.
#[derive(Default)]
struct Tally {
    summary: Summary,
    refused: Vec<Diagnostic>,
    repeated: Repeated,
    progress: Progress,
    undescribed: u64,
    undescribed_ids: Vec<String>,
}

impl Tally {
    fn add(&mut self, piece: Piece) -> Progress {
        self.progress.found += piece.found;
        self.progress.bytes += piece.bytes;
        self.summary.merge(piece.summary);
        self.refused.extend(piece.refused);
        self.refused.truncate(NAMED_REFUSALS);
        self.undescribed += piece.undescribed.len() as u64;
        let room = NAMED_NOTES.saturating_sub(self.undescribed_ids.len());
        self.undescribed_ids.extend(piece.undescribed.into_iter().take(room));
        piece.ids.into_iter().for_each(|id| self.repeated.add(id));
        self.progress
    }

    fn finish(mut self, task: &Task<'_>, inputs: &Inputs) -> Finished {
        self.summary.skip_files(inputs.skipped().count());
        self.summary.note(self.notes(task, inputs));
        let found = self.progress.found;
        assert_eq!(
            found,
            self.summary.audited() + self.summary.rejected(),
            "every input found is audited or rejected"
        );
        Finished {
            found,
            refused: self.refused,
            repeated_ids: self.repeated.names,
            repeated: self.repeated.count,
            notes: self.summary.notes().clone(),
            summary: self.summary,
        }
    }

    /// What is said of the input as a whole.
    fn notes(&self, task: &Task<'_>, inputs: &Inputs) -> InputNotes {
        let shown = |name: &str| if task.mask { mask_name(name).into_owned() } else { name.to_owned() };
        let metadata = task.settings.metadata.as_ref();
        let unmatched = metadata.map(|metadata| metadata.unmatched()).unwrap_or_default();
        let skipped = inputs.skipped();
        let by_code = skipped.by_code().iter().map(|(code, count)| ((*code).to_owned(), *count));
        let files = skipped.named().iter();
        InputNotes {
            skipped_by_code: by_code.collect(),
            skipped: files
                .map(|(file, code)| SkippedFile { file: shown(file), code: (*code).to_owned() })
                .collect(),
            encodings: encodings(inputs),
            unmatched_rows: unmatched.len() as u64,
            unmatched_row_ids: unmatched.iter().take(NAMED_NOTES).map(|(_, id)| shown(id)).collect(),
            undescribed: self.undescribed,
            undescribed_ids: self.undescribed_ids.clone(),
        }
    }
}

/// Most rows and transcripts without a partner that are named.
const NAMED_NOTES: usize = 20;

/// The files of a results directory while they are written.
struct Files<'d> {
    dir: &'d OutputDir,
    audits: Option<ResultFile>,
    scores: Option<ResultFile>,
    verdicts: Option<ResultFile>,
    rejected: Option<ResultFile>,
}

impl<'d> Files<'d> {
    fn create(task: &Task<'_>, columns: &[RuleColumn], dir: &'d OutputDir) -> Result<Files<'d>, OutputError> {
        let open = |wanted: bool, name| wanted.then(|| dir.file(name)).transpose();
        let mut files = Files {
            dir,
            audits: open(task.formats.jsonl, "audits.jsonl")?,
            scores: open(task.formats.csv, "scores.csv")?,
            verdicts: open(task.formats.csv, "verdicts.csv")?,
            rejected: None,
        };
        let mut head = Vec::new();
        if let Some(scores) = &mut files.scores {
            scores_csv::header(&mut head, columns);
            scores.write(&head)?;
        }
        head.clear();
        if let Some(verdicts) = &mut files.verdicts {
            verdicts_csv::header(&mut head);
            verdicts.write(&head)?;
        }
        Ok(files)
    }

    fn write(&mut self, piece: &Piece) -> Result<(), OutputError> {
        let rows = [
            (&mut self.audits, &piece.audits),
            (&mut self.scores, &piece.scores),
            (&mut self.verdicts, &piece.verdicts),
        ];
        for (output, bytes) in rows {
            if let Some(output) = output {
                output.write(bytes)?;
            }
        }
        if !piece.rejected.is_empty() {
            if self.rejected.is_none() {
                self.rejected = Some(self.dir.file("rejected.jsonl")?);
            }
            if let Some(rejected) = &mut self.rejected {
                rejected.write(&piece.rejected)?;
            }
        }
        Ok(())
    }

    fn finish(self, summary: &Summary) -> Result<Vec<ManifestFile>, OutputError> {
        let mut figures = self.dir.file("summary.json")?;
        figures.write(&summary.figures().to_json())?;
        let files = [self.audits, self.scores, self.verdicts, self.rejected, Some(figures)];
        files.into_iter().flatten().map(ResultFile::finish).collect()
    }
}
