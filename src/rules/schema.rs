//! A JSON Schema (draft-07, what YAML editors know best) of rule files, made from the table of the language.
//!
//! It refuses what can be seen without looking further than a map and its keys; the rest is left to the loader.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::language::{CLAUSE_KINDS, FILTERS, Key, Keys, Kind, MATCHERS, Shape, WINDOW};
use crate::messages::{self, ArgValue, Lang};

/// Which files a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SchemaOf {
    /// `ruleset.yaml` if a key of it is there, else any other file of a rule set.
    #[default]
    Any,
    /// `ruleset.yaml`
    RuleSet,
    /// Any other file of a rule set.
    Rules,
}

/// The schema, with descriptions in one language.
pub fn schema(of: SchemaOf, lang: Lang) -> Value {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": messages::text(lang, "schema-title", &[]),
    });
    let top = match of {
        SchemaOf::RuleSet => reference(Shape::RuleSet),
        SchemaOf::Rules => reference(Shape::RuleFile),
        SchemaOf::Any => either(),
    };
    let definitions: Map<String, Value> =
        Shape::ALL.into_iter().map(|shape| (shape.name().to_owned(), map(shape, lang))).collect();
    let fields = schema.as_object_mut().expect("it was made as a map");
    fields.insert("allOf".into(), json!([top]));
    fields.insert("definitions".into(), definitions.into());
    schema
}

fn either() -> Value {
    let in_both: Vec<&str> = Shape::RuleFile.names().collect();
    let head: Vec<Value> = Shape::RuleSet
        .names()
        .filter(|name| !in_both.contains(name))
        .map(|name| json!({"required": [name]}))
        .collect();
    json!({"if": {"anyOf": head}, "then": reference(Shape::RuleSet), "else": reference(Shape::RuleFile)})
}

fn reference(shape: Shape) -> Value {
    json!({"$ref": format!("#/definitions/{}", shape.name())})
}

fn map(shape: Shape, lang: Lang) -> Value {
    let mut properties = Map::new();
    for keys in shape.keys() {
        for key in keys.keys {
            properties.insert(key.name.into(), property(keys, key, lang));
        }
    }
    let others = match shape.is_open() {
        true => described(text(), messages::text(lang, "schema-any-metadata", &[])),
        false => false.into(),
    };
    let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": others});
    let fields = schema.as_object_mut().expect("it was made as a map");
    let required: Vec<&str> = shape.required().map(|key| key.name).collect();
    if !required.is_empty() {
        fields.insert("required".into(), json!(required));
    }
    match shape {
        Shape::Signal | Shape::Entry => {
            fields.insert("anyOf".into(), one_of_keys(MATCHERS.names().chain(["signal"])));
            fields.insert("dependencies".into(), signal_dependencies(shape));
        }
        Shape::Clause => {
            fields.insert("oneOf".into(), one_of_keys(CLAUSE_KINDS.iter().map(|keys| keys.kind)));
            fields.insert("dependencies".into(), clause_dependencies());
        }
        Shape::Window => {
            fields.insert("dependencies".into(), reach_dependencies().into());
        }
        Shape::Rule => {
            fields.insert("anyOf".into(), one_of_keys(["expect", "forbid", "manual"].into_iter()));
        }
        _ => {}
    }
    schema
}

fn one_of_keys(names: impl Iterator<Item = &'static str>) -> Value {
    names.map(|name| json!({"required": [name]})).collect()
}

/// Keys of located signals need `signal`, which in turn goes with no matcher.
fn signal_dependencies(shape: Shape) -> Value {
    let mut dependencies = reach_dependencies();
    for name in WINDOW.names().chain(["pick", "when"]) {
        match dependencies.get_mut(name) {
            Some(Value::Object(reach)) => {
                reach.insert("required".into(), json!(["signal"]));
            }
            _ => {
                dependencies.insert(name.into(), json!(["signal"]));
            }
        }
    }
    let plain: Vec<&str> = MATCHERS.names().chain(FILTERS.names()).chain(["speaker"]).collect();
    let located: Vec<&str> = shape.names().filter(|name| *name == "value" || !plain.contains(name)).collect();
    dependencies.insert("signal".into(), json!({"propertyNames": {"enum": located}}));
    dependencies.into()
}

/// The key that makes a clause one of its kind says which others it may have.
fn clause_dependencies() -> Value {
    let mut dependencies = reach_dependencies();
    for keys in &CLAUSE_KINDS {
        let allowed: Vec<&str> = Shape::Clause.names().filter(|name| keys.allows(name)).collect();
        let mut rest = json!({"propertyNames": {"enum": allowed}});
        if !keys.needs.is_empty() {
            rest["anyOf"] = one_of_keys(keys.needs.iter().copied());
        }
        dependencies.insert(keys.kind.into(), rest);
    }
    dependencies.into()
}

/// `within` and `which` need an anchor.
fn reach_dependencies() -> Map<String, Value> {
    let anchored = || json!({"anyOf": one_of_keys(["before", "after", "near"].into_iter())});
    ["within", "which"].into_iter().map(|name| (name.to_owned(), anchored())).collect()
}

fn property(keys: &Keys, key: &Key, lang: Lang) -> Value {
    let example = format!("{}: {}", key.name, key.example);
    let example = messages::text(lang, "schema-example", &[("example", ArgValue::from(example))]);
    described(kind(key.kind), format!("{}\n{example}", keys.about(key, lang)))
}

fn described(mut schema: Value, description: String) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("description".into(), description.into());
    }
    schema
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Anything => json!({}),
        Kind::Text | Kind::Signal => text(),
        Kind::Texts | Kind::Rules => one_or_list(text()),
        Kind::Truth => json!({"type": "boolean"}),
        Kind::Number => number(""),
        Kind::Count => count(),
        Kind::CountByChannel => by_channel(count()),
        Kind::Amount => amount(),
        Kind::AmountByChannel => by_channel(amount()),
        Kind::Extents => by_channel(one_or_list(number("turns?( *of any)?|%( *of any)?|ms|s|min|h"))),
        Kind::Reach => by_channel(unit("turns?( *of any)?|ms|s|min|h")),
        Kind::Turns => unit("turns?"),
        Kind::Words => unit("words?"),
        Kind::Across => json!({"anyOf": [names(&["sentence", "turn"]), unit("turns?")]}),
        Kind::Choice(choices) => names(choices),
        Kind::Choices(choices) => one_or_list(names(choices)),
        Kind::Veto => json!({"anyOf": [
            names(&["zero", "section", "cap 59"]),
            {"type": "string", "pattern": "^cap +[0-9.]+$"},
        ]}),
        Kind::Anchors => {
            one_or_list(json!({"anyOf": [names(&["start", "end", "trigger", "previous"]), text()]}))
        }
        Kind::Examples => json!({"anyOf": [one_or_list(text()), reference(Shape::SimilarTo)]}),
        Kind::Params => json!({"type": "object", "additionalProperties": param()}),
        Kind::Lints => json!({"type": "object"}),
        Kind::One(shape) => reference(shape),
        Kind::List(shape) => json!({"type": "array", "items": reference(shape)}),
        Kind::OneOrList(shape) => one_or_list(reference(shape)),
        Kind::Named(shape) => json!({"type": "object", "additionalProperties": reference(shape)}),
    }
}

fn text() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

fn names(names: &[&str]) -> Value {
    json!({"enum": names})
}

fn one_or_list(item: Value) -> Value {
    json!({"anyOf": [item, {"type": "array", "items": item}]})
}

fn count() -> Value {
    json!({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^(\\$.+|[0-9]+)$"}]})
}

fn amount() -> Value {
    number("|ms|s|min|h|%")
}

/// A number, or one with a unit, or a parameter.
fn number(units: &str) -> Value {
    let pattern = format!("^(\\$.+|[-+]?[0-9][0-9.]* *({units}))$");
    let with_unit = json!({"type": "string", "pattern": pattern});
    let bare = units.is_empty() || units.starts_with('|');
    if bare { json!({"anyOf": [{"type": "number"}, with_unit]}) } else { with_unit }
}

fn unit(units: &str) -> Value {
    json!({"type": "string", "pattern": format!("^(\\$.+|[0-9][0-9.]* *({units}))$")})
}

fn by_channel(value: Value) -> Value {
    let channels: Map<String, Value> = ["phone", "chat", "hall", "manager"]
        .into_iter()
        .map(|name| (name.to_owned(), value.clone()))
        .collect();
    json!({"anyOf": [value, {"type": "object", "properties": channels, "additionalProperties": false}]})
}

/// A parameter's value may be anything; one with a key `value` is documented.
fn param() -> Value {
    let documented = json!({"if": {"required": ["value"]}, "then": reference(Shape::Param)});
    json!({"anyOf": [
        {"type": ["string", "number", "boolean", "array"]},
        {"type": "object", "allOf": [documented]},
    ]})
}
