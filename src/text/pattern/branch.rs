//! One alternative of a pattern.

use std::sync::OnceLock;

use regex_automata::Input;
use regex_automata::meta::Regex;
use regex_syntax::hir::Hir;

use super::{compile, edges, needs};
use crate::transcript::Span;

/// One alternative of a pattern, compiled when it is first needed.
#[derive(Debug)]
pub struct Branch {
    hir: Hir,
    needs: Vec<Vec<String>>,
    keeps_to_a_sentence: bool,
    regex: OnceLock<Option<Regex>>,
}

impl Branch {
    pub(super) fn new(hir: Hir) -> Branch {
        Branch {
            needs: needs::sets(&hir),
            keeps_to_a_sentence: edges::keeps_to_a_sentence(&hir),
            hir,
            regex: OnceLock::new(),
        }
    }

    /// Sets of texts: every match holds one of each. The most telling first; empty where nothing is known.
    pub fn needs(&self) -> &[Vec<String>] {
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
        let seen = &form[..range.end + usize::from(form[range.end..].starts_with('\n'))];
        let mut at = range.start - usize::from(form[..range.start].ends_with('\n'));
        std::iter::from_fn(move || {
            while at <= seen.len() {
                let found = self.regex()?.search(&Input::new(seen).range(at..))?;
                let beyond = seen[found.end()..].chars().next().map_or(1, char::len_utf8);
                at = if found.is_empty() { found.end() + beyond } else { found.end() };
                let inner = without_edges(&seen[found.range()], found.start());
                if !inner.is_empty() {
                    return Some(inner);
                }
            }
            None
        })
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.hir).ok()).as_ref()
    }
}

/// The span of a match at `start` when the sentence edges at its ends are left out.
fn without_edges(text: &str, start: usize) -> Span {
    let inner = text.trim_start_matches('\n');
    let from = start + text.len() - inner.len();
    Span::new(from, from + inner.trim_end_matches('\n').len())
}
