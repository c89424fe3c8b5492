//! Patterns: only where all that they need stands, which the scan for literals has told.

use super::hit;
use crate::engine::How;
use crate::engine::occurrence::Found;
use crate::engine::plan::{Hit, LiteralId, PatternId, ScannedBranch};
use crate::engine::session::Session;
use crate::rules::model::Speakers;
use crate::transcript::Span;

/// Matches of patterns over the matching form.
pub(super) fn patterns(session: &Session<'_>, patterns: &[PatternId], speakers: Speakers) -> Found {
    let sides = session.sides(speakers);
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for &pattern in patterns {
        let scanned = session.program.scanner.pattern(pattern);
        for place in scanned.literals.iter().flat_map(|literal| session.literal(*literal)) {
            let turn = place.turn as usize;
            if let Some(certain) = sides[turn] {
                found.hits.push(hit(turn, place.start as usize, place.end as usize, How::Regex, certain));
            }
        }
        for scanned in &scanned.branches {
            for (unit, span) in matches(session, scanned, sides) {
                if let Some(certain) = sides[unit.0 as usize] {
                    found.hits.push(hit(unit.0 as usize, span.start, span.end, How::Regex, certain));
                }
            }
        }
    }
    found
}

/// A turn, and one of its sentences where a pattern keeps to a sentence.
type Unit = (u32, Option<u32>);

/// The matches of a branch in the turns that are searched, in order.
fn matches(session: &Session<'_>, scanned: &ScannedBranch, sides: &[Option<bool>]) -> Vec<(Unit, Span)> {
    let mut found = Vec::new();
    let Some((first, rest)) = scanned.needs.split_first() else {
        for unit in every_unit(session, scanned, sides) {
            let (form, range) = range(session, unit);
            found.extend(scanned.branch.find(form, range).map(|span| (unit, span)));
        }
        return found;
    };
    let stands = |set: &Vec<LiteralId>| set.iter().any(|literal| !session.literal(*literal).is_empty());
    if !rest.iter().all(stands) {
        return found;
    }
    let mut places = standing(session, scanned, first, sides);
    for set in rest {
        if places.is_empty() {
            break;
        }
        let others = standing(session, scanned, set, sides);
        places.retain(|(unit, _)| others.binary_search_by_key(unit, |(unit, _)| *unit).is_ok());
    }
    for in_unit in places.chunk_by(|(one, _), (other, _)| one == other) {
        let unit = in_unit[0].0;
        let (form, range) = range(session, unit);
        let places = in_unit.iter().map(|(_, start)| *start as usize);
        found.extend(scanned.branch.find_near(form, range, places).into_iter().map(|span| (unit, span)));
    }
    found
}

fn every_unit(session: &Session<'_>, scanned: &ScannedBranch, sides: &[Option<bool>]) -> Vec<Unit> {
    let turns = (0..session.turns.len()).filter(|turn| sides[*turn].is_some());
    turns
        .flat_map(|turn| {
            let sentences = match scanned.branch.keeps_to_a_sentence() {
                true => session.turns[turn].form.sentences().len() as u32,
                false => 0,
            };
            let whole = (sentences == 0).then_some((turn as u32, None));
            whole.into_iter().chain((0..sentences).map(move |sentence| (turn as u32, Some(sentence))))
        })
        .collect()
}

/// Where the literals stand: the unit and the byte of the turn's form, in order.
fn standing(
    session: &Session<'_>,
    scanned: &ScannedBranch,
    literals: &[LiteralId],
    sides: &[Option<bool>],
) -> Vec<(Unit, u32)> {
    let by_sentence = scanned.branch.keeps_to_a_sentence();
    let searched = |hit: &&Hit| sides[hit.turn as usize].is_some();
    let hits = literals.iter().flat_map(|literal| session.literal(*literal)).filter(searched);
    let mut places: Vec<(Unit, u32)> =
        hits.map(|hit| ((hit.turn, by_sentence.then_some(hit.sentence)), hit.start)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn range<'s>(session: &'s Session<'_>, (turn, sentence): Unit) -> (&'s str, Span) {
    let form = &session.turns[turn as usize].form;
    let range = match sentence {
        Some(sentence) => form.sentences()[sentence as usize].span,
        None => Span::new(0, form.text().len()),
    };
    (form.text(), range)
}
