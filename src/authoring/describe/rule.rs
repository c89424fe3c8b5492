//! The rule itself: when, what, how much, and its cases.

use super::{Lines, Page};
use crate::engine::Severity;
use crate::report::style::Tone;
use crate::report::wording;
use crate::rules::model::{Case, Combine, Review, Rule, Veto};

/// Cases named where not all is asked for.
const FEW_CASES: usize = 12;

impl Page<'_> {
    pub(super) fn rule(&self, rule: &Rule) -> String {
        let mut text = self.head(rule);
        for (heading, lines) in [
            ("show-when", self.applies(rule)),
            ("show-what", self.expects(rule)),
            ("show-score", self.scores(rule)),
            ("show-cases", self.cases(rule)),
        ] {
            if !lines.0.is_empty() {
                text.push_str(
                    &self.paint(Tone::Strong, self.text(heading, &[("count", rule.cases.len().into())])),
                );
                text.push('\n');
                text.push_str(&lines.0);
            }
        }
        text
    }

    fn head(&self, rule: &Rule) -> String {
        let title = self.paint(Tone::Strong, &rule.title);
        let mut parts = vec![format!("[{}]", rule.id)];
        if rule.item != rule.id {
            parts.push(rule.item.clone());
        }
        parts.push(wording::severity(self.how.lang, rule.severity));
        parts.push(rule.place.file.to_string());
        format!("{title} {}\n", self.paint(Tone::Faint, parts.join("  ")))
    }

    fn applies(&self, rule: &Rule) -> Lines {
        let mut lines = Lines::default();
        if rule.manual {
            lines.push(1, &self.text("show-manual", &[]));
            return lines;
        }
        if let Some(channels) = &rule.channels {
            lines.push(1, &self.text("show-channels", &[("channels", self.channels(channels).into())]));
        }
        if let Some(when) = &rule.when {
            lines.push(1, &self.text("show-condition", &[]));
            self.clause(when, 2, &mut lines);
        }
        if let Some(trigger) = &rule.for_each {
            let key = match rule.combine {
                Combine::Every => "show-for-each-every",
                Combine::Any => "show-for-each-any",
                Combine::Share => "show-for-each-share",
            };
            lines.push(1, &self.text(key, &[("signal", self.named(&trigger.name).into())]));
        }
        if lines.0.is_empty() {
            lines.push(1, &self.text("show-always", &[]));
        }
        lines
    }

    fn expects(&self, rule: &Rule) -> Lines {
        let mut lines = Lines::default();
        if !rule.window.is_whole() {
            let window = self.joined(self.window(&rule.window));
            lines.push(1, &self.text("show-in", &[("window", window.into())]));
        }
        for (key, clauses) in [("show-expect", &rule.expect), ("show-forbid", &rule.forbid)] {
            if !clauses.is_empty() {
                lines.push(1, &self.text(key, &[]));
                clauses.iter().for_each(|clause| self.clause(clause, 2, &mut lines));
            }
        }
        lines
    }

    fn scores(&self, rule: &Rule) -> Lines {
        let mut lines = Lines::default();
        if rule.manual && rule.weight == 0.0 {
            return lines;
        }
        match rule.bonus {
            Some(points) => lines.push(1, &self.text("show-bonus", &[("points", points.into())])),
            None => {
                let key = if rule.partial_credit { "show-weight-partial" } else { "show-weight" };
                lines.push(1, &self.text(key, &[("weight", rule.weight.into())]));
            }
        }
        if rule.severity == Severity::Fatal {
            let scoring = &self.ruleset.scoring;
            let veto = match scoring.veto {
                Veto::Zero => self.text("show-veto-zero", &[]),
                Veto::Cap(cap) => self.text("show-veto-cap", &[("cap", cap.into())]),
                Veto::Section => self.text("show-veto-section", &[]),
            };
            lines.push(1, &veto);
        }
        for cap in self.ruleset.scoring.caps.iter().filter(|cap| rule.severity >= cap.severity) {
            let severity = wording::severity(self.how.lang, cap.severity);
            let args =
                [("severity", severity.into()), ("count", cap.at_least.into()), ("cap", cap.cap.into())];
            lines.push(1, &self.text("show-cap", &args));
        }
        if !rule.yields_to.is_empty() {
            let rules = self.listed(rule.yields_to.iter().map(|it| it.name.clone()));
            lines.push(1, &self.text("show-yields", &[("rules", rules.into())]));
        }
        match rule.review {
            Review::Never => {}
            Review::OnFail => lines.push(1, &self.text("show-review-on-fail", &[])),
            Review::Always => lines.push(1, &self.text("show-review-always", &[])),
        }
        lines
    }

    fn cases(&self, rule: &Rule) -> Lines {
        let mut lines = Lines::default();
        let shown = if self.how.all { rule.cases.len() } else { FEW_CASES };
        for case in rule.cases.iter().take(shown) {
            lines.item(1, &self.case(case));
            if self.how.all {
                case.metadata.iter().for_each(|(key, value)| lines.push(3, &format!("# {key}: {value}")));
                case.dialogue.lines().for_each(|line| lines.push(3, line));
            }
        }
        if rule.cases.len() > shown {
            lines.item(1, &self.text("show-more", &[("count", (rule.cases.len() - shown).into())]));
        }
        lines
    }

    fn case(&self, case: &Case) -> String {
        let verdict = wording::verdict(self.how.lang, case.verdict);
        self.text("show-case", &[("name", case.name.as_str().into()), ("verdict", verdict.into())])
    }
}
