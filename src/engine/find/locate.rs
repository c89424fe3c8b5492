//! Signals chosen by where another signal stands.

use super::filter::out_of_bounds;
use crate::engine::audit::NearMissReason;
use crate::engine::judge::{Truth, clause};
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::{Clause, Located};
use crate::engine::session::Session;
use crate::engine::window::{Admits, Around, Trigger, in_one_of, resolve_each};
use crate::rules::model::{Bounds, Pick};

/// Occurrences of the signal in the window around every anchor, as many of each as `pick` says.
pub(in crate::engine) fn located(session: &Session<'_>, located: &Located) -> Found {
    let base = session.found(located.signal);
    let channel = session.channel();
    if base.out_of_channel || located.value.lacks(channel) || located.window.lacks(channel) {
        return Found::out_of_channel();
    }
    let mut found = Found { doubt: base.doubt, ..Found::default() };
    let when = located.when.as_ref();
    let candidates = conditioned(session, &located.value, when, &base.hits, &mut found);
    let counted = session.program.signals[located.signal.0].counted;
    let Some(around) = resolve_each(session, &located.window, counted) else {
        return Found::out_of_channel();
    };
    if !candidates.is_empty() {
        found.doubt = found.doubt.or(around.doubt);
    }
    let taken = match located.pick {
        Pick::All => all(session, &around, &candidates),
        Pick::First => picked(session, &around, &candidates, |inside| inside.next()),
        Pick::Last => picked(session, &around, &candidates, |inside| inside.next_back()),
    };
    for (candidate, taken) in candidates.into_iter().zip(taken) {
        match taken {
            Admits::Yes => found.hits.push(candidate),
            Admits::Unknown => found.hits.push(Occurrence { certain: false, ..candidate }),
            Admits::No => found.rejected.push((candidate, NearMissReason::OutsideWindow)),
        }
    }
    found
}

/// For each candidate whether it lies in one of the windows: at the edges, and around one anchor of every key.
fn all(session: &Session<'_>, around: &Around, candidates: &[Occurrence]) -> Vec<Admits> {
    let mut taken = in_one_of(session, std::slice::from_ref(&around.edges), candidates);
    for side in &around.sides {
        let on_side = in_one_of(session, side, candidates);
        taken.iter_mut().zip(on_side).for_each(|(taken, side)| *taken = side.min(*taken));
    }
    taken
}

/// For each candidate whether it is the one that is picked in one of the windows.
fn picked(
    session: &Session<'_>,
    around: &Around,
    candidates: &[Occurrence],
    pick: impl Fn(&mut dyn DoubleEndedIterator<Item = (usize, bool)>) -> Option<(usize, bool)>,
) -> Vec<Admits> {
    let mut taken = vec![Admits::No; candidates.len()];
    for window in around.windows() {
        if let Some((index, certain)) = pick(&mut window.inside(session, candidates)) {
            let held = if certain { Admits::Yes } else { Admits::Unknown };
            taken[index] = taken[index].max(held);
        }
    }
    taken
}

/// The candidates whose value and condition hold; one whose condition is unknown stays, uncertain.
pub(super) fn conditioned(
    session: &Session<'_>,
    value: &Bounds,
    when: Option<&Clause>,
    hits: &[Occurrence],
    found: &mut Found,
) -> Vec<Occurrence> {
    let mut candidates = Vec::with_capacity(hits.len());
    let mut previous: Option<&Occurrence> = None;
    for hit in hits {
        let trigger = Trigger { trigger: Some(hit), previous };
        previous = Some(hit);
        if out_of_bounds(value, session.channel(), hit) {
            found.rejected.push((hit.clone(), NearMissReason::Value));
            continue;
        }
        match when.map(|when| clause::truth(session, when, &[], trigger)) {
            None | Some(Truth::Holds) => candidates.push(hit.clone()),
            Some(Truth::Unknown) => candidates.push(Occurrence { certain: false, ..hit.clone() }),
            Some(Truth::Fails | Truth::NotApplicable) => {
                found.rejected.push((hit.clone(), NearMissReason::OutsideWindow));
            }
        }
    }
    candidates
}
