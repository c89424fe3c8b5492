//! One chunk of input → its rows in every output.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Task;
use crate::diagnostics::{Diagnostic, Place};
use crate::engine::{Audit, Rejected};
use crate::ingest::{Chunk, rejected};
use crate::report::{RuleColumn, Summary, jsonl, mask_audit, mask_rejected, scores_csv, verdicts_csv};
use crate::transcript::Transcript;

/// What one chunk adds to the outputs. Everything in it is encoded, so that the writer only copies bytes.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub audits: Vec<u8>,
    pub scores: Vec<u8>,
    pub verdicts: Vec<u8>,
    pub rejected: Vec<u8>,
    pub summary: Summary,
    pub ids: Vec<String>,
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
            for transcript in chunk.transcripts(task.settings) {
                match transcript.and_then(|transcript| audit(task, transcript)) {
                    Ok(audit) => piece.add(task, columns, audit),
                    Err(refused) => piece.reject(task, &refused),
                }
            }
        }
    }
    piece
}

/// Audits a transcript. A failure of ours costs this transcript, not the run.
fn audit(task: &Task<'_>, transcript: Transcript) -> Result<Audit, Diagnostic> {
    catch_unwind(AssertUnwindSafe(|| task.program.audit(&transcript)))
        .map_err(|_| Diagnostic::error("internal-error", Place::file(transcript.source.as_str())))
}

impl Piece {
    fn add(&mut self, task: &Task<'_>, columns: &[RuleColumn], mut audit: Audit) {
        self.found += 1;
        self.ids.push(audit.transcript.id.clone());
        if task.mask {
            mask_audit(&mut audit);
        }
        self.summary.add(&audit);
        if task.formats.jsonl {
            jsonl::audit(&mut self.audits, &audit);
        }
        if task.formats.csv {
            scores_csv::row(&mut self.scores, columns, &audit);
            verdicts_csv::rows(&mut self.verdicts, &audit, task.lang);
        }
    }

    fn reject(&mut self, task: &Task<'_>, refused: &Diagnostic) {
        self.found += 1;
        let mut rejected: Rejected = rejected(refused, task.lang);
        if task.mask {
            mask_rejected(&mut rejected);
        }
        self.summary.reject(&rejected);
        jsonl::rejected(&mut self.rejected, &rejected);
        if task.answers_in_order {
            jsonl::rejected(&mut self.audits, &rejected);
        }
    }
}
