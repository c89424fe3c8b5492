//! Rules: every key of theirs, with what it changes.

mod support;

use std::collections::BTreeMap;

use support::{answer, audit, only};
use zhijian::engine::{Reason, ReasonCode, RuleVerdict, Severity, Verdict};

const SIGNALS: &str = "
signals:
  sells: {speaker: agent, phrases: [推荐]}
  tells: {speaker: agent, phrases: [月费]}
  thanks: {speaker: agent, phrases: [感谢]}
  curses: {speaker: agent, phrases: [闭嘴]}
  sighs: {speaker: agent, phrases: [唉]}
  silence: {gap: {to: agent}}
  long: {signal: silence, value: {at_least: 20s}}
";

fn rules(rules: &[&str]) -> String {
    let rules: String = rules.iter().map(|rule| format!("  - {{title: r, {rule}}}\n")).collect();
    format!("{SIGNALS}\nrules:\n{rules}")
}

fn judge(body: &str, dialogue: &str) -> RuleVerdict {
    only(&rules(&[&format!("id: r, {body}")]), dialogue)
}

fn reason(code: ReasonCode, facts: &[(&str, &str)]) -> Reason {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Reason { code, facts: facts.collect::<BTreeMap<_, _>>() }
}

/// Told, not told, told.
const SOLD_THREE_TIMES: &str = "客服：推荐，月费\n客户：好\n客服：推荐\n客户：好\n客服：推荐，月费";
const AFTER: &str = "for_each: sells, in: {after: trigger, within: 0 turns}, expect: [{signal: tells}]";

#[test]
fn a_rule_is_judged_at_every_trigger() {
    assert_eq!(answer(&judge(AFTER, SOLD_THREE_TIMES)), "fail 3");
    assert_eq!(answer(&judge(AFTER, "客服：推荐，月费\n客户：好\n客服：推荐，月费")), "pass 1 1 3 3");
}

#[test]
fn without_a_trigger_it_does_not_apply() {
    let judged = judge(AFTER, "客服：月费");
    assert_eq!((judged.verdict, judged.credit, judged.points), (Verdict::NotApplicable, None, None));
    assert_eq!(judged.reason, reason(ReasonCode::NoTrigger, &[("signal", "sells")]));
}

#[test]
fn there_is_one_trigger_a_turn() {
    let rule =
        "for_each: sells, combine: share, in: {after: trigger, within: 0 turns}, expect: [{signal: tells}]";
    let judged = judge(rule, "客服：推荐，推荐，月费，推荐\n客户：好\n客服：推荐");
    assert_eq!((judged.verdict, judged.credit), (Verdict::Partial, Some(0.5)));
    let last = "for_each: sells, in: {after: trigger, within: 0 turns}, expect: [{signal: tells}]";
    assert_eq!(judge(last, "客服：推荐，月费，推荐").verdict, Verdict::Pass);
}

#[test]
fn triggers_are_combined_by_every_any_or_share() {
    let combined = |combine: &str, dialogue: &str| {
        let judged = judge(&format!("{AFTER}, combine: {combine}"), dialogue);
        (judged.verdict, judged.credit)
    };
    let never = "客服：推荐\n客户：好\n客服：推荐";
    let always = "客服：推荐，月费\n客户：好\n客服：推荐，月费";
    assert_eq!(combined("every", SOLD_THREE_TIMES), (Verdict::Fail, Some(0.0)));
    assert_eq!(combined("any", SOLD_THREE_TIMES), (Verdict::Pass, Some(1.0)));
    assert_eq!(combined("share", SOLD_THREE_TIMES), (Verdict::Partial, Some(2.0 / 3.0)));
    for (combine, expected) in [("every", Verdict::Fail), ("any", Verdict::Fail), ("share", Verdict::Fail)] {
        assert_eq!(combined(combine, never), (expected, Some(0.0)));
        assert_eq!(combined(combine, always), (Verdict::Pass, Some(1.0)));
    }
    let judged = judge(&format!("{AFTER}, combine: share"), SOLD_THREE_TIMES);
    assert_eq!(judged.reason, reason(ReasonCode::PartlyMet, &[("met", "2"), ("of", "3")]));
}

#[test]
fn a_trigger_at_which_nothing_applies_is_left_out() {
    let rule = "for_each: sells, combine: share, expect: [{signal: tells, after: thanks, within: 0 turns}]";
    assert_eq!(judge(rule, "客服：推荐").verdict, Verdict::NotApplicable);
}

#[test]
fn partial_credit_of_several_triggers_is_that_of_the_worst_or_the_best() {
    let body = "credit: partial, for_each: sells, in: {after: trigger, within: 0 turns}, \
                expect: [{signal: tells}, {signal: thanks}, {signal: sighs}]";
    let dialogue = "客服：推荐，月费，感谢\n客户：好\n客服：推荐，月费";
    let credit = |combine: &str| {
        let judged = judge(&format!("{body}, combine: {combine}"), dialogue);
        (judged.verdict, judged.credit.map(|credit| (credit * 100.0).round()))
    };
    assert_eq!(credit("every"), (Verdict::Partial, Some(33.0)));
    assert_eq!(credit("any"), (Verdict::Partial, Some(67.0)));
    assert_eq!(credit("share"), (Verdict::Partial, Some(50.0)));
}

#[test]
fn partial_credit_is_the_share_of_what_is_expected() {
    let judged = judge(
        "weight: 3, credit: partial, expect: [{signal: tells}, {signal: thanks}, {signal: sells}]",
        "客服：月费，推荐",
    );
    assert_eq!((judged.verdict, judged.points), (Verdict::Partial, Some(2.0)));
    assert_eq!(judged.reason, reason(ReasonCode::PartlyMet, &[("met", "2"), ("of", "3")]));
    assert_eq!(judged.searched.iter().map(|it| it.signal.as_str()).collect::<Vec<_>>(), ["thanks"]);
}

const SILENCES: &str = "
    [00:00-00:01] 客服：您好
    [00:02-00:03] 客户：喂
    [00:33-00:34] 客服：查到了
    [00:35-00:36] 客户：好
    [00:48-00:49] 客服：再见";

fn verdicts(rule_list: &[&str], dialogue: &str) -> Vec<(String, String)> {
    let audit = audit(&rules(rule_list), dialogue);
    audit.verdicts.iter().map(|verdict| (verdict.rule.clone(), answer(verdict))).collect()
}

const DEAD_AIR: &str = "id: z, forbid: [{signal: long}]";

#[test]
fn one_silence_costs_once() {
    let each = "id: a, for_each: silence, expect: [{signal: thanks, after: trigger, within: 0 turns}]";
    let pair = |a: &str, z: &str| vec![("a".to_owned(), a.to_owned()), ("z".to_owned(), z.to_owned())];
    assert_eq!(verdicts(&[each, DEAD_AIR], SILENCES), pair("fail 3 5", "fail 3"));
    let yielding = format!("{each}, yields_to: [z]");
    assert_eq!(verdicts(&[&yielding, DEAD_AIR], SILENCES), pair("fail 5", "fail 3"));
    let wait =
        "id: a, for_each: long, expect: [{signal: thanks, after: trigger, within: 0 turns}], yields_to: [z]";
    assert_eq!(verdicts(&[wait, DEAD_AIR], SILENCES), pair("not_applicable", "fail 3"));
    let forbids = "id: a, forbid: [{signal: silence, at_least: 2}], yields_to: [z]";
    assert_eq!(verdicts(&[forbids, DEAD_AIR], SILENCES), pair("pass", "fail 3"));
}

#[test]
fn what_is_counted_elsewhere_says_where() {
    let wait =
        "id: a, for_each: long, expect: [{signal: thanks, after: trigger, within: 0 turns}], yields_to: [z]";
    let judged = audit(&rules(&[wait, DEAD_AIR]), SILENCES).verdicts.remove(0);
    assert_eq!(judged.reason, reason(ReasonCode::CountedElsewhere, &[("rule", "z")]));
}

#[test]
fn many_silences_cost_once_each() {
    let dialogue: String = (0..8)
        .map(|at| {
            let (start, said) = (at * 60, at * 60 + 30);
            let clock = |seconds: usize| format!("{:02}:{:02}", seconds / 60, seconds % 60);
            format!(
                "[{}-{}] 客户：喂\n[{}-{}] 客服：在\n",
                clock(start),
                clock(start + 1),
                clock(said),
                clock(said + 1)
            )
        })
        .collect();
    let wait =
        "id: a, for_each: long, expect: [{signal: thanks, after: trigger, within: 0 turns}], yields_to: [z]";
    let judged = audit(&rules(&[wait, DEAD_AIR]), &dialogue).verdicts.remove(0);
    assert_eq!((judged.verdict, judged.reason.code), (Verdict::NotApplicable, ReasonCode::CountedElsewhere));
}

#[test]
fn a_rule_yields_only_to_failures() {
    let wait = "id: a, for_each: silence, expect: [{signal: thanks, after: trigger, within: 0 turns}], yields_to: [z]";
    let calm = "id: z, forbid: [{signal: curses}]";
    assert_eq!(
        verdicts(&[wait, calm], SILENCES),
        [("a".into(), "fail 3 5".into()), ("z".into(), "pass".into())]
    );
}

#[test]
fn channels_leave_other_channels_out() {
    let on = |channel: &str| {
        judge(
            "channels: [chat, hall], expect: [{signal: tells}]",
            &format!("# channel: {channel}\n客服：月费"),
        )
    };
    assert_eq!(on("chat").verdict, Verdict::Pass);
    assert_eq!(on("hall").verdict, Verdict::Pass);
    assert_eq!(on("phone").reason, reason(ReasonCode::ChannelNotCovered, &[("channel", "phone")]));
    assert_eq!(on("phone").verdict, Verdict::NotApplicable);
}

#[test]
fn a_parameter_stands_for_a_value_and_may_differ_by_channel() {
    let rules = |value: &str| {
        format!(
            "params:\n  wait: {{title: 等待, unit: 秒, source: SOP, value: {value}}}\n  often: 2\n  closing: [1 turn, 50%]\n\
             signals:\n  silence: {{gap: {{to: agent}}}}\n  late: {{signal: silence, value: {{at_least: $wait}}}}\n  thanks: {{speaker: agent, phrases: [感谢]}}\n\
             rules:\n  - {{id: r, title: r, forbid: [{{signal: late}}]}}\n  - {{id: s, title: s, expect: [{{signal: thanks, at_least: $often, last: $closing}}]}}\n"
        )
    };
    let given = |value: &str, channel: &str| {
        let audit = audit(
            &rules(value),
            &format!("# channel: {channel}\n[00:00-00:01] 客户：喂\n[00:11-00:12] 客服：感谢。感谢"),
        );
        audit.verdicts.iter().map(answer).collect::<Vec<_>>()
    };
    assert_eq!(given("10s", "phone"), ["fail 2", "pass 2 2"]);
    assert_eq!(given("11s", "phone"), ["pass", "pass 2 2"]);
    assert_eq!(given("{phone: 10s, hall: 11s}", "phone"), ["fail 2", "pass 2 2"]);
    assert_eq!(given("{phone: 10s, hall: 11s}", "hall"), ["pass", "pass 2 2"]);
    assert_eq!(given("{phone: 10s}", "hall"), ["pass", "pass 2 2"]);
}

#[test]
fn a_parameter_may_be_a_weight() {
    let rules = "params: {heavy: 7}\nsignals:\n  tells: {speaker: agent, phrases: [月费]}\nrules:\n  - {id: r, title: r, weight: $heavy, expect: [{signal: tells}]}\n";
    assert_eq!(only(rules, "客服：月费").weight, 7.0);
}

#[test]
fn a_value_that_the_channel_lacks_makes_the_clause_not_applicable() {
    let hall = "# channel: hall\n客服：月费39元";
    let with = |clause: &str| {
        let rules = format!(
            "signals:\n  price: {{speaker: agent, entities: [money]}}\n  dear: {{speaker: agent, entities: [money], value: {{at_least: {{phone: 10}}}}}}\n  high: {{signal: price, value: {{at_least: {{phone: 10}}}}}}\n\
             rules:\n  - {{id: r, title: r, expect: [{clause}]}}\n"
        );
        answer(&only(&rules, hall))
    };
    assert_eq!(with("{signal: price, value: {at_least: {phone: 10}}}"), "not_applicable");
    assert_eq!(with("{signal: price, value: {at_least: {hall: 10}}}"), "pass 1");
    assert_eq!(with("{signal: price, at_most: {phone: 10}}"), "not_applicable");
    assert_eq!(with("{signal: high}"), "not_applicable");
    assert_eq!(with("{signal: dear}"), "not_applicable");
    assert_eq!(with("{measure: turns, at_most: {phone: 10}}"), "not_applicable");
}

#[test]
fn a_manual_rule_stays_on_the_sheet_for_a_human() {
    let judged = judge("manual: true, weight: 2", "客服：您好");
    let expected = RuleVerdict {
        rule: "r".into(),
        item: "r".into(),
        title: "r".into(),
        verdict: Verdict::Manual,
        credit: None,
        weight: 2.0,
        points: None,
        severity: Severity::Minor,
        reason: reason(ReasonCode::ManualItem, &[]),
        evidence: vec![],
        searched: vec![],
        review: true,
    };
    assert_eq!(judged, expected);
    assert_eq!(judge("manual: true, when: {signal: sells}", "客服：您好").verdict, Verdict::NotApplicable);
    assert_eq!(judge("manual: true, channels: [chat]", "客服：您好").verdict, Verdict::NotApplicable);
}

#[test]
fn review_is_asked_for_on_fail_or_always() {
    let review = |review: &str, said: &str| {
        judge(&format!("{review}expect: [{{signal: tells}}]"), &format!("客服：{said}")).review
    };
    for (key, passed, failed) in [
        ("", false, false),
        ("review: never, ", false, false),
        ("review: on_fail, ", false, true),
        ("review: always, ", true, true),
    ] {
        assert_eq!((key, review(key, "月费"), review(key, "您好")), (key, passed, failed));
    }
    let partly =
        judge("review: on_fail, credit: partial, expect: [{signal: tells}, {signal: thanks}]", "客服：月费");
    assert!(partly.review);
    assert!(!judge("review: always, when: {signal: sells}, expect: [{signal: tells}]", "客服：您好").review);
}

#[test]
fn between_target_and_limit_a_measure_holds_with_a_note() {
    let rule = "expect: [{measure: first_response, at_most: 5s, target: 3s, title: 应答}]";
    let judged = |start: &str| {
        let judged = judge(rule, &format!("[00:00-00:01] 系统：欢迎\n[{start}] 客服：您好"));
        (judged.verdict, judged.reason)
    };
    let note = |code, value: &str, other: (&str, &str)| {
        reason(code, &[("clause", "应答"), ("value", value), other, ("unit", "seconds")])
    };
    assert_eq!(judged("00:04"), (Verdict::Pass, reason(ReasonCode::ExpectationsMet, &[("clauses", "应答")])));
    assert_eq!(judged("00:05"), (Verdict::Pass, note(ReasonCode::TargetMissed, "4.0", ("target", "3.0"))));
    assert_eq!(judged("00:06"), (Verdict::Pass, note(ReasonCode::TargetMissed, "5.0", ("target", "3.0"))));
    assert_eq!(judged("00:07"), (Verdict::Fail, note(ReasonCode::LimitExceeded, "6.0", ("limit", "5.0"))));
}

#[test]
fn a_forbidden_clause_may_weigh_otherwise_than_its_rule() {
    let rule = "severity: serious, forbid: [{signal: curses, severity: fatal}, {signal: sighs, severity: minor}, {signal: thanks}], expect: [{signal: tells}]";
    for (said, expected) in [
        ("月费，闭嘴", Severity::Fatal),
        ("月费，唉", Severity::Minor),
        ("月费，唉，闭嘴", Severity::Fatal),
        ("月费，感谢", Severity::Serious),
        ("您好", Severity::Serious),
        ("唉", Severity::Serious),
    ] {
        let judged = judge(rule, &format!("客服：{said}"));
        assert_eq!((said, judged.verdict, judged.severity), (said, Verdict::Fail, expected));
    }
    assert_eq!(judge(rule, "客服：月费").severity, Severity::Serious);
}

#[test]
fn metadata_are_compared_in_any_of_their_writings() {
    let judged = |clause: &str, head: &str| {
        judge(&format!("expect: [{clause}]"), &format!("{head}\n客服：您好")).verdict
    };
    assert_eq!(judged("{metadata: direction, is: 呼出}", "# direction: outbound"), Verdict::Pass);
    assert_eq!(judged("{metadata: direction, is: inbound}", "# direction: outbound"), Verdict::Fail);
    assert_eq!(judged("{metadata: direction, is: inbound}", ""), Verdict::Pass);
    assert_eq!(judged("{metadata: channel, is: [热线, 在线]}", "# channel: chat"), Verdict::Pass);
    assert_eq!(judged("{metadata: scenario, is: 携转}", "# scenario: 携转"), Verdict::Pass);
    assert_eq!(judged("{metadata: vip, is: \"1\"}", "# vip: 1"), Verdict::Pass);
    assert_eq!(judged("{metadata: vip, is: \"1\"}", ""), Verdict::NotEvaluable);
}

#[test]
fn a_single_clause_needs_no_list() {
    assert_eq!(judge("expect: {signal: tells}", "客服：月费").verdict, Verdict::Pass);
    assert_eq!(
        judge("expect: {any: [{signal: tells}, {signal: thanks}]}", "客服：月费").verdict,
        Verdict::Pass
    );
    assert_eq!(judge("forbid: {metadata: direction, is: inbound}", "客服：月费").verdict, Verdict::Fail);
    assert_eq!(judge("expect: {not: {signal: tells}}", "客服：月费").verdict, Verdict::Fail);
}
