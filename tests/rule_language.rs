//! The documentation of the rule language says what is so: every block of it loads and does what stands beside it, and no key is
//! left out.
//!
//! `ZHIJIAN_DOCS=overwrite cargo test --test rule_language` puts the present table of keys into it.
//!
//! A block marked `yaml` is a whole rule file with cases; the mark may say which part of one it is: `ruleset`, `signals`, `rule`,
//! `clauses`, `prelude` (signals that the parts may use), `wrong` (a file that does not load). Under a signal, `# ✓` and `# ✗` are
//! dialogues, turns apart by `｜`, in which it occurs or does not.

#[path = "support/blocks.rs"]
mod blocks;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use zhijian::authoring::{CaseProblem, Describe, describe, run_cases};
use zhijian::diagnostics::Level;
use zhijian::engine::{Program, Verdict};
use zhijian::messages::Lang;
use zhijian::report::Style;
use zhijian::rules::Loaded;
use zhijian::rules::language::{Keys, Kind, Shape};
use zhijian::rules::model::Rule;

use blocks::blocks;

const DOCUMENTS: [(&str, Lang); 2] =
    [("docs/rule-language.zh-CN.md", Lang::Zh), ("docs/rule-language.md", Lang::En)];
const HEAD: &str = "id: shown\nversion: \"1\"\n";
const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->\n";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A block as the files of a rule set.
fn files(kind: &str, block: &str, prelude: &str) -> Vec<(String, String)> {
    if kind == "ruleset" {
        return vec![("ruleset.yaml".into(), block.into()), ("lexicon.tsv".into(), "套餐\tn\n".into())];
    }
    let own = format!("{}{}", blocks::whole(kind, block), rules_of(&told(block)));
    let mut files = vec![("ruleset.yaml".to_owned(), HEAD.to_owned()), ("shown.yaml".to_owned(), own)];
    files.push(("words.csv".into(), "您好\n欢迎致电\n".into()));
    if !["", "wrong"].contains(&kind) {
        files.push(("prelude.yaml".into(), prelude.into()));
    }
    files
}

/// A dialogue beside a signal and whether the signal occurs in it.
struct Told {
    signal: String,
    occurs: bool,
    dialogue: String,
}

/// What stands in the comments under the signals.
fn told(block: &str) -> Vec<Told> {
    let mut told = Vec::new();
    let mut signal = "";
    for line in block.lines() {
        let name =
            line.split_once(':').filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()));
        signal = name.map_or(signal, |(name, _)| name);
        for (mark, occurs) in [("# ✓ ", true), ("# ✗ ", false)] {
            if let Some(turns) = line.strip_prefix(mark) {
                let dialogue = turns.split('｜').map(|turn| format!("{}\n", turn.trim())).collect();
                told.push(Told { signal: signal.to_owned(), occurs, dialogue });
            }
        }
    }
    told
}

/// A rule for each signal that is told of: it passes where the signal occurs.
fn rules_of(told: &[Told]) -> String {
    let mut names: Vec<&str> = told.iter().map(|it| it.signal.as_str()).collect();
    names.dedup();
    let rule = |name: &&str| format!("  - {{id: {name}, title: 例, expect: {{signal: {name}}}}}\n");
    if names.is_empty() {
        String::new()
    } else {
        format!("rules:\n{}", names.iter().map(rule).collect::<String>())
    }
}

/// The dialogues of a block in which a signal is not as told.
fn untrue(files: &[(String, String)], block: &str) -> Vec<String> {
    let Some(ruleset) = load(files).ruleset else { return Vec::new() };
    let program = Program::compile(&ruleset);
    let is_untrue = |it: &Told| {
        let given = program.judge(&support::transcript(&it.dialogue), &it.signal);
        let verdict = given.expect("every signal that is told of has a rule").verdict;
        ((verdict == Verdict::Pass) != it.occurs)
            .then(|| format!("{} {verdict:?} {}", it.signal, it.dialogue))
    };
    told(block).iter().filter_map(is_untrue).collect()
}

fn load(files: &[(String, String)]) -> Loaded {
    let files: Vec<(&str, &str)> = files.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    support::load(&files)
}

/// What goes wrong with a block: problems, and cases with another verdict.
fn wrong(files: &[(String, String)], prelude: bool) -> Vec<String> {
    let loaded = load(files);
    let errors = loaded.diagnostics.iter().filter(|problem| problem.level == Level::Error || !prelude);
    let mut wrong: Vec<String> = errors.map(|problem| format!("{problem:?}")).collect();
    let Some(ruleset) = loaded.ruleset else { return wrong };
    let run = run_cases(&ruleset, &Program::compile(&ruleset), |_, _| true);
    let failed = run.failures.iter().map(|failure| match &failure.problem {
        CaseProblem::Verdict { given, .. } => format!("{}: {:?}", failure.case.name, given.verdict),
        CaseProblem::Unreadable(problem) => format!("{}: {problem:?}", failure.case.name),
    });
    wrong.extend(failed);
    wrong
}

fn prelude(document: &str) -> String {
    blocks(document).into_iter().find(|(kind, _)| kind == "prelude").expect("there is a prelude").1
}

#[test]
fn every_block_loads_and_does_what_stands_beside_it() {
    let mut amiss = Vec::new();
    for (name, _) in DOCUMENTS {
        let document = read(name);
        let prelude = prelude(&document);
        let shown =
            blocks(&document).into_iter().filter(|(kind, _)| !["prelude", "wrong"].contains(&kind.as_str()));
        for (kind, block) in shown {
            let files = files(&kind, &block, &prelude);
            amiss.extend(wrong(&files, !kind.is_empty()));
            if kind == "signals" {
                amiss.extend(untrue(&files, &block));
            }
            if kind.is_empty() {
                let ruleset = load(&files).ruleset;
                let bare =
                    ruleset.is_none_or(|ruleset| ruleset.rules.iter().any(|rule| rule.cases.is_empty()));
                amiss.extend(bare.then(|| format!("a rule file without cases\n{block}")));
            }
        }
    }
    assert_eq!(amiss, Vec::<String>::new());
}

#[test]
fn every_rule_shown_can_be_said_as_prose() {
    let gap = Regex::new(r"<[a-z]+-|\{ *\$").expect("a pattern");
    let (name, _) = DOCUMENTS[0];
    let document = read(name);
    let prelude = prelude(&document);
    for (kind, block) in
        blocks(&document).iter().filter(|(kind, _)| !["prelude", "wrong"].contains(&kind.as_str()))
    {
        let Some(ruleset) = load(&files(kind, block, &prelude)).ruleset else { continue };
        let rules: Vec<&Rule> = ruleset.rules.iter().collect();
        for lang in [Lang::Zh, Lang::En] {
            let said = describe(&ruleset, &rules, Describe { lang, style: Style::default(), all: true });
            assert!(!gap.is_match(&said), "{said}");
        }
    }
}

#[test]
fn what_is_shown_as_a_mistake_is_refused() {
    for (name, _) in DOCUMENTS {
        let document = read(name);
        let mistakes: Vec<(String, String)> =
            blocks(&document).into_iter().filter(|(kind, _)| kind == "wrong").collect();
        assert!(!mistakes.is_empty(), "{name}");
        for (kind, block) in mistakes {
            let files = files(&kind, &block, "");
            assert_ne!(wrong(&files, true), Vec::<String>::new(), "{name}:\n{block}");
        }
    }
}

#[test]
fn both_documents_show_the_same_blocks() {
    let of = |name: &str| {
        let without_comments = |(kind, block): (String, String)| {
            let lines =
                block.lines().map(|line| line.split(" # ").next().unwrap_or_default().trim_end().to_owned());
            (kind, lines.filter(|line| !line.is_empty() && !line.starts_with("# ")).collect::<Vec<_>>())
        };
        blocks(&read(name)).into_iter().map(without_comments).collect::<Vec<_>>()
    };
    let [(chinese, _), (english, _)] = DOCUMENTS;
    assert_eq!(of(chinese), of(english));
}

/// The keys of the language as tables, a map a table.
fn tables(lang: Lang) -> String {
    let mut text = String::new();
    let mut seen: Vec<&Keys> = Vec::new();
    for shape in Shape::ALL {
        let new: Vec<&Keys> = shape.keys().iter().filter(|keys| !seen.contains(keys)).collect();
        if new.is_empty() {
            continue;
        }
        text.push_str(&format!(
            "\n### {}\n\n{}\n|---|---|---|\n",
            shape.name(),
            ["| 键 | 意思 | 例 |", "| key | meaning | example |"][lang as usize]
        ));
        for keys in &new {
            for key in keys.keys {
                let about = keys.about(key, lang).replace('|', "\\|");
                let example = key.example.replace('|', "\\|");
                text.push_str(&format!("| `{}` | {about} | `{example}` |\n", key.name));
            }
        }
        seen.extend(new);
    }
    text.trim_start().to_owned()
}

#[test]
fn the_table_of_keys_is_that_of_the_loader() {
    for (name, lang) in DOCUMENTS {
        let document = read(name);
        let (before, rest) = document.split_once(BEGIN).expect("the table has a beginning");
        let (shown, after) = rest.split_once(END).expect("the table has an end");
        let real = tables(lang);
        if std::env::var_os("ZHIJIAN_DOCS").is_some_and(|wish| wish == "overwrite") {
            fs::write(path(name), format!("{before}{BEGIN}{real}{END}{after}")).expect("it can be written");
        } else {
            assert_eq!(shown, real, "{name}; see the head of this file");
        }
    }
}

#[test]
fn every_key_and_every_name_to_choose_is_told_outside_the_table() {
    for (name, _) in DOCUMENTS {
        let document = read(name);
        let (told, _) = document.split_once(BEGIN).expect("the table has a beginning");
        let tells = |word: &str| {
            Regex::new(&format!(r"(?:^|[^a-z_]){}(?:$|[^a-z_])", regex::escape(word)))
                .expect("a pattern")
                .is_match(told)
        };
        let mut untold: Vec<&str> = Vec::new();
        for key in Shape::ALL.iter().flat_map(|shape| shape.keys()).flat_map(|keys| keys.keys) {
            untold.extend(Some(key.name).filter(|word| !tells(word)));
            if let Kind::Choice(names) | Kind::Choices(names) = key.kind {
                untold.extend(names.iter().copied().filter(|word| !tells(word)));
            }
        }
        untold.sort_unstable();
        untold.dedup();
        assert_eq!(untold, Vec::<&str>::new(), "{name}");
    }
}
