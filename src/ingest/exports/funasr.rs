//! FunASR: `AutoModel` (`sentence_info`), its HTTP server (`sentences`) and its websocket (`stamp_sents`). Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words, plain};
use super::tree::{at, first, has, holds, list, number, stem, text};
use super::unit::Unit;
use super::words::{joined, word};
use crate::transcript::Word;

pub(super) const SYSTEM: System = System {
    marks: &[&["\"sentence_info\""], &["\"stamp_sents\""], &["\"sentences\"", "\"start\"", "\"end\""]],
    is,
    read,
};

const SENTENCE: Shape = Shape {
    speaker: &["spk", "speaker", "spk_id"],
    channel: &[],
    start: &["start"],
    end: &["end"],
    text: &["sentence", "text", "text_seg"],
    unit: Unit::Millis,
    words: Words::NONE,
};

fn is(value: &Value) -> bool {
    let whole = value["key"].is_string() && value["text"].is_string() && !has(value, "segments");
    has(value, "sentence_info") || has(value, "stamp_sents") || holds(&value["sentences"], "start") || whole
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let id = if has(value, "key") {
        text(&value["key"])
    } else {
        stem(&text(&value["wav_name"])).to_owned().into()
    };
    let mut call = Call::named(id);
    for key in ["sentence_info", "stamp_sents", "sentences"] {
        let items = list(value, key)?;
        if call.heard.is_empty() {
            call.heard = items.iter().map(sentence).collect();
        }
    }
    let whole = plain(&text(&value["text"]));
    call.or_explain(Verdict { whole: &whole, ..Verdict::default() })
}

/// A sentence; the websocket writes its characters apart and the mark behind them beside them.
fn sentence(item: &Value) -> Heard {
    let mut heard = SENTENCE.one(item);
    let times = first(item, &["ts_list", "timestamp"]);
    if has(item, "text_seg") {
        heard.text = joined(&heard.text);
        heard.words =
            timed(text(at(item, "text_seg")).split_whitespace().map(str::to_owned).collect(), times);
        heard.text.push_str(&text(at(item, "punc")));
    } else {
        heard.words = timed(tokens(&heard.text), times);
    }
    heard
}

/// Characters of Chinese and words of letters, as the model counts them.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for char in text.chars() {
        let is_letter = char.is_alphanumeric() && char.is_ascii() || char == '\'';
        match tokens.last_mut() {
            Some(last) if is_letter && in_word => last.push(char),
            _ if char.is_alphanumeric() => tokens.push(char.to_string()),
            _ => {}
        }
        in_word = is_letter;
    }
    tokens
}

/// The tokens with their times, if there is one for each.
fn timed(tokens: Vec<String>, times: &Value) -> Vec<Word> {
    let times = times.as_array().filter(|times| times.len() == tokens.len());
    let pairs = tokens.iter().zip(times.into_iter().flatten());
    pairs.filter_map(|(token, time)| word(token, number(time.get(0)?), number(time.get(1)?))).collect()
}
