//! One automaton over how the literals sound that may be heard wrongly.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::AhoCorasick;

use super::{Hit, Hits, LiteralId};
use crate::text::Form;
use crate::text::alike::is_near;
use crate::text::pinyin::{MAX_READINGS, readings};

/// Most ways to read one literal.
const MOST_WAYS: usize = 8;

/// Finds what sounds like a literal.
#[derive(Debug, Default)]
pub(in crate::engine) struct Sounds {
    /// Absent where no literal is sought by its sound.
    automaton: Option<AhoCorasick>,
    /// The literals that sound like each sequence.
    owners: Vec<Vec<LiteralId>>,
    texts: HashMap<LiteralId, String>,
}

impl Sounds {
    /// The literals that are sought by their sound, all of which have one.
    pub fn new(literals: impl IntoIterator<Item = (LiteralId, String)>) -> Sounds {
        let texts: HashMap<LiteralId, String> = literals.into_iter().collect();
        let mut owners: BTreeMap<Vec<u8>, Vec<LiteralId>> = BTreeMap::new();
        for (literal, text) in &texts {
            for way in ways(text) {
                owners.entry(way).or_default().push(*literal);
            }
        }
        let automaton = (!owners.is_empty()).then(|| {
            AhoCorasick::new(owners.keys())
                .expect("the sounds of a rule set's literals within its size limit fit an automaton")
        });
        Sounds { automaton, owners: owners.into_values().collect(), texts }
    }

    /// The literal itself.
    pub fn text(&self, literal: LiteralId) -> &str {
        self.texts.get(&literal).map_or("", String::as_str)
    }

    /// Every place in the forms of a transcript's turns that sounds like a literal, near enough, and is not that literal;
    /// `literals` is the number of all literals.
    pub fn hits<'t>(&self, forms: impl IntoIterator<Item = &'t Form>, literals: usize) -> Hits {
        let mut hits = Vec::new();
        for (turn, form) in forms.into_iter().enumerate() {
            self.find(turn, form, &mut hits);
        }
        Hits::unsorted(hits, literals)
    }

    /// Adds every place in `form` that sounds like a literal, near enough, and is not that literal. May add one twice.
    fn find(&self, turn: usize, form: &Form, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else { return };
        let sentence = |byte| form.sentence_at(byte) as u32;
        let form = form.text();
        let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).chain([form.len()]).collect();
        for reading in 0..MAX_READINGS {
            let Some(heard) = heard(form, reading) else { break };
            for found in automaton.find_overlapping_iter(&heard) {
                let (start, end) = (starts[found.start() / CODE_BYTES], starts[found.end() / CODE_BYTES]);
                let near = self.owners[found.pattern().as_usize()].iter().filter(|literal| {
                    let text = self.text(**literal);
                    text != &form[start..end] && is_near(text, &form[start..end])
                });
                hits.extend(near.map(|literal| Hit {
                    literal: *literal,
                    turn: turn as u32,
                    sentence: sentence(start),
                    start: start as u32,
                    end: end as u32,
                }));
            }
        }
    }
}

/// A sound as bytes: the first has its high bit set and the second has not, so that matches begin only at a character.
type Code = [u8; CODE_BYTES];

const CODE_BYTES: usize = 2;

/// Code of what no literal holds.
const NOTHING: Code = code(0);

/// First code of letters, digits and signs, above those of syllables.
const FIRST_OTHER: u16 = 0x3000;

const fn code(number: u16) -> Code {
    [0x80 | (number >> 7) as u8, (number & 0x7f) as u8]
}

/// The sounds of a character; none where it can be in no literal that is sought by its sound.
fn codes(char: char) -> Vec<Code> {
    match readings(char) {
        [] if char.is_ascii_graphic() => vec![code(FIRST_OTHER + char as u16)],
        readings => readings.iter().map(|sound| code(sound.folded)).collect(),
    }
}

/// Ways to read a literal, the commonest first.
fn ways(literal: &str) -> Vec<Vec<u8>> {
    let mut ways: Vec<Vec<u8>> = vec![Vec::new()];
    for char in literal.chars() {
        let codes = codes(char);
        let longer = codes.iter().flat_map(|code| ways.iter().map(move |way| [way, &code[..]].concat()));
        ways = longer.take(MOST_WAYS).collect();
    }
    ways
}

/// What a form sounds like with each character in its reading of that index, else its first; `None` where that is no other
/// than before.
fn heard(form: &str, reading: usize) -> Option<Vec<u8>> {
    let mut differs = reading == 0;
    let mut heard = Vec::with_capacity(form.len());
    for char in form.chars() {
        let readings = readings(char);
        differs |= readings.len() > reading;
        let code = match readings.get(reading).or(readings.first()) {
            Some(sound) => code(sound.folded),
            None if char.is_ascii_graphic() => code(FIRST_OTHER + char as u16),
            None => NOTHING,
        };
        heard.extend(code);
    }
    differs.then_some(heard)
}
