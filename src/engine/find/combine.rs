//! Several parts together.

use crate::engine::How;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::Part;
use crate::engine::session::Session;
use crate::rules::model::{Across, Speakers};
use crate::transcript::Span;

/// The union of the parts.
pub(super) fn any(session: &Session<'_>, parts: &[Part], speakers: Speakers) -> Found {
    let mut all = Found::default();
    for part in parts {
        all.merge(super::part(session, part, speakers));
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
        Across::Turns(count) => over_turns(session, &each, count, &mut found),
        Across::Turn => by_unit(&each, |hit| (hit.turn, 0), &mut found),
        Across::Sentence => by_unit(&each, |hit| (hit.turn, sentence(session, hit)), &mut found),
    }
    found
}

fn sentence(session: &Session<'_>, hit: &Occurrence) -> usize {
    session.turns[hit.turn].form.sentence_at(hit.span.start)
}

fn by_unit(each: &[Vec<Occurrence>], unit: impl Fn(&Occurrence) -> (usize, usize), found: &mut Found) {
    let Some((first, rest)) = each.split_first() else { return };
    let mut last_unit = None;
    for start in first {
        let key = unit(start);
        if last_unit == Some(key) {
            continue;
        }
        let mut group: Vec<&Occurrence> = vec![start];
        for hits in rest {
            let Some(hit) = hits.iter().filter(|hit| unit(hit) == key).max_by_key(|hit| hit.certain) else {
                break;
            };
            group.push(hit);
        }
        if group.len() == each.len() {
            found.hits.push(join(&group));
            last_unit = Some(key);
        }
    }
}

/// Joined where the last part completes the group; its span is that of the parts in that turn.
fn over_turns(session: &Session<'_>, each: &[Vec<Occurrence>], count: usize, found: &mut Found) {
    let mut numbers: Vec<usize> = Vec::with_capacity(session.turns.len());
    let mut speakers_seen = [0usize; 4];
    for turn in &session.turns {
        let seen = &mut speakers_seen[turn.speaker as usize];
        numbers.push(*seen);
        *seen += 1;
    }
    let Some((first, rest)) = each.split_first() else { return };
    let near = |a: &Occurrence, b: &Occurrence| numbers[a.turn].abs_diff(numbers[b.turn]) < count.max(1);
    for start in first {
        let mut group: Vec<&Occurrence> = vec![start];
        for hits in rest {
            let Some(hit) = hits.iter().find(|hit| group.iter().all(|other| near(hit, other))) else { break };
            group.push(hit);
        }
        if group.len() < each.len() {
            continue;
        }
        let last = group.iter().map(|hit| hit.turn).max().unwrap_or(start.turn);
        let there: Vec<&Occurrence> = group.iter().filter(|hit| hit.turn == last).copied().collect();
        let certain = group.iter().all(|hit| hit.certain);
        found.hits.push(Occurrence { certain, ..join(&there) });
    }
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
