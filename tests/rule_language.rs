//! The documentation of the rule language says what is so: every block of it loads and does what stands beside it, and no key is
//! left out.
//!
//! `ZHIJIAN_DOCS=overwrite cargo test --test rule_language` puts the present table of keys into it.
//!
//! A block marked `yaml` is a whole rule file with cases; the mark may say which part of one it is: `ruleset`, `signals`, `rule`,
//! `clauses`, `prelude` (signals that the parts may use), `wrong` (a file that does not load). Under a signal, `# ✓` and `# ✗` are
//! dialogues, turns apart by `｜`, in which it occurs or does not.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use zhijian::authoring::run_cases;
use zhijian::diagnostics::Level;
use zhijian::engine::Program;
use zhijian::messages::Lang;
use zhijian::rules::Loaded;
use zhijian::rules::language::{Keys, Shape};

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

/// The YAML blocks: what they are, and their text.
fn blocks(text: &str) -> Vec<(String, String)> {
    let fence = Regex::new(r"(?ms)^```yaml *([a-z]*)\n(.*?)^```$").expect("a pattern");
    fence.captures_iter(text).map(|block| (block[1].to_owned(), block[2].to_owned())).collect()
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
}

/// A block as the files of a rule set.
fn files(kind: &str, block: &str, prelude: &str) -> Vec<(String, String)> {
    let own = match kind {
        "" | "wrong" => block.to_owned(),
        "ruleset" => {
            return vec![("ruleset.yaml".into(), block.into()), ("lexicon.tsv".into(), "套餐\tn\n".into())];
        }
        "signals" => format!("signals:\n{}{}", indented(block, "  "), cases_of_signals(block)),
        "rule" => format!("rules:\n  -\n{}", indented(block, "    ")),
        "clauses" => {
            format!("rules:\n  - id: shown\n    title: 例\n    expect:\n{}", indented(block, "      "))
        }
        other => panic!("a block is marked {other}"),
    };
    let mut files = vec![("ruleset.yaml".to_owned(), HEAD.to_owned()), ("shown.yaml".to_owned(), own)];
    files.push(("words.csv".into(), "您好\n欢迎致电\n".into()));
    if !["", "wrong"].contains(&kind) {
        files.push(("prelude.yaml".into(), prelude.into()));
    }
    files
}

/// A rule for each signal with dialogues under it: they are its cases.
fn cases_of_signals(block: &str) -> String {
    let mut rules = String::new();
    let mut name = "";
    let mut rule = "";
    for line in block.lines() {
        if let Some((key, _)) =
            line.split_once(':').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            name = key;
        }
        let Some((mark, dialogue)) = line.strip_prefix("# ").and_then(|line| line.split_once(' ')) else {
            continue;
        };
        let verdict = match mark {
            "✓" => "pass",
            "✗" => "fail",
            _ => continue,
        };
        if rule != name {
            rule = name;
            rules.push_str(&format!(
                "  - id: {name}-rule\n    title: 例\n    expect: {{signal: {name}}}\n    cases:\n"
            ));
        }
        let dialogue =
            dialogue.split('｜').map(|turn| format!("          {}\n", turn.trim())).collect::<String>();
        rules.push_str(&format!(
            "      - name: '{}'\n        verdict: {verdict}\n        dialogue: |\n{dialogue}",
            line.replace('\'', "")
        ));
    }
    if rules.is_empty() { rules } else { format!("rules:\n{rules}") }
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
    wrong.extend(run.failures.iter().map(|failure| format!("{} {:?}", failure.case.name, failure.problem)));
    wrong
}

fn prelude(document: &str) -> String {
    blocks(document).into_iter().find(|(kind, _)| kind == "prelude").expect("there is a prelude").1
}

#[test]
fn every_block_loads_and_does_what_stands_beside_it() {
    for (name, _) in DOCUMENTS {
        let document = read(name);
        let prelude = prelude(&document);
        for (kind, block) in
            blocks(&document).iter().filter(|(kind, _)| !["prelude", "wrong"].contains(&kind.as_str()))
        {
            let files = files(kind, block, &prelude);
            assert_eq!(
                wrong(&files, !kind.is_empty()),
                Vec::<String>::new(),
                "{name}:\n{}",
                files[files.len().min(2) - 1].1
            );
            if kind.is_empty() {
                let ruleset = load(&files).ruleset.expect("a rule set without problems can be used");
                assert!(ruleset.rules.iter().all(|rule| !rule.cases.is_empty()), "{name}: cases\n{block}");
            }
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
    use zhijian::rules::language::Kind;
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
