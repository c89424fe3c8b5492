//! Failures of ours, told without a backtrace.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use zhijian::diagnostics::{Diagnostic, Place};

use crate::failure::Failure;

/// Runs `work` so that a panic in it is a failure like others.
///
/// Panics are kept off the terminal from here on: one that costs a single transcript is told where rejected inputs are.
pub fn contained<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    panic::set_hook(Box::new(|_| {}));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(failure(&*panic)))
}

fn failure(panic: &(dyn Any + Send)) -> Failure {
    let message = panic.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    Diagnostic::error("program-failed", Place::default()).with("message", message).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_with_its_message() {
        let expected = Diagnostic::error("program-failed", Place::default()).with("message", "3 is too much");
        match failure(&format!("{} is too much", 3)) {
            Failure::Problems(problems, _) => assert_eq!(problems, [expected]),
            other => panic!("{other:?}"),
        }
    }
}
