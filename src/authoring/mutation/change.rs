//! One change of a piece of a rule set, and the same change of what holds the piece.

use crate::diagnostics::Place;

/// A place inside a signal or a rule: a key, and which of its entries.
pub(super) type Step = (&'static str, usize);

/// Whether something is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is.
    Deleted,
    /// It stays and asks for less, or for something else.
    Altered,
}

/// How much stands or falls with a change, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A signal as a whole, a clause, a condition, a window, a count or a limit.
    Clause,
    /// A whole matcher, a pattern, or what a match must also satisfy.
    Matcher,
    /// One entry of a list of words.
    Word,
}

/// A change with what is made of the whole by it.
#[derive(Debug, Clone)]
pub(super) struct Change<T> {
    /// The key at which it is made, as in rule files.
    pub kind: &'static str,
    /// What it says there; empty where it has no text.
    pub text: String,
    pub place: Place,
    pub way: Way,
    pub weight: Weight,
    /// Where it is made, from the inside out.
    pub path: Vec<Step>,
    pub it: T,
}

impl<T> Change<T> {
    /// Without what stands at a place.
    pub fn deleted(weight: Weight, step: Step, text: impl Into<String>, place: &Place, it: T) -> Change<T> {
        let (kind, _) = step;
        let (text, place) = (text.into(), place.clone());
        Change { kind, text, place, way: Way::Deleted, weight, path: vec![step], it }
    }

    /// With something else at a key.
    pub fn altered(weight: Weight, kind: &'static str, place: &Place, it: T) -> Change<T> {
        let path = vec![("altered", 0), (kind, 0)];
        Change { kind, text: String::new(), place: place.clone(), way: Way::Altered, weight, path, it }
    }
}

/// The same changes of something larger that holds it.
pub(super) fn within<T, U>(changes: Vec<Change<T>>, rebuild: impl Fn(T) -> U) -> Vec<Change<U>> {
    let larger = |change: Change<T>| Change {
        kind: change.kind,
        text: change.text,
        place: change.place,
        way: change.way,
        weight: change.weight,
        path: change.path,
        it: rebuild(change.it),
    };
    changes.into_iter().map(larger).collect()
}

/// The same changes of something larger in which it stands at a place.
pub(super) fn inside<T, U>(
    step: Step,
    mut changes: Vec<Change<T>>,
    rebuild: impl Fn(T) -> U,
) -> Vec<Change<U>> {
    changes.iter_mut().for_each(|change| change.path.push(step));
    within(changes, rebuild)
}
