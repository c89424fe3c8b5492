//! Rendered messages against `tests/golden/diagnostics/NAME.txt`.
//!
//! `UPDATE_GOLDEN=1 cargo test --lib diagnostics` writes the files anew; read the difference before you commit it.

use std::path::Path;

use super::*;
use crate::transcript::Span;

const RULES: &str = "signals:\n  greets: 开场问候\n  套餐介绍: {说话人: 客服, phrase: [您好, 很高兴]}\n";

/// A message about `marked`, the first of its kind in the text of `file`.
fn worded<'a>(place: &'a Place, lang: Lang) -> Worded<'a> {
    let (what, why, cure) = match lang {
        Lang::Zh => ("信号没有 `phrase` 这个键", "信号只认识它那一类的键。", "改成 `phrases`。"),
        Lang::En => (
            "`phrase` is no key of a signal",
            "A signal knows only the keys of its kind.",
            "Write `phrases`.",
        ),
    };
    Worded {
        code: "unknown-key",
        level: Level::Error,
        place,
        file: harmless(&place.file),
        what: what.to_owned(),
        why: Some(why.to_owned()),
        cure: Some(cure.to_owned()),
    }
}

fn marked(text: &str, marked: &str) -> Place {
    let start = text.find(marked).expect("the text holds what is to be marked");
    let span = Span::new(start, start + marked.len());
    Place { file: "rules/greeting.yaml".into(), line: None, span: Some(span) }
}

fn shown(text: &str, place: &Place, lang: Lang) -> String {
    let mut sources = Sources::new();
    sources.add("rules/greeting.yaml", text);
    worded(place, lang).render(&sources, lang, Style::default())
}

fn assert_golden(name: &str, rendered: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/diagnostics/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, rendered).expect("the golden directory is writable");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(rendered, golden, "{name} differs from {}", path.display());
}

#[test]
fn a_marked_word_is_shown_in_its_line() {
    let place = marked(RULES, "phrase");
    assert_golden("marked-word.zh", &shown(RULES, &place, Lang::Zh));
    assert_golden("marked-word.en", &shown(RULES, &place, Lang::En));
}

#[test]
fn the_caret_stands_right_under_double_width_text() {
    let shown =
        shown("  套餐介绍: {说话人: 客服}\n", &marked("  套餐介绍: {说话人: 客服}\n", "说话人"), Lang::Zh);
    let lines: Vec<&str> = shown.lines().skip(3).take(2).collect();
    // Two spaces, four characters two columns wide, a colon, a space and a brace stand before three wide characters.
    assert_eq!(
        lines,
        ["1 |   套餐介绍: {说话人: 客服}", &format!("  | {}^^^^^^", " ".repeat(2 + 4 * 2 + 3))]
    );
}

#[test]
fn a_span_over_several_lines_is_bracketed() {
    let text = "rules:\r\n  - id: 开场\r\n    when: 无\r\n    expect: 有\r\n";
    let place = marked(text, "- id: 开场\r\n    when: 无\r\n");
    assert_golden("several-lines.zh", &shown(text, &place, Lang::Zh));
}

#[test]
fn a_tab_before_the_mark_moves_the_caret() {
    let text = "\u{feff}\tphrase: 您好";
    assert_golden("tab-after-byte-order-mark.en", &shown(text, &marked(text, "phrase"), Lang::En));
}

#[test]
fn the_end_of_a_file_has_a_place() {
    let text = "signals:\n  greets: {phrase: [您好\n\n";
    let place = Place { span: Some(Span::new(text.len(), text.len())), ..Place::file("rules/greeting.yaml") };
    assert_golden("end-of-file.zh", &shown(text, &place, Lang::Zh));
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let text = format!("{}phrase{}", "您好，请问有什么可以帮您。".repeat(20), "很高兴为您服务。".repeat(20));
    assert_golden("long-line.zh", &shown(&text, &marked(&text, "phrase"), Lang::Zh));
}

#[test]
fn without_text_the_file_and_line_remain() {
    let place = Place::line("transcripts/20261121.jsonl", 37);
    assert_golden("file-and-line.en", &shown("", &place, Lang::En));
    assert_golden("file-only.zh", &shown("", &Place::file("rules/缺失.yaml"), Lang::Zh));
    assert_golden("no-place.zh", &shown("", &Place::default(), Lang::Zh));
}

#[test]
fn names_from_outside_cannot_steer_the_terminal() {
    let place = Place::file("a\u{1b}[2Jb.yaml");
    assert!(!shown("", &place, Lang::En).contains('\u{1b}'));
}

#[test]
fn no_span_makes_it_panic() {
    for text in ["", "\n", "\r\n", "\u{feff}", "\u{feff}好\r\n\t坏\r", "一\n二\n\n", "a\tb\u{1b}[0m\n"] {
        for start in 0..=text.len() + 2 {
            for end in 0..=text.len() + 2 {
                let place = Place { span: Some(Span { start, end }), ..Place::file("rules/greeting.yaml") };
                shown(text, &place, Lang::Zh);
            }
        }
    }
}

#[test]
fn several_diagnostics_are_set_apart_by_a_blank_line() {
    let problems = [
        Diagnostic::error("no-such-code", Place::line("a.csv", 2)),
        Diagnostic::warning("no-such-code", Place::file("b.csv")),
    ];
    assert_golden("several.zh", &render(&problems, &Sources::new(), Lang::Zh, Style::default()));
}

#[test]
fn colours_are_only_added() {
    let place = marked(RULES, "phrase");
    let mut sources = Sources::new();
    sources.add("rules/greeting.yaml", RULES);
    let colored = worded(&place, Lang::Zh).render(&sources, Lang::Zh, Style { color: true });
    assert!(colored.contains('\u{1b}'));
    let plain =
        regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("the pattern is valid").replace_all(&colored, "");
    assert_eq!(plain, shown(RULES, &place, Lang::Zh));
}

#[test]
fn json_names_place_and_wording() {
    let diagnostic =
        Diagnostic { place: marked(RULES, "phrase"), ..Diagnostic::error("no-such-code", Place::default()) };
    let mut sources = Sources::new();
    sources.add("rules/greeting.yaml", RULES);
    assert_eq!(
        to_json(&diagnostic, &sources, Lang::Zh),
        json!({
            "code": "no-such-code", "level": "error", "file": "rules/greeting.yaml", "line": 3, "column": 19,
            "what": "no-such-code", "why": null, "cure": null,
        })
    );
    assert_eq!(
        to_json(&Diagnostic::warning("no-such-code", Place::default()), &Sources::new(), Lang::En),
        json!({
            "code": "no-such-code", "level": "warning", "file": null, "line": null, "column": null,
            "what": "no-such-code", "why": null, "cure": null,
        })
    );
}
