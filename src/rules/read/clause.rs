//! Clauses.

use super::Context;
use super::context::Fields;
use crate::engine::Severity;
use crate::rules::language::{CLAUSE_KINDS, ClauseKeys, Shape};
use crate::rules::model::{Clause, ClauseKind, Count, Measure, MeasureKind, Ref, Statistic};
use crate::rules::yaml::{Node, Value};
use crate::transcript::Speaker;

const SEVERITIES: [(&str, Severity); 3] =
    [("minor", Severity::Minor), ("serious", Severity::Serious), ("fatal", Severity::Fatal)];

impl Context<'_> {
    /// How much a failure matters.
    pub fn severity(&mut self, node: &Node) -> Option<Severity> {
        self.choice(node, "severity", &SEVERITIES)
    }

    /// A list of clauses; a single clause is a list of one.
    pub fn clauses(&mut self, node: &Node, what: &str) -> Vec<Clause> {
        if let Value::Map(_) = &node.value {
            return self.clause(node).into_iter().collect();
        }
        self.items(node, what).iter().filter_map(|item| self.clause(item)).collect()
    }

    /// One clause.
    pub fn clause(&mut self, node: &Node) -> Option<Clause> {
        let fields = self.fields(node, "clause", Shape::Clause)?;
        let window = self.window(&fields);
        let title = fields.get("title").and_then(|node| self.text(node, "title"));
        let channels = fields.get("channels").map(|node| self.channels(node));
        let if_known = fields.get("if_known").and_then(|node| self.truth(node, "if_known")).unwrap_or(false);
        let severity = fields.get("severity").and_then(|node| self.severity(node));
        let kind = self.clause_kind(&fields)?;
        Some(Clause { kind, window, title, channels, if_known, severity, place: self.place(node) })
    }

    fn clause_kind(&mut self, fields: &Fields<'_>) -> Option<ClauseKind> {
        let kinds: Vec<&ClauseKeys> =
            CLAUSE_KINDS.iter().filter(|keys| fields.get(keys.kind).is_some()).collect();
        let [keys] = kinds[..] else {
            let kinds: Vec<&str> = kinds.iter().map(|keys| keys.kind).collect();
            let written = if kinds.is_empty() { "-".to_owned() } else { kinds.join(", ") };
            self.error("clause-kind", fields.node(), &[("written", &written)]);
            return None;
        };
        self.only_keys_of(keys, fields);
        let node = fields.get(keys.kind)?;
        match keys.kind {
            "signal" => self.signal_clause(fields, node),
            "measure" => self.measure_clause(fields, node),
            "metadata" => self.metadata_clause(fields, node),
            "all" => Some(ClauseKind::All(self.clauses(node, "all"))),
            "any" => Some(ClauseKind::Any(self.clauses(node, "any"))),
            "not" => self.clause(node).map(|clause| ClauseKind::Not(Box::new(clause))),
            _ => {
                let of = self.clauses(node, "of");
                let count = fields.get("at_least").and_then(|node| self.count(node, "at_least"));
                if count.is_none() {
                    self.missing(fields.node(), "at_least", "of");
                }
                count.map(|count| ClauseKind::AtLeast { count, of })
            }
        }
    }

    /// Reports keys that clauses have, but none of this kind.
    fn only_keys_of(&mut self, keys: &ClauseKeys, fields: &Fields<'_>) {
        let Value::Map(entries) = &fields.node().value else { return };
        for (key, _) in entries {
            let name = key.text().unwrap_or_default();
            if !keys.allows(name) && Shape::Clause.names().any(|known| known == name) {
                let facts = [("key", name), ("within", keys.kind), ("suggestion", "none")];
                self.error("unknown-key", key, &facts);
            }
        }
    }

    fn signal_clause(&mut self, fields: &Fields<'_>, node: &Node) -> Option<ClauseKind> {
        let name = self.text(node, "signal")?;
        let mut bound = |key: &'static str| {
            fields.get(key).and_then(|node| self.per_channel(node, |it, node| it.count(node, key)))
        };
        let count = Count { at_least: bound("at_least"), at_most: bound("at_most") };
        let value = self.value_bounds(fields);
        Some(ClauseKind::Signal { signal: Ref { name, place: self.place(node) }, count, value })
    }

    /// The limits under the key `value`.
    pub fn value_bounds(&mut self, fields: &Fields<'_>) -> crate::rules::model::Bounds {
        let Some(node) = fields.get("value") else { return Default::default() };
        match self.fields(node, "value", Shape::Value) {
            Some(limits) => self.bounds(|key| limits.get(key).cloned()),
            None => Default::default(),
        }
    }

    fn measure_clause(&mut self, fields: &Fields<'_>, node: &Node) -> Option<ClauseKind> {
        let names: Vec<(&str, MeasureKind)> = MeasureKind::ALL.map(|kind| (kind.name(), kind)).to_vec();
        let kind = self.choice(node, "measure", &names)?;
        let statistics = [
            ("max", Statistic::Max),
            ("longest", Statistic::Max),
            ("mean", Statistic::Mean),
            ("p90", Statistic::P90),
            ("total", Statistic::Total),
        ];
        let statistic = fields.get("stat").and_then(|node| self.choice(node, "stat", &statistics));
        let speakers = [("agent", Speaker::Agent), ("customer", Speaker::Customer)];
        let speaker = fields.get("speaker").and_then(|node| self.choice(node, "speaker", &speakers));
        let bounds = self.bounds(|key| fields.get(key).cloned());
        let target = fields
            .get("target")
            .and_then(|node| self.per_channel(node, |it, node| it.amount(node, "target")));
        if ["at_least", "at_most", "below"].iter().all(|key| fields.get(key).is_none()) {
            self.missing(fields.node(), "at_most", "measure");
        }
        let measure = Measure {
            kind,
            statistic: statistic.unwrap_or(Statistic::Max),
            speaker: speaker.unwrap_or(Speaker::Agent),
        };
        Some(ClauseKind::Measure { measure, bounds, target })
    }

    fn metadata_clause(&mut self, fields: &Fields<'_>, node: &Node) -> Option<ClauseKind> {
        let field = self.text(node, "metadata")?;
        let Some(values) = fields.get("is") else {
            self.missing(fields.node(), "is", "metadata");
            return None;
        };
        let is = self.texts(values, "is").into_iter().map(|(text, _)| text).collect();
        Some(ClauseKind::Metadata { field, is })
    }
}
