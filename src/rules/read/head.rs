//! `ruleset.yaml`: what the rule set is called, its parameters, its score sheet.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostics::{Diagnostic, Place};
use crate::rules::language::Shape;
use crate::rules::model::{Group, HeadPlaces, LintLevels, Param, Scoring};
use crate::rules::yaml::{Node, Value};

/// Parameters that the program itself uses.
const BUILT_IN: [&str; 2] = ["turn_pause", "chars_per_minute"];

/// What `ruleset.yaml` says, apart from signals and rules.
#[derive(Debug, Default)]
pub(in crate::rules) struct Head {
    pub id: String,
    pub title: String,
    pub version: String,
    pub lexicon: Option<String>,
    pub params: BTreeMap<String, Param>,
    pub sections: Vec<Group>,
    pub dimensions: Vec<Group>,
    pub scoring: Scoring,
    pub lints: LintLevels,
    pub places: HeadPlaces,
    pub turn_pause_ms: Option<u64>,
    pub chars_per_minute: Option<u64>,
}

/// The values of `params:` by name, so that other parts can use them while they are read.
pub(in crate::rules) fn read_params(node: &Node) -> BTreeMap<String, Node> {
    let Some(Node { value: Value::Map(entries), .. }) = node.get("params") else { return BTreeMap::new() };
    entries
        .iter()
        .filter_map(|(key, value)| {
            let name = key.text()?;
            let value = if is_long(value) { value.get("value")? } else { value };
            Some((name.to_owned(), value.clone()))
        })
        .collect()
}

fn is_long(node: &Node) -> bool {
    node.get("value").is_some()
}

/// Reads `ruleset.yaml`; `signals` and `rules` there are read by the caller.
pub(in crate::rules) fn read_head(context: &mut Context<'_>, node: &Node) -> Head {
    let Some(fields) = context.fields(node, "ruleset.yaml", Shape::RuleSet) else { return Head::default() };
    let mut text = |key: &'static str| fields.get(key).and_then(|node| context.text(node, key));
    let (id, title, version, lexicon) = (text("id"), text("title"), text("version"), text("lexicon"));
    for (key, value) in [("id", &id), ("version", &version)] {
        if value.is_none() {
            context.missing(node, key, "ruleset.yaml");
        }
    }
    let places = fields.get("scoring").map(|node| context.scoring_places(node)).unwrap_or_default();
    let items = |key| fields.get(key).map(|node| context.item_places(node)).unwrap_or_default();
    let (items, dimension_items) = (items("sections"), items("dimensions"));
    let pause = context.params.get("turn_pause").cloned();
    let rate = context.params.get("chars_per_minute").cloned();
    Head {
        title: title.unwrap_or_else(|| id.clone().unwrap_or_default()),
        id: id.unwrap_or_default(),
        version: version.unwrap_or_default(),
        lexicon,
        params: fields.get("params").map(|node| context.params(node)).unwrap_or_default(),
        sections: fields.get("sections").map(|node| context.groups(node, "sections")).unwrap_or_default(),
        dimensions: fields
            .get("dimensions")
            .map(|node| context.groups(node, "dimensions"))
            .unwrap_or_default(),
        scoring: fields.get("scoring").map(|node| context.scoring(node)).unwrap_or_default(),
        lints: fields.get("lints").map(|node| context.lint_levels(node)).unwrap_or_default(),
        places: HeadPlaces { items, dimension_items, ..places },
        turn_pause_ms: pause.and_then(|node| context.time(&node, "turn_pause")),
        chars_per_minute: rate
            .and_then(|node| context.count(&node, "chars_per_minute"))
            .map(|rate| rate as u64),
    }
}

impl Context<'_> {
    fn params(&mut self, node: &Node) -> BTreeMap<String, Param> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, "params", "map");
            return BTreeMap::new();
        };
        let mut params = BTreeMap::new();
        for (key, value) in entries {
            let name = key.text().unwrap_or_default().to_owned();
            let mut param = Param {
                title: None,
                unit: None,
                source: None,
                value: written(value),
                used: BUILT_IN.contains(&name.as_str()),
                allow: Vec::new(),
                place: self.place(key),
            };
            if is_long(value)
                && let Some(fields) = self.fields(value, "param", Shape::Param)
            {
                let mut text = |key: &'static str| fields.get(key).and_then(|node| self.text(node, key));
                param = Param { title: text("title"), unit: text("unit"), source: text("source"), ..param };
                param.value = fields.get("value").map(written).unwrap_or_default();
                param.allow = fields.get("allow").map(|node| self.allowed(node)).unwrap_or_default();
            }
            params.insert(name, param);
        }
        params
    }

    fn scoring_places(&self, node: &Node) -> HeadPlaces {
        let place = |key: &str| {
            node.get(key).filter(|value| value.value != Value::Null).map(|value| self.place(value))
        };
        HeadPlaces { total: place("total"), veto: place("veto"), ..HeadPlaces::default() }
    }

    /// Where the items of `sections:` or `dimensions:` are written; problems of theirs are told by [`Context::groups`].
    fn item_places(&self, node: &Node) -> BTreeMap<String, Place> {
        let Value::List(sections) = &node.value else { return BTreeMap::new() };
        let items = sections.iter().filter_map(|section| section.get("items"));
        let items = items.flat_map(|items| match &items.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(items),
        });
        items.filter_map(|item| Some((item.text()?.to_owned(), self.place(item)))).collect()
    }

    fn groups(&mut self, node: &Node, what: &str) -> Vec<Group> {
        let mut groups = Vec::new();
        for item in self.items(node, what) {
            let Some(fields) = self.fields(item, what, Shape::Group) else { continue };
            let id = fields.get("id").and_then(|node| self.text(node, "id"));
            let title = fields.get("title").and_then(|node| self.text(node, "title"));
            let items = fields.get("items").map(|node| self.texts(node, "items")).unwrap_or_default();
            let allow = fields.get("allow").map(|node| self.allowed(node)).unwrap_or_default();
            match id {
                Some(id) => groups.push(Group {
                    title: title.unwrap_or_else(|| id.clone()),
                    id,
                    items: items.into_iter().map(|(item, _)| item).collect(),
                    allow,
                }),
                None => self.missing(item, "id", what),
            }
        }
        groups
    }
}

/// A value in one line, for documentation.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar { text, .. } => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{}: {}", written(key), written(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A rule set without `ruleset.yaml`.
pub(in crate::rules) fn no_head(directory: &str) -> Diagnostic {
    Diagnostic::error("no-ruleset-file", Place::file(directory)).with("directory", directory)
}
