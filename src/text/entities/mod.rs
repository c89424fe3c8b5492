//! Things with a value in a text: money, durations, dates, numbers that name a person.

mod address;
mod data;
mod date;
mod duration;
mod identity;
mod kinds;
mod money;
mod percent;
mod reading;
mod time;

use crate::transcript::Span;

pub use kinds::{EntityKind, EntityKinds};
use reading::Reading;

/// One thing found in a matching form.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Where it stands in the matching form.
    pub span: Span,
    /// Its value: yuan, seconds, hour of the day, share of one, megabytes; nothing for dates and names of persons and places.
    pub number: Option<f64>,
    /// The one way in which it is written in reports, e.g. `39.9元`, `24小时`, `次月1日`.
    pub text: String,
}

/// All entities of the given kinds, sorted by span; those of one kind never overlap.
///
/// `breaks` are the sorted places in `form` where a comma, space or pause stood. Cheap where a text holds no number.
pub fn find(form: &str, breaks: &[usize], kinds: EntityKinds) -> Vec<Entity> {
    let mut found = Vec::new();
    let numbered = crate::text::numerals::occurs_in(form);
    let wordy = [EntityKind::Date, EntityKind::Time, EntityKind::Percent];
    if !numbered && !wordy.into_iter().any(|kind| kinds.contains(kind)) {
        return found;
    }
    let reading = Reading::new(form, breaks, numbered);
    for kind in EntityKind::ALL.into_iter().filter(|&kind| kinds.contains(kind)) {
        match kind {
            EntityKind::Money => money::find(&reading, &mut found),
            EntityKind::Duration => duration::find(&reading, &mut found),
            EntityKind::Date => date::find(&reading, &mut found),
            EntityKind::Time => time::find(&reading, &mut found),
            EntityKind::Percent => percent::find(&reading, &mut found),
            EntityKind::DataAmount => data::find(&reading, &mut found),
            EntityKind::PhoneNumber => identity::find_phone_numbers(&reading, &mut found),
            EntityKind::IdNumber => identity::find_id_numbers(&reading, &mut found),
            EntityKind::BankCard => identity::find_bank_cards(&reading, &mut found),
            EntityKind::Address => address::find(&reading, &mut found),
        }
    }
    found.sort_by_key(|entity| (entity.span.start, entity.span.end, entity.kind));
    keep_apart(&mut found);
    found
}

/// Drops what overlaps an earlier entity of the same kind.
fn keep_apart(found: &mut Vec<Entity>) {
    let mut ends = [0; EntityKind::ALL.len()];
    found.retain(|entity| {
        let end = &mut ends[entity.kind as usize];
        let apart = *end <= entity.span.start;
        if apart {
            *end = entity.span.end;
        }
        apart
    });
}

/// A number without needless decimals, at most three of them.
fn plain(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
