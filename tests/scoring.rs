//! Scoring: verdicts to a score, with every step in the ledger.

mod support;

use support::audit;
use zhijian::engine::{Audit, Dimension, LedgerStep, OtherScore, Score};

const WORDS: [&str; 6] = ["甲", "乙", "丙", "丁", "戊", "己"];

/// Rules `a`, `b`, … that each expect a word of the agent's, with what else stands in them.
fn rules(head: &str, each: &[&str]) -> String {
    let mut text = format!("{head}\nsignals:\n");
    for (word, _) in WORDS.iter().zip(each) {
        text.push_str(&format!("  s{word}: {{speaker: agent, phrases: [{word}]}}\n"));
    }
    text.push_str("rules:\n");
    for ((at, word), more) in WORDS.iter().enumerate().zip(each) {
        let id = char::from(b'a' + at as u8);
        text.push_str(&format!("  - {{id: {id}, title: {id}, expect: [{{signal: s{word}}}], {more}}}\n"));
    }
    text
}

/// The audit of an agent who says the words of the rules that shall pass.
fn scored(scoring: &str, each: &[&str], said: &str) -> Audit {
    audit(&rules(&format!("scoring: {{{scoring}}}"), each), &format!("客服：您好。{said}"))
}

fn value(scoring: &str, each: &[&str], said: &str) -> Option<f64> {
    scored(scoring, each, said).score.value
}

type Step<'a> = (LedgerStep, Option<&'a str>, f64, f64);

fn ledger(audit: &Audit) -> Vec<Step<'_>> {
    audit.ledger.iter().map(|line| (line.step, line.rule.as_deref(), line.change, line.score)).collect()
}

#[test]
fn weighted_is_earned_of_applicable_weight() {
    let each = ["weight: 1", "weight: 3"];
    for (said, expected) in [("甲乙", 100.0), ("甲", 25.0), ("乙", 75.0), ("", 0.0)] {
        assert_eq!((said, value("method: weighted", &each, said)), (said, Some(expected)));
    }
    assert_eq!(value("full: 50", &each, "乙"), Some(37.5));
    assert_eq!(value("full: 50", &["weight: 2", "weight: 4"], "甲"), Some(16.67));
}

#[test]
fn deduct_takes_the_weight_of_what_failed_and_stops_at_the_floor() {
    let each = ["weight: 1", "weight: 30", "weight: 80"];
    for (scoring, said, expected) in [
        ("method: deduct", "甲乙丙", 100.0),
        ("method: deduct", "乙丙", 99.0),
        ("method: deduct", "甲丙", 70.0),
        ("method: deduct", "", 0.0),
        ("method: deduct, floor: 5", "", 5.0),
        ("method: deduct, full: 200, floor: 5", "", 89.0),
    ] {
        assert_eq!((scoring, said, value(scoring, &each, said)), (scoring, said, Some(expected)));
    }
}

#[test]
fn partial_credit_earns_and_saves_its_share() {
    let rules = |method: &str| {
        format!(
            "scoring: {{method: {method}}}\nsignals:\n  a: {{speaker: agent, phrases: [甲]}}\n  b: {{speaker: agent, phrases: [乙]}}\n\
             rules:\n  - {{id: r, title: r, weight: 10, credit: partial, expect: [{{signal: a}}, {{signal: b}}]}}\n  - {{id: s, title: s, weight: 10, expect: [{{signal: a}}]}}\n"
        )
    };
    assert_eq!(audit(&rules("weighted"), "客服：甲").score.value, Some(75.0));
    assert_eq!(audit(&rules("deduct"), "客服：甲").score.value, Some(95.0));
}

#[test]
fn the_other_method_is_shown_beside_the_chosen_one() {
    let each = ["weight: 1", "weight: 3"];
    let other = |method: &str, value| OtherScore { method: method.into(), value: Some(value) };
    assert_eq!(scored("method: weighted", &each, "乙").score.other_method, other("deduct", 99.0));
    assert_eq!(scored("method: deduct", &each, "乙").score.other_method, other("weighted", 75.0));
    assert_eq!(scored("", &["weight: 1, severity: fatal"], "").score.other_method, other("deduct", 0.0));
}

const APPLIES_NOT: &str = "weight: 6, channels: [chat]";
const UNKNOWN: &str = "weight: 6, when: {metadata: unheard_of, is: x}";

#[test]
fn what_does_not_apply_or_cannot_be_judged_weighs_nowhere() {
    let audit = scored("", &["weight: 1", "weight: 3", APPLIES_NOT, UNKNOWN], "甲丙丁");
    assert_eq!(audit.score.value, Some(25.0));
    assert_eq!((audit.score.evaluated_weight, audit.score.total_weight), (4.0, 16.0));
    assert_eq!(scored("method: deduct", &["weight: 1", APPLIES_NOT, UNKNOWN], "甲").score.value, Some(100.0));
}

#[test]
fn nothing_measured_gives_no_score() {
    let audit = scored("sample: 0.3, bands: [{at_least: 0, title: 差}]", &[APPLIES_NOT, UNKNOWN], "甲乙");
    let expected = Score {
        value: None,
        before_veto: None,
        full: 100.0,
        band: None,
        passed: None,
        vetoed_by: vec![],
        evaluated_weight: 0.0,
        total_weight: 12.0,
        other_method: OtherScore { method: "deduct".into(), value: None },
        insufficient: true,
        review: false,
    };
    assert_eq!((audit.score, audit.ledger), (expected, vec![]));
}

#[test]
fn below_the_stated_share_the_sample_is_insufficient() {
    let insufficient =
        |sample: &str| scored(sample, &["weight: 3", "weight: 7, channels: [chat]"], "甲").score.insufficient;
    assert!(!insufficient("sample: 0.3"));
    assert!(insufficient("sample: 0.31"));
    assert!(insufficient("sample: 50%"));
    assert!(!insufficient(""));
}

#[test]
fn a_veto_sets_zero_a_cap_or_takes_the_section() {
    let each = ["weight: 10, severity: fatal, item: x1", "weight: 10, item: x2", "weight: 20, item: y1"];
    let sections = "sections: [{id: x, items: [x1, x2]}, {id: y, items: [y1]}]\n";
    let vetoed = |veto: &str, said: &str| {
        let score = audit(
            &rules(&format!("{sections}scoring: {{veto: {veto}}}"), &each),
            &format!("客服：您好。{said}"),
        )
        .score;
        (score.value, score.before_veto, score.vetoed_by, score.review)
    };
    let by_a = || vec!["a".to_owned()];
    assert_eq!(vetoed("zero", "乙丙"), (Some(0.0), Some(75.0), by_a(), true));
    assert_eq!(vetoed("cap 59", "乙丙"), (Some(59.0), Some(75.0), by_a(), true));
    assert_eq!(vetoed("cap 80", "乙丙"), (Some(75.0), Some(75.0), by_a(), true));
    assert_eq!(vetoed("section", "乙丙"), (Some(50.0), Some(75.0), by_a(), true));
    assert_eq!(vetoed("section", "乙"), (Some(0.0), Some(25.0), by_a(), true));
    assert_eq!(vetoed("zero", "甲乙丙"), (Some(100.0), Some(100.0), vec![], false));
    assert_eq!(vetoed("zero", "甲"), (Some(25.0), Some(25.0), vec![], false));
}

#[test]
fn a_section_is_taken_once() {
    let each = [
        "weight: 10, severity: fatal, item: x1",
        "weight: 10, severity: fatal, item: x2",
        "weight: 10, item: x3",
        "weight: 10, item: y1",
    ];
    let head = "sections: [{id: x, items: [x1, x2, x3]}, {id: y, items: [y1]}]\nscoring: {veto: section}";
    assert_eq!(audit(&rules(head, &each), "客服：丙，丁").score.value, Some(25.0));
}

#[test]
fn caps_count_failures_of_their_severity_or_a_graver_one() {
    let each = ["severity: serious", "severity: serious", "severity: minor", "weight: 97", "severity: fatal"];
    let caps = "veto: cap 90, caps: [{severity: serious, at_least: 2, cap: 79}, {severity: serious, at_least: 3, cap: 60}]";
    for (said, expected) in
        [("乙丙丁戊", 99.01), ("丙丁戊", 79.0), ("丁戊", 79.0), ("丙丁", 60.0), ("乙丙丁", 79.0)]
    {
        assert_eq!((said, value(caps, &each, said)), (said, Some(expected)));
    }
}

#[test]
fn bands_and_the_pass_mark_look_at_the_rounded_score() {
    let scoring =
        "pass: 80, bands: [{at_least: 0, title: 差}, {at_least: 95, title: 优}, {at_least: 80, title: 中}]";
    let graded = |each: &[&str], said: &str| {
        let score = scored(scoring, each, said).score;
        (score.band, score.passed)
    };
    assert_eq!(graded(&["weight: 95", "weight: 5"], "甲"), (Some("优".into()), Some(true)));
    assert_eq!(graded(&["weight: 80", "weight: 20"], "甲"), (Some("中".into()), Some(true)));
    assert_eq!(graded(&["weight: 79", "weight: 21"], "甲"), (Some("差".into()), Some(false)));
    assert_eq!(graded(&["weight: 79.996", "weight: 20.004"], "甲"), (Some("中".into()), Some(true)));
    let high = scored("bands: [{at_least: 95, title: 优}]", &["weight: 1", "weight: 1"], "甲").score;
    assert_eq!((high.band, high.passed), (None, Some(false)));
}

#[test]
fn a_bonus_is_for_good_work_without_grave_failures() {
    let scoring = "bonus: {max: 3, at_least: 90}";
    let bonus = "bonus: 2";
    for (each, said, expected) in [
        (["weight: 95", "weight: 5", bonus, bonus], "甲丙", 97.0),
        (["weight: 95", "weight: 5", bonus, bonus], "甲丙丁", 98.0),
        (["weight: 95", "weight: 5", bonus, bonus], "甲", 95.0),
        (["weight: 99", "weight: 1", bonus, bonus], "甲丙丁", 100.0),
        (["weight: 89", "weight: 11", bonus, bonus], "甲丙", 89.0),
        (["weight: 95", "weight: 5, severity: serious", bonus, bonus], "甲丙", 95.0),
        (["weight: 1", "weight: 1", bonus, bonus], "甲乙", 100.0),
    ] {
        assert_eq!((each, said, value(scoring, &each, said)), (each, said, Some(expected)));
    }
    let none = scored(scoring, &["weight: 95", "weight: 5", bonus], "甲乙").score;
    assert_eq!((none.evaluated_weight, none.total_weight), (100.0, 100.0));
    assert_eq!(value("", &["weight: 95", "weight: 5", bonus], "甲丙"), Some(95.0));
}

#[test]
fn the_ledger_tells_every_step() {
    let audit = scored(
        "caps: [{severity: serious, at_least: 1, cap: 60}]",
        &["weight: 10", "weight: 10, severity: fatal", "weight: 20"],
        "丙",
    );
    let expected = [
        (LedgerStep::Start, None, 0.0, 100.0),
        (LedgerStep::Rule, Some("a"), -25.0, 75.0),
        (LedgerStep::Rule, Some("b"), -25.0, 50.0),
        (LedgerStep::Cap, None, 0.0, 50.0),
        (LedgerStep::Veto, Some("b"), -50.0, 0.0),
        (LedgerStep::End, None, 0.0, 0.0),
    ];
    assert_eq!(ledger(&audit), expected);
    let audit =
        scored("method: deduct, floor: 20, bonus: {max: 5, at_least: 0}", &["weight: 90", "bonus: 5"], "乙");
    let expected = [
        (LedgerStep::Start, None, 0.0, 100.0),
        (LedgerStep::Rule, Some("a"), -90.0, 10.0),
        (LedgerStep::Floor, None, 10.0, 20.0),
        (LedgerStep::Bonus, Some("b"), 5.0, 25.0),
        (LedgerStep::End, None, 0.0, 25.0),
    ];
    assert_eq!(ledger(&audit), expected);
}

#[test]
fn the_ledgers_start_and_changes_make_its_end() {
    let scorings = [
        "",
        "method: deduct",
        "full: 33",
        "veto: cap 59.99",
        "caps: [{severity: minor, at_least: 2, cap: 61.11}]",
    ];
    let weights: [[&str; 6]; 2] = [
        ["weight: 1", "weight: 1", "weight: 1", "weight: 1", "weight: 1", "weight: 2, severity: fatal"],
        [
            "weight: 1.333",
            "weight: 0.777, severity: fatal",
            "weight: 3.1",
            "weight: 7",
            "weight: 0.1",
            "bonus: 1",
        ],
    ];
    for scoring in scorings {
        for each in &weights {
            for kept in 0..64_usize {
                let said: String = (0..6)
                    .filter(|bit| kept >> bit & 1 == 1)
                    .map(|bit| WORDS[bit])
                    .collect::<Vec<_>>()
                    .join("，");
                let audit = scored(scoring, each, &said);
                let cents = |number: f64| (number * 100.0).round() as i64;
                let start = cents(audit.ledger[0].score);
                let mut sum = start;
                for line in &audit.ledger {
                    sum += cents(line.change);
                    assert_eq!((scoring, kept, sum), (scoring, kept, cents(line.score)));
                }
                assert_eq!(audit.score.value.map(cents), Some(sum));
            }
        }
    }
}

#[test]
fn dimensions_sum_items_into_principles() {
    let head = "dimensions: [{id: \"1.1\", title: 首问负责, items: [x1, x2]}, {id: \"1.2\", title: 一次办好, items: [x3]}, {id: \"1.3\", items: [x9]}]";
    let each = ["weight: 1, item: x1", "weight: 3, item: x2", "weight: 5, item: x3, channels: [chat]"];
    let dimension = |id: &str, title: &str, value, evaluated_weight, total_weight| Dimension {
        id: id.into(),
        title: title.into(),
        value,
        evaluated_weight,
        total_weight,
    };
    assert_eq!(
        audit(&rules(head, &each), "客服：乙").dimensions,
        [
            dimension("1.1", "首问负责", Some(75.0), 4.0, 4.0),
            dimension("1.2", "一次办好", None, 0.0, 5.0),
            dimension("1.3", "1.3", None, 0.0, 0.0),
        ]
    );
}

#[test]
fn each_rule_of_an_item_brings_its_own_weight() {
    let each = ["weight: 1, item: x", "weight: 3, item: x", "weight: 4, item: y"];
    assert_eq!(value("", &each, "乙丙"), Some(87.5));
    assert_eq!(value("", &each, "甲丙"), Some(62.5));
}

#[test]
fn verdicts_stand_in_the_order_of_the_score_sheet() {
    let head = "sections: [{id: s, items: [y, x]}]";
    let each = ["item: x", "item: w", "item: y", "item: x"];
    let order: Vec<String> =
        audit(&rules(head, &each), "客服：您好").verdicts.into_iter().map(|it| it.rule).collect();
    assert_eq!(order, ["c", "a", "d", "b"]);
}
