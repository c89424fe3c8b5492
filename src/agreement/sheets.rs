//! Agreement as CSV, for spreadsheets: the figures of the items, or the disagreements.

use crate::messages::Lang;
use crate::report::cells::{BOM, Row, rounded};
use crate::report::wording;

use super::compare::{Agreement, Disagreement};
use super::confusion;
use super::figures::Figures;

/// Columns of the figures; `fail_as_pass` counts labels *fail* that were given *pass*.
const FIGURES: [&str; 25] = [
    "item",
    "title",
    "n",
    "base_rate",
    "agreed",
    "pass_as_pass",
    "pass_as_fail",
    "pass_as_na",
    "pass_as_not_evaluable",
    "fail_as_pass",
    "fail_as_fail",
    "fail_as_na",
    "fail_as_not_evaluable",
    "na_as_pass",
    "na_as_fail",
    "na_as_na",
    "na_as_not_evaluable",
    "precision",
    "recall",
    "f1",
    "kappa",
    "kappa_low",
    "kappa_high",
    "arguable",
    "arguable_agreed",
];

/// Columns of the disagreements; those of a table of labels keep their names, so that a corrected sheet can be read again.
const DISAGREEMENTS: [&str; 14] = [
    "transcript_id",
    "item",
    "verdict",
    "given",
    "evidence_turn",
    "comment",
    "rule",
    "reason",
    "segment",
    "time",
    "matched",
    "text",
    "searched",
    "line",
];

/// One row an item, and one over all, called `all`.
pub fn items_csv(agreement: &Agreement) -> Vec<u8> {
    let mut out = start(&FIGURES);
    for item in &agreement.items {
        figures(&mut out, &item.item, &item.title, &item.figures);
    }
    figures(&mut out, "all", "", &agreement.overall);
    out
}

/// One row a disagreement, with its first evidence, or else where something was looked for in vain.
pub fn disagreements_csv(agreement: &Agreement, lang: Lang) -> Vec<u8> {
    let mut out = start(&DISAGREEMENTS);
    agreement.disagreements.iter().for_each(|it| disagreement(&mut out, it, lang));
    out
}

fn start(columns: &[&str]) -> Vec<u8> {
    let mut out = BOM.as_bytes().to_vec();
    let mut row = Row::new(&mut out);
    for column in columns {
        row.plain(column);
    }
    row.end();
    out
}

fn figures(out: &mut Vec<u8>, item: &str, title: &str, figures: &Figures) {
    let mut row = Row::new(out);
    row.id(item).text(title).plain(figures.n);
    row.optional(figures.base_rate.map(rounded)).optional(figures.agreed.map(rounded));
    for confusion::Row { pass, fail, na, not_evaluable } in
        [figures.confusion.pass, figures.confusion.fail, figures.confusion.na]
    {
        row.plain(pass).plain(fail).plain(na).plain(not_evaluable);
    }
    for number in [figures.precision, figures.recall, figures.f1] {
        row.optional(number.map(rounded));
    }
    let interval = figures.kappa.and_then(|kappa| kappa.interval);
    row.optional(figures.kappa.map(|kappa| rounded(kappa.value)));
    row.optional(interval.map(|it| rounded(it.low))).optional(interval.map(|it| rounded(it.high)));
    row.plain(figures.arguable.n).plain(figures.arguable.agreed).end();
}

fn disagreement(out: &mut Vec<u8>, it: &Disagreement, lang: Lang) {
    let evidence = it.evidence.first();
    let searched = it.searched.first().filter(|_| evidence.is_none());
    let mark = if it.arguable { "?" } else { "" };
    let mut row = Row::new(out);
    row.id(&it.transcript).id(&it.item).plain(format_args!("{}{mark}", it.label.name()));
    row.plain(it.given.name()).id(&it.evidence_turn).text(&it.comment);
    row.id(&it.rule).text(&wording::reason(lang, &it.reason));
    row.optional(evidence.map(|evidence| evidence.segment));
    row.text(&evidence.map(wording::moment).unwrap_or_default());
    row.text(evidence.map_or("", |evidence| &evidence.matched));
    row.text(evidence.map_or("", |evidence| &evidence.text));
    row.text(
        &searched.map(|searched| wording::searched(lang, searched, &searched.signal)).unwrap_or_default(),
    );
    row.plain(it.line).end();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::sample::audit;
    use crate::agreement::{Comparison, Labels};
    use crate::engine::Verdict;

    fn agreement() -> Agreement {
        let table = "id,item,verdict,turn,comment\n007,a,pass?,3,=1+1\n007,b,fail\n8,a,fail\n8,b,pass\n";
        let labels = Labels::read(table.as_bytes(), "l.csv").unwrap();
        let mut comparison = Comparison::new(labels, false);
        for id in ["007", "8"] {
            let verdicts = [("r", "a", Verdict::Fail), ("s", "b", Verdict::NotApplicable)];
            comparison.add(&audit(id, "h", &verdicts)).unwrap();
        }
        comparison.finish()
    }

    #[test]
    fn figures_read_as_one_row_an_item_and_one_over_all() {
        let text = String::from_utf8(items_csv(&agreement())).unwrap();
        let rows: Vec<&str> = text.split_terminator("\r\n").skip(1).collect();
        assert_eq!(
            rows,
            [
                "a,题 a,1,1,1,0,0,0,0,0,1,0,0,0,0,0,0,1,1,1,,,,1,0",
                "b,题 b,2,0.5,0,0,0,1,0,0,0,1,0,0,0,0,0,,0,0,0,,,0,0",
                "all,,3,0.6667,0.3333,0,0,1,0,0,1,1,0,0,0,0,0,1,0.5,0.6667,0.1429,-0.1164,0.4021,1,0",
            ]
        );
    }

    #[test]
    fn a_sheet_of_disagreements_reads_back_as_labels() {
        let sheet = disagreements_csv(&agreement(), Lang::Zh);
        let text = String::from_utf8(sheet.clone()).unwrap();
        assert_eq!(
            text.split_terminator("\r\n").nth(1),
            Some(
                "\t007,a,pass?,fail,\t3,'=1+1,r,该有的没有找到：资费标准。,3,01:01,已经给您办好了,已经给您办好了，每月39元,,2"
            )
        );
        let labels = Labels::read(&sheet, "l.csv").unwrap();
        let read: Vec<_> = labels
            .rows
            .iter()
            .map(|label| {
                (label.transcript.as_str(), label.item.as_str(), label.verdict.name(), label.arguable)
            })
            .collect();
        assert_eq!(labels.problems, []);
        assert_eq!(
            read,
            [("007", "a", "pass", true), ("007", "b", "fail", false), ("8", "b", "pass", false)]
        );
        assert_eq!((labels.rows[0].evidence_turn.as_str(), labels.rows[0].comment.as_str()), ("3", "=1+1"));
    }
}
