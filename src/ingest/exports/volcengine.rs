//! Volcengine file recognition: `utterances` in `result` or `resp`. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, text};
use super::unit::Unit;

pub(super) const SYSTEM: System = System {
    marks: &[
        &["\"utterances\"", "\"start_time\""],
        &["\"utterances\"", "\"additions\""],
        &["\"reqid\"", "\"code\""],
    ],
    is,
    read,
};

const UTTERANCE: Shape = Shape {
    speaker: &["additions.speaker", "additions.speaker_id", "speaker"],
    channel: &["additions.channel_id", "channel_id"],
    start: &["start_time"],
    end: &["end_time"],
    text: &["text"],
    unit: Unit::Millis,
    words: Words { list: "words", text: &["text"], start: "start_time", end: "end_time" },
};

/// The objects that may hold utterances; the service's versions differ.
fn holders(value: &Value) -> Vec<&Value> {
    let inside = match first(value, &["result", "resp", "data"]) {
        Value::Array(parts) => parts.iter().collect(),
        part @ Value::Object(_) => vec![part],
        _ => Vec::new(),
    };
    if inside.is_empty() && holds(&value["utterances"], "start_time") { vec![value] } else { inside }
}

fn is(value: &Value) -> bool {
    let old_answer = has(at(value, "resp"), "code") && has(at(value, "resp"), "message");
    old_answer || holders(value).into_iter().any(|holder| has(holder, "utterances"))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(first(value, &["reqid", "resp.id", "id"])));
    let mut whole = String::new();
    for holder in holders(value) {
        call.heard.extend(UTTERANCE.heard(list(holder, "utterances")?));
        whole.push_str(&text(at(holder, "text")));
    }
    let status = text(first(value, &["resp.code", "code"]));
    let message = text(first(value, &["resp.message", "message"]));
    call.or_explain(Verdict { status: &status, message: &message, whole: &whole })
}
