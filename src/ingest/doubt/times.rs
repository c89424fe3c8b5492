//! Times that cannot be right.

use crate::ingest::warnings::warn;
use crate::transcript::{Channel, Segment, Speaker, Transcript};

/// How far a segment may begin before the one written ahead of it, milliseconds: two channels are merged no better.
const BACK_MS: u64 = 3_000;

/// Fastest speech that is believed, characters a minute: news is read at about 300, and nobody speaks three times as fast.
const FASTEST: f64 = 900.0;

/// The same for a single segment, whose ends recognisers may cut close.
const FASTEST_SEGMENT: f64 = 1_200.0;

/// Slowest conversation that is believed, characters a minute over all of it: half an hour on hold, one minute of talk.
const SLOWEST: f64 = 2.0;

/// Shortest segment whose rate means anything, characters.
const RATED_CHARS: usize = 10;

/// Share of the characters with a rate that has to be spoken too fast.
const TOO_FAST_SHARE: f64 = 0.3;

/// Smallest conversation whose overall rate means anything.
const RATED_SEGMENTS: usize = 6;
const RATED_CONVERSATION_CHARS: usize = 80;

/// Share of his speaking time in which somebody is said to speak over himself.
const OVER_HIMSELF_SHARE: f64 = 0.3;

/// Share of the conversation that one segment takes while the others go on speaking.
const WHOLE_SHARE: f64 = 0.8;

/// Shortest conversation that one segment cannot fill, milliseconds.
const WHOLE_MS: u64 = 30_000;

/// Warns of times that nothing should be measured by.
pub(super) fn suspect(transcript: &mut Transcript) {
    if let Some((segment, back_ms)) = goes_back(&transcript.segments) {
        warn(transcript, "times_go_back", Some(segment), &back_ms.to_string());
    }
    // A chat message is a point in time, and is pasted as fast as one likes.
    if transcript.channel == Channel::Chat {
        return;
    }
    if let Some(segment) = overlaps(&transcript.segments) {
        warn(transcript, "times_overlap", Some(segment), "");
    }
    if let Some(rate) = absurd_pace(&transcript.segments) {
        warn(transcript, "absurd_pace", None, &format!("{rate:.0}"));
    }
}

/// The first segment of which neither beginning nor end follows the one ahead of it, and how far it goes back.
fn goes_back(segments: &[Segment]) -> Option<(usize, u64)> {
    let mut before: Option<(u64, u64)> = None;
    for (at, segment) in segments.iter().enumerate() {
        let Some(start) = segment.start_ms else { continue };
        let end = segment.end_ms.unwrap_or(start);
        if let Some((last_start, last_end)) = before
            && start + BACK_MS < last_start
            && end < last_end
        {
            return Some((at, last_start - start));
        }
        before = Some((start, end));
    }
    None
}

/// Recorded start and end of a segment.
fn recorded(segment: &Segment) -> Option<(u64, u64)> {
    Some((segment.start_ms?, segment.end_ms?)).filter(|(start, end)| start <= end)
}

/// The first segment that takes the whole conversation, or in which somebody speaks over himself who does so much.
fn overlaps(segments: &[Segment]) -> Option<usize> {
    let times = || segments.iter().enumerate().filter_map(|(at, segment)| Some((at, recorded(segment)?)));
    let start = times().map(|(_, (start, _))| start).min()?;
    let length_ms = times().map(|(_, (_, end))| end).max()? - start;
    let whole =
        |(_, (start, end)): &(usize, (u64, u64))| (end - start) as f64 >= length_ms as f64 * WHOLE_SHARE;
    if length_ms >= WHOLE_MS
        && times().count() >= RATED_SEGMENTS
        && let Some((at, _)) = times().find(whole)
    {
        return Some(at);
    }
    [Speaker::Agent, Speaker::Customer].into_iter().find_map(|speaker| over_himself(segments, speaker))
}

fn over_himself(segments: &[Segment], speaker: Speaker) -> Option<usize> {
    let (mut until, mut over_ms, mut spoken_ms, mut count) = (0, 0, 0, 0);
    let mut first = None;
    for (at, segment) in segments.iter().enumerate().filter(|(_, segment)| segment.speaker == speaker) {
        let Some((start, end)) = recorded(segment) else { continue };
        let over = until.min(end).saturating_sub(start);
        first = first.or((over > 0).then_some(at));
        over_ms += over;
        spoken_ms += end - start;
        until = until.max(end);
        count += 1;
    }
    first.filter(|_| count >= RATED_SEGMENTS / 2 && over_ms as f64 > spoken_ms as f64 * OVER_HIMSELF_SHARE)
}

/// A rate of speech that nobody has, characters a minute.
fn absurd_pace(segments: &[Segment]) -> Option<f64> {
    let (mut chars, mut fast, mut rated, mut fastest) = (0, 0, 0, 0.0_f64);
    let (mut count, mut first, mut last) = (0, u64::MAX, 0);
    for segment in segments {
        let Some(start) = segment.start_ms else { continue };
        let spoken = spoken_chars(&segment.text);
        count += 1;
        first = first.min(start);
        last = last.max(segment.end_ms.unwrap_or(start));
        chars += spoken;
        if let Some((start, end)) = recorded(segment)
            && spoken >= RATED_CHARS
        {
            let rate = per_minute(spoken, end - start);
            rated += spoken;
            fast += if rate > FASTEST_SEGMENT { spoken } else { 0 };
            fastest = fastest.max(rate);
        }
    }
    if count < RATED_SEGMENTS || chars < RATED_CONVERSATION_CHARS {
        return None;
    }
    if rated > 0 && fast as f64 >= rated as f64 * TOO_FAST_SHARE {
        return Some(fastest);
    }
    // What was said last has no end where ends are not recorded.
    let untimed =
        segments.last().filter(|last| last.end_ms.is_none()).map_or(0, |last| spoken_chars(&last.text));
    let rate = per_minute(chars.saturating_sub(untimed), last.saturating_sub(first));
    (!(SLOWEST..=FASTEST).contains(&rate)).then_some(rate)
}

/// How many characters of Chinese take as long to speak: letters of other languages are spoken three at a time.
fn spoken_chars(text: &str) -> usize {
    let letters = text.chars().filter(|char| char.is_alphabetic() && *char < '\u{2e80}').count();
    text.chars().count() - letters + letters.div_ceil(3)
}

fn per_minute(chars: usize, length_ms: u64) -> f64 {
    chars as f64 * 60_000.0 / length_ms.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_spoken_three_at_a_time() {
        for (text, chars) in [("您好，请讲", 5), ("please wait", 5), ("办5G套餐", 5), ("", 0)] {
            assert_eq!(spoken_chars(text), chars, "{text}");
        }
    }
}
