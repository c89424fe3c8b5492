//! Two rule sets on the same transcripts: which verdicts change, and how scores move.

mod compare;
mod figures;
mod page;
mod run;
mod tally;

pub use figures::{
    BeforeAfter, Crossing, DIFF_SCHEMA, Diff, DiffExample, Presence, RuleDiff, ScoreMovement, Step,
    Transition,
};
pub use page::render;
pub use run::{DiffTask, diff};
