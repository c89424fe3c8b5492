//! `similar_to`: sentences like an example are found, with the nearest example and the similarity as evidence.

use std::sync::Arc;

use zhijian::diagnostics::Diagnostic;
use zhijian::engine::{EvidenceValue, How, Program, RuleVerdict};
use zhijian::ingest::{Settings, dialogue};
use zhijian::rules::{Loaded, SourceFile, from_files};

fn load(similar_to: &str, more: &str) -> Loaded {
    let text = format!(
        "id: t\nversion: '1'\nparams: {{near: 0.9}}\nsignals:\n  like: {{speaker: customer, similar_to: {similar_to}{more}}}\nrules:\n  - {{id: r, item: i, title: t, severity: minor, weight: 1, expect: [{{signal: like}}]}}\n"
    );
    let file = SourceFile { name: Arc::from("t.yaml"), key: "t.yaml".into(), text };
    from_files("t", vec![file], true)
}

fn judge(similar_to: &str, more: &str, said: &str) -> RuleVerdict {
    let loaded = load(similar_to, more);
    assert_eq!(loaded.diagnostics, []);
    let ruleset = loaded.ruleset.expect("a rule set without problems can be used");
    let transcript = dialogue("t", said, &Settings::default()).expect("the dialogue can be read");
    Program::compile(&ruleset).audit(&transcript).verdicts.remove(0)
}

/// What is found in what the customer says: the text, the similarity in hundredths, the example.
fn found(similar_to: &str, said: &str) -> Vec<(String, i64, String)> {
    judge(similar_to, "", &format!("客户：{said}\n"))
        .evidence
        .into_iter()
        .map(|it| {
            assert_eq!(it.how, How::Similar);
            let EvidenceValue { kind, number, text } = it.value.expect("a likeness has a value");
            assert_eq!(kind, "similarity");
            (it.matched, (number.expect("a similarity is a number") * 100.0).round() as i64, text)
        })
        .collect()
}

fn one(matched: &str, hundredths: i64, example: &str) -> Vec<(String, i64, String)> {
    vec![(matched.to_owned(), hundredths, example.to_owned())]
}

#[test]
fn the_nearest_example_and_its_similarity_are_evidence() {
    let examples = "[我要投诉你们, 你们这是乱扣费]";
    assert_eq!(found(examples, "我要投诉你们"), one("我要投诉你们", 100, "我要投诉你们"));
    assert_eq!(found(examples, "你们这就是乱扣费"), one("你们这就是乱扣费", 82, "你们这是乱扣费"));
    assert_eq!(found(examples, "我要查一下话费"), []);
}

#[test]
fn a_clause_of_a_long_sentence_may_be_what_is_like_the_example() {
    let said = "我跟你讲了半天了都没有用，我要投诉你们，听到没有";
    assert_eq!(found("[我要投诉你们]", said), one("我要投诉你们", 100, "我要投诉你们"));
}

#[test]
fn the_threshold_decides() {
    let said = "我现在就要投诉你们";
    let all = |threshold: &str| found(&format!("{{examples: 我要投诉你们, threshold: {threshold}}}"), said);
    assert_eq!(all("0.6"), one(said, 63, "我要投诉你们"));
    assert_eq!(all("60%"), all("0.6"));
    assert_eq!(all("0.7"), []);
    assert_eq!(all("$near"), []);
}

#[test]
fn each_sentence_is_compared_and_only_the_speakers() {
    let verdict =
        judge("[我要投诉你们]", "", "客服：我要投诉你们？\n客户：对。我要投诉你们！我要投诉你们。\n");
    let places: Vec<(usize, usize)> = verdict.evidence.iter().map(|it| (it.segment, it.from)).collect();
    assert_eq!(places, [(2, 2), (2, 9)]);
}

#[test]
fn values_and_unless_filter_likenesses() {
    let said = "客户：我要投诉你们公司\n客户：我不是要投诉你们\n";
    let matched = |more: &str| -> Vec<String> {
        judge("{examples: [我要投诉你们], threshold: 0.5}", more, said)
            .evidence
            .into_iter()
            .map(|it| it.matched)
            .collect()
    };
    assert_eq!(matched(""), ["我要投诉你们公司", "我不是要投诉你们"]);
    assert_eq!(matched(", unless: [不是]"), ["我要投诉你们公司"]);
    assert_eq!(matched(", value: {at_least: 0.99}"), Vec::<String>::new());
}

#[test]
fn bad_thresholds_and_examples_are_named() {
    let codes = |similar_to: &str| -> Vec<&'static str> {
        load(similar_to, "").diagnostics.iter().map(|it: &Diagnostic| it.code).collect()
    };
    assert_eq!(codes("{examples: [我要投诉], threshold: 1.5}"), ["threshold-out-of-range"]);
    assert_eq!(codes("{examples: [我要投诉], threshold: 0}"), ["threshold-out-of-range"]);
    assert_eq!(codes("{examples: [我要投诉], threshold: near}"), ["bad-unit"]);
    assert_eq!(codes("{examples: [我要投诉], treshold: 0.6}"), ["unknown-key"]);
    assert_eq!(codes("{threshold: 0.6}"), ["missing-key"]);
    assert_eq!(codes("[]"), ["short-example"]);
    assert_eq!(codes("[我要投诉, 好。]"), ["short-example"]);
}

#[test]
fn a_program_with_examples_needs_words() {
    let ruleset = load("[我要投诉]", "").ruleset.expect("the rule set is valid");
    assert!(ruleset.needs_words());
}
