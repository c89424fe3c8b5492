//! iFlytek `lfasr`: JSON in a string in JSON. Times are milliseconds in text, those of words hundredths of a second.

use std::borrow::Cow;

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words, time_ms};
use super::tree::{at, first, has, kind, list, number, opened, text};
use super::unit::Unit;
use super::words::{glue, word};

pub(super) const SYSTEM: System =
    System { marks: &[&["\"orderResult\""], &["\"lattice\""], &["\"lattice2\""], &["onebest"]], is, read };

/// A sentence of the first version.
const SENTENCE: Shape = Shape {
    speaker: &["speaker"],
    channel: &[],
    start: &["bg"],
    end: &["ed"],
    text: &["onebest"],
    unit: Unit::Millis,
    words: Words::NONE,
};

/// No recording has more.
const MAX_TRACKS: usize = 100;

/// Whether a value is a sentence of the first version, which is a list of them.
pub(super) fn is_sentence(value: &Value) -> bool {
    has(value, "onebest") && has(value, "bg")
}

fn is(value: &Value) -> bool {
    let first_version = |list: &Value| list.get(0).is_some_and(is_sentence);
    has(at(value, "content"), "orderInfo")
        || ["orderResult", "lattice", "lattice2"].iter().any(|key| has(value, key))
        || has(at(value, "content"), "orderResult")
        || first_version(value)
        || first_version(&opened(at(value, "data")))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call =
        Call::named(text(first(value, &["content.orderInfo.orderId", "orderInfo.orderId", "orderId"])));
    let result = match first(value, &["content.orderResult", "orderResult", "data"]) {
        Value::Null => Cow::Borrowed(value),
        inside => opened(inside),
    };
    if let Value::Array(sentences) = result.as_ref() {
        call.heard = SENTENCE.heard(sentences);
    } else if !result.is_string() {
        call.heard = lattice(&result)?;
    }
    for heard in call.heard.iter_mut().filter(|heard| heard.speaker == "0") {
        heard.speaker.clear();
    }
    let code = text(first(value, &["code", "err_no"]));
    let state = text(first(value, &["content.orderInfo.status", "orderInfo.status"]));
    let status = if matches!(code.as_ref(), "" | "0" | "000000") { &state } else { &code };
    let message = text(first(value, &["descInfo", "failed"]));
    let message = if status == &code { message.as_ref() } else { "" };
    call.or_explain(Verdict { status, message, whole: "" })
}

/// The sentences of `lattice`, else of `lattice2`, which says the same.
fn lattice(result: &Value) -> Result<Vec<Heard>, Fault> {
    let tracks = list(result, "label.rl_track")?;
    let mut entries = list(result, "lattice")?;
    if entries.is_empty() {
        entries = list(result, "lattice2")?;
    }
    Ok(entries.iter().map(|entry| sentence(&opened(at(entry, "json_1best")), tracks)).collect())
}

fn sentence(best: &Value, tracks: &[Value]) -> Heard {
    let spoken = at(best, "st");
    let mut heard = Heard { speaker: text(at(spoken, "rl")).into_owned(), ..Heard::default() };
    if !spoken.is_object() {
        heard.odd.push(("segment_without_text", kind(spoken).to_owned()));
    }
    heard.start_ms = time_ms(spoken, &["bg"], Unit::Millis, &mut heard.odd);
    heard.end_ms = time_ms(spoken, &["ed"], Unit::Millis, &mut heard.odd);
    let track = tracks.iter().take(MAX_TRACKS).find(|track| text(at(track, "rl")) == heard.speaker.as_str());
    heard.channel = track.map(|track| text(at(track, "track")).into_owned()).unwrap_or_default();
    for route in at(spoken, "rt").as_array().into_iter().flatten() {
        for place in at(route, "ws").as_array().into_iter().flatten() {
            add_word(place, &mut heard);
        }
    }
    heard
}

/// The best word of a place. `g` marks the end of a paragraph and `p` punctuation.
fn add_word(place: &Value, heard: &mut Heard) {
    let best = at(place, "cw").get(0).unwrap_or(&Value::Null);
    let (said, sort) = (text(at(best, "w")), text(at(best, "wp")));
    if sort == "g" {
        return;
    }
    if !at(best, "w").is_string() {
        heard.odd.push(("segment_without_text", kind(at(best, "w")).to_owned()));
    }
    glue(&mut heard.text, &said);
    if sort != "p" {
        let time = |key| Some(heard.start_ms? + number(at(place, key))? * 10.0);
        heard.words.extend(word(&said, time("wb"), time("we")));
    }
}
