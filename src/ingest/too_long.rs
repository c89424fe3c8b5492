//! Conversations that are too long to be true: a sign that the unit of their times was mistaken.

use super::warnings::warn;
use crate::transcript::Transcript;

/// No conversation is longer, milliseconds.
const DAY_MS: u64 = 86_400_000;

/// Warns of a conversation longer than a day.
///
/// Moments of a clock have no unit to mistake, and a chat may go on for days: one that tells when it began is believed.
pub(super) fn warn_if_too_long(transcript: &mut Transcript) {
    let ends = transcript.segments.iter().filter_map(|segment| segment.end_ms.max(segment.start_ms));
    let longest_ms = ends.max().filter(|last_ms| *last_ms > DAY_MS && transcript.started_at.is_none());
    if let Some(longest_ms) = longest_ms {
        warn(transcript, "longer_than_a_day", None, &(longest_ms / 3_600_000).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Segment;

    fn warned(end_ms: u64, started_at: Option<&str>) -> Vec<(String, String)> {
        let segment = Segment { start_ms: Some(0), end_ms: Some(end_ms), ..Segment::default() };
        let started_at = started_at.map(str::to_owned);
        let mut transcript = Transcript { segments: vec![segment], started_at, ..Transcript::default() };
        warn_if_too_long(&mut transcript);
        transcript.warnings.into_iter().map(|warning| (warning.code, warning.detail)).collect()
    }

    #[test]
    fn only_more_than_a_day_is_warned_of() {
        assert_eq!(warned(86_400_000, None), []);
        assert_eq!(warned(94_000_000, None), [("longer_than_a_day".to_owned(), "26".to_owned())]);
        assert_eq!(warned(94_000_000, Some("2026-11-21T09:03:11Z")), []);
    }
}
