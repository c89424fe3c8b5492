//! Tencent Cloud file recognition: `ResultDetail`, else the lines of `Result`; its fast form `flash_result`. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, list, number, text};
use super::unit::{Unit, clock_ms};
use super::words::word;

pub(super) const SYSTEM: System = System {
    marks: &[&["\"ResultDetail\""], &["\"StatusStr\"", "\"TaskId\""], &["\"flash_result\""]],
    is,
    read,
};

const SENTENCE: Shape = Shape {
    speaker: &["SpeakerId"],
    channel: &["ChannelId"],
    start: &["StartMs"],
    end: &["EndMs"],
    text: &["FinalSentence", "WrittenText"],
    unit: Unit::Millis,
    words: Words::NONE,
};

/// A sentence of the fast form, which has a list a channel.
const FLASH: Shape = Shape {
    speaker: &["speaker_id"],
    channel: &[],
    start: &["start_time"],
    end: &["end_time"],
    text: &["text"],
    unit: Unit::Millis,
    words: Words { list: "word_list", text: &["word"], start: "start_time", end: "end_time" },
};

fn data(value: &Value) -> &Value {
    match first(value, &["Response.Data", "Data"]) {
        Value::Null => value,
        data => data,
    }
}

fn is(value: &Value) -> bool {
    let data = data(value);
    let refused = has(at(value, "Response"), "Error");
    has(data, "ResultDetail") || has(data, "StatusStr") || has(value, "flash_result") || refused
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    if has(value, "flash_result") {
        return flash(value);
    }
    let data = data(value);
    let mut call = Call::named(text(first(data, &["TaskId", "RecTaskId"])));
    call.heard = list(data, "ResultDetail")?.iter().map(sentence).collect();
    if call.heard.is_empty() {
        call.heard =
            text(at(data, "Result")).lines().filter(|line| !line.trim().is_empty()).map(line).collect();
    }
    let status = text(first(
        value,
        &["Response.Error.Code", "Response.Data.StatusStr", "Data.StatusStr", "StatusStr"],
    ));
    let message = text(first(
        value,
        &["Response.Error.Message", "Response.Data.ErrorMsg", "Data.ErrorMsg", "ErrorMsg"],
    ));
    call.or_explain(Verdict { status: &status, message: &message, whole: "" })
}

fn flash(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(at(value, "request_id")));
    for channel in list(value, "flash_result")? {
        let name = text(at(channel, "channel_id"));
        let mut heard = FLASH.heard(list(channel, "sentence_list")?);
        if heard.is_empty() {
            heard.push(FLASH.one(channel));
        }
        heard.iter_mut().for_each(|heard| heard.channel = name.clone().into_owned());
        call.heard.extend(heard);
    }
    let (status, message) = (text(at(value, "code")), text(at(value, "message")));
    call.or_explain(Verdict { status: &status, message: &message, whole: "" })
}

/// A sentence; its words are timed from its start.
fn sentence(item: &Value) -> Heard {
    let mut heard = SENTENCE.one(item);
    let start_ms = heard.start_ms;
    let from_start = |value: &Value| Some(start_ms? + number(value)?);
    let words = at(item, "Words").as_array().into_iter().flatten();
    heard.words = words
        .filter_map(|one| {
            word(
                &text(at(one, "Word")),
                from_start(at(one, "OffsetStartMs")),
                from_start(at(one, "OffsetEndMs")),
            )
        })
        .collect();
    heard
}

/// `[0:0.020,0:2.380,0]  您好`; a line of another form is text without times.
fn line(line: &str) -> Heard {
    let bracket = line.trim().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((head, said)) = bracket else {
        let odd = vec![("bad_time", line.trim().to_owned())];
        return Heard { text: line.to_owned(), odd, ..Heard::default() };
    };
    let mut parts = head.split(',').map(str::trim);
    let (start, end) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut heard = Heard { text: said.to_owned(), ..Heard::default() };
    (heard.start_ms, heard.end_ms) = (clock_ms(start), clock_ms(end));
    heard.speaker = parts.next().unwrap_or_default().to_owned();
    if heard.start_ms.is_none() || heard.end_ms.is_none() {
        heard.odd.push(("bad_time", head.to_owned()));
    }
    heard
}
