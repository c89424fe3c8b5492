//! Rows of delimited text, as spreadsheets save them: where they end and what their cells hold.
//!
//! Works on bytes of any encoding in which separators, quotation marks and line ends are bytes of their own. A quotation mark
//! opens a cell only at its start; inside, it is doubled. LF, CRLF and CR end a row.

use std::ops::Range;

use memchr::{memchr, memchr3};

/// A row, cut into cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    cells: Vec<(Range<usize>, bool)>,
}

/// How far a row goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// One past its line end, or the end of all bytes.
    At(usize),
    /// Its end has not been read yet.
    Beyond,
    /// All bytes end inside a cell that a quotation mark opened.
    Unclosed,
}

impl Record {
    /// Cuts the first row of `bytes`; `ended` when nothing follows them.
    pub(super) fn cut(&mut self, bytes: &[u8], separator: u8, ended: bool) -> End {
        self.cells.clear();
        let mut at = 0;
        loop {
            let quoted = bytes.get(at) == Some(&b'"');
            let start = at + usize::from(quoted);
            let mut end = start;
            at = start;
            if quoted {
                match closing(bytes, start) {
                    Some(closing) => (end, at) = (closing, closing + 1),
                    None if ended => return End::Unclosed,
                    None => return End::Beyond,
                }
            }
            let Some(stop) = memchr3(separator, b'\n', b'\r', &bytes[at..]).map(|rest| at + rest) else {
                if !ended {
                    return End::Beyond;
                }
                self.push(start, if quoted { end } else { bytes.len() }, quoted);
                return End::At(bytes.len());
            };
            self.push(start, if quoted { end } else { stop }, quoted);
            at = stop + 1;
            if bytes[stop] == b'\r' {
                match bytes.get(at) {
                    Some(b'\n') => return End::At(at + 1),
                    None if !ended => return End::Beyond,
                    _ => return End::At(at),
                }
            }
            if bytes[stop] == b'\n' {
                return End::At(at);
            }
        }
    }

    fn push(&mut self, start: usize, end: usize, quoted: bool) {
        self.cells.push((start..end, quoted));
    }

    /// The bytes of a cell, and whether quotation marks inside it are doubled.
    pub(super) fn cell<'b>(&self, bytes: &'b [u8], index: usize) -> Option<(&'b [u8], bool)> {
        let (range, quoted) = self.cells.get(index)?;
        Some((&bytes[range.clone()], *quoted))
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }
}

/// Where a quoted cell is closed that starts at `start`.
fn closing(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr(b'"', &bytes[at..])?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Number of line ends; CRLF is one.
pub(super) fn count_line_ends(bytes: &[u8]) -> usize {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let returns = bytes.iter().filter(|&&byte| byte == b'\r').count();
    if returns == 0 {
        return feeds;
    }
    feeds + returns - bytes.windows(2).filter(|pair| pair == b"\r\n").count()
}

/// All rows of a text with their lines, from 1; blank lines are left out. The line of a quotation mark that is never closed
/// ends it.
pub(super) fn all(text: &str, separator: u8) -> (Vec<(usize, Vec<String>)>, Option<usize>) {
    let (mut rows, mut line, mut rest) = (Vec::new(), 1, text);
    let mut record = Record::default();
    while !rest.is_empty() {
        let End::At(end) = record.cut(rest.as_bytes(), separator, true) else { return (rows, Some(line)) };
        let cells: Vec<String> = (0..record.len()).map(|index| text_cell(&record, rest, index)).collect();
        if cells.len() > 1 || !cells[0].trim().is_empty() {
            rows.push((line, cells));
        }
        line += count_line_ends(&rest.as_bytes()[..end]);
        rest = &rest[end..];
    }
    (rows, None)
}

fn text_cell(record: &Record, text: &str, index: usize) -> String {
    let (range, quoted) = &record.cells[index];
    let cell = &text[range.clone()];
    if *quoted { cell.replace("\"\"", "\"") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        all(text, b',').0
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn cells_hold_separators_marks_and_line_ends_between_quotation_marks() {
        assert_eq!(
            cells("a,\"b,\"\"c\"\"\r\nd\",e\r\n\r\n\"\",x\"y\n,"),
            [row(1, &["a", "b,\"c\"\r\nd", "e"]), row(4, &["", "x\"y"]), row(5, &["", ""])]
        );
        assert_eq!(cells("a\rb"), [row(1, &["a"]), row(2, &["b"])]);
        assert_eq!(cells(""), []);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_ends_the_text() {
        assert_eq!(all("a,b\n1,\"x\n2,y\n", b','), (vec![row(1, &["a", "b"])], Some(2)));
    }

    #[test]
    fn a_row_is_cut_only_when_its_end_is_sure() {
        let cut = |bytes: &str, ended| Record::default().cut(bytes.as_bytes(), b',', ended);
        assert_eq!(cut("a,b", false), End::Beyond);
        assert_eq!(cut("a,b", true), End::At(3));
        assert_eq!(cut("a,b\r", false), End::Beyond);
        assert_eq!(cut("a,b\r", true), End::At(4));
        assert_eq!(cut("a,b\r\nc", false), End::At(5));
        assert_eq!(cut("a,\"b\"\"", false), End::Beyond);
        assert_eq!(cut("a,\"b\n", false), End::Beyond);
        assert_eq!(cut("a,\"b\n", true), End::Unclosed);
    }
}
