//! The run: every transcript audited under both sets, on all threads, in bounded memory.

use std::collections::BTreeMap;

use super::compare;
use super::figures::{DIFF_SCHEMA, Diff};
use super::tally::Tally;
use crate::batch::parallel::Workers;
use crate::batch::{Progress, RunError, guarded, prepare};
use crate::diagnostics::{Diagnostic, Place};
use crate::engine::Program;
use crate::ingest::{Chunk, Inputs, Settings};
use crate::report::{mask_audit, mask_diagnostic};
use crate::rules::model::RuleSet;
use crate::transcript::Transcript;

/// What is compared, and how.
#[derive(Debug, Clone, Copy)]
pub struct DiffTask<'a> {
    /// The rule set before.
    pub old: &'a RuleSet,
    /// The rule set after.
    pub new: &'a RuleSet,
    /// How transcripts are read.
    pub settings: &'a Settings,
    /// Whether personal numbers are hidden.
    pub mask: bool,
    /// Number of threads; 0 is one for each processor.
    pub threads: usize,
}

/// The task with both sets compiled.
struct Ready<'a> {
    task: DiffTask<'a>,
    old: Program,
    new: Program,
    rules: BTreeMap<String, usize>,
}

/// Compares two rule sets on the inputs, and says what is wrong with the first inputs that had to be left out.
pub fn diff(
    task: DiffTask<'_>,
    mut inputs: Inputs,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Diff, Vec<Diagnostic>), RunError> {
    let mut rules = compare::rules(task.old, task.new);
    let places = rules.iter().enumerate().map(|(at, rule)| (rule.rule.clone(), at));
    let (old, new) = (prepare(task.old), prepare(task.new));
    let ready = Ready { task, rules: places.collect(), old, new };
    let mut tally = Tally::default();
    let mut reached = Progress::default();
    let workers = Workers::new(task.threads).map_err(RunError::Threads)?;
    workers.ordered(
        &mut inputs,
        |chunk| ready.piece(chunk),
        |(bytes, piece)| {
            reached.bytes += bytes;
            reached.found += piece.transcripts + piece.rejected;
            tally.merge(piece);
            progress(reached);
            Ok::<(), RunError>(())
        },
    )?;
    let (transcripts, changed, rejected) = (tally.transcripts, tally.changed, tally.rejected);
    let refused = std::mem::take(&mut tally.refused);
    let (transitions, score) = tally.finish();
    transitions.into_iter().for_each(|(rule, transition)| rules[rule].transitions.push(transition));
    rules.retain(|rule| {
        let kept = rule.presence == super::Presence::Kept;
        !kept || rule.weight.is_some() || rule.severity.is_some() || !rule.transitions.is_empty()
    });
    let stamps = [&ready.old, &ready.new].map(|program| program.ruleset().clone());
    let [old, new] = stamps;
    let diff = Diff { schema: DIFF_SCHEMA, old, new, transcripts, changed, rejected, score, rules };
    Ok((diff, refused))
}

impl Ready<'_> {
    /// What one chunk adds, and its size in bytes.
    fn piece(&self, chunk: Result<Chunk, Diagnostic>) -> (u64, Tally) {
        let mut tally = Tally::default();
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(refused) => {
                self.reject(&mut tally, refused);
                return (0, tally);
            }
        };
        let place = || Place::line(&*chunk.source, chunk.first_line);
        let transcripts = guarded(place, || chunk.transcripts(self.task.settings));
        for transcript in transcripts.unwrap_or_else(|refused| vec![Err(refused)]) {
            if let Err(refused) = transcript.and_then(|transcript| self.add(&mut tally, &transcript)) {
                self.reject(&mut tally, refused);
            }
        }
        (chunk.bytes.len() as u64, tally)
    }

    fn add(&self, tally: &mut Tally, transcript: &Transcript) -> Result<(), Diagnostic> {
        let [old, new] = guarded(
            || Place::file(transcript.source.as_str()),
            || {
                [&self.old, &self.new].map(|program| {
                    let mut audit = program.audit(transcript);
                    if self.task.mask {
                        mask_audit(&mut audit);
                    }
                    audit
                })
            },
        )?;
        tally.add(&old, &new, compare::verdicts(&self.rules, &old, &new));
        Ok(())
    }

    fn reject(&self, tally: &mut Tally, mut refused: Diagnostic) {
        if self.task.mask {
            mask_diagnostic(&mut refused);
        }
        tally.reject(refused);
    }
}
