//! Audits as people read them: rows, files, summaries and the terminal.
//!
//! Everything here sees audits, never how they came about. Writers of files come as a `header` and a `row`, so that rows can be
//! encoded anywhere and put together in order.

pub mod cells;
mod explain;
pub mod jsonl;
mod mask;
mod output_dir;
#[cfg(test)]
pub(crate) mod sample;
pub mod scores_csv;
pub(crate) mod style;
pub mod summary;
mod terminal;
pub mod verdicts_csv;
pub mod wording;

pub use explain::{Explain, explain, explain_verdict};
pub use mask::{MASK, mask, mask_audit, mask_diagnostic, mask_name, mask_rejected, mask_transcript};
pub use output_dir::{
    MANIFEST, MANIFEST_SCHEMA, Manifest, ManifestCounts, ManifestFile, ManifestHead, OutputDir, OutputError,
    ResultFile,
};
pub use style::Style;
pub use summary::{InputNotes, SkippedFile, Summary, SummaryFigures, item_verdict};
pub use terminal::render;
pub(crate) use terminal::{Look, percent, plain_table};

/// A rule as a report shows it: one column of the scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleColumn {
    /// Id of the rule.
    pub rule: String,
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its title, as written.
    pub title: String,
}
