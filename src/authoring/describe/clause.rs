//! Clauses as entries of nested lists.

use super::{Lines, Page};
use crate::report::wording;
use crate::rules::model::{Clause, ClauseKind, Count, Measure, MeasureKind, Statistic};
use crate::transcript::Speaker;

impl Page<'_> {
    pub(super) fn clause(&self, clause: &Clause, depth: usize, lines: &mut Lines) {
        let (said, inner): (String, &[Clause]) = match &clause.kind {
            ClauseKind::Signal { signal, count, value } => {
                let values = self.bounds(value, "");
                let found = [self.count(count, &self.named(&signal.name)), self.valued(values)];
                (self.joined(found), &[])
            }
            ClauseKind::Measure { measure, bounds, target } => {
                let mut parts = vec![self.measure(*measure)];
                parts.extend(self.bounds(bounds, ""));
                parts.extend(target.as_ref().map(|target| {
                    let value = self.per_channel(target, f64::to_string);
                    self.text("show-target", &[("value", value.into())])
                }));
                (self.joined(parts), &[])
            }
            ClauseKind::Metadata { field, is } => {
                let args = [("field", field.as_str().into()), ("values", is.join(" / ").into())];
                (self.text("show-metadata", &args), &[])
            }
            ClauseKind::All(clauses) => (self.text("show-all", &[]), clauses),
            ClauseKind::Any(clauses) => (self.text("show-any", &[]), clauses),
            ClauseKind::Not(clause) => (self.text("show-not", &[]), std::slice::from_ref(&**clause)),
            ClauseKind::AtLeast { count, of } => {
                (self.text("show-at-least-of", &[("count", (*count).into())]), of)
            }
        };
        let where_ = self.window(&clause.window);
        lines.item(depth, &self.joined(where_.into_iter().chain([said]).chain(self.conditions(clause))));
        inner.iter().for_each(|clause| self.clause(clause, depth + 1, lines));
    }

    /// What a clause says besides its kind and window.
    fn conditions(&self, clause: &Clause) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some(title) = &clause.title {
            parts.push(self.text("show-called", &[("title", title.as_str().into())]));
        }
        if let Some(channels) = &clause.channels {
            parts.push(self.text("show-only-in", &[("channels", self.channels(channels).into())]));
        }
        if clause.if_known {
            parts.push(self.text("show-if-known", &[]));
        }
        if let Some(severity) = clause.severity {
            let severity = wording::severity(self.how.lang, severity);
            parts.push(self.text("show-severity", &[("severity", severity.into())]));
        }
        parts
    }

    fn count(&self, count: &Count, signal: &str) -> String {
        let mut counts = Vec::new();
        for (key, bound) in [("show-times-at-least", &count.at_least), ("show-times-at-most", &count.at_most)]
        {
            counts.extend(bound.as_ref().map(|bound| {
                let value = self.per_channel(bound, usize::to_string);
                self.text(key, &[("count", value.into())])
            }));
        }
        let key = if counts.is_empty() { "show-occurs" } else { "show-occurs-times" };
        let counts = self.listed(counts);
        self.text(key, &[("signal", signal.into()), ("times", counts.into())])
    }

    /// Limits of a value, as one part of a sentence.
    pub(super) fn valued(&self, values: Vec<String>) -> String {
        if values.is_empty() {
            return String::new();
        }
        self.text("show-valued", &[("limits", self.listed(values).into())])
    }

    fn measure(&self, measure: Measure) -> String {
        let statistic = match (measure.kind, measure.statistic) {
            (MeasureKind::Silence, Statistic::Total) => "-total",
            (MeasureKind::Silence, _) => "-longest",
            (MeasureKind::ResponseTime, Statistic::Mean) => "-mean",
            (MeasureKind::ResponseTime, Statistic::P90) => "-p90",
            (MeasureKind::ResponseTime, _) => "-max",
            _ => "",
        };
        let name = wording::measure(self.how.lang, &format!("{}{statistic}", measure.kind.name()));
        match measure.speaker {
            Speaker::Customer => self.text("show-measure-customer", &[("measure", name.into())]),
            _ => name,
        }
    }
}
