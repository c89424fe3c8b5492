//! Times that are each possible and together are not: a sign that their unit was mistaken.

use super::warnings::warn;
use crate::transcript::Transcript;

/// No conversation is longer, milliseconds.
const DAY_MS: u64 = 86_400_000;

/// Nobody says more characters in a second, not even letters of English.
const MAX_CHARS_A_SECOND: u64 = 60;

/// Fewer characters prove nothing.
const MIN_CHARS: u64 = 20;

/// Warns of a conversation longer than a day, and of one in which everything is said in no time.
pub(super) fn warn_of_times(transcript: &mut Transcript) {
    // Moments of a clock have no unit to mistake, and a chat may go on for days.
    let by_the_clock = transcript.started_at.is_some();
    let ends = transcript.segments.iter().filter_map(|segment| segment.end_ms.max(segment.start_ms));
    if let Some(last_ms) = ends.max().filter(|last_ms| !by_the_clock && *last_ms > DAY_MS) {
        let hours = last_ms / 3_600_000;
        warn(transcript, "longer_than_a_day", None, &hours.to_string());
    }
    let (mut length_ms, mut chars) = (0, 0);
    for segment in &transcript.segments {
        if let (Some(start), Some(end)) = (segment.start_ms, segment.end_ms)
            && end > start
        {
            length_ms += end - start;
            chars += segment.text.chars().count() as u64;
        }
    }
    if chars >= MIN_CHARS && chars * 1_000 > MAX_CHARS_A_SECOND * length_ms {
        warn(transcript, "spoken_too_fast", None, &(chars * 1_000 / length_ms.max(1)).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Segment;

    fn warned(start_ms: u64, end_ms: u64) -> Vec<(String, String)> {
        let text = "您好请问有什么可以帮到您的吗我看一下您的账单".to_owned();
        let segment = Segment { start_ms: Some(start_ms), end_ms: Some(end_ms), text, ..Segment::default() };
        let mut transcript = Transcript { segments: vec![segment], ..Transcript::default() };
        warn_of_times(&mut transcript);
        transcript.warnings.into_iter().map(|warning| (warning.code, warning.detail)).collect()
    }

    #[test]
    fn only_impossible_times_are_warned_of() {
        assert_eq!(warned(0, 4_000), []);
        assert_eq!(warned(86_000_000, 86_400_000), []);
        assert_eq!(warned(5, 5), [], "no length says nothing");
        assert_eq!(warned(90_000_000, 94_000_000), [("longer_than_a_day".to_owned(), "26".to_owned())]);
        assert_eq!(warned(0, 4), [("spoken_too_fast".to_owned(), "5500".to_owned())]);
    }
}
