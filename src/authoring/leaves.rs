//! The single matchers of a signal: each phrase, pattern, word, entity kind, example and other matcher of its own.

use crate::diagnostics::Place;
use crate::rules::model::{Matcher, Part, Ref};

/// One matcher that can be looked at, or taken out, by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Its key in rule files: `phrases`, `regex`, `words`, `entities`, `similar_to`, …
    pub kind: &'static str,
    /// As it is written; empty for a matcher without a text.
    pub text: String,
    /// Where it is written, where that is known.
    pub place: Option<Place>,
}

/// What is made of a part for each of its leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// The leaf alone; of an `all`, with the other parts whole.
    Alone,
    /// Everything but the leaf.
    Others,
}

/// Every leaf of a part, with the part that is left.
pub(super) fn leaves(part: &Part, keep: Keep) -> Vec<(Leaf, Part)> {
    let mut all = Vec::new();
    for (at, matcher) in part.matchers.iter().enumerate() {
        for (leaf, left) in of_matcher(matcher, keep) {
            let matchers = match keep {
                Keep::Alone => left.into_iter().collect(),
                Keep::Others => replaced(&part.matchers, at, left),
            };
            all.push((leaf, Part { matchers, filters: part.filters.clone() }));
        }
    }
    all
}

/// Every leaf of a matcher, with what is left of the matcher, if anything.
fn of_matcher(matcher: &Matcher, keep: Keep) -> Vec<(Leaf, Option<Matcher>)> {
    match matcher {
        Matcher::Phrases(list) => each(list, keep, |it| of_ref("phrases", it), Matcher::Phrases),
        Matcher::Words(list) => each(
            list,
            keep,
            |word| Leaf { kind: "words", text: word.word.clone(), place: Some(word.place.clone()) },
            Matcher::Words,
        ),
        Matcher::Regex { patterns, whole_turn } => {
            let whole_turn = *whole_turn;
            each(patterns, keep, |it| of_ref("regex", it), |patterns| Matcher::Regex { patterns, whole_turn })
        }
        Matcher::Entities(kinds) => each(
            kinds,
            keep,
            |kind| Leaf { kind: "entities", text: kind.name().to_owned(), place: None },
            Matcher::Entities,
        ),
        Matcher::Similar { examples, threshold } => {
            let threshold = *threshold;
            let rebuild = |examples| Matcher::Similar { examples, threshold };
            each(examples, keep, |it| of_ref("similar_to", it), rebuild)
        }
        Matcher::All { parts, across } => {
            inside(parts, keep, |parts| Matcher::All { parts, across: *across }, false)
        }
        Matcher::Any(parts) => inside(parts, keep, Matcher::Any, true),
        Matcher::Located(located) => {
            let leaf = of_ref("signal", &located.signal);
            vec![(leaf, alone(matcher, keep))]
        }
        Matcher::Restates { .. } => whole("restates", matcher, keep),
        Matcher::Form { .. } => whole("form", matcher, keep),
        Matcher::Gap { .. } => whole("gap", matcher, keep),
        Matcher::Overlap { .. } => whole("overlap", matcher, keep),
        Matcher::Pace { .. } => whole("pace", matcher, keep),
    }
}

fn each<T: Clone>(
    list: &[T],
    keep: Keep,
    leaf: impl Fn(&T) -> Leaf,
    rebuild: impl Fn(Vec<T>) -> Matcher,
) -> Vec<(Leaf, Option<Matcher>)> {
    let left = |at: usize| match keep {
        Keep::Alone => vec![list[at].clone()],
        Keep::Others => replaced(list, at, None),
    };
    let rebuilt = |at| Some(left(at)).filter(|left| !left.is_empty()).map(&rebuild);
    list.iter().enumerate().map(|(at, item)| (leaf(item), rebuilt(at))).collect()
}

/// Leaves of the parts of an `all` or an `any`; of alternatives, the others are left out when one is looked at alone.
fn inside(
    parts: &[Part],
    keep: Keep,
    rebuild: impl Fn(Vec<Part>) -> Matcher,
    alternatives: bool,
) -> Vec<(Leaf, Option<Matcher>)> {
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for (leaf, left) in leaves(part, keep) {
            let parts = if alternatives && keep == Keep::Alone {
                vec![left]
            } else {
                replaced(parts, at, Some(left))
            };
            all.push((leaf, Some(rebuild(parts))));
        }
    }
    all
}

fn whole(kind: &'static str, matcher: &Matcher, keep: Keep) -> Vec<(Leaf, Option<Matcher>)> {
    vec![(Leaf { kind, text: String::new(), place: None }, alone(matcher, keep))]
}

fn alone(matcher: &Matcher, keep: Keep) -> Option<Matcher> {
    (keep == Keep::Alone).then(|| matcher.clone())
}

fn of_ref(kind: &'static str, it: &Ref) -> Leaf {
    Leaf { kind, text: it.name.clone(), place: Some(it.place.clone()) }
}

/// The list with another item at `at`, or without it.
pub(super) fn replaced<T: Clone>(list: &[T], at: usize, by: Option<T>) -> Vec<T> {
    let (before, after) = (&list[..at], &list[at + 1..]);
    before.iter().cloned().chain(by).chain(after.iter().cloned()).collect()
}
