//! The texts that problems point into, and the way from a byte range to a line and a column.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Place;
use crate::transcript::Span;

const BOM: char = '\u{feff}';

/// File names and their texts, exactly as they were when spans were taken in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    texts: BTreeMap<Arc<str>, Source>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Source {
    text: Arc<str>,
    /// Byte offsets of the line breaks.
    breaks: Vec<usize>,
}

impl Sources {
    /// No texts.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a text under the name that [`Place::file`] uses; a text of the same name is replaced.
    pub fn add(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) {
        let text: Arc<str> = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        self.texts.insert(name.into(), Source { text, breaks });
    }

    /// The text of a file, where it is known.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|source| &*source.text)
    }

    /// Line and column of a place: from its span where text and span are known, else the line it names.
    pub fn position(&self, place: &Place) -> Position {
        match self.excerpt(place) {
            Some(excerpt) => Position { line: Some(excerpt.line), column: Some(excerpt.column) },
            None => Position { line: place.line, column: None },
        }
    }

    /// Where a place begins and ends; the end is behind its last character. `None` without span or text.
    pub fn region(&self, place: &Place) -> Option<(Position, Position)> {
        let excerpt = self.excerpt(place)?;
        let marked = &excerpt.text[..excerpt.span.end];
        let last = marked.rsplit('\n').next().unwrap_or_default();
        let end = Position {
            line: Some(excerpt.line + marked.matches('\n').count()),
            column: Some(1 + last.chars().count()),
        };
        Some((Position { line: Some(excerpt.line), column: Some(excerpt.column) }, end))
    }

    /// The lines around the span of a place; `None` without span or text.
    pub(super) fn excerpt(&self, place: &Place) -> Option<Excerpt<'_>> {
        let source = self.texts.get(&place.file)?;
        let lines = |before: usize| source.breaks.partition_point(|&at| at < before);
        Some(Excerpt::of(&source.text, place.span?, lines))
    }
}

/// Line and column as people count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// From 1.
    pub line: Option<usize>,
    /// In characters, from 1; a byte order mark is not counted.
    pub column: Option<usize>,
}

/// The whole lines that a span touches, without the last line break and without a byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt<'a> {
    pub text: &'a str,
    /// Number of its first line, from 1.
    pub line: usize,
    /// Column of the span's start, in characters from 1.
    pub column: usize,
    /// The span inside `text`, on character boundaries.
    pub span: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// Any span will do: what lies outside the text or inside a character is moved to the nearest place before it.
    /// `breaks_before` counts the line breaks before a byte of the text.
    fn of(text: &'a str, span: Span, breaks_before: impl Fn(usize) -> usize) -> Excerpt<'a> {
        let text = text.strip_prefix(BOM).map_or((text, 0), |rest| (rest, BOM.len_utf8()));
        let (text, skipped) = text;
        let span = clamp(text, span.start.saturating_sub(skipped)..span.end.saturating_sub(skipped));
        let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let until = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        let lines = text[from..until].trim_end_matches('\r');
        let start = (span.start - from).min(lines.len());
        Excerpt {
            text: lines,
            line: 1 + breaks_before(skipped + from),
            column: 1 + lines[..start].chars().count(),
            span: start..(span.end - from).clamp(start, lines.len()),
        }
    }
}

/// The span inside the text, without line breaks at its end. The end of a file is behind its last written line.
fn clamp(text: &str, span: Range<usize>) -> Range<usize> {
    if span.start >= text.len() {
        let end = text.trim_end_matches(['\r', '\n']).len();
        return end..end;
    }
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    start..start + text[start..end].trim_end_matches(['\r', '\n']).len()
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, start: usize, end: usize) -> (&str, usize, usize, Range<usize>) {
        let Excerpt { text, line, column, span } = Excerpt::of(text, Span { start, end }, |before| {
            text[..before].bytes().filter(|&byte| byte == b'\n').count()
        });
        (text, line, column, span)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(excerpt("标题: 好\n题目: 坏\n", 20, 23), ("题目: 坏", 2, 5, 8..11));
    }

    #[test]
    fn a_byte_order_mark_counts_for_nothing() {
        assert_eq!(excerpt("\u{feff}id: x\n", 3, 5), ("id: x", 1, 1, 0..2));
        assert_eq!(excerpt("\u{feff}id: x\n", 0, 5), ("id: x", 1, 1, 0..2));
    }

    #[test]
    fn carriage_returns_belong_to_no_line() {
        assert_eq!(excerpt("a: 1\r\nb: 2\r\n", 6, 12), ("b: 2", 2, 1, 0..4));
        assert_eq!(excerpt("a: 1\r\nb: 2\r\n", 5, 5), ("a: 1", 1, 5, 4..4));
    }

    #[test]
    fn the_end_of_a_file_is_behind_its_last_line() {
        assert_eq!(excerpt("a: 1\n\n", 6, 6), ("a: 1", 1, 5, 4..4));
        assert_eq!(excerpt("a: 1", 4, 4), ("a: 1", 1, 5, 4..4));
        assert_eq!(excerpt("", 0, 0), ("", 1, 1, 0..0));
    }

    #[test]
    fn a_span_over_several_lines_takes_them_all() {
        assert_eq!(excerpt("a\nbc\r\nde\nf\n", 3, 9), ("bc\r\nde", 2, 2, 1..6));
    }

    #[test]
    fn spans_that_fit_nowhere_are_moved_to_a_character() {
        assert_eq!(excerpt("好的\n", 1, 4), ("好的", 1, 1, 0..3));
        assert_eq!(excerpt("好的\n", 90, 99), ("好的", 1, 3, 6..6));
        assert_eq!(excerpt("好的\n", 3, 1), ("好的", 1, 2, 3..3));
        assert_eq!(excerpt("\u{feff}", 0, 9), ("", 1, 1, 0..0));
    }
}
