//! One automaton over all literals of a rule set, those that its patterns require among them.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::sounds::Sounds;
use super::{Hit, Hits};
use crate::text::pinyin::has_sound;
use crate::text::{Branch, Form, Pattern};

/// Index of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::engine) struct LiteralId(pub u32);

/// Index of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::engine) struct PatternId(pub u32);

/// Gathers literals and patterns, each once.
#[derive(Debug, Default)]
pub(in crate::engine) struct ScannerBuilder {
    literals: HashMap<String, LiteralId>,
    sounds: HashSet<LiteralId>,
    pattern_ids: HashMap<(String, bool), PatternId>,
    /// The patterns to read, in the order of their ids, and whether they cross sentences.
    sources: Vec<(String, bool)>,
}

/// A pattern: the literals that match it as they stand, and its branches.
#[derive(Debug)]
pub(in crate::engine) struct ScannedPattern {
    pub literals: Vec<LiteralId>,
    pub branches: Vec<ScannedBranch>,
}

/// A branch and sets of literals: where it matches, one of each set stands in the same sentence or turn.
#[derive(Debug)]
pub(in crate::engine) struct ScannedBranch {
    pub branch: Branch,
    pub needs: Vec<Vec<LiteralId>>,
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
        let id = PatternId(self.sources.len() as u32);
        self.sources.push(key.clone());
        self.pattern_ids.insert(key, id);
        id
    }

    fn scanned(&mut self, pattern: Pattern) -> ScannedPattern {
        let literals = pattern.literals().iter().map(|text| self.literal(text.clone())).collect();
        let branches = pattern.into_branches().into_iter().map(|branch| self.branch(branch)).collect();
        ScannedPattern { literals, branches }
    }

    fn branch(&mut self, branch: Branch) -> ScannedBranch {
        let needs = branch.needs().iter();
        let needs =
            needs.map(|need| need.texts.iter().map(|text| self.literal(text.clone())).collect()).collect();
        ScannedBranch { branch, needs }
    }

    /// Reads the patterns and builds the automaton.
    pub fn build(mut self) -> Scanner {
        let read = read_patterns(&std::mem::take(&mut self.sources));
        let patterns = read.into_iter().map(|pattern| self.scanned(pattern)).collect();
        let mut literals: Vec<(String, LiteralId)> = self.literals.into_iter().collect();
        literals.sort_by_key(|(_, id)| *id);
        let sounding = literals.iter().filter(|(_, id)| self.sounds.contains(id));
        let sounds = Sounds::new(sounding.map(|(text, id)| (*id, text.clone())));
        let literals = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build(literals.iter().map(|(literal, _)| literal))
            .expect("the literals of a rule set within its size limit fit an automaton");
        Scanner { literals, sounds, patterns }
    }
}

/// Threads that read patterns side by side.
const READERS: usize = 4;

/// The patterns of a validated rule set, in order.
fn read_patterns(sources: &[(String, bool)]) -> Vec<Pattern> {
    let read = |part: &[(String, bool)]| -> Vec<Pattern> {
        let valid = "a validated rule set holds only patterns that can be read";
        part.iter().map(|(source, whole_turn)| Pattern::new(source, *whole_turn).expect(valid)).collect()
    };
    let part = sources.len().div_ceil(READERS).max(1);
    std::thread::scope(|scope| {
        let readers: Vec<_> = sources.chunks(part).map(|part| scope.spawn(move || read(part))).collect();
        readers
            .into_iter()
            .flat_map(|reader| reader.join().expect("reading a pattern never panics"))
            .collect()
    })
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
    /// Every place of every literal in the forms of a transcript's turns.
    pub fn literals<'t>(&self, forms: impl IntoIterator<Item = &'t Form>) -> Hits {
        let mut hits = Vec::new();
        for (turn, form) in forms.into_iter().enumerate() {
            let sentences = form.sentences();
            let mut at = 0;
            for found in self.literals.find_overlapping_iter(form.text()) {
                while sentences[at].span.end < found.end() {
                    at += 1;
                }
                hits.push(Hit {
                    literal: LiteralId(found.pattern().as_u32()),
                    turn: turn as u32,
                    sentence: at as u32,
                    start: found.start() as u32,
                    end: found.end() as u32,
                });
            }
        }
        Hits::new(hits, self.literals.patterns_len())
    }

    /// Every place in the forms that sounds like a literal and is another text.
    pub fn sounding<'t>(&self, forms: impl IntoIterator<Item = &'t Form>) -> Hits {
        self.sounds.hits(forms, self.literals.patterns_len())
    }

    pub fn pattern(&self, id: PatternId) -> &ScannedPattern {
        &self.patterns[id.0 as usize]
    }
}
