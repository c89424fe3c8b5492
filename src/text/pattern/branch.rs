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
    /// Where the first need begins in a match, where that tells where matches may start.
    lead: Option<Lead>,
    keeps_to_a_sentence: bool,
    regex: OnceLock<Option<Regex>>,
}

impl Branch {
    pub(super) fn new(hir: Hir) -> Branch {
        let mut needs = needs::of(&hir);
        let pivot = needs::pivot(&needs);
        if let Some((at, _)) = pivot {
            needs[..=at].rotate_right(1);
        }
        Branch {
            lead: pivot.map(|(_, lead)| lead),
            needs,
            keeps_to_a_sentence: edges::keeps_to_a_sentence(&hir),
            hir,
            regex: OnceLock::new(),
        }
    }

    /// What every match holds: first what tells best where matches may start, then the most telling; empty where nothing is
    /// known.
    pub fn needs(&self) -> &[Need] {
        &self.needs
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

    /// The same as [`Branch::find`], told where in the range the texts of its first need begin, in order.
    pub fn find_near(&self, form: &str, range: Span, places: impl Iterator<Item = usize>) -> Vec<Span> {
        let Some(lead) = self.lead else { return self.find(form, range).collect() };
        let seen = seen(form, range);
        let longest = self.hir.properties().maximum_len().unwrap_or(usize::MAX);
        let mut at = first_start(form, range);
        let starts = places
            .flat_map(|place| place.saturating_sub(lead.most)..(place + 1).saturating_sub(lead.least))
            .filter(|start| seen.is_char_boundary(*start));
        let mut spans = Vec::new();
        for start in starts {
            if start < at {
                continue;
            }
            at = start + 1;
            let end = start.saturating_add(longest).min(seen.len());
            let input = Input::new(seen).range(start..end).anchored(Anchored::Yes);
            let Some(found) = self.regex().and_then(|regex| regex.search(&input)) else { continue };
            at = after(seen, found);
            spans.push(without_edges(&seen[found.range()], found.start()));
        }
        spans.retain(|span| !span.is_empty());
        spans
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
