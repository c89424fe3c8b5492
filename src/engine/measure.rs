//! Numbers of a transcript taken from its timing.

use std::collections::{BTreeMap, HashSet};

use super::find::gap;
use super::occurrence::Doubt;
use super::session::Session;
use crate::rules::model::{Measure, MeasureKind, Speakers, Statistic};
use crate::transcript::{Channel, Speaker};

/// Shortest sentence whose repetition counts, characters.
const REPEATED_CHARS: usize = 6;

/// A number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Known(f64),
    /// The transcript cannot have one: nobody of the speaker spoke, nobody waited.
    NotApplicable,
    Unknown(Doubt),
    /// A field of the metadata is missing.
    NoField(&'static str),
}

/// One measure of a transcript: seconds, characters a minute, a share, or a number.
pub(super) fn value(session: &Session<'_>, measure: Measure) -> Value {
    if let Some(doubt) = whose(measure).into_iter().find_map(|whose| session.role_doubt(whose)) {
        return Value::Unknown(doubt);
    }
    match measure.kind {
        MeasureKind::RingTime => match session.transcript.ring_ms {
            Some(ms) => Value::Known(ms as f64 / 1000.0),
            None => Value::NoField("ring_ms"),
        },
        MeasureKind::FirstResponse => first_response(session),
        MeasureKind::ResponseTime => {
            let speaker = Speakers::One(measure.speaker);
            let other = other(measure.speaker);
            statistic(session, Speakers::One(other), speaker, measure.statistic)
        }
        MeasureKind::Silence => statistic(session, Speakers::Any, Speakers::Any, measure.statistic),
        MeasureKind::SpeechRate => speech_rate(session, measure.speaker),
        MeasureKind::TalkShare => talk_share(session, measure.speaker),
        MeasureKind::Duration => duration(session),
        MeasureKind::Turns => {
            Value::Known(session.turns.iter().filter(|turn| turn.speaker != Speaker::System).count() as f64)
        }
        MeasureKind::Monologue => monologue(session, measure.speaker),
        MeasureKind::Repetitions => repetitions(session, measure.speaker),
    }
}

/// Every measure that is known, by the name under which reports show it; rounded to milliseconds and thousandths.
pub(super) fn all(session: &Session<'_>) -> BTreeMap<String, f64> {
    let agent = |kind, statistic| Measure { kind, statistic, speaker: Speaker::Agent };
    let named = [
        ("ring_time", agent(MeasureKind::RingTime, Statistic::Max)),
        ("first_response", agent(MeasureKind::FirstResponse, Statistic::Max)),
        ("response_time_max", agent(MeasureKind::ResponseTime, Statistic::Max)),
        ("response_time_mean", agent(MeasureKind::ResponseTime, Statistic::Mean)),
        ("response_time_p90", agent(MeasureKind::ResponseTime, Statistic::P90)),
        ("silence_longest", agent(MeasureKind::Silence, Statistic::Max)),
        ("silence_total", agent(MeasureKind::Silence, Statistic::Total)),
        ("speech_rate", agent(MeasureKind::SpeechRate, Statistic::Mean)),
        ("talk_share", agent(MeasureKind::TalkShare, Statistic::Mean)),
        ("duration", agent(MeasureKind::Duration, Statistic::Max)),
        ("turns", agent(MeasureKind::Turns, Statistic::Total)),
        ("monologue", agent(MeasureKind::Monologue, Statistic::Max)),
        ("repetitions", agent(MeasureKind::Repetitions, Statistic::Total)),
    ];
    named
        .into_iter()
        .filter_map(|(name, measure)| match value(session, measure) {
            Value::Known(value) => Some((name.to_owned(), (value * 1000.0).round() / 1000.0)),
            _ => None,
        })
        .collect()
}

/// Whose speech a measure rests on.
fn whose(measure: Measure) -> Vec<Speakers> {
    match measure.kind {
        MeasureKind::RingTime | MeasureKind::Silence | MeasureKind::Duration | MeasureKind::Turns => vec![],
        MeasureKind::FirstResponse => vec![Speakers::One(Speaker::Agent)],
        MeasureKind::SpeechRate | MeasureKind::Monologue | MeasureKind::Repetitions => {
            vec![Speakers::One(measure.speaker)]
        }
        MeasureKind::ResponseTime | MeasureKind::TalkShare => {
            vec![Speakers::One(measure.speaker), Speakers::One(other(measure.speaker))]
        }
    }
}

fn other(speaker: Speaker) -> Speaker {
    if speaker == Speaker::Agent { Speaker::Customer } else { Speaker::Agent }
}

/// Seconds from the later of the start and the last system speech before the agent (in a chat: of the hand-over and the
/// customer's first message) to the agent's first word.
fn first_response(session: &Session<'_>) -> Value {
    let segments = &session.transcript.segments;
    let Some(first) = segments.iter().position(|segment| segment.speaker == Speaker::Agent) else {
        return Value::NotApplicable;
    };
    let Some(start_ms) = session.times[first].start_ms else { return Value::Unknown(Doubt::Times) };
    let mut since_ms = 0;
    if let Some(system) = segments[..first].iter().rposition(|segment| segment.speaker == Speaker::System) {
        since_ms = session.times[system].end_ms.unwrap_or(0);
    }
    if session.channel() == Channel::Chat
        && let Some(customer) =
            segments[..first].iter().position(|segment| segment.speaker == Speaker::Customer)
    {
        since_ms = since_ms.max(session.times[customer].start_ms.unwrap_or(0));
    }
    Value::Known(start_ms.saturating_sub(since_ms) as f64 / 1000.0)
}

fn statistic(session: &Session<'_>, from: Speakers, to: Speakers, statistic: Statistic) -> Value {
    let found = gap(session, from, to);
    if let Some(doubt) = found.doubt {
        return Value::Unknown(doubt);
    }
    let mut seconds: Vec<f64> =
        found.hits.iter().filter_map(|hit| hit.value.as_ref().and_then(|value| value.number)).collect();
    if seconds.is_empty() {
        return Value::NotApplicable;
    }
    seconds.sort_by(f64::total_cmp);
    let total: f64 = seconds.iter().sum();
    Value::Known(match statistic {
        Statistic::Max => seconds[seconds.len() - 1],
        Statistic::Mean => total / seconds.len() as f64,
        Statistic::P90 => seconds[(seconds.len() * 9).div_ceil(10) - 1],
        Statistic::Total => total,
    })
}

/// Characters of a segment as they are counted for rates.
fn chars(session: &Session<'_>, segment: usize) -> u64 {
    session.transcript.segments[segment].text.chars().filter(|char| char.is_alphanumeric()).count() as u64
}

fn of_speaker<'s>(session: &'s Session<'_>, speaker: Speaker) -> impl Iterator<Item = usize> + 's {
    let segments = &session.transcript.segments;
    (0..segments.len()).filter(move |&index| segments[index].speaker == speaker)
}

/// Characters a minute over all segments with recorded ends.
fn speech_rate(session: &Session<'_>, speaker: Speaker) -> Value {
    let (mut spoken, mut length_ms) = (0, 0);
    for index in of_speaker(session, speaker) {
        let time = session.times[index];
        if let (Some(start), Some(end), false) = (time.start_ms, time.end_ms, time.end_estimated)
            && end > start
        {
            spoken += chars(session, index);
            length_ms += end - start;
        }
    }
    match length_ms {
        0 => Value::Unknown(Doubt::Times),
        length_ms => Value::Known(spoken as f64 * 60_000.0 / length_ms as f64),
    }
}

/// Share of all characters that the agent and the customer say.
fn talk_share(session: &Session<'_>, speaker: Speaker) -> Value {
    let said = |speaker| of_speaker(session, speaker).map(|index| chars(session, index)).sum::<u64>();
    let (mine, theirs) = (said(speaker), said(other(speaker)));
    match mine + theirs {
        0 => Value::NotApplicable,
        total => Value::Known(mine as f64 / total as f64),
    }
}

fn duration(session: &Session<'_>) -> Value {
    let start = session.times.iter().filter_map(|time| time.start_ms).min();
    let end = session.times.iter().filter_map(|time| time.end_ms).max();
    match (start, end) {
        (Some(start), Some(end)) => Value::Known(end.saturating_sub(start) as f64 / 1000.0),
        _ => Value::Unknown(Doubt::Times),
    }
}

fn monologue(session: &Session<'_>, speaker: Speaker) -> Value {
    let lengths = session.turns.iter().filter(|turn| turn.speaker == speaker).filter_map(|turn| {
        let first = session.times[*turn.segments.first()?].start_ms?;
        let last = session.times[*turn.segments.last()?].end_ms?;
        Some(last.saturating_sub(first))
    });
    match lengths.max() {
        Some(ms) => Value::Known(ms as f64 / 1000.0),
        None => Value::Unknown(Doubt::Times),
    }
}

/// Sentences that the speaker says again in the same words.
fn repetitions(session: &Session<'_>, speaker: Speaker) -> Value {
    let mut seen = HashSet::new();
    let mut again = 0;
    for turn in session.turns.iter().filter(|turn| turn.speaker == speaker) {
        for sentence in turn.form.sentences() {
            let text = sentence.span.of(turn.form.text());
            if text.chars().count() >= REPEATED_CHARS && !seen.insert(text) {
                again += 1;
            }
        }
    }
    Value::Known(f64::from(again))
}
