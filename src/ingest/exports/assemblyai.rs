//! AssemblyAI: `utterances` with lettered speakers, else words. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, has, holds, list, number, text};
use super::unit::Unit;
use super::words::{Piece, utterances};

pub(super) const SYSTEM: System =
    System { marks: &[&["\"utterances\"", "\"start\""], &["\"audio_url\"", "\"words\""]], is, read };

const UTTERANCE: Shape = Shape {
    speaker: &["speaker"],
    channel: &["channel"],
    start: &["start"],
    end: &["end"],
    text: &["text"],
    unit: Unit::Millis,
    words: Words { list: "words", text: &["text"], start: "start", end: "end" },
};

fn is(value: &Value) -> bool {
    holds(at(value, "utterances"), "start") || has(value, "audio_url") && has(value, "status")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(at(value, "id")));
    call.heard = UTTERANCE.heard(list(value, "utterances")?);
    if call.heard.is_empty() {
        call.heard = utterances(list(value, "words")?.iter().map(piece));
    }
    let (status, message) = (text(at(value, "status")), text(at(value, "error")));
    call.or_explain(Verdict { status: &status, message: &message, whole: &text(at(value, "text")) })
}

fn piece(word: &Value) -> Piece {
    Piece {
        speaker: text(at(word, "speaker")).into_owned(),
        channel: text(at(word, "channel")).into_owned(),
        start_ms: number(at(word, "start")),
        end_ms: number(at(word, "end")),
        ..Piece::says(at(word, "text"))
    }
}
