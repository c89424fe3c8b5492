//! One automaton over all literals of a rule set, those that its patterns require among them.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::sounds::{Sounds, has_sound};
use crate::text::Pattern;

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
    sounds: HashSet<LiteralId>,
    pattern_ids: HashMap<(String, bool), PatternId>,
    patterns: Vec<ScannedPattern>,
}

/// A pattern and the literals of which one stands wherever it matches.
#[derive(Debug)]
struct ScannedPattern {
    pattern: Pattern,
    required: Option<Vec<LiteralId>>,
}

impl ScannerBuilder {
    pub fn literal(&mut self, literal: String) -> LiteralId {
        let next = LiteralId(self.literals.len() as u32);
        *self.literals.entry(literal).or_insert(next)
    }

    /// Seeks a literal by its sound too; false where it can only stand as written.
    pub fn sound(&mut self, literal: &str) -> bool {
        let sounds = has_sound(literal);
        if sounds {
            let id = self.literal(literal.to_owned());
            self.sounds.insert(id);
        }
        sounds
    }

    /// A pattern of a validated rule set.
    pub fn pattern(&mut self, source: &str, whole_turn: bool) -> PatternId {
        let key = (source.to_owned(), whole_turn);
        if let Some(id) = self.pattern_ids.get(&key) {
            return *id;
        }
        let pattern = Pattern::new(source, whole_turn)
            .expect("a validated rule set holds only patterns that can be read");
        let required = pattern.required().map(<[String]>::to_vec);
        let required = required.map(|texts| texts.into_iter().map(|text| self.literal(text)).collect());
        let id = PatternId(self.patterns.len() as u32);
        self.patterns.push(ScannedPattern { pattern, required });
        self.pattern_ids.insert(key, id);
        id
    }

    /// Builds the automaton.
    pub fn build(self) -> Scanner {
        let mut literals: Vec<(String, LiteralId)> = self.literals.into_iter().collect();
        literals.sort_by_key(|(_, id)| *id);
        let sounding = literals.iter().filter(|(_, id)| self.sounds.contains(id));
        let sounds = Sounds::new(sounding.map(|(text, id)| (*id, text.clone())));
        let literals = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build(literals.iter().map(|(literal, _)| literal))
            .expect("the literals of a rule set within its size limit fit an automaton");
        Scanner { literals, sounds, patterns: self.patterns }
    }
}

/// Finds all literals of a rule set in one pass, and tells where its patterns may match.
#[derive(Debug)]
pub(in crate::engine) struct Scanner {
    literals: AhoCorasick,
    /// What sounds like a literal.
    pub sounds: Sounds,
    patterns: Vec<ScannedPattern>,
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

    pub fn pattern(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.0 as usize].pattern
    }

    /// Literals of which one stands in every turn where the pattern matches; `None`: it may match anywhere.
    pub fn required(&self, id: PatternId) -> Option<&[LiteralId]> {
        self.patterns[id.0 as usize].required.as_deref()
    }
}
