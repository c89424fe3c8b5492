//! Regular expressions over the matching form. The only door to the regex crates.

mod reach;
mod required;

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::fold::simplified;

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
    source: String,
    whole_turn: bool,
    required: Option<Vec<String>>,
    regex: OnceLock<Regex>,
}

impl Pattern {
    /// Reads a pattern; the error is the regex crate's own description.
    pub fn new(pattern: &str, whole_turn: bool) -> Result<Pattern, String> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn)?;
        Ok(Pattern { required: required::literals(&hir), source, whole_turn, regex: OnceLock::new() })
    }

    /// Texts of which every match holds at least one; `None` where nothing is known.
    pub fn required(&self) -> Option<&[String]> {
        self.required.as_deref()
    }

    /// The compiled pattern; `None` where it is too large, which [`Pattern::check`] says beforehand.
    pub fn regex(&self) -> Option<&Regex> {
        if let Some(regex) = self.regex.get() {
            return Some(regex);
        }
        let regex = compile(&self.source, self.whole_turn).ok()?;
        Some(self.regex.get_or_init(|| regex))
    }

    /// Whether it can be used; the error is the regex crate's own description.
    ///
    /// Only a pattern that repeats much is compiled to find out: what is short when written out cannot be too large.
    pub fn check(pattern: &str, whole_turn: bool) -> Result<(), String> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn)?;
        if required::size(&hir) > SURELY_SMALL {
            compile(&source, whole_turn)?;
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

fn compile(source: &str, whole_turn: bool) -> Result<Regex, String> {
    RegexBuilder::new(source)
        .case_insensitive(true)
        .dot_matches_new_line(whole_turn)
        .size_limit(SIZE_LIMIT)
        .dfa_size_limit(CACHE_BYTES)
        .build()
        .map_err(|error| error.to_string())
}
