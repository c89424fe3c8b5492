//! Tables as spreadsheets save them: their encoding, and what stands between two cells.

use std::borrow::Cow;

use super::encoding;
use crate::diagnostics::{Diagnostic, Place};

/// The text of a table in whatever encoding it was saved, without byte order mark, and with Excel's `sep=` line left empty.
pub(crate) fn text<'a>(bytes: &'a [u8], place: &Place) -> Result<Cow<'a, str>, Diagnostic> {
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
pub(crate) fn separator(text: &str) -> u8 {
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

/// The lines on which the rows of a table begin.
///
/// The `csv` crate counts on from the middle of a CR LF and before empty lines, so its own numbers are too small.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a [u8],
    reached: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), reached: 0, line: 1 }
    }

    /// The line of a row, from 1. Rows have to come in order.
    pub fn at(&mut self, position: Option<&csv::Position>) -> usize {
        let start = position.map_or(self.reached, |position| position.byte() as usize);
        let rest = self.text.get(start.max(self.reached)..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = self.text.len() - rest.len() + empty;
        self.line += self.text[self.reached..start].iter().filter(|&&byte| byte == b'\n').count();
        self.reached = start;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_on_their_lines_whatever_ends_them() {
        for end in ["\n", "\r\n"] {
            let text = ["id,note", "1,a", "", "2,\"b", "c\"", "", "", "3,d"].join(end);
            let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let mut lines = Lines::of(&text);
            let found: Vec<_> =
                table.records().map(|row| lines.at(row.expect("a readable row").position())).collect();
            assert_eq!(found, [1, 2, 4, 8], "{end:?}");
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row() {
        let read = |text: &str| {
            let text = super::text(text.as_bytes(), &Place::default()).expect("it is UTF-8").into_owned();
            (separator(&text), text)
        };
        assert_eq!(read("sep=;\r\na;b\n"), (b';', "\na;b\n".to_owned()));
        assert_eq!(read("a\tb,c\td\n1,2"), (b'\t', "a\tb,c\td\n1,2".to_owned()));
        assert_eq!(read("a"), (b',', "a".to_owned()));
    }
}
