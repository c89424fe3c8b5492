//! `segments[]` of the Whisper family and its like: `verbose_json`, whisper-timestamped, WhisperX, FunASR's command line.
//!
//! Whisper and its kin count seconds, FunASR's command line milliseconds, under the same names: the numbers tell.

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, number, text};
use super::unit::{Unit, guess};

pub(super) const SYSTEM: System = System { marks: &[&["\"segments\""]], is, read };

const SEGMENT: Shape = Shape {
    speaker: &["speaker", "spk"],
    channel: &["channel"],
    start: &["start"],
    end: &["end"],
    text: &["text", "sentence"],
    unit: Unit::Seconds,
    words: Words { list: "words", text: &["word", "text"], start: "start", end: "end" },
};

/// Whether a value is a segment that says when it starts; a list of them is a conversation.
pub(super) fn is_segment(value: &Value) -> bool {
    has(value, "start") && SEGMENT.text.iter().any(|key| value[*key].is_string())
}

fn is(value: &Value) -> bool {
    if let Value::Array(items) = value {
        return items.iter().any(is_segment);
    }
    let segments = &value["segments"];
    let native = holds(segments, "start_ms") || holds(segments, "end_ms");
    let timed = holds(segments, "start") || holds(segments, "end");
    let nothing = segments.as_array().is_none_or(Vec::is_empty);
    !native && (timed || has(value, "segments") && nothing && value["text"].is_string())
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let segments = match value {
        Value::Array(segments) => segments,
        value => list(value, "segments")?,
    };
    let spans = segments.iter().filter_map(|segment| {
        let chars = text(first(segment, SEGMENT.text)).trim().chars().count();
        Some((number(at(segment, "start"))?, number(at(segment, "end"))?, chars))
    });
    let shape = Shape { unit: guess(spans), ..SEGMENT };
    let mut call = Call { heard: shape.heard(segments), ..Call::default() };
    call.describe_by(value);
    call.or_explain(Verdict { whole: &text(at(value, "text")), ..Verdict::default() })
}
