//! China Telecom TeleAI: `result.sentences`, whose text is called `texts`. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, list, text};
use super::unit::Unit;

pub(super) const SYSTEM: System =
    System { marks: &[&["\"sentences\"", "\"texts\""], &["\"status_msg\"", "\"task_id\""]], is, read };

const SENTENCE: Shape = Shape {
    speaker: &["speaker_id"],
    channel: &["channel_id"],
    start: &["begin_time"],
    end: &["end_time"],
    text: &["texts", "text"],
    unit: Unit::Millis,
    words: Words { list: "words", text: &["word", "text"], start: "begin_time", end: "end_time" },
};

fn is(value: &Value) -> bool {
    has(at(value, "result"), "sentences") || has(value, "status_msg") && has(value, "task_id")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(at(value, "task_id")));
    call.heard = SENTENCE.heard(list(value, "result.sentences")?);
    let status = text(first(value, &["status", "status_msg"]));
    let message = text(at(value, "status_msg"));
    call.or_explain(Verdict { status: &status, message: &message, whole: "" })
}
