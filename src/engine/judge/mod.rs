//! Clauses and rules → truth and verdicts.

pub(super) mod clause;
mod metadata;
mod outcome;
mod rule;
mod trace;

pub(super) use outcome::{Cited, SearchNote, Truth};
pub(super) use rule::{Judgement, one, rules};
pub(super) use trace::trace;
pub use trace::{ClauseList, ClauseState, ClauseTruth};
