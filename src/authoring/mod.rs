//! What rule authors need: running the cases beside the rules, seeing which part of a rule set no case notices, reading
//! rules as prose, knowing what a new version would change, and a first rule set to start from.

mod cases;
mod describe;
pub mod diff;
mod mutation;
mod starter;

pub use cases::{CaseFailure, CaseProblem, CaseRun, case_transcript, run_cases};
pub use describe::{Describe, describe, rules_named};
pub use mutation::{Mutant, mutants, unnoticed};
pub use starter::{StarterFile, schema_text, starter};
