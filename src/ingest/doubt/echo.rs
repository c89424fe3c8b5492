//! The same words on both sides: a channel that was recorded twice, or that hears the other one.

use crate::ingest::inference::Voices;
use crate::transcript::{Speaker, Transcript};

/// Shortest segment whose repetition means anything, bytes: six Chinese characters, more than a greeting.
const LONG_BYTES: usize = 18;

/// Fewest segments that have to be the same: a customer repeats an address, an agent a number.
const FEWEST: usize = 3;

/// Share of the shorter side that has to stand on the other side as well.
const SHARE: f64 = 0.5;

/// How many segments away the recogniser may put what it hears a second time.
const NEAR_SEGMENTS: usize = 2;

/// Share of pairs of neighbouring characters (Dice) from which two segments are the same words heard twice.
const ALIKE: f64 = 0.8;

/// The lengths of such segments differ at most by this factor.
const LENGTH_RATIO: f64 = 0.8;

/// One side of a conversation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Agent,
    Customer,
    Voice(usize),
}

/// Which share of the shorter of the two main sides is also said on the other one, where that is most of it.
pub(super) fn share(voices: &Voices, transcript: &Transcript) -> Option<f64> {
    let said: Vec<(Side, &str)> = transcript
        .segments
        .iter()
        .enumerate()
        .filter_map(|(at, segment)| Some((side(voices, at, segment.speaker)?, segment.text.trim())))
        .filter(|(_, text)| text.len() >= LONG_BYTES)
        .collect();
    let (shorter, longer, bytes) = main_sides(&said)?;
    let mut keys: Vec<(Key, &str)> =
        said.iter().filter(|(side, _)| *side == longer).map(|(_, text)| (key(text), *text)).collect();
    keys.sort_unstable();
    let (mut count, mut echoed) = (0, 0);
    for (at, (_, text)) in said.iter().enumerate().filter(|(_, (side, _))| *side == shorter) {
        let same = keys.binary_search(&(key(text), text)).is_ok();
        if same || near(&said, at, longer).any(|other| are_alike(text, other)) {
            count += 1;
            echoed += text.len();
        }
    }
    let share = echoed as f64 / bytes as f64;
    (count >= FEWEST && share >= SHARE).then_some(share)
}

fn side(voices: &Voices, segment: usize, speaker: Speaker) -> Option<Side> {
    match speaker {
        Speaker::Agent => Some(Side::Agent),
        Speaker::Customer => Some(Side::Customer),
        Speaker::System => None,
        Speaker::Unknown => voices.of(segment).map(Side::Voice),
    }
}

/// The two sides that say most: the shorter, the longer, and how much the shorter says, bytes.
fn main_sides(said: &[(Side, &str)]) -> Option<(Side, Side, usize)> {
    let mut sides: Vec<(Side, usize)> = Vec::new();
    for (side, text) in said {
        match sides.iter_mut().find(|(known, _)| known == side) {
            Some((_, bytes)) => *bytes += text.len(),
            None => sides.push((*side, text.len())),
        }
    }
    sides.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let (longer, shorter) = (*sides.first()?, *sides.get(1)?);
    Some((shorter.0, longer.0, shorter.1))
}

/// Length and middle of a text, by which nearly all that differ are told apart.
type Key = (usize, [u8; 8]);

fn key(text: &str) -> Key {
    let middle = &text.as_bytes()[text.len() / 2..];
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&middle[..8]);
    (text.len(), bytes)
}

fn near<'s>(said: &'s [(Side, &str)], at: usize, side: Side) -> impl Iterator<Item = &'s str> {
    let around = &said[at.saturating_sub(NEAR_SEGMENTS)..(at + NEAR_SEGMENTS + 1).min(said.len())];
    around.iter().filter(move |(other, _)| *other == side).map(|(_, text)| *text)
}

/// Whether two segments are the same words, heard twice.
fn are_alike(one: &str, other: &str) -> bool {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if (shorter as f64) < longer as f64 * LENGTH_RATIO {
        return false;
    }
    let (ours, theirs) = (marks(one), marks(other));
    let shared = (ours & theirs).count_ones();
    if f64::from(2 * shared) < ALIKE * f64::from(ours.count_ones() + theirs.count_ones()) {
        return false;
    }
    let (mut ours, mut theirs) = (pairs(one), pairs(other));
    let total = ours.len() + theirs.len();
    ours.sort_unstable();
    theirs.sort_unstable();
    2.0 * common(&ours, &theirs) as f64 >= ALIKE * total as f64
}

/// A bit for each character, several of which share one: a quick look before the pairs are compared.
fn marks(text: &str) -> u64 {
    text.chars()
        .filter(|char| char.is_alphanumeric())
        .fold(0, |marks, char| marks | 1 << (u32::from(char) % 64))
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|char| char.is_alphanumeric()).collect();
    chars.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// How many entries two sorted lists share.
fn common(ours: &[(char, char)], theirs: &[(char, char)]) -> usize {
    let (mut at, mut shared) = (0, 0);
    for pair in ours {
        while theirs.get(at).is_some_and(|other| other < pair) {
            at += 1;
        }
        if theirs.get(at) == Some(pair) {
            at += 1;
            shared += 1;
        }
    }
    shared
}
