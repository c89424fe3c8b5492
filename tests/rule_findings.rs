//! Lints with their near misses, findings for programs, and rule sets that come from hostile places.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::load;
use zhijian::authoring::{MutationRun, Way, coverage, edits, lint, mutate};
use zhijian::diagnostics::formats::{Findings, sarif};
use zhijian::diagnostics::{Diagnostic, Level, Sources};
use zhijian::engine::Program;
use zhijian::messages::Lang;
use zhijian::rules::{self, Loaded};

const HEAD: &str = "id: t\nversion: \"1\"\n";
const QUIET: &str = "lints: {rule-without-cases: allow, rule-never-fails: allow, unused-signal: allow}\n";

/// Codes and marked texts of the lints of a rule set in one file.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let whole = format!("{HEAD}{text}");
    let loaded = load(&[("ruleset.yaml", &whole)]);
    assert_eq!(loaded.diagnostics, [], "{text}");
    let problems = lint(loaded.ruleset.as_ref().expect("a rule set without problems is there"));
    let marked = |it: &Diagnostic| it.place.span.map(|span| span.of(&whole).to_owned()).unwrap_or_default();
    problems.iter().map(|it| (it.code, marked(it))).collect()
}

/// Lints of one signal in a rule set where unused signals are meant so.
fn of_signal(body: &str) -> Vec<(&'static str, String)> {
    found(&format!("{QUIET}signals:\n  a: {{speaker: agent, {body}}}\n"))
}

fn of_rules(rules: &str) -> Vec<(&'static str, String)> {
    let signals = "signals:\n  a: {speaker: agent, phrases: [您好]}\n  b: {speaker: customer, phrases: [请问]}\n  c: {signal: a, after: b}\n";
    found(&format!("{QUIET}{signals}rules:\n{rules}"))
}

fn codes(found: Vec<(&'static str, String)>) -> Vec<&'static str> {
    found.into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_longer_phrase_beside_a_shorter_one_is_doubtful_unless_the_shorter_one_is_cancelled_there() {
    let contained = |marked: &str| vec![("phrase-contained", marked.to_owned())];
    assert_eq!(of_signal("phrases: [您好, 早上好，您好]"), contained("早上好，您好"));
    assert_eq!(of_signal("phrases: [您好, 您 好]"), contained("您 好"));
    assert_eq!(of_signal("phrases: [您好, 您好*帮您]"), contained("您好*帮您"));
    assert_eq!(of_signal("phrases: [满意, 不满意]"), []);
    assert_eq!(of_signal("negated: allow, phrases: [满意, 不满意]"), contained("不满意"));
    assert_eq!(of_signal("phrases: [麻烦, 大麻烦], not_inside: [大麻烦]"), []);
    assert_eq!(of_signal("phrases: [您*好, 您们好]"), []);
    assert_eq!(of_signal("any: [{phrases: [您好]}, {phrases: [您好啊], form: question}]"), []);
}

#[test]
fn patterns_and_words_that_see_nothing_are_doubtful() {
    assert_eq!(
        codes(of_signal("regex: ['.*', '您好，请', 退订]")),
        ["regex-matches-everything", "regex-matches-nothing"]
    );
    assert_eq!(of_signal("words: [宽带]"), []);
    assert_eq!(codes(of_signal("words: [宽带/v, 携号转网]")), ["word-not-cut", "word-not-cut"]);
}

#[test]
fn a_signal_is_used_when_a_rule_needs_it() {
    let signals = "signals:\n  a: {speaker: agent, phrases: [您好]}\n  b: {signal: a, first: 1 turn}\n  c: {signal: a, last: 1 turn}\n";
    let rule = "rules:\n  - {id: r, title: r, expect: [{signal: b}], allow: {rule-without-cases: 试行}}\n";
    assert_eq!(found(&format!("{signals}{rule}")), [("unused-signal", "c".to_owned())]);
}

#[test]
fn anchors_that_are_sure_to_be_there_are_not_doubtful() {
    let doubt = |anchor: &str| vec![("anchor-not-guaranteed", anchor.to_owned())];
    let rule = |body: &str| of_rules(&format!("  - {{id: r, title: r, {body}}}\n"));
    assert_eq!(rule("expect: [{signal: a, after: b}]"), doubt("b"));
    assert_eq!(rule("expect: [{signal: a, after: [b, start]}]"), []);
    assert_eq!(rule("when: {signal: b}, expect: [{signal: a, after: b}]"), []);
    assert_eq!(rule("when: {all: [{signal: c}]}, expect: [{signal: a, after: b}]"), []);
    assert_eq!(rule("when: {any: [{signal: b}, {signal: a}]}, expect: [{signal: a, after: b}]"), doubt("b"));
    assert_eq!(rule("when: {signal: b, at_most: 3}, forbid: [{signal: a, after: b}]"), doubt("b"));
    assert_eq!(rule("for_each: b, expect: [{signal: a, after: b}]"), []);
    assert_eq!(rule("expect: [{any: [{signal: a}, {signal: a, after: b}]}]"), []);
    assert_eq!(rule("expect: [{any: [{signal: a, before: b}, {signal: a, after: b}]}]"), doubt("b"));
    assert_eq!(rule("expect: [{all: [{signal: a}, {signal: a, after: b}]}]"), doubt("b"));
    assert_eq!(rule("forbid: [{not: {signal: a, after: b}}]"), doubt("b"));
    assert_eq!(
        rule("expect: [{at_least: 2, of: [{signal: a}, {signal: a, first: 1 turn}, {signal: a, after: b}]}]"),
        []
    );
    assert_eq!(
        rule("expect: [{at_least: 2, of: [{signal: a}, {signal: a, after: b}, {signal: a, before: b}]}]"),
        doubt("b")
    );
    let allowed = "expect: [{any: [{signal: a, after: b}]}], allow: {anchor-not-guaranteed: 只在问过时才判}";
    assert_eq!(rule(allowed), []);
}

#[test]
fn parameters_and_items_that_nothing_uses_are_doubtful() {
    let with = |head: &str| {
        found(&format!(
            "{QUIET}{head}signals:\n  a: {{speaker: agent, phrases: [您好]}}\nrules:\n  - {{id: r, item: 1.1, title: r, expect: [{{signal: \
             a, last: $closing}}]}}\n"
        ))
    };
    let params = "params: {closing: 2 turns, turn_pause: 8s, spare: 3 turns}\n";
    assert_eq!(with(params), [("unused-param", "spare".to_owned())]);
    let allowed = "params: {closing: 2 turns, spare: {value: 1s, allow: {unused-param: 下个版本用}}}\n";
    assert_eq!(with(allowed), []);
    let closing = "params: {closing: 2 turns}\n";
    let sheet = |text: &str| with(&format!("{closing}{text}\n"));
    let without = |item: &str| vec![("item-without-rule", item.to_owned())];
    assert_eq!(sheet("sections: [{id: s, items: [1.1, 1.2]}]"), without("1.2"));
    assert_eq!(sheet("dimensions: [{id: d, items: [1.1, 1.3]}]"), without("1.3"));
    let both = "sections: [{id: s, items: [1.1, 1.2]}]\ndimensions: [{id: d, items: [1.1, 1.2]}]";
    assert_eq!(sheet(both), without("1.2"));
    assert_eq!(sheet("dimensions: [{id: d, items: [1.1, 1.3], allow: {item-without-rule: 待写}}]"), []);
    assert_eq!(
        sheet("sections: [{id: s, items: [1.1], allow: {item-without-rule: 待写}}]"),
        [("unused-suppression", "item-without-rule".to_owned())]
    );
}

#[test]
fn rules_that_apply_nowhere_or_twice_are_doubtful() {
    let rule = |body: &str| codes(of_rules(&format!("  - {{id: r, title: r, {body}}}\n")));
    let never = vec!["rule-never-applies"];
    assert_eq!(rule("channels: [hall], when: {metadata: channel, is: 电话}, expect: [{signal: a}]"), never);
    assert_eq!(
        rule("channels: [phone], when: {metadata: channel, is: 电话}, expect: [{signal: a}]"),
        Vec::<&str>::new()
    );
    assert_eq!(rule("channels: [hall], expect: [{measure: duration, at_most: {phone: 5s}}]"), never);
    assert_eq!(
        rule("channels: [hall], forbid: [{measure: duration, at_most: {phone: 5s}}]"),
        Vec::<&str>::new()
    );
    assert_eq!(rule("channels: [], expect: [{signal: a}]"), never);
    assert_eq!(
        rule("when: {all: [{metadata: vip, is: 是}, {metadata: vip, is: 否}]}, expect: [{signal: a}]"),
        never
    );
    assert_eq!(rule("for_each: b, when: {not: {signal: b}}, expect: [{signal: a}]"), never);
    assert_eq!(rule("when: {not: {signal: b}}, expect: [{signal: a}]"), Vec::<&str>::new());
    let pair = |second: &str| {
        codes(of_rules(&format!(
            "  - {{id: r, title: r, expect: [{{signal: a}}]}}\n  - {{id: s, title: s, {second}}}\n"
        )))
    };
    assert_eq!(pair("weight: 3, expect: [{signal: a, title: 甲}]"), ["identical-rules"]);
    assert_eq!(pair("expect: [{signal: a, first: 1 turn}]"), Vec::<&str>::new());
}

#[test]
fn what_is_expected_and_forbidden_must_differ_in_signal_window_or_number() {
    let rule = |expect: &str, forbid: &str| {
        codes(of_rules(&format!("  - {{id: r, title: r, expect: [{{{expect}}}], forbid: [{{{forbid}}}]}}\n")))
    };
    assert_eq!(rule("signal: a", "signal: a"), ["phrase-expected-and-forbidden"]);
    assert_eq!(rule("signal: a", "signal: a, at_least: 3"), Vec::<&str>::new());
    assert_eq!(rule("signal: a, first: 1 turn", "signal: a, last: 1 turn"), Vec::<&str>::new());
    assert_eq!(rule("signal: a", "signal: b"), Vec::<&str>::new());
}

#[test]
fn levels_are_set_by_the_rule_set_and_suppressions_need_something_to_suppress() {
    let with = |head: &str, allow: &str| {
        let text = format!("{HEAD}{head}signals:\n  a: {{speaker: agent, phrases: [您好]{allow}}}\n");
        let loaded = load(&[("ruleset.yaml", &text)]);
        let ruleset = loaded.ruleset.expect("the rule set is valid");
        lint(&ruleset).iter().map(|it| (it.code, it.level)).collect::<Vec<_>>()
    };
    assert_eq!(with("", ""), [("unused-signal", Level::Warning)]);
    assert_eq!(with("lints: {unused-signal: error}\n", ""), [("unused-signal", Level::Error)]);
    assert_eq!(with("lints: {unused-signal: allow}\n", ""), []);
    assert_eq!(with("", ", allow: {unused-signal: 留着}"), []);
    assert_eq!(
        with("", ", allow: {unused-signal: 留着, word-not-cut: 旧}"),
        [("unused-suppression", Level::Warning)]
    );
}

const COVERED: &str = "signals:
  greets: {speaker: agent, phrases: [您好, 早上好], unless: [您好烦]}
rules:
  - id: r
    title: r
    expect: [{signal: greets, first: 1 turn}]
    cases:
      - {name: 一, verdict: pass, dialogue: 客服：您好}
      - {name: 二, verdict: fail, dialogue: \"客服：什么事\\n客户：喂\\n客服：您好\"}
";

#[test]
fn what_no_case_sees_or_notices_is_listed() {
    let text = format!("{HEAD}{COVERED}");
    let ruleset = load(&[("ruleset.yaml", &text)]).ruleset.expect("the rule set is valid");
    let program = Program::compile(&ruleset);
    let seen = coverage(&ruleset, &program);
    assert_eq!(seen.matchers(), (2, 1));
    let missed: Vec<&str> = seen.signals[0].missed.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(missed, ["早上好"]);
    let run = mutate(&ruleset, &program, usize::MAX, 0);
    assert_eq!(changes(&run), [("unless", "您好烦"), ("phrases", "早上好")]);
    assert_eq!((run.possible, run.tried, run.implied), (7, 7, 0));
    let few = mutate(&ruleset, &program, 2, 7);
    assert_eq!(few, mutate(&ruleset, &program, 2, 7));
    assert_eq!((few.possible, few.tried), (7, 2));
}

fn changes(run: &MutationRun) -> Vec<(&str, &str)> {
    run.unnoticed.iter().map(|edit| (edit.kind, edit.text.as_str())).collect()
}

/// Changes of a rule set with these signals and one rule with these conditions that no case notices.
fn unnoticed(signals: &str, conditions: &str, cases: &[(&str, &str)]) -> Vec<(String, String)> {
    let cases: String = cases
        .iter()
        .map(|(verdict, said)| {
            format!("      - {{name: {said}, verdict: {verdict}, dialogue: 客服：{said}}}\n")
        })
        .collect();
    let rule = format!("rules:\n  - id: r\n    title: r\n    {conditions}\n    cases:\n{cases}");
    let text = format!("{HEAD}signals:\n{signals}{rule}");
    let loaded = load(&[("ruleset.yaml", &text)]);
    assert_eq!(loaded.diagnostics, [], "{text}");
    let ruleset = loaded.ruleset.expect("the rule set is valid");
    let run = mutate(&ruleset, &Program::compile(&ruleset), usize::MAX, 0);
    changes(&run).into_iter().map(|(kind, text)| (kind.to_owned(), text.to_owned())).collect()
}

#[test]
fn changes_that_mean_the_same_are_not_tried() {
    let cases = [("pass", "您好"), ("fail", "喂")];
    let of = |signal: &str| {
        let signals = format!("  a: {{speaker: agent, {signal}}}\n");
        let found = unnoticed(&signals, "expect: [{signal: a}]", &cases);
        found.into_iter().map(|(kind, text)| format!("{kind} {text}")).collect::<Vec<_>>()
    };
    assert_eq!(of("phrases: [您好, 早上好，您好]"), [""; 0]);
    assert_eq!(of("phrases: [您好], not_inside: [大麻烦, 您好烦]"), ["not_inside "]);
    assert_eq!(of("phrases: [您好], unless: [上次, 上次说]"), ["unless "]);
    assert_eq!(of("phrases: [您好], unless: [上次说]"), ["unless 上次说"]);
}

#[test]
fn what_may_be_taken_out_as_a_whole_stands_for_all_inside_it() {
    let cases = [("pass", "您好"), ("fail", "喂")];
    let signals =
        "  a: {speaker: agent, phrases: [您好]}\n  b: {speaker: agent, any: [{phrases: [再见, 再会]}]}\n";
    let found =
        unnoticed(signals, "expect: [{any: [{signal: a}, {signal: b, at_least: 2, last: 1 turn}]}]", &cases);
    let pairs: Vec<(&str, &str)> = found.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
    assert_eq!(pairs, [("signals", ""), ("any", "2")]);
}

#[test]
fn limits_and_what_holds_only_when_known_are_loosened() {
    let text = format!(
        "{HEAD}signals:\n  a: {{speaker: agent, phrases: [您好]}}\nrules:\n  - id: r\n    title: r\n    expect:\n      \
         - {{signal: a, at_most: 2}}\n      - {{measure: duration, at_most: 60s, if_known: true}}\n"
    );
    let ruleset = load(&[("ruleset.yaml", &text)]).ruleset.expect("the rule set is valid");
    let edits = edits(&ruleset);
    let of_rule = edits.iter().filter(|edit| edit.target.name() == ("rule", "r"));
    let found: Vec<(&str, Way)> = of_rule.map(|edit| (edit.kind, edit.way)).collect();
    assert_eq!(
        found,
        [
            ("expect", Way::Deleted),
            ("at_most", Way::Altered),
            ("expect", Way::Deleted),
            ("at_most", Way::Altered),
            ("if_known", Way::Deleted)
        ]
    );
}

#[test]
fn sarif_keeps_to_its_schema() {
    let schema = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sarif-2.1.0.trimmed.schema.json"),
    )
    .expect("the schema is there");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let loaded = rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken-rules"));
    let mut sources = Sources::new();
    for file in &loaded.files {
        sources.add(file.name.clone(), file.text.as_str());
    }
    for problems in [loaded.diagnostics.as_slice(), &[]] {
        let findings = Findings {
            command: "rules check",
            problems,
            sources: &sources,
            tried: &[],
            counts: &[],
            lang: Lang::Zh,
        };
        let written: Value = serde_json::from_str(&sarif(&findings)).expect("it is JSON");
        let wrong: Vec<String> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new());
    }
}

/// What loading a directory with these files finds.
fn on_disk(
    files: &[(&str, &[u8])],
    more: impl FnOnce(&Path),
) -> (Vec<(&'static str, Option<usize>)>, Loaded) {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    for (name, bytes) in files {
        fs::write(directory.path().join(name), bytes).expect("there is room for a file");
    }
    more(directory.path());
    let loaded = rules::load(directory.path());
    (loaded.diagnostics.iter().map(|it| (it.code, it.place.line)).collect(), loaded)
}

fn codes_on_disk(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let files = [("ruleset.yaml", HEAD.as_bytes()), (name, bytes)];
    on_disk(&files, |_| {}).0.into_iter().map(|(code, _)| code).collect()
}

#[test]
fn files_that_are_no_rule_files_are_named() {
    assert_eq!(codes_on_disk("a.yaml", "PK\u{3}\u{4}\u{14}".as_bytes()), ["wrong-type"]);
    assert_eq!(codes_on_disk("a.yaml", b"{\"signals\": [1, 2"), ["yaml-syntax"]);
    assert_eq!(codes_on_disk("a.yaml", b"\xff\xfes\0i\0g\0"), ["rules-not-utf8"]);
    assert_eq!(codes_on_disk("a.yaml", &vec![b' '; 10 * 1024 * 1024]), ["rule-file-too-large"]);
    assert_eq!(codes_on_disk("a.yaml", "普通的一段话".as_bytes()), ["wrong-type"]);
    assert_eq!(codes_on_disk("a.yaml", b"\xef\xbb\xbf\r\n"), Vec::<&str>::new());
    assert_eq!(codes_on_disk("a.yaml", b""), Vec::<&str>::new());
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_to_nowhere_are_named() {
    use std::os::unix::fs::symlink;
    let (found, loaded) = on_disk(&[("ruleset.yaml", HEAD.as_bytes())], |directory| {
        symlink(directory.join("b.yaml"), directory.join("a.yaml")).expect("a link can be made");
        symlink(directory.join("a.yaml"), directory.join("b.yaml")).expect("a link can be made");
        symlink("nowhere", directory.join("c.yaml")).expect("a link can be made");
        symlink(directory, directory.join("self.yaml")).expect("a link can be made");
    });
    assert_eq!(found, [("rules-unreadable", None); 3]);
    assert!(loaded.ruleset.is_none());
}

#[test]
fn copies_of_large_texts_and_nested_anchors_are_budgeted() {
    let aliases = "*a, ".repeat(20_000);
    let texts = format!("signals:\n  a: &a {}\n  b: [{aliases}]\n", "长".repeat(100_000));
    assert_eq!(codes_on_disk("a.yaml", texts.as_bytes()), ["yaml-too-large"]);
    let anchors: String = (0..60).map(|at| format!("&n{at} [")).collect();
    let nested = format!("signals: {anchors}{}{}\n", "x, ".repeat(30_000), "]".repeat(60));
    assert_eq!(codes_on_disk("a.yaml", nested.as_bytes()), ["yaml-too-large"]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_move_no_mark() {
    let text = "\u{feff}signals:\r\n  a: {speaker: agent, phrase: [您好]}\r\n";
    let files = [("ruleset.yaml", HEAD.as_bytes()), ("a.yaml", text.as_bytes())];
    let (_, loaded) = on_disk(&files, |_| {});
    let mut sources = Sources::new();
    for file in &loaded.files {
        sources.add(file.name.clone(), file.text.as_str());
    }
    let unknown = loaded.diagnostics.iter().find(|it| it.code == "unknown-key").expect("the key is unknown");
    let position = sources.position(&unknown.place);
    assert_eq!((position.line, position.column), (Some(2), Some(23)));
}

#[test]
fn full_width_marks_are_found_where_they_break_the_file() {
    let found = |text: &str| {
        let loaded = load(&[("ruleset.yaml", HEAD), ("a.yaml", text)]);
        support::problems(&loaded).into_iter().map(|(code, _, marked)| (code, marked)).collect::<Vec<_>>()
    };
    let mark = |mark: &str| ("fullwidth-punctuation", mark.to_owned());
    assert_eq!(found("signals:\n  a: {speaker: agent， phrases: [您好]}\n"), [mark("，")]);
    assert_eq!(found("signals:\n  a: ｛speaker: agent, phrases: [您好]}\n"), [mark("｛")]);
    assert_eq!(found("signals:\n  a: {speaker: agent, phrases: 【您好】, x: [}\n"), [mark("【")]);
    assert_eq!(
        found("signals:\n  a： {speaker: agent, phrases: [您好]}\n"),
        [("fullwidth-colon", "a：".to_owned())]
    );
    assert_eq!(found("signals:\n  a: {speaker： agent, phrases: [您好]}\n")[0].0, "fullwidth-colon");
    assert_eq!(found("signals:\n  a: {speaker: agent, regex: “您好”}\n"), [mark("“您好”")]);
    assert_eq!(found("signals:\n  a: {speaker: agent, phrases: [“您好”，再见]}\n"), []);
}
