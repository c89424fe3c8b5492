//! One alternative of a pattern.

use std::sync::OnceLock;

use regex_automata::meta::Regex;
use regex_automata::{Anchored, Input, Match};
use regex_syntax::hir::Hir;

use super::{Lead, Need, compile, edges, needs};
use crate::transcript::Span;

/// One alternative of a pattern, compiled when it is first needed.
#[derive(Debug)]
pub struct Branch {
    hir: Hir,
    needs: Vec<Need>,
    pivot: Option<(usize, Lead)>,
    keeps_to_a_sentence: bool,
    regex: OnceLock<Option<Regex>>,
}

impl Branch {
    pub(super) fn new(hir: Hir) -> Branch {
        let needs = needs::of(&hir);
        Branch {
            pivot: needs::pivot(&needs),
            needs,
            keeps_to_a_sentence: edges::keeps_to_a_sentence(&hir),
            hir,
            regex: OnceLock::new(),
        }
    }

    /// What every match holds, the most telling first; empty where nothing is known.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// Index of the need whose places tell where matches may start, so that [`Branch::find_near`] may be asked; `None`
    /// where no need does.
    pub fn pivot(&self) -> Option<usize> {
        self.pivot.map(|(at, _)| at)
    }

    /// Whether every match lies inside one sentence, apart from the edges before and after it, so that
    /// [`Branch::find`] may be asked sentence by sentence.
    pub fn keeps_to_a_sentence(&self) -> bool {
        self.keeps_to_a_sentence
    }

    /// Its matches in a range of a turn's form, without the sentence edges that they touch; none of them is empty.
    ///
    /// The edges beside the range count as seen. One that is too large, which [`Pattern::check`](super::Pattern::check) says beforehand,
    /// never matches.
    pub fn find<'t>(&'t self, form: &'t str, range: Span) -> impl Iterator<Item = Span> + 't {
        let seen = seen(form, range);
        let mut at = first_start(form, range);
        std::iter::from_fn(move || {
            while at <= seen.len() {
                let found = self.regex()?.search(&Input::new(seen).range(at..))?;
                at = after(seen, found);
                let inner = without_edges(&seen[found.range()], found.start());
                if !inner.is_empty() {
                    return Some(inner);
                }
            }
            None
        })
    }

    /// The same as [`Branch::find`], told where in the range the texts of its [pivot](Branch::pivot) begin, in order.
    pub fn find_near<'t>(
        &'t self,
        form: &'t str,
        range: Span,
        places: impl Iterator<Item = usize> + 't,
    ) -> impl Iterator<Item = Span> + 't {
        let seen = seen(form, range);
        let lead = self.pivot.map_or(Lead { least: 0, most: 0 }, |(_, lead)| lead);
        let longest = self.hir.properties().maximum_len().unwrap_or(usize::MAX);
        let mut at = first_start(form, range);
        places
            .flat_map(move |place| place.saturating_sub(lead.most)..(place + 1).saturating_sub(lead.least))
            .filter_map(move |start| {
                if start < at || !seen.is_char_boundary(start) {
                    return None;
                }
                at = start + 1;
                let end = start.saturating_add(longest).min(seen.len());
                let input = Input::new(seen).range(start..end).anchored(Anchored::Yes);
                let found = self.regex()?.search(&input)?;
                at = after(seen, found);
                Some(without_edges(&seen[found.range()], found.start())).filter(|inner| !inner.is_empty())
            })
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.hir).ok()).as_ref()
    }
}

/// The form up to the end of a range, and the sentence edge there.
fn seen(form: &str, range: Span) -> &str {
    &form[..range.end + usize::from(form[range.end..].starts_with('\n'))]
}

/// Where the first match of a range may start: at its start, or at the sentence edge before it.
fn first_start(form: &str, range: Span) -> usize {
    range.start - usize::from(form[..range.start].ends_with('\n'))
}

/// Where the next match may start.
fn after(seen: &str, found: Match) -> usize {
    match found.is_empty() {
        true => found.end() + seen[found.end()..].chars().next().map_or(1, char::len_utf8),
        false => found.end(),
    }
}

/// The span of a match at `start` when the sentence edges at its ends are left out.
fn without_edges(text: &str, start: usize) -> Span {
    let inner = text.trim_start_matches('\n');
    let from = start + text.len() - inner.len();
    Span::new(from, from + inner.trim_end_matches('\n').len())
}
