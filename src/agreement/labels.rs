//! The table that graders fill in: one row a transcript and item.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Place};
use crate::ingest::table;
use crate::report::cells;

use super::answer::Labelled;
use super::header::Columns;

/// What a grader says of one item of one transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Id of the transcript.
    pub transcript: String,
    /// Line of the SOP catalogue.
    pub item: String,
    /// The verdict.
    pub verdict: Labelled,
    /// Graders could reasonably differ.
    pub arguable: bool,
    /// Where the grader saw it, as written: mostly the number of a segment, from 1.
    pub evidence_turn: String,
    /// What the grader noted.
    pub comment: String,
    /// Line of the table, from 1.
    pub line: usize,
}

/// A table of labels, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Name of the file, as the user wrote it.
    pub name: String,
    /// Rows that can be used, in the order of the table.
    pub rows: Vec<Label>,
    /// Rows that cannot, each with the reason.
    pub problems: Vec<Diagnostic>,
}

impl Labels {
    /// Reads a table with a row of headings: delimited text, a spreadsheet or JSON Lines.
    ///
    /// A bad row is a problem of its own and leaves the others usable; without readable headings nothing is.
    pub fn read(bytes: &[u8], name: &str) -> Result<Labels, Diagnostic> {
        let table = table::read(bytes, name)?;
        let mut rows = table.rows.into_iter();
        let Some((line, header)) = rows.next() else {
            return Err(Diagnostic::error("labels-empty", Place::file(name)));
        };
        let columns = Columns::read(&header, line, name)?;
        let mut reading = Reading { columns, labels: Labels::default(), seen: HashMap::new() };
        reading.labels.name = name.to_owned();
        rows.for_each(|(line, cells)| reading.row(&cells, line));
        let mut labels = reading.labels;
        labels.problems.extend(table.faults);
        if labels.rows.is_empty() && labels.problems.is_empty() {
            return Err(Diagnostic::error("labels-empty", Place::file(name)));
        }
        Ok(labels)
    }

    /// Leaves only the labels of one item; `false` where there are none.
    pub fn keep(&mut self, item: &str) -> bool {
        self.rows.retain(|label| label.item == item);
        !self.rows.is_empty()
    }
}

/// A table half read.
struct Reading {
    columns: Columns,
    labels: Labels,
    /// The line in which each transcript and item was labelled first.
    seen: HashMap<(String, String), usize>,
}

impl Reading {
    fn row(&mut self, record: &[String], line: usize) {
        match self.label(record, line) {
            Ok(label) => self.labels.rows.push(label),
            Err(problem) => self.labels.problems.push(problem),
        }
    }

    fn label(&mut self, record: &[String], line: usize) -> Result<Label, Diagnostic> {
        let cell =
            |at: usize| cells::original(record.get(at).map_or("", |cell| cell.as_str())).trim().to_owned();
        let optional = |at: Option<usize>| at.map(cell).unwrap_or_default();
        let Columns { transcript, item, verdict, evidence_turn, comment } = self.columns;
        let (transcript, item, written) = (cell(transcript), cell(item), cell(verdict));
        let bad = |code| Diagnostic::error(code, Place::line(self.labels.name.as_str(), line));
        if transcript.is_empty() || item.is_empty() || written.is_empty() {
            return Err(bad("label-incomplete"));
        }
        let bad = |code| bad(code).with("transcript", &transcript).with("item", &item);
        let Some((verdict, arguable)) = Labelled::parse(&written) else {
            return Err(bad("label-unknown-verdict").with("verdict", written));
        };
        if let Some(first) = self.seen.get(&(transcript.clone(), item.clone())) {
            return Err(bad("label-doubled").with("first", first));
        }
        self.seen.insert((transcript.clone(), item.clone()), line);
        let (evidence_turn, comment) = (optional(evidence_turn), optional(comment));
        Ok(Label { transcript, item, verdict, arguable, evidence_turn, comment, line })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(transcript: &str, item: &str, verdict: Labelled, line: usize) -> Label {
        Label {
            transcript: transcript.into(),
            item: item.into(),
            verdict,
            arguable: false,
            evidence_turn: String::new(),
            comment: String::new(),
            line,
        }
    }

    #[test]
    fn a_table_saved_by_excel_reads_the_same_in_every_encoding() {
        let table = "会话编号,质检项,判定,证据行,备注\r\n\
                     \t007,2.1.1-b,通过,2,\"问了“您好”,还说\"\"请讲\"\"\"\r\n\
                     \r\n\
                     A1,E3.5,不通过？,\"10,12\",\"第一行\r\n第二行\"\r\n\
                     A1,E3.6,不适用,,\r\n";
        let mut expected = vec![
            label("007", "2.1.1-b", Labelled::Pass, 2),
            label("A1", "E3.5", Labelled::Fail, 4),
            label("A1", "E3.6", Labelled::NotApplicable, 6),
        ];
        expected[0].evidence_turn = "2".into();
        expected[0].comment = "问了“您好”,还说\"请讲\"".into();
        expected[1].arguable = true;
        expected[1].evidence_turn = "10,12".into();
        expected[1].comment = "第一行\r\n第二行".into();
        let expected = Labels { name: "标.csv".into(), rows: expected, problems: vec![] };
        for bytes in [
            table.as_bytes().to_vec(),
            format!("\u{feff}{table}").into_bytes(),
            encoding_rs::GB18030.encode(table).0.into_owned(),
        ] {
            assert_eq!(Labels::read(&bytes, "标.csv"), Ok(expected.clone()));
        }
    }

    #[test]
    fn semicolons_and_tabs_separate_as_well() {
        let tables =
            [("id;item;verdict\n1;2.1.1-a;fail\n", 2), ("sep=\t\nid\titem\tverdict\n1\t2.1.1-a\tfail\n", 3)];
        for (table, line) in tables {
            let rows = vec![label("1", "2.1.1-a", Labelled::Fail, line)];
            assert_eq!(Labels::read(table.as_bytes(), "l.csv").map(|labels| labels.rows), Ok(rows));
        }
    }

    #[test]
    fn bad_rows_are_named_and_leave_the_others_usable() {
        let table = "transcript_id,item,verdict\n1,a,pass\n1,a,fail\n2,,pass\n2,b,maybe\n,,\n2,a,na\n";
        let labels = Labels::read(table.as_bytes(), "l.csv").unwrap();
        assert_eq!(
            labels.rows,
            [label("1", "a", Labelled::Pass, 2), label("2", "a", Labelled::NotApplicable, 7)]
        );
        let problems: Vec<_> =
            labels.problems.into_iter().map(|bad| (bad.code, bad.place.line, bad.facts)).collect();
        let named = |transcript: &str, item: &str| {
            vec![("transcript", transcript.to_owned()), ("item", item.to_owned())]
        };
        assert_eq!(
            problems,
            [
                ("label-doubled", Some(3), [named("1", "a"), vec![("first", "2".into())]].concat()),
                ("label-incomplete", Some(4), vec![]),
                (
                    "label-unknown-verdict",
                    Some(5),
                    [named("2", "b"), vec![("verdict", "maybe".into())]].concat()
                ),
            ]
        );
    }

    #[test]
    fn a_table_without_labels_is_refused() {
        let code = |table: &str| Labels::read(table.as_bytes(), "l.csv").unwrap_err().code;
        assert_eq!(code(""), "labels-empty");
        assert_eq!(code("id,item,verdict\n,,\n"), "labels-empty");
        assert_eq!(code("id,item\n1,a\n"), "labels-columns-missing");
    }
}
