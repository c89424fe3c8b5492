//! Rule set → program; program and transcript → audit. Single-threaded and pure.

mod audit;
mod doubts;
mod evidence;
mod find;
mod judge;
mod measure;
mod occurrence;
mod plan;
mod program;
mod score;
mod session;
mod sides;
mod trial;
mod window;

pub use audit::*;
pub use judge::{ClauseList, ClauseState, ClauseTruth};
pub use program::{Program, RuleName};
pub use trial::{Exchange, Trial};
