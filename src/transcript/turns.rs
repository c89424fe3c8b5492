//! Segments gathered into turns, with the ends that the source did not record estimated.

use super::{Channel, SegmentTime, Speaker, Transcript};

/// Consecutive segments of one speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Who speaks in all of them.
    pub speaker: Speaker,
    /// Indices into [`Transcript::segments`], ascending. Only system segments may lie between them.
    pub segments: Vec<usize>,
}

/// Gathers segments into turns: a turn ends when another person speaks or after a silence of `pause_ms`.
///
/// System segments are turns of their own and do not end the turn around them. In a chat, silence is the time somebody
/// needs to write, so it never ends a turn there. `times` come from [`timing`](super::timing()).
pub fn turns(transcript: &Transcript, times: &[SegmentTime], pause_ms: u64) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut open: Option<usize> = None;
    for (index, segment) in transcript.segments.iter().enumerate() {
        if segment.speaker == Speaker::System {
            turns.push(Turn { speaker: Speaker::System, segments: vec![index] });
            continue;
        }
        let continues = open.filter(|&at| {
            let turn = &turns[at];
            let last = *turn.segments.last().expect("a turn has at least one segment");
            let paused = match (times[last].end_ms, segment.start_ms) {
                (Some(end), Some(start)) => start.saturating_sub(end) >= pause_ms,
                _ => false,
            };
            turn.speaker == segment.speaker && (transcript.channel == Channel::Chat || !paused)
        });
        match continues {
            Some(at) => turns[at].segments.push(index),
            None => {
                open = Some(turns.len());
                turns.push(Turn { speaker: segment.speaker, segments: vec![index] });
            }
        }
    }
    turns
}
