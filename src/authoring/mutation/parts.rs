//! Changes to matchers and to what a match must also satisfy.

use super::change::{Change, Step, Weight, inside, within};
use super::edits::of_located;
use super::lists::{in_list, in_phrases, in_words};
use super::windows::in_bounds;
use crate::authoring::leaves::replaced;
use crate::diagnostics::Place;
use crate::rules::model::{Across, Matcher, Negated, Part, Quoted, Ref};

/// What a match must also satisfy, with each piece taken out or altered; then each matcher.
pub(super) fn in_part(part: &Part, place: &Place) -> Vec<Change<Part>> {
    let mut changes = in_filters(part, place);
    for (at, matcher) in part.matchers.iter().enumerate() {
        let key = key(matcher);
        let place = first_place(matcher).unwrap_or(place);
        if part.matchers.len() > 1 {
            let left = Part { matchers: replaced(&part.matchers, at, None), ..part.clone() };
            changes.push(Change::deleted(Weight::Matcher, (key, at), name(matcher), place, left));
        }
        let with = |it| Part { matchers: replaced(&part.matchers, at, Some(it)), ..part.clone() };
        changes.extend(inside((key, at), in_matcher(matcher, part, place), with));
    }
    changes
}

fn in_filters(part: &Part, place: &Place) -> Vec<Change<Part>> {
    let filters = &part.filters;
    let with = |edit: &dyn Fn(&mut Part)| {
        let mut changed = part.clone();
        edit(&mut changed);
        changed
    };
    let mut changes = in_words(
        "unless",
        &filters.unless,
        |_| false,
        |unless| with(&|part| part.filters.unless.clone_from(&unless)),
    );
    let idle = super::lists::never_swallows(part);
    changes.extend(in_words("not_inside", &filters.not_inside, idle, |not_inside| {
        with(&|part| part.filters.not_inside.clone_from(&not_inside))
    }));
    let mut alter = |key, edit: &dyn Fn(&mut Part)| {
        changes.push(Change::altered(Weight::Matcher, key, place, with(edit)));
    };
    match filters.negated {
        Some(Negated::Allow) => alter("negated", &|part| part.filters.negated = Some(Negated::Skip)),
        Some(_) => alter("negated", &|part| part.filters.negated = Some(Negated::Allow)),
        None => {}
    }
    match filters.quoted {
        Some(Quoted::Allow) => alter("quoted", &|part| part.filters.quoted = Some(Quoted::Skip)),
        Some(Quoted::Skip) => alter("quoted", &|part| part.filters.quoted = Some(Quoted::Allow)),
        None => {}
    }
    let mut delete = |key, edit: &dyn Fn(&mut Part)| {
        changes.push(Change::deleted(Weight::Matcher, (key, 0), "", place, with(edit)));
    };
    if filters.not_said_by.is_some() {
        delete("not_said_by", &|part| part.filters.not_said_by = None);
    }
    if filters.sounds_like == Some(true) {
        delete("sounds_like", &|part| part.filters.sounds_like = None);
    }
    if filters.question.is_some() {
        delete("form", &|part| part.filters.question = None);
    }
    changes.extend(inside(("value", 0), in_bounds(&filters.value, place), |value| {
        with(&|part| part.filters.value.clone_from(&value))
    }));
    changes
}

fn in_matcher<'p>(matcher: &'p Matcher, part: &Part, place: &'p Place) -> Vec<Change<Matcher>> {
    match matcher {
        Matcher::Phrases(list) => in_phrases(list, part),
        Matcher::Words(list) => {
            in_list("words", Weight::Word, list, |it| (it.word.clone(), &it.place), Matcher::Words)
        }
        Matcher::Regex { patterns, whole_turn } => {
            let with = |patterns| Matcher::Regex { patterns, whole_turn: *whole_turn };
            in_list("regex", Weight::Matcher, patterns, of_ref, with)
        }
        Matcher::Entities(kinds) => in_list(
            "entities",
            Weight::Word,
            kinds,
            |kind| (kind.name().to_owned(), place),
            Matcher::Entities,
        ),
        Matcher::Similar { examples, threshold } => {
            let with = |examples| Matcher::Similar { examples, threshold: *threshold };
            in_list("similar_to", Weight::Word, examples, of_ref, with)
        }
        Matcher::All { parts, across } => {
            let all = |parts, across| Matcher::All { parts, across };
            let wider = match across {
                Across::Sentence => Across::Turn,
                Across::Turn => Across::Turns(2),
                Across::Turns(turns) => Across::Turns(turns + 1),
            };
            let mut changes = parts_of("all", parts, place, |parts| all(parts, *across));
            changes.push(Change::altered(Weight::Matcher, "across", place, all(parts.clone(), wider)));
            changes
        }
        Matcher::Any(parts) => parts_of("any", parts, place, Matcher::Any),
        Matcher::Located(it) => within(of_located(it), |it| Matcher::Located(Box::new(it))),
        _ => Vec::new(),
    }
}

/// Parts with one of them left out, where that leaves any, or changed.
fn parts_of(
    key: &'static str,
    parts: &[Part],
    place: &Place,
    rebuild: impl Fn(Vec<Part>) -> Matcher,
) -> Vec<Change<Matcher>> {
    let mut changes = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let step: Step = (key, at);
        let place = part.matchers.iter().find_map(first_place).unwrap_or(place);
        if parts.len() > 1 {
            let number = (at + 1).to_string();
            let left = rebuild(replaced(parts, at, None));
            changes.push(Change::deleted(Weight::Matcher, step, number, place, left));
        }
        changes.extend(inside(step, in_part(part, place), |it| rebuild(replaced(parts, at, Some(it)))));
    }
    changes
}

pub(super) fn of_ref(it: &Ref) -> (String, &Place) {
    (it.name.clone(), &it.place)
}

/// The key of a matcher in rule files.
fn key(matcher: &Matcher) -> &'static str {
    match matcher {
        Matcher::Phrases(_) => "phrases",
        Matcher::Words(_) => "words",
        Matcher::Regex { .. } => "regex",
        Matcher::Entities(_) => "entities",
        Matcher::Restates { .. } => "restates",
        Matcher::Similar { .. } => "similar_to",
        Matcher::Form { .. } => "form",
        Matcher::Gap { .. } => "gap",
        Matcher::Overlap { .. } => "overlap",
        Matcher::Pace { .. } => "pace",
        Matcher::All { .. } => "all",
        Matcher::Any(_) => "any",
        Matcher::Located(_) => "signal",
    }
}

/// What a matcher as a whole is called beside its key.
fn name(matcher: &Matcher) -> &str {
    match matcher {
        Matcher::Located(located) => &located.signal.name,
        _ => "",
    }
}

/// Where the first thing that a matcher names is written.
fn first_place(matcher: &Matcher) -> Option<&Place> {
    match matcher {
        Matcher::Phrases(list) | Matcher::Similar { examples: list, .. } => list.first().map(|it| &it.place),
        Matcher::Regex { patterns, .. } => patterns.first().map(|it| &it.place),
        Matcher::Words(list) => list.first().map(|it| &it.place),
        Matcher::Located(located) => Some(&located.signal.place),
        Matcher::All { parts, .. } | Matcher::Any(parts) => {
            parts.iter().flat_map(|part| &part.matchers).find_map(first_place)
        }
        _ => None,
    }
}
