//! What every reader needs: where it reads, the parameters, and somewhere to put problems.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Place, nearest};
use crate::rules::fullwidth;
use crate::rules::language::Shape;
use crate::rules::yaml::{Node, Value};

/// The state of reading one file.
pub(in crate::rules) struct Context<'a> {
    /// The file, as the user wrote its path.
    pub file: Arc<str>,
    /// Named values by name.
    pub params: &'a BTreeMap<String, Node>,
    /// Names of the parameters that were used.
    pub used_params: BTreeSet<String>,
    /// Files that lists of phrases may be read from, by name.
    pub lists: &'a BTreeMap<String, String>,
    /// Everything that is wrong so far.
    pub problems: Vec<Diagnostic>,
}

/// A map whose keys have been checked.
pub(in crate::rules) struct Fields<'n> {
    node: &'n Node,
}

impl<'n> Fields<'n> {
    /// The value of a key, when it is there and not null.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.node.get(key).filter(|node| node.value != Value::Null)
    }

    /// The map itself.
    pub fn node(&self) -> &'n Node {
        self.node
    }
}

impl Context<'_> {
    /// Where a node stands.
    pub fn place(&self, node: &Node) -> Place {
        Place { file: self.file.clone(), line: None, span: Some(node.span) }
    }

    /// Reports an error at a node.
    pub fn error(&mut self, code: &'static str, node: &Node, facts: &[(&'static str, &str)]) {
        let problem = Diagnostic::error(code, self.place(node));
        self.problems.push(with_facts(problem, facts));
    }

    /// Reports a warning at a node.
    pub fn warning(&mut self, code: &'static str, node: &Node, facts: &[(&'static str, &str)]) {
        let problem = Diagnostic::warning(code, self.place(node));
        self.problems.push(with_facts(problem, facts));
    }

    /// Checks that a node is a map with the keys of its kind; `what` names it in messages.
    pub fn fields<'n>(&mut self, node: &'n Node, what: &str, shape: Shape) -> Option<Fields<'n>> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, what, "map");
            return None;
        };
        for (key, _) in entries {
            let name = key.text().unwrap_or_default();
            if !shape.names().any(|known| known == name) {
                self.unknown_key(key, name, what, shape);
            }
        }
        Some(Fields { node })
    }

    /// Reports a key that nobody reads.
    fn unknown_key(&mut self, key: &Node, name: &str, what: &str, shape: Shape) {
        if let Some(problem) = fullwidth::in_text(name, self.place(key)) {
            self.problems.push(problem);
        } else {
            let suggestion = nearest(name, shape.names()).unwrap_or("none");
            self.error("unknown-key", key, &[("key", name), ("within", what), ("suggestion", suggestion)]);
        }
    }

    /// Reports a node of the wrong kind; `expected` is a name of the messages `kind-…`.
    pub fn wrong_type(&mut self, node: &Node, what: &str, expected: &'static str) {
        if let Some(text) = node.text()
            && expected != "text"
            && let Some(problem) = fullwidth::in_text(text, self.place(node))
        {
            self.problems.push(problem);
            return;
        }
        self.error("wrong-type", node, &[("key", what), ("expected", expected)]);
    }

    /// Reports a key that must be there.
    pub fn missing(&mut self, node: &Node, key: &str, what: &str) {
        self.error("missing-key", node, &[("key", key), ("within", what)]);
    }

    /// Reads a value with `read`, which may be written as the name of a parameter.
    pub fn value<T>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<T> {
        let Some(name) = param_name(node) else { return read(self, node) };
        let Some(param) = self.params.get(name) else {
            let suggestion =
                nearest(name, self.params.keys().map(String::as_str)).unwrap_or("none").to_owned();
            self.error("unknown-param", node, &[("name", name), ("suggestion", &suggestion)]);
            return None;
        };
        self.used_params.insert(name.to_owned());
        let param = Node { span: node.span, value: param.value.clone() };
        read(self, &respan(param, node))
    }

    /// A text; a number or truth value is taken as it is written.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        let text = node.text().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(node, what, "text");
        }
        text
    }

    /// One text or a list of texts, each with its place.
    pub fn texts(&mut self, node: &Node, what: &str) -> Vec<(String, Place)> {
        match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.text(item, what).map(|text| (text, self.place(item))))
                .collect(),
            _ => self.text(node, what).map(|text| (text, self.place(node))).into_iter().collect(),
        }
    }

    /// The items of a list.
    pub fn items<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            _ => {
                self.wrong_type(node, what, "list");
                &[]
            }
        }
    }

    /// `true` or `false`.
    pub fn truth(&mut self, node: &Node, what: &str) -> Option<bool> {
        match node.text() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type(node, what, "truth");
                None
            }
        }
    }

    /// A number without a unit, or a parameter that is one.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        self.value(node, |context, node| context.plain_number(node, what))
    }

    fn plain_number(&mut self, node: &Node, what: &str) -> Option<f64> {
        let number = node.text().and_then(|text| text.trim().parse::<f64>().ok()).filter(|it| it.is_finite());
        if number.is_none() {
            self.wrong_type(node, what, "number");
        }
        number
    }

    /// A number of things, or a parameter that is one.
    pub fn count(&mut self, node: &Node, what: &str) -> Option<usize> {
        self.value(node, |context, node| context.plain_count(node, what))
    }

    fn plain_count(&mut self, node: &Node, what: &str) -> Option<usize> {
        let count = node.text().and_then(|text| text.trim().parse::<usize>().ok());
        if count.is_none() {
            self.wrong_type(node, what, "count");
        }
        count
    }

    /// One of several names.
    pub fn choice<T: Copy>(&mut self, node: &Node, what: &str, choices: &[(&str, T)]) -> Option<T> {
        let name = self.text(node, what)?;
        if let Some((_, value)) = choices.iter().find(|(known, _)| *known == name) {
            return Some(*value);
        }
        if let Some(problem) = fullwidth::in_text(&name, self.place(node)) {
            self.problems.push(problem);
            return None;
        }
        let suggestion = nearest(&name, choices.iter().map(|(known, _)| *known)).unwrap_or("none");
        let known: Vec<&str> = choices.iter().map(|(known, _)| *known).collect();
        let facts = [
            ("name", name.as_str()),
            ("key", what),
            ("suggestion", suggestion),
            ("known", &known.join(", ")),
        ];
        self.error("unknown-name", node, &facts);
        None
    }
}

fn with_facts(problem: Diagnostic, facts: &[(&'static str, &str)]) -> Diagnostic {
    facts.iter().fold(problem, |problem, (name, value)| problem.with(name, value))
}

fn param_name(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar { text, quoted: false } => text.strip_prefix('$'),
        _ => None,
    }
}

fn respan(mut node: Node, at: &Node) -> Node {
    node.span = at.span;
    match &mut node.value {
        Value::List(items) => {
            for item in items {
                *item = respan(item.clone(), at);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                *key = respan(key.clone(), at);
                *value = respan(value.clone(), at);
            }
        }
        _ => {}
    }
    node
}
