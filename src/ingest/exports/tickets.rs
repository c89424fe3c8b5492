//! Alibaba Cloud quality check: conversations as they are handed to it, `tickets[].dialogue[]`. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::Call;
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, holds, list, text};
use super::unit::Unit;
use crate::ingest::fields::Field;
use crate::ingest::roles::role;
use crate::transcript::{Channel, Speaker};

pub(super) const SYSTEM: System = System { marks: &[&["\"tickets\"", "\"dialogue\""]], is, read };

const UTTERANCE: Shape = Shape {
    speaker: &["role", "identity"],
    channel: &[],
    start: &["begin"],
    end: &["end"],
    text: &["words"],
    unit: Unit::Millis,
    words: Words::NONE,
};

fn is(value: &Value) -> bool {
    let tickets = &value["tickets"];
    holds(tickets, "dialogue") || tickets.as_array().is_some_and(Vec::is_empty)
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let channel = match text(at(value, "optional")).as_ref() {
        "0" => Some(Channel::Chat),
        "1" => Some(Channel::Phone),
        _ => None,
    };
    let tickets = list(value, "tickets")?;
    if tickets.is_empty() {
        return Ok(vec![Call::default()]);
    }
    tickets.iter().map(|ticket| call(ticket, channel)).collect()
}

fn call(ticket: &Value, channel: Option<Channel>) -> Result<Call, Fault> {
    let dialogue = list(ticket, "dialogue")?;
    let mut call = Call::named(text(first(ticket, &["tid", "id"])));
    call.heard = UTTERANCE.heard(dialogue);
    call.start_by_clock(dialogue, &["beginTime"]);
    let agent = dialogue.iter().find(|item| role(&text(at(item, "role"))) == Some(Speaker::Agent));
    let identity = agent.map(|item| text(at(item, "identity")).into_owned());
    call.fields.extend(identity.map(|identity| (Field::AgentId, identity)));
    call.fields.extend(channel.map(|channel| (Field::Channel, channel.name().to_owned())));
    Ok(call)
}
