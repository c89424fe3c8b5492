//! Rows of a table → transcripts: one utterance a row, or a conversation in a cell.

use std::borrow::Cow;
use std::sync::Arc;

use super::Settings;
use super::columns::{Column, Columns, Layout};
use super::draft::{Draft, Origin, Said};
use super::fields::Field;
use super::moments::moment;
use super::warnings::warn;
use super::{cell, text};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// A row with its line or number in the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub(super) line: usize,
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// How rows are gathered into conversations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grouping {
    id: Option<usize>,
    layout: Layout,
}

impl Grouping {
    pub(super) fn of(columns: &Columns) -> Grouping {
        Grouping { id: columns.find(&Column::Id), layout: columns.layout }
    }

    /// The column by which rows belong together.
    pub(super) fn id(self) -> Option<usize> {
        self.id
    }

    /// Whether a row whose id is `next` goes on with the conversation of a row whose id is `id`. Under a cell that was merged,
    /// ids are empty.
    pub(super) fn goes_on(self, id: &str, next: &str) -> bool {
        match (self.layout, self.id) {
            (Layout::Turns, None) => true,
            (Layout::Turns, Some(_)) => next.is_empty() || next == id,
            (Layout::Conversations, _) => !next.is_empty() && next == id,
        }
    }

    /// Whether the whole file is one conversation.
    pub(super) fn is_one(self) -> bool {
        self.layout == Layout::Turns && self.id.is_none()
    }
}

/// Where the rows stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand<'a> {
    pub(super) file: &'a Arc<str>,
    /// Number of the first conversation among those of the file, from 1.
    pub(super) first_number: usize,
    /// Lines of the rows on which a conversation goes on that was interrupted.
    pub(super) resumed: &'a [usize],
}

/// A row, or why it cannot be read, with the id by which it belongs to others.
pub(super) type Gathered<'a> = (String, Result<Row<'a>, Diagnostic>);

/// The transcripts that `rows` make, each read or refused by itself.
pub(super) fn transcripts(
    rows: Vec<Gathered<'_>>,
    columns: &Columns,
    stand: Stand<'_>,
    settings: &Settings,
) -> Vec<Result<Transcript, Diagnostic>> {
    let grouping = Grouping::of(columns);
    let mut groups: Vec<(String, Vec<Result<Row<'_>, Diagnostic>>)> = Vec::new();
    for (id, row) in rows {
        match groups.last_mut() {
            Some((last, group)) if grouping.goes_on(last, &id) => group.push(row),
            _ => groups.push((id, vec![row])),
        }
    }
    let groups = groups.into_iter().enumerate();
    groups
        .map(|(index, (_, group))| {
            let rows = group.into_iter().collect::<Result<Vec<_>, _>>()?;
            let line = (!grouping.is_one()).then_some(rows[0].line);
            let number = stand.first_number + index;
            let origin = Origin { file: stand.file.clone(), line, number };
            let resumed = stand.resumed.contains(&rows[0].line);
            conversation(&rows, columns, &origin, resumed, settings)
        })
        .collect()
}

/// What a cell of a row holds, ready for comparing.
fn cell_of<'r>(row: &'r Row<'_>, index: Option<usize>) -> &'r str {
    index.and_then(|index| row.cells.get(index)).map_or("", |cell| cell::value(cell))
}

fn conversation(
    rows: &[Row<'_>],
    columns: &Columns,
    origin: &Origin,
    resumed: bool,
    settings: &Settings,
) -> Result<Transcript, Diagnostic> {
    let mut known = Transcript::default();
    describe(&mut known, rows, columns);
    if resumed {
        let id = known.id.clone();
        warn(&mut known, "conversation_resumed", None, &id);
    }
    match columns.layout {
        Layout::Conversations => {
            let column = columns.find(&Column::Text);
            let cells = rows.iter().filter_map(|row| row.cells.get(column?));
            let text = cells.map(|cell| cell::conversation(cell)).collect::<Vec<_>>().join("\n");
            if text.trim().is_empty() {
                return Err(origin.error("empty-transcript"));
            }
            text::read_about(known, &text, origin, settings)
        }
        Layout::Turns => utterances(known, rows, columns, origin, settings),
    }
}

/// Takes the fields from the first row that fills them in, and what else all rows agree on.
fn describe(transcript: &mut Transcript, rows: &[Row<'_>], columns: &Columns) {
    for (index, column) in columns.columns.iter().enumerate() {
        let mut values = rows.iter().map(|row| cell_of(row, Some(index))).filter(|value| !value.is_empty());
        let Some(first) = values.next() else { continue };
        match column {
            Column::Id => Field::Id.set(first, transcript),
            Column::About(field) => field.set(first, transcript),
            Column::Other(name) if !name.is_empty() && values.all(|value| value == first) => {
                transcript.attributes.insert(name.clone(), first.to_owned());
            }
            _ => {}
        }
    }
}

fn utterances(
    known: Transcript,
    rows: &[Row<'_>],
    columns: &Columns,
    origin: &Origin,
    settings: &Settings,
) -> Result<Transcript, Diagnostic> {
    use super::columns::Unit::Unstated;
    let place = |column| columns.find(&column);
    let [text, speaker, track] = [Column::Text, Column::Speaker, Column::Track].map(place);
    let [start, end] = [Column::Start(Unstated), Column::End(Unstated)].map(place);
    let unit = |index: usize| match columns.columns[index] {
        Column::Start(unit) | Column::End(unit) => unit,
        _ => Unstated,
    };
    let mut draft = Draft::new(settings);
    draft.transcript = known;
    for row in rows {
        let said =
            row.cells.get(text.unwrap_or(usize::MAX)).map_or(Cow::Borrowed(""), |cell| cell::text(cell));
        let label = [speaker, track].map(|column| cell_of(row, column));
        let label = label.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
        if said.is_empty() && label.is_empty() {
            continue;
        }
        let mut time = |index: Option<usize>| {
            let index = index?;
            let written = cell_of(row, Some(index));
            let stamp = moment(written, unit(index));
            if stamp.is_none() && !written.is_empty() {
                let segment = Some(draft.transcript.segments.len());
                warn(&mut draft.transcript, "unreadable_time", segment, written);
            }
            stamp
        };
        let (started, ended) = (time(start), time(end));
        let end_ms = ended.map(|stamp| stamp.start_ms).or(started.and_then(|stamp| stamp.end_ms));
        let mut since_start = |time_ms: f64| draft.since_start(time_ms);
        let start_ms = started.map(|stamp| since_start(stamp.start_ms));
        let end_ms = end_ms.map(since_start);
        draft.push(Said { label, start_ms, end_ms, text: said.into_owned(), words: Vec::new() });
        if draft.is_full() {
            break;
        }
    }
    forget_call_start(&mut draft.transcript);
    draft.finish(origin)
}

/// A time that is the same in every row is when the conversation started, not when each sentence was said.
fn forget_call_start(transcript: &mut Transcript) {
    let mut starts = transcript.segments.iter().map(|segment| segment.start_ms);
    let first = starts.next().flatten();
    if transcript.started_at.is_some()
        && transcript.segments.len() > 2
        && first.is_some()
        && starts.all(|start| start == first)
    {
        for segment in &mut transcript.segments {
            (segment.start_ms, segment.end_ms) = (None, None);
        }
    }
}
