//! The kinds of maps that rule files hold.

use super::table::{self, ENTRY, FILTERS, LOCATED, MATCHERS, SIGNAL, WINDOW};
use super::{Key, Keys};

/// A kind of map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// `ruleset.yaml`
    RuleSet,
    /// Any other file of a rule set.
    RuleFile,
    /// A parameter with its documentation.
    Param,
    /// A section or dimension.
    Group,
    /// The scoring scheme.
    Scoring,
    /// A band of scores.
    Band,
    /// A cap on the score.
    Cap,
    /// Limits of the bonus.
    Bonus,
    /// A signal.
    Signal,
    /// An entry of `all` or `any` inside a signal.
    Entry,
    /// Examples with their threshold.
    SimilarTo,
    /// The paraphrase test.
    Restates,
    /// Silences.
    Gap,
    /// Speech at the same time.
    Overlap,
    /// Rate of speech.
    Pace,
    /// Limits of a value.
    Value,
    /// A clause.
    Clause,
    /// A window on its own, under `in`.
    Window,
    /// A rule.
    Rule,
    /// A case.
    Case,
}

impl Shape {
    /// All of them, the outer before the inner.
    pub const ALL: [Shape; 20] = [
        Shape::RuleSet,
        Shape::RuleFile,
        Shape::Param,
        Shape::Group,
        Shape::Scoring,
        Shape::Band,
        Shape::Cap,
        Shape::Bonus,
        Shape::Signal,
        Shape::Entry,
        Shape::SimilarTo,
        Shape::Restates,
        Shape::Gap,
        Shape::Overlap,
        Shape::Pace,
        Shape::Value,
        Shape::Clause,
        Shape::Window,
        Shape::Rule,
        Shape::Case,
    ];

    /// Its name in the schema.
    pub fn name(self) -> &'static str {
        match self {
            Shape::RuleSet => "ruleset",
            Shape::RuleFile => "rules",
            Shape::Param => "param",
            Shape::Group => "group",
            Shape::Scoring => "scoring",
            Shape::Band => "band",
            Shape::Cap => "cap",
            Shape::Bonus => "bonus",
            Shape::Signal => "signal",
            Shape::Entry => "entry",
            Shape::SimilarTo => "similar_to",
            Shape::Restates => "restates",
            Shape::Gap => "gap",
            Shape::Overlap => "overlap",
            Shape::Pace => "pace",
            Shape::Value => "value",
            Shape::Clause => "clause",
            Shape::Window => "window",
            Shape::Rule => "rule",
            Shape::Case => "case",
        }
    }

    /// The keys that it may have.
    pub fn keys(self) -> &'static [Keys] {
        match self {
            Shape::RuleSet => &[table::HEAD, table::FILE],
            Shape::RuleFile => &[table::FILE],
            Shape::Param => &[table::PARAM],
            Shape::Group => &[table::GROUP],
            Shape::Scoring => &[table::SCORING],
            Shape::Band => &[table::BAND],
            Shape::Cap => &[table::CAP],
            Shape::Bonus => &[table::BONUS],
            Shape::Signal => &[SIGNAL, MATCHERS, FILTERS, LOCATED, WINDOW],
            Shape::Entry => &[ENTRY, MATCHERS, FILTERS, LOCATED, WINDOW],
            Shape::SimilarTo => &[table::SIMILAR_TO],
            Shape::Restates => &[table::RESTATES],
            Shape::Gap => &[table::GAP],
            Shape::Overlap => &[table::OVERLAP],
            Shape::Pace => &[table::PACE],
            Shape::Value => &[table::VALUE],
            Shape::Clause => &[table::CLAUSE, WINDOW],
            Shape::Window => &[WINDOW],
            Shape::Rule => &[table::RULE],
            Shape::Case => &[table::CASE],
        }
    }

    /// Names of the keys that it may have.
    pub fn names(self) -> impl Iterator<Item = &'static str> + Clone {
        self.keys().iter().flat_map(Keys::names)
    }

    /// The keys that it cannot do without.
    pub fn required(self) -> impl Iterator<Item = &'static Key> {
        self.keys().iter().flat_map(|keys| keys.keys).filter(|key| key.required)
    }

    /// Whether it takes any other key, with a text under it.
    pub fn is_open(self) -> bool {
        self == Shape::Case
    }
}
