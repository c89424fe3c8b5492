//! Rules.

use super::Context;
use crate::engine::Severity;
use crate::rules::language::Shape;
use crate::rules::model::{Combine, Ref, Review, Rule, Window};
use crate::rules::yaml::{Node, Value};

/// Reads one entry of `rules:`.
pub(in crate::rules) fn read_rule(context: &mut Context<'_>, node: &Node) -> Option<Rule> {
    let fields = context.fields(node, "rule", Shape::Rule)?;
    let mut text = |key: &'static str| match fields.get(key) {
        Some(node) => context.text(node, key),
        None => {
            context.missing(node, key, "rule");
            None
        }
    };
    let (id, title) = (text("id"), text("title"));
    let item = fields.get("item").and_then(|node| context.text(node, "item"));
    let bonus = fields.get("bonus").and_then(|node| context.number(node, "bonus"));
    let manual = fields.get("manual").and_then(|node| context.truth(node, "manual")).unwrap_or(false);
    let severity = fields.get("severity").and_then(|node| context.severity(node));
    let weight = fields.get("weight").and_then(|node| context.number(node, "weight"));
    if weight.is_some_and(|weight| weight < 0.0) {
        context.wrong_type(fields.get("weight").unwrap_or(node), "weight", "number");
    }
    let combines = [("every", Combine::Every), ("any", Combine::Any), ("share", Combine::Share)];
    let reviews = [("never", Review::Never), ("on_fail", Review::OnFail), ("always", Review::Always)];
    let id = id?;
    let rule = Rule {
        item: item.unwrap_or_else(|| id.clone()),
        title: title.unwrap_or_else(|| id.clone()),
        severity: severity.unwrap_or(Severity::Minor),
        weight: weight.unwrap_or(if bonus.is_some() { 0.0 } else { 1.0 }),
        bonus,
        manual,
        channels: fields.get("channels").map(|node| context.channels(node)),
        when: fields.get("when").and_then(|node| context.clause(node)),
        for_each: fields.get("for_each").and_then(|node| context.reference(node, "for_each")),
        combine: fields
            .get("combine")
            .and_then(|node| context.choice(node, "combine", &combines))
            .unwrap_or_default(),
        window: fields.get("in").map(|node| context.rule_window(node)).unwrap_or_default(),
        expect: fields.get("expect").map(|node| context.clauses(node, "expect")).unwrap_or_default(),
        forbid: fields.get("forbid").map(|node| context.clauses(node, "forbid")).unwrap_or_default(),
        partial_credit: fields
            .get("credit")
            .and_then(|node| context.choice(node, "credit", &[("full", false), ("partial", true)]))
            .unwrap_or(false),
        yields_to: fields
            .get("yields_to")
            .map(|node| context.references(node, "yields_to"))
            .unwrap_or_default(),
        review: fields
            .get("review")
            .and_then(|node| context.choice(node, "review", &reviews))
            .unwrap_or_default(),
        cases: fields.get("cases").map(|node| context.cases(node)).unwrap_or_default(),
        allow: fields.get("allow").map(|node| context.allowed(node)).unwrap_or_default(),
        place: context.place(fields.get("id").unwrap_or(node)),
        id,
    };
    let holds_nothing = |key: &str| {
        let written = fields.get(key).map(|node| &node.value);
        written.is_none_or(|value| matches!(value, Value::List(items) if items.is_empty()))
    };
    if !rule.manual && holds_nothing("expect") && holds_nothing("forbid") {
        context.error("rule-without-clause", node, &[("id", &rule.id)]);
    }
    Some(rule)
}

impl Context<'_> {
    fn rule_window(&mut self, node: &Node) -> Window {
        match self.fields(node, "in", Shape::Window) {
            Some(fields) => self.window(&fields),
            None => Window::default(),
        }
    }

    fn reference(&mut self, node: &Node, what: &str) -> Option<Ref> {
        self.text(node, what).map(|name| Ref { name, place: self.place(node) })
    }

    fn references(&mut self, node: &Node, what: &str) -> Vec<Ref> {
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.reference(item, what)).collect(),
            _ => self.reference(node, what).into_iter().collect(),
        }
    }
}
