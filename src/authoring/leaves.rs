//! The single matchers of a signal: each phrase, pattern, word, entity kind, example and other matcher of its own.

use crate::diagnostics::Place;
use crate::rules::model::{Matcher, Part, Ref};

/// One matcher that can be looked at by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Its key in rule files: `phrases`, `regex`, `words`, `entities`, `similar_to`, …
    pub kind: &'static str,
    /// As it is written; empty for a matcher without a text.
    pub text: String,
    /// Where it is written, where that is known.
    pub place: Option<Place>,
}

/// Every leaf of a part, with the part that looks for it alone; of an `all`, with the other parts whole.
pub(super) fn leaves(part: &Part) -> Vec<(Leaf, Part)> {
    let all = part.matchers.iter().flat_map(of_matcher);
    all.map(|(leaf, alone)| (leaf, Part { matchers: vec![alone], filters: part.filters.clone() })).collect()
}

/// Every leaf of a matcher, with the matcher that looks for it alone.
fn of_matcher(matcher: &Matcher) -> Vec<(Leaf, Matcher)> {
    match matcher {
        Matcher::Phrases(list) => each(list, |it| of_ref("phrases", it), Matcher::Phrases),
        Matcher::Words(list) => each(
            list,
            |word| Leaf { kind: "words", text: word.word.clone(), place: Some(word.place.clone()) },
            Matcher::Words,
        ),
        Matcher::Regex { patterns, whole_turn } => {
            let whole_turn = *whole_turn;
            each(patterns, |it| of_ref("regex", it), |patterns| Matcher::Regex { patterns, whole_turn })
        }
        Matcher::Entities(kinds) => each(
            kinds,
            |kind| Leaf { kind: "entities", text: kind.name().to_owned(), place: None },
            Matcher::Entities,
        ),
        Matcher::Similar { examples, threshold } => {
            let threshold = *threshold;
            each(examples, |it| of_ref("similar_to", it), |examples| Matcher::Similar { examples, threshold })
        }
        Matcher::All { parts, across } => {
            let with = |at, alone| Matcher::All { parts: replaced(parts, at, Some(alone)), across: *across };
            inside(parts, with)
        }
        Matcher::Any(parts) => inside(parts, |_, alone| Matcher::Any(vec![alone])),
        Matcher::Located(located) => vec![(of_ref("signal", &located.signal), matcher.clone())],
        Matcher::Restates { .. } => whole("restates", matcher),
        Matcher::Form { .. } => whole("form", matcher),
        Matcher::Gap { .. } => whole("gap", matcher),
        Matcher::Overlap { .. } => whole("overlap", matcher),
        Matcher::Pace { .. } => whole("pace", matcher),
    }
}

fn each<T: Clone>(
    list: &[T],
    leaf: impl Fn(&T) -> Leaf,
    rebuild: impl Fn(Vec<T>) -> Matcher,
) -> Vec<(Leaf, Matcher)> {
    list.iter().map(|item| (leaf(item), rebuild(vec![item.clone()]))).collect()
}

fn inside(parts: &[Part], with: impl Fn(usize, Part) -> Matcher) -> Vec<(Leaf, Matcher)> {
    let of_part = |(at, part)| leaves(part).into_iter().map(move |(leaf, alone)| (at, leaf, alone));
    let all = parts.iter().enumerate().flat_map(of_part);
    all.map(|(at, leaf, alone)| (leaf, with(at, alone))).collect()
}

fn whole(kind: &'static str, matcher: &Matcher) -> Vec<(Leaf, Matcher)> {
    vec![(Leaf { kind, text: String::new(), place: None }, matcher.clone())]
}

fn of_ref(kind: &'static str, it: &Ref) -> Leaf {
    Leaf { kind, text: it.name.clone(), place: Some(it.place.clone()) }
}

/// The list with another item at `at`, or without it.
pub(super) fn replaced<T: Clone>(list: &[T], at: usize, by: Option<T>) -> Vec<T> {
    let (before, after) = (&list[..at], &list[at + 1..]);
    before.iter().cloned().chain(by).chain(after.iter().cloned()).collect()
}
