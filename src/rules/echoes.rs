//! Problems that only follow from others: names of signals and rules that are written down where something else is wrong.

use std::collections::BTreeSet;

use super::load::SourceFile;
use super::yaml::{Node, Value};
use crate::diagnostics::Diagnostic;

/// The problems without those that miss a name which one of the files declares, as well as it can be told.
pub(super) fn without_broken_names(
    mut problems: Vec<Diagnostic>,
    trees: &[(&SourceFile, Option<Node>)],
) -> Vec<Diagnostic> {
    let declared: BTreeSet<(&str, &str)> =
        trees.iter().filter_map(|(_, tree)| tree.as_ref()).flat_map(names).collect();
    let lost: Vec<&str> =
        trees.iter().filter(|(_, tree)| tree.is_none()).map(|(file, _)| file.text.as_str()).collect();
    problems.retain(|problem| {
        let code = problem.code;
        let name = problem.facts.iter().find(|(fact, _)| *fact == "name");
        name.is_none_or(|(_, name)| {
            !declared.contains(&(code, name.as_str()))
                && !lost.iter().any(|text| is_declared(text, code, name))
        })
    });
    problems
}

/// What a file declares, each with the code of the problem that it is not declared.
fn names(tree: &Node) -> Vec<(&str, &str)> {
    let signals = tree.get("signals").map(|node| &node.value);
    let rules = tree.get("rules").map(|node| &node.value);
    let mut names = Vec::new();
    if let Some(Value::Map(signals)) = signals {
        names.extend(signals.iter().filter_map(|(key, _)| Some(("dangling-signal", key.text()?))));
    }
    if let Some(Value::List(rules)) = rules {
        let ids = rules.iter().filter_map(|rule| rule.get("id").and_then(Node::text));
        names.extend(ids.map(|id| ("dangling-rule", id)));
    }
    names
}

/// Whether a line of a file that is no YAML seems to declare a name.
fn is_declared(text: &str, code: &str, name: &str) -> bool {
    text.lines().map(str::trim_start).any(|line| match code {
        "dangling-signal" => line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')),
        _ => line.contains("id:") && line.contains(name),
    })
}
