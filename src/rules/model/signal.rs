//! What can happen in a transcript, as written by the rule author.

use super::{Allowed, Bounds, Clause, PerChannel, Ref, Window};
use crate::diagnostics::Place;
use crate::text::EntityKind;
use crate::transcript::Speaker;

/// A named thing that can happen.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Its name.
    pub name: String,
    /// Its title, as written.
    pub title: Option<String>,
    /// Where it is defined.
    pub place: Place,
    /// How it is found.
    pub kind: SignalKind,
    /// Lints that are meant so here.
    pub allow: Vec<Allowed>,
}

/// How a signal is found.
#[derive(Debug, Clone, PartialEq)]
pub enum SignalKind {
    /// By matchers over what a speaker says or when.
    Plain(Plain),
    /// By where another signal stands.
    Located(Located),
}

/// A signal found by matchers.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    /// Who must say it; absent where every matcher names its own speakers.
    pub speaker: Option<Speakers>,
    /// What matches.
    pub part: Part,
    /// What must hold for each match, seen as the trigger.
    pub when: Option<Clause>,
}

/// Whose speech is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Speakers {
    /// One role.
    One(Speaker),
    /// Everybody but the system.
    Any,
}

impl Speakers {
    /// Whether a turn of `speaker` is searched for certain.
    pub fn admit(self, speaker: Speaker) -> bool {
        match self {
            Speakers::One(one) => one == speaker,
            Speakers::Any => speaker != Speaker::System,
        }
    }
}

/// Matchers of which any may match, and what cancels a match.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Any of these.
    pub matchers: Vec<Matcher>,
    /// What a match must also satisfy.
    pub filters: Filters,
}

/// One way to match.
#[derive(Debug, Clone, PartialEq)]
pub enum Matcher {
    /// Literal phrases with `*` gaps.
    Phrases(Vec<Ref>),
    /// Whole words, with a part of speech where one is fixed.
    Words(Vec<Words>),
    /// Patterns.
    Regex {
        /// The patterns as written.
        patterns: Vec<Ref>,
        /// Whether `.` may cross a sentence edge.
        whole_turn: bool,
    },
    /// Entities of these kinds.
    Entities(Vec<EntityKind>),
    /// Sentences that repeat words of the other side.
    Restates {
        /// Whose words.
        speaker: Speaker,
        /// How many of that speaker's turns back.
        back_turns: usize,
        /// Share of the sentence's content words that must be theirs.
        overlap: f64,
        /// Number of content words that must be theirs.
        at_least_words: usize,
    },
    /// Sentences like one of these; the value is the similarity to the nearest.
    ///
    /// A sentence, or one of its 小句, is as like as its neighbouring characters and content words are
    /// ([`crate::text::similarity`]).
    Similar {
        /// The examples as written.
        examples: Vec<Ref>,
        /// Least similarity, above 0 and at most 1.
        threshold: f64,
    },
    /// Sentences of a form.
    Form {
        /// Question or statement.
        question: bool,
    },
    /// Silences.
    Gap {
        /// Who spoke before; anybody where absent.
        from: Speakers,
        /// Who breaks the silence.
        to: Speakers,
    },
    /// Speech at the same time.
    Overlap {
        /// Who starts while the other speaks.
        by: Speakers,
        /// Who is speaking.
        of: Speakers,
    },
    /// Rate of speech of segments.
    Pace {
        /// Shortest segment that is measured.
        min_chars: usize,
    },
    /// All of these in one unit.
    All {
        /// The parts.
        parts: Vec<Part>,
        /// The unit.
        across: Across,
    },
    /// Any of these.
    Any(Vec<Part>),
    /// Occurrences of a signal by where they stand.
    Located(Box<Located>),
}

/// A word pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The word.
    pub word: String,
    /// Its part of speech (a prefix: `v` takes `vn` too).
    pub tag: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// The unit in which all parts must occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// One sentence.
    Sentence,
    /// One turn.
    Turn,
    /// So many turns of the signal's speaker in a row.
    Turns(usize),
}

/// What a match must also satisfy.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filters {
    /// Phrases that cancel a match in the same sentence.
    pub unless: Vec<Ref>,
    /// Longer words that swallow it.
    pub not_inside: Vec<Ref>,
    /// What negation does.
    pub negated: Option<Negated>,
    /// What reported speech does.
    pub quoted: Option<Quoted>,
    /// Whose earlier words must not hold its value.
    pub not_said_by: Option<Speaker>,
    /// Whether phrases match homophones too; parts inside take it over where they say nothing.
    ///
    /// A phrase then also matches other characters of the same sound, as recognisers confuse sounds
    /// ([`crate::text::pinyin`]), that make no sense as they stand ([`crate::text::alike`]). Literal parts with fewer than two
    /// Chinese characters match only as written. Such a match is marked, and passes the same filters as any other.
    pub sounds_like: Option<bool>,
    /// Form of the sentence.
    pub question: Option<bool>,
    /// Limits of its value.
    pub value: Bounds,
}

/// What negation does to a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Negated {
    /// Drops it.
    Skip,
    /// Nothing.
    Allow,
    /// Is asked for.
    Only,
}

/// What reported speech does to a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoted {
    /// Drops it.
    Skip,
    /// Nothing.
    Allow,
}

/// Occurrences of a signal chosen by where they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// The signal.
    pub signal: Ref,
    /// Where it must stand, around every occurrence of the anchors.
    pub window: Window,
    /// Limits of its value.
    pub value: Bounds,
    /// Which of those in one window.
    pub pick: Pick,
    /// What must hold for each, seen as the trigger.
    pub when: Option<Clause>,
}

/// Which occurrences of a window are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pick {
    /// Every one.
    #[default]
    All,
    /// The first.
    First,
    /// The last.
    Last,
}

/// A number of things by channel.
pub type CountBound = Option<PerChannel<usize>>;
