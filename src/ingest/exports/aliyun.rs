//! Alibaba Cloud file transcription: version 4 (`Result.Sentences`) and the callback of version 2. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, number, opened, text};
use super::unit::Unit;
use super::words::word;

pub(super) const SYSTEM: System = System {
    marks: &[
        &["\"Sentences\"", "\"BeginTime\""],
        &["\"StatusText\"", "\"TaskId\""],
        &["\"status_text\"", "\"task_id\""],
        &["\"begin_time\"", "\"channel_id\""],
    ],
    is,
    read,
};

const SENTENCE: Shape = Shape {
    speaker: &["SpeakerId", "speaker_id"],
    channel: &["ChannelId", "channel_id"],
    start: &["BeginTime", "begin_time"],
    end: &["EndTime", "end_time"],
    text: &["Text", "text"],
    unit: Unit::Millis,
    words: Words::NONE,
};

fn is(value: &Value) -> bool {
    has(value, "StatusText") && has(value, "TaskId")
        || has(value, "status_text") && has(value, "task_id")
        || has(at(value, "Result"), "Sentences")
        || holds(at(value, "result"), "begin_time")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(first(value, &["TaskId", "task_id"])));
    let result = opened(first(value, &["Result", "result"]));
    let sentences = match result.as_ref() {
        Value::Array(sentences) => sentences,
        result if has(result, "sentences") => list(result, "sentences")?,
        result => list(result, "Sentences")?,
    };
    call.heard = SENTENCE.heard(sentences);
    for words in [at(&result, "Words"), at(value, "words")] {
        hand_out(words.as_array().map(Vec::as_slice).unwrap_or_default(), &mut call.heard);
    }
    let status = text(first(value, &["StatusText", "status_text", "StatusCode", "status_code"]));
    call.or_explain(Verdict { status: &status, ..Verdict::default() })
}

/// Gives each word to the sentence of its channel in whose time it begins.
fn hand_out(words: &[Value], sentences: &mut [Heard]) {
    if words.is_empty() {
        return;
    }
    let mut places: Vec<(String, f64, usize)> = sentences
        .iter()
        .enumerate()
        .filter_map(|(index, heard)| Some((heard.channel.clone(), heard.start_ms?, index)))
        .collect();
    places.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    for one in words {
        let channel = text(first(one, &["ChannelId", "channel_id"]));
        let time = |names: &[&str]| number(first(one, names));
        let (start, end) = (time(&["BeginTime", "begin_time"]), time(&["EndTime", "end_time"]));
        let Some(start_ms) = start else { continue };
        let after = places.partition_point(|place| (place.0.as_str(), place.1) <= (channel.trim(), start_ms));
        let Some((name, _, index)) = after.checked_sub(1).map(|before| &places[before]) else { continue };
        let sentence = &mut sentences[*index];
        if name == channel.trim() && sentence.end_ms.is_some_and(|end_ms| start_ms < end_ms) {
            sentence.words.extend(word(&text(first(one, &["Word", "word"])), start, end));
        }
    }
}
