use unicode_width::UnicodeWidthStr;

use super::*;
use crate::engine::Audit;
use crate::report::sample;

fn a_day() -> Summary {
    let mut audits: Vec<Audit> =
        (0..12).map(|n| sample::scored("a", "8801", "一组", Some(78.0 + f64::from(n)))).collect();
    audits.extend((0..10).map(|n| sample::scored("b", "8802", "二组", Some(60.5 + f64::from(n)))));
    audits.push(sample::audit());
    let mut summary = Summary::default();
    audits.iter().for_each(|audit| summary.add(audit));
    summary.reject(&sample::rejected("not_text"));
    summary.skip_files(3);
    summary
}

#[test]
fn a_day_in_chinese() {
    let text = render(&a_day(), Lang::Zh, 100, Style::default());
    assert_eq!(text, include_str!("day.zh.txt"), "{text}");
}

#[test]
fn a_day_in_english() {
    let text = render(&a_day(), Lang::En, 100, Style::default());
    assert_eq!(text, include_str!("day.en.txt"), "{text}");
}

#[test]
fn colour_changes_nothing_but_colour() {
    let colored = render(&a_day(), Lang::Zh, 100, Style { color: true });
    assert!(colored.contains("\u{1b}["));
    let escapes = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
    let plain: Vec<String> =
        escapes.replace_all(&colored, "").lines().map(|line| line.trim_end().to_owned()).collect();
    let expected = render(&a_day(), Lang::Zh, 100, Style::default());
    assert_eq!(plain, expected.lines().map(str::trim_end).collect::<Vec<_>>());
}

#[test]
fn tables_keep_to_the_width() {
    for width in [50, 60, 80] {
        let text = render(&a_day(), Lang::Zh, width, Style::default());
        let tables = text.lines().filter(|line| line.starts_with("  8") || line.contains("2.2.2"));
        for line in tables {
            assert!(line.width() <= usize::from(width) + 1, "{width}: {line}");
        }
    }
}

#[test]
fn without_audits_only_the_counts_are_told() {
    let mut summary = Summary::default();
    summary.reject(&sample::rejected("not_text"));
    assert_eq!(
        render(&summary, Lang::En, 80, Style::default()),
        "Audit summary\n  no audits to sum up   1 rejected: not_text 1\n"
    );
}

#[test]
fn what_an_agent_is_called_cannot_steer_the_terminal() {
    let mut audit = sample::audit();
    audit.transcript.agent_name = Some("林\u{1b}]0;x\u{7}\n岚".to_owned());
    let mut summary = Summary::default();
    summary.add(&audit);
    let text = render(&summary, Lang::Zh, 120, Style::default());
    assert!(text.contains("03127 林 ]0;x  岚"), "{text}");
}
