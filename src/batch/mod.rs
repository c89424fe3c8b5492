//! The run: ingest → engine → report over all threads, in order, in bounded memory, whole or not at all.

mod convert;
pub(crate) mod parallel;
mod piece;
mod prepare;
mod repeated;
mod run;

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
use crate::engine::{Program, RuleName};
use crate::ingest::{Inputs, Settings};
use crate::messages::Lang;
use crate::report::{InputNotes, RuleColumn, Summary};

pub use convert::{Converted, convert};
pub(crate) use piece::guarded;
pub use prepare::prepare;
pub use run::{RunError, audit_to_dir, audit_to_stream, summarise};

/// Which files a run writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// `audits.jsonl`.
    pub jsonl: bool,
    /// `scores.csv` and `verdicts.csv`.
    pub csv: bool,
}

impl Formats {
    /// Every format there is.
    pub const ALL: Formats = Formats { jsonl: true, csv: true };
    const NONE: Formats = Formats { jsonl: false, csv: false };
}

/// What a run does with its input.
#[derive(Debug, Clone, Copy)]
pub struct Task<'a> {
    program: &'a Program,
    settings: &'a Settings,
    formats: Formats,
    mask: bool,
    lang: Lang,
    threads: usize,
    answers_in_order: bool,
}

impl<'a> Task<'a> {
    /// A task with every format, masked, on all processors.
    pub fn new(program: &'a Program, settings: &'a Settings) -> Task<'a> {
        Task {
            program,
            settings,
            formats: Formats::ALL,
            mask: true,
            lang: Lang::default(),
            threads: 0,
            answers_in_order: false,
        }
    }

    /// Writes the formats that are wanted.
    pub fn with_formats(self, formats: Formats) -> Task<'a> {
        Task { formats, ..self }
    }

    /// Hides personal numbers, or not.
    pub fn with_mask(self, mask: bool) -> Task<'a> {
        Task { mask, ..self }
    }

    /// Words reasons in a language.
    pub fn with_lang(self, lang: Lang) -> Task<'a> {
        Task { lang, ..self }
    }

    /// Works on so many threads; 0 is one for each processor.
    pub fn with_threads(self, threads: usize) -> Task<'a> {
        Task { threads, ..self }
    }

    fn columns(&self) -> Vec<RuleColumn> {
        let column = |rule: RuleName| RuleColumn { rule: rule.rule, item: rule.item, title: rule.title };
        self.program.rule_names().into_iter().map(column).collect()
    }
}

/// What a run came to.
#[derive(Debug)]
pub struct Finished {
    /// Counts, scores, items, groups.
    pub summary: Summary,
    /// Inputs found: always audited + rejected.
    pub found: u64,
    /// What is wrong with the first so many rejected inputs, in order; [`Summary::rejected`] counts them all.
    pub refused: Vec<Diagnostic>,
    /// Ids that several transcripts bear, the first so many; all were audited.
    pub repeated_ids: Vec<String>,
    /// How many transcripts bear an id that an earlier one bears.
    pub repeated: u64,
    /// What was left out, and what found no partner.
    pub notes: InputNotes,
}

/// How many files were written in which encoding other than UTF-8.
fn encodings(inputs: &Inputs) -> BTreeMap<String, u64> {
    inputs.encodings().iter().map(|(encoding, count)| ((*encoding).to_owned(), *count)).collect()
}

/// Most refused inputs of which a run tells what is wrong; the results hold them all.
const NAMED_REFUSALS: usize = 20;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Inputs answered for.
    pub found: u64,
    /// Bytes of input read.
    pub bytes: u64,
}
