//! Rows of CSV that survive a spreadsheet.
//!
//! The files are UTF-8 with BOM, have English headings and end their rows with CR LF, which is what Excel and WPS read
//! without asking. Two things are done to a cell, and [`original`] undoes both:
//!
//! - a text that a spreadsheet would run as a formula gets an apostrophe before it;
//! - an id that a spreadsheet would turn into a number, a date or a truth value gets a TAB before it.
//!
//! Control characters other than TAB and line ends become spaces.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::Write;

/// What stands at the start of every CSV file, so that Excel reads it as UTF-8.
pub const BOM: &str = "\u{feff}";

/// One row, written cell by cell.
pub(crate) struct Row<'a> {
    out: &'a mut Vec<u8>,
    empty: bool,
}

impl<'a> Row<'a> {
    /// Starts a row at the end of `out`.
    pub fn new(out: &'a mut Vec<u8>) -> Row<'a> {
        Row { out, empty: true }
    }

    /// A cell of free text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.write(&text_cell(text))
    }

    /// A cell with a name that must come back letter by letter.
    pub fn id(&mut self, id: &str) -> &mut Self {
        self.write(&id_cell(id))
    }

    /// A cell with a number or one of our own words.
    pub fn plain(&mut self, value: impl Display) -> &mut Self {
        self.separate();
        write!(self.out, "{value}").expect("a vector can be written to");
        self
    }

    /// A number, or an empty cell.
    pub fn optional(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.plain(value),
            None => self.plain(""),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.out.extend_from_slice(b"\r\n");
    }

    fn separate(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }

    fn write(&mut self, cell: &str) -> &mut Self {
        self.separate();
        if cell.contains([',', '"', '\r', '\n']) {
            write!(self.out, "\"{}\"", cell.replace('"', "\"\"")).expect("a vector can be written to");
        } else {
            self.out.extend_from_slice(cell.as_bytes());
        }
        self
    }
}

/// A share or score with at most four decimals.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// Free text, defused.
fn text_cell(text: &str) -> Cow<'_, str> {
    let clean = without_controls(text);
    if runs_as_formula(&clean) { Cow::Owned(format!("'{clean}")) } else { clean }
}

/// An id, defused and kept from being altered.
fn id_cell(id: &str) -> Cow<'_, str> {
    let clean = without_controls(id);
    if runs_as_formula(&clean) {
        Cow::Owned(format!("'{clean}"))
    } else if would_be_altered(&clean) {
        Cow::Owned(format!("\t{clean}"))
    } else {
        clean
    }
}

/// What a cell held before it was made safe for spreadsheets.
pub fn original(cell: &str) -> &str {
    if let Some(rest) = cell.strip_prefix('\t').filter(|rest| would_be_altered(rest)) {
        return rest;
    }
    cell.strip_prefix('\'').filter(|rest| runs_as_formula(rest)).unwrap_or(cell)
}

/// The text with control characters replaced by spaces; TAB and line ends stay.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    let disturbs = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n');
    if text.contains(disturbs) { Cow::Owned(text.replace(disturbs, " ")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet would take the text for a formula, or for our own apostrophe before one.
fn runs_as_formula(text: &str) -> bool {
    if text.trim_start_matches('\'').starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let body =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '\u{feff}' | '\u{200b}'));
    body.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number(text)
}

/// Whether the text is a plain signed number, such as -3.5.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.matches('.').count() <= 1
}

/// Whether a spreadsheet would read a number, a date, a time or a truth value.
fn would_be_altered(id: &str) -> bool {
    let number_like = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let around = |c: char| " .,:/-+%$¥￥()年月日时分秒eE".contains(c);
    if id.contains(number_like) {
        return id.chars().all(|c| number_like(c) || around(c)) || names_a_month(id);
    }
    id.eq_ignore_ascii_case("true") || id.eq_ignore_ascii_case("false")
}

/// Whether the only word beside the digits is an English month (MAR1, 2-Sept).
fn names_a_month(id: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word: String = id.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    MONTHS.iter().any(|month| word.starts_with(month))
        && id.chars().all(|c| c.is_ascii_alphanumeric() || " .,/-".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        let table = [
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("　＝1", "'　＝1"),
            ("＋86", "'＋86"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("-- 好的", "'-- 好的"),
            ("'=1", "''=1"),
            ("-3.5", "-3.5"),
            ("+12", "+12"),
            ("3-4", "3-4"),
            ("'您好'", "'您好'"),
            ("a\0b\u{1b}[31m", "a b [31m"),
        ];
        for (text, cell) in table {
            assert_eq!(text_cell(text), cell, "{text:?}");
        }
    }

    #[test]
    fn an_id_that_excel_would_alter_gets_a_tab() {
        for id in [
            "03127",
            "3127",
            "139004728161234",
            "1E5",
            "3-4",
            "2026-11-21",
            "1.10",
            "12:30",
            "MAR1",
            "2-Sept",
            "true",
            "3月4日",
            "５５",
            "-5",
        ] {
            assert_eq!(id_cell(id), format!("\t{id}"));
        }
        for id in ["T1", "20261121-a137", "2.2.2-d1", "call_1.txt", "一组", "", "139****2816", "E", "may"] {
            assert_eq!(id_cell(id), id);
        }
        assert_eq!(id_cell("=1+1"), "'=1+1");
    }

    #[test]
    fn a_row_is_quoted_where_it_must_be_and_ends_as_excel_likes_it() {
        let mut out = Vec::new();
        Row::new(&mut out)
            .text("他说\"好\",行")
            .text("a\nb")
            .id("007")
            .optional(None::<f64>)
            .plain(1.5)
            .end();
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "\"他说\"\"好\"\",行\",\"a\nb\",\t007,,1.5\r\n");
    }

    proptest! {
        #[test]
        fn the_original_comes_back(text in "[\t\r\n =+\\-@＝'0-9eE.a月一\"，]{0,8}") {
            let text_written = text_cell(&text);
            let id_written = id_cell(&text);
            prop_assert_eq!(original(&text_written), &text);
            prop_assert_eq!(original(&id_written), &text);
        }

        #[test]
        fn no_cell_starts_like_a_formula(text in "[\t\r\n =+\\-@＝＠'1a]{1,6}") {
            let cell = text_cell(&text);
            let first = cell.chars().next().expect("the text is not empty");
            prop_assert!(!"=+-@\t\r\n＝＠".contains(first) || is_number(&cell), "{:?}", cell);
        }

        #[test]
        fn any_row_reads_back(cells in proptest::collection::vec("[^\u{feff}]{0,12}", 1..6)) {
            let mut out = Vec::new();
            let mut row = Row::new(&mut out);
            cells.iter().for_each(|cell| { row.text(cell); });
            row.plain(1).end();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[..]);
            let record = reader.records().next().expect("one row").expect("a readable row");
            let read: Vec<String> = record.iter().map(|cell| original(cell).to_owned()).collect();
            let mut expected: Vec<String> = cells.iter().map(|cell| without_controls(cell).into_owned()).collect();
            expected.push("1".to_owned());
            prop_assert_eq!(read, expected);
        }
    }
}
