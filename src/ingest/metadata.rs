//! A table that describes transcripts, joined to them by id or file name.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::fields::Field;
use super::table;
use super::warnings::warn;
use crate::diagnostics::{Diagnostic, Place};
use crate::transcript::Transcript;

/// The warning of a transcript that the metadata say nothing about.
pub(crate) const NOT_IN_METADATA: &str = "not_in_metadata";

/// What a table says about transcripts. Where it says something, it wins over the transcript; attributes merge.
#[derive(Debug)]
pub struct Metadata {
    columns: Vec<Column>,
    rows: Vec<Row>,
    by_key: HashMap<String, usize>,
}

#[derive(Debug)]
struct Row {
    key: String,
    line: usize,
    /// Number of the column and what it says, where it says something.
    cells: Vec<(usize, String)>,
    used: AtomicBool,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Key,
    Field(Field),
    Attribute(String),
}

impl Metadata {
    /// Reads a table with a row of headings: delimited text, a spreadsheet or JSON Lines; all its faults at once.
    pub fn read(bytes: &[u8], name: &str) -> Result<Metadata, Vec<Diagnostic>> {
        let table = table::read(bytes, name).map_err(|problem| vec![problem])?;
        let mut rows = table.rows.into_iter();
        let Some((line, header)) = rows.next() else {
            let empty = Diagnostic::error("metadata-empty", Place::file(name));
            return Err(if table.faults.is_empty() { vec![empty] } else { table.faults });
        };
        let Some(columns) = columns(&header) else {
            let seen = header.iter().map(|heading| heading.trim()).collect::<Vec<_>>().join(", ");
            let place = Place::line(name, line);
            return Err(vec![Diagnostic::error("metadata-no-id-column", place).with("columns", seen)]);
        };
        let mut reading =
            Reading { name, columns, rows: Vec::new(), by_key: HashMap::new(), faults: table.faults };
        rows.for_each(|(line, cells)| reading.row(&cells, line));
        reading.finish()
    }

    /// Number of transcripts that it describes.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it describes none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Line and key of the rows that no transcript was found for so far, in the order of the table.
    pub fn unmatched(&self) -> Vec<(usize, &str)> {
        let unused = self.rows.iter().filter(|row| !row.used.load(Ordering::Relaxed));
        unused.map(|row| (row.line, row.key.as_str())).collect()
    }

    /// Writes what the table says into a transcript, found by its id or by one of `names`.
    pub(super) fn describe(&self, transcript: &mut Transcript, names: &[&str]) {
        let keys = std::iter::once(transcript.id.as_str()).chain(names.iter().copied());
        let Some(&row) = keys.filter_map(|key| self.by_key.get(key)).next() else {
            return warn(transcript, NOT_IN_METADATA, None, "");
        };
        let row = &self.rows[row];
        row.used.store(true, Ordering::Relaxed);
        for (column, value) in &row.cells {
            match &self.columns[*column] {
                Column::Key => {}
                Column::Field(field) => field.set(value, transcript),
                Column::Attribute(name) => drop(transcript.attributes.insert(name.clone(), value.clone())),
            }
        }
    }
}

/// A table half read.
struct Reading<'a> {
    name: &'a str,
    columns: Vec<Column>,
    rows: Vec<Row>,
    by_key: HashMap<String, usize>,
    faults: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn row(&mut self, record: &[String], line: usize) {
        let fault = |code| Diagnostic::error(code, Place::line(self.name, line));
        if record.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
            let fault = fault("metadata-row-too-long");
            self.faults.push(fault.with("cells", record.len()).with("columns", self.columns.len()));
            return;
        }
        let cells = record.iter().map(|cell| cell.trim().to_owned()).enumerate();
        let cells: Vec<_> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        let Some((_, key)) =
            cells.iter().find(|(at, _)| self.columns.get(*at) == Some(&Column::Key)).cloned()
        else {
            self.faults.push(fault("metadata-row-without-id"));
            return;
        };
        if let Some(&first) = self.by_key.get(&key) {
            let fault = fault("metadata-doubled-id").with("id", key);
            self.faults.push(fault.with("first", self.rows[first].line).with("second", line));
            return;
        }
        self.by_key.insert(key.clone(), self.rows.len());
        self.rows.push(Row { key, line, cells, used: AtomicBool::new(false) });
    }

    fn finish(mut self) -> Result<Metadata, Vec<Diagnostic>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        if self.rows.is_empty() {
            return Err(vec![Diagnostic::error("metadata-empty", Place::file(self.name))]);
        }
        for (index, row) in self.rows.iter().enumerate() {
            // `01.wav` also describes `01.txt`, unless another row is called `01`.
            if let Some(stem) = media_stem(&row.key) {
                self.by_key.entry(stem.to_owned()).or_insert(index);
            }
        }
        Ok(Metadata { columns: self.columns, rows: self.rows, by_key: self.by_key })
    }
}

/// What each column means; `None` without a column of ids. The best name of a field claims it.
fn columns(header: &[String]) -> Option<Vec<Column>> {
    let fields: Vec<_> = header.iter().map(|name| Field::parse(name)).collect();
    let best = |field: Field| {
        let ranks = fields.iter().enumerate().filter_map(|(index, found)| Some((index, (*found)?)));
        let same = ranks.filter(|(_, (other, _))| *other == field);
        same.min_by_key(|(index, (_, rank))| (*rank, *index)).map(|(index, _)| index)
    };
    best(Field::Id)?;
    let columns = header.iter().enumerate().map(|(index, name)| match fields[index] {
        Some((field, _)) if best(field) == Some(index) => match field {
            Field::Id => Column::Key,
            field => Column::Field(field),
        },
        _ => Column::Attribute(name.trim().to_owned()),
    });
    Some(columns.collect())
}

/// The stem of a recording's or a text's name.
fn media_stem(key: &str) -> Option<&str> {
    const MEDIA: [&str; 11] =
        ["wav", "mp3", "m4a", "amr", "aac", "ogg", "opus", "v3", "txt", "json", "jsonl"];
    let extension = Path::new(key).extension()?.to_str()?.to_lowercase();
    MEDIA.contains(&extension.as_str()).then(|| Path::new(key).file_stem()?.to_str())?
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::transcript::{Channel, Direction};

    type Fault = (&'static str, Option<usize>, Vec<(&'static str, String)>);

    fn faults(table: &str) -> Vec<Fault> {
        let faults = Metadata::read(table.as_bytes(), "表.csv").unwrap_err();
        faults.into_iter().map(|fault| (fault.code, fault.place.line, fault.facts)).collect()
    }

    fn described(table: &[u8], id: &str, names: &[&str]) -> Transcript {
        let metadata = Metadata::read(table, "表.csv").unwrap();
        let mut transcript = Transcript { id: id.to_owned(), ..Transcript::default() };
        metadata.describe(&mut transcript, names);
        transcript
    }

    #[test]
    fn a_table_saved_by_excel_fills_a_transcript() {
        let table = "录音编号;渠道;呼叫方向;工号;坐席姓名;班组;业务类型;开始时间;振铃时长(秒);挂机方;地区\r\n\
                     \t007;在线;呼出;3127;小李;甲班;资费;2026/11/21 9:03;7;坐席;南\r\n";
        let gbk = encoding_rs::GB18030.encode(table).0.into_owned();
        let expected = Transcript {
            id: "007".into(),
            channel: Channel::Chat,
            direction: Direction::Outbound,
            agent_id: Some("3127".into()),
            agent_name: Some("小李".into()),
            team: Some("甲班".into()),
            scenario: Some("资费".into()),
            started_at: Some("2026/11/21 9:03".into()),
            ring_ms: Some(7_000),
            ended_by: Some("agent".into()),
            attributes: BTreeMap::from([("地区".into(), "南".into())]),
            ..Transcript::default()
        };
        for bytes in [
            gbk,
            format!("\u{feff}{table}").into_bytes(),
            table.replace(';', "\t").replace("\n\t007", "\n\"\t007\"").into_bytes(),
        ] {
            assert_eq!(described(&bytes, "007", &[]), expected);
        }
    }

    #[test]
    fn metadata_wins_where_it_says_something_and_attributes_merge() {
        let metadata = Metadata::read(b"id,agent,team,region\n1,B2,,south\n", "m.csv").unwrap();
        let mut transcript = Transcript {
            id: "1".into(),
            agent_id: Some("A1".into()),
            team: Some("T1".into()),
            attributes: BTreeMap::from([("kind".into(), "x".into()), ("region".into(), "north".into())]),
            ..Transcript::default()
        };
        metadata.describe(&mut transcript, &[]);
        let expected = Transcript {
            id: "1".into(),
            agent_id: Some("B2".into()),
            team: Some("T1".into()),
            attributes: BTreeMap::from([("kind".into(), "x".into()), ("region".into(), "south".into())]),
            ..Transcript::default()
        };
        assert_eq!(transcript, expected);
    }

    #[test]
    fn a_row_is_found_by_id_or_file_name_and_what_is_left_over_is_told() {
        let table = b"file,agent\na.wav,1\nb,2\nc.txt,3\n";
        assert_eq!(described(table, "a", &[]).agent_id, Some("1".into()));
        assert_eq!(described(table, "x", &["b.txt", "b"]).agent_id, Some("2".into()));
        assert_eq!(described(table, "x", &["c.txt", "c"]).agent_id, Some("3".into()));
        assert_eq!(described(table, "x", &["d.txt", "d"]).agent_id, None);
        let metadata = Metadata::read(table, "m.csv").unwrap();
        metadata.describe(&mut Transcript { id: "b".into(), ..Transcript::default() }, &[]);
        assert_eq!(metadata.unmatched(), [(2, "a.wav"), (4, "c.txt")]);
    }

    #[test]
    fn all_faults_of_a_table_are_told_at_once() {
        assert_eq!(
            faults("id,team\n1,a\n\n2,b\n1,c\n,d\n3,e,f\n"),
            [
                (
                    "metadata-doubled-id",
                    Some(5),
                    vec![("id", "1".into()), ("first", "2".into()), ("second", "5".into())]
                ),
                ("metadata-row-without-id", Some(6), vec![]),
                ("metadata-row-too-long", Some(7), vec![("cells", "3".into()), ("columns", "2".into())]),
            ]
        );
        assert_eq!(faults(""), [("metadata-empty", None, vec![])]);
        assert_eq!(faults("id,team\n"), [("metadata-empty", None, vec![])]);
        assert_eq!(
            faults("team,agent\n1,2\n"),
            [("metadata-no-id-column", Some(1), vec![("columns", "team, agent".into())])]
        );
    }
}
