//! SARIF 2.1.0, which code hosts and editors show.

use serde_json::{Value, json};

use super::{Findings, message, slashed};
use crate::diagnostics::{Diagnostic, Level};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with one result for each problem; columns count code points.
pub fn sarif(findings: &Findings<'_>) -> String {
    let mut codes: Vec<&str> = findings.problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, findings)).collect();
    let results: Vec<Value> =
        findings.problems.iter().map(|problem| result(problem, &codes, findings)).collect();
    let whole = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "zhijian",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "automationDetails": {"id": format!("zhijian {}/", findings.command)},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{whole:#}\n")
}

/// What a code means, told by its first problem.
fn rule(code: &str, findings: &Findings<'_>) -> Value {
    let first = findings.problems.iter().find(|problem| problem.code == code);
    let first = first.expect("every code is that of a problem");
    let mut rule = json!({
        "id": code,
        "shortDescription": {"text": first.what(findings.lang)},
        "defaultConfiguration": {"level": level(first.level)},
    });
    if let Some(cure) = first.cure(findings.lang) {
        rule["help"] = json!({"text": cure});
    }
    rule
}

fn result(problem: &Diagnostic, codes: &[&str], findings: &Findings<'_>) -> Value {
    let mut result = json!({
        "ruleId": problem.code,
        "ruleIndex": codes.binary_search(&problem.code).ok(),
        "level": level(problem.level),
        "message": {"text": message(problem, findings.lang)},
    });
    if !problem.place.file.is_empty() {
        result["locations"] = json!([{"physicalLocation": location(problem, findings)}]);
    }
    result
}

fn location(problem: &Diagnostic, findings: &Findings<'_>) -> Value {
    let mut location = json!({"artifactLocation": {"uri": uri(&slashed(&problem.place.file))}});
    match (findings.sources.region(&problem.place), problem.place.line) {
        (Some((start, end)), _) => {
            location["region"] = json!({
                "startLine": start.line, "startColumn": start.column,
                "endLine": end.line, "endColumn": end.column,
            });
        }
        (None, Some(line)) => location["region"] = json!({"startLine": line}),
        (None, None) => {}
    }
    location
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

/// A path as a relative or `file` reference; everything but letters, digits and `-._~/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
