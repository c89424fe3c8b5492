//! Amazon Transcribe Call Analytics and Connect Contact Lens: `Transcript[]` with roles. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::{Call, Heard, Verdict};
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, has, holds, list, text};
use super::unit::Unit;
use crate::ingest::fields::Field;

pub(super) const SYSTEM: System = System {
    marks: &[
        &["\"Transcript\"", "\"ParticipantRole\""],
        &["\"Transcript\"", "\"ParticipantId\""],
        &["\"Participants\"", "\"ParticipantRole\""],
        &["\"ConversationCharacteristics\""],
    ],
    is,
    read,
};

const UTTERANCE: Shape = Shape {
    speaker: &["ParticipantRole", "ParticipantId"],
    channel: &[],
    start: &["BeginOffsetMillis"],
    end: &["EndOffsetMillis"],
    text: &["Content"],
    unit: Unit::Millis,
    words: Words { list: "Items", text: &["Content"], start: "BeginOffsetMillis", end: "EndOffsetMillis" },
};

/// No conversation has more.
const MAX_PARTICIPANTS: usize = 100;

fn is(value: &Value) -> bool {
    let said = &value["Transcript"];
    let empty =
        said.as_array().is_none_or(Vec::is_empty) && has(value, "Transcript") && has(value, "JobStatus");
    empty || ["ParticipantRole", "ParticipantId"].iter().any(|key| holds(said, key))
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let mut call = Call::named(text(first(value, &["CustomerMetadata.ContactId", "JobName"])));
    call.fields.push((Field::Channel, text(at(value, "Channel")).into_owned()));
    let items = list(value, "Transcript")?;
    call.heard = items.iter().map(|item| utterance(item, value)).collect();
    call.start_by_clock(items, &["AbsoluteTime"]);
    call.or_explain(Verdict { status: &text(at(value, "JobStatus")), ..Verdict::default() })
}

/// An utterance or a chat message; somebody's coming and going has no words.
fn utterance(item: &Value, document: &Value) -> Heard {
    let mut heard = UTTERANCE.one(item);
    if at(item, "Type") == "EVENT" || at(item, "Type") == "ATTACHMENT" {
        heard.odd.clear();
    }
    if !has(item, "ParticipantRole") {
        let participants = at(document, "Participants").as_array().into_iter().flatten();
        let mut named = participants
            .take(MAX_PARTICIPANTS)
            .filter(|one| text(at(one, "ParticipantId")) == heard.speaker.as_str());
        if let Some(role) = named.find_map(|one| at(one, "ParticipantRole").as_str()) {
            heard.speaker = role.to_owned();
        }
    }
    heard
}
