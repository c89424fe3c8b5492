//! The head of the page, and how the score came about.

use unicode_width::UnicodeWidthStr;

use crate::engine::{LedgerStep, Score};
use crate::messages::ArgValue;
use crate::report::scores_csv::evaluated_share;
use crate::report::style::{Tone, visible};
use crate::report::terminal::percent;
use crate::report::wording;

use super::{Page, padded};

const GAP: &str = "   ";

impl Page<'_> {
    pub(super) fn head(&self) -> String {
        let transcript = &self.audit.transcript;
        let id = self.how.style.paint(Tone::Strong, visible(&transcript.id));
        format!(
            "{id}  {}\n  {}\n  {}\n",
            visible(&transcript.source),
            self.facts(),
            self.score(&self.audit.score)
        )
    }

    /// Who, how, when, how long.
    fn facts(&self) -> String {
        let transcript = &self.audit.transcript;
        let mut parts = Vec::new();
        let agent: Vec<&str> = [&transcript.agent_id, &transcript.agent_name]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if !agent.is_empty() {
            parts.push(format!("{} {}", self.word("explain-agent"), agent.join(" ")));
        }
        parts.extend(transcript.team.clone());
        parts.push(wording::channel(self.how.lang, transcript.channel));
        parts.extend(transcript.scenario.clone());
        parts.extend(transcript.started_at.clone());
        parts.extend(transcript.duration_ms.map(wording::clock));
        visible(&parts.join(GAP)).into_owned()
    }

    fn score(&self, score: &Score) -> String {
        let mut parts = vec![self.value(score)];
        if let Some(before) = score.before_veto.filter(|before| Some(*before) != score.value) {
            parts.push(self.sentence("explain-before-veto", &[("value", before.into())]));
        }
        if !score.vetoed_by.is_empty() {
            let rules: Vec<String> = score.vetoed_by.iter().map(|rule| self.rule_named(rule)).collect();
            let rules = ("rules", ArgValue::from(rules.join(", ")));
            parts.push(self.how.style.paint(Tone::Bad, self.sentence("explain-vetoed-by", &[rules])));
        }
        for (key, told) in [("explain-review", score.review), ("explain-insufficient", score.insufficient)] {
            if told {
                parts.push(self.how.style.paint(Tone::Warn, self.word(key)));
            }
        }
        if let Some(share) = evaluated_share(self.audit) {
            parts.push(self.sentence("explain-evaluated", &[("share", percent(share).into())]));
        }
        parts.join(GAP)
    }

    fn value(&self, score: &Score) -> String {
        let Some(value) = score.value else { return self.word("explain-no-score") };
        let text = self.sentence("explain-score", &[("value", value.into()), ("full", score.full.into())]);
        let tone = if score.passed == Some(false) { Tone::Bad } else { Tone::Good };
        let band = score.band.as_ref().map(|band| format!(" ({})", visible(band)));
        self.how.style.paint(tone, text + &band.unwrap_or_default())
    }

    /// Every step of the score: what it is, what it changes, and the score after it.
    pub(super) fn ledger(&self) -> String {
        let mut text = self.heading("explain-ledger");
        for line in &self.audit.ledger {
            let step = wording::step(self.how.lang, line.step);
            let rule = line.rule.as_deref().map(|rule| self.rule_named(rule)).unwrap_or_default();
            let edge = matches!(line.step, LedgerStep::Start | LedgerStep::End);
            let change = if edge { String::new() } else { format!("{:+.2}", line.change) };
            text.push_str(&format!("  {}{change:>8}{:>9.2}  {rule}", padded(&step, 12), line.score));
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text
    }

    pub(super) fn measures(&self) -> String {
        if self.audit.measures.is_empty() {
            return String::new();
        }
        let mut text = self.heading("explain-measures");
        let named = |name: &String| visible(&wording::measure(self.how.lang, name)).into_owned();
        let names: Vec<String> = self.audit.measures.keys().map(named).collect();
        let columns = names.iter().map(|name| name.width()).max().unwrap_or(0);
        for (name, value) in names.iter().zip(self.audit.measures.values()) {
            text.push_str(&format!("  {}  {}\n", padded(name, columns), (value * 100.0).round() / 100.0));
        }
        text
    }

    pub(super) fn warnings(&self) -> String {
        if self.audit.warnings.is_empty() {
            return String::new();
        }
        let mut text = self.heading("explain-warnings");
        for warning in &self.audit.warnings {
            let place = warning
                .segment
                .map(|segment| self.sentence("explain-warning", &[("segment", (segment + 1).into())]) + "  ");
            let what = wording::warning(self.how.lang, warning);
            text.push_str(&format!("  {}{}\n", place.unwrap_or_default(), visible(&what)));
        }
        text
    }
}
