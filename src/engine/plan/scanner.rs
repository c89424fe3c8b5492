//! One automaton over all literals and one set over all patterns of a rule set.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use regex::{Regex, RegexSet, RegexSetBuilder};

use crate::text;

/// Memory that the lazy automaton of the pattern set may use on each thread, bytes.
const SET_CACHE_BYTES: usize = 16 * 1024 * 1024;
/// Largest compiled set, bytes.
const SET_SIZE_BYTES: usize = 256 * 1024 * 1024;

/// Index of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::engine) struct LiteralId(pub u32);

/// Index of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::engine) struct PatternId(pub u32);

/// A place where a literal stands in one turn's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct Hit {
    pub literal: LiteralId,
    pub turn: u32,
    pub start: u32,
    pub end: u32,
}

/// Gathers literals and patterns, each once.
#[derive(Debug, Default)]
pub(in crate::engine) struct ScannerBuilder {
    literals: HashMap<String, LiteralId>,
    patterns: HashMap<(String, bool), PatternId>,
}

impl ScannerBuilder {
    pub fn literal(&mut self, literal: String) -> LiteralId {
        let next = LiteralId(self.literals.len() as u32);
        *self.literals.entry(literal).or_insert(next)
    }

    pub fn pattern(&mut self, pattern: &str, whole_turn: bool) -> PatternId {
        let next = PatternId(self.patterns.len() as u32);
        *self.patterns.entry((pattern.to_owned(), whole_turn)).or_insert(next)
    }

    /// Builds the automata. Patterns and literals come from a validated rule set.
    pub fn build(self) -> Scanner {
        let mut literals: Vec<(String, LiteralId)> = self.literals.into_iter().collect();
        literals.sort_by_key(|(_, id)| *id);
        let literals = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build(literals.iter().map(|(literal, _)| literal))
            .expect("the literals of a rule set within its size limit fit an automaton");
        let mut patterns: Vec<((String, bool), PatternId)> = self.patterns.into_iter().collect();
        patterns.sort_by_key(|(_, id)| *id);
        let single = patterns
            .iter()
            .map(|((pattern, whole_turn), _)| {
                text::pattern(pattern, *whole_turn)
                    .expect("a validated rule set holds only patterns that compile")
            })
            .collect();
        let sources = patterns.iter().map(|((pattern, whole_turn), _)| {
            let flags = if *whole_turn { "(?s)" } else { "" };
            format!("{flags}{}", text::pattern_text(pattern))
        });
        let set = RegexSetBuilder::new(sources)
            .case_insensitive(true)
            .size_limit(SET_SIZE_BYTES)
            .dfa_size_limit(SET_CACHE_BYTES)
            .build()
            .expect("patterns that compile alone compile together within the size limit");
        Scanner { literals, patterns: single, set }
    }
}

/// Finds all literals and patterns of a rule set.
#[derive(Debug)]
pub(in crate::engine) struct Scanner {
    literals: AhoCorasick,
    patterns: Vec<Regex>,
    set: RegexSet,
}

impl Scanner {
    /// Adds every place of every literal in `form` to `hits`.
    pub fn literals(&self, turn: usize, form: &str, hits: &mut Vec<Hit>) {
        hits.extend(self.literals.find_overlapping_iter(form).map(|found| Hit {
            literal: LiteralId(found.pattern().as_u32()),
            turn: turn as u32,
            start: found.start() as u32,
            end: found.end() as u32,
        }));
    }

    /// The patterns that match somewhere in `form`.
    pub fn matching_patterns(&self, form: &str) -> impl Iterator<Item = PatternId> {
        self.set.matches(form).into_iter().map(|index| PatternId(index as u32))
    }

    pub fn pattern(&self, id: PatternId) -> &Regex {
        &self.patterns[id.0 as usize]
    }

    pub fn pattern_count(&self) -> usize {
        self.patterns.len()
    }
}
