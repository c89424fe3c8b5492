//! Several parts together.

use std::collections::HashMap;

use crate::engine::How;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::Part;
use crate::engine::session::Session;
use crate::rules::model::{Across, Speakers};
use crate::transcript::Span;

/// The union of the parts.
pub(super) fn any(session: &Session<'_>, parts: &[Part], speakers: Speakers) -> Found {
    let mut all = Found { out_of_channel: !parts.is_empty(), ..Found::default() };
    for part in parts {
        let found = super::part(session, part, speakers);
        all.out_of_channel &= found.out_of_channel;
        all.merge(found);
    }
    all
}

/// One occurrence for each unit in which every part occurs.
pub(super) fn all(session: &Session<'_>, parts: &[Part], across: Across, speakers: Speakers) -> Found {
    let mut found = Found::default();
    let mut each: Vec<Vec<Occurrence>> = Vec::with_capacity(parts.len());
    let mut surely_absent = false;
    for part in parts {
        let inner = super::part(session, part, speakers);
        found.out_of_channel |= inner.out_of_channel;
        surely_absent |= inner.hits.is_empty() && inner.doubt.is_none();
        found.doubt = found.doubt.or(inner.doubt);
        found.rejected.extend(inner.rejected);
        each.push(inner.hits);
    }
    if surely_absent {
        found.doubt = None;
        return found;
    }
    match across {
        Across::Turns(count) => over_turns(session, &each, count, speakers, &mut found),
        Across::Turn => by_unit(&each, |hit| (hit.turn, 0), &mut found),
        Across::Sentence => by_unit(&each, |hit| (hit.turn, sentence(session, hit)), &mut found),
    }
    found
}

fn sentence(session: &Session<'_>, hit: &Occurrence) -> usize {
    session.turns[hit.turn].form.sentence_at(hit.span.start)
}

fn by_unit<'h>(each: &'h [Vec<Occurrence>], unit: impl Fn(&Occurrence) -> (usize, usize), found: &mut Found) {
    let Some((first, rest)) = each.split_first() else { return };
    let best = |hits: &'h Vec<Occurrence>| {
        let mut best: HashMap<(usize, usize), &'h Occurrence> = HashMap::new();
        for hit in hits {
            let kept = best.entry(unit(hit)).or_insert(hit);
            if hit.certain >= kept.certain {
                *kept = hit;
            }
        }
        best
    };
    let rest: Vec<_> = rest.iter().map(best).collect();
    let mut last_unit = None;
    for start in first {
        let key = unit(start);
        if last_unit == Some(key) {
            continue;
        }
        let others = rest.iter().map(|hits| hits.get(&key).copied());
        let group: Option<Vec<&Occurrence>> = std::iter::once(Some(start)).chain(others).collect();
        if let Some(group) = group {
            found.hits.push(join(&group));
            last_unit = Some(key);
        }
    }
}

/// One occurrence for each first part that has the others near it: joined where the last of them stands; its span is that
/// of the parts in that turn.
fn over_turns(
    session: &Session<'_>,
    each: &[Vec<Occurrence>],
    count: usize,
    speakers: Speakers,
    found: &mut Found,
) {
    let count = count.max(1);
    let numbers = turn_numbers(session, speakers);
    let number = |hit: &Occurrence| numbers[hit.turn];
    let Some((first, rest)) = each.split_first() else { return };
    let first_of_turn = |hits: &Vec<Occurrence>| {
        let mut places: HashMap<usize, usize> = HashMap::new();
        hits.iter().enumerate().for_each(|(index, hit)| {
            places.entry(number(hit)).or_insert(index);
        });
        places
    };
    let places: Vec<HashMap<usize, usize>> = rest.iter().map(first_of_turn).collect();
    for start in first {
        let at = number(start);
        let group_from = |base: usize| -> Option<Vec<&Occurrence>> {
            let others = rest.iter().zip(&places).map(|(hits, places)| {
                let first = (base..base + count).filter_map(|turn| places.get(&turn)).min()?;
                Some(&hits[*first])
            });
            std::iter::once(Some(start)).chain(others).collect()
        };
        let Some(group) = ((at + 1).saturating_sub(count)..=at).find_map(group_from) else { continue };
        let last = group.iter().map(|hit| hit.turn).max().unwrap_or(start.turn);
        let there: Vec<&Occurrence> = group.iter().filter(|hit| hit.turn == last).copied().collect();
        let certain = group.iter().all(|hit| hit.certain);
        found.hits.push(Occurrence { certain, ..join(&there) });
    }
}

/// For each turn how many turns that may be the speaker's come before it.
fn turn_numbers(session: &Session<'_>, speakers: Speakers) -> Vec<usize> {
    let mut counts = vec![0; session.turns.len()];
    for (turn, _) in session.turns_of(speakers) {
        counts[turn] = 1;
    }
    let mut before = 0;
    for number in &mut counts {
        let this = *number;
        *number = before;
        before += this;
    }
    counts
}

fn join(group: &[&Occurrence]) -> Occurrence {
    let start = group.iter().map(|hit| hit.span.start).min().unwrap_or(0);
    let end = group.iter().map(|hit| hit.span.end).max().unwrap_or(0);
    Occurrence {
        turn: group.first().map_or(0, |hit| hit.turn),
        span: Span::new(start, end),
        value: group.iter().find_map(|hit| hit.value.clone()),
        how: How::Combined,
        certain: group.iter().all(|hit| hit.certain),
        interval: group.iter().find_map(|hit| hit.interval),
    }
}
