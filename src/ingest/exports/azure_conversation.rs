//! Azure conversation analysis: `conversations[].conversationItems[]`. Ticks of 100 ns, where there are times at all.

use serde_json::Value;

use super::System;
use super::call::Call;
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, holds, list, number, text};
use super::unit::Unit;
use crate::ingest::fields::Field;
use crate::transcript::Channel;

pub(super) const SYSTEM: System = System { marks: &[&["\"conversationItems\""]], is, read };

const ITEM: Shape = Shape {
    speaker: &["role", "participantId"],
    channel: &[],
    start: &["conversationItemLevelTiming.offset"],
    end: &[],
    text: &["text", "itn", "lexical"],
    unit: Unit::Ticks,
    words: Words::NONE,
};

fn is(value: &Value) -> bool {
    holds(first(value, &["analysisInput.conversations", "conversations"]), "conversationItems")
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let analysis = at(value, "analysisInput");
    let conversations = list(if analysis.is_null() { value } else { analysis }, "conversations")?;
    conversations.iter().map(call).collect()
}

fn call(conversation: &Value) -> Result<Call, Fault> {
    let items = list(conversation, "conversationItems")?;
    let mut call = Call::named(text(at(conversation, "id")));
    if at(conversation, "modality") == "text" {
        call.fields.push((Field::Channel, Channel::Chat.name().to_owned()));
    }
    call.heard = ITEM.heard(items);
    for (heard, item) in call.heard.iter_mut().zip(items) {
        let length =
            number(at(item, "conversationItemLevelTiming.duration")).map(|ticks| Unit::Ticks.ms(ticks));
        heard.end_ms = heard.start_ms.zip(length).map(|(start, length)| start + length);
    }
    Ok(call)
}
