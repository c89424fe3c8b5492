use super::*;
use crate::agreement::sample::{audit, rejected};
use crate::agreement::{Confusion, Row};
use crate::engine::Verdict::*;

const HEAD: &str = "transcript_id,item,verdict,evidence_turn,comment\n";

fn comparison(rows: &str, mixed: bool) -> Comparison {
    Comparison::new(Labels::read(format!("{HEAD}{rows}").as_bytes(), "l.csv").unwrap(), mixed)
}

/// Code, line and facts.
fn problems(agreement: &Agreement) -> Vec<(&'static str, Option<usize>, Vec<&str>)> {
    agreement
        .problems
        .iter()
        .map(|problem| {
            let facts = problem.facts.iter().map(|(_, fact)| fact.as_str()).collect();
            (problem.code, problem.place.line, facts)
        })
        .collect()
}

#[test]
fn an_item_has_the_worst_verdict_of_its_rules_and_partial_fails() {
    let mut comparison = comparison("1,a,fail\n1,b,fail\n1,c,na\n2,a,pass\n2,b,pass?\n", false);
    let first = [("a1", "a", Pass), ("a2", "a", Fail), ("b1", "b", Partial), ("c1", "c", NotApplicable)];
    comparison.add(&audit("1", "h", &first)).unwrap();
    let second = [("a1", "a", NotEvaluable), ("a2", "a", Pass), ("b1", "b", Fail), ("c1", "c", Pass)];
    comparison.add(&audit("2", "h", &second)).unwrap();
    let agreement = comparison.finish();
    assert_eq!((agreement.transcripts, agreement.rulesets.len(), problems(&agreement)), (2, 1, vec![]));
    let items: Vec<_> =
        agreement.items.iter().map(|item| (item.item.as_str(), item.figures.confusion)).collect();
    let fail = Row { fail: 1, ..Row::default() };
    assert_eq!(
        items,
        [
            (
                "a",
                Confusion { fail, pass: Row { not_evaluable: 1, ..Row::default() }, ..Confusion::default() }
            ),
            ("b", Confusion { fail, ..Confusion::default() }),
            ("c", Confusion { na: Row { na: 1, ..Row::default() }, ..Confusion::default() }),
        ]
    );
    assert_eq!(
        (agreement.overall.n, agreement.overall.not_evaluable, agreement.overall.arguable.n),
        (4, 1, 1)
    );
    let named: Vec<_> = agreement
        .disagreements
        .iter()
        .map(|it| (it.transcript.as_str(), it.item.as_str(), it.rule.as_str(), it.given, it.arguable))
        .collect();
    assert_eq!(named, [("2", "a", "a1", Given::NotEvaluable, false), ("2", "b", "b1", Given::Fail, true)]);
}

#[test]
fn a_disagreement_carries_what_both_sides_saw() {
    let mut comparison = comparison("1,a,pass,5,听到了月费\n", false);
    let audit = audit("1", "h", &[("fatal-fee", "a", Fail)]);
    comparison.add(&audit).unwrap();
    let agreement = comparison.finish();
    let verdict = &audit.verdicts[0];
    let expected = Disagreement {
        transcript: "1".into(),
        item: "a".into(),
        rule: "fatal-fee".into(),
        severity: Severity::Fatal,
        label: Labelled::Pass,
        arguable: false,
        given: Given::Fail,
        evidence_turn: "5".into(),
        comment: "听到了月费".into(),
        line: 2,
        reason: verdict.reason.clone(),
        evidence: verdict.evidence.clone(),
        searched: verdict.searched.clone(),
    };
    assert_eq!((agreement.disagreements, agreement.false_fatal), (vec![expected], 1));
}

#[test]
fn only_a_firm_label_makes_a_fatal_failure_a_false_one() {
    let mut comparison = comparison("1,a,pass?\n2,a,fail\n3,a,not_evaluable\n4,a,na\n", false);
    for id in ["1", "2", "3", "4"] {
        comparison.add(&audit(id, "h", &[("fatal-fee", "a", Fail)])).unwrap();
    }
    assert_eq!(comparison.finish().false_fatal, 1);
}

#[test]
fn labels_of_no_use_are_named_with_their_rows() {
    let rows = "1,2.1.1-a,pass\n1,2.1.1-b,pass\n1,2.1.1-x,pass\n1,E9,pass\n1,2.1.1-a,fail\n9,2.1.1-a,na\n\
                7,2.1.1-a,pass\n7#2,2.1.1-a,pass\n1,2.1.1-c,perhaps\n";
    let mut comparison = comparison(rows, false);
    comparison.add(&audit("1", "h", &[("r1", "2.1.1-a", Pass), ("r2", "2.1.1-b", Pass)])).unwrap();
    comparison.reject(rejected("day/7.txt"));
    let agreement = comparison.finish();
    assert_eq!(agreement.overall.n, 2);
    assert_eq!(
        problems(&agreement),
        [
            ("label-unknown-item", Some(4), vec!["1", "2.1.1-x", "2.1.1-a"]),
            ("label-unknown-item", Some(5), vec!["1", "E9", "none"]),
            ("label-doubled", Some(6), vec!["1", "2.1.1-a", "2"]),
            ("label-unknown-transcript", Some(7), vec!["9", "2.1.1-a"]),
            ("label-transcript-rejected", Some(8), vec!["7", "2.1.1-a", "day/7.txt", "这不是会话。"]),
            ("label-transcript-rejected", Some(9), vec!["7#2", "2.1.1-a", "day/7.txt", "这不是会话。"]),
            ("label-unknown-verdict", Some(10), vec!["1", "2.1.1-c", "perhaps"]),
        ]
    );
}

#[test]
fn a_transcript_that_was_audited_twice_counts_once_and_is_told() {
    let mut comparison = comparison("1,a,pass\n", false);
    comparison.add(&audit("1", "h", &[("r", "a", Pass)])).unwrap();
    comparison.add(&audit("1", "h", &[("r", "a", Fail)])).unwrap();
    let agreement = comparison.finish();
    assert_eq!((agreement.overall.n, agreement.disagreements.len()), (1, 0));
    assert_eq!(problems(&agreement), [("label-transcript-repeated", None, vec!["1", "2"])]);
}

#[test]
fn audits_of_two_rule_sets_are_not_mixed_unless_asked() {
    let audits = ["0123456789", "abc"].map(|hash| audit(hash, hash, &[("r", "a", Pass), ("s", "b", Fail)]));
    let rows = "0123456789,a,pass\nabc,a,fail\n";
    let mut apart = comparison(rows, false);
    apart.add(&audits[0]).unwrap();
    let refused = apart.add(&audits[1]).unwrap_err();
    let facts = vec![("first", "telecom 1.0 (01234567)".into()), ("second", "telecom 1.0 (abc)".into())];
    assert_eq!((refused.code, refused.facts), ("audits-mixed", facts));
    let mut mixed = comparison(rows, true);
    audits.iter().for_each(|audit| mixed.add(audit).unwrap());
    let agreement = mixed.finish();
    let hashes: Vec<&str> = agreement.rulesets.iter().map(|stamp| stamp.hash.as_str()).collect();
    assert_eq!((hashes, agreement.overall.n), (vec!["0123456789", "abc"], 2));
}
