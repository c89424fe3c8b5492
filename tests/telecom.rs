//! The shipped telecom rule set: its cases pass, and each of its parts is noticed by one of them.

use std::collections::{BTreeMap, BTreeSet};

use zhijian::authoring::{mutate, run_cases};
use zhijian::engine::{Program, Verdict};
use zhijian::rules::model::RuleSet;
use zhijian::rules::{embedded, embedded_files, from_files};

fn telecom() -> RuleSet {
    let loaded = embedded();
    assert_eq!(loaded.diagnostics, [], "the shipped rule set has no problem");
    loaded.ruleset.expect("a rule set without problems can be used")
}

#[test]
fn every_case_gets_its_verdict() {
    let ruleset = telecom();
    let run = run_cases(&ruleset, &Program::compile(&ruleset), |_, _| true);
    let failed: Vec<String> =
        run.failures.iter().map(|failure| format!("{}: {}", failure.rule, failure.case.name)).collect();
    assert_eq!(failed, Vec::<String>::new());
    assert!(run.run >= 4 * ruleset.rules.iter().filter(|rule| !rule.manual).count());
}

#[test]
fn emptying_any_signal_or_dropping_any_clause_fails_a_case() {
    let ruleset = telecom();
    let run = mutate(&ruleset, &Program::compile(&ruleset), usize::MAX, 0);
    let whole = run.unnoticed.iter().filter(|edit| matches!(edit.kind, "signals" | "expect" | "forbid"));
    let unnoticed: Vec<String> =
        whole.map(|edit| format!("{:?} {} {}", edit.target.name(), edit.kind, edit.text)).collect();
    assert_eq!(unnoticed, Vec::<String>::new());
}

#[test]
fn every_rule_is_seen_to_pass_and_to_fail_twice() {
    for rule in telecom().rules.iter().filter(|rule| !rule.manual) {
        let with = |verdict| rule.cases.iter().filter(|case| case.verdict == verdict).count();
        assert!(with(Verdict::Pass) >= 2, "{} has fewer than two passing cases", rule.id);
        assert!(with(Verdict::Fail) >= 2, "{} has fewer than two failing cases", rule.id);
    }
}

#[test]
fn every_item_of_the_score_sheet_has_a_rule_and_every_rule_an_item() {
    let ruleset = telecom();
    let sheet: BTreeSet<&str> =
        ruleset.sections.iter().flat_map(|section| section.items.iter().map(String::as_str)).collect();
    let judged: BTreeSet<&str> =
        ruleset.rules.iter().filter(|rule| rule.bonus.is_none()).map(|rule| rule.item.as_str()).collect();
    assert_eq!(judged, sheet);
    assert_eq!(sheet.len(), 49);
}

#[test]
fn the_weights_of_the_sections_are_those_of_the_score_sheet() {
    let ruleset = telecom();
    let weight = |items: &[String]| -> f64 {
        ruleset.rules.iter().filter(|rule| items.contains(&rule.item)).map(|rule| rule.weight).sum()
    };
    let weights: BTreeMap<&str, f64> =
        ruleset.sections.iter().map(|section| (section.id.as_str(), weight(&section.items))).collect();
    let expected =
        [("reception", 21.0), ("handling", 40.0), ("closing", 15.0), ("conduct", 16.0), ("special", 8.0)];
    assert_eq!(weights, BTreeMap::from(expected));
}

#[test]
fn line_endings_and_the_order_of_files_change_neither_hash_nor_rules() {
    let plain = telecom();
    let mut files = embedded_files();
    files.reverse();
    for file in &mut files {
        file.text = file.text.replace('\n', "\r\n");
    }
    let other = from_files("rules/telecom", files, false).ruleset.expect("the same rules are as valid");
    assert_eq!(other.hash, plain.hash);
    let ids = |ruleset: &RuleSet| ruleset.rules.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&other), ids(&plain));
}
