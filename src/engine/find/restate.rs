//! Sentences that repeat what the other side said: the paraphrase test.

use std::collections::HashSet;

use super::hit;
use crate::engine::How;
use crate::engine::audit::EvidenceValue;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::session::Session;
use crate::rules::model::Speakers;
use crate::transcript::{Span, Speaker};

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
            let words = content_words(session, turn, sentence.span);
            let shared = words.iter().filter(|word| said.contains(*word)).count();
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

fn said_before<'s>(
    session: &'s Session<'_>,
    turn: usize,
    speaker: Speaker,
    back_turns: usize,
) -> HashSet<&'s str> {
    let turns = (0..turn).rev().filter(|&turn| session.turns[turn].speaker == speaker).take(back_turns);
    turns
        .flat_map(|turn| {
            let length = session.turns[turn].form.text().len();
            content_words(session, turn, Span::new(0, length))
        })
        .collect()
}

/// Each content word once, in order.
fn content_words<'s>(session: &'s Session<'_>, turn: usize, within: Span) -> Vec<&'s str> {
    let text = session.turns[turn].form.text();
    let mut seen = HashSet::new();
    session
        .words(turn)
        .iter()
        .filter(|token| within.contains(token.span) && token.is_content(text))
        .map(|token| token.span.of(text))
        .filter(|word| seen.insert(*word))
        .collect()
}
