//! Alibaba Cloud quality check: conversations as they are handed to it, `tickets[].dialogue[]`. Milliseconds.

use serde_json::Value;

use super::System;
use super::call::Call;
use super::fault::Fault;
use super::shape::{Shape, Words};
use super::tree::{at, first, holds, list, text};
use super::unit::{Unit, moment_ms, moment_text};
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
    tickets.iter().map(|ticket| Ok(Call { channel, ..call(ticket)? })).collect()
}

fn call(ticket: &Value) -> Result<Call, Fault> {
    let dialogue = list(ticket, "dialogue")?;
    let mut call = Call::named(text(first(ticket, &["tid", "id"])));
    call.heard = UTTERANCE.heard(dialogue);
    let began = dialogue.iter().map(|item| at(item, "beginTime")).find(|time| moment_ms(time).is_some());
    if let Some(began) = began {
        call.started_at = moment_text(began);
        let first_ms = moment_ms(began).unwrap_or_default();
        for (heard, item) in call.heard.iter_mut().zip(dialogue) {
            let on_the_clock = moment_ms(at(item, "beginTime")).map(|ms| ms - first_ms);
            heard.start_ms = heard.start_ms.or(on_the_clock);
        }
    }
    let agent = dialogue.iter().find(|item| role(&text(at(item, "role"))) == Some(Speaker::Agent));
    let identity = agent.map(|item| text(at(item, "identity")).trim().to_owned());
    call.agent_id = identity.filter(|identity| !identity.is_empty());
    Ok(call)
}
