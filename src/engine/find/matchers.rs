//! Phrases, words, entities and the form of sentences.

use super::hit;
use crate::engine::How;
use crate::engine::audit::EvidenceValue;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::{Hit, Phrase};
use crate::engine::session::Session;
use crate::rules::model::{Speakers, Words};
use crate::text::EntityKind;

/// Characters that a `*` may skip.
pub(in crate::engine) const GAP_CHARS: usize = 8;

/// Phrases, inside one sentence each.
pub(super) fn phrases(session: &Session<'_>, phrases: &[Phrase], speakers: Speakers) -> Found {
    let sides = session.sides(speakers);
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for phrase in phrases {
        for (turn, start, end) in places(session, phrase) {
            if let Some(certain) = sides[turn] {
                found.hits.push(hit(turn, start, end, How::Phrase, certain));
            }
        }
    }
    found
}

/// Every place of a phrase in any turn: turn, first byte, one past the last.
pub(super) fn places(session: &Session<'_>, phrase: &Phrase) -> Vec<(usize, usize, usize)> {
    let parts: Vec<&[Hit]> = phrase.0.iter().map(|literal| session.literal(*literal)).collect();
    chains(session, &parts)
}

/// Every place where a hit of each part follows one of the part before, in one sentence, within a gap.
pub(super) fn chains(session: &Session<'_>, parts: &[&[Hit]]) -> Vec<(usize, usize, usize)> {
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    first
        .iter()
        .filter_map(|hit| {
            let end = follow(session, hit, rest)?;
            Some((hit.turn as usize, hit.start as usize, end as usize))
        })
        .collect()
}

/// The end of the last literal when all follow within their gaps.
fn follow(session: &Session<'_>, before: &Hit, rest: &[&[Hit]]) -> Option<u32> {
    let Some((next, rest)) = rest.split_first() else { return Some(before.end) };
    let from = next.partition_point(|hit| (hit.turn, hit.start) < (before.turn, before.end));
    let text = session.turns[before.turn as usize].form.text();
    for hit in next[from..].iter().take_while(|hit| hit.turn == before.turn) {
        let between = &text[before.end as usize..hit.start as usize];
        if between.contains('\n') || between.chars().nth(GAP_CHARS).is_some() {
            return None;
        }
        if let Some(end) = follow(session, hit, rest) {
            return Some(end);
        }
    }
    None
}

/// Whole words as jieba cuts them.
pub(super) fn words(session: &Session<'_>, words: &[Words], speakers: Speakers) -> Found {
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for (turn, certain) in session.turns_of(speakers) {
        let text = session.turns[turn].form.text();
        if !words.iter().any(|word| text.contains(word.word.as_str())) {
            continue;
        }
        for token in session.words(turn) {
            let matches = words.iter().any(|word| {
                word.word == token.span.of(text)
                    && word.tag.as_ref().is_none_or(|tag| token.tag.starts_with(tag.as_str()))
            });
            if matches {
                found.hits.push(hit(turn, token.span.start, token.span.end, How::Words, certain));
            }
        }
    }
    found
}

/// Entities of the kinds.
pub(super) fn entities(session: &Session<'_>, kinds: &[EntityKind], speakers: Speakers) -> Found {
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for (turn, certain) in session.turns_of(speakers) {
        for entity in session.entities(turn).iter().filter(|entity| kinds.contains(&entity.kind)) {
            let value = EvidenceValue {
                kind: entity.kind.name().to_owned(),
                number: entity.number,
                text: entity.text.clone(),
            };
            found.hits.push(Occurrence {
                value: Some(value),
                ..hit(turn, entity.span.start, entity.span.end, How::Entity, certain)
            });
        }
    }
    found
}

/// Sentences that are questions, or statements.
pub(super) fn form(session: &Session<'_>, question: bool, speakers: Speakers) -> Found {
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for (turn, certain) in session.turns_of(speakers) {
        let form = &session.turns[turn].form;
        for sentence in form.sentences() {
            if crate::text::is_question(sentence.span.of(form.text()), sentence.mark) == question {
                found.hits.push(hit(turn, sentence.span.start, sentence.span.end, How::Form, certain));
            }
        }
    }
    found
}
