//! What rule authors need: lints, the cases beside the rules run, and seeing which part of a rule set no case notices.

mod cases;
mod coverage;
mod failures;
mod leaves;
mod lints;
mod mutation;
mod turning;

pub use cases::{CaseFailure, CaseProblem, CaseRun, case_transcript, run_cases};
pub use coverage::{Coverage, RuleSeen, SignalSeen, coverage};
pub use failures::case_problem;
pub use lints::lint;
pub use mutation::{Edit, Mutant, MutationRun, Target, edits, mutants, mutate, unnoticed};
pub use turning::{Turning, turning};
