//! Changes to lists of words, without those that can change nothing.

use super::change::{Change, Weight};
use super::parts::of_ref;
use crate::authoring::leaves::replaced;
use crate::authoring::lints::containing;
use crate::diagnostics::Place;
use crate::rules::model::{Matcher, Part, Ref};
use crate::text::phrase_parts;

/// A list with one of its entries left out, where that leaves any.
pub(super) fn in_list<'p, T: Clone, U>(
    key: &'static str,
    weight: Weight,
    list: &'p [T],
    named: impl Fn(&'p T) -> (String, &'p Place),
    rebuild: impl Fn(Vec<T>) -> U,
) -> Vec<Change<U>> {
    if list.len() < 2 {
        return Vec::new();
    }
    let without = |(at, it): (usize, &'p T)| {
        let (text, place) = named(it);
        Change::deleted(weight, (key, at), text, place, rebuild(replaced(list, at, None)))
    };
    list.iter().enumerate().map(without).collect()
}

/// Phrases with one of them left out, unless another one matches wherever it does.
pub(super) fn in_phrases(list: &[Ref], part: &Part) -> Vec<Change<Matcher>> {
    let phrases: Vec<&Ref> = list.iter().collect();
    let contained = containing(&phrases, part, part.filters.negated);
    let changes = in_list("phrases", Weight::Word, list, of_ref, Matcher::Phrases);
    changes
        .into_iter()
        .zip(contained)
        .filter(|(_, other)| other.is_none())
        .map(|(change, _)| change)
        .collect()
}

/// A list of words that cancel, as a whole and with one of them left out, unless that one is `idle` or another one stands
/// wherever it does.
pub(super) fn in_words<U>(
    key: &'static str,
    list: &[Ref],
    idle: impl Fn(&Ref) -> bool,
    rebuild: impl Fn(Vec<Ref>) -> U,
) -> Vec<Change<U>> {
    let Some(first) = list.first() else { return Vec::new() };
    let text = if list.len() == 1 { first.name.as_str() } else { "" };
    let mut changes =
        vec![Change::deleted(Weight::Matcher, (key, 0), text, &first.place, rebuild(Vec::new()))];
    let forms: Vec<String> = list.iter().map(|word| phrase_parts(&word.name).join("\n")).collect();
    let doubled = |at: usize| {
        let others = forms.iter().enumerate().filter(|(other, _)| *other != at);
        key == "unless" && others.clone().any(|(_, other)| forms[at].contains(other) && forms[at] != *other)
            || forms[..at].contains(&forms[at])
    };
    let words = in_list(key, Weight::Word, list, of_ref, rebuild).into_iter().enumerate();
    let words = words.filter(|(at, _)| !doubled(*at) && !idle(&list[*at]));
    changes.extend(words.map(|(at, mut change)| {
        change.path = vec![("entry", at), (key, 0)];
        change
    }));
    changes
}

/// Whether a longer word holds nothing of what a part can match: it swallows nothing.
pub(super) fn never_swallows(part: &Part) -> impl Fn(&Ref) -> bool {
    let mut starts: Vec<String> = Vec::new();
    let mut only_phrases = part.filters.sounds_like != Some(true);
    for matcher in &part.matchers {
        match matcher {
            Matcher::Phrases(list) => {
                starts.extend(list.iter().filter_map(|phrase| phrase_parts(&phrase.name).into_iter().next()));
            }
            _ => only_phrases = false,
        }
    }
    move |word| {
        let form = phrase_parts(&word.name).concat();
        only_phrases && !starts.iter().any(|start| form.contains(start))
    }
}
