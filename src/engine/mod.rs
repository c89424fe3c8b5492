//! Rule set → program; program and transcript → audit.

mod audit;

pub use audit::*;
