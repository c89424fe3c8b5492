//! One expectation.

use super::signal::CountBound;
use super::{Amount, Bounds, PerChannel, Ref, Window};
use crate::diagnostics::Place;
use crate::engine::Severity;
use crate::transcript::{Channel, Speaker};

/// One expectation: a signal, a measure or a field of the metadata, or several of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// What is expected.
    pub kind: ClauseKind,
    /// Where it is looked for.
    pub window: Window,
    /// Its title, as written.
    pub title: Option<String>,
    /// Channels in which it applies; all where absent.
    pub channels: Option<Vec<Channel>>,
    /// Whether missing data makes it not applicable instead of unknown.
    pub if_known: bool,
    /// Severity of its violation under `forbid`; the rule's where absent.
    pub severity: Option<Severity>,
    /// Where it is written.
    pub place: Place,
}

/// What a clause expects.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseKind {
    /// So many occurrences of a signal.
    Signal {
        /// The signal.
        signal: Ref,
        /// How many.
        count: Count,
        /// Limits of the value of those that count.
        value: Bounds,
    },
    /// A number of the transcript within limits.
    Measure {
        /// The number.
        measure: Measure,
        /// Its limits.
        bounds: Bounds,
        /// Beyond it, yet within the limits, the clause holds with a note.
        target: Option<PerChannel<Amount>>,
    },
    /// A field of the metadata has one of these values.
    Metadata {
        /// The field.
        field: String,
        /// The values.
        is: Vec<String>,
    },
    /// All hold.
    All(Vec<Clause>),
    /// One holds.
    Any(Vec<Clause>),
    /// It does not hold.
    Not(Box<Clause>),
    /// So many hold.
    AtLeast {
        /// How many.
        count: usize,
        /// Of these.
        of: Vec<Clause>,
    },
}

/// How many occurrences.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Count {
    /// At least so many; 1 where neither is said.
    pub at_least: CountBound,
    /// At most so many.
    pub at_most: CountBound,
}

/// A number of a transcript, with its variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// Which number.
    pub kind: MeasureKind,
    /// Which statistic of it.
    pub statistic: Statistic,
    /// Whose; the agent's where it is not said.
    pub speaker: Speaker,
}

/// Numbers that a transcript's timing gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MeasureKind {
    /// Seconds it rang.
    RingTime,
    /// Seconds until the agent's first word.
    FirstResponse,
    /// Seconds from the customer's word to the agent's.
    ResponseTime,
    /// Seconds of silence.
    Silence,
    /// Characters a minute.
    SpeechRate,
    /// Share of the speaking time.
    TalkShare,
    /// Seconds from the first to the last word.
    Duration,
    /// Number of turns.
    Turns,
    /// Seconds of the longest turn.
    Monologue,
    /// Sentences said again.
    Repetitions,
}

impl MeasureKind {
    /// All measures, in the order in which reports list them.
    pub const ALL: [MeasureKind; 10] = [
        MeasureKind::RingTime,
        MeasureKind::FirstResponse,
        MeasureKind::ResponseTime,
        MeasureKind::Silence,
        MeasureKind::SpeechRate,
        MeasureKind::TalkShare,
        MeasureKind::Duration,
        MeasureKind::Turns,
        MeasureKind::Monologue,
        MeasureKind::Repetitions,
    ];

    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            MeasureKind::RingTime => "ring_time",
            MeasureKind::FirstResponse => "first_response",
            MeasureKind::ResponseTime => "response_time",
            MeasureKind::Silence => "silence",
            MeasureKind::SpeechRate => "speech_rate",
            MeasureKind::TalkShare => "talk_share",
            MeasureKind::Duration => "duration",
            MeasureKind::Turns => "turns",
            MeasureKind::Monologue => "monologue",
            MeasureKind::Repetitions => "repetitions",
        }
    }

    /// What it is counted in; nothing for shares and plain counts.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            MeasureKind::RingTime
            | MeasureKind::FirstResponse
            | MeasureKind::ResponseTime
            | MeasureKind::Silence
            | MeasureKind::Duration
            | MeasureKind::Monologue => Some("seconds"),
            MeasureKind::SpeechRate => Some("chars_per_minute"),
            MeasureKind::TalkShare | MeasureKind::Turns | MeasureKind::Repetitions => None,
        }
    }
}

/// Which statistic of a measure that has several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Statistic {
    /// The largest; for silence the longest.
    Max,
    /// The mean.
    Mean,
    /// The 90th percentile (nearest rank).
    P90,
    /// The sum.
    Total,
}
