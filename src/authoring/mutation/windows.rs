//! Changes to windows, counts and limits.

use super::change::{Change, Weight::Clause as GRAVE};
use crate::diagnostics::Place;
use crate::rules::model::{Bounds, Count, CountBound, Extent, PerChannel, Reach, Which, Window};

/// A window with one of its keys left out, or one of its lengths doubled.
pub(super) fn in_window(window: &Window, place: &Place) -> Vec<Change<Window>> {
    let mut changes = Vec::new();
    let with = |edit: &dyn Fn(&mut Window)| {
        let mut changed = window.clone();
        edit(&mut changed);
        changed
    };
    let mut delete = |key, edit: &dyn Fn(&mut Window)| {
        changes.push(Change::deleted(GRAVE, (key, 0), "", place, with(edit)))
    };
    if window.first.is_some() {
        delete("first", &|window| window.first = None);
    }
    if window.last.is_some() {
        delete("last", &|window| window.last = None);
    }
    if !window.before.is_empty() {
        delete("before", &|window| window.before.clear());
    }
    if !window.after.is_empty() {
        delete("after", &|window| window.after.clear());
    }
    if !window.near.is_empty() {
        delete("near", &|window| window.near.clear());
    }
    if window.within.is_some() {
        delete("within", &|window| window.within = None);
    }
    // The first is meant where nothing is said.
    if window.which == Some(Which::Last) {
        delete("which", &|window| window.which = None);
    }
    let mut widen =
        |key, edit: &dyn Fn(&mut Window)| changes.push(Change::altered(GRAVE, key, place, with(edit)));
    if let Some(first) = &window.first {
        let longer = per_channel(first, |lengths| lengths.iter().map(longer).collect());
        widen("first", &|window| window.first = Some(longer.clone()));
    }
    if let Some(last) = &window.last {
        let longer = per_channel(last, |lengths| lengths.iter().map(longer).collect());
        widen("last", &|window| window.last = Some(longer.clone()));
    }
    if let Some(within) = &window.within {
        let farther = per_channel(within, |reach| match *reach {
            Reach::Turns { count, of_any } => Reach::Turns { count: 2 * count + 1, of_any },
            Reach::Time(ms) => Reach::Time(2 * ms),
        });
        widen("within", &|window| window.within = Some(farther.clone()));
    }
    changes
}

fn longer(extent: &Extent) -> Extent {
    match *extent {
        Extent::Turns { count, of_any } => Extent::Turns { count: 2 * count, of_any },
        Extent::Time(ms) => Extent::Time(2 * ms),
        Extent::Share { share, of_any } => Extent::Share { share: (2.0 * share).min(1.0), of_any },
    }
}

/// A count with one of its bounds loosened by one.
pub(super) fn in_count(count: &Count, place: &Place) -> Vec<Change<Count>> {
    let mut changes = Vec::new();
    let step = |bound: &CountBound, by: fn(usize) -> usize| {
        bound.as_ref().map(|bound| per_channel(bound, |count| by(*count)))
    };
    if count.at_least.as_ref().is_some_and(|bound| bound.values().into_iter().any(|count| *count > 1)) {
        let at_least = step(&count.at_least, |count| count.saturating_sub(1).max(1));
        changes.push(Change::altered(GRAVE, "at_least", place, Count { at_least, ..count.clone() }));
    }
    if count.at_most.is_some() {
        let at_most = step(&count.at_most, |count| count + 1);
        changes.push(Change::altered(GRAVE, "at_most", place, Count { at_most, ..count.clone() }));
    }
    changes
}

/// Limits with one of them left out, or loosened to twice or half.
pub(super) fn in_bounds(bounds: &Bounds, place: &Place) -> Vec<Change<Bounds>> {
    let mut changes = Vec::new();
    type Limit = Option<PerChannel<f64>>;
    let mut change = |key, limit: &Limit, by: f64, set: &dyn Fn(&mut Bounds, Limit)| {
        let Some(limit) = limit else { return };
        let with = |limit| {
            let mut changed = bounds.clone();
            set(&mut changed, limit);
            changed
        };
        changes.push(Change::deleted(GRAVE, (key, 0), "", place, with(None)));
        let loosened = per_channel(limit, |limit| limit * by);
        changes.push(Change::altered(GRAVE, key, place, with(Some(loosened))));
    };
    change("at_least", &bounds.at_least, 0.5, &|bounds, limit| bounds.at_least = limit);
    change("at_most", &bounds.at_most, 2.0, &|bounds, limit| bounds.at_most = limit);
    change("below", &bounds.below, 2.0, &|bounds, limit| bounds.below = limit);
    changes
}

fn per_channel<T, U>(value: &PerChannel<T>, change: impl Fn(&T) -> U) -> PerChannel<U> {
    match value {
        PerChannel::All(value) => PerChannel::All(change(value)),
        PerChannel::By(values) => {
            PerChannel::By(values.iter().map(|(channel, value)| (*channel, change(value))).collect())
        }
    }
}
