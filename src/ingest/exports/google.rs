//! Google Contact Center AI: `entries[]` with roles. Starts in microseconds, no ends.

use serde_json::Value;

use super::System;
use super::call::Call;
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{holds, list};
use super::unit::Unit;

pub(super) const SYSTEM: System = System {
    marks: &[&["\"entries\"", "\"start_timestamp_usec\""], &["\"entries\"", "\"role\"", "\"text\""]],
    is,
    read,
};

const ENTRY: Shape = Shape {
    speaker: &["role", "user_id", "userId"],
    channel: &[],
    start: &["start_timestamp_usec", "startTimestampUsec"],
    end: &[],
    text: &["text"],
    unit: Unit::Micros,
    words: Words { list: "words", text: &["word"], start: "start_offset_usec", end: "end_offset_usec" },
};

fn is(value: &Value) -> bool {
    let entries = &value["entries"];
    holds(entries, "text") && ENTRY.speaker.iter().chain(ENTRY.start).any(|key| holds(entries, key))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    Ok(vec![Call { heard: ENTRY.heard(list(value, "entries")?), ..Call::default() }])
}
