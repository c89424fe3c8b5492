//! Deepgram: `results.utterances`, else the paragraphs or words of the channels. Seconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, number, text};
use super::unit::Unit;
use super::words::{Piece, utterances, within};

pub(super) const SYSTEM: System = System {
    marks: &[
        &["\"results\"", "\"channels\"", "\"alternatives\""],
        &["\"results\"", "\"utterances\"", "\"transcript\""],
    ],
    is,
    read,
};

const UTTERANCE: Shape = Shape {
    speaker: &["speaker"],
    channel: &["channel"],
    start: &["start"],
    end: &["end"],
    text: &["transcript", "text"],
    unit: Unit::Seconds,
    words: Words { list: "words", text: &["punctuated_word", "word"], start: "start", end: "end" },
};

fn is(value: &Value) -> bool {
    let results = at(value, "results");
    results.is_object() && (has(results, "utterances") || holds(at(results, "channels"), "alternatives"))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(at(value, "metadata.request_id")));
    call.heard = UTTERANCE.heard(list(value, "results.utterances")?);
    if call.heard.is_empty() {
        for (index, channel) in list(value, "results.channels")?.iter().enumerate() {
            let best = at(channel, "alternatives").get(0).unwrap_or(&Value::Null);
            call.heard.extend(channel_heard(best, &index.to_string())?);
        }
    }
    call.or_explain(Verdict::default())
}

/// What was said on one channel, in the finest form that there is.
fn channel_heard(best: &Value, channel: &str) -> Result<Vec<Heard>, Fault> {
    let mut heard = Vec::new();
    let words = UTTERANCE.words(best);
    for paragraph in list(best, "paragraphs.paragraphs")? {
        if !has(paragraph, "sentences") {
            heard.push(UTTERANCE.one(paragraph));
        }
        let speaker = text(at(paragraph, "speaker"));
        for sentence in list(paragraph, "sentences")? {
            let mut one = UTTERANCE.one(sentence);
            one.speaker = speaker.clone().into_owned();
            if let (Some(start_ms), Some(end_ms)) = (one.start_ms, one.end_ms) {
                one.words = within(&words, start_ms, end_ms).to_vec();
            }
            heard.push(one);
        }
    }
    if heard.is_empty() {
        heard = utterances(list(best, "words")?.iter().map(piece));
    }
    if heard.is_empty() {
        heard.push(Heard { text: text(at(best, "transcript")).into_owned(), ..Heard::default() });
    }
    heard.iter_mut().for_each(|heard| heard.channel = channel.to_owned());
    Ok(heard)
}

fn piece(word: &Value) -> Piece {
    Piece {
        speaker: text(at(word, "speaker")).into_owned(),
        channel: String::new(),
        start_ms: number(at(word, "start")).map(|number| Unit::Seconds.ms(number)),
        end_ms: number(at(word, "end")).map(|number| Unit::Seconds.ms(number)),
        ..Piece::says(first(word, &["punctuated_word", "word"]))
    }
}
