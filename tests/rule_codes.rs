//! One example of every code: `tests/golden/codes/CODE.yaml` is wrong in this way, `CODE.zh.txt` and `CODE.en.txt` say so, and
//! `docs/diagnostics.md` and its Chinese sister are made of them.
//!
//! `UPDATE_GOLDEN=1 cargo test --test rule_codes` writes messages and pages anew; read the difference before you commit it.

#[path = "support/codes.rs"]
mod codes;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use zhijian::authoring::{case_problem, coverage, lint, mutate, run_cases};
use zhijian::diagnostics::{Diagnostic, Level, Sources, Style, render};
use zhijian::engine::Program;
use zhijian::messages::Lang;
use zhijian::rules::{Loaded, MAX_FILE_BYTES, SourceFile, from_files, load};

const HEAD: &str = "id: demo\nversion: \"1\"\n";
const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];
/// Codes of the cases, which `rules test` reports.
const OF_CASES: [&str; 5] =
    ["case-failed", "case-unreadable", "change-unnoticed", "matchers-not-covered", "rule-not-covered"];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of an example: each begins behind a line `#### NAME`; without one it is `rules.yaml`. A sound `ruleset.yaml` stands
/// beside it where the example holds none of its own.
fn files(code: &str, text: &str) -> Vec<SourceFile> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("#### ") {
            Some(name) => files.push((name.trim().to_owned(), String::new())),
            None => {
                if files.is_empty() {
                    files.push(("rules.yaml".to_owned(), String::new()));
                }
                files.last_mut().expect("one has been pushed").1.push_str(line);
            }
        }
    }
    if code != "no-ruleset-file" && !files.iter().any(|(name, _)| name == "ruleset.yaml") {
        files.push(("ruleset.yaml".to_owned(), HEAD.to_owned()));
    }
    let named = |(key, text): (String, String)| SourceFile { name: format!("rules/{key}").into(), key, text };
    files.into_iter().map(named).collect()
}

/// The first problem of this code in an example.
fn problem(code: &str, loaded: Loaded, lang: Lang) -> (Diagnostic, Sources) {
    let mut sources = Sources::new();
    for file in &loaded.files {
        sources.add(file.name.clone(), file.text.as_str());
    }
    let mut problems = loaded.diagnostics;
    if let Some(ruleset) = &loaded.ruleset {
        problems.extend(lint(ruleset));
        let program = Program::compile(ruleset);
        let run = run_cases(ruleset, &program, |_, _| true);
        let failures = run.failures.iter();
        problems.extend(failures.map(|it| case_problem(it, ruleset, &program, &sources, lang)));
        problems.extend(coverage(ruleset, &program).gaps(Level::Warning, &sources));
        problems.extend(mutate(ruleset, &program, 99, 0).problems(&sources));
    }
    let found: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    let found = format!("{found:?}");
    let problem = problems.into_iter().find(|problem| problem.code == code);
    (problem.unwrap_or_else(|| panic!("the example of {code} gives {found}")), sources)
}

/// Rule sets that cannot stand in a golden file: too large, not text, not there.
fn on_disk(code: &str) -> Option<Loaded> {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let write = |name: &str, bytes: &[u8]| {
        fs::write(directory.path().join(name), bytes).expect("there is room for a file");
    };
    write("ruleset.yaml", HEAD.as_bytes());
    let full = vec![b'#'; MAX_FILE_BYTES as usize];
    match code {
        "rules-unreadable" => return Some(load(Path::new("no/such/rules"))),
        "rule-file-too-large" => write("a.yaml", &[&full[..], b"#"].concat()),
        "rule-set-too-large" => (1..=8).for_each(|at| write(&format!("{at}.yaml"), &full)),
        "rules-not-utf8" => {
            write("a.yaml", b"signals:\n  a: {speaker: agent, phrases: [\xc4\xfa\xba\xc3]}\n")
        }
        #[cfg(unix)]
        "rules-no-file" => {
            let link = directory.path().join("a.yaml");
            std::os::unix::fs::symlink("/dev/null", link).expect("a link can be made");
        }
        _ => return None,
    }
    let mut loaded = load(directory.path());
    let path = directory.path().to_string_lossy().into_owned();
    for problem in &mut loaded.diagnostics {
        problem.place.file = problem.place.file.replace(&path, "rules").into();
    }
    Some(loaded)
}

/// An example with its level and its message in both languages.
struct Entry {
    input: Option<String>,
    level: Level,
    messages: BTreeMap<&'static str, String>,
}

fn entry(code: &str) -> Entry {
    let input = fs::read_to_string(root(&format!("tests/golden/codes/{code}.yaml"))).ok();
    let mut level = Level::Error;
    let mut messages = BTreeMap::new();
    for (lang, name) in LANGS {
        let loaded = match &input {
            Some(text) => from_files("rules", files(code, text), false),
            None => on_disk(code)
                .unwrap_or_else(|| panic!("{code} has no example: write tests/golden/codes/{code}.yaml")),
        };
        let (problem, sources) = problem(code, loaded, lang);
        level = problem.level;
        messages.insert(name, render(&[problem], &sources, lang, Style::default()));
    }
    Entry { input, level, messages }
}

fn entries() -> BTreeMap<String, Entry> {
    codes::codes()
        .into_iter()
        .filter(|code| cfg!(unix) || code != "rules-no-file")
        .map(|code| {
            let entry = entry(&code);
            (code, entry)
        })
        .collect()
}

fn assert_current(path: &Path, text: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, text).expect("the file is writable");
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, golden, "{} is not current: UPDATE_GOLDEN=1 writes it", path.display());
}

#[test]
fn every_code_has_an_example_and_the_pages_hold_them_all() {
    let entries = entries();
    for (code, entry) in &entries {
        for (lang, message) in &entry.messages {
            assert_current(&root(&format!("tests/golden/codes/{code}.{lang}.txt")), message);
        }
    }
    assert_current(&root("docs/diagnostics.md"), &page(&entries, "en"));
    assert_current(&root("docs/diagnostics.zh-CN.md"), &page(&entries, "zh"));
}

#[test]
fn no_example_is_left_over() {
    let codes = codes::codes();
    let kept: BTreeSet<String> = fs::read_dir(root("tests/golden/codes"))
        .expect("the examples are there")
        .map(|entry| entry.expect("the examples are readable").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.split('.').next().map(str::to_owned))
        .collect();
    assert_eq!(kept.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new());
}

const INTRO: [(&str, &str); 2] = [
    (
        "en",
        "# Diagnostics of rule files\n\n\
        [中文](diagnostics.zh-CN.md)\n\n\
        Every code that `zhijian rules check` and `zhijian rules test` report, each with an example. This page is made from the \
        examples in `tests/golden/codes` (`UPDATE_GOLDEN=1 cargo test --test rule_codes`).\n\n\
        An **error** keeps the rule set from being used and ends with exit code 1; a **warning** does so only with `--deny warnings`. \
        The level of a lint is set in `ruleset.yaml`, and what is meant so in one place says why on its signal or rule:\n\n\
        ```yaml\nlints: {unused-signal: error, rule-without-cases: allow}   # error, warn or allow\n```\n\n\
        ```yaml\nsignals:\n  waves:\n    speaker: agent\n    phrases: [再见]\n    allow: {unused-signal: kept for the next version}\n```\n\n\
        Limits: a file has at most 4 MiB, a rule set at most 32 MiB; a file expands to at most 400,000 nodes and 64 MiB of text, nested \
        at most 64 deep.\n",
    ),
    (
        "zh",
        "# 规则文件的诊断代码\n\n\
        [English](diagnostics.md)\n\n\
        `zhijian rules check` 和 `zhijian rules test` 会报的每一个代码，各有一例。本页由 `tests/golden/codes` 里的例子生成\
        (`UPDATE_GOLDEN=1 cargo test --test rule_codes`)。\n\n\
        **错误**: 方案不能用，退出码为 1。**警告**: 只有加 `--deny warnings` 时退出码才为 1。各项检查的级别在 `ruleset.yaml` 里改；\
        某一处确实有意，就在那个信号或质检项上写明理由:\n\n\
        ```yaml\nlints: {unused-signal: error, rule-without-cases: allow}   # error、warn 或 allow\n```\n\n\
        ```yaml\nsignals:\n  waves:\n    speaker: agent\n    phrases: [再见]\n    allow: {unused-signal: 留给下一版}\n```\n\n\
        限度: 一个文件不超过 4 MiB，一个方案合计不超过 32 MiB；一个文件展开后不超过 40 万个节点、64 MiB 文字，嵌套不超过 64 层。\n",
    ),
];

fn page(entries: &BTreeMap<String, Entry>, lang: &str) -> String {
    let mut page =
        INTRO.iter().find(|(name, _)| *name == lang).expect("both pages have an intro").1.to_owned();
    let lints: BTreeSet<&str> = zhijian::rules::model::Lint::ALL.iter().map(|lint| lint.code()).collect();
    let group = |code: &str| match code {
        _ if OF_CASES.contains(&code) => "Cases",
        _ if lints.contains(code) => "Lints",
        _ => "Rule files",
    };
    for (english, chinese) in [("Rule files", "规则文件"), ("Lints", "疑点检查"), ("Cases", "用例")]
    {
        page.push_str(&format!("\n## {}\n", if lang == "en" { english } else { chinese }));
        for (code, entry) in entries.iter().filter(|(code, _)| group(code) == english) {
            page.push_str(&section(code, entry, lang));
        }
    }
    page
}

fn section(code: &str, entry: &Entry, lang: &str) -> String {
    let level = match (entry.level, lang) {
        (Level::Error, "en") => "Error.",
        (Level::Warning, "en") => "Warning.",
        (Level::Error, _) => "错误。",
        (Level::Warning, _) => "警告。",
    };
    let input = entry.input.as_ref().map(|input| format!("\n```yaml\n{input}```\n")).unwrap_or_default();
    let message = entry.messages[lang].replace("rules/rules.yaml", "rules.yaml");
    format!("\n### {code}\n\n{level}\n{input}\n```text\n{}\n```\n", message.trim_end())
}
