//! The language as a table: which keys a map may have, what stands under each, and one example of it.
//!
//! The loader takes the keys it knows from here, and so do the schema for editors and the test of the documentation.
//! What a key means is in the catalogue, under `key-<keys>-<name>`.

mod kind;
mod shape;
mod table;

pub use kind::Kind;
pub use shape::Shape;
pub(super) use table::{CLAUSE_KINDS, ClauseKeys, FILTERS, MATCHERS, WINDOW};

use crate::messages::{self, Lang};

/// A key of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands under it.
    pub kind: Kind,
    /// A value that may stand under it, as YAML in one line.
    pub example: &'static str,
    /// Whether the map cannot do without it.
    pub required: bool,
}

impl Key {
    const fn new(name: &'static str, kind: Kind, example: &'static str) -> Key {
        Key { name, kind, example, required: false }
    }

    const fn needed(name: &'static str, kind: Kind, example: &'static str) -> Key {
        Key { name, kind, example, required: true }
    }
}

/// Keys that belong together, in the order in which they are best explained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Keys {
    /// What they belong to, as the catalogue names it.
    pub name: &'static str,
    /// The keys.
    pub keys: &'static [Key],
}

impl Keys {
    /// The names of the keys.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }

    /// What a key means, as a sentence or two.
    pub fn about(&self, key: &Key, lang: Lang) -> String {
        messages::text(lang, &format!("key-{}-{}", self.name, key.name.replace('_', "-")), &[])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_is_described_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            for keys in Shape::ALL.into_iter().flat_map(|shape| shape.keys()) {
                for key in keys.keys {
                    let about = keys.about(key, lang);
                    assert!(!about.starts_with('<'), "{lang:?} {about}");
                }
            }
        }
    }

    #[test]
    fn no_key_stands_twice_in_a_map() {
        for shape in Shape::ALL {
            let names: Vec<&str> = shape.names().collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{shape:?}");
        }
    }
}
