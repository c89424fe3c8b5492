//! The columns of a table of labels.

use crate::diagnostics::{Diagnostic, Place};

/// Which cell of a row holds what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub transcript: usize,
    pub item: usize,
    pub verdict: usize,
    pub evidence_turn: Option<usize>,
    pub comment: Option<usize>,
}

/// How the headings are written; case, spaces and underscores do not matter.
const TRANSCRIPT: &[&str] =
    &["transcriptid", "transcript", "id", "会话编号", "会话", "录音编号", "录音", "编号", "流水号"];
const ITEM: &[&str] = &["item", "itemid", "质检项", "质检项编号", "项目", "条目"];
const VERDICT: &[&str] = &["verdict", "label", "判定", "判定结果", "结果", "结论"];
const EVIDENCE_TURN: &[&str] = &["evidenceturn", "evidence", "turn", "line", "证据行", "证据", "行号"];
const COMMENT: &[&str] = &["comment", "note", "备注", "说明", "理由"];

impl Columns {
    /// Reads the header line; columns that mean nothing here are passed over.
    pub fn read(header: &[String], line: usize, name: &str) -> Result<Columns, Diagnostic> {
        let headings: Vec<String> = header.iter().map(|heading| plain(heading)).collect();
        let find = |names: &[&str]| {
            names.iter().find_map(|name| headings.iter().position(|heading| heading == name))
        };
        match (find(TRANSCRIPT), find(ITEM), find(VERDICT)) {
            (Some(transcript), Some(item), Some(verdict)) => {
                let (evidence_turn, comment) = (find(EVIDENCE_TURN), find(COMMENT));
                Ok(Columns { transcript, item, verdict, evidence_turn, comment })
            }
            _ => {
                let seen: Vec<&str> = header.iter().map(|heading| heading.trim()).collect();
                Err(Diagnostic::error("labels-columns-missing", Place::line(name, line))
                    .with("columns", seen.join(", ")))
            }
        }
    }
}

fn plain(heading: &str) -> String {
    heading.chars().filter(|c| !c.is_whitespace() && *c != '_').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &[&str]) -> Result<Columns, Vec<(&'static str, String)>> {
        let header: Vec<String> = header.iter().map(|heading| (*heading).to_owned()).collect();
        Columns::read(&header, 1, "l.csv").map_err(|problem| problem.facts)
    }

    #[test]
    fn headings_come_in_two_languages_and_any_order() {
        let expected =
            Columns { transcript: 0, item: 1, verdict: 2, evidence_turn: Some(3), comment: Some(4) };
        assert_eq!(read(&["transcript_id", "item", "verdict", "evidence_turn", "comment"]), Ok(expected));
        assert_eq!(read(&["会话编号", "质检项", "判定", "证据行", "备注"]), Ok(expected));
        let fewer = Columns { transcript: 3, item: 2, verdict: 1, evidence_turn: None, comment: None };
        assert_eq!(read(&["grader", "Verdict", " Item", "Transcript ID"]), Ok(fewer));
    }

    #[test]
    fn a_table_without_verdicts_is_no_table_of_labels() {
        assert_eq!(read(&["会话编号", " 质检项"]), Err(vec![("columns", "会话编号, 质检项".to_owned())]));
    }
}
