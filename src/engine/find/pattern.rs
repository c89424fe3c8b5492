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
            for (turn, unit) in units(session, scanned, sides) {
                let Some(certain) = sides[turn as usize] else { continue };
                let (form, range) = range(session, turn, unit);
                for span in scanned.branch.find(form, range) {
                    found.hits.push(hit(turn as usize, span.start, span.end, How::Regex, certain));
                }
            }
        }
    }
    found
}

/// A turn, and one of its sentences where a pattern keeps to a sentence.
type Unit = (u32, Option<u32>);

/// Where a pattern may match, in order.
fn units(session: &Session<'_>, scanned: &ScannedBranch, sides: &[Option<bool>]) -> Vec<Unit> {
    let Some((first, rest)) = scanned.needs.split_first() else {
        return every_unit(session, scanned, sides);
    };
    let mut units = standing(session, scanned, first, sides);
    for set in rest {
        if units.is_empty() {
            break;
        }
        let others = standing(session, scanned, set, sides);
        units.retain(|unit| others.binary_search(unit).is_ok());
    }
    units
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

/// Where one of the literals stands, in order.
fn standing(
    session: &Session<'_>,
    scanned: &ScannedBranch,
    literals: &[LiteralId],
    sides: &[Option<bool>],
) -> Vec<Unit> {
    let by_sentence = scanned.branch.keeps_to_a_sentence();
    let searched = |hit: &&Hit| sides[hit.turn as usize].is_some();
    let hits = literals.iter().flat_map(|literal| session.literal(*literal)).filter(searched);
    let mut units: Vec<Unit> = hits.map(|hit| (hit.turn, by_sentence.then_some(hit.sentence))).collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn range<'s>(session: &'s Session<'_>, turn: u32, sentence: Option<u32>) -> (&'s str, Span) {
    let form = &session.turns[turn as usize].form;
    let range = match sentence {
        Some(sentence) => form.sentences()[sentence as usize].span,
        None => Span::new(0, form.text().len()),
    };
    (form.text(), range)
}
