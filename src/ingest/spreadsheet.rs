//! Spreadsheets: their sheets as rows of text. The only door to `calamine`.

use std::io::{BufReader, Cursor};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Cell, Data, DataRef, ExcelDateTime, Reader, Xls, Xlsb, Xlsx};

use super::Limits;
use super::archive::{Archive, Bytes};
use super::compound::Compound;
use super::limits::size;
use super::ods;
use super::unpack::{Source, packing};
use crate::diagnostics::{Diagnostic, Place};

/// Rows that hold something, with their numbers, from 1.
pub(super) type SheetRows = Vec<(usize, Vec<String>)>;

/// Columns beyond this one are not read: nobody fills so many in by hand.
const MOST_COLUMNS: usize = 1_024;

type Held = Cursor<Arc<[u8]>>;

/// An open workbook.
pub(super) struct Book {
    sheets: Sheets,
    source: Arc<str>,
    limits: Limits,
}

/// A workbook as one of the kinds there are.
enum Sheets {
    Xls(Xls<Held>),
    Xlsx(Xlsx<Held>),
    Xlsb(Xlsb<Held>),
    /// Names of the sheets, and the bytes in which they are.
    Ods(Vec<String>, Arc<[u8]>),
}

impl Book {
    /// Opens a workbook of any kind, after a look at how large it is.
    pub(super) fn open(bytes: &[u8], source: &Arc<str>, limits: Limits) -> Result<Book, Diagnostic> {
        contained(source, || Book::open_any(bytes.into(), source, limits))
    }

    fn open_any(bytes: Arc<[u8]>, source: &Arc<str>, limits: Limits) -> Result<Book, Diagnostic> {
        let limits = Limits { unpacked_bytes: limits.sheet_bytes, ..limits };
        let sheets = if packing(&bytes).is_none() {
            check_compound(&bytes, source, limits)?;
            Sheets::Xls(Xls::new(Cursor::new(bytes)).map_err(|problem| unreadable(source, problem))?)
        } else {
            let mut archive = Archive::open(Bytes::Held(bytes.clone()), source, limits)?;
            archive.check()?;
            let has = |name| archive.has(name);
            if has(ods::CONTENT) && !has("xl/workbook.xml") {
                let content = content(bytes.clone(), source, limits)?;
                let names = ods::sheet_names(content).map_err(|problem| unreadable(source, problem))?;
                Sheets::Ods(names, bytes)
            } else if has("xl/workbook.bin") {
                Sheets::Xlsb(Xlsb::new(Cursor::new(bytes)).map_err(|problem| unreadable(source, problem))?)
            } else {
                Sheets::Xlsx(Xlsx::new(Cursor::new(bytes)).map_err(|problem| unreadable(source, problem))?)
            }
        };
        Ok(Book { sheets, source: source.clone(), limits })
    }

    /// Names of the sheets in their order.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.sheets {
            Sheets::Xls(book) => book.sheet_names(),
            Sheets::Xlsx(book) => book.sheet_names(),
            Sheets::Xlsb(book) => book.sheet_names(),
            Sheets::Ods(names, _) => names.clone(),
        }
    }

    /// The rows of a sheet, or only as many as a look at it takes. Values of formulas, dates as text.
    pub(super) fn rows(&mut self, name: &str, most_rows: usize) -> Result<SheetRows, Diagnostic> {
        let mut gathered = Gathered::new(self.limits.sheet_bytes, most_rows);
        let source = self.source.clone();
        contained(&source, || self.gather(name, &mut gathered))?;
        if gathered.bytes > self.limits.sheet_bytes {
            let refused = Diagnostic::error("sheet-too-large", Place::file(self.source.clone()));
            return Err(refused.with("sheet", name).with("limit", size(self.limits.sheet_bytes)));
        }
        Ok(gathered.rows)
    }

    fn gather(&mut self, name: &str, gathered: &mut Gathered) -> Result<(), Diagnostic> {
        let source = &self.source;
        match &mut self.sheets {
            Sheets::Xlsx(book) => {
                let broken = |problem: calamine::XlsxError| unreadable(source, problem);
                let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
                gathered.take(|| cells.next_cell().map_err(broken))?;
            }
            Sheets::Xlsb(book) => {
                let broken = |problem: calamine::XlsbError| unreadable(source, problem);
                let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
                gathered.take(|| cells.next_cell().map_err(broken))?;
            }
            Sheets::Xls(book) => {
                let range = book.worksheet_range(name).map_err(|problem| unreadable(source, problem))?;
                let (first_row, first_column) = range.start().unwrap_or_default();
                for (row, column, cell) in range.used_cells() {
                    let value = written_data(cell);
                    if !gathered.add(first_row + row as u32, first_column + column as u32, value) {
                        break;
                    }
                }
            }
            Sheets::Ods(_, bytes) => {
                let content = content(bytes.clone(), source, self.limits)?;
                let mut take = |row, column, value: &str| gathered.add(row, column, value.to_owned());
                ods::cells(content, name, MOST_COLUMNS as u32, &mut take)
                    .map_err(|problem| unreadable(source, problem))?;
            }
        }
        Ok(())
    }
}

/// Looks at an old workbook before it is read as a whole.
fn check_compound(bytes: &[u8], source: &Arc<str>, limits: Limits) -> Result<(), Diagnostic> {
    let file = Compound::open(bytes).ok_or_else(|| unreadable(source, "damaged"))?;
    match file.sheets_bytes() {
        None => Err(unreadable(source, "no workbook")),
        Some(bytes) if bytes > limits.sheet_bytes.saturating_mul(4) => {
            let refused = Diagnostic::error("workbook-too-large", Place::file(source.clone()));
            Err(refused.with("limit", size(limits.sheet_bytes.saturating_mul(4))))
        }
        Some(_) => Ok(()),
    }
}

/// Does some work of `calamine`, which panics at some damage.
fn contained<T>(source: &Arc<str>, work: impl FnOnce() -> Result<T, Diagnostic>) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(unreadable(source, "damaged")))
}

/// The sheets of an OpenDocument spreadsheet.
fn content(bytes: Arc<[u8]>, source: &Arc<str>, limits: Limits) -> Result<BufReader<Source>, Diagnostic> {
    let mut archive = Archive::open(Bytes::Held(bytes), source, limits)?;
    let content = archive.named(ods::CONTENT).ok_or_else(|| unreadable(source, ods::CONTENT))?;
    Ok(BufReader::new(content?))
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

    /// Takes cells as they come, until there are no more or none is wanted.
    fn take<'c>(
        &mut self,
        mut next: impl FnMut() -> Result<Option<Cell<DataRef<'c>>>, Diagnostic>,
    ) -> Result<(), Diagnostic> {
        while let Some(cell) = next()? {
            let (row, column) = cell.get_position();
            if !self.add(row, column, written(cell.get_value())) {
                break;
            }
        }
        Ok(())
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
            // Empty cells ahead of this one take room too.
            self.bytes += ((column + 1 - cells.len()) * size_of::<String>()) as u64;
            cells.resize(column + 1, String::new());
        }
        self.bytes += value.len() as u64;
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
        return clock_text((days * 86_400_000.0).round().max(0.0) as u64);
    }
    let (year, month, day, hour, minute, second, ms) = moment.to_ymd_hms_milli();
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if ms == 0 { text } else { format!("{text}.{ms:03}") }
}

/// `01:02:03`, with thousandths where there are any.
pub(super) fn clock_text(ms: u64) -> String {
    let (seconds, rest) = (ms / 1_000, ms % 1_000);
    let text = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { text } else { format!("{text}.{rest:03}") }
}
