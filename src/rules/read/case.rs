//! Cases: dialogues beside the rule that they test.

use std::collections::BTreeMap;

use super::Context;
use crate::engine::Verdict;
use crate::rules::language::Shape;
use crate::rules::model::Case;
use crate::rules::yaml::{Node, Value};

impl Context<'_> {
    /// The cases of a rule.
    pub fn cases(&mut self, node: &Node) -> Vec<Case> {
        self.items(node, "cases").iter().filter_map(|item| self.case(item)).collect()
    }

    fn case(&mut self, node: &Node) -> Option<Case> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, "case", "map");
            return None;
        };
        let mut metadata = BTreeMap::new();
        for (key, value) in entries {
            let key = key.text().unwrap_or_default();
            if !Shape::Case.required().any(|required| required.name == key)
                && let Some(value) = self.text(value, key)
            {
                metadata.insert(key.to_owned(), value);
            }
        }
        let required = ["name", "verdict", "dialogue"].map(|key| {
            let value = node.get(key).filter(|value| value.value != Value::Null);
            if value.is_none() {
                self.missing(node, key, "case");
            }
            value
        });
        let [Some(name), Some(verdict), Some(dialogue)] = required else { return None };
        let verdicts: Vec<(&str, Verdict)> = Verdict::ALL.map(|verdict| (verdict.name(), verdict)).to_vec();
        Some(Case {
            name: self.text(name, "name")?,
            verdict: self.choice(verdict, "verdict", &verdicts)?,
            metadata,
            dialogue: self.text(dialogue, "dialogue")?,
            place: self.place(name),
        })
    }
}
