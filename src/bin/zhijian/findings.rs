//! What `rules check` and `rules test` found, said to people or written for programs.

use clap::ValueEnum;
use zhijian::diagnostics::formats::{self, Findings};
use zhijian::diagnostics::{Diagnostic, Level};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// A form in which findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    Human,
    Json,
    Sarif,
    Junit,
    Github,
}

/// What counts as a failure besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

/// Writes the findings for programs to standard output, or for people to standard error. True: people still want the numbers.
pub fn write(findings: &Findings<'_>, format: FindingsFormat, output: &mut Output) -> Result<bool, Failure> {
    let text = match format {
        FindingsFormat::Human => {
            say(findings, output);
            return Ok(true);
        }
        FindingsFormat::Json => formats::json(findings),
        FindingsFormat::Sarif => formats::sarif(findings),
        FindingsFormat::Junit => formats::junit(findings),
        FindingsFormat::Github => formats::github(findings),
    };
    output.data(&text)?;
    Ok(false)
}

/// Says every problem, a failed case with its dialogue.
fn say(findings: &Findings<'_>, output: &mut Output) {
    for (at, problem) in findings.problems.iter().enumerate() {
        if at > 0 {
            output.say("\n");
        }
        output.problems(std::slice::from_ref(problem), findings.sources);
        let failures = findings.tried.iter().filter_map(|tried| tried.failure.as_ref());
        if let Some(failure) = failures.into_iter().find(|failure| failure.problem == *problem) {
            for line in failure.details.lines() {
                output.say(format!("   {line}").trim_end());
                output.say("\n");
            }
        }
    }
}

/// How a run with these findings ends.
pub fn judge(problems: &[Diagnostic], deny: Option<Deny>) -> Exit {
    let denied = |problem: &Diagnostic| problem.level == Level::Error || deny == Some(Deny::Warnings);
    if problems.iter().any(denied) { Exit::Failed } else { Exit::Well }
}

#[cfg(test)]
mod tests {
    use zhijian::diagnostics::Place;

    use super::*;

    #[test]
    fn errors_fail_and_warnings_only_where_they_are_denied() {
        let warning = Diagnostic::warning("no-such-code", Place::default());
        let error = Diagnostic::error("no-such-code", Place::default());
        assert_eq!(judge(&[], Some(Deny::Warnings)), Exit::Well);
        assert_eq!(judge(std::slice::from_ref(&warning), None), Exit::Well);
        assert_eq!(judge(std::slice::from_ref(&warning), Some(Deny::Warnings)), Exit::Failed);
        assert_eq!(judge(&[warning, error], None), Exit::Failed);
    }
}
