//! What recognisers and contact-centre platforms export as JSON: one file a system, one line in [`SYSTEMS`].
//!
//! An export stands wherever the native form may stand: alone in a file, several in an array, one a line. A system's
//! `is` looks at the shape of a value, its `read` gives the [`Call`]s in it; what is believed of them, and how they
//! become transcripts, is the same for all.

mod aliyun;
mod assemblyai;
mod aws_contact;
mod aws_transcribe;
mod azure_conversation;
mod azure_speech;
mod call;
mod dashscope;
mod deepgram;
mod fault;
mod funasr;
mod google;
mod iflytek;
mod messages;
mod shape;
mod teleai;
mod tencent;
mod tickets;
mod tree;
mod unit;
mod volcengine;
mod whisper;
mod words;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use tests::sample_settings;

pub(super) use call::{Call, Heard, name_the_silent};
pub(super) use words::{Piece, glue, joined, utterances, within, word as timed_word};

use serde_json::Value;
use serde_json::value::RawValue;

use super::Settings;
use super::draft::Origin;
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;
use fault::Fault;

/// A system whose exports are read.
struct System {
    /// Keys as they stand in its files; where all of one row occur, the file is surely one of its exports.
    marks: &'static [&'static [&'static str]],
    /// Whether a value has its shape.
    is: fn(&Value) -> bool,
    /// The conversations of a value that has its shape.
    read: fn(&Value) -> Result<Vec<Call>, Fault>,
}

/// All systems, in the order in which they are asked.
const SYSTEMS: [System; 17] = [
    funasr::SYSTEM,
    dashscope::SYSTEM,
    tickets::SYSTEM,
    tencent::SYSTEM,
    iflytek::SYSTEM,
    volcengine::SYSTEM,
    aliyun::SYSTEM,
    teleai::SYSTEM,
    aws_contact::SYSTEM,
    aws_transcribe::SYSTEM,
    azure_speech::SYSTEM,
    azure_conversation::SYSTEM,
    deepgram::SYSTEM,
    assemblyai::SYSTEM,
    google::SYSTEM,
    whisper::SYSTEM,
    messages::SYSTEM,
];

/// A sample this long is the beginning of a longer file, bytes.
const CUT_BYTES: usize = 60_000;

/// Whether the first bytes of a JSON file show that it is an export.
pub(super) fn is_likely(sample: &str) -> bool {
    begins_with_whole_text(sample) || is_marked(sample)
}

/// Whether the file begins with its whole text, so long that nothing else is in sight.
fn begins_with_whole_text(sample: &str) -> bool {
    const NEAR_CHARS: usize = 300;
    let near = sample.char_indices().nth(NEAR_CHARS).map_or(sample.len(), |(at, _)| at);
    sample.len() >= CUT_BYTES && sample[..near].contains("\"text\"")
}

fn is_marked(sample: &str) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| sample.contains(key));
    let is_bare_list = sample.starts_with('[')
        && has(&["\"role\"", "\"speaker\"", "\"from\""])
        && has(&["\"content\"", "\"text\"", "\"value\""]);
    let mut rows = SYSTEMS.iter().flat_map(|system| system.marks);
    is_bare_list || rows.any(|row| row.iter().all(|mark| sample.contains(mark)))
}

/// Whether an array is one conversation, its items what was said, and not several conversations.
pub(super) fn is_one_conversation(items: &[&RawValue]) -> bool {
    let first = items.first().and_then(|item| serde_json::from_str(item.get()).ok());
    let is_utterance = |value: &Value| {
        messages::is_message(value) || whisper::is_segment(value) || iflytek::is_sentence(value)
    };
    first.is_some_and(|first| is_utterance(&first))
}

/// The conversations of a JSON value; `None` when no system writes such a value.
pub(super) fn read(
    text: &str,
    origin: &Origin,
    settings: &Settings,
) -> Option<Vec<Result<Transcript, Diagnostic>>> {
    if is_native(text) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let system = SYSTEMS.iter().find(|system| (system.is)(&value))?;
    let calls = match (system.read)(&value) {
        Ok(calls) => calls,
        Err(fault) => return Some(vec![Err(fault.at(origin))]),
    };
    // The tree may be many times larger than the text.
    drop(value);
    let several = calls.len() > 1;
    let transcripts = calls.into_iter().enumerate().map(|(index, call)| {
        let line = if several { origin.line.or(Some(1)) } else { origin.line };
        let origin = Origin { file: origin.file.clone(), line, number: origin.number + index };
        call.transcript(&origin, settings)
    });
    Some(transcripts.collect())
}

/// Whether a text is of the native form for certain: no export names speakers and segments, but no starts.
fn is_native(text: &str) -> bool {
    text.contains("\"segments\"") && text.contains("\"speaker\"") && !text.contains("\"start\"")
}
