//! A failed case and a warning in every format.

use serde_json::{Value, json as value};

use super::*;
use crate::transcript::Span;

const FILE: &str = "规则 1/a,b.yaml";
const TEXT: &str = "signals:\n  问候: 您好\n";

fn at(marked: &str) -> Place {
    let start = TEXT.find(marked).expect("the text holds it");
    Place { file: FILE.into(), line: None, span: Some(Span::new(start, start + marked.len())) }
}

fn written(format: fn(&Findings<'_>) -> String) -> String {
    let mut sources = Sources::new();
    sources.add(FILE, TEXT);
    let failed =
        Diagnostic::error("case-unreadable", at("您好")).with("case", "<一>").with("message", "100%\n坏");
    let unused = Diagnostic::warning("unused-signal", at("问候")).with("name", "问候");
    let tried =
        |name: &str, failure| Tried { rule: "r&s".into(), name: name.into(), place: at("您好"), failure };
    let failure = Failure { problem: failed.clone(), details: "客服：\u{1b}]]>".into() };
    let findings = Findings {
        command: "rules test",
        problems: &[failed, unused],
        sources: &sources,
        tried: &[tried("<一>", Some(failure)), tried("二", None)],
        counts: &[("cases", 2)],
        lang: Lang::En,
    };
    format(&findings)
}

#[test]
fn github_annotations_are_escaped() {
    let expected = "::error file=规则 1/a%2Cb.yaml,line=2,endLine=2,col=7,endColumn=9,title=case-unreadable::\
        the dialogue of case \"<一>\" cannot be read: 100%25%0A坏%0AWrite each line as `客服：…` or `[00:03] 客服：…`.\n\
        ::warning file=规则 1/a%2Cb.yaml,line=2,endLine=2,col=3,endColumn=5,title=unused-signal::\
        no rule uses the signal \"问候\"%0AIt changes no verdict; or it is missing where it should be used.%0AUse it in a rule, or remove it.\n";
    assert_eq!(written(github), expected);
}

#[test]
fn junit_holds_nothing_that_xml_forbids() {
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <testsuites name=\"zhijian rules test\" tests=\"2\" failures=\"1\" errors=\"0\">\n\
        \u{20} <testsuite name=\"r&amp;s\" tests=\"2\" failures=\"1\" errors=\"0\">\n\
        \u{20}   <testcase classname=\"r&amp;s\" name=\"&lt;一&gt;\">\n\
        \u{20}     <failure type=\"case-unreadable\" message=\"the dialogue of case &quot;&lt;一&gt;&quot; cannot be read: 100%&#10;坏\">\
        规则 1/a,b.yaml:2:7&#10;the dialogue of case &quot;&lt;一&gt;&quot; cannot be read: 100%&#10;坏&#10;\
        Write each line as `客服：…` or `[00:03] 客服：…`.&#10;客服：\u{fffd}]]&gt;</failure>\n\
        \u{20}   </testcase>\n\
        \u{20}   <testcase classname=\"r&amp;s\" name=\"二\"/>\n\
        \u{20} </testsuite>\n\
        </testsuites>\n";
    assert_eq!(written(junit), expected);
}

#[test]
fn sarif_points_at_files_and_columns() {
    let sarif: Value = serde_json::from_str(&written(sarif)).expect("it is JSON");
    let result = &sarif["runs"][0]["results"][1];
    let expected = value!({
        "artifactLocation": {"uri": "%E8%A7%84%E5%88%99%201/a%2Cb.yaml"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
    });
    assert_eq!(result["locations"][0]["physicalLocation"], expected);
    assert_eq!((&result["ruleId"], &result["ruleIndex"]), (&value!("unused-signal"), &value!(1)));
}

#[test]
fn json_holds_problems_and_cases() {
    let json: Value = serde_json::from_str(&written(json)).expect("it is JSON");
    assert_eq!(
        (&json["errors"], &json["warnings"], &json["counts"]),
        (&value!(1), &value!(1), &value!({"cases": 2}))
    );
    assert_eq!(json["problems"][1]["column"], value!(3));
    assert_eq!(
        json["cases"][1],
        value!({
            "rule": "r&s", "name": "二", "file": FILE, "line": 2, "passed": true, "message": null, "details": null,
        })
    );
}
