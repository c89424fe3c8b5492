//! JSON: one object for the whole run.

use serde_json::{Map, Value, json as value};

use super::{Findings, Tried, message};
use crate::diagnostics::{Level, to_json};

/// The `schema` of the object.
const SCHEMA: &str = "zhijian.check/1";

/// `{schema, command, errors, warnings, counts{}, problems[], cases[]}`; a problem is as [`to_json`] writes it.
///
/// A case has `rule`, `name`, `file`, `line`, `passed` and, where it failed, `message` and `details`.
pub fn json(findings: &Findings<'_>) -> String {
    let counts: Map<String, Value> =
        findings.counts.iter().map(|(name, count)| ((*name).to_owned(), (*count).into())).collect();
    let problems: Vec<Value> =
        findings.problems.iter().map(|it| to_json(it, findings.sources, findings.lang)).collect();
    let cases: Vec<Value> = findings.tried.iter().map(|tried| case(tried, findings)).collect();
    let whole = value!({
        "schema": SCHEMA,
        "command": findings.command,
        "errors": findings.count(Level::Error),
        "warnings": findings.count(Level::Warning),
        "counts": counts,
        "problems": problems,
        "cases": cases,
    });
    format!("{whole:#}\n")
}

fn case(tried: &Tried, findings: &Findings<'_>) -> Value {
    value!({
        "rule": tried.rule,
        "name": tried.name,
        "file": &*tried.place.file,
        "line": findings.sources.position(&tried.place).line,
        "passed": tried.failure.is_none(),
        "message": tried.failure.as_ref().map(|failure| message(&failure.problem, findings.lang)),
        "details": tried.failure.as_ref().map(|failure| &failure.details),
    })
}
