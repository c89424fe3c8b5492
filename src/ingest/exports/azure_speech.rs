//! Azure batch and fast transcription: `recognizedPhrases`, `phrases`. Milliseconds, ticks of 100 ns or ISO durations.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::tree::{at, first, has, holds, kind, list, number, stem, text};
use super::unit::{Unit, iso_ms};
use super::words::word;
use crate::transcript::Word;

pub(super) const SYSTEM: System = System {
    marks: &[&["\"recognizedPhrases\""], &["\"combinedRecognizedPhrases\""], &["\"combinedPhrases\""]],
    is,
    read,
};

fn is(value: &Value) -> bool {
    has(value, "recognizedPhrases")
        || has(value, "combinedPhrases")
        || has(value, "combinedRecognizedPhrases")
        || holds(at(value, "phrases"), "offsetMilliseconds")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(stem(&text(at(value, "source"))));
    for key in ["recognizedPhrases", "phrases"] {
        call.heard.extend(list(value, key)?.iter().map(phrase));
    }
    let combined =
        first(value, &["combinedRecognizedPhrases", "combinedPhrases"]).get(0).unwrap_or(&Value::Null);
    let whole = text(first(combined, &["display", "text"]));
    call.or_explain(Verdict { whole: &whole, ..Verdict::default() })
}

fn phrase(phrase: &Value) -> Heard {
    let best = at(phrase, "nBest").get(0).unwrap_or(phrase);
    let said = first(best, &["display", "text", "itn", "lexical"]);
    let start_ms = time_ms(phrase, "offset");
    let mut heard = Heard {
        speaker: text(at(phrase, "speaker")).into_owned(),
        channel: text(at(phrase, "channel")).into_owned(),
        start_ms,
        end_ms: start_ms.zip(time_ms(phrase, "duration")).map(|(start, length)| start + length),
        text: text(said).into_owned(),
        words: words(first(best, &["displayWords", "words"])),
        odd: Vec::new(),
    };
    // A phrase that was not recognised says so and has no words.
    let recognised = matches!(text(at(phrase, "recognitionStatus")).as_ref(), "" | "Success");
    if recognised && !said.is_string() {
        heard.odd.push(("segment_without_text", kind(said).to_owned()));
    }
    if start_ms.is_none() && has(phrase, "offset") {
        heard.odd.push(("bad_time", text(at(phrase, "offset")).into_owned()));
    }
    heard
}

fn words(words: &Value) -> Vec<Word> {
    let timed = |one: &Value| {
        let start = time_ms(one, "offset")?;
        let written = text(first(one, &["displayText", "word", "text"]));
        word(&written, Some(start), Some(start + time_ms(one, "duration")?))
    };
    words.as_array().into_iter().flatten().filter_map(timed).collect()
}

/// `offsetMilliseconds`, `offsetInTicks` or `offset`, and the same of `duration`.
fn time_ms(value: &Value, name: &str) -> Option<f64> {
    let of = |suffix: &str, unit: Unit| Some(unit.ms(number(value.get(format!("{name}{suffix}"))?)?));
    of("Milliseconds", Unit::Millis)
        .or_else(|| of("InTicks", Unit::Ticks))
        .or_else(|| iso_ms(value.get(name)?.as_str()?))
        .or_else(|| of("", Unit::Ticks))
}
