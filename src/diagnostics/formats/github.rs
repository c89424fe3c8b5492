//! Workflow commands by which GitHub marks lines of a change.

use super::{Findings, message, slashed};
use crate::diagnostics::{Diagnostic, Level};

/// One `::error …::` or `::warning …::` line for each problem.
pub fn github(findings: &Findings<'_>) -> String {
    findings.problems.iter().map(|problem| annotation(problem, findings)).collect()
}

fn annotation(problem: &Diagnostic, findings: &Findings<'_>) -> String {
    let command = match problem.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let mut properties = Vec::new();
    if !problem.place.file.is_empty() {
        properties.push(format!("file={}", property(&slashed(&problem.place.file))));
    }
    match findings.sources.region(&problem.place) {
        Some((start, end)) => {
            let numbers = [("line", start.line), ("endLine", end.line), ("col", start.column)];
            // An end column is only for marks in one line.
            let last = ("endColumn", end.column.filter(|_| start.line == end.line));
            let numbers = numbers.into_iter().chain([last]);
            properties.extend(numbers.filter_map(|(name, number)| Some(format!("{name}={}", number?))));
        }
        None => properties.extend(problem.place.line.map(|line| format!("line={line}"))),
    }
    properties.push(format!("title={}", property(problem.code)));
    format!("::{command} {}::{}\n", properties.join(","), data(&message(problem, findings.lang)))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
