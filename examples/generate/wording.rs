//! The moves of a conversation and the many ways to word each, from `phrases.txt`.

use std::collections::HashMap;

use crate::facts::{Facts, SLOTS};
use crate::random::Random;

enum Piece {
    Text(&'static str),
    Slot(usize),
    Choice(Vec<Vec<Piece>>),
}

/// All moves, found by name once and by number afterwards.
pub struct Wording {
    numbers: HashMap<&'static str, usize>,
    moves: Vec<Vec<Vec<Piece>>>,
}

impl Wording {
    /// Reads the text form: `= name` opens a move, every other line is a wording.
    pub fn parse(text: &'static str) -> Wording {
        let mut wording = Wording { numbers: HashMap::new(), moves: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("= ") {
                Some(name) => {
                    wording.numbers.insert(name, wording.moves.len());
                    wording.moves.push(Vec::new());
                }
                None => {
                    let (pieces, rest) = pieces(line);
                    assert!(rest.is_empty(), "unbalanced bracket in the wording {line}");
                    wording.moves.last_mut().expect("a move is open").push(pieces);
                }
            }
        }
        wording
    }

    /// The number of the move `name` as it is made in `channel`: its own wording there, else the general one.
    pub fn number(&self, name: &str, channel: &str) -> usize {
        let own = self.numbers.get(format!("{name}_{channel}").as_str());
        *own.or_else(|| self.numbers.get(name)).unwrap_or_else(|| panic!("no move is called {name}"))
    }

    /// Writes one wording of a move to the end of `text`.
    pub fn say(&self, number: usize, facts: &Facts, random: &mut Random, text: &mut String) {
        expand(&random.pick(&self.moves[number])[..], facts, random, text);
    }
}

fn expand(pieces: &[Piece], facts: &Facts, random: &mut Random, text: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Slot(slot) => text.push_str(&facts.values[*slot]),
            Piece::Choice(options) => expand(&random.pick(options)[..], facts, random, text),
        }
    }
}

/// Reads pieces up to `|`, `]` or the end; gives them and what is left.
fn pieces(mut text: &'static str) -> (Vec<Piece>, &'static str) {
    let mut pieces = Vec::new();
    while let Some(first) = text.chars().next() {
        match first {
            '|' | ']' => break,
            '{' => {
                let end = text.find('}').expect("a slot is closed");
                let name = &text[1..end];
                let slot = SLOTS.iter().position(|slot| *slot == name);
                pieces.push(Piece::Slot(slot.unwrap_or_else(|| panic!("no slot is called {name}"))));
                text = &text[end + 1..];
            }
            '[' => {
                let mut options = Vec::new();
                while !text.starts_with(']') {
                    let (option, rest) = self::pieces(&text[1..]);
                    options.push(option);
                    text = rest;
                }
                pieces.push(Piece::Choice(options));
                text = &text[1..];
            }
            _ => {
                let end = text.find(['{', '[', '|', ']']).unwrap_or(text.len());
                pieces.push(Piece::Text(&text[..end]));
                text = &text[end..];
            }
        }
    }
    (pieces, text)
}
