//! Changes to clauses.

use super::change::{Change, Step, Weight::Clause as GRAVE, inside, within};
use super::windows::{in_bounds, in_count, in_window};
use crate::authoring::leaves::replaced;
use crate::diagnostics::Place;
use crate::rules::model::{Clause, ClauseKind};

/// A clause with its window widened, its counts and limits loosened, or a clause inside it left out.
pub(super) fn of_clause(clause: &Clause) -> Vec<Change<Clause>> {
    let place = &clause.place;
    let mut changes = within(in_window(&clause.window, place), |window| Clause { window, ..clause.clone() });
    changes.extend(within(of_kind(&clause.kind, place), |kind| Clause { kind, ..clause.clone() }));
    let mut delete = |key, changed| changes.push(Change::deleted(GRAVE, (key, 0), "", place, changed));
    if clause.channels.is_some() {
        delete("channels", Clause { channels: None, ..clause.clone() });
    }
    if clause.if_known {
        delete("if_known", Clause { if_known: false, ..clause.clone() });
    }
    changes
}

fn of_kind(kind: &ClauseKind, place: &Place) -> Vec<Change<ClauseKind>> {
    match kind {
        ClauseKind::Signal { signal, count, value } => {
            let with = |count, value| ClauseKind::Signal { signal: signal.clone(), count, value };
            let mut changes = within(in_count(count, place), |count| with(count, value.clone()));
            changes.extend(within(in_bounds(value, place), |value| with(count.clone(), value)));
            changes
        }
        ClauseKind::Measure { measure, bounds, target } => within(in_bounds(bounds, place), |bounds| {
            ClauseKind::Measure { measure: *measure, bounds, target: target.clone() }
        })
        .into_iter()
        // A measure that nothing bounds asks nothing.
        .filter(|change| !matches!(&change.it, ClauseKind::Measure { bounds, .. } if bounds.is_open()))
        .collect(),
        ClauseKind::Metadata { field, is } if is.len() > 1 => {
            let without = |at: usize| {
                let kind = ClauseKind::Metadata { field: field.clone(), is: replaced(is, at, None) };
                Change::deleted(GRAVE, ("is", at), &is[at], place, kind)
            };
            (0..is.len()).map(without).collect()
        }
        ClauseKind::Metadata { .. } => Vec::new(),
        ClauseKind::All(inner) => several("all", inner, ClauseKind::All),
        ClauseKind::Any(inner) => several("any", inner, ClauseKind::Any),
        ClauseKind::Not(inner) => {
            inside(("not", 0), of_clause(inner), |inner| ClauseKind::Not(Box::new(inner)))
        }
        ClauseKind::AtLeast { count, of } => {
            let with = |count, of| ClauseKind::AtLeast { count, of };
            let mut changes = Vec::new();
            if *count > 1 {
                changes.push(Change::altered(GRAVE, "at_least", place, with(count - 1, of.clone())));
            }
            for (at, clause) in of.iter().enumerate() {
                let step: Step = ("of", at);
                changes
                    .extend(inside(step, of_clause(clause), |it| with(*count, replaced(of, at, Some(it)))));
            }
            changes
        }
    }
}

/// Clauses with one of them left out, where that leaves any, or changed.
fn several(
    key: &'static str,
    inner: &[Clause],
    rebuild: impl Fn(Vec<Clause>) -> ClauseKind,
) -> Vec<Change<ClauseKind>> {
    let mut changes = in_list(key, inner);
    if inner.len() == 1 {
        changes.retain(|change| change.path != [(key, 0)]);
    }
    within(changes, rebuild)
}

/// A list of clauses with one of them left out or changed.
pub(super) fn in_list(key: &'static str, list: &[Clause]) -> Vec<Change<Vec<Clause>>> {
    let mut changes = Vec::new();
    for (at, clause) in list.iter().enumerate() {
        let number = (at + 1).to_string();
        changes.push(Change::deleted(GRAVE, (key, at), number, &clause.place, replaced(list, at, None)));
        changes.extend(inside((key, at), of_clause(clause), |it| replaced(list, at, Some(it))));
    }
    changes
}
