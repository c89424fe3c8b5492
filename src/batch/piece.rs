//! One chunk of input → its rows in every output.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Task;
use crate::diagnostics::{Diagnostic, Place};
use crate::engine::{Audit, Rejected};
use crate::ingest::{Chunk, NOT_IN_METADATA, rejected};
use crate::report::{
    RuleColumn, Summary, jsonl, mask_audit, mask_diagnostic, mask_rejected, scores_csv, verdicts_csv,
};
use crate::transcript::Transcript;

use super::NAMED_REFUSALS;

/// What one chunk adds to the outputs. Everything in it is encoded, so that the writer only copies bytes.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub audits: Vec<u8>,
    pub scores: Vec<u8>,
    pub verdicts: Vec<u8>,
    pub rejected: Vec<u8>,
    pub summary: Summary,
    pub ids: Vec<String>,
    /// Ids of transcripts that the metadata says nothing about.
    pub undescribed: Vec<String>,
    /// What is wrong with the first refused inputs.
    pub refused: Vec<Diagnostic>,
    pub found: u64,
    pub bytes: u64,
}

/// Reads, audits and encodes a chunk; a chunk that could not be read is one rejected input.
pub(super) fn piece(task: &Task<'_>, columns: &[RuleColumn], chunk: Result<Chunk, Diagnostic>) -> Piece {
    let mut piece = Piece::default();
    match chunk {
        Err(refused) => piece.reject(task, &refused),
        Ok(chunk) => {
            piece.bytes = chunk.bytes.len() as u64;
            let place = || Place::line(&*chunk.source, chunk.first_line);
            let transcripts = guarded(place, || chunk.transcripts(task.settings));
            for transcript in transcripts.unwrap_or_else(|refused| vec![Err(refused)]) {
                if let Err(refused) = transcript.and_then(|transcript| piece.add(task, columns, transcript)) {
                    piece.reject(task, &refused);
                }
            }
        }
    }
    piece
}

/// Does some work. A failure of ours costs the input at `place`, not the run.
pub(crate) fn guarded<T>(place: impl Fn() -> Place, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
        Diagnostic::error("internal-error", place()).with("message", message)
    })
}

impl Piece {
    /// Audits a transcript and adds its rows, all of them or none.
    fn add(
        &mut self,
        task: &Task<'_>,
        columns: &[RuleColumn],
        transcript: Transcript,
    ) -> Result<(), Diagnostic> {
        let lengths = [self.audits.len(), self.scores.len(), self.verdicts.len()];
        let place = || Place::file(transcript.source.as_str());
        let audit = guarded(place, || {
            let mut audit = task.program.audit(&transcript);
            if task.mask {
                mask_audit(&mut audit);
            }
            self.encode(task, columns, &audit);
            audit
        });
        match audit {
            Ok(audit) => {
                self.found += 1;
                self.summary.add(&audit);
                if audit.warnings.iter().any(|warning| warning.code == NOT_IN_METADATA) {
                    self.undescribed.push(audit.transcript.id);
                }
                self.ids.push(transcript.id);
                Ok(())
            }
            Err(refused) => {
                let outputs = [&mut self.audits, &mut self.scores, &mut self.verdicts];
                outputs.into_iter().zip(lengths).for_each(|(output, length)| output.truncate(length));
                Err(refused)
            }
        }
    }

    fn encode(&mut self, task: &Task<'_>, columns: &[RuleColumn], audit: &Audit) {
        if task.formats.jsonl {
            jsonl::audit(&mut self.audits, audit);
        }
        if task.formats.csv {
            scores_csv::row(&mut self.scores, columns, audit);
            verdicts_csv::rows(&mut self.verdicts, audit, task.lang);
        }
    }

    fn reject(&mut self, task: &Task<'_>, refused: &Diagnostic) {
        self.found += 1;
        let mut rejected: Rejected = rejected(refused, task.lang);
        let mut refused = refused.clone();
        if task.mask {
            mask_rejected(&mut rejected);
            mask_diagnostic(&mut refused);
        }
        if self.refused.len() < NAMED_REFUSALS {
            self.refused.push(refused);
        }
        self.summary.reject(&rejected);
        jsonl::rejected(&mut self.rejected, &rejected);
        if task.answers_in_order {
            jsonl::rejected(&mut self.audits, &rejected);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_internal_error_at_its_place_with_its_message() {
        let place = || Place::line("day/a.jsonl", 7);
        let failed = |number: usize| {
            guarded(place, || {
                if number > 0 {
                    panic!("{number} is too much")
                }
            })
        };
        let static_failed = guarded(place, || panic!("never"));
        let error = |message| Diagnostic::error("internal-error", place()).with("message", message);
        assert_eq!(failed(3), Err(error("3 is too much")));
        assert_eq!(static_failed, Err::<(), _>(error("never")));
        assert_eq!(failed(0), Ok(()));
    }
}
