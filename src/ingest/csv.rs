//! Delimited text: one utterance a row, or one conversation a row.

use std::borrow::Cow;
use std::sync::Arc;

use super::chunk::{Chunk, undecodable};
use super::column_map::ColumnMap;
use super::columns::Columns;
use super::draft::Origin;
use super::encoding::{self, Undecodable};
use super::format::{Likeness, Sample};
use super::records::{self, End, Record};
use super::rows::{self, Grouping, Row, Stand};
use super::{Settings, cell, table};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// Most rows before the one with the headings: titles of the table.
pub(super) const MOST_TITLES: usize = 10;

/// How many rows are looked at to tell what the headings leave open.
const SAMPLE_ROWS: usize = 200;

/// The headings of a table, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableHead {
    pub(super) columns: Columns,
    pub(super) separator: u8,
    /// Line of the headings, from 1: rows up to it hold no utterances.
    pub(super) line: usize,
}

/// Rows of a delimited text on their way to a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) head: Arc<TableHead>,
    /// Number of the first conversation in the file, from 1.
    pub(super) first_number: usize,
    /// Lines on which a conversation goes on that was interrupted.
    pub(super) resumed: Vec<usize>,
}

/// Headings that name what was said and who said it, or which conversation it belongs to.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    match head(sample.text, &ColumnMap::default()) {
        Some(head) if head.columns.is_sure() => Likeness::Surely,
        Some(_) => Likeness::Perhaps,
        None => Likeness::No,
    }
}

/// The headings at the beginning of a text, which may be cut off anywhere.
pub(super) fn head(text: &str, map: &ColumnMap) -> Option<TableHead> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let heads = [table::separator(text), b',', b';', b'\t'].into_iter().filter_map(|separator| {
        let (rows, _) = records::all(text, separator);
        head_of(&rows, map).map(|(line, columns)| TableHead { columns, separator, line })
    });
    // The first of the best.
    heads.reduce(
        |best, head| if head.columns.columns.len() > best.columns.columns.len() { head } else { best },
    )
}

/// The first row that can be headings, its line, and what the rows below tell about them. A heading that is empty stands in a
/// cell merged with the one above; a second row of headings is taken in where it tells more than the first.
pub(super) fn head_of(rows: &[(usize, Vec<String>)], map: &ColumnMap) -> Option<(usize, Columns)> {
    let mut headings: Vec<String> = Vec::new();
    for (index, (_, cells)) in rows.iter().take(MOST_TITLES).enumerate() {
        overlay(&mut headings, cells);
        let Some(columns) = Columns::read(&headings, map) else { continue };
        let (mut index, mut columns) = (index, columns);
        if let Some((_, cells)) = rows.get(index + 1)
            && !columns.holds_text(cells)
        {
            let mut both = headings.clone();
            overlay(&mut both, cells);
            if let Some(better) = Columns::read(&both, map).filter(|it| it.known() > columns.known()) {
                (index, columns, headings) = (index + 1, better, both);
            }
        }
        let below: Vec<Vec<String>> =
            rows[index + 1..].iter().take(SAMPLE_ROWS).map(|(_, cells)| cells.clone()).collect();
        columns.settle(&headings, &below);
        return Some((rows[index].0, columns));
    }
    None
}

/// Puts the cells of a row over those above, where they hold something.
fn overlay(headings: &mut Vec<String>, cells: &[String]) {
    headings.resize(cells.len().max(headings.len()), String::new());
    for (heading, cell) in headings.iter_mut().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        heading.clone_from(cell);
    }
}

/// Reads the rows of a chunk.
pub(super) fn read(chunk: &Chunk, piece: &Piece, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let mut rows = Vec::new();
    let (mut rest, mut line) = (chunk.bytes.as_slice(), chunk.first_line);
    let mut record = Record::default();
    let id_cell = Grouping::of(&piece.head.columns).id();
    while !rest.is_empty() {
        // The chunk was cut where rows end.
        let End::At(end) = record.cut(rest, piece.head.separator, true) else { break };
        let row = row(&record, rest, line, chunk);
        if row.as_ref().map_or(true, |row| row.cells.iter().any(|cell| !cell.trim().is_empty())) {
            let id =
                id_cell.and_then(|index| record.cell(rest, index)).map_or_else(String::new, |(id, _)| {
                    let text = encoding::decode_part(id, chunk.encoding);
                    cell::value(&text.unwrap_or_else(|_| String::from_utf8_lossy(id))).to_owned()
                });
            rows.push((id, row));
        }
        line += records::count_line_ends(&rest[..end]);
        rest = &rest[end..];
    }
    let stand = Stand { file: &chunk.source, first_number: piece.first_number, resumed: &piece.resumed };
    rows::transcripts(rows, &piece.head.columns, stand, settings)
}

fn row<'b>(record: &Record, bytes: &'b [u8], line: usize, chunk: &Chunk) -> Result<Row<'b>, Diagnostic> {
    let cells = (0..record.len()).map(|index| {
        let (cell, quoted) = record.cell(bytes, index).expect("the row has this cell");
        let text = encoding::decode_part(cell, chunk.encoding).map_err(|bad| {
            let origin = Origin { file: chunk.source.clone(), line: Some(line), number: 1 };
            // Counted from the start of the row.
            let start = cell.as_ptr() as usize - bytes.as_ptr() as usize;
            undecodable(&origin, Undecodable { offset: start + bad.offset, ..bad })
        })?;
        Ok(if quoted && text.contains('"') { Cow::Owned(text.replace("\"\"", "\"")) } else { text })
    });
    Ok(Row { line, cells: cells.collect::<Result<_, _>>()? })
}
