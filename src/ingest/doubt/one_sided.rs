//! Calls of which only the agent's side was recorded.

use crate::transcript::{Speaker, Transcript};

/// Segments from which an agent who talks to nobody is one whose customer was not recorded.
const SEGMENTS: usize = 4;

/// What he has said by then, characters: more than greeting and taking leave.
const CHARS: usize = 60;

/// What an agent says to a customer who really is silent.
const TO_SILENCE: [&str; 14] = [
    "听不到",
    "听得到",
    "听得见",
    "听不见",
    "能听到",
    "能听见",
    "没有声音",
    "没声音",
    "还在吗",
    "还在线",
    "您在吗",
    "未回复",
    "没有回复",
    "未收到您的",
];

/// Whether the agent speaks like somebody who is answered, and nobody answers.
pub(super) fn lacks_customer(transcript: &Transcript) -> bool {
    let (mut segments, mut chars) = (0, 0);
    for segment in &transcript.segments {
        match segment.speaker {
            Speaker::Customer | Speaker::Unknown => return false,
            Speaker::System => {}
            Speaker::Agent if TO_SILENCE.iter().any(|phrase| segment.text.contains(phrase)) => return false,
            Speaker::Agent => {
                segments += usize::from(!segment.text.trim().is_empty());
                chars += segment.text.chars().count();
            }
        }
    }
    segments >= SEGMENTS && chars >= CHARS
}
