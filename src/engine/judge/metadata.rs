//! Fields of the metadata by name.

use std::borrow::Cow;

use crate::transcript::{Channel, Direction, Transcript};

/// The value of a field; `None` when the transcript has none.
pub(super) fn field<'t>(transcript: &'t Transcript, name: &str) -> Option<Cow<'t, str>> {
    let text = |value: &'t Option<String>| value.as_deref().map(Cow::Borrowed);
    match name {
        "channel" => Some(transcript.channel.name().into()),
        "direction" => Some(transcript.direction.name().into()),
        "agent_id" => text(&transcript.agent_id),
        "agent_name" => text(&transcript.agent_name),
        "team" => text(&transcript.team),
        "scenario" => text(&transcript.scenario),
        "started_at" => text(&transcript.started_at),
        "ended_by" => text(&transcript.ended_by),
        "ring_ms" => transcript.ring_ms.map(|ms| ms.to_string().into()),
        other => transcript.attributes.get(other).map(|value| value.as_str().into()),
    }
}

/// Whether a field's value is the one that the rule names, in any of the ways in which it may be written.
pub(super) fn equals(name: &str, value: &str, expected: &str) -> bool {
    match name {
        "channel" => Channel::parse(expected).is_some_and(|channel| channel.name() == value),
        "direction" => Direction::parse(expected).is_some_and(|direction| direction.name() == value),
        _ => value.trim() == expected.trim(),
    }
}
