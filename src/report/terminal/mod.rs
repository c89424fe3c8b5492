//! The summary as text for a terminal.

mod tables;

use crate::messages::{self, Arg, ArgValue, Lang};

use super::style::{Style, Tone, visible};
use super::summary::{Counts, LEAST_RANKED_TRANSCRIPTS, ScoreFigures, Summary, SummaryFigures};
pub(crate) use tables::{Look, plain_table};
use tables::{group_table, item_table};

/// The summary for people: what came in, how it scored, what fails most, and who needs a look.
///
/// `width` is the number of columns of the terminal; tables wrap to fit.
pub fn render(summary: &Summary, lang: Lang, width: u16, style: Style) -> String {
    let figures = summary.figures();
    let page = Page { look: Look { lang, width, style }, figures: &figures };
    let mut sections = vec![page.head()];
    if figures.counts.audited > 0 {
        sections.extend([page.distribution(), page.items()]);
        sections.extend(page.groups());
    }
    sections.join("\n")
}

struct Page<'a> {
    look: Look,
    figures: &'a SummaryFigures,
}

impl Page<'_> {
    fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        messages::text(self.look.lang, key, args)
    }

    fn heading(&self, key: &str, aside: Option<String>) -> String {
        let title = self.look.style.paint(Tone::Strong, self.text(key, &[]));
        match aside {
            Some(aside) => format!("{title}  {}\n", self.look.style.paint(Tone::Faint, aside)),
            None => format!("{title}\n"),
        }
    }

    fn head(&self) -> String {
        let rulesets: Vec<String> =
            self.figures.rulesets.iter().map(|ruleset| self.ruleset(ruleset)).collect();
        let mut text =
            self.heading("summary-title", Some(rulesets.join("  ")).filter(|text| !text.is_empty()));
        text.push_str(&format!("  {}\n", self.counts(&self.figures.counts)));
        if self.figures.counts.audited > 0 {
            text.push_str(&format!("  {}\n", self.scores(&self.figures.score)));
            text.push_str(&format!("  {}\n", self.attention(&self.figures.score)));
        }
        text
    }

    fn ruleset(&self, ruleset: &super::summary::RuleSetFigures) -> String {
        let hash: String = ruleset.hash.chars().take(SHORT_HASH_CHARS).collect();
        let args = [
            ("id", ArgValue::from(&ruleset.id)),
            ("version", ArgValue::from(&ruleset.version)),
            ("hash", ArgValue::from(hash)),
        ];
        visible(&self.text("summary-ruleset", &args)).into_owned()
    }

    fn counts(&self, counts: &Counts) -> String {
        let mut parts = vec![if counts.audited > 0 {
            self.count("summary-audited", counts.audited)
        } else {
            self.text("summary-nothing", &[])
        }];
        if counts.rejected > 0 {
            let codes: Vec<String> =
                counts.rejected_by_code.iter().map(|(code, count)| format!("{code} {count}")).collect();
            let codes = ("codes", ArgValue::from(codes.join(", ")));
            let text = self.text("summary-rejected", &[("count", counts.rejected.into()), codes]);
            parts.push(self.look.style.paint(Tone::Warn, visible(&text)));
        }
        if counts.skipped_files > 0 {
            let codes = &self.figures.inputs.skipped_by_code;
            let codes: Vec<String> = codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
            let codes = if codes.is_empty() { "none".to_owned() } else { codes.join(", ") };
            let args = [("count", counts.skipped_files.into()), ("codes", ArgValue::from(codes))];
            parts.push(self.text("summary-skipped", &args));
        }
        parts.join(GAP)
    }

    fn scores(&self, score: &ScoreFigures) -> String {
        let (Some(mean), Some(median), Some(min), Some(max)) =
            (score.mean, score.median, score.min, score.max)
        else {
            return self.text("summary-no-score", &[]);
        };
        let args = [
            ("mean", ArgValue::from(format!("{mean:.2}"))),
            ("median", ArgValue::from(format!("{median:.2}"))),
            ("min", ArgValue::from(min)),
            ("max", ArgValue::from(max)),
            ("full", ArgValue::from(score.full)),
        ];
        self.text("summary-score", &args)
    }

    fn attention(&self, score: &ScoreFigures) -> String {
        let mut parts = Vec::new();
        if let Some(share) = score.passed_share {
            let share = ("share", ArgValue::from(percent(share)));
            parts.push(self.text(
                "summary-passed",
                &[("passed", score.passed.into()), ("of", score.passed_of.into()), share],
            ));
        }
        let counts = [
            ("summary-vetoed", score.vetoed, Tone::Bad),
            ("summary-review", score.review, Tone::Warn),
            ("summary-insufficient", score.insufficient, Tone::Warn),
            ("summary-unscored", score.unscored, Tone::Warn),
        ];
        for (key, count, tone) in counts.into_iter().filter(|(_, count, _)| *count > 0) {
            parts.push(self.look.style.paint(tone, self.count(key, count)));
        }
        parts.join(GAP)
    }

    fn distribution(&self) -> String {
        let bands: Vec<String> = self
            .figures
            .bands
            .iter()
            .map(|band| format!("{} {} ({})", visible(&band.band), band.count, percent(band.share)))
            .collect();
        let mut text =
            self.heading("summary-distribution", Some(bands.join("  ")).filter(|text| !text.is_empty()));
        let most = self.figures.distribution.iter().map(|bucket| bucket.count).max().unwrap_or(0);
        let lowest = self.figures.distribution.iter().position(|bucket| bucket.count > 0).unwrap_or(0);
        for bucket in self.figures.distribution[lowest..].iter().rev() {
            let range = format!("{}-{}", bucket.from, bucket.to);
            text.push_str(
                format!("  {range:>8}  {:>7}  {}", bucket.count, bar(bucket.count, most)).trim_end(),
            );
            text.push('\n');
        }
        text
    }

    fn items(&self) -> String {
        let judged = [
            ("judged", ArgValue::from(self.figures.items_judged)),
            ("total", ArgValue::from(self.figures.items_total)),
        ];
        let mut text = self.heading("summary-items", Some(self.text("summary-items-judged", &judged)));
        let items = self.figures.worst_items();
        if items.is_empty() {
            let none = self.text("summary-no-faults", &[]);
            text.push_str(&format!("  {}\n", self.look.style.paint(Tone::Good, none)));
        } else {
            text.push_str(&item_table(self.look, &items[..items.len().min(MOST_ITEMS)]));
            text.push_str(&self.more(items.len(), MOST_ITEMS));
        }
        text
    }

    fn groups(&self) -> Vec<String> {
        let figures = self.figures;
        let by_mean = self.text("summary-order", &[("least", LEAST_RANKED_TRANSCRIPTS.into())]);
        let by_name = self.text("summary-no-order", &[("least", LEAST_RANKED_TRANSCRIPTS.into())]);
        let lists = [
            ("summary-teams", &figures.teams, Some(&by_mean)),
            ("summary-agents", &figures.agents, Some(&by_mean)),
            ("summary-channels", &figures.channels, None),
            ("summary-days", &figures.days, None),
        ];
        let told = |groups: &[super::summary::GroupFigures], ranked: bool| {
            groups.len() > 1 || ranked && groups.iter().any(|group| group.key.is_some())
        };
        lists
            .into_iter()
            .filter(|(_, groups, order)| told(groups, order.is_some()))
            .map(|(key, groups, order)| {
                let mut groups: Vec<_> = groups.iter().collect();
                if order.is_some() {
                    let ranked = groups.iter().filter(|group| group.ranked).count();
                    groups[..ranked].reverse();
                }
                let shown = &groups[..groups.len().min(MOST_GROUPS)];
                let table = group_table(self.look, shown, key);
                let some_ranked = groups.iter().any(|group| group.ranked);
                let order = order.map(|by_mean| if some_ranked { by_mean } else { &by_name });
                format!(
                    "{}{table}{}",
                    self.heading(key, order.cloned()),
                    self.more(groups.len(), MOST_GROUPS)
                )
            })
            .collect()
    }

    fn more(&self, total: usize, shown: usize) -> String {
        match total.checked_sub(shown) {
            Some(rest) if rest > 0 => {
                let text = self.text("summary-more", &[("count", rest.into())]);
                format!("  {}\n", self.look.style.paint(Tone::Faint, text))
            }
            _ => String::new(),
        }
    }

    fn count(&self, key: &str, count: u64) -> String {
        self.text(key, &[("count", count.into())])
    }
}

/// Between the parts of a line.
const GAP: &str = "   ";
/// How much of a rule set's hash is shown.
const SHORT_HASH_CHARS: usize = 8;
/// How many items are shown.
const MOST_ITEMS: usize = 10;
/// How many agents or teams are shown.
const MOST_GROUPS: usize = 15;
/// Length of the longest bar.
const BAR_COLUMNS: u64 = 24;

/// A bar in proportion to the longest; what is there at all is seen.
fn bar(count: u64, most: u64) -> String {
    let columns = (count * BAR_COLUMNS).checked_div(most).unwrap_or(0).max(u64::from(count > 0));
    "█".repeat(columns as usize)
}

/// A share as people read it.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

#[cfg(test)]
mod tests;
