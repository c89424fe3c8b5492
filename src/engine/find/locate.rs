//! Signals chosen by where another signal stands.

use super::filter::out_of_bounds;
use crate::engine::audit::NearMissReason;
use crate::engine::judge::{Truth, clause};
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::{Clause, Located};
use crate::engine::session::Session;
use crate::engine::window::{Admits, Resolved, Trigger, resolve_each};
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
    let (windows, anchor_doubt) = resolve_each(session, &located.window, counted);
    if !candidates.is_empty() {
        found.doubt = found.doubt.or(anchor_doubt);
    }
    let mut taken = vec![None; candidates.len()];
    for window in &windows {
        let range = match window {
            Resolved::Range(range) => range,
            Resolved::NotApplicable => continue,
            Resolved::Unknown(doubt) => {
                found.doubt = found.doubt.or(Some(*doubt));
                continue;
            }
        };
        let inside: Vec<(usize, bool)> = candidates
            .iter()
            .enumerate()
            .filter_map(|(index, candidate)| match range.admits(session, candidate) {
                Admits::Yes => Some((index, true)),
                Admits::Unknown => Some((index, false)),
                Admits::No => None,
            })
            .collect();
        let picked = match located.pick {
            Pick::All => &inside[..],
            Pick::First => &inside[..inside.len().min(1)],
            Pick::Last => &inside[inside.len().saturating_sub(1)..],
        };
        for &(index, certain) in picked {
            let known = taken[index].get_or_insert(certain);
            *known |= certain;
        }
    }
    for (candidate, taken) in candidates.into_iter().zip(taken) {
        match taken {
            Some(certain) => {
                found.hits.push(Occurrence { certain: candidate.certain && certain, ..candidate })
            }
            None => found.rejected.push((candidate, NearMissReason::OutsideWindow)),
        }
    }
    found
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
