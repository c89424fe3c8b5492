//! What rests on a doubtful part of a transcript is not judged; the rest is.

mod support;

use support::{answer, program, transcript};
use zhijian::engine::{ReasonCode, Verdict};
use zhijian::transcript::{Speaker, Transcript, Warning};

const SIGNALS: &str = "signals:\n  said: {speaker: agent, phrases: [说过]}\n  asked: {speaker: customer, phrases: [问过]}\n  \
                       any: {speaker: any, phrases: [说过]}\n  never: {speaker: agent, phrases: [没有的]}\n  \
                       late: {speaker: agent, gap: {from: customer, to: agent}, value: {at_least: 5}}\n";

const DIALOGUE: &str = "[00:00] 客服：我说过\n[00:05] 客户：我问过\n[00:20] 客服：好的";

/// The dialogue with a warning.
fn doubted(code: &str, dialogue: &str) -> Transcript {
    let mut transcript = transcript(dialogue);
    transcript.warnings.push(Warning { code: code.into(), segment: None, detail: String::new() });
    transcript
}

/// Verdict and reason of a rule with this body.
fn judged(body: &str, transcript: &Transcript) -> (String, ReasonCode) {
    let rules = format!("{SIGNALS}rules:\n  - {{id: r, item: i, title: t, {body}}}\n");
    let verdict = program(&rules).audit(transcript).verdicts.remove(0);
    let shown = if verdict.verdict == Verdict::NotEvaluable {
        verdict.verdict.name().to_owned()
    } else {
        answer(&verdict)
    };
    (shown, verdict.reason.code)
}

/// Rules that depend on who speaks, on the times, or on neither.
const BODIES: [&str; 9] = [
    "expect: [{signal: said}]",
    "expect: [{signal: never}]",
    "forbid: [{signal: said}]",
    "expect: [{signal: asked}]",
    "for_each: asked, expect: [{signal: said}]",
    "expect: [{signal: any}]",
    "expect: [{measure: duration, at_most: 5s}]",
    "forbid: [{signal: late}]",
    "expect: [{measure: talk_share, at_most: 0.1}]",
];

#[test]
fn a_doubt_takes_what_rests_on_it_and_nothing_else() {
    let known = ["pass 1", "fail", "fail 1", "pass 2", "pass 1 2", "pass 1", "fail", "fail 3", "fail"];
    let none = "not_evaluable";
    let table: [(&str, [&str; 9]); 8] = [
        ("unknown_speaker", known),
        ("roles_swapped", [none, none, none, none, none, "pass 1", "fail", none, none]),
        ("same_text_on_both_sides", [none, none, none, none, none, "pass 1", "fail", none, none]),
        ("unanswered", ["pass 1", none, "fail 1", none, none, "pass 1", "fail", none, none]),
        ("no_customer_speech", known),
        ("times_go_back", ["pass 1", "fail", "fail 1", "pass 2", "pass 1 2", "pass 1", none, none, "fail"]),
        ("times_overlap", ["pass 1", "fail", "fail 1", "pass 2", "pass 1 2", "pass 1", none, none, "fail"]),
        ("absurd_pace", ["pass 1", "fail", "fail 1", "pass 2", "pass 1 2", "pass 1", none, none, "fail"]),
    ];
    for (code, expected) in table {
        let transcript = doubted(code, DIALOGUE);
        let verdicts = BODIES.map(|body| judged(body, &transcript).0);
        assert_eq!(verdicts, expected, "{code}");
    }
}

#[test]
fn a_doubt_is_the_reason() {
    let table = [
        ("roles_swapped", "expect: [{signal: said}]", ReasonCode::RolesUnknown),
        ("same_text_on_both_sides", "expect: [{signal: said}]", ReasonCode::DuplicateText),
        ("unanswered", "expect: [{signal: never}]", ReasonCode::Unanswered),
        ("times_overlap", "expect: [{measure: duration, at_most: 5s}]", ReasonCode::TimesDoubtful),
    ];
    for (code, body, reason) in table {
        assert_eq!(judged(body, &doubted(code, DIALOGUE)).1, reason, "{code}");
    }
}

#[test]
fn where_the_customer_was_not_recorded_only_what_he_says_is_unknown() {
    let transcript = doubted("no_customer_speech", "客服：我说过");
    assert_eq!(judged("expect: [{signal: said}]", &transcript).0, "pass 1");
    assert_eq!(judged("expect: [{signal: never}]", &transcript).0, "fail");
    let missing = ("not_evaluable".to_owned(), ReasonCode::CustomerMissing);
    for body in [
        "expect: [{signal: asked}]",
        "forbid: [{signal: asked}]",
        "for_each: asked, expect: [{signal: said}]",
        "expect: [{measure: talk_share, at_most: 0.1}]",
    ] {
        assert_eq!(judged(body, &transcript), missing, "{body}");
    }
}

#[test]
fn doubtful_times_are_not_shown() {
    let rules = format!("{SIGNALS}rules:\n  - {{id: r, item: i, title: t, expect: [{{signal: said}}]}}\n");
    let audit = program(&rules).audit(&doubted("times_go_back", DIALOGUE));
    let evidence = &audit.verdicts[0].evidence[0];
    assert_eq!((evidence.start_ms, evidence.end_ms, evidence.time), (None, None, None));
    assert_eq!(audit.transcript.duration_ms, None);
    assert_eq!(audit.warnings.len(), 1);
}

#[test]
fn an_inferred_agent_is_judged_like_a_named_one() {
    let talk = |agent: &str, customer: &str| {
        format!(
            "{agent}：您好，请问有什么可以帮您，我说过\n{customer}：我想问一下我的手机怎么没信号，我问过\n\
             {agent}：麻烦您稍等，这边帮您查询，您的套餐正常\n{customer}：好的，谢谢"
        )
    };
    let (named, inferred) = (transcript(&talk("客服", "客户")), transcript(&talk("B", "A")));
    assert_eq!(inferred.segments, named.segments);
    for body in BODIES {
        assert_eq!(judged(body, &inferred), judged(body, &named), "{body}");
    }
    let unsure = transcript("A：在\nB：我说过");
    assert_eq!(unsure.segments.iter().map(|it| it.speaker).collect::<Vec<_>>(), [Speaker::Unknown; 2]);
    for body in &BODIES[..5] {
        assert_eq!(judged(body, &unsure), ("not_evaluable".into(), ReasonCode::RolesUnknown), "{body}");
    }
}
