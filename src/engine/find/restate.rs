//! Sentences that repeat what the other side said: the paraphrase test.

use super::hit;
use crate::engine::How;
use crate::engine::audit::EvidenceValue;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::session::{ContentWord, Session};
use crate::rules::model::Speakers;
use crate::transcript::Speaker;

/// Sentences of which a share of the content words was said by `speaker` in the turns before.
pub(super) fn restates(
    session: &Session<'_>,
    speakers: Speakers,
    speaker: Speaker,
    back_turns: usize,
    overlap: f64,
    at_least_words: usize,
) -> Found {
    let mut found = Found {
        doubt: session.role_doubt(speakers).or_else(|| session.role_doubt(Speakers::One(speaker))),
        ..Found::default()
    };
    for (turn, certain) in session.turns_of(speakers) {
        let said = said_before(session, turn, speaker, back_turns);
        if said.len() < at_least_words {
            continue;
        }
        for sentence in session.turns[turn].form.sentences() {
            let within = session.content_words(turn).iter().filter(|word| sentence.span.contains(word.span));
            let words = each_once(within);
            let shared = words.iter().filter(|word| said.binary_search(word).is_ok()).count();
            let share = shared as f64 / words.len().max(1) as f64;
            if shared >= at_least_words.max(1) && share >= overlap {
                let value =
                    EvidenceValue { kind: "share".into(), number: Some(share), text: format!("{share:.2}") };
                let place = hit(turn, sentence.span.start, sentence.span.end, How::Restates, certain);
                found.hits.push(Occurrence { value: Some(value), ..place });
            }
        }
    }
    found
}

/// The words that a speaker has said in his last turns before one, in order of their numbers.
fn said_before(session: &Session<'_>, turn: usize, speaker: Speaker, back_turns: usize) -> Vec<usize> {
    let turns = (0..turn).rev().filter(|&turn| session.turns[turn].speaker == speaker).take(back_turns);
    each_once(turns.flat_map(|turn| session.content_words(turn)))
}

/// The numbers of words, each once, in order.
fn each_once<'s>(words: impl Iterator<Item = &'s ContentWord>) -> Vec<usize> {
    let mut numbers: Vec<usize> = words.map(|word| word.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
