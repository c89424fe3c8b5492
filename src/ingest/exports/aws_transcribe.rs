//! Amazon Transcribe: words (`results.items`), put together by speaker and pause. Seconds in text.

use std::collections::HashMap;

use serde_json::Value;

use super::System;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::tree::{at, first, has, list, number, text};
use super::unit::Unit;
use super::words::{Piece, utterances};

pub(super) const SYSTEM: System = System {
    marks: &[&["\"jobName\"", "\"results\""], &["\"alternatives\"", "\"pronunciation\""]],
    is,
    read,
};

fn is(value: &Value) -> bool {
    let results = at(value, "results");
    results.is_object() && (has(results, "items") || has(results, "transcripts"))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(at(value, "jobName")));
    let results = at(value, "results");
    let speakers = speakers(results);
    let channels = list(results, "channel_labels.channels")?;
    if channels.is_empty() {
        call.heard = utterances(list(results, "items")?.iter().map(|item| piece(item, &speakers)));
    }
    for channel in channels {
        let name = text(at(channel, "channel_label"));
        let pieces = list(channel, "items")?.iter().map(|item| Piece {
            speaker: String::new(),
            channel: name.trim_start_matches("ch_").to_owned(),
            ..piece(item, &speakers)
        });
        call.heard.extend(utterances(pieces));
    }
    let whole =
        text(first(results, &["transcripts"]).get(0).map_or(&Value::Null, |first| at(first, "transcript")));
    call.or_explain(Verdict { status: &text(at(value, "status")), message: "", whole: &whole })
}

/// Who speaks the word that starts at a time, as older results say it.
fn speakers(results: &Value) -> HashMap<&str, &str> {
    let segments = at(results, "speaker_labels.segments").as_array().into_iter().flatten();
    let items = segments.flat_map(|segment| at(segment, "items").as_array().into_iter().flatten());
    items
        .filter_map(|item| Some((at(item, "start_time").as_str()?, at(item, "speaker_label").as_str()?)))
        .collect()
}

fn piece(item: &Value, speakers: &HashMap<&str, &str>) -> Piece {
    let start = at(item, "start_time");
    let named = at(item, "speaker_label").as_str();
    let speaker = named.or_else(|| speakers.get(start.as_str()?).copied()).unwrap_or_default();
    let best = at(item, "alternatives").get(0).unwrap_or(&Value::Null);
    Piece {
        speaker: speaker.to_owned(),
        channel: String::new(),
        start_ms: number(start).map(|number| Unit::Seconds.ms(number)),
        end_ms: number(at(item, "end_time")).map(|number| Unit::Seconds.ms(number)),
        ..Piece::says(at(best, "content"))
    }
}
