//! A valid rule set as data: what may be compiled.

mod clause;
mod lint;
mod quantity;
mod refs;
mod rule;
mod scoring;
mod signal;
mod words_needed;

use std::collections::BTreeMap;

pub use clause::{Clause, ClauseKind, Count, Measure, MeasureKind, Statistic};
pub use lint::{Allowed, Lint, LintLevel, LintLevels};
pub use quantity::{Amount, Anchor, Bounds, Extent, PerChannel, Reach, Which, Window};
pub use rule::{Case, Combine, Review, Rule};
pub use scoring::{Band, Bonus, Cap, Method, Scoring, Veto};
pub use signal::{
    Across, CountBound, Filters, Located, Matcher, Negated, Part, Pick, Plain, Quoted, Signal, SignalKind,
    Speakers, Words,
};

use crate::diagnostics::Place;

/// A name of a signal or rule as used somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ref {
    /// The name.
    pub name: String,
    /// Where it is used.
    pub place: Place,
}

/// A directory of rules with one scoring scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// Id, e.g. `telecom`.
    pub id: String,
    /// Title, as written.
    pub title: String,
    /// Version, as its author wrote it.
    pub version: String,
    /// SHA-256 of what it says (normalised, without cases), hexadecimal.
    pub hash: String,
    /// Named values, as documentation; where they are used they are already filled in.
    pub params: BTreeMap<String, Param>,
    /// Silence inside one speaker's speech that ends a turn, milliseconds.
    pub turn_pause_ms: u64,
    /// Rate by which an end that was not recorded is estimated.
    pub chars_per_minute: u64,
    /// Sections of the score sheet, in order.
    pub sections: Vec<Group>,
    /// The SOP's principles, each a sum of items.
    pub dimensions: Vec<Group>,
    /// How verdicts become a score.
    pub scoring: Scoring,
    /// Words that segmentation must know.
    pub lexicon: Vec<LexiconWord>,
    /// How grave its lints are.
    pub lints: LintLevels,
    /// Where the head says what problems may be about.
    pub places: HeadPlaces,
    /// Signals by name.
    pub signals: BTreeMap<String, Signal>,
    /// Rules in the order of their items in `sections`, then by item and id.
    pub rules: Vec<Rule>,
}

impl RuleSet {
    /// The words of the lexicon, each with its part of speech.
    pub fn user_words(&self) -> Vec<(String, String)> {
        self.lexicon.iter().map(|word| (word.word.clone(), word.tag.clone())).collect()
    }

    /// Whether any matcher needs text to be cut into words.
    pub fn needs_words(&self) -> bool {
        words_needed::any(&self.signals)
    }
}

/// Where `ruleset.yaml` says what problems of the whole may be about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadPlaces {
    /// `scoring.total`.
    pub total: Option<Place>,
    /// `scoring.veto`.
    pub veto: Option<Place>,
    /// The items of the sections.
    pub items: BTreeMap<String, Place>,
    /// The items of the dimensions.
    pub dimension_items: BTreeMap<String, Place>,
}

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Title, as written.
    pub title: Option<String>,
    /// Unit, as written.
    pub unit: Option<String>,
    /// Where the number comes from.
    pub source: Option<String>,
    /// The value, as written.
    pub value: String,
    /// Whether anything uses it.
    pub used: bool,
    /// Lints that are meant so here.
    pub allow: Vec<Allowed>,
    /// Where it is written.
    pub place: Place,
}

/// A named group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Id, e.g. `2.1`.
    pub id: String,
    /// Title, as written.
    pub title: String,
    /// Its items.
    pub items: Vec<String>,
    /// Lints that are meant so here.
    pub allow: Vec<Allowed>,
}

/// A word of the user dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconWord {
    /// The word.
    pub word: String,
    /// Its part of speech, e.g. `n`.
    pub tag: String,
}
