//! Each rule: its verdict, why, what was found, and what was searched in vain.

use crate::engine::{Evidence, NearMiss, RuleVerdict, Severity, Verdict};
use crate::report::style::{Tone, visible};
use crate::report::wording;

use super::Page;

impl Page<'_> {
    pub(super) fn verdicts(&self) -> String {
        let mut text = self.heading("explain-verdicts");
        for verdict in self.chosen() {
            text.push_str(&self.verdict(verdict));
        }
        if let (Some(rule), None) = (self.how.rule, self.chosen().next()) {
            text.push_str(&format!("  {}\n", self.sentence("explain-no-rule", &[("rule", rule.into())])));
        }
        text
    }

    fn verdict(&self, verdict: &RuleVerdict) -> String {
        let mut lines = vec![self.title(verdict)];
        let reason = wording::reason(self.how.lang, &verdict.reason);
        lines.push(format!("      {}", visible(&reason)));
        for evidence in &verdict.evidence {
            lines.push(format!("      {}", self.place(evidence)));
        }
        for searched in &verdict.searched {
            let window = wording::searched(self.how.lang, searched, self.title_of(&searched.signal));
            lines.push(format!("      {}", visible(&window)));
            lines.extend(searched.nearest.iter().map(|near| format!("        {}", self.near_miss(near))));
        }
        lines.join("\n") + "\n"
    }

    fn title(&self, verdict: &RuleVerdict) -> String {
        let (symbol, tone) = symbol(verdict.verdict);
        let name = wording::verdict(self.how.lang, verdict.verdict);
        let mut parts = vec![self.how.style.paint(tone, name)];
        if let Some(points) = verdict.points {
            parts.push(format!("{points}/{}", verdict.weight));
        }
        if verdict.severity != Severity::Minor {
            parts.push(wording::severity(self.how.lang, verdict.severity));
        }
        if verdict.review {
            parts.push(self.how.style.paint(Tone::Warn, self.word("explain-review")));
        }
        let subject = format!("{} {}", visible(&verdict.item), visible(&verdict.title));
        let rule = self.faint(&format!("[{}]", visible(&verdict.rule)));
        format!("  {} {subject} {rule}  {}", self.how.style.paint(tone, symbol), parts.join("  "))
    }

    /// Where and how something was found: `#3 01:02 客服 资费标准 “每月39元” = 39元 (实体)`.
    fn place(&self, evidence: &Evidence) -> String {
        let speaker = wording::speaker(self.how.lang, evidence.speaker);
        let moment = wording::moment(evidence);
        let moment = if moment.is_empty() { moment } else { format!("{moment} ") };
        let signal = visible(self.title_of(&evidence.signal));
        let how = wording::how(self.how.lang, evidence.how);
        format!("#{} {moment}{speaker} {signal} {} ({how})", evidence.segment, self.words(evidence))
    }

    fn near_miss(&self, near: &NearMiss) -> String {
        let nearest = self.word("explain-nearest");
        let why = wording::near_miss(self.how.lang, near.why);
        self.faint(&format!("{nearest} {} — {why}", self.place(&near.evidence)))
    }
}

fn symbol(verdict: Verdict) -> (&'static str, Tone) {
    match verdict {
        Verdict::Pass => ("✓", Tone::Good),
        Verdict::Partial => ("~", Tone::Warn),
        Verdict::Fail => ("✗", Tone::Bad),
        Verdict::NotApplicable => ("-", Tone::Faint),
        Verdict::NotEvaluable => ("?", Tone::Warn),
        Verdict::Manual => ("!", Tone::Warn),
    }
}
