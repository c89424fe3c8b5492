//! Rule files as people write them: every problem of every file in one run, each with its place; what a hash rests on.

mod support;

use support::{load, problems, rule_set, transcript};
use zhijian::engine::Program;
use zhijian::messages::Lang;
use zhijian::rules::{self, Loaded};

const HEAD: &str = "id: t\nversion: \"1\"\n";
const SIGNALS: &str = "signals:\n  greets: {speaker: agent, phrases: [您好]}\n";
const RULE: &str = "rules:\n  - {id: r, title: 问候, expect: [{signal: greets}]}\n";

type Problem = (&'static str, String, String);

fn problem(code: &'static str, place: &str, marked: &str) -> Problem {
    (code, place.to_owned(), marked.to_owned())
}

/// Problems of a file `a.yaml` beside a sound `ruleset.yaml`.
fn wrong(text: &str) -> Vec<Problem> {
    problems(&load(&[("ruleset.yaml", HEAD), ("a.yaml", text)]))
}

fn table(rows: &[(&str, Problem)]) {
    for (text, expected) in rows {
        assert_eq!((*text, wrong(text)), (*text, vec![expected.clone()]));
    }
}

/// What each problem says, in Chinese.
fn says(loaded: &Loaded) -> Vec<String> {
    loaded.diagnostics.iter().map(|problem| problem.what(Lang::Zh)).collect()
}

#[test]
fn sound_files_make_a_rule_set() {
    let loaded =
        load(&[("ruleset.yaml", HEAD), ("a.yaml", SIGNALS), ("b.yml", RULE), ("empty.yaml", "# 空\n")]);
    assert_eq!(problems(&loaded), []);
    assert!(loaded.ruleset.is_some());
}

#[test]
fn slips_of_the_pen_are_marked_where_they_stand() {
    table(&[
        (
            "signals:\n  a: {speaker: agent, phrasse: [您好], regex: x}\n",
            problem("unknown-key", "rules/a.yaml:2", "phrasse"),
        ),
        ("signal:\n  a: {speaker: agent, regex: x}\n", problem("unknown-key", "rules/a.yaml:1", "signal")),
        ("signals:\n  a: {speaker: agnet, regex: x}\n", problem("unknown-name", "rules/a.yaml:2", "agnet")),
        ("signals:\n  a: {regex: x}\n", problem("missing-key", "rules/a.yaml:2", "a")),
        ("signals:\n  a: {speaker: agent}\n", problem("signal-without-matcher", "rules/a.yaml:2", "a")),
        (
            "signals:\n  a: {speaker: agent, phrases: [\"，。\"]}\n",
            problem("empty-phrase", "rules/a.yaml:2", "\"，。\""),
        ),
        (
            "signals:\n  a: {speaker: agent, regex: \"(您好\"}\n",
            problem("bad-regex", "rules/a.yaml:2", "\"(您好\""),
        ),
        (
            "signals:\n  a: {speaker: agent, regex: x, across: turns}\n",
            problem("bad-unit", "rules/a.yaml:2", "turns"),
        ),
        (
            "signals:\n  a: {speaker: agent, phrases: [x], across: turn}\n",
            problem("across-without-all", "rules/a.yaml:2", "turn"),
        ),
        (
            "signals:\n  a: {speaker: agent, phrases: {x: y}}\n",
            problem("wrong-type", "rules/a.yaml:2", "{x: y}"),
        ),
        ("signals: [a]\n", problem("wrong-type", "rules/a.yaml:1", "[a]")),
        (
            "signals:\n  a: {speaker: agent, phrases_from: 没有.csv}\n",
            problem("missing-list", "rules/a.yaml:2", "没有.csv"),
        ),
    ]);
}

#[test]
fn signals_that_name_signals_are_checked() {
    let plain = "signals:\n  a: {speaker: agent, regex: x}\n";
    table(&[
        (&format!("{plain}  b: {{signal: aa}}\n"), problem("dangling-signal", "rules/a.yaml:3", "aa")),
        (
            &format!("{plain}  b: {{signal: a, after: c}}\n"),
            problem("dangling-signal", "rules/a.yaml:3", "c"),
        ),
        (
            &format!("{plain}  b: {{any: [{{signal: c}}]}}\n"),
            problem("dangling-signal", "rules/a.yaml:3", "c"),
        ),
        (
            &format!("{plain}  b: {{signal: a, when: {{signal: c}}}}\n"),
            problem("dangling-signal", "rules/a.yaml:3", "c"),
        ),
        (
            &format!("{plain}  b: {{signal: a, before: trigger}}\n"),
            problem("trigger-in-signal", "rules/a.yaml:3", "b"),
        ),
        (
            &format!("{plain}  b: {{signal: a, within: 1 turn}}\n"),
            problem("reach-without-anchor", "rules/a.yaml:3", "1 turn"),
        ),
        (
            &format!("{plain}  b: {{signal: a, after: a, within: 2}}\n"),
            problem("bad-unit", "rules/a.yaml:3", "2"),
        ),
        (&format!("{plain}  b: {{signal: a, regex: x}}\n"), problem("mixed-signal", "rules/a.yaml:3", "x")),
        (
            &format!("{plain}  b: {{signal: a, unless: [x]}}\n"),
            problem("mixed-signal", "rules/a.yaml:3", "[x]"),
        ),
        (
            &format!("{plain}  b: {{speaker: agent, regex: x, pick: last}}\n"),
            problem("mixed-signal", "rules/a.yaml:3", "last"),
        ),
        (
            &format!("{plain}  b: {{speaker: agent, regex: x, after: a}}\n"),
            problem("mixed-signal", "rules/a.yaml:3", "a"),
        ),
        (
            "signals:\n  a: {signal: b}\n  b: {signal: c}\n  c: {any: [{signal: a}]}\n",
            problem("signal-cycle", "rules/a.yaml:2", "a"),
        ),
        ("signals:\n  a: {signal: a}\n", problem("signal-cycle", "rules/a.yaml:2", "a")),
    ]);
}

#[test]
fn rules_are_checked() {
    let rule = |body: &str| format!("{SIGNALS}rules:\n  - {{id: r, title: r, {body}}}\n");
    let expect = "expect: [{signal: greets}]";
    let at = "rules/a.yaml:4";
    table(&[
        (&rule("expect: [{signal: greet}]"), problem("dangling-signal", at, "greet")),
        (&rule("for_each: greet, expect: [{signal: greets}]"), problem("dangling-signal", at, "greet")),
        (&rule(&format!("{expect}, yields_to: [s]")), problem("dangling-rule", at, "s")),
        (&rule(&format!("{expect}, yields_to: [r]")), problem("rule-cycle", at, "r")),
        (&rule(&format!("{expect}, in: {{before: trigger}}")), problem("trigger-without-for-each", at, "r")),
        (&rule(&format!("{expect}, severity: deadly")), problem("unknown-name", at, "deadly")),
        (&rule(&format!("{expect}, weight: viel")), problem("wrong-type", at, "viel")),
        (&rule(&format!("{expect}, weight: -1")), problem("wrong-type", at, "-1")),
        (&rule(&format!("{expect}, weight: $heavy")), problem("unknown-param", at, "$heavy")),
        (&rule(&format!("{expect}, channels: [phon]")), problem("unknown-name", at, "phon")),
        (&rule("expect: [{signal: greets, first: 2}]"), problem("bad-unit", at, "2")),
        (&rule("expect: [{signal: greets, first: 2 turn s}]"), problem("bad-unit", at, "2 turn s")),
        (&rule("expect: [{signal: greets, at_least: 两次}]"), problem("wrong-type", at, "两次")),
        (&rule("expect: [{signal: greets, if_known: yes}]"), problem("wrong-type", at, "yes")),
        (&rule("expect: [{measure: ring_tim, at_most: 5s}]"), problem("unknown-name", at, "ring_tim")),
        (
            &rule("expect: [{measure: ring_time, at_most: 5 s, first: 1 turn}]"),
            problem("unknown-key", at, "first"),
        ),
        (&rule("expect: [{metadata: team, is: a, last: 1 turn}]"), problem("unknown-key", at, "last")),
        (&rule("expect: [{any: [{signal: greets}], at_least: 2}]"), problem("unknown-key", at, "at_least")),
        (
            &rule("expect: [{signal: greets, measure: duration}]"),
            problem("clause-kind", at, "{signal: greets, measure: duration}"),
        ),
        (
            &rule(&format!("{expect}, cases: [{{name: 一, verdict: passed, dialogue: 客服：您好}}]")),
            problem("unknown-name", at, "passed"),
        ),
        (
            &rule(&format!("{expect}, cases: [{{name: 一, verdict: pass}}]")),
            problem("missing-key", at, "{name: 一, verdict: pass}"),
        ),
        (
            "rules:\n  - {id: r, title: r}\n",
            problem("rule-without-clause", "rules/a.yaml:2", "{id: r, title: r}"),
        ),
    ]);
}

#[test]
fn full_width_colons_are_told_from_half_width_ones() {
    table(&[
        ("signals:\n  a：{speaker: agent}\n", problem("fullwidth-colon", "rules/a.yaml:2", "a：{speaker")),
        (
            "signals：\n  a: {speaker: agent, regex: x}\n",
            problem("fullwidth-colon", "rules/a.yaml:1", "signals："),
        ),
        ("signals:\n  a：\n    speaker: agent\n", problem("fullwidth-colon", "rules/a.yaml:2", "a：")),
        ("signals：{}\n", problem("fullwidth-colon", "rules/a.yaml:1", "signals：{}")),
    ]);
}

#[test]
fn full_width_indents_and_tabs_are_no_indents() {
    assert_eq!(
        wrong("signals:\n\u{3000}\u{3000}a: {speaker: agent, regex: x}\n"),
        [problem("fullwidth-indent", "rules/a.yaml:2", "\u{3000}\u{3000}")]
    );
    assert_eq!(
        wrong("signals:\n\ta: {speaker: agent, regex: x}\n"),
        [problem("tab-indent", "rules/a.yaml:2", "\t")]
    );
    let inside = format!(
        "{SIGNALS}rules:\n  - id: r\n    title: r\n    expect: [{{signal: greets}}]\n    cases:\n      - name: 一\n        verdict: pass\n        dialogue: |\n          客服：您好\n          \u{3000}\u{3000}请讲\n"
    );
    assert_eq!(wrong(&inside), []);
}

#[test]
fn what_is_written_twice_is_a_problem() {
    table(&[
        (
            "signals:\n  a: {speaker: agent, regex: x}\n  a: {speaker: agent, regex: y}\n",
            problem("duplicate-key", "rules/a.yaml:3", "a"),
        ),
        ("signals: {}\nsignals: {}\n", problem("duplicate-key", "rules/a.yaml:2", "signals")),
        (
            &format!("{SIGNALS}{RULE}  - {{id: r, title: s, expect: [{{signal: greets}}]}}\n"),
            problem("duplicate-rule", "rules/a.yaml:5", "r"),
        ),
        ("--- {}\n--- {}\n", problem("several-documents", "rules/a.yaml:2", "{}")),
    ]);
    let loaded = load(&[
        ("ruleset.yaml", HEAD),
        ("a.yaml", SIGNALS),
        ("b.yaml", SIGNALS),
        ("c.yaml", RULE),
        ("d.yaml", RULE),
    ]);
    assert_eq!(
        problems(&loaded),
        [
            problem("duplicate-signal", "rules/b.yaml:2", "greets"),
            problem("duplicate-rule", "rules/d.yaml:2", "r")
        ]
    );
    assert_eq!(says(&loaded)[0], "信号“greets”在 rules/a.yaml 里已经定义");
}

#[test]
fn the_head_is_checked() {
    let head = |text: &str| problems(&load(&[("ruleset.yaml", text)]));
    let at = "rules/ruleset.yaml:3";
    assert_eq!(problems(&load(&[("a.yaml", SIGNALS)])), [problem("no-ruleset-file", "rules", "")]);
    assert_eq!(head("title: t\n").iter().map(|it| it.0).collect::<Vec<_>>(), ["missing-key", "missing-key"]);
    assert_eq!(
        head(&format!("{HEAD}scoring: {{veto: null points}}\n")),
        [problem("unknown-name", at, "null points")]
    );
    assert_eq!(
        head(&format!("{HEAD}scoring: {{methode: deduct}}\n")),
        [problem("unknown-key", at, "methode")]
    );
    assert_eq!(head(&format!("{HEAD}lexicon: 没有.tsv\n")), [problem("missing-list", "rules", "")]);
    assert_eq!(head(&format!("{HEAD}params: {{turn_pause: 8}}\n")), [problem("bad-unit", at, "8")]);
    let weights = format!("{HEAD}scoring: {{total: 100}}\n{SIGNALS}{RULE}");
    assert_eq!(head(&weights), [problem("weights-not-total", at, "100")]);
    assert!(load(&[("ruleset.yaml", &weights)]).ruleset.is_none());
}

#[test]
fn a_near_name_is_offered() {
    let said = |text: &str| says(&load(&[("ruleset.yaml", HEAD), ("a.yaml", text)]));
    assert_eq!(
        said("signals:\n  a: {speaker: agent, phrasse: [x], regex: x}\n"),
        ["signal 里没有键“phrasse”，是不是想写“phrases”？"]
    );
    assert_eq!(
        said("signals:\n  a: {speaker: agent, 完全不对: [x], regex: x}\n"),
        ["signal 里没有键“完全不对”"]
    );
    assert_eq!(
        said(&format!("{SIGNALS}  b: {{signal: greet}}\n")),
        ["没有名为“greet”的信号，是不是想写“greets”？"]
    );
}

#[test]
fn a_name_that_is_declared_where_something_else_is_wrong_is_not_missed() {
    let found = |broken: &str| {
        let loaded = load(&[
            ("ruleset.yaml", "id: t\nversion: 1\n"),
            ("a.yaml", broken),
            ("b.yaml", "rules:\n  - {id: r, title: r, expect: [{signal: greets}, {signal: parts}]}\n"),
        ]);
        problems(&loaded).into_iter().map(|(code, _, named)| (code, named)).collect::<Vec<_>>()
    };
    let codes = |broken: &str| found(broken).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(
        codes("signals:\n  greets: {phrasse: [x]}\n  parts: [x]\n"),
        ["unknown-key", "signal-without-matcher", "wrong-type"]
    );
    assert_eq!(
        codes("signals:\n  greets: {speaker: agent\n  parts: {speaker: agent, phrases: [x]}\n"),
        ["yaml-syntax"]
    );
    assert_eq!(codes("signals:\n  greet: {speaker: agent\n  parts: 1\n"), ["yaml-syntax", "dangling-signal"]);
}

#[test]
fn all_problems_of_all_files_come_in_one_run() {
    let loaded = load(&[
        ("ruleset.yaml", "id: t\nversion: 1\nscoring: {pas: 80}\n"),
        ("a.yaml", "signals:\n  a: {speaker: agent, phrasse: [x], regex: \"(\"}\n  b: {signal: c}\n"),
        ("b.yaml", "signals: [\n"),
        (
            "c.yaml",
            "rules:\n  - {id: r, title: r, expect: [{signal: d}]}\n  - {id: s, expect: [{signal: a, first: x}]}\n",
        ),
    ]);
    assert!(loaded.ruleset.is_none());
    let mut found: Vec<(&str, String)> =
        problems(&loaded).into_iter().map(|(code, place, _)| (code, place)).collect();
    found.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    let expected = [
        ("bad-regex", "rules/a.yaml:2"),
        ("unknown-key", "rules/a.yaml:2"),
        ("dangling-signal", "rules/a.yaml:3"),
        ("yaml-syntax", "rules/b.yaml:1"),
        ("dangling-signal", "rules/c.yaml:2"),
        ("bad-unit", "rules/c.yaml:3"),
        ("missing-key", "rules/c.yaml:3"),
        ("unknown-key", "rules/ruleset.yaml:3"),
    ];
    assert_eq!(found, expected.map(|(code, place)| (code, place.to_owned())));
}

#[test]
fn an_alias_bomb_is_stopped_and_a_plain_alias_is_not() {
    let mut bomb = String::from("signals:\n  x: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (before, name) in "abcdefg".chars().zip("bcdefgh".chars()) {
        let refs = vec![format!("*{before}"); 10].join(",");
        bomb.push_str(&format!("  {name}: &{name} [{refs}]\n"));
    }
    assert_eq!(wrong(&bomb).iter().map(|it| it.0).collect::<Vec<_>>(), ["yaml-too-large"]);
    let deep = format!("signals: {}x{}\n", "[".repeat(80), "]".repeat(80));
    assert_eq!(wrong(&deep).iter().map(|it| it.0).collect::<Vec<_>>(), ["yaml-too-deep"]);
    assert_eq!(
        wrong(
            "signals:\n  a: {speaker: agent, phrases: &list [您好]}\n  b: {speaker: customer, phrases: *list}\n"
        ),
        []
    );
}

fn written(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Vec<(&'static str, String)>) {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    for (name, bytes) in files {
        std::fs::write(directory.path().join(name), bytes).expect("there is room for a file");
    }
    let loaded = rules::load(directory.path());
    let found = loaded.diagnostics.iter().map(|problem| {
        let file = std::path::Path::new(&*problem.place.file)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        (problem.code, file.unwrap_or_default())
    });
    let found = found.collect();
    (directory, found)
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_are_read() {
    let large = vec![b'#'; rules::MAX_FILE_BYTES as usize + 1];
    let files: [(&str, &[u8]); 5] = [
        ("ruleset.yaml", HEAD.as_bytes()),
        ("a.yaml", b"signals:\n  a: {speaker: agent, phrases: [\xc4\xfa\xba\xc3]}\n"),
        ("b.yaml", &large),
        ("c.yaml", b"signal: 1\n"),
        ("notes.txt", b"\xff"),
    ];
    let named = |code, file: &str| (code, file.to_owned());
    assert_eq!(
        written(&files).1,
        [
            named("rules-not-utf8", "a.yaml"),
            named("rule-file-too-large", "b.yaml"),
            named("unknown-key", "c.yaml")
        ]
    );
    let missing = rules::load(std::path::Path::new("no/such/directory"));
    assert_eq!(missing.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), ["rules-unreadable"]);
}

#[test]
fn without_a_head_nothing_is_said_of_parameters() {
    const LIMITED: &[u8] =
        "rules:\n  - {id: r, title: 应答, expect: [{measure: first_response, at_most: $limit}]}\n".as_bytes();
    let found = |head: &[(&str, &[u8])]| written(&[head, &[("a.yaml", LIMITED)]].concat()).1;
    let named = |code, file: &str| (code, file.to_owned());
    assert_eq!(found(&[("ruleset.yaml", HEAD.as_bytes())]), [named("unknown-param", "a.yaml")]);
    let none: Vec<&str> = found(&[]).into_iter().map(|(code, _)| code).collect();
    assert_eq!(none, ["no-ruleset-file"]);
    assert_eq!(
        found(&[("ruleset.yaml", b"id: t\ntitle: \xc4\xfa\n")]),
        [named("rules-not-utf8", "ruleset.yaml")]
    );
    assert_eq!(found(&[("ruleset.yaml", b"id: [t\n")]), [named("yaml-syntax", "ruleset.yaml")]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let unix =
        [("ruleset.yaml", HEAD.as_bytes()), ("a.yaml", SIGNALS.as_bytes()), ("b.yaml", RULE.as_bytes())];
    let windows: Vec<(&str, Vec<u8>)> = unix
        .iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8_lossy(bytes).replace('\n', "\r\n");
            (*name, format!("\u{feff}{text}").into_bytes())
        })
        .collect();
    let windows: Vec<(&str, &[u8])> = windows.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let hash = |files: &[(&str, &[u8])]| {
        let (directory, found) = written(files);
        assert_eq!(found, []);
        rules::load(directory.path()).ruleset.expect("the rule set is sound").hash
    };
    assert_eq!(hash(&unix), hash(&windows));
}

const FIRST: &str = "signals:\n  greets: {speaker: agent, phrases: [您好], title: 问候}\nrules:\n  - {id: b, item: x, title: 乙, expect: [{signal: greets}]}\n";
const SECOND: &str = "signals:\n  leaves: {speaker: agent, phrases: [再见]}\nrules:\n  - id: a\n    item: x\n    title: 甲\n    expect: [{signal: leaves}]\n    cases:\n      - name: 一\n        verdict: pass\n        dialogue: |\n          客服：再见\n";

#[test]
fn the_order_of_files_and_line_ends_change_neither_hash_nor_audit() {
    let crlf = SECOND.replace('\n', "\r\n");
    let orders: [[(&str, &str); 3]; 4] = [
        [("ruleset.yaml", HEAD), ("a.yaml", FIRST), ("b.yaml", SECOND)],
        [("b.yaml", SECOND), ("a.yaml", FIRST), ("ruleset.yaml", HEAD)],
        [("ruleset.yaml", HEAD), ("z.yaml", FIRST), ("b.yaml", SECOND)],
        [("ruleset.yaml", HEAD), ("a.yaml", FIRST), ("b.yaml", &crlf)],
    ];
    let said = transcript("客服：您好\n客户：喂\n客服：再见");
    let audits = orders.map(|files| Program::compile(&rule_set(&files)).audit(&said));
    for audit in &audits[1..] {
        assert_eq!(*audit, audits[0]);
    }
}

#[test]
fn the_hash_rests_on_what_is_meant() {
    let hash = |text: &str| rule_set(&[("ruleset.yaml", HEAD), ("a.yaml", text)]).hash;
    let base = hash(SECOND);
    let same = [
        SECOND.replace("客服：再见", "客服：再会"),
        SECOND[..SECOND.find("    cases").expect("there are cases")].to_owned(),
        format!("# 备注\n{SECOND}"),
        SECOND.replace("{speaker: agent, phrases: [再见]}", "{phrases: [\"再见\"], speaker: agent}"),
    ];
    for text in &same {
        assert_eq!((text, hash(text)), (text, base.clone()));
    }
    let other = [
        SECOND.replace("[再见]", "[再见, 拜拜]"),
        SECOND.replace("[再见]", "[再会]"),
        SECOND.replace("title: 甲", "title: 丙"),
        SECOND.replace("item: x", "item: x\n    weight: 2"),
    ];
    for text in &other {
        assert_ne!((text, hash(text)), (text, base.clone()));
    }
    let with = |head: &str, list: &str| {
        rule_set(&[("ruleset.yaml", head), ("a.yaml", SECOND), ("l.tsv", list)]).hash
    };
    let lexicon = format!("{HEAD}lexicon: l.tsv\n");
    assert_ne!(with(&lexicon, "套餐\tn\n"), with(&lexicon, "套餐\tv\n"));
    assert_eq!(with(&lexicon, "套餐\tn\n"), with(&lexicon, "套餐\tn\r\n"));
    assert_ne!(
        with(&format!("{HEAD}params: {{a: 1}}\n"), ""),
        with(&format!("{HEAD}params: {{a: 2}}\n"), "")
    );
}
