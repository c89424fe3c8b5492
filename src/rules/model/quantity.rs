//! Values, windows and what they are measured in.

use std::collections::BTreeMap;

use super::Ref;
use crate::transcript::Channel;

/// A value that may differ by channel.
#[derive(Debug, Clone, PartialEq)]
pub enum PerChannel<T> {
    /// The same everywhere.
    All(T),
    /// By channel; a channel that is missing has none.
    By(BTreeMap<Channel, T>),
}

impl<T> PerChannel<T> {
    /// The value for a channel.
    pub fn get(&self, channel: Channel) -> Option<&T> {
        match self {
            PerChannel::All(value) => Some(value),
            PerChannel::By(values) => values.get(&channel),
        }
    }

    /// All values that it holds.
    pub fn values(&self) -> Vec<&T> {
        match self {
            PerChannel::All(value) => vec![value],
            PerChannel::By(values) => values.values().collect(),
        }
    }
}

/// A number in the unit of what it is compared with: seconds, yuan, megabytes, a share, a count.
pub type Amount = f64;

/// Limits of a value. A bound that the channel lacks makes its user not applicable.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bounds {
    /// Lowest value that holds.
    pub at_least: Option<PerChannel<Amount>>,
    /// Highest value that holds.
    pub at_most: Option<PerChannel<Amount>>,
    /// Value that is already too high.
    pub below: Option<PerChannel<Amount>>,
}

impl Bounds {
    /// Whether nothing is bounded.
    pub fn is_open(&self) -> bool {
        self.at_least.is_none() && self.at_most.is_none() && self.below.is_none()
    }

    /// Whether one of the bounds has no value for the channel.
    pub fn lacks(&self, channel: Channel) -> bool {
        let bounds = [&self.at_least, &self.at_most, &self.below];
        bounds.into_iter().flatten().any(|bound| bound.get(channel).is_none())
    }
}

/// A length at the edge of a transcript.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Extent {
    /// Turns of the signal's speaker, or of anybody.
    Turns {
        /// How many.
        count: usize,
        /// Whether everybody's turns count.
        of_any: bool,
    },
    /// Milliseconds.
    Time(u64),
    /// A share of the turns of the signal's speaker, or of anybody.
    Share {
        /// From 0 to 1.
        share: f64,
        /// Whether everybody's turns count.
        of_any: bool,
    },
}

/// How far from its anchor a window reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// Turns of the signal's speaker, or of anybody.
    Turns {
        /// How many; 0 is the anchor's own turn.
        count: usize,
        /// Whether everybody's turns count.
        of_any: bool,
    },
    /// Milliseconds.
    Time(u64),
}

/// What a window is fixed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The start of the transcript.
    Start,
    /// Its end.
    End,
    /// The occurrence being judged.
    Trigger,
    /// The trigger before it, else the start.
    Previous,
    /// An occurrence of a signal.
    Signal(Ref),
}

/// Which occurrence of an anchor is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The last.
    Last,
}

/// A part of the transcript. Everything that is set must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Window {
    /// The beginning; of several lengths the longest.
    pub first: Option<PerChannel<Vec<Extent>>>,
    /// The end; of several lengths the longest.
    pub last: Option<PerChannel<Vec<Extent>>>,
    /// Ends before the first of these that occurs.
    pub before: Vec<Anchor>,
    /// Starts after the first of these that occurs.
    pub after: Vec<Anchor>,
    /// On both sides of the first of these that occurs.
    pub near: Vec<Anchor>,
    /// How far from its anchors.
    pub within: Option<PerChannel<Reach>>,
    /// Which occurrence of its anchors; the first where it is not said.
    pub which: Option<Which>,
}

impl Window {
    /// Whether it is the whole transcript.
    pub fn is_whole(&self) -> bool {
        *self == Window::default()
    }

    /// Every anchor that it names.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        self.before.iter().chain(&self.after).chain(&self.near)
    }
}
