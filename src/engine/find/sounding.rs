//! Phrases by their sound: what a recogniser wrote for them.

use super::hit;
use super::matchers::{chains, places};
use crate::engine::How;
use crate::engine::occurrence::Found;
use crate::engine::plan::{Hit, LiteralId, Phrase};
use crate::engine::session::Session;
use crate::rules::model::Speakers;
use crate::text::alike::is_sense;
use crate::transcript::Span;

/// Places that sound like a phrase, inside one sentence each, where none of the phrases stands as written.
pub(super) fn sounding(session: &Session<'_>, phrases: &[Phrase], speakers: Speakers) -> Found {
    let sides = session.sides(speakers);
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    let mut written: Option<Vec<(usize, Span)>> = None;
    for phrase in phrases {
        for (turn, span) in misheard(session, phrase, sides) {
            let Some(certain) = sides[turn] else { continue };
            let written = written.get_or_insert_with(|| as_written(session, phrases));
            if !written.iter().any(|(other, place)| *other == turn && place.overlaps(span)) {
                found.hits.push(hit(turn, span.start, span.end, How::SoundsLike, certain));
            }
        }
    }
    found
}

fn as_written(session: &Session<'_>, phrases: &[Phrase]) -> Vec<(usize, Span)> {
    let all = phrases.iter().flat_map(|phrase| places(session, phrase));
    all.map(|(turn, start, end)| (turn, Span::new(start, end))).collect()
}

/// Places of a phrase, at least as it sounds.
fn misheard(session: &Session<'_>, phrase: &Phrase, sides: &[Option<bool>]) -> Vec<(usize, Span)> {
    let heard: Vec<Vec<Hit>> = phrase.0.iter().map(|literal| errors(session, *literal, sides)).collect();
    if heard.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let each = phrase.0.iter().zip(heard).map(|(literal, mut hits)| {
        hits.extend_from_slice(session.literal(*literal));
        hits.sort_unstable();
        hits
    });
    let each: Vec<Vec<Hit>> = each.collect();
    let parts: Vec<&[Hit]> = each.iter().map(Vec::as_slice).collect();
    chains(session, &parts).into_iter().map(|(turn, start, end)| (turn, Span::new(start, end))).collect()
}

/// Places where a literal was meant and another text of its sound was written.
fn errors(session: &Session<'_>, literal: LiteralId, sides: &[Option<bool>]) -> Vec<Hit> {
    let term = session.program.scanner.sounds.text(literal);
    let is_error = |hit: &&Hit| {
        let turn = hit.turn as usize;
        let (words, form) = (session.words(turn), &session.turns[turn].form);
        let span = Span::new(hit.start as usize, hit.end as usize);
        !is_sense(&session.program.segmenter, words, form, span, term)
    };
    let searched = |hit: &&Hit| sides[hit.turn as usize].is_some();
    session.sounding(literal).iter().filter(searched).filter(is_error).copied().collect()
}
