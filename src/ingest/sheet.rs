//! Transcripts in a spreadsheet: rows mean the same as in delimited text.

use std::borrow::Cow;
use std::collections::HashSet;

use super::chunk::Chunk;
use super::columns::Columns;
use super::csv::{MOST_TITLES, head_of};
use super::limits::size;
use super::opening::no_columns;
use super::rows::{self, Grouping, Row, Stand};
use super::spreadsheet::{Book, SheetRows};
use super::{Settings, cell};
use crate::diagnostics::{Diagnostic, Place, nearest};
use crate::transcript::Transcript;

/// Reads the sheet that the user named, else the first in which somebody speaks.
pub(super) fn read(chunk: &Chunk, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let (columns, rows) = match find(chunk, settings) {
        Ok(found) => found,
        Err(refused) => return vec![Err(refused)],
    };
    let resumed = resumed(&rows, Grouping::of(&columns));
    let id_cell = Grouping::of(&columns).id();
    let most_bytes = settings.limits.line_bytes;
    let rows = rows.into_iter().map(|(line, cells)| {
        let id = id_cell.and_then(|index| cells.get(index)).map_or("", |id| cell::value(id)).to_owned();
        let taken: usize = cells.iter().map(String::len).sum();
        let row = Row { line, cells: cells.into_iter().map(Cow::Owned).collect() };
        (id, if taken > most_bytes { Err(too_long(chunk, line, most_bytes)) } else { Ok(row) })
    });
    let stand = Stand { file: &chunk.source, first_number: 1, resumed: &resumed };
    let read = rows::transcripts(rows.collect(), &columns, stand, settings);
    if read.is_empty() {
        return vec![Err(Diagnostic::error("empty-transcript", Place::file(chunk.source.clone())))];
    }
    read
}

fn too_long(chunk: &Chunk, line: usize, most_bytes: usize) -> Diagnostic {
    let place = Place::line(chunk.source.clone(), line);
    Diagnostic::error("conversation-too-long", place).with("limit", size(most_bytes))
}

/// The columns of the sheet and the rows below its headings.
fn find(chunk: &Chunk, settings: &Settings) -> Result<(Columns, SheetRows), Diagnostic> {
    let mut book = Book::open(&chunk.bytes, &chunk.source, settings.limits)?;
    let names = book.names();
    let choices = &settings.choices;
    let wanted: Vec<&String> = match &choices.sheet {
        None => names.iter().collect(),
        Some(wanted) => names.iter().filter(|name| name.trim() == wanted.trim()).collect(),
    };
    if let (Some(wanted), []) = (&choices.sheet, wanted.as_slice()) {
        let near = nearest(wanted, names.iter().map(String::as_str)).unwrap_or("none").to_owned();
        return Err(Diagnostic::error("sheet-missing", Place::file(chunk.source.clone()))
            .with("sheet", wanted)
            .with("suggestion", near)
            .with("sheets", names.join(", ")));
    }
    let mut seen: Vec<String> = Vec::new();
    for name in wanted {
        let top = book.rows(name, MOST_TITLES)?;
        if head_of(&top, &choices.columns).is_some() {
            let rows = book.rows(name, usize::MAX)?;
            if let Some((line, columns)) = head_of(&rows, &choices.columns) {
                return Ok((columns, rows.into_iter().filter(|(number, _)| *number > line).collect()));
            }
        }
        if seen.is_empty() {
            seen = top.into_iter().next().map(|(_, cells)| cells).unwrap_or_default();
        }
    }
    Err(no_columns(&chunk.source, choices, &seen))
}

/// The rows on which a conversation goes on that was interrupted by another.
fn resumed(rows: &SheetRows, grouping: Grouping) -> Vec<usize> {
    let Some(index) = grouping.id() else { return Vec::new() };
    let (mut seen, mut last, mut resumed) = (HashSet::new(), None, Vec::new());
    for (line, cells) in rows {
        let id = cells.get(index).map_or("", |id| cell::value(id));
        if last.is_some_and(|last| grouping.goes_on(last, id)) {
            continue;
        }
        if !id.is_empty() && !seen.insert(id) {
            resumed.push(*line);
        }
        last = Some(id);
    }
    resumed
}
