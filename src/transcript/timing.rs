//! When each segment was spoken, as far as the source tells.

use super::{Channel, TimeSource, Transcript};

/// Start and end of one segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SegmentTime {
    /// Start, milliseconds, where the source recorded one.
    pub start_ms: Option<u64>,
    /// End, milliseconds: recorded, else estimated; never before the start.
    pub end_ms: Option<u64>,
    /// Whether the end rests on an estimate.
    pub end_estimated: bool,
}

impl SegmentTime {
    /// How well a time inside the segment is founded.
    pub fn source(self) -> TimeSource {
        if self.end_estimated { TimeSource::Estimated } else { TimeSource::Interpolated }
    }
}

/// Times of all segments. An end that was not recorded is the start plus the time that the text takes at
/// `chars_per_minute`, never beyond the next start; in a chat a segment is a point in time.
pub fn timing(transcript: &Transcript, chars_per_minute: u64) -> Vec<SegmentTime> {
    let segments = &transcript.segments;
    let mut next_start: Option<u64> = None;
    let mut times = vec![SegmentTime::default(); segments.len()];
    for (index, segment) in segments.iter().enumerate().rev() {
        let time = &mut times[index];
        time.start_ms = segment.start_ms;
        let Some(start) = segment.start_ms else { continue };
        if transcript.channel == Channel::Chat {
            time.end_ms = Some(start);
        } else if let Some(end) = segment.end_ms.filter(|&end| end >= start) {
            time.end_ms = Some(end);
        } else {
            let chars = segment.text.chars().filter(|char| char.is_alphanumeric()).count() as u64;
            let spoken = chars * 60_000 / chars_per_minute.max(1);
            let end = start + spoken;
            time.end_ms = Some(next_start.map_or(end, |next| end.min(next.max(start))));
            time.end_estimated = true;
        }
        next_start = Some(start);
    }
    times
}

#[cfg(test)]
mod tests {
    use super::super::{Segment, Speaker};
    use super::*;

    fn said(start_ms: Option<u64>, end_ms: Option<u64>, text: &str) -> Segment {
        Segment { speaker: Speaker::Agent, start_ms, end_ms, text: text.into(), words: vec![] }
    }

    #[test]
    fn an_end_is_estimated_from_the_text_and_cut_at_the_next_start() {
        let transcript = Transcript {
            segments: vec![
                said(Some(0), None, "您好，请讲。"),
                said(Some(500), None, "喂"),
                said(None, None, "嗯"),
            ],
            ..Transcript::default()
        };
        let times = timing(&transcript, 240);
        assert_eq!(times[0], SegmentTime { start_ms: Some(0), end_ms: Some(500), end_estimated: true });
        assert_eq!(times[1], SegmentTime { start_ms: Some(500), end_ms: Some(750), end_estimated: true });
        assert_eq!(times[2], SegmentTime::default());
    }

    #[test]
    fn a_recorded_end_stays_and_a_chat_message_is_a_point() {
        let mut transcript =
            Transcript { segments: vec![said(Some(0), Some(9_000), "您好")], ..Transcript::default() };
        assert_eq!(timing(&transcript, 240)[0].end_ms, Some(9_000));
        transcript.channel = Channel::Chat;
        let point = SegmentTime { start_ms: Some(0), end_ms: Some(0), end_estimated: false };
        assert_eq!(timing(&transcript, 240)[0], point);
    }
}
