//! Levels of lints, and the places where a lint is meant so.

use super::Context;
use crate::rules::model::{Allowed, Lint, LintLevel, LintLevels};
use crate::rules::yaml::{Node, Value};

impl Context<'_> {
    /// The levels under `lints:`.
    pub fn lint_levels(&mut self, node: &Node) -> LintLevels {
        let levels = [("error", LintLevel::Error), ("warn", LintLevel::Warn), ("allow", LintLevel::Allow)];
        let entries = self.lint_entries(node, "lints");
        LintLevels(
            entries
                .into_iter()
                .filter_map(|(lint, _, value)| Some((lint, self.choice(value, "lints", &levels)?)))
                .collect(),
        )
    }

    /// The entries under `allow:`, each with its reason.
    pub fn allowed(&mut self, node: &Node) -> Vec<Allowed> {
        let entries = self.lint_entries(node, "allow");
        let mut allowed = Vec::new();
        for (lint, key, value) in entries {
            let reason = value.text().unwrap_or_default().trim().to_owned();
            if reason.is_empty() {
                self.error("allow-without-reason", key, &[("lint", lint.code())]);
            }
            allowed.push(Allowed { lint, reason, place: self.place(key) });
        }
        allowed
    }

    fn lint_entries<'n>(&mut self, node: &'n Node, what: &str) -> Vec<(Lint, &'n Node, &'n Node)> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, what, "map");
            return Vec::new();
        };
        let lints = Lint::ALL.map(|lint| (lint.code(), lint));
        let known = entries.iter().map(|(key, value)| (self.choice(key, what, &lints), key, value));
        known.filter_map(|(lint, key, value)| Some((lint?, key, value))).collect()
    }
}
