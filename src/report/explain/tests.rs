use std::collections::BTreeMap;

use super::*;
use crate::report::sample;

fn explained(rule: Option<&str>, lang: Lang) -> String {
    let titles = BTreeMap::from([("greets".to_owned(), "问候".to_owned())]);
    let how = Explain { rule, titles: &titles, lang, style: Style::default(), mask: true };
    explain(&sample::transcript(), &sample::audit(), how)
}

#[test]
fn a_call_in_chinese() {
    assert_eq!(explained(None, Lang::Zh), include_str!("call.zh.txt"));
}

#[test]
fn a_call_in_english() {
    assert_eq!(explained(None, Lang::En), include_str!("call.en.txt"));
}

#[test]
fn one_rule_is_explained_alone_by_its_id_or_its_item() {
    let by_rule = explained(Some("greets-first"), Lang::En);
    assert_eq!(by_rule, explained(Some("2.1.1-b"), Lang::En));
    assert!(by_rule.contains("问候 “您好”") && !by_rule.contains("fee-disclosed]"), "{by_rule}");
    assert!(explained(Some("none"), Lang::En).ends_with("Verdicts\n  there is no rule none\n"));
}

#[test]
fn numbers_are_shown_only_when_asked_for() {
    let how = Explain {
        rule: None,
        titles: &BTreeMap::new(),
        lang: Lang::Zh,
        style: Style::default(),
        mask: false,
    };
    assert!(explain(&sample::transcript(), &sample::audit(), how).contains("13900472816"));
    assert!(!explained(None, Lang::Zh).contains("0047"));
}

#[test]
fn what_is_said_cannot_steer_the_terminal() {
    let mut transcript = sample::transcript();
    transcript.segments[0].text = "您好\u{1b}[2J\r\n客户：".to_owned();
    let how =
        Explain { rule: None, titles: &BTreeMap::new(), lang: Lang::Zh, style: Style::default(), mask: true };
    let text = explain(&transcript, &sample::audit(), how);
    assert!(text.contains("  1  00:00  客服  您好 [2J 客户：\n") && !text.contains('\u{1b}'), "{text}");
}
