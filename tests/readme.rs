//! The READMEs say what is so: rules load, commands run, flags exist, the output is real.
//!
//! `ZHIJIAN_README=overwrite cargo test --test readme` puts the present output into them.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;
use zhijian::authoring::run_cases;
use zhijian::engine::Program;
use zhijian::rules::load;

use common::Home;

const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.zh-CN.md", "zh")];

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(root(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The fenced blocks of a language; plain ones have none.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = Regex::new(r"(?ms)^```(\w*)\n(.*?)^```$").expect("a pattern");
    let blocks = fence.captures_iter(text).filter(|block| &block[1] == language);
    blocks.map(|block| block[2].to_owned()).collect()
}

fn zhijian(args: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_zhijian"))
        .current_dir(root("."))
        .args(args)
        .output()
        .expect("the program runs");
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("its output is UTF-8")
}

#[test]
fn every_rule_file_shown_loads_and_passes_its_cases() {
    for (readme, _) in READMES {
        let shown = blocks(&read(readme), "yaml");
        assert!(!shown.is_empty(), "{readme} shows a rule");
        for text in shown {
            let home = Home::new();
            home.write("shown/ruleset.yaml", "id: shown\nversion: \"1\"\n").write("shown/rules.yaml", &text);
            let loaded = load(&home.path("shown"));
            assert_eq!(loaded.diagnostics, [], "{readme}");
            let ruleset = loaded.ruleset.expect("a rule set without problems can be used");
            let run = run_cases(&ruleset, &Program::compile(&ruleset), |_, _| true);
            assert!(run.run > 0, "{readme} shows cases");
            let failed: Vec<&str> = run.failures.iter().map(|failure| failure.case.name.as_str()).collect();
            assert_eq!(failed, Vec::<&str>::new(), "{readme}");
        }
    }
}

#[test]
fn the_first_block_is_the_two_commands() {
    for (readme, _) in READMES {
        let expected = "cargo run --release -- audit samples/day --out out\ncargo test\n";
        assert_eq!(blocks(&read(readme), "")[0], expected, "{readme}");
    }
}

#[test]
fn every_flag_named_exists_and_every_flag_of_audit_is_named() {
    let long = Regex::new(r"--[a-z][a-z-]+").expect("a pattern");
    let flags = |text: &str| -> BTreeSet<String> {
        long.find_iter(text).map(|flag| flag.as_str().to_owned()).collect()
    };
    let of = |command: &[&str]| flags(&zhijian(&[command, &["--help", "--lang", "en"]].concat()));
    let audit = of(&["audit"]);
    let mut known = audit.clone();
    known.extend(of(&[]));
    for command in ["explain", "calibrate", "convert"] {
        known.extend(of(&[command]));
    }
    for command in ["test", "list", "show", "diff", "schema"] {
        known.extend(flags(&zhijian(&["rules", command, "--help", "--lang", "en"])));
    }
    known.insert("--release".to_owned());
    for (readme, _) in READMES {
        let named = flags(&read(readme));
        assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "{readme}");
        let unsaid: Vec<&String> =
            audit.difference(&named).filter(|flag| !["--color", "--help"].contains(&flag.as_str())).collect();
        assert_eq!(unsaid, Vec::<&String>::new(), "{readme}");
    }
}

#[test]
fn every_command_named_exists() {
    let command = Regex::new(r"(?m)(?:^|`)zhijian ((?:[a-z]+ ?){1,2})").expect("a pattern");
    for (readme, _) in READMES {
        let text = read(readme);
        for found in command.captures_iter(&text) {
            let words: Vec<&str> = found[1].split_whitespace().collect();
            let words = if words[0] == "rules" { &words[..] } else { &words[..1] };
            zhijian(&[words, &["--help"]].concat());
        }
    }
}

#[test]
fn every_file_linked_or_named_exists() {
    let link = Regex::new(r"\]\(([^)]+)\)|`((?:samples|rules|docs)/[^`\s]*)`").expect("a pattern");
    for (readme, _) in READMES {
        for found in link.captures_iter(&read(readme)) {
            let path = found.get(1).or(found.get(2)).expect("one of them matches").as_str();
            assert!(root(path).exists(), "{readme}: {path}");
        }
    }
}

const BEGIN: &str = "<!-- output -->\n";
const END: &str = "<!-- /output -->\n";

/// What the first command shows, up to the groups, and one verdict explained.
fn output(lang: &str) -> String {
    let audit = zhijian(&["audit", "samples/day", "--lang", lang]);
    let summary: Vec<&str> = audit.split("\n\n").take(3).collect();
    let explain = ["explain", "samples/day", "--id", "HC1121-002", "--rule", "fee-disclosed", "--lang", lang];
    let explained = zhijian(&explain);
    let sections: Vec<&str> = explained.split("\n\n").collect();
    let shown = format!(
        "```text\n{}\n…\n```\n\n```text\n$ zhijian {}\n{}\n…\n{}```\n",
        summary.join("\n\n"),
        explain[..6].join(" "),
        sections[0],
        sections[sections.len() - 1]
    );
    shown.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn the_output_shown_is_real() {
    for (readme, lang) in READMES {
        let text = read(readme);
        let (before, rest) = text.split_once(BEGIN).expect("the output has a beginning");
        let (shown, after) = rest.split_once(END).expect("the output has an end");
        let real = output(lang);
        if std::env::var_os("ZHIJIAN_README").is_some_and(|wish| wish == "overwrite") {
            fs::write(root(readme), format!("{before}{BEGIN}{real}{END}{after}")).expect("it can be written");
        } else {
            assert_eq!(shown, real, "{readme}; see the head of this file");
        }
    }
}
