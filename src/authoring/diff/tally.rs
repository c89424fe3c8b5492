//! Sums over transcripts, merged in the order of the input.

use std::collections::BTreeMap;

use super::compare::Changed;
use super::figures::{Crossing, DiffExample, ScoreMovement, Step, Transition};
use crate::diagnostics::Diagnostic;
use crate::engine::{Audit, Verdict};

/// Examples kept of each kind of change.
const EXAMPLES: usize = 3;
/// Refused inputs of which it is told what is wrong.
const NAMED_REFUSALS: usize = 20;
/// Where ranges of movement begin and end, points; no movement is a range of its own.
const EDGES: [f64; 6] = [5.0, 10.0, 20.0, 30.0, 50.0, 100.0];

/// A rule's place in the list, a verdict before and one after.
type Change = (usize, Option<Verdict>, Option<Verdict>);

#[derive(Debug, Default)]
pub(super) struct Tally {
    pub transcripts: u64,
    pub changed: u64,
    pub rejected: u64,
    pub refused: Vec<Diagnostic>,
    transitions: BTreeMap<Change, Kept<DiffExample>>,
    scored: u64,
    old_sum: f64,
    new_sum: f64,
    rose: u64,
    fell: u64,
    lost: u64,
    gained: u64,
    /// Scores by their range of movement; 0 is none, negative is down.
    steps: BTreeMap<i32, u64>,
    now_failing: Kept<String>,
    now_passing: Kept<String>,
    vetoed: u64,
    unvetoed: u64,
}

/// A count and its first examples.
#[derive(Debug)]
struct Kept<T> {
    count: u64,
    examples: Vec<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept { count: 0, examples: Vec::new() }
    }
}

impl<T> Kept<T> {
    fn add(&mut self, example: T) {
        self.merge(Kept { count: 1, examples: vec![example] });
    }

    fn merge(&mut self, other: Kept<T>) {
        self.count += other.count;
        self.examples.extend(other.examples);
        self.examples.truncate(EXAMPLES);
    }
}

impl Tally {
    pub fn add(&mut self, old: &Audit, new: &Audit, changed: Vec<Changed>) {
        self.transcripts += 1;
        let moved = old.score.value != new.score.value;
        self.changed += u64::from(moved || !changed.is_empty());
        self.score(old, new);
        for Changed { rule, from, to, example } in changed {
            let transcript = new.transcript.id.clone();
            let example = DiffExample { transcript, source: new.transcript.source.clone(), ..example };
            self.transitions.entry((rule, from, to)).or_default().add(example);
        }
    }

    fn score(&mut self, old: &Audit, new: &Audit) {
        match (old.score.value, new.score.value) {
            (Some(before), Some(after)) => {
                self.scored += 1;
                self.old_sum += before;
                self.new_sum += after;
                self.rose += u64::from(after > before);
                self.fell += u64::from(after < before);
                *self.steps.entry(step(after - before)).or_default() += 1;
            }
            (Some(_), None) => self.lost += 1,
            (None, Some(_)) => self.gained += 1,
            (None, None) => {}
        }
        match (old.score.passed, new.score.passed) {
            (Some(true), Some(false)) => self.now_failing.add(new.transcript.id.clone()),
            (Some(false), Some(true)) => self.now_passing.add(new.transcript.id.clone()),
            _ => {}
        }
        let vetoed = [old, new].map(|audit| !audit.score.vetoed_by.is_empty());
        self.vetoed += u64::from(vetoed == [false, true]);
        self.unvetoed += u64::from(vetoed == [true, false]);
    }

    pub fn reject(&mut self, refused: Diagnostic) {
        self.rejected += 1;
        if self.refused.len() < NAMED_REFUSALS {
            self.refused.push(refused);
        }
    }

    pub fn merge(&mut self, other: Tally) {
        self.transcripts += other.transcripts;
        self.changed += other.changed;
        self.rejected += other.rejected;
        self.refused.extend(other.refused);
        self.refused.truncate(NAMED_REFUSALS);
        for (change, kept) in other.transitions {
            self.transitions.entry(change).or_default().merge(kept);
        }
        self.scored += other.scored;
        self.old_sum += other.old_sum;
        self.new_sum += other.new_sum;
        self.rose += other.rose;
        self.fell += other.fell;
        self.lost += other.lost;
        self.gained += other.gained;
        for (step, count) in other.steps {
            *self.steps.entry(step).or_default() += count;
        }
        self.now_failing.merge(other.now_failing);
        self.now_passing.merge(other.now_passing);
        self.vetoed += other.vetoed;
        self.unvetoed += other.unvetoed;
    }

    /// The changes of one rule after the other, and how scores move.
    pub fn finish(self) -> (Vec<(usize, Transition)>, ScoreMovement) {
        let mean = |sum: f64| (self.scored > 0).then(|| rounded(sum / self.scored as f64));
        let crossing = |kept: Kept<String>| Crossing { count: kept.count, examples: kept.examples };
        let score = ScoreMovement {
            scored: self.scored,
            old_mean: mean(self.old_sum),
            new_mean: mean(self.new_sum),
            rose: self.rose,
            fell: self.fell,
            lost: self.lost,
            gained: self.gained,
            steps: self.steps.into_iter().map(|(at, count)| range(at, count)).collect(),
            now_failing: crossing(self.now_failing),
            now_passing: crossing(self.now_passing),
            vetoed: self.vetoed,
            unvetoed: self.unvetoed,
        };
        let transitions = self.transitions.into_iter().map(|((rule, from, to), kept)| {
            (rule, Transition { from, to, count: kept.count, examples: kept.examples })
        });
        (transitions.collect(), score)
    }
}

fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// The number of the range in which a movement falls.
fn step(movement: f64) -> i32 {
    if movement == 0.0 {
        return 0;
    }
    let at = 1 + EDGES.iter().take_while(|edge| movement.abs() > **edge).count() as i32;
    if movement < 0.0 { -at } else { at }
}

fn range(at: i32, count: u64) -> Step {
    let edge = |at: usize| if at == 0 { Some(0.0) } else { EDGES.get(at - 1).copied() };
    let down = |edge: f64| 0.0 - edge;
    let distance = at.unsigned_abs() as usize;
    match at {
        0 => Step { from: Some(0.0), to: Some(0.0), count },
        1.. => Step { from: edge(distance - 1), to: edge(distance), count },
        _ => Step { from: edge(distance).map(down), to: edge(distance - 1).map(down), count },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movements_fall_in_ranges_on_either_side_of_none() {
        let of = |movement: f64| {
            let Step { from, to, .. } = range(step(movement), 1);
            (from, to)
        };
        assert_eq!(of(0.0), (Some(0.0), Some(0.0)));
        assert_eq!(of(0.5), (Some(0.0), Some(5.0)));
        assert_eq!(of(5.0), (Some(0.0), Some(5.0)));
        assert_eq!(of(-7.0), (Some(-10.0), Some(-5.0)));
        assert_eq!(of(-0.1), (Some(-5.0), Some(0.0)));
        assert_eq!(of(120.0), (Some(100.0), None));
        assert_eq!(of(-120.0), (None, Some(-100.0)));
    }
}
