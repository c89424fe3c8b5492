//! One place where a signal happens.

use crate::transcript::{Span, TimeSource};

/// Why something cannot be known.
pub(super) use crate::transcript::Doubt;

use super::How;
use super::audit::{EvidenceValue, NearMissReason};

/// A place in a transcript's turns: the index of a turn and a byte of its matching form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pos {
    pub turn: usize,
    pub byte: usize,
}

/// A length of time, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub start_ms: u64,
    pub end_ms: u64,
    pub source: TimeSource,
}

/// One place where a signal happens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Occurrence {
    pub turn: usize,
    /// Byte range in the turn's matching form; empty for a silence.
    pub span: Span,
    pub value: Option<EvidenceValue>,
    pub how: How,
    /// False where it only may be one: the speaker, or what it depends on, is not known.
    pub certain: bool,
    /// Its time where that is not the time of its words: a silence, an overlap.
    pub interval: Option<Interval>,
}

impl Occurrence {
    pub fn start(&self) -> Pos {
        Pos { turn: self.turn, byte: self.span.start }
    }

    pub fn end(&self) -> Pos {
        Pos { turn: self.turn, byte: self.span.end }
    }

    /// Whether both are the same place, as far as deducting once is concerned.
    pub fn same_place(&self, other: &Occurrence) -> bool {
        self.turn == other.turn && (self.span == other.span || self.span.overlaps(other.span))
    }
}

/// Whether one of the occurrences, which are sorted by turn, is at the same place.
pub(super) fn any_same_place(by_turn: &[Occurrence], hit: &Occurrence) -> bool {
    let first = by_turn.partition_point(|other| other.turn < hit.turn);
    by_turn[first..].iter().take_while(|other| other.turn == hit.turn).any(|other| other.same_place(hit))
}

/// Occurrences of one signal in one transcript.
///
/// `hits` are sorted by place and never overlap inside a turn. `rejected` looked like matches and are none.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub hits: Vec<Occurrence>,
    pub rejected: Vec<(Occurrence, NearMissReason)>,
    /// Set where absence does not mean that it did not happen.
    pub doubt: Option<Doubt>,
    /// Set where the signal has no value for the channel, so that nothing may be asked of it.
    pub out_of_channel: bool,
}

impl Found {
    pub fn doubtful(doubt: Doubt) -> Found {
        Found { doubt: Some(doubt), ..Found::default() }
    }

    pub fn out_of_channel() -> Found {
        Found { out_of_channel: true, ..Found::default() }
    }

    /// Whether a rule cannot tell the two apart.
    pub fn is_like(&self, other: &Found) -> bool {
        self.hits == other.hits && self.doubt == other.doubt && self.out_of_channel == other.out_of_channel
    }

    /// Adds what another search found.
    pub fn merge(&mut self, other: Found) {
        self.hits.extend(other.hits);
        self.rejected.extend(other.rejected);
        self.doubt = self.doubt.or(other.doubt);
    }

    /// Sorts the hits and keeps, of those that overlap, the certain and then the first and longest.
    pub fn settle(mut self) -> Found {
        self.hits
            .sort_by_key(|hit| (hit.turn, hit.span.start, std::cmp::Reverse(hit.span.end), !hit.certain));
        let mut kept: Vec<Occurrence> = Vec::with_capacity(self.hits.len());
        for hit in self.hits {
            match kept.last_mut() {
                Some(last) if last.same_place(&hit) => last.certain |= hit.certain && last.span == hit.span,
                _ => kept.push(hit),
            }
        }
        self.hits = kept;
        self
    }
}
