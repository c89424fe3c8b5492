//! `scores.csv`: one row a transcript, with one column a rule.

use std::collections::BTreeSet;

use crate::engine::Audit;

use super::RuleColumn;
use super::cells::{BOM, Row, rounded};

/// The columns that come before the rules.
const COLUMNS: [&str; 20] = [
    "id",
    "source",
    "channel",
    "direction",
    "agent_id",
    "agent_name",
    "team",
    "scenario",
    "started_at",
    "duration_s",
    "score",
    "before_veto",
    "band",
    "passed",
    "vetoed_by",
    "evaluated_share",
    "insufficient",
    "review",
    "other_method_score",
    "warnings",
];

/// Appends the byte order mark and the headings.
pub fn header(out: &mut Vec<u8>, rules: &[RuleColumn]) {
    out.extend_from_slice(BOM.as_bytes());
    let mut row = Row::new(out);
    for name in COLUMNS {
        row.plain(name);
    }
    for label in labels(rules) {
        row.text(&label);
    }
    row.end();
}

/// Appends the row of one audit. A rule that the audit does not hold leaves its cell empty.
pub fn row(out: &mut Vec<u8>, rules: &[RuleColumn], audit: &Audit) {
    let (transcript, score) = (&audit.transcript, &audit.score);
    let mut row = Row::new(out);
    row.id(&transcript.id).id(&transcript.source);
    row.plain(transcript.channel.name()).plain(transcript.direction.name());
    row.id(or_empty(&transcript.agent_id))
        .id(or_empty(&transcript.agent_name))
        .id(or_empty(&transcript.team));
    row.text(or_empty(&transcript.scenario)).text(or_empty(&transcript.started_at));
    row.optional(transcript.duration_ms.map(|duration_ms| duration_ms as f64 / 1000.0));
    row.optional(score.value).optional(score.before_veto);
    row.text(or_empty(&score.band)).optional(score.passed).text(&score.vetoed_by.join("; "));
    row.optional(evaluated_share(audit)).plain(score.insufficient).plain(score.review);
    row.optional(score.other_method.value).text(&warning_codes(audit));
    for (at, rule) in rules.iter().enumerate() {
        row.plain(verdict_name(audit, at, rule));
    }
    row.end();
}

/// The headings of the rules: item and title, and the rule's id where two would be the same.
pub fn labels(rules: &[RuleColumn]) -> Vec<String> {
    let short = |rule: &RuleColumn| format!("{} {}", rule.item, rule.title).trim().to_owned();
    rules
        .iter()
        .map(|rule| {
            let label = short(rule);
            let doubled = rules.iter().filter(|other| short(other) == label).count() > 1;
            if doubled || COLUMNS.contains(&label.as_str()) {
                format!("{label} ({})", rule.rule)
            } else {
                label
            }
        })
        .collect()
}

/// The judged weight as a share of all weight; absent when the rules weigh nothing.
pub(super) fn evaluated_share(audit: &Audit) -> Option<f64> {
    let total = audit.score.total_weight;
    (total > 0.0).then(|| rounded(audit.score.evaluated_weight / total))
}

pub(super) fn or_empty(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

fn warning_codes(audit: &Audit) -> String {
    let codes: BTreeSet<&str> = audit.warnings.iter().map(|warning| warning.code.as_str()).collect();
    codes.into_iter().collect::<Vec<_>>().join("; ")
}

/// Audits list their verdicts in the order of the rule set, so the one in the same place is the right one nearly always.
fn verdict_name(audit: &Audit, at: usize, rule: &RuleColumn) -> &'static str {
    audit
        .verdicts
        .get(at)
        .filter(|verdict| verdict.rule == rule.rule)
        .or_else(|| audit.verdicts.iter().find(|verdict| verdict.rule == rule.rule))
        .map_or("", |verdict| verdict.verdict.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::cells::original;
    use crate::report::sample;

    fn read(out: &[u8]) -> Vec<Vec<String>> {
        let body = out.strip_prefix(BOM.as_bytes()).expect("the file begins with its mark");
        csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(body)
            .records()
            .map(|row| row.expect("a readable row").iter().map(|cell| original(cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn scores_read_back_as_whole_rows() {
        let rules = sample::columns();
        let mut unscored = sample::scored("007", "=cmd", "3-4", None);
        unscored.transcript.source = "a,\"b\".txt".to_owned();
        unscored.transcript.duration_ms = None;
        unscored.verdicts.remove(0);
        unscored.warnings.clear();
        let mut out = Vec::new();
        header(&mut out, &rules);
        row(&mut out, &rules, &sample::audit());
        row(&mut out, &rules, &unscored);
        let expected: [&[&str]; 3] = [
            &[
                "id",
                "source",
                "channel",
                "direction",
                "agent_id",
                "agent_name",
                "team",
                "scenario",
                "started_at",
                "duration_s",
                "score",
                "before_veto",
                "band",
                "passed",
                "vetoed_by",
                "evaluated_share",
                "insufficient",
                "review",
                "other_method_score",
                "warnings",
                "2.1.1-b 使用规范问候语",
                "2.2.2-d1 办理前告知资费标准",
                "2.1.2-a 不抢话、不打断",
            ],
            &[
                "20261121-000137",
                "day/a.jsonl:1",
                "phone",
                "inbound",
                "03127",
                "林岚",
                "一组",
                "资费咨询",
                "2026-11-21T09:03:11+08:00",
                "192.5",
                "0",
                "62.5",
                "不合格",
                "false",
                "fee-disclosed",
                "0.6667",
                "false",
                "true",
                "0",
                "unknown_speaker",
                "pass",
                "fail",
                "not_evaluable",
            ],
            &[
                "007",
                "a,\"b\".txt",
                "phone",
                "inbound",
                "=cmd",
                "",
                "3-4",
                "资费咨询",
                "2026-11-21T09:03:11+08:00",
                "",
                "",
                "",
                "",
                "",
                "",
                "0.6667",
                "false",
                "false",
                "0",
                "",
                "",
                "pass",
                "not_evaluable",
            ],
        ];
        assert_eq!(read(&out), expected);
    }

    #[test]
    fn what_excel_would_spoil_is_written_safely() {
        let mut out = Vec::new();
        row(&mut out, &[], &sample::scored("007", "=cmd", "3-4", None));
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.starts_with("\t007,day/a.jsonl:1,phone,inbound,'=cmd,,\t3-4,"), "{text}");
        assert!(text.ends_with("\r\n"));
    }

    #[test]
    fn every_rule_has_a_heading_of_its_own() {
        let rule = |rule: &str, title: &str| RuleColumn {
            rule: rule.to_owned(),
            item: "2.1.2-a".to_owned(),
            title: title.to_owned(),
        };
        assert_eq!(
            labels(&[rule("a", "抢话"), rule("b", "打断"), rule("c", "抢话")]),
            ["2.1.2-a 抢话 (a)", "2.1.2-a 打断", "2.1.2-a 抢话 (c)"]
        );
    }
}
