//! DashScope (Bailian) file transcription: one transcript a channel. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, holds, list, stem, text};
use super::unit::Unit;

pub(super) const SYSTEM: System = System {
    marks: &[&["\"transcripts\"", "\"sentences\""], &["\"transcripts\"", "\"file_url\""]],
    is,
    read,
};

const SENTENCE: Shape = Shape {
    speaker: &["speaker_id"],
    channel: &["channel_id"],
    start: &["begin_time"],
    end: &["end_time"],
    text: &["text"],
    unit: Unit::Millis,
    words: Words { list: "words", text: &["text"], start: "begin_time", end: "end_time" },
};

fn is(value: &Value) -> bool {
    let transcripts = &value["transcripts"];
    let is_empty = transcripts.as_array().is_some_and(Vec::is_empty) && value["file_url"].is_string();
    is_empty || holds(transcripts, "sentences") || holds(transcripts, "channel_id")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(stem(&text(at(value, "file_url"))));
    for transcript in list(value, "transcripts")? {
        call.heard.extend(channel(transcript)?);
    }
    call.or_explain(Verdict::default())
}

/// What was said on one channel; its whole text where the sentences are missing.
fn channel(transcript: &Value) -> Result<Vec<Heard>, Fault> {
    let channel = text(at(transcript, "channel_id"));
    let mut heard = SENTENCE.heard(list(transcript, "sentences")?);
    if heard.is_empty() {
        heard.push(SENTENCE.one(transcript));
    }
    heard.iter_mut().for_each(|heard| heard.channel = channel.clone().into_owned());
    Ok(heard)
}
