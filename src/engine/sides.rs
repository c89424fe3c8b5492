//! Which turns are whose.

use super::doubts::Doubts;
use crate::rules::model::Speakers;
use crate::transcript::Speaker;

/// For every choice of speakers and every turn of one transcript whether the turn is theirs.
#[derive(Debug)]
pub(super) struct Sides {
    any: Theirs,
    one: [Theirs; 4],
}

/// The turns of a choice of speakers.
#[derive(Debug)]
struct Theirs {
    /// For every turn whether it is theirs.
    sides: Vec<Option<bool>>,
    /// Those that a window counts, ascending.
    counted: Vec<usize>,
}

impl Sides {
    pub fn new(doubts: Doubts, speakers: impl Iterator<Item = Speaker> + Clone) -> Sides {
        let of = |choice: Speakers| Theirs {
            sides: speakers.clone().map(|speaker| doubts.admit(choice, speaker)).collect(),
            counted: (0..)
                .zip(speakers.clone())
                .filter(|(_, it)| choice.admit(*it))
                .map(|(at, _)| at)
                .collect(),
        };
        let one = |speaker| of(Speakers::One(speaker));
        Sides {
            any: of(Speakers::Any),
            one: [Speaker::Agent, Speaker::Customer, Speaker::System, Speaker::Unknown].map(one),
        }
    }

    /// For each turn: `Some(true)` where it is theirs for certain, `Some(false)` where it may be.
    pub fn of(&self, speakers: Speakers) -> &[Option<bool>] {
        &self.theirs(speakers).sides
    }

    /// Turns that a window over them counts, ascending.
    pub fn counted(&self, speakers: Speakers) -> &[usize] {
        &self.theirs(speakers).counted
    }

    fn theirs(&self, speakers: Speakers) -> &Theirs {
        match speakers {
            Speakers::Any => &self.any,
            Speakers::One(Speaker::Agent) => &self.one[0],
            Speakers::One(Speaker::Customer) => &self.one[1],
            Speakers::One(Speaker::System) => &self.one[2],
            Speakers::One(Speaker::Unknown) => &self.one[3],
        }
    }
}
