//! `verdicts.csv`: one row a verdict, with its first evidence.

use crate::engine::{Audit, RuleVerdict};
use crate::messages::Lang;

use super::cells::{BOM, Row};
use super::scores_csv::or_empty;
use super::wording;

const COLUMNS: [&str; 24] = [
    "transcript",
    "agent_id",
    "agent_name",
    "team",
    "rule",
    "item",
    "title",
    "verdict",
    "credit",
    "weight",
    "points",
    "severity",
    "reason_code",
    "reason",
    "turn",
    "segment",
    "speaker",
    "time",
    "signal",
    "matched",
    "text",
    "value",
    "searched",
    "review",
];

/// Appends the byte order mark and the headings.
pub fn header(out: &mut Vec<u8>) {
    out.extend_from_slice(BOM.as_bytes());
    let mut row = Row::new(out);
    for name in COLUMNS {
        row.plain(name);
    }
    row.end();
}

/// Appends one row for each verdict of an audit; reasons are worded in `lang`, everything else is as in the JSON.
pub fn rows(out: &mut Vec<u8>, audit: &Audit, lang: Lang) {
    for verdict in &audit.verdicts {
        row(out, audit, verdict, lang);
    }
}

fn row(out: &mut Vec<u8>, audit: &Audit, verdict: &RuleVerdict, lang: Lang) {
    let transcript = &audit.transcript;
    let mut row = Row::new(out);
    row.id(&transcript.id).id(or_empty(&transcript.agent_id));
    row.id(or_empty(&transcript.agent_name)).id(or_empty(&transcript.team));
    row.id(&verdict.rule).id(&verdict.item).text(&verdict.title);
    row.plain(verdict.verdict.name()).optional(verdict.credit).plain(verdict.weight).optional(verdict.points);
    row.plain(verdict.severity.name()).plain(verdict.reason.code.name());
    row.text(&wording::reason(lang, &verdict.reason));
    evidence_cells(&mut row, verdict);
    row.text(&searched(verdict)).plain(verdict.review).end();
}

fn evidence_cells(row: &mut Row<'_>, verdict: &RuleVerdict) {
    let Some(evidence) = verdict.evidence.first() else {
        for _ in 0..8 {
            row.plain("");
        }
        return;
    };
    row.plain(evidence.turn).plain(evidence.segment).plain(evidence.speaker.name());
    row.id(&wording::moment(evidence)).id(&evidence.signal).text(&evidence.matched).text(&evidence.text);
    row.text(evidence.value.as_ref().map_or("", |value| &value.text));
}

/// The windows searched in vain, as `signal: 3-12`; a window without segments is `signal: -`.
fn searched(verdict: &RuleVerdict) -> String {
    let windows =
        verdict.searched.iter().map(|searched| match (searched.from_segment, searched.to_segment) {
            (Some(from), Some(to)) => format!("{}: {from}-{to}", searched.signal),
            _ => format!("{}: -", searched.signal),
        });
    windows.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::cells::original;
    use crate::report::sample;

    #[test]
    fn verdicts_read_back_as_whole_rows() {
        let mut audit = sample::audit();
        audit.verdicts[0].evidence[0].text = "=您好,\"很\"高兴".to_owned();
        let mut out = Vec::new();
        header(&mut out);
        rows(&mut out, &audit, Lang::En);
        let body = out.strip_prefix(BOM.as_bytes()).expect("the file begins with its mark");
        let read: Vec<Vec<String>> = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(body)
            .records()
            .map(|row| row.expect("a readable row").iter().map(|cell| original(cell).to_owned()).collect())
            .collect();
        let head = ["20261121-000137", "03127", "林岚", "一组"];
        let bodies: [&[&str]; 3] = [
            &[
                "greets-first",
                "2.1.1-b",
                "使用规范问候语",
                "pass",
                "1",
                "3",
                "3",
                "minor",
                "expectations_met",
                "Everything expected was found: 开场问候.",
                "1",
                "1",
                "agent",
                "00:00",
                "greets",
                "您好",
                "=您好,\"很\"高兴",
                "",
                "",
                "false",
            ],
            &[
                "fee-disclosed",
                "2.2.2-d1",
                "办理前告知资费标准",
                "fail",
                "0",
                "5",
                "0",
                "fatal",
                "expected_missing",
                "Something expected was not found: 资费标准.",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "states_fee: 1-2",
                "true",
            ],
            &[
                "no-cutting-in",
                "2.1.2-a",
                "不抢话、不打断",
                "not_evaluable",
                "",
                "4",
                "",
                "serious",
                "times_unknown",
                "The transcript has no times, so this cannot be judged: 抢话.",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "false",
            ],
        ];
        let mut expected: Vec<Vec<&str>> = vec![COLUMNS.to_vec()];
        expected.extend(bodies.map(|body| [&head[..], body].concat()));
        assert_eq!(read, expected);
    }

    #[test]
    fn a_time_stays_a_text_and_a_sentence_no_formula() {
        let mut audit = sample::audit();
        audit.verdicts[0].evidence[0].matched = "=1".to_owned();
        let mut out = Vec::new();
        rows(&mut out, &audit, Lang::Zh);
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.contains(",agent,\t00:00,greets,'=1,"), "{text}");
    }
}
