//! Spreadsheets: their sheets as rows of text. The only door to `calamine`.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheets, Xls, Xlsx};

use super::Limits;
use super::archive::{Archive, Bytes};
use super::limits::size;
use super::unpack::packing;
use crate::diagnostics::{Diagnostic, Place};

/// Rows that hold something, with their numbers, from 1.
pub(super) type SheetRows = Vec<(usize, Vec<String>)>;

/// Columns beyond this one are not read: nobody fills so many in by hand.
const MOST_COLUMNS: usize = 1_024;

/// An open workbook.
pub(super) struct Book {
    sheets: Sheets<Cursor<Arc<[u8]>>>,
    source: Arc<str>,
    limits: Limits,
}

impl Book {
    /// Opens a workbook of any kind, after a look at how large it is.
    pub(super) fn open(bytes: &[u8], source: &Arc<str>, limits: Limits) -> Result<Book, Diagnostic> {
        let bytes: Arc<[u8]> = bytes.into();
        if packing(&bytes).is_some() {
            let limits = Limits { unpacked_bytes: limits.sheet_bytes, ..limits };
            Archive::open(Bytes::Held(bytes.clone()), source, limits)?.check()?;
        }
        let sheets = open(bytes).map_err(|problem| unreadable(source, problem))?;
        Ok(Book { sheets, source: source.clone(), limits })
    }

    /// Names of the sheets in their order.
    pub(super) fn names(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// The rows of a sheet, or only as many as a look at it takes. Values of formulas, dates as text.
    pub(super) fn rows(&mut self, name: &str, most_rows: usize) -> Result<SheetRows, Diagnostic> {
        let source = self.source.clone();
        let mut gathered = Gathered::new(self.limits.sheet_bytes, most_rows);
        match &mut self.sheets {
            Sheets::Xlsx(book) => {
                let broken = |error: calamine::XlsxError| unreadable(&source, error);
                let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
                while let Some(cell) = cells.next_cell().map_err(broken)? {
                    let (row, column) = cell.get_position();
                    if !gathered.add(row, column, written(cell.get_value())) {
                        break;
                    }
                }
            }
            other => {
                let range = other.worksheet_range(name).map_err(|error| unreadable(&source, error))?;
                let (first_row, first_column) = range.start().unwrap_or_default();
                for (row, column, cell) in range.used_cells() {
                    let value = written_data(cell);
                    if !gathered.add(first_row + row as u32, first_column + column as u32, value) {
                        break;
                    }
                }
            }
        }
        if gathered.bytes > self.limits.sheet_bytes {
            let refused = Diagnostic::error("sheet-too-large", Place::file(source));
            return Err(refused.with("sheet", name).with("limit", size(self.limits.sheet_bytes)));
        }
        Ok(gathered.rows)
    }
}

fn open(bytes: Arc<[u8]>) -> Result<Sheets<Cursor<Arc<[u8]>>>, calamine::Error> {
    if packing(&bytes).is_none() {
        return Ok(Sheets::Xls(Xls::new(Cursor::new(bytes)).map_err(calamine::Error::Xls)?));
    }
    match Xlsx::new(Cursor::new(bytes.clone())) {
        Ok(book) => Ok(Sheets::Xlsx(book)),
        Err(error) => {
            calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| calamine::Error::Xlsx(error))
        }
    }
}

fn unreadable(source: &Arc<str>, problem: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error("sheet-unreadable", Place::file(source.clone())).with("problem", problem)
}

/// Cells put into rows as they come.
struct Gathered {
    rows: SheetRows,
    bytes: u64,
    most_bytes: u64,
    most_rows: usize,
}

impl Gathered {
    fn new(most_bytes: u64, most_rows: usize) -> Gathered {
        Gathered { rows: Vec::new(), bytes: 0, most_bytes, most_rows }
    }

    /// Adds a cell; false when no more is wanted.
    fn add(&mut self, row: u32, column: u32, value: String) -> bool {
        let (number, column) = (row as usize + 1, column as usize);
        if value.is_empty() || column >= MOST_COLUMNS {
            return true;
        }
        if self.rows.last().is_none_or(|(last, _)| *last != number) {
            if self.rows.len() == self.most_rows {
                return false;
            }
            self.rows.push((number, Vec::new()));
        }
        let (_, cells) = self.rows.last_mut().expect("a row was just added");
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        self.bytes += (value.len() + size_of::<String>()) as u64;
        cells[column] = value;
        self.bytes <= self.most_bytes
    }
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn written_data(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        _ => String::new(),
    }
}

/// A serial number of days as date and time; a duration or a time without a date as `h:mm:ss`.
fn moment_text(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let ms = (days * 86_400_000.0).round().max(0.0) as u64;
        let (seconds, rest) = (ms / 1_000, ms % 1_000);
        let text = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        return if rest == 0 { text } else { format!("{text}.{rest:03}") };
    }
    let (year, month, day, hour, minute, second, ms) = moment.to_ymd_hms_milli();
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if ms == 0 { text } else { format!("{text}.{ms:03}") }
}
