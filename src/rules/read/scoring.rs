//! The scoring scheme.

use super::Context;
use super::context::Fields;
use crate::engine::Severity;
use crate::rules::language::Shape;
use crate::rules::model::{Band, Bonus, Cap, Method, Scoring, Veto};
use crate::rules::yaml::Node;

impl Default for Scoring {
    fn default() -> Scoring {
        Scoring {
            method: Method::Weighted,
            full: 100.0,
            pass: 80.0,
            floor: 0.0,
            bands: Vec::new(),
            veto: Veto::Zero,
            caps: Vec::new(),
            bonus: None,
            sample: 0.0,
            total: None,
        }
    }
}

impl Context<'_> {
    /// The scheme under `scoring:`.
    pub fn scoring(&mut self, node: &Node) -> Scoring {
        let default = Scoring::default();
        let Some(fields) = self.fields(node, "scoring", Shape::Scoring) else { return default };
        let methods = [("weighted", Method::Weighted), ("deduct", Method::Deduct)];
        let mut number = |key: &'static str| {
            fields.get(key).and_then(|node| self.value(node, |it, node| it.amount(node, key)))
        };
        let (full, pass, floor) = (number("full"), number("pass"), number("floor"));
        let (sample, total) = (number("sample"), number("total"));
        Scoring {
            method: fields
                .get("method")
                .and_then(|node| self.choice(node, "method", &methods))
                .unwrap_or(default.method),
            full: full.unwrap_or(default.full),
            pass: pass.unwrap_or(default.pass),
            floor: floor.unwrap_or(default.floor),
            bands: fields.get("bands").map(|node| self.bands(node)).unwrap_or_default(),
            veto: fields.get("veto").and_then(|node| self.veto(node)).unwrap_or(default.veto),
            caps: self.caps(&fields),
            bonus: fields.get("bonus").and_then(|node| self.bonus(node)),
            sample: sample.unwrap_or(default.sample),
            total,
        }
    }

    fn bands(&mut self, node: &Node) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for item in self.items(node, "bands") {
            let Some(fields) = self.fields(item, "band", Shape::Band) else { continue };
            let at_least = fields.get("at_least").and_then(|node| self.number(node, "at_least"));
            let title = fields.get("title").and_then(|node| self.text(node, "title"));
            match (at_least, title) {
                (Some(at_least), Some(title)) => bands.push(Band { at_least, title }),
                _ => self.missing(item, "at_least, title", "band"),
            }
        }
        bands.sort_by(|a, b| b.at_least.total_cmp(&a.at_least));
        bands
    }

    fn veto(&mut self, node: &Node) -> Option<Veto> {
        let text = self.text(node, "veto")?;
        if let Some(cap) = text.strip_prefix("cap ").and_then(|number| number.trim().parse().ok()) {
            return Some(Veto::Cap(cap));
        }
        self.choice(node, "veto", &[("zero", Veto::Zero), ("section", Veto::Section), ("cap N", Veto::Zero)])
    }

    fn caps(&mut self, fields: &Fields<'_>) -> Vec<Cap> {
        let Some(node) = fields.get("caps") else { return Vec::new() };
        let mut caps = Vec::new();
        for item in self.items(node, "caps") {
            let Some(fields) = self.fields(item, "cap", Shape::Cap) else { continue };
            let severity =
                fields.get("severity").and_then(|node| self.severity(node)).unwrap_or(Severity::Serious);
            let at_least = fields.get("at_least").and_then(|node| self.count(node, "at_least")).unwrap_or(1);
            match fields.get("cap").and_then(|node| self.number(node, "cap")) {
                Some(cap) => caps.push(Cap { severity, at_least, cap }),
                None => self.missing(item, "cap", "cap"),
            }
        }
        caps
    }

    fn bonus(&mut self, node: &Node) -> Option<Bonus> {
        let fields = self.fields(node, "bonus", Shape::Bonus)?;
        let mut number = |key: &'static str| fields.get(key).and_then(|node| self.number(node, key));
        Some(Bonus { max: number("max").unwrap_or(0.0), at_least: number("at_least").unwrap_or(0.0) })
    }
}
