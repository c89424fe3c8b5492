//! `similar_to`.

use super::Context;
use crate::rules::language::Shape;
use crate::rules::model::{Matcher, Ref};
use crate::rules::yaml::{Node, Value};
use crate::text::phrase_parts;

/// Least similarity where the rule author says nothing: the same words with a few more or in another order are above it,
/// another request about the same thing is below.
const DEFAULT_THRESHOLD: f64 = 0.6;

/// Shortest example, characters of the matching form: from here on it has neighbours to compare.
const SHORTEST_CHARS: usize = 2;

impl Context<'_> {
    /// Example sentences, or a map with their threshold.
    pub fn similar_to(&mut self, node: &Node) -> Option<Matcher> {
        let (written, threshold) = match &node.value {
            Value::Map(_) => {
                let fields = self.fields(node, "similar_to", Shape::SimilarTo)?;
                let threshold = fields.get("threshold").and_then(|node| self.value(node, Self::similarity));
                if fields.get("examples").is_none() {
                    self.missing(node, "examples", "similar_to");
                }
                (fields.get("examples"), threshold)
            }
            _ => (Some(node), None),
        };
        let examples = written.map(|node| self.examples(node)).unwrap_or_default();
        Some(Matcher::Similar { examples, threshold: threshold.unwrap_or(DEFAULT_THRESHOLD) })
    }

    fn examples(&mut self, node: &Node) -> Vec<Ref> {
        let texts = self.texts(node, "examples").into_iter();
        let examples: Vec<Ref> = texts.map(|(name, place)| Ref { name, place }).collect();
        let short = |it: &Ref| phrase_parts(&it.name).concat().chars().count() < SHORTEST_CHARS;
        if examples.is_empty() || examples.iter().any(short) {
            self.error("short-example", node, &[]);
        }
        examples
    }

    fn similarity(&mut self, node: &Node) -> Option<f64> {
        let threshold = self.amount(node, "threshold")?;
        let is_share = threshold > 0.0 && threshold <= 1.0;
        if !is_share {
            self.error("threshold-out-of-range", node, &[("value", node.text().unwrap_or_default())]);
        }
        is_share.then_some(threshold)
    }
}
