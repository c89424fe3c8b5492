//! Agreement as text for a terminal.

use crate::engine::Evidence;
use crate::messages::{self, Arg, Lang};
use crate::report::style::{Style, Tone, visible};
use crate::report::{Look, percent, plain_table, wording};

use super::answer::{Given, Labelled};
use super::compare::{Agreement, Disagreement};
use super::confusion::{Confusion, Row};
use super::figures::{Figures, ItemFigures, LEAST_FAILS};
use super::kappa::Kappa;

/// The agreement for people: over all, item by item, and every disagreement with its evidence.
///
/// `width` is the number of columns of the terminal; tables wrap to fit.
pub fn render(agreement: &Agreement, lang: Lang, width: u16, style: Style) -> String {
    let page = Page { look: Look { lang, width, style } };
    [page.head(agreement), page.items(&agreement.items), page.disagreements(agreement)].join("\n")
}

struct Page {
    look: Look,
}

impl Page {
    fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        messages::text(self.look.lang, key, args)
    }

    fn heading(&self, key: &str, args: &[Arg<'_>]) -> String {
        format!("{}\n", self.look.style.paint(Tone::Strong, self.text(key, args)))
    }

    fn head(&self, agreement: &Agreement) -> String {
        let mut text = self.heading("agreement-title", &[]);
        for stamp in &agreement.rulesets {
            let hash: String = stamp.hash.chars().take(8).collect();
            let args =
                [("id", (&stamp.id).into()), ("version", (&stamp.version).into()), ("hash", hash.into())];
            text.push_str(&format!("  {}\n", visible(&self.text("summary-ruleset", &args))));
        }
        for line in self.lines(agreement) {
            text.push_str(&format!("  {line}\n"));
        }
        text + "\n" + &self.confusion(&agreement.overall.confusion)
    }

    fn lines(&self, agreement: &Agreement) -> Vec<String> {
        let (all, text) = (&agreement.overall, |key, args: &[Arg<'_>]| self.text(key, args));
        let macro_f1 = agreement.macro_f1;
        let mut lines = vec![
            text(
                "agreement-counts",
                &[
                    ("transcripts", agreement.transcripts.into()),
                    ("n", all.n.into()),
                    ("arguable", all.arguable.n.into()),
                    ("bad", agreement.problems.len().into()),
                ],
            ),
            text(
                "agreement-kappa",
                &[
                    ("kappa", kappa(all.kappa).into()),
                    ("interval", interval(all.kappa).into()),
                    ("agreed", share(all.agreed).into()),
                ],
            ),
            text(
                "agreement-fail",
                &[
                    ("base", share(all.base_rate).into()),
                    ("precision", number(all.precision).into()),
                    ("recall", number(all.recall).into()),
                    ("f1", number(all.f1).into()),
                ],
            ),
            text(
                "agreement-macro",
                &[
                    ("f1", number(macro_f1.value).into()),
                    ("items", macro_f1.items.into()),
                    ("least", LEAST_FAILS.into()),
                ],
            ),
            text(
                "agreement-care",
                &[("fatal", agreement.false_fatal.into()), ("unjudged", all.not_evaluable.into())],
            ),
        ];
        if all.arguable.n > 0 {
            let args = [("n", all.arguable.n.into()), ("agreed", all.arguable.agreed.into())];
            lines.push(text("agreement-arguable", &args));
        }
        if all.unjudged.n > 0 {
            let args = [("n", all.unjudged.n.into()), ("agreed", all.unjudged.agreed.into())];
            lines.push(text("agreement-unjudged", &args));
        }
        lines
    }

    fn confusion(&self, table: &Confusion) -> String {
        let rows =
            [(Labelled::Pass, table.pass), (Labelled::Fail, table.fail), (Labelled::NotApplicable, table.na)];
        let rows = rows.into_iter().map(|(label, Row { pass, fail, na, not_evaluable })| {
            let mut cells = vec![self.labelled(label)];
            cells.extend([pass, fail, na, not_evaluable].map(|count| count.to_string()));
            cells
        });
        let columns = ["labelled", "given-pass", "given-fail", "given-na", "given-not-evaluable"];
        plain_table(self.look, &columns, &[1, 2, 3, 4], rows.collect())
    }

    fn items(&self, items: &[ItemFigures]) -> String {
        let columns = [
            "item",
            "n",
            "base",
            "hits",
            "false-alarms",
            "misses",
            "f1",
            "kappa",
            "interval",
            "unjudged",
            "arguable",
        ];
        let rows = items.iter().map(|item| row(&item.item, &item.figures)).collect();
        let table = plain_table(self.look, &columns, &[1, 2, 3, 4, 5, 6, 7, 9, 10], rows);
        let legend = self.look.style.paint(Tone::Faint, self.text("agreement-legend", &[]));
        let mut text = format!("{}{table}  {legend}\n", self.heading("agreement-items", &[]));
        if let [item] = items {
            text.push('\n');
            text.push_str(&self.confusion(&item.figures.confusion));
        }
        text
    }

    fn disagreements(&self, agreement: &Agreement) -> String {
        let count = agreement.disagreements.len();
        let mut text = self.heading("agreement-disagreements", &[("count", count.into())]);
        let mut item = "";
        for it in &agreement.disagreements {
            if it.item != item {
                item = &it.item;
                let figures = agreement.items.iter().find(|figures| figures.item == item);
                let title = figures.map_or("", |figures| &figures.title);
                text.push_str(&format!("  {} {}\n", visible(item), visible(title)));
            }
            text.push_str(&self.disagreement(it));
        }
        text
    }

    /// Three lines or four: who says what, what the grader notes, why the rule says so, and where.
    fn disagreement(&self, it: &Disagreement) -> String {
        let mark = if it.arguable { "?" } else { "" };
        let said = self.text(
            "agreement-said",
            &[
                ("label", format!("{}{mark}", self.labelled(it.label)).into()),
                ("given", self.given(it.given).into()),
                ("line", it.line.into()),
            ],
        );
        let mut lines = vec![format!("    {}  {said}", visible(&it.transcript))];
        if !it.evidence_turn.is_empty() || !it.comment.is_empty() {
            let place = if it.evidence_turn.is_empty() { "none" } else { &it.evidence_turn };
            let args = [("turn", place.into()), ("comment", (&it.comment).into())];
            let noted = self.text("agreement-grader", &args);
            lines.push(format!("      {}", visible(noted.trim_end())));
        }
        let reason = wording::reason(self.look.lang, &it.reason);
        lines.push(format!("      {}: {}", visible(&it.rule), visible(&reason)));
        match (it.evidence.first(), it.searched.first()) {
            (Some(evidence), _) => lines.push(format!("      {}", self.evidence(evidence))),
            (None, Some(searched)) => {
                let searched = wording::searched(self.look.lang, searched, &searched.signal);
                lines.push(format!("      {}", visible(&searched)));
            }
            (None, None) => {}
        }
        lines.join("\n") + "\n"
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        let args = [
            ("segment", evidence.segment.into()),
            ("matched", (&evidence.matched).into()),
            ("text", (&evidence.text).into()),
        ];
        visible(&self.text("agreement-evidence", &args)).into_owned()
    }

    fn labelled(&self, labelled: Labelled) -> String {
        self.text(&format!("answer-{}", labelled.name().replace('_', "-")), &[])
    }

    fn given(&self, given: Given) -> String {
        self.text(&format!("answer-{}", given.name().replace('_', "-")), &[])
    }
}

fn row(item: &str, figures: &Figures) -> Vec<String> {
    let table = &figures.confusion;
    let arguable = figures.arguable;
    vec![
        item.to_owned(),
        figures.n.to_string(),
        share(figures.base_rate),
        table.hits().to_string(),
        table.false_alarms().to_string(),
        table.misses().to_string(),
        number(figures.f1),
        kappa(figures.kappa),
        interval(figures.kappa),
        figures.not_evaluable.to_string(),
        if arguable.n > 0 { format!("{}/{}", arguable.agreed, arguable.n) } else { String::new() },
    ]
}

/// What stands for a figure that does not exist.
const NONE: &str = "–";

fn number(number: Option<f64>) -> String {
    number.map_or_else(|| NONE.to_owned(), |number| format!("{number:.3}"))
}

fn share(share: Option<f64>) -> String {
    share.map_or_else(|| NONE.to_owned(), percent)
}

fn kappa(kappa: Option<Kappa>) -> String {
    number(kappa.map(|kappa| kappa.value))
}

fn interval(kappa: Option<Kappa>) -> String {
    kappa
        .and_then(|kappa| kappa.interval)
        .map_or_else(|| NONE.to_owned(), |it| format!("{:.3}–{:.3}", it.low, it.high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::sample::audit;
    use crate::agreement::{Comparison, Labels};
    use crate::engine::Verdict;

    #[test]
    fn what_others_wrote_stays_on_its_line_and_sends_no_control_characters() {
        let table = "id,item,verdict,turn,comment\n\"1\u{1b}[2J\",a,pass,,\"好\r\n\u{7}坏\"\n";
        let mut comparison = Comparison::new(Labels::read(table.as_bytes(), "l.csv").unwrap(), false);
        comparison.add(&audit("1\u{1b}[2J", "h", &[("r", "a", Verdict::Fail)])).unwrap();
        let text = render(&comparison.finish(), Lang::En, 100, Style::default());
        let told: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("Disagreements")).collect();
        assert_eq!(
            told,
            [
                "Disagreements: 1",
                "  a 题 a",
                "    1 [2J  labelled pass, given fail (row 2)",
                "      grader: 好  坏",
                "      r: Something expected was not found: 资费标准.",
                "      segment 3 “已经给您办好了”: 已经给您办好了，每月39元",
            ]
        );
        assert!(!text.contains(['\u{1b}', '\u{7}']));
    }
}
