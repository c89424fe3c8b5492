//! Rules and a dialogue as text in, audits and verdicts out.

#![allow(dead_code)]

use zhijian::diagnostics::{Diagnostic, Sources};
use zhijian::engine::{Audit, Program, RuleVerdict};
use zhijian::ingest::{Settings, dialogue};
use zhijian::rules::model::RuleSet;
use zhijian::rules::{Loaded, SourceFile, from_files};
use zhijian::transcript::Transcript;

/// The files as they would be loaded from the directory `rules`.
pub fn load(files: &[(&str, &str)]) -> Loaded {
    let files = files.iter().map(|(key, text)| SourceFile {
        name: format!("rules/{key}").into(),
        key: (*key).to_owned(),
        text: (*text).to_owned(),
    });
    from_files("rules", files.collect(), false)
}

/// The rule set that the files make; they must be free of problems.
pub fn rule_set(files: &[(&str, &str)]) -> RuleSet {
    let loaded = load(files);
    assert_eq!(loaded.diagnostics, []);
    loaded.ruleset.expect("a rule set without problems is there")
}

/// A rule set of one file that holds signals, rules and whatever else `ruleset.yaml` may hold.
pub fn program(rules: &str) -> Program {
    let text = format!("id: t\nversion: \"1\"\n{rules}");
    Program::compile(&rule_set(&[("ruleset.yaml", &text)]))
}

/// The dialogue as a transcript.
pub fn transcript(text: &str) -> Transcript {
    dialogue("对话", text, &Settings::default()).expect("the dialogue is readable")
}

/// The dialogue audited by the rules.
pub fn audit(rules: &str, text: &str) -> Audit {
    program(rules).audit(&transcript(text))
}

/// The verdict of the only rule.
pub fn only(rules: &str, text: &str) -> RuleVerdict {
    let mut verdicts = audit(rules, text).verdicts;
    assert_eq!(verdicts.len(), 1);
    verdicts.remove(0)
}

/// The verdict's name and the segments of its evidence, e.g. `pass 1 3`.
pub fn answer(verdict: &RuleVerdict) -> String {
    let segments = verdict.evidence.iter().map(|it| format!(" {}", it.segment));
    format!("{}{}", verdict.verdict.name(), segments.collect::<String>())
}

/// Where each problem is and what it is: code, `file:line`, the text under the mark.
pub fn problems(loaded: &Loaded) -> Vec<(&'static str, String, String)> {
    let mut sources = Sources::new();
    for file in &loaded.files {
        sources.add(file.name.clone(), file.text.as_str());
    }
    let shown = |problem: &Diagnostic| {
        let place = &problem.place;
        let line = sources.position(place).line.map(|line| format!(":{line}")).unwrap_or_default();
        let marked = place
            .span
            .and_then(|span| Some(span.of(sources.text(&place.file)?).trim_end_matches('\n').to_owned()));
        (problem.code, format!("{}{line}", place.file), marked.unwrap_or_default())
    };
    loaded.diagnostics.iter().map(shown).collect()
}
