//! JUnit XML: one suite a rule, or one a file for a check.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Findings, Tried, message};
use crate::diagnostics::{Diagnostic, Level};

/// A case of a suite with what speaks against it.
struct Case<'a> {
    name: &'a str,
    failure: Option<(&'a Diagnostic, &'a str)>,
}

/// Cases that passed and failed; problems that belong to no case are cases of their file. Warnings fail nothing.
pub fn junit(findings: &Findings<'_>) -> String {
    let mut suites: Vec<(&str, Vec<Case<'_>>)> = Vec::new();
    for tried in findings.tried {
        let case = case(tried);
        match suites.last_mut() {
            Some((rule, cases)) if *rule == tried.rule => cases.push(case),
            _ => suites.push((&tried.rule, vec![case])),
        }
    }
    let in_cases: Vec<&Diagnostic> =
        findings.tried.iter().filter_map(|tried| Some(&tried.failure.as_ref()?.problem)).collect();
    let mut files: BTreeMap<&str, Vec<Case<'_>>> = BTreeMap::new();
    for problem in findings.problems.iter().filter(|it| it.level == Level::Error && !in_cases.contains(it)) {
        let case = Case { name: problem.code, failure: Some((problem, "")) };
        files.entry(&problem.place.file).or_default().push(case);
    }
    suites.extend(files);
    if suites.is_empty() {
        suites.push((findings.command, vec![Case { name: findings.command, failure: None }]));
    }
    write(&suites, findings)
}

fn case(tried: &Tried) -> Case<'_> {
    let failure = tried.failure.as_ref().map(|failure| (&failure.problem, failure.details.as_str()));
    Case { name: &tried.name, failure }
}

fn write(suites: &[(&str, Vec<Case<'_>>)], findings: &Findings<'_>) -> String {
    let failures = |cases: &[Case<'_>]| cases.iter().filter(|case| case.failure.is_some()).count();
    let tests: usize = suites.iter().map(|(_, cases)| cases.len()).sum();
    let failed: usize = suites.iter().map(|(_, cases)| failures(cases)).sum();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        xml,
        "<testsuites name=\"zhijian {}\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\">",
        escaped(findings.command)
    );
    for (suite, cases) in suites {
        let name = escaped(suite);
        let _ = writeln!(
            xml,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
            cases.len(),
            failures(cases)
        );
        cases.iter().for_each(|case| write_case(&mut xml, &name, case, findings));
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn write_case(xml: &mut String, suite: &str, case: &Case<'_>, findings: &Findings<'_>) {
    let name = escaped(case.name);
    let Some((problem, details)) = case.failure else {
        let _ = writeln!(xml, "    <testcase classname=\"{suite}\" name=\"{name}\"/>");
        return;
    };
    let place = findings.sources.position(&problem.place);
    let place = place.line.map_or_else(
        || problem.place.file.to_string(),
        |line| format!("{}:{line}:{}", problem.place.file, place.column.unwrap_or(1)),
    );
    let text = format!("{place}\n{}\n{details}", message(problem, findings.lang));
    let _ = writeln!(
        xml,
        "    <testcase classname=\"{suite}\" name=\"{name}\">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>",
        escaped(problem.code),
        escaped(&problem.what(findings.lang)),
        escaped(text.trim_end())
    );
}

/// The text as XML may hold it; what XML forbids becomes the replacement character.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' => xml.push_str("&#10;"),
            '\t' => xml.push_str("&#9;"),
            '\r' => xml.push_str("&#13;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push(char::REPLACEMENT_CHARACTER),
            _ => xml.push(char),
        }
    }
    xml
}
