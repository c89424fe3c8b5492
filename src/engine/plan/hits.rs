//! Where literals stand in one transcript.

use super::LiteralId;

/// A place where a literal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct Hit {
    pub literal: LiteralId,
    pub turn: u32,
    /// Index of the sentence in its turn.
    pub sentence: u32,
    /// Bytes of the turn's form.
    pub start: u32,
    pub end: u32,
}

/// The places of every literal in one transcript.
///
/// Sorted by `(literal, turn, start)`.
#[derive(Debug)]
pub(in crate::engine) struct Hits {
    hits: Vec<Hit>,
    /// For each literal the index of its first hit, and one more for the end.
    starts: Vec<u32>,
    /// For each literal a bit: whether it stands anywhere. Nearly all that are asked for do not, and this is quick to read.
    stand: Vec<u64>,
}

impl Hits {
    /// From hits in the order of the text, that is by turn and end; `literals` is the number of all literals.
    pub fn new(in_text: Vec<Hit>, literals: usize) -> Hits {
        let mut starts = vec![0; literals + 1];
        let mut stand = vec![0; literals.div_ceil(64)];
        for hit in &in_text {
            let literal = hit.literal.0 as usize;
            starts[literal + 1] += 1;
            stand[literal / 64] |= 1 << (literal % 64);
        }
        for literal in 0..literals {
            starts[literal + 1] += starts[literal];
        }
        let mut next = starts.clone();
        let mut hits = in_text.clone();
        for hit in in_text {
            let slot = &mut next[hit.literal.0 as usize];
            hits[*slot as usize] = hit;
            *slot += 1;
        }
        Hits { hits, starts, stand }
    }

    /// From hits in any order, doubles among them.
    pub fn unsorted(mut hits: Vec<Hit>, literals: usize) -> Hits {
        hits.sort_unstable_by_key(|hit| (hit.turn, hit.end, hit.literal));
        hits.dedup();
        Hits::new(hits, literals)
    }

    /// Places of one literal, in order.
    pub fn of(&self, literal: LiteralId) -> &[Hit] {
        let literal = literal.0 as usize;
        if self.stand[literal / 64] & (1 << (literal % 64)) == 0 {
            return &[];
        }
        &self.hits[self.starts[literal] as usize..self.starts[literal + 1] as usize]
    }
}
