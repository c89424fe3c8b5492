//! Alibaba Cloud file transcription: version 4 (`Result.Sentences`) and the callback of version 2. Milliseconds.

use std::collections::HashMap;

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, number, opened, text};
use super::unit::Unit;
use super::words::{within, word};
use crate::transcript::Word;

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
    let words = words([at(&result, "Words"), at(value, "words")]);
    for heard in &mut call.heard {
        let own = words.get(&heard.channel).map(Vec::as_slice).unwrap_or_default();
        if let (Some(start_ms), Some(end_ms)) = (heard.start_ms, heard.end_ms) {
            heard.words = within(own, start_ms, end_ms).to_vec();
        }
    }
    let status = text(first(value, &["StatusText", "status_text", "StatusCode", "status_code"]));
    call.or_explain(Verdict { status: &status, ..Verdict::default() })
}

/// The words of each channel in the order of time.
fn words(lists: [&Value; 2]) -> HashMap<String, Vec<Word>> {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for one in lists.into_iter().filter_map(Value::as_array).flatten() {
        let channel = text(first(one, &["ChannelId", "channel_id"])).trim().to_owned();
        let time = |names: &[&str]| number(first(one, names));
        let (start, end) = (time(&["BeginTime", "begin_time"]), time(&["EndTime", "end_time"]));
        words.entry(channel).or_default().extend(word(&text(first(one, &["Word", "word"])), start, end));
    }
    words.values_mut().for_each(|words| words.sort_by_key(|word| word.start_ms));
    words
}
