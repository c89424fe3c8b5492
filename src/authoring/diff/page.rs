//! The comparison as text for a terminal.

use crate::engine::{RuleSetStamp, Verdict};
use crate::messages::{self, Arg, ArgValue, Lang};
use crate::report::style::{Style, Tone, visible};
use crate::report::wording;

use super::figures::{Diff, DiffExample, Presence, RuleDiff, Step, Transition};

/// Characters of evidence shown.
const SHOWN_CHARS: usize = 40;
/// Longest bar of the distribution, columns.
const BAR_COLUMNS: u64 = 24;

/// The comparison for people: scores first, then rule by rule with examples.
pub fn render(diff: &Diff, lang: Lang, style: Style) -> String {
    let page = Page { diff, lang, style };
    [page.head(), page.score(), page.rules()].join("\n")
}

struct Page<'a> {
    diff: &'a Diff,
    lang: Lang,
    style: Style,
}

impl Page<'_> {
    fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        messages::text(self.lang, key, args)
    }

    fn heading(&self, key: &str, args: &[Arg<'_>]) -> String {
        format!("{}\n", self.style.paint(Tone::Strong, self.text(key, args)))
    }

    fn line(&self, key: &str, args: &[Arg<'_>]) -> String {
        format!("  {}\n", visible(&self.text(key, args)).trim_end())
    }

    fn head(&self) -> String {
        let mut text = self.heading("diff-title", &[]);
        for (key, stamp) in [("diff-old", &self.diff.old), ("diff-new", &self.diff.new)] {
            text.push_str(&self.line(key, &[("ruleset", self.stamp(stamp).into())]));
        }
        let Diff { transcripts, changed, rejected, .. } = *self.diff;
        let counts =
            [("transcripts", transcripts.into()), ("changed", changed.into()), ("rejected", rejected.into())];
        text + &self.line("diff-counts", &counts)
    }

    fn stamp(&self, stamp: &RuleSetStamp) -> String {
        let hash: String = stamp.hash.chars().take(8).collect();
        let args = [("id", (&stamp.id).into()), ("version", (&stamp.version).into()), ("hash", hash.into())];
        self.text("summary-ruleset", &args)
    }

    fn score(&self) -> String {
        let score = &self.diff.score;
        let mut text = self.heading("diff-score", &[]);
        if let (Some(old), Some(new)) = (score.old_mean, score.new_mean) {
            let number = |number: f64| ArgValue::from(format!("{number:.2}"));
            let means = [("old", number(old)), ("new", number(new)), ("change", signed(new - old).into())];
            text.push_str(&self.line("diff-mean", &means));
        }
        let same = score.scored - score.rose - score.fell;
        let moved = [("rose", score.rose.into()), ("fell", score.fell.into()), ("same", same.into())];
        text.push_str(&self.line("diff-moved", &moved));
        for (key, crossing) in
            [("diff-now-failing", &score.now_failing), ("diff-now-passing", &score.now_passing)]
        {
            let examples = crossing.examples.join(" ");
            text.push_str(
                &self.line(key, &[("count", crossing.count.into()), ("examples", examples.into())]),
            );
        }
        let counts = [
            ("diff-vetoed", score.vetoed),
            ("diff-unvetoed", score.unvetoed),
            ("diff-lost", score.lost),
            ("diff-gained", score.gained),
        ];
        for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            text.push_str(&self.line(key, &[("count", count.into())]));
        }
        if score.rose + score.fell > 0 {
            text.push_str(&self.steps(&score.steps));
        }
        text
    }

    fn steps(&self, steps: &[Step]) -> String {
        let most = steps.iter().map(|step| step.count).max().unwrap_or(1);
        let row = |step: &Step| {
            let bar = "█".repeat((step.count * BAR_COLUMNS).div_ceil(most) as usize);
            format!("    {:>12}  {:>5}  {bar}\n", span(step), step.count)
        };
        steps.iter().map(row).collect()
    }

    fn rules(&self) -> String {
        if self.diff.rules.is_empty() {
            return self.heading("diff-no-rule", &[]);
        }
        let mut text = self.heading("diff-rules", &[("count", self.diff.rules.len().into())]);
        self.diff.rules.iter().for_each(|rule| text.push_str(&self.rule(rule)));
        text
    }

    fn rule(&self, rule: &RuleDiff) -> String {
        let mut parts = vec![format!("{} {} [{}]", rule.item, rule.title, rule.rule)];
        match rule.presence {
            Presence::Kept => {}
            Presence::Added => parts.push(self.text("diff-added", &[])),
            Presence::Removed => parts.push(self.text("diff-removed", &[])),
        }
        if let Some(weight) = rule.weight {
            let args = [("old", weight.old.into()), ("new", weight.new.into())];
            parts.push(self.text("diff-weight", &args));
        }
        if let Some(severity) = rule.severity {
            let [old, new] = [severity.old, severity.new].map(|it| wording::severity(self.lang, it));
            parts.push(self.text("diff-severity", &[("old", old.into()), ("new", new.into())]));
        }
        let mut text = format!("  {}\n", visible(&parts.join("  ")));
        for transition in &rule.transitions {
            text.push_str(&self.transition(transition));
            if rule.presence == Presence::Kept || transition.is_fault() {
                transition.examples.iter().for_each(|example| text.push_str(&self.example(example)));
            }
        }
        text
    }

    fn transition(&self, transition: &Transition) -> String {
        let name = |verdict: Option<Verdict>| {
            verdict
                .map_or_else(|| self.text("diff-none", &[]), |verdict| wording::verdict(self.lang, verdict))
        };
        let change = format!("{} → {}", name(transition.from), name(transition.to));
        let tone = match transition.to.or(transition.from) {
            Some(Verdict::Fail) => Tone::Bad,
            Some(Verdict::Pass) => Tone::Good,
            _ => Tone::Warn,
        };
        format!("    {}  {}\n", self.style.paint(tone, change), transition.count)
    }

    fn example(&self, example: &DiffExample) -> String {
        let reason = wording::reason(self.lang, &example.reason);
        let mut said = format!("      {}  {}\n", visible(&example.transcript), visible(&reason));
        if let Some(evidence) = &example.evidence {
            let speaker = wording::speaker(self.lang, evidence.speaker);
            let text: String = evidence.text.chars().take(SHOWN_CHARS).collect();
            let more = if evidence.text.chars().count() > SHOWN_CHARS { "…" } else { "" };
            let line = format!("#{} {speaker} “{}{more}”", evidence.segment, visible(&text));
            said.push_str(&format!("        {}\n", self.style.paint(Tone::Faint, line)));
        }
        said
    }
}

/// A movement with its sign.
fn signed(number: f64) -> String {
    format!("{number:+.2}")
}

fn span(step: &Step) -> String {
    match (step.from, step.to) {
        (Some(0.0), Some(0.0)) => "0".to_owned(),
        (None, Some(to)) => format!("< {to:+}"),
        (Some(from), None) => format!("> {from:+}"),
        (Some(from), Some(to)) if from < 0.0 => format!("{from:+} … {to}"),
        (from, to) => format!("{} … {:+}", from.unwrap_or(0.0), to.unwrap_or(0.0)),
    }
}
