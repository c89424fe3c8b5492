//! A rule set made ready to run: names resolved to indices, literals and patterns gathered for one scan.

mod compile;
mod hits;
mod scanner;
mod similar;
mod sounds;

use crate::rules::model::{
    Across, Bounds, Combine, Count, Extent, Measure, Negated, PerChannel, Pick, Quoted, Reach, Review,
    Speakers, Which, Words,
};
use crate::text::EntityKind;
use crate::transcript::{Channel, Speaker};

use super::Severity;

pub(super) use compile::{compile_rules, compile_signals};
pub(super) use hits::{Hit, Hits};
pub(super) use scanner::{LiteralId, PatternId, ScannedBranch, Scanner, ScannerBuilder};
pub(super) use similar::Similar;

/// Index of a signal in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct SignalId(pub usize);

#[derive(Debug)]
pub(super) struct Signal {
    pub name: String,
    pub title: Option<String>,
    pub kind: SignalKind,
    /// Whose turns a window around it counts; everybody's where it has no one speaker.
    pub counted: Speakers,
}

#[derive(Debug)]
pub(super) enum SignalKind {
    Plain { speakers: Speakers, part: Part, when: Option<Clause> },
    Located(Located),
}

#[derive(Debug)]
pub(super) struct Part {
    pub matchers: Vec<Matcher>,
    pub filters: Filters,
}

/// A phrase: literals with gaps between them.
#[derive(Debug, Clone)]
pub(super) struct Phrase(pub Vec<LiteralId>);

#[derive(Debug)]
pub(super) enum Matcher {
    Phrases(Vec<Phrase>),
    Sounding(Vec<Phrase>),
    Words(Vec<Words>),
    Regex(Vec<PatternId>),
    Entities(Vec<EntityKind>),
    Restates { speaker: Speaker, back_turns: usize, overlap: f64, at_least_words: usize },
    Similar(Similar),
    Form { question: bool },
    Gap { from: Speakers, to: Speakers },
    Overlap { by: Speakers, of: Speakers },
    Pace { min_chars: usize },
    All { parts: Vec<Part>, across: Across },
    Any(Vec<Part>),
    Located(Box<Located>),
}

#[derive(Debug)]
pub(super) struct Filters {
    pub unless: Vec<Phrase>,
    pub not_inside: Vec<Phrase>,
    pub negated: Option<Negated>,
    pub quoted: Quoted,
    pub not_said_by: Option<Speaker>,
    pub question: Option<bool>,
    pub value: Bounds,
}

#[derive(Debug)]
pub(super) struct Located {
    pub signal: SignalId,
    pub window: Window,
    pub value: Bounds,
    pub pick: Pick,
    pub when: Option<Clause>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    End,
    Trigger,
    Previous,
    Signal(SignalId),
}

#[derive(Debug, Default)]
pub(super) struct Window {
    pub first: Option<PerChannel<Vec<Extent>>>,
    pub last: Option<PerChannel<Vec<Extent>>>,
    pub before: Vec<Anchor>,
    pub after: Vec<Anchor>,
    pub near: Vec<Anchor>,
    pub within: Option<PerChannel<Reach>>,
    pub which: Option<Which>,
}

impl Window {
    /// Whether one of its lengths has no value for the channel.
    pub fn lacks(&self, channel: Channel) -> bool {
        let edges = [&self.first, &self.last];
        edges.into_iter().flatten().any(|lengths| lengths.get(channel).is_none())
            || self.within.as_ref().is_some_and(|reach| reach.get(channel).is_none())
    }
}

#[derive(Debug)]
pub(super) struct Clause {
    pub kind: ClauseKind,
    pub window: Window,
    /// What reports call it: its title, else its signal's or measure's.
    pub label: String,
    pub channels: Option<Vec<Channel>>,
    pub if_known: bool,
    pub severity: Option<Severity>,
}

#[derive(Debug)]
pub(super) enum ClauseKind {
    Signal { signal: SignalId, count: Count, value: Bounds },
    Measure { measure: Measure, bounds: Bounds, target: Option<PerChannel<f64>> },
    Metadata { field: String, is: Vec<String> },
    All(Vec<Clause>),
    Any(Vec<Clause>),
    Not(Box<Clause>),
    AtLeast { count: usize, of: Vec<Clause> },
}

#[derive(Debug)]
pub(super) struct Rule {
    pub id: String,
    pub item: String,
    pub title: String,
    pub severity: Severity,
    pub weight: f64,
    pub bonus: Option<f64>,
    pub manual: bool,
    pub channels: Option<Vec<Channel>>,
    pub when: Option<Clause>,
    pub for_each: Option<SignalId>,
    pub combine: Combine,
    pub window: Window,
    pub expect: Vec<Clause>,
    pub forbid: Vec<Clause>,
    pub partial_credit: bool,
    /// Indices of the rules whose failures are not counted again.
    pub yields_to: Vec<usize>,
    pub review: Review,
}
