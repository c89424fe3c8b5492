//! What rule authors need: lints, the cases beside the rules run, seeing which part of a rule set no case notices, reading
//! rules as prose, knowing what a new version would change, and a first rule set to start from.

mod brief;
mod cases;
mod coverage;
mod describe;
pub mod diff;
mod failures;
mod leaves;
mod lints;
mod mutation;
mod starter;
mod turning;

pub use cases::{CaseFailure, CaseProblem, CaseRun, case_transcript, run_cases};
pub use coverage::{Coverage, Missed, RuleSeen, SignalSeen, coverage};
pub use describe::{Describe, describe, rules_named};
pub use failures::case_problem;
pub use lints::lint;
pub use mutation::{Edit, MutationRun, Target, Way, Weight, edits, mutate};
pub use starter::{StarterFile, schema_text, starter};
pub use turning::{Turning, turning};
