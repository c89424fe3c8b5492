//! Tables of facts about transcripts, as people keep them: delimited text, spreadsheets, JSON Lines.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::spreadsheet::Book;
use super::unpack::{Packing, packing};
use super::{Limits, encoding, records};
use crate::diagnostics::{Diagnostic, Place};

/// A table in memory.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Rows that hold something, each with its line or number from 1. The first holds the headings.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Lines that could not be read.
    pub faults: Vec<Diagnostic>,
}

/// Reads a table of any kind; of a spreadsheet the first sheet that holds something.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Table, Diagnostic> {
    if packing(bytes) == Some(Packing::Zip) || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return spreadsheet(bytes, &name.into());
    }
    let text = text(bytes, &Place::file(name))?;
    if text.trim_start().starts_with('{') {
        return Ok(json_lines(&text, name));
    }
    let (rows, unclosed) = records::all(&text, separator(&text));
    let fault = unclosed.map(|line| Diagnostic::error("table-unclosed-quote", Place::line(name, line)));
    let rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(Table { rows: rows.collect(), faults: fault.into_iter().collect() })
}

fn spreadsheet(bytes: &[u8], source: &Arc<str>) -> Result<Table, Diagnostic> {
    let mut book = Book::open(bytes, source, Limits::default())?;
    for sheet in book.names() {
        let rows = book.rows(&sheet, usize::MAX)?;
        if !rows.is_empty() {
            return Ok(Table { rows, faults: Vec::new() });
        }
    }
    Ok(Table::default())
}

/// One object a line; the headings are all their keys, in the order in which they come.
fn json_lines(text: &str, name: &str) -> Table {
    let mut table = Table::default();
    let mut headings: Vec<String> = Vec::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (index, line) in lines {
        let object: Map<String, Value> = match serde_json::from_str(line) {
            Ok(object) => object,
            Err(error) => {
                let fault = Diagnostic::error("table-bad-json", Place::line(name, index + 1));
                table.faults.push(fault.with("column", error.column()));
                continue;
            }
        };
        let mut cells = vec![String::new(); headings.len()];
        for (key, value) in object {
            let value = match value {
                Value::Null => String::new(),
                Value::String(text) => text,
                other => other.to_string(),
            };
            match headings.iter().position(|heading| *heading == key) {
                Some(at) => cells[at] = value,
                None => {
                    headings.push(key);
                    cells.push(value);
                }
            }
        }
        table.rows.push((index + 1, cells));
    }
    if !headings.is_empty() {
        table.rows.insert(0, (1, headings));
    }
    table
}

/// The text of a table in whatever encoding it was saved, without byte order mark, and with Excel's `sep=` line left empty.
fn text<'a>(bytes: &'a [u8], place: &Place) -> Result<Cow<'a, str>, Diagnostic> {
    let text = encoding::decode(bytes, encoding::detect(bytes)).map_err(|bad| {
        let undecodable = Diagnostic::error("undecodable-text", place.clone());
        undecodable.with("offset", bad.offset).with("encoding", bad.encoding)
    })?;
    match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((_, rest)) => Ok(Cow::Owned(format!("\n{rest}"))),
        None => Ok(text),
    }
}

/// The separator that the header line holds most of.
pub(super) fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|&byte| byte == separator).count();
    let mut best = b',';
    for separator in [b';', b'\t'] {
        if count(separator) > count(best) {
            best = separator;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        read(text.as_bytes(), "t.csv").expect("it is UTF-8").rows
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_stand_on_their_lines_whatever_ends_them() {
        for end in ["\n", "\r\n"] {
            let text = ["id,note", "1,a", "", "2,\"b", "c\"", "", "", "3,d"].join(end);
            let lines: Vec<_> = rows(&text).into_iter().map(|(line, _)| line).collect();
            assert_eq!(lines, [1, 2, 4, 8], "{end:?}");
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row() {
        assert_eq!(rows("sep=;\r\na;b\n"), [row(2, &["a", "b"])]);
        assert_eq!(rows("a\tb,c\td\n1,2"), [row(1, &["a", "b,c", "d"]), row(2, &["1,2"])]);
        assert_eq!(rows("a"), [row(1, &["a"])]);
    }

    #[test]
    fn objects_are_rows_under_all_their_keys() {
        let text = "{\"id\":7,\"team\":\"甲\"}\n\n{\"agent\":null,\"id\":\"8\"}\n";
        let expected = [row(1, &["id", "team", "agent"]), row(1, &["7", "甲"]), row(3, &["8", "", ""])];
        assert_eq!(rows(text), expected);
        let broken = read(b"{\"id\":1}\n{\"id\":", "m.jsonl").expect("it is UTF-8");
        let faults: Vec<_> = broken.faults.iter().map(|fault| (fault.code, fault.place.line)).collect();
        assert_eq!((broken.rows.len(), faults), (2, vec![("table-bad-json", Some(2))]));
    }
}
