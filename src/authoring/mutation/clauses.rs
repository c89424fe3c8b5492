//! Changes to clauses and windows.

use super::edits::{Change, within};
use crate::authoring::leaves::replaced;
use crate::diagnostics::Place;
use crate::rules::model::{Clause, ClauseKind, Count, CountBound, Extent, PerChannel, Reach, Window};

/// A clause with its window widened, its counts and limits loosened, or a clause inside it left out.
pub(super) fn of_clause(clause: &Clause) -> Vec<Change<Clause>> {
    let place = &clause.place;
    let mut changes = within(in_window(&clause.window, place), |window| Clause { window, ..clause.clone() });
    changes.extend(within(of_kind(&clause.kind, place), |kind| Clause { kind, ..clause.clone() }));
    if clause.channels.is_some() {
        changes.push(("channels", String::new(), place.clone(), Clause { channels: None, ..clause.clone() }));
    }
    changes
}

fn of_kind(kind: &ClauseKind, place: &Place) -> Vec<Change<ClauseKind>> {
    let plain = |kind, changed| (kind, String::new(), place.clone(), changed);
    match kind {
        ClauseKind::Signal { signal, count, value } => {
            let with = |count| ClauseKind::Signal { signal: signal.clone(), count, value: value.clone() };
            let mut changes: Vec<Change<ClauseKind>> =
                looser(count).into_iter().map(|(key, count)| plain(key, with(count))).collect();
            if !value.is_open() {
                let open = ClauseKind::Signal {
                    signal: signal.clone(),
                    count: count.clone(),
                    value: Default::default(),
                };
                changes.push(plain("value", open));
            }
            changes
        }
        ClauseKind::All(inner) => several(inner, "all", place, ClauseKind::All),
        ClauseKind::Any(inner) => several(inner, "any", place, ClauseKind::Any),
        ClauseKind::Not(inner) => within(of_clause(inner), |inner| ClauseKind::Not(Box::new(inner))),
        ClauseKind::AtLeast { count, of } => {
            let mut changes = Vec::new();
            if *count > 1 {
                changes.push(plain("at_least", ClauseKind::AtLeast { count: count - 1, of: of.clone() }));
            }
            for (at, clause) in of.iter().enumerate() {
                let with = |it| ClauseKind::AtLeast { count: *count, of: replaced(of, at, Some(it)) };
                changes.extend(within(of_clause(clause), with));
            }
            changes
        }
        ClauseKind::Measure { .. } | ClauseKind::Metadata { .. } => Vec::new(),
    }
}

fn several(
    inner: &[Clause],
    key: &'static str,
    place: &Place,
    rebuild: impl Fn(Vec<Clause>) -> ClauseKind,
) -> Vec<Change<ClauseKind>> {
    let mut changes = Vec::new();
    for (at, clause) in inner.iter().enumerate() {
        if inner.len() > 1 {
            let number = (at + 1).to_string();
            changes.push((key, number, place.clone(), rebuild(replaced(inner, at, None))));
        }
        changes.extend(within(of_clause(clause), |it| rebuild(replaced(inner, at, Some(it)))));
    }
    changes
}

fn looser(count: &Count) -> Vec<(&'static str, Count)> {
    let mut changes = Vec::new();
    let step = |bound: &CountBound, by: fn(usize) -> usize| {
        bound.as_ref().map(|bound| per_channel(bound, |count| by(*count)))
    };
    if count.at_least.as_ref().is_some_and(|bound| bound.values().into_iter().any(|count| *count > 1)) {
        let at_least = step(&count.at_least, |count| count.saturating_sub(1).max(1));
        changes.push(("at_least", Count { at_least, ..count.clone() }));
    }
    if count.at_most.is_some() {
        let at_most = step(&count.at_most, |count| count + 1);
        changes.push(("at_most", Count { at_most, ..count.clone() }));
    }
    changes
}

/// A window with one of its keys left out, or one of its lengths doubled.
pub(super) fn in_window(window: &Window, place: &Place) -> Vec<Change<Window>> {
    let mut changes = Vec::new();
    let mut change = |kind, text: &str, edit: &dyn Fn(&mut Window)| {
        let mut changed = window.clone();
        edit(&mut changed);
        changes.push((kind, text.to_owned(), place.clone(), changed));
    };
    if let Some(first) = &window.first {
        change("window", "first", &|window| window.first = None);
        let longer = per_channel(first, |lengths| lengths.iter().map(longer).collect());
        change("window-wider", "first", &|window| window.first = Some(longer.clone()));
    }
    if let Some(last) = &window.last {
        change("window", "last", &|window| window.last = None);
        let longer = per_channel(last, |lengths| lengths.iter().map(longer).collect());
        change("window-wider", "last", &|window| window.last = Some(longer.clone()));
    }
    if !window.before.is_empty() {
        change("window", "before", &|window| window.before.clear());
    }
    if !window.after.is_empty() {
        change("window", "after", &|window| window.after.clear());
    }
    if !window.near.is_empty() {
        change("window", "near", &|window| window.near.clear());
    }
    if let Some(within) = &window.within {
        change("window", "within", &|window| window.within = None);
        let farther = per_channel(within, |reach| match *reach {
            Reach::Turns { count, of_any } => Reach::Turns { count: 2 * count + 1, of_any },
            Reach::Time(ms) => Reach::Time(2 * ms),
        });
        change("window-wider", "within", &|window| window.within = Some(farther.clone()));
    }
    if window.which.is_some() {
        change("window", "which", &|window| window.which = None);
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

fn per_channel<T, U>(value: &PerChannel<T>, change: impl Fn(&T) -> U) -> PerChannel<U> {
    match value {
        PerChannel::All(value) => PerChannel::All(change(value)),
        PerChannel::By(values) => {
            PerChannel::By(values.iter().map(|(channel, value)| (*channel, change(value))).collect())
        }
    }
}
