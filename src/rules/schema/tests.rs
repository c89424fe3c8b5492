//! The schema and the loader know the same keys, and agree on files good and bad.

#[path = "../../../tests/support/blocks.rs"]
mod blocks;

use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::{Number, Value as Json};

use super::{SchemaOf, schema};
use crate::authoring::starter;
use crate::diagnostics::{Diagnostic, Level};
use crate::messages::Lang;
use crate::rules::language::{Key, Kind, Shape};
use crate::rules::yaml::{self, Node, Value};
use crate::rules::{SourceFile, embedded_files, from_files};

const HEAD: &str = "id: tested\nversion: \"1\"\n";
const BASE: &str = "signals:\n  base: {speaker: agent, phrases: [您好]}\n  other: {speaker: agent, phrases: [再见]}\n\
                    rules:\n  - {id: base-rule, title: 基本, severity: fatal, expect: {signal: base}}\n";

fn validator(of: SchemaOf) -> &'static Validator {
    static VALIDATORS: [OnceLock<Validator>; 3] = [const { OnceLock::new() }; 3];
    VALIDATORS[of as usize]
        .get_or_init(|| jsonschema::draft7::new(&schema(of, Lang::Zh)).expect("the schema is valid"))
}

/// A file as an editor sees it: plain scalars by the core schema of YAML 1.2.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar { text, quoted: true } => text.as_str().into(),
        Value::Scalar { text, quoted: false } => plain(text),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| (key.text().unwrap_or_default().to_owned(), json(value)))
                .collect(),
        ),
    }
}

fn plain(text: &str) -> Json {
    let number = || {
        let digits = text.starts_with(|first: char| first.is_ascii_digit() || "-+.".contains(first));
        let whole = text.parse::<i64>().ok().map(Number::from);
        digits.then(|| whole.or_else(|| text.parse().ok().and_then(Number::from_f64))).flatten()
    };
    match text {
        "true" => true.into(),
        "false" => false.into(),
        _ => number().map_or_else(|| text.into(), Json::Number),
    }
}

fn parsed(text: &str) -> Json {
    let mut problems = Vec::new();
    let node = yaml::parse("tested", text, &mut problems).unwrap_or_else(|| panic!("{problems:?}\n{text}"));
    json(&node)
}

fn file(key: &str, text: &str) -> SourceFile {
    SourceFile { name: key.into(), key: key.into(), text: text.into() }
}

/// A file that is tested, as the schema and as the loader see it.
struct Tested {
    text: String,
    of: SchemaOf,
}

impl Tested {
    fn errors(&self) -> Vec<Diagnostic> {
        let tested = match self.of {
            SchemaOf::Rules => vec![file("ruleset.yaml", HEAD), file("tested.yaml", &self.text)],
            _ => vec![file("ruleset.yaml", &self.text)],
        };
        let beside = [file("base.yaml", BASE), file("words.csv", "您好\n"), file("lexicon.tsv", "套餐\tn\n")];
        let loaded = from_files("rules", tested.into_iter().chain(beside).collect(), false);
        loaded.diagnostics.into_iter().filter(|problem| problem.level == Level::Error).collect()
    }

    fn valid(&self) -> bool {
        let instance = parsed(&self.text);
        let valid = validator(self.of).is_valid(&instance);
        assert_eq!(
            validator(SchemaOf::Any).is_valid(&instance),
            valid,
            "the schema for any file agrees: {}",
            self.text
        );
        valid
    }
}

/// A file in which a map of a kind stands where it belongs.
fn tested(shape: Shape, entries: &[(&str, &str)]) -> Tested {
    let map = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", ");
    let map = format!("{{{map}}}");
    let signal = |matcher: &str| format!("{HEAD}signals: {{tested: {{speaker: agent, {matcher}: {map}}}}}\n");
    let rule = |key: &str, map: &str| {
        format!("{HEAD}rules: [{{id: tested, title: 被测, expect: [{{signal: base}}], {key}: {map}}}]\n")
    };
    let text = match shape {
        Shape::RuleSet | Shape::RuleFile => map,
        Shape::Param => format!("{HEAD}params: {{tested: {map}}}\n"),
        Shape::Group => format!("{HEAD}sections: [{map}]\n"),
        Shape::Scoring => format!("{HEAD}scoring: {map}\n"),
        Shape::Band => format!("{HEAD}scoring: {{bands: [{map}]}}\n"),
        Shape::Cap => format!("{HEAD}scoring: {{caps: [{map}]}}\n"),
        Shape::Bonus => format!("{HEAD}scoring: {{bonus: {map}}}\n"),
        Shape::Signal => format!("{HEAD}signals: {{tested: {map}}}\n"),
        Shape::Entry => format!("{HEAD}signals: {{tested: {{speaker: agent, any: [{map}]}}}}\n"),
        Shape::SimilarTo => signal("similar_to"),
        Shape::Restates => signal("restates"),
        Shape::Gap => signal("gap"),
        Shape::Overlap => signal("overlap"),
        Shape::Pace => signal("pace"),
        Shape::Value => {
            format!("{HEAD}signals: {{tested: {{speaker: agent, entities: [money], value: {map}}}}}\n")
        }
        Shape::Clause => rule("forbid", &format!("[{map}]")),
        Shape::Window => rule("in", &map),
        Shape::Rule => format!("{HEAD}rules: [{map}]\n"),
        Shape::Case => rule("cases", &format!("[{map}]")),
    };
    Tested { text, of: if shape == Shape::RuleFile { SchemaOf::Rules } else { SchemaOf::RuleSet } }
}

/// What must stand beside a key, so that the map is complete.
fn beside(shape: Shape, key: &str) -> Vec<(&'static str, &'static str)> {
    let located = ["first", "last", "before", "after", "near", "within", "which", "pick", "when", "signal"];
    let mut entries: Vec<(&str, &str)> = match shape {
        Shape::Signal if !located.contains(&key) => vec![("speaker", "agent")],
        Shape::Rule => vec![("expect", "[{signal: base}]")],
        Shape::Clause => match key {
            "measure" => vec![("at_most", "5s")],
            "metadata" => vec![("is", "agent")],
            "of" => vec![("at_least", "1")],
            "all" | "any" | "not" | "signal" => vec![],
            "is" => vec![("metadata", "ended_by")],
            "below" | "target" | "stat" | "speaker" => vec![("measure", "silence"), ("at_most", "20s")],
            _ => vec![("signal", "base")],
        },
        _ => vec![],
    };
    if matches!(shape, Shape::Signal | Shape::Entry) {
        match key {
            _ if located.contains(&key) => entries.push(("signal", "base")),
            "across" => entries.push(("regex", "您好")),
            "value" => entries.push(("entities", "[money]")),
            "title" | "speaker" | "allow" | "unless" | "not_inside" | "negated" | "quoted"
            | "not_said_by" | "sounds_like" => {
                entries.push(("phrases", "[您好]"));
            }
            _ => {}
        }
    }
    if ["within", "which"].contains(&key) {
        entries.push(("near", "other"));
    }
    entries.extend(shape.required().map(|needed| (needed.name, needed.example)));
    entries.retain(|(name, _)| *name != key);
    entries
}

fn complete(shape: Shape, key: &str, value: &str) -> Tested {
    tested(shape, &[&beside(shape, key)[..], &[(key, value)]].concat())
}

fn every_key() -> impl Iterator<Item = (Shape, &'static Key)> {
    Shape::ALL
        .into_iter()
        .flat_map(|shape| shape.keys().iter().flat_map(|keys| keys.keys).map(move |key| (shape, key)))
}

#[test]
fn the_example_of_every_key_is_accepted_by_both() {
    for (shape, key) in every_key() {
        let file = complete(shape, key.name, key.example);
        assert_eq!(file.errors(), [], "{shape:?} {}: {}", key.name, file.text);
        assert!(file.valid(), "{shape:?} {}: {}", key.name, file.text);
    }
}

#[test]
fn a_key_that_nobody_knows_is_refused_by_both() {
    for shape in Shape::ALL.into_iter().filter(|shape| !shape.is_open()) {
        let file = complete(shape, "no_such_key", "1");
        assert!(file.errors().iter().any(|it| it.code == "unknown-key"), "{shape:?}: {}", file.text);
        assert!(!file.valid(), "{shape:?}: {}", file.text);
    }
}

#[test]
fn a_map_without_a_key_that_it_needs_is_refused_by_both() {
    for (shape, key) in every_key().filter(|(shape, key)| key.required && *shape != Shape::Param) {
        let file = tested(shape, &beside(shape, key.name));
        assert!(
            file.errors().iter().any(|it| it.code == "missing-key"),
            "{shape:?} {}: {}",
            key.name,
            file.text
        );
        assert!(!file.valid(), "{shape:?} {}: {}", key.name, file.text);
    }
}

#[test]
fn the_names_to_choose_from_are_those_of_the_loader() {
    for (shape, key) in every_key() {
        let (Kind::Choice(names) | Kind::Choices(names)) = key.kind else { continue };
        let unknown = complete(shape, key.name, "no_such_name");
        let errors = unknown.errors();
        let problem = errors.iter().find(|it| it.code == "unknown-name");
        let problem = problem.unwrap_or_else(|| panic!("{shape:?} {} takes any name", key.name));
        let known =
            problem.facts.iter().find(|(name, _)| *name == "known").map(|(_, value)| value.to_string());
        assert_eq!(known, Some(names.join(", ")), "{shape:?} {}", key.name);
        assert!(!unknown.valid(), "{shape:?} {}", key.name);
        for name in names {
            let file = complete(shape, key.name, name);
            assert!(!file.errors().iter().any(|it| it.code == "unknown-name"), "{shape:?} {name}");
            assert!(file.valid(), "{shape:?} {name}: {}", file.text);
        }
    }
}

#[test]
fn the_shipped_rule_set_is_valid() {
    let files = embedded_files().into_iter().filter(|file| file.key.ends_with(".yaml"));
    for file in files {
        let of = if file.key == "ruleset.yaml" { SchemaOf::RuleSet } else { SchemaOf::Rules };
        for of in [of, SchemaOf::Any] {
            let instance = parsed(&file.text);
            let errors: Vec<String> = validator(of)
                .iter_errors(&instance)
                .map(|error| format!("{} {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", file.key);
        }
    }
}

#[test]
fn every_block_of_the_documents_and_the_first_rule_set_are_valid() {
    let documents = [
        include_str!("../../../docs/rule-language.md"),
        include_str!("../../../docs/rule-language.zh-CN.md"),
    ];
    let shown = documents.into_iter().flat_map(blocks::blocks).filter(|(kind, _)| kind != "wrong");
    let shown = shown.map(|(kind, block)| blocks::whole(&kind, &block));
    let starter = starter(Lang::Zh).into_iter().filter(|file| file.path.ends_with(".yaml"));
    for text in shown.chain(starter.map(|file| file.text)) {
        let instance = parsed(&text);
        let errors: Vec<String> = validator(SchemaOf::Any)
            .iter_errors(&instance)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn these_files_are_refused_by_both() {
    let signal = |map: &str| tested_text(&format!("signals: {{tested: {map}}}"));
    let clause = |map: &str| tested_text(&format!("rules: [{{id: tested, title: 被测, expect: [{map}]}}]"));
    let bad = [
        signal("{speaker: agent}"),
        signal("{speaker: agent, phrase: [您好]}"),
        signal("{speaker: agent, phrases: [您好], first: 2 turns}"),
        signal("{signal: base, phrases: [您好]}"),
        signal("{signal: base, negated: allow}"),
        signal("{signal: base, first: 2}"),
        signal("{signal: base, first: 两句}"),
        signal("{signal: base, within: 2 turns}"),
        signal("{signal: base, after: other, within: 25%}"),
        signal("{speaker: agent, phrases: [您好], sounds_like: 是}"),
        signal("{speaker: agent, phrases: {a: b}}"),
        signal("{speaker: agent, entities: [钱]}"),
        signal("{speaker: agent, restates: {back: 4}}"),
        signal("{speaker: agent, all: {phrases: [您好]}}"),
        signal("[您好]"),
        clause("{}"),
        clause("{signal: base, measure: silence, at_most: 3}"),
        clause("{signal: base, is: [x]}"),
        clause("{measure: silence}"),
        clause("{measure: silence, at_most: 5s, first: 2 turns}"),
        clause("{measure: silence, at_most: 五秒}"),
        clause("{measure: silence, at_most: {电话: 5s}}"),
        clause("{metadata: ended_by}"),
        clause("{of: [{signal: base}]}"),
        clause("{signal: base, if_known: 是}"),
        clause("base"),
        tested_text("rules: [{id: tested, title: 被测}]"),
        tested_text("rules: {id: tested}"),
        tested_text("rules: [{id: tested, title: 被测, expect: {signal: base}, weight: 重}]"),
        tested_text("rules: [{id: tested, title: 被测, expect: {signal: base}, channels: [网上]}]"),
        tested_text("rules: [{id: tested, title: 被测, expect: {signal: base}, in: {signal: base}}]"),
        tested_text(
            "rules: [{id: tested, title: 被测, expect: {signal: base}, cases: [{name: 无, verdict: 合格, dialogue: x}]}]",
        ),
        tested_text("scoring: {veto: 清零}"),
        tested_text("scoring: {pass: 八十}"),
        tested_text("scoring: 加权"),
        tested_text("sections: [{title: 开场}]"),
        Tested { text: "id: tested\nversion: \"1\"\n".into(), of: SchemaOf::Rules },
    ];
    for file in bad {
        assert_ne!(file.errors(), [], "the loader takes {}", file.text);
        assert!(!file.valid_here(), "the schema takes {}", file.text);
    }
}

fn tested_text(text: &str) -> Tested {
    Tested { text: format!("{HEAD}{text}\n"), of: SchemaOf::RuleSet }
}

impl Tested {
    fn valid_here(&self) -> bool {
        validator(self.of).is_valid(&parsed(&self.text))
    }
}

#[test]
fn the_schema_speaks_both_languages() {
    let about = |lang| {
        schema(SchemaOf::Rules, lang)["definitions"]["signal"]["properties"]["speaker"]["description"].clone()
    };
    assert_eq!(
        about(Lang::Zh),
        "谁说的: agent 客服，customer 客户，system 系统播报，any 谁都行（系统除外）。\n例: speaker: agent"
    );
    assert_eq!(
        about(Lang::En),
        "Who says it: agent, customer, system, or any (everybody but the system).\nExample: speaker: agent"
    );
}
