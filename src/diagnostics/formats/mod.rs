//! What a check or a test of rules found, written for programs: one format a file.

mod github;
mod json;
mod junit;
mod sarif;
#[cfg(test)]
mod tests;

use crate::messages::Lang;

use super::{Diagnostic, Level, Place, Sources};

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;

/// What a run found.
#[derive(Debug, Clone)]
pub struct Findings<'a> {
    /// What ran: `rules check` or `rules test`.
    pub command: &'a str,
    /// Everything that is wrong, in order.
    pub problems: &'a [Diagnostic],
    /// The texts that the problems point into.
    pub sources: &'a Sources,
    /// What was tried one by one; empty for a check.
    pub tried: &'a [Tried],
    /// Numbers that the run came to, by name, in order.
    pub counts: &'a [(&'a str, usize)],
    /// The language of the messages.
    pub lang: Lang,
}

/// A case that ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// Id of its rule.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Why it failed.
    pub failure: Option<Failure>,
}

/// Why a case failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The problem, as it stands among the problems too.
    pub problem: Diagnostic,
    /// The dialogue with what matched.
    pub details: String,
}

impl Findings<'_> {
    fn count(&self, level: Level) -> usize {
        self.problems.iter().filter(|problem| problem.level == level).count()
    }
}

/// What is wrong, why, and what to do, a sentence a line.
fn message(problem: &Diagnostic, lang: Lang) -> String {
    let parts = [Some(problem.what(lang)), problem.why(lang), problem.cure(lang)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n")
}

/// A file's path with plain slashes.
fn slashed(file: &str) -> String {
    file.replace('\\', "/")
}
