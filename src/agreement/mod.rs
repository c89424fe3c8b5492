//! How far audits agree with human graders: labels, the comparison, its figures, and the forms in which people read them.
//!
//! [`Labels`] come from a table that graders fill in. A [`Comparison`] holds them, takes audits one after another, and keeps of
//! each only what the labels ask for, so that its size grows with the labels and not with the audits. [`Agreement`] is what
//! comes of it: figures of every item and over all, the disagreements with their evidence, and every label that was of no use.

mod answer;
mod audits;
mod compare;
mod confusion;
mod figures;
mod header;
mod json;
mod kappa;
mod labels;
mod page;
#[cfg(test)]
mod sample;
mod sheets;

pub use answer::{Given, Labelled};
pub use audits::{Line, read_audits};
pub use compare::{Agreement, Comparison, Disagreement};
pub use confusion::{Confusion, Row};
pub use figures::{ArguableFigures, Figures, ItemFigures, MacroF1, UnjudgedFigures};
pub use json::to_json;
pub use kappa::{Interval, Kappa};
pub use labels::{Label, Labels};
pub use page::render;
pub use sheets::{disagreements_csv, items_csv};
