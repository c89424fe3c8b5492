//! Exit codes: one number for what came of a run.

use std::process::ExitCode;

/// What came of a run. The graver is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything went well.
    Well,
    /// Done, but some inputs were rejected.
    Rejected,
    /// A threshold, a rule check or a rule case failed.
    Failed,
    /// Nothing could be done: usage, rule set, output.
    Nothing,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Well => 0,
            Exit::Failed => 1,
            Exit::Nothing => 2,
            Exit::Rejected => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_wins() {
        let mut exits = [Exit::Failed, Exit::Well, Exit::Nothing, Exit::Rejected];
        exits.sort();
        assert_eq!(exits.map(Exit::code), [0, 3, 1, 2]);
    }
}
