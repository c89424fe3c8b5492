//! A text laid ready for the finders: its numerals and ways to look around a place.

use crate::text::numerals::{self, Numeral};

/// A matching form with its numerals, read once for all kinds.
pub(super) struct Reading<'a> {
    pub form: &'a str,
    pub breaks: &'a [usize],
    pub numerals: Vec<Numeral>,
}

impl<'a> Reading<'a> {
    pub fn new(form: &'a str, breaks: &'a [usize], numbered: bool) -> Reading<'a> {
        let numerals = if numbered { numerals::scan(form, breaks) } else { Vec::new() };
        Reading { form, breaks, numerals }
    }

    /// The text from a place on.
    pub fn rest(&self, at: usize) -> &'a str {
        &self.form[at..]
    }

    /// The text before a place.
    pub fn before(&self, at: usize) -> &'a str {
        &self.form[..at]
    }

    /// The numeral that starts at a place.
    pub fn numeral_at(&self, at: usize) -> Option<&Numeral> {
        let index = self.numerals.binary_search_by_key(&at, |numeral| numeral.span.start).ok()?;
        self.numerals.get(index)
    }

    /// Whether a numeral ends at a place.
    pub fn numeral_ends_at(&self, at: usize) -> bool {
        self.numerals.binary_search_by_key(&at, |numeral| numeral.span.end).is_ok()
    }

    /// Whether a comma, space or pause stood at a place.
    pub fn is_break(&self, at: usize) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    /// Whether a place is the end of a 小句 or of a sentence.
    pub fn is_edge(&self, at: usize) -> bool {
        self.is_break(at) || at == self.form.len() || self.rest(at).starts_with('\n')
    }

    /// The text of the same 小句 before a place.
    pub fn clause_before(&self, at: usize) -> &'a str {
        let edge = self.breaks.partition_point(|&edge| edge <= at);
        let edge = edge.checked_sub(1).and_then(|index| self.breaks.get(index)).copied().unwrap_or(0);
        let edge = if self.form.is_char_boundary(edge) { edge } else { 0 };
        let clause = &self.form[edge..at];
        clause.rsplit('\n').next().unwrap_or(clause)
    }
}

/// Whether a text begins with one of some words.
pub(super) fn begins_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether a text ends with one of some words.
pub(super) fn ends_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The bytes of the first of some words with which a text begins; list longer words first.
pub(super) fn leading(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}
