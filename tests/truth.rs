//! Truth: each sentence of its definition is a case.

mod support;

use std::collections::BTreeMap;

use support::{answer, audit, only, program, transcript};
use zhijian::engine::{
    Evidence, How, NearMiss, NearMissReason, Reason, ReasonCode, RuleVerdict, Searched, Severity, Verdict,
};
use zhijian::transcript::Speaker;

const SIGNALS: &str = "
signals:
  said: {speaker: agent, phrases: [说过]}
  absent: {speaker: agent, phrases: [没这话]}
  asked: {speaker: customer, phrases: [问过]}
  late: {gap: {to: agent}}
";
/// Holds, fails, is not applicable, is unknown.
const H: &str = "{signal: said}";
const F: &str = "{signal: absent}";
const N: &str = "{signal: said, after: absent}";
const U: &str = "{metadata: unheard_of, is: x}";
const DIALOGUE: &str = "客服：说过\n客户：问过";

fn rules(body: &str) -> String {
    format!("{SIGNALS}\nrules:\n  - {{id: r, title: r, {body}}}\n")
}

fn judge(body: &str) -> RuleVerdict {
    only(&rules(body), DIALOGUE)
}

fn verdict(body: &str) -> Verdict {
    judge(body).verdict
}

fn table(rows: &[(String, Verdict)]) {
    for (body, expected) in rows {
        assert_eq!((body, verdict(body)), (body, *expected));
    }
}

fn reason(code: ReasonCode, facts: &[(&str, &str)]) -> Reason {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Reason { code, facts: facts.collect::<BTreeMap<_, _>>() }
}

#[test]
fn a_clause_holds_fails_is_not_applicable_or_unknown() {
    table(&[
        (format!("expect: [{H}]"), Verdict::Pass),
        (format!("expect: [{F}]"), Verdict::Fail),
        (format!("expect: [{N}]"), Verdict::NotApplicable),
        (format!("expect: [{U}]"), Verdict::NotEvaluable),
        ("expect: [{signal: said, channels: [chat]}]".into(), Verdict::NotApplicable),
        ("expect: [{signal: said, channels: [phone]}]".into(), Verdict::Pass),
    ]);
}

#[test]
fn all_fails_if_one_fails_else_is_unknown_if_one_is_else_holds_else_is_not_applicable() {
    for (parts, expected) in [
        (vec![H, H], Verdict::Pass),
        (vec![H, F], Verdict::Fail),
        (vec![U, F], Verdict::Fail),
        (vec![N, F], Verdict::Fail),
        (vec![H, U], Verdict::NotEvaluable),
        (vec![N, U], Verdict::NotEvaluable),
        (vec![N, H], Verdict::Pass),
        (vec![N, N], Verdict::NotApplicable),
        (vec![H, N, U, F], Verdict::Fail),
    ] {
        let list = parts.join(", ");
        table(&[(format!("expect: [{{all: [{list}]}}]"), expected), (format!("expect: [{list}]"), expected)]);
    }
}

#[test]
fn any_holds_if_one_holds_else_is_unknown_else_fails_else_is_not_applicable() {
    for (parts, expected) in [
        (vec![F, H], Verdict::Pass),
        (vec![U, H], Verdict::Pass),
        (vec![N, H], Verdict::Pass),
        (vec![F, U], Verdict::NotEvaluable),
        (vec![N, U], Verdict::NotEvaluable),
        (vec![F, F], Verdict::Fail),
        (vec![F, N], Verdict::Fail),
        (vec![N, N], Verdict::NotApplicable),
    ] {
        table(&[(format!("expect: [{{any: [{}]}}]", parts.join(", ")), expected)]);
    }
}

#[test]
fn not_swaps_holds_and_fails() {
    for (part, expected) in
        [(H, Verdict::Fail), (F, Verdict::Pass), (N, Verdict::NotApplicable), (U, Verdict::NotEvaluable)]
    {
        table(&[(format!("expect: [{{not: {part}}}]"), expected)]);
    }
}

#[test]
fn at_least_holds_when_so_many_hold_and_fails_when_so_many_cannot() {
    for (count, parts, expected) in [
        (2, vec![H, F, H], Verdict::Pass),
        (2, vec![H, F, F], Verdict::Fail),
        (2, vec![H, U, F], Verdict::NotEvaluable),
        (2, vec![F, U, F], Verdict::Fail),
        (2, vec![H, H, U], Verdict::Pass),
        (1, vec![N, N], Verdict::NotApplicable),
        (1, vec![N, H], Verdict::Pass),
    ] {
        table(&[(format!("expect: [{{at_least: {count}, of: [{}]}}]", parts.join(", ")), expected)]);
    }
}

#[test]
fn something_forbidden_that_is_not_applicable_counts_as_absent() {
    for (part, expected) in
        [(H, Verdict::Fail), (F, Verdict::Pass), (N, Verdict::Pass), (U, Verdict::NotEvaluable)]
    {
        table(&[(format!("forbid: [{part}]"), expected)]);
    }
    table(&[(format!("expect: [{H}], forbid: [{N}]"), Verdict::Pass)]);
    assert_eq!(judge(&format!("forbid: [{N}]")).reason, reason(ReasonCode::NothingForbidden, &[]));
}

#[test]
fn in_when_not_applicable_is_false_and_unknown_makes_the_rule_not_evaluable() {
    let not_met = reason(ReasonCode::ConditionNotMet, &[]);
    for (when, expected, why) in [
        (H, Verdict::Pass, reason(ReasonCode::ExpectationsMet, &[("clauses", "said")])),
        (F, Verdict::NotApplicable, not_met.clone()),
        (N, Verdict::NotApplicable, not_met),
        (U, Verdict::NotEvaluable, reason(ReasonCode::MetadataUnknown, &[("field", "unheard_of")])),
    ] {
        let judged = judge(&format!("when: {when}, expect: [{H}]"));
        assert_eq!((when, judged.verdict, judged.reason), (when, expected, why));
    }
    assert_eq!(verdict(&format!("when: {{not: {N}}}, expect: [{H}]")), Verdict::NotApplicable);
}

#[test]
fn if_known_makes_the_unknown_not_applicable_and_nothing_else() {
    let known = |clause: &str| clause.replace('}', ", if_known: true}");
    table(&[
        (format!("expect: [{}]", known(U)), Verdict::NotApplicable),
        (format!("expect: [{}, {H}]", known(U)), Verdict::Pass),
        (format!("expect: [{}]", known(F)), Verdict::Fail),
        (format!("expect: [{}]", known(H)), Verdict::Pass),
        (format!("forbid: [{}]", known(U)), Verdict::Pass),
        (format!("when: {}, expect: [{H}]", known(U)), Verdict::NotApplicable),
        (format!("expect: [{{any: [{U}, {F}], if_known: true}}]"), Verdict::NotApplicable),
    ]);
}

#[test]
fn a_rule_fails_before_it_is_unknown_and_passes_when_anything_applies() {
    table(&[
        (format!("expect: [{H}, {U}], forbid: [{H}]"), Verdict::Fail),
        (format!("expect: [{F}], forbid: [{U}]"), Verdict::Fail),
        (format!("expect: [{H}], forbid: [{U}]"), Verdict::NotEvaluable),
        (format!("expect: [{N}, {H}]"), Verdict::Pass),
    ]);
    assert_eq!(judge(&format!("expect: [{N}, {N}]")).reason, reason(ReasonCode::NothingApplies, &[]));
}

#[test]
fn partial_comes_only_of_credit_or_share() {
    let judged = |body: &str| {
        let judged = judge(body);
        (judged.verdict, judged.credit)
    };
    assert_eq!(judged(&format!("expect: [{H}, {F}]")), (Verdict::Fail, Some(0.0)));
    assert_eq!(judged(&format!("credit: partial, expect: [{H}, {F}]")), (Verdict::Partial, Some(0.5)));
    assert_eq!(judged(&format!("credit: partial, expect: [{F}, {F}]")), (Verdict::Fail, Some(0.0)));
    assert_eq!(judged(&format!("credit: partial, expect: [{H}, {H}]")), (Verdict::Pass, Some(1.0)));
    assert_eq!(judged(&format!("credit: partial, expect: [{H}, {F}, {N}]")), (Verdict::Partial, Some(0.5)));
    assert_eq!(
        judged(&format!("credit: partial, expect: [{H}, {F}], forbid: [{H}]")),
        (Verdict::Fail, Some(0.0))
    );
    assert_eq!(
        judged(&format!("for_each: said, combine: share, expect: [{H}, {F}]")),
        (Verdict::Fail, Some(0.0))
    );
}

#[test]
fn counts_bound_how_often_a_signal_occurs() {
    let dialogue = "客服：说过。说过\n客户：问过\n客服：说过";
    for (clause, expected) in [
        ("{signal: said, at_least: 3}", "pass 1 1 3"),
        ("{signal: said, at_least: 4}", "fail 1 1 3"),
        ("{signal: said, at_most: 3}", "pass 1 1 3"),
        ("{signal: said, at_most: 2}", "fail 1 1 3"),
        ("{signal: said, at_most: 1, last: 1 turn}", "pass 3"),
        ("{signal: absent, at_most: 0}", "pass"),
        ("{signal: said, at_least: {chat: 1}}", "not_applicable"),
    ] {
        assert_eq!(
            (clause, answer(&only(&rules(&format!("expect: [{clause}]")), dialogue)).as_str()),
            (clause, expected)
        );
    }
}

#[test]
fn absence_carries_the_window_searched_and_what_came_nearest() {
    let dialogue = "客户：问过\n客服：不说过\n客户：好\n客服：说过";
    let judged = only(&rules("expect: [{signal: said, first: 1 turn}]"), dialogue);
    let near = |turn: usize, text: &str, from: usize, why| NearMiss {
        evidence: Evidence {
            turn,
            segment: turn,
            speaker: Speaker::Agent,
            start_ms: None,
            end_ms: None,
            time: None,
            from,
            to: from + 2,
            text: text.into(),
            signal: "said".into(),
            matched: "说过".into(),
            value: None,
            how: How::Phrase,
        },
        why,
    };
    let expected = RuleVerdict {
        rule: "r".into(),
        item: "r".into(),
        title: "r".into(),
        verdict: Verdict::Fail,
        credit: Some(0.0),
        weight: 1.0,
        points: Some(0.0),
        severity: Severity::Minor,
        reason: reason(ReasonCode::ExpectedMissing, &[("clause", "said")]),
        evidence: vec![],
        searched: vec![Searched {
            signal: "said".into(),
            from_segment: Some(1),
            to_segment: Some(2),
            nearest: vec![
                near(2, "不说过", 1, NearMissReason::Negated),
                near(4, "说过", 0, NearMissReason::OutsideWindow),
            ],
        }],
        review: false,
    };
    assert_eq!(judged, expected);
}

#[test]
fn what_is_forbidden_and_found_is_the_evidence() {
    let judged = judge("forbid: [{signal: said, title: 不该说}]");
    assert_eq!(answer(&judged), "fail 1");
    assert_eq!(judged.reason, reason(ReasonCode::ForbiddenFound, &[("clause", "不该说")]));
    assert_eq!(judged.searched, []);
}

#[test]
fn missing_data_have_their_reason() {
    let unknown = |body: &str, dialogue: &str| {
        let judged = only(&rules(body), dialogue);
        (judged.verdict, judged.reason)
    };
    let not_evaluable = |code, facts: &[(&str, &str)]| (Verdict::NotEvaluable, reason(code, facts));
    let mut strangers = transcript(DIALOGUE);
    strangers.segments.iter_mut().for_each(|segment| segment.speaker = Speaker::Unknown);
    let clause = [("clause", "said")];
    let judged = program(&rules("expect: [{signal: said}]")).audit(&strangers).verdicts.remove(0);
    assert_eq!((judged.verdict, judged.reason), not_evaluable(ReasonCode::RolesUnknown, &clause));
    assert_eq!(
        unknown("expect: [{signal: said}]", "客户：问过"),
        not_evaluable(ReasonCode::AgentMissing, &clause)
    );
    assert_eq!(
        unknown("forbid: [{signal: said}]", "客户：问过"),
        not_evaluable(ReasonCode::AgentMissing, &clause)
    );
    assert_eq!(
        unknown("expect: [{signal: late}]", DIALOGUE),
        not_evaluable(ReasonCode::TimesUnknown, &[("clause", "late")])
    );
    assert_eq!(
        unknown("expect: [{measure: duration, at_most: 5min}]", DIALOGUE),
        not_evaluable(ReasonCode::TimesUnknown, &[("clause", "duration")])
    );
    assert_eq!(
        unknown("expect: [{measure: ring_time, at_most: 5s}]", DIALOGUE),
        not_evaluable(ReasonCode::MetadataUnknown, &[("field", "ring_ms")])
    );
    assert_eq!(
        unknown("for_each: said, expect: [{signal: said}]", "客户：问过"),
        not_evaluable(ReasonCode::AgentMissing, &clause)
    );
    assert_eq!(
        unknown("expect: [{signal: asked, after: said}]", "客户：问过"),
        not_evaluable(ReasonCode::AgentMissing, &[("clause", "asked")])
    );
}

#[test]
fn a_customer_who_says_nothing_has_said_nothing() {
    assert_eq!(answer(&only(&rules("expect: [{signal: asked}]"), "客服：说过")), "fail");
    assert_eq!(answer(&only(&rules("forbid: [{signal: asked}]"), "客服：说过")), "pass");
}

#[test]
fn a_match_by_somebody_unknown_is_neither_found_nor_missing() {
    let dialogue = "客服：您好\n甲方：说过\n客户：问过";
    assert_eq!(answer(&only(&rules("expect: [{signal: said}]"), dialogue)), "not_evaluable");
    assert_eq!(answer(&only(&rules("expect: [{signal: absent}]"), dialogue)), "fail");
    let clear = "客服：说过\n甲方：说过\n客户：问过";
    assert_eq!(answer(&only(&rules("expect: [{signal: said}]"), clear)), "pass 1");
    assert_eq!(answer(&only(&rules("expect: [{signal: said, at_most: 1}]"), clear)), "not_evaluable");
}

#[test]
fn a_system_that_says_it_earns_and_costs_nothing() {
    let dialogue = "系统：说过\n客服：您好\n客户：问过";
    assert_eq!(answer(&only(&rules("expect: [{signal: said}]"), dialogue)), "fail");
    assert_eq!(answer(&only(&rules("forbid: [{signal: said}]"), dialogue)), "pass");
}

#[test]
fn an_agent_who_is_missing_is_warned_of() {
    let warnings = audit(&rules("expect: [{signal: said}]"), "客户：问过").warnings;
    assert_eq!(warnings.iter().map(|warning| warning.code.as_str()).collect::<Vec<_>>(), ["no_agent_speech"]);
}
