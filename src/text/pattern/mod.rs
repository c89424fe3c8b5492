//! Regular expressions over the matching form. The only door to the regex crates.

mod edges;
mod needs;
mod reach;
mod size;

use std::sync::OnceLock;

use regex_automata::Input;
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::fold::simplified;
use crate::transcript::Span;

pub use reach::Reach;

/// Largest compiled pattern, bytes.
const SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// Memory that one pattern's automaton may use on each thread, bytes: hundreds of patterns share a process.
const CACHE_BYTES: usize = 512 * 1024;

/// A regular expression that is compiled when it is first needed.
///
/// Case does not count; `^` and `$` are the turn's edges; `.` crosses a sentence edge only where that was asked for.
#[derive(Debug)]
pub struct Pattern {
    hir: Hir,
    needs: Vec<Vec<String>>,
    keeps_to_a_sentence: bool,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Reads a pattern; the error is the regex crate's own description.
    pub fn new(pattern: &str, whole_turn: bool) -> Result<Pattern, String> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn)?;
        Ok(Pattern {
            needs: needs::sets(&hir),
            keeps_to_a_sentence: edges::keeps_to_a_sentence(&hir),
            hir,
            regex: OnceLock::new(),
        })
    }

    /// Sets of texts: every match holds one of each. The most telling first; empty where nothing is known.
    pub fn needs(&self) -> &[Vec<String>] {
        &self.needs
    }

    /// Whether every match lies inside one sentence, apart from the edges before and after it, so that
    /// [`Pattern::find`] may be asked sentence by sentence.
    pub fn keeps_to_a_sentence(&self) -> bool {
        self.keeps_to_a_sentence
    }

    /// Its matches in a range of a turn's form, without the sentence edges that they touch; none of them is empty.
    ///
    /// The edges beside the range count as seen. A pattern that is too large, which [`Pattern::check`] says beforehand,
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

    /// Whether it can be used; the error is the regex crate's own description.
    ///
    /// Only a pattern that repeats much is compiled to find out: what is short when written out cannot be too large.
    pub fn check(pattern: &str, whole_turn: bool) -> Result<(), String> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn)?;
        if size::written_out(&hir) > SURELY_SMALL {
            compile(&hir)?;
        }
        Ok(())
    }
}

/// Size of an expression, in characters written out, that never exceeds the limit once compiled.
const SURELY_SMALL: usize = 4_000;

fn parse(source: &str, whole_turn: bool) -> Result<Hir, String> {
    ParserBuilder::new()
        .case_insensitive(true)
        .dot_matches_new_line(whole_turn)
        .build()
        .parse(source)
        .map_err(|error| error.to_string())
}

/// The span of a match at `start` when the sentence edges at its ends are left out.
fn without_edges(text: &str, start: usize) -> Span {
    let inner = text.trim_start_matches('\n');
    let from = start + text.len() - inner.len();
    Span::new(from, from + inner.trim_end_matches('\n').len())
}

fn compile(hir: &Hir) -> Result<Regex, String> {
    let config = Config::new()
        .which_captures(WhichCaptures::Implicit)
        .auto_prefilter(false)
        .nfa_size_limit(Some(SIZE_LIMIT))
        .hybrid_cache_capacity(CACHE_BYTES);
    Regex::builder().configure(config).build_from_hir(hir).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, form: &str, range: std::ops::Range<usize>) -> Vec<String> {
        let pattern = Pattern::new(pattern, false).expect("the pattern is valid");
        pattern.find(form, Span::new(range.start, range.end)).map(|span| span.of(form).to_owned()).collect()
    }

    #[test]
    fn matches_lie_in_the_range_and_the_edges_beside_it_count() {
        let form = "好的\n好的\n行";
        assert_eq!(matches("好.", form, 7..13), ["好的"]);
        assert_eq!(matches("(?:^|\n)好", form, 7..13), ["好"]);
        assert_eq!(matches("的(?:\n|$)", form, 7..13), ["的"]);
        assert_eq!(matches("^好", form, 7..13), [""; 0]);
        assert_eq!(matches("的$", form, 7..13), [""; 0]);
        assert_eq!(matches("行$", form, 14..17), ["行"]);
        assert_eq!(matches("^好", form, 0..6), ["好"]);
        assert_eq!(matches("好的", form, 0..17), ["好的", "好的"]);
    }

    #[test]
    fn empty_matches_are_none() {
        assert_eq!(matches("(?:好)?", "好的好", 0..9), ["好", "好"]);
        assert_eq!(matches("\n", "好\n的", 0..3), [""; 0]);
    }

    #[test]
    fn a_pattern_that_is_too_large_is_refused() {
        assert!(Pattern::check("(?:[\\p{Han}a-z]{100}){100}", false).is_err());
        assert!(Pattern::check("(?:", false).is_err());
        assert_eq!(Pattern::check("(?:退订|取消).{0,8}", false), Ok(()));
    }
}
