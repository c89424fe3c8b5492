//! Window keys of clauses, rules and located signals.

use super::Context;
use super::context::Fields;
use crate::rules::model::{Anchor, Ref, Which, Window};
use crate::rules::yaml::{Node, Value};

impl Context<'_> {
    /// The window that a map's keys describe.
    pub fn window(&mut self, fields: &Fields<'_>) -> Window {
        let mut anchors = |key: &str| fields.get(key).map(|node| self.anchors(node, key)).unwrap_or_default();
        let (before, after, near) = (anchors("before"), anchors("after"), anchors("near"));
        let mut extents =
            |key: &str| fields.get(key).and_then(|node| self.per_channel(node, Context::extents));
        let (first, last) = (extents("first"), extents("last"));
        let within = fields.get("within").and_then(|node| self.per_channel(node, Context::reach));
        let which = fields
            .get("which")
            .and_then(|node| self.choice(node, "which", &[("first", Which::First), ("last", Which::Last)]));
        let window = Window { first, last, before, after, near, within, which };
        for key in ["within", "which"] {
            if let Some(node) = fields.get(key)
                && window.anchors().next().is_none()
            {
                self.error("reach-without-anchor", node, &[("key", key)]);
            }
        }
        window
    }

    fn anchors(&mut self, node: &Node, key: &str) -> Vec<Anchor> {
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.anchor(item, key)).collect(),
            _ => self.anchor(node, key).into_iter().collect(),
        }
    }

    fn anchor(&mut self, node: &Node, key: &str) -> Option<Anchor> {
        let name = self.text(node, key)?;
        Some(match name.as_str() {
            "start" => Anchor::Start,
            "end" => Anchor::End,
            "trigger" => Anchor::Trigger,
            "previous" => Anchor::Previous,
            _ => Anchor::Signal(Ref { name, place: self.place(node) }),
        })
    }
}
