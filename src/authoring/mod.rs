//! What rule authors need: running the cases beside the rules, and seeing which part of a rule set no case notices.

mod cases;
mod lints;
mod mutation;

pub use lints::lint;
pub use cases::{CaseFailure, CaseProblem, CaseRun, case_transcript, run_cases};
pub use mutation::{Mutant, mutants, unnoticed};
