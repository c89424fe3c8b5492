//! Why a command ended early.

use std::io;

use zhijian::batch::RunError;
use zhijian::diagnostics::{Diagnostic, Place, Sources};

use crate::exit::Exit;
use crate::output::Output;

/// Why a command ended early.
#[derive(Debug)]
pub enum Failure {
    /// Standard output cannot be written, perhaps because its reader has seen enough.
    Output(io::Error),
    /// What was wrong, with the texts that it points into.
    Problems(Vec<Diagnostic>, Sources),
}

impl Failure {
    /// Says what went wrong on standard error. A reader who has seen enough is no failure, and is left in peace.
    pub fn report(self, output: &mut Output) -> Exit {
        match self {
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Well,
            Failure::Output(error) => {
                let problem = Diagnostic::error("output-broken", Place::default()).with("error", error);
                output.problems(&[problem], &Sources::new());
            }
            Failure::Problems(problems, sources) => output.problems(&problems, &sources),
        }
        Exit::Nothing
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl From<Diagnostic> for Failure {
    fn from(problem: Diagnostic) -> Failure {
        Failure::Problems(vec![problem], Sources::new())
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Failure {
        match error {
            RunError::Output(error) => error.diagnostic().into(),
            RunError::Stream(error) => Failure::Output(error),
            RunError::Threads(error) => {
                Diagnostic::error("no-threads", Place::default()).with("error", error).into()
            }
        }
    }
}
