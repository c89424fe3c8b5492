//! Silence, overlap and the rate of speech as occurrences.

use super::hit;
use crate::engine::How;
use crate::engine::audit::EvidenceValue;
use crate::engine::occurrence::{Doubt, Found, Interval, Occurrence};
use crate::engine::session::Session;
use crate::rules::model::Speakers;
use crate::transcript::{Channel, Speaker, TimeSource};

/// Silences between somebody of `from` and the next word of somebody of `to`; the value is seconds.
///
/// An occurrence sits at the first word after the silence. System speech fills a silence. In a chat, waiting for an answer
/// starts with the first message that is still unanswered.
pub(in crate::engine) fn gap(session: &Session<'_>, from: Speakers, to: Speakers) -> Found {
    if session.is_timeless() {
        return Found::doubtful(Doubt::Times);
    }
    if session.doubts.speech == Some(Doubt::Unanswered) {
        return Found::doubtful(Doubt::Unanswered);
    }
    let mut found =
        Found { doubt: session.role_doubt(to).or_else(|| session.role_doubt(from)), ..Found::default() };
    let mut before: Option<Before> = None;
    for (index, segment) in session.transcript.segments.iter().enumerate() {
        let time = session.times[index];
        if segment.speaker == Speaker::System {
            if let (Some(before), Some(end)) = (&mut before, time.end_ms) {
                before.end_ms = before.end_ms.max(end);
                before.estimated = time.end_estimated;
            }
            continue;
        }
        let Some(start) = time.start_ms else { continue };
        if let Some(before) = &before
            && let Some(occurrence) = silence(session, index, segment.speaker, start, before, from, to)
        {
            found.hits.push(occurrence);
        }
        before = Some(Before::after(before, session, index, segment.speaker));
    }
    found
}

/// Who spoke last, and until when.
struct Before {
    speaker: Speaker,
    /// Start of the first of the messages that the other side has not answered yet.
    waiting_since_ms: u64,
    end_ms: u64,
    estimated: bool,
}

impl Before {
    fn after(before: Option<Before>, session: &Session<'_>, index: usize, speaker: Speaker) -> Before {
        let time = session.times[index];
        let start = time.start_ms.unwrap_or_default();
        let end_ms = time.end_ms.unwrap_or(start);
        match before {
            Some(before) if before.speaker == speaker => {
                Before { end_ms: end_ms.max(before.end_ms), estimated: time.end_estimated, ..before }
            }
            Some(before) if before.end_ms > end_ms => Before {
                speaker,
                waiting_since_ms: start,
                end_ms: before.end_ms,
                estimated: before.estimated,
            },
            _ => Before { speaker, waiting_since_ms: start, end_ms, estimated: time.end_estimated },
        }
    }
}

fn silence(
    session: &Session<'_>,
    index: usize,
    speaker: Speaker,
    start_ms: u64,
    before: &Before,
    from: Speakers,
    to: Speakers,
) -> Option<Occurrence> {
    let certain = session.doubts.admit(to, speaker)? & session.doubts.admit(from, before.speaker)?;
    let waits = session.channel() == Channel::Chat && before.speaker != speaker;
    let since = if waits { before.waiting_since_ms } else { before.end_ms };
    let length_ms = start_ms.checked_sub(since).filter(|&length| length > 0)?;
    let (turn, byte) = session.place(index)?;
    let seconds = length_ms as f64 / 1000.0;
    let source = if before.estimated { TimeSource::Estimated } else { TimeSource::Recorded };
    Some(Occurrence {
        value: Some(EvidenceValue {
            kind: "seconds".into(),
            number: Some(seconds),
            text: format!("{seconds:.1}s"),
        }),
        interval: Some(Interval { start_ms: since, end_ms: start_ms, source }),
        ..hit(turn, byte, byte, How::Gap, certain)
    })
}

/// Segments of `by` that start while somebody of `of` is speaking; the value is seconds of speech at the same time.
pub(super) fn overlap(session: &Session<'_>, by: Speakers, of: Speakers) -> Found {
    let segments = &session.transcript.segments;
    let others = Speech::recorded(session, of);
    if others.is_empty() || session.channel() == Channel::Chat {
        return Found::doubtful(Doubt::Times);
    }
    let of_doubt = session.role_doubt(of);
    let mut found = Found { doubt: session.role_doubt(by).or(of_doubt), ..Found::default() };
    for (index, segment) in segments.iter().enumerate() {
        let Some(certain) = session.doubts.admit(by, segment.speaker) else { continue };
        let (Some(start), Some(end)) = (session.times[index].start_ms, session.times[index].end_ms) else {
            continue;
        };
        let others = others.iter().filter(|speech| speech.speaker != segment.speaker);
        let until = others.filter_map(|speech| speech.until(start)).max();
        let Some(until) = until.map(|until| until.min(end.max(start))) else { continue };
        let Some((turn, _)) = session.place(index) else { continue };
        let span = session.turns[turn].form.of_segment(index);
        let seconds = until.saturating_sub(start) as f64 / 1000.0;
        found.hits.push(Occurrence {
            value: Some(EvidenceValue {
                kind: "seconds".into(),
                number: Some(seconds),
                text: format!("{seconds:.1}s"),
            }),
            interval: Some(Interval { start_ms: start, end_ms: until, source: TimeSource::Recorded }),
            ..hit(turn, span.start, span.end, How::Overlap, certain && of_doubt.is_none())
        });
    }
    found
}

/// When somebody speaks: starts in order, each with the latest end of all that started by then, milliseconds.
struct Speech {
    speaker: Speaker,
    spoken_ms: Vec<(u64, u64)>,
}

impl Speech {
    /// The recorded speech of each of the speakers.
    fn recorded(session: &Session<'_>, of: Speakers) -> Vec<Speech> {
        let mut speakers: Vec<Speech> = Vec::new();
        for (segment, time) in session.transcript.segments.iter().zip(&session.times) {
            let (Some(start), Some(end), false) = (time.start_ms, time.end_ms, time.end_estimated) else {
                continue;
            };
            if !of.admit(segment.speaker) {
                continue;
            }
            match speakers.iter_mut().find(|speech| speech.speaker == segment.speaker) {
                Some(speech) => speech.spoken_ms.push((start, end)),
                None => speakers.push(Speech { speaker: segment.speaker, spoken_ms: vec![(start, end)] }),
            }
        }
        for speech in &mut speakers {
            speech.spoken_ms.sort_unstable();
            let mut latest = 0;
            for (_, end) in &mut speech.spoken_ms {
                latest = latest.max(*end);
                *end = latest;
            }
        }
        speakers
    }

    /// The latest end of what started before a moment and goes on after it.
    fn until(&self, moment_ms: u64) -> Option<u64> {
        let before = self.spoken_ms.partition_point(|(start, _)| *start < moment_ms).checked_sub(1)?;
        Some(self.spoken_ms[before].1).filter(|end| *end > moment_ms)
    }
}

/// Segments of at least so many characters; the value is characters a minute.
///
/// Without a recorded end the time to the next start is taken, so that the rate is at least the value.
pub(super) fn pace(session: &Session<'_>, min_chars: usize, speakers: Speakers) -> Found {
    if session.is_timeless() {
        return Found::doubtful(Doubt::Times);
    }
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for (turn, certain) in session.turns_of(speakers) {
        for &segment in &session.turns[turn].segments {
            let span = session.turns[turn].form.of_segment(segment);
            let chars = span.of(session.turns[turn].form.text()).chars().filter(|&char| char != '\n').count();
            if chars < min_chars.max(1) {
                continue;
            }
            if let Some((interval, rate)) = rate(session, segment, chars) {
                let value = EvidenceValue {
                    kind: "chars_per_minute".into(),
                    number: Some(rate),
                    text: format!("{rate:.0}"),
                };
                let place = hit(turn, span.start, span.end, How::Pace, certain);
                found.hits.push(Occurrence { value: Some(value), interval: Some(interval), ..place });
            }
        }
    }
    found
}

fn rate(session: &Session<'_>, segment: usize, chars: usize) -> Option<(Interval, f64)> {
    let time = session.times[segment];
    let start_ms = time.start_ms?;
    let (end_ms, source) = if time.end_estimated {
        let next = session.times[segment + 1..].iter().find_map(|time| time.start_ms)?;
        (next, TimeSource::Estimated)
    } else {
        (time.end_ms?, TimeSource::Recorded)
    };
    let length_ms = end_ms.checked_sub(start_ms).filter(|&length| length > 0)?;
    let rate = chars as f64 * 60_000.0 / length_ms as f64;
    Some((Interval { start_ms, end_ms, source }, rate))
}
