//! Trees of YAML → the rule set's parts. Every problem is collected; what can be read is read.

mod case;
mod clause;
mod context;
mod head;
mod lint;
mod quantity;
mod rule;
mod scoring;
mod signal;
mod similar;
mod window;

pub(super) use context::Context;
pub(super) use head::{Head, no_head, read_head, read_params};
pub(super) use rule::read_rule;
pub(super) use signal::read_signal;
