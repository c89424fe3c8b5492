//! Messages with a role and a content, as chat platforms and language models write them; times are moments.

use std::borrow::Cow;

use serde_json::Value;

use super::System;
use super::call::{Call, Heard};
use super::fault::Fault;
use super::shape::time_ms;
use super::tree::{first, has, kind, text};
use super::unit::Unit;

pub(super) const SYSTEM: System = System {
    marks: &[
        &["\"messages\"", "\"role\"", "\"content\""],
        &["\"dialogue\"", "\"role\"", "\"content\""],
        &["\"conversations\"", "\"from\"", "\"value\""],
    ],
    is,
    read,
};

const LISTS: [&str; 6] = ["messages", "dialogue", "dialog", "conversation", "conversations", "turns"];
const ROLES: [&str; 6] = ["role", "from", "speaker", "sender", "participant", "sender_type"];
const TEXTS: [&str; 6] = ["content", "text", "value", "utterance", "message", "body"];
const TIMES: [&str; 8] =
    ["created", "created_at", "createdAt", "timestamp", "time", "sent_at", "create_time", "createTime"];
const IDS: [&str; 6] = ["id", "conversation_id", "conversationId", "session_id", "sessionId", "dialogue_id"];

/// Whether a value is a message: a role and a text side by side, and no unit of time of another system.
pub(super) fn is_message(value: &Value) -> bool {
    let says = first(value, &TEXTS);
    !first(value, &ROLES).is_null() && (says.is_string() || says.is_array()) && !has(value, "segments")
}

/// The messages of a value, which may itself be their list.
fn messages(value: &Value) -> Option<&Vec<Value>> {
    let is_list = |list: &Value| list.as_array().is_some_and(|items| items.iter().any(is_message));
    match value {
        Value::Array(items) if is_list(value) => Some(items),
        _ => LISTS.iter().filter_map(|key| value.get(key)).find(|list| is_list(list))?.as_array(),
    }
}

fn is(value: &Value) -> bool {
    messages(value).is_some()
}

fn read(value: &Value) -> Result<Vec<Call>, Fault> {
    let messages = messages(value).map(Vec::as_slice).unwrap_or_default();
    let mut call = Call::named(text(first(value, &IDS)));
    call.describe_by(value);
    call.heard = messages.iter().map(message).collect();
    call.start_by_clock(messages, &TIMES);
    Ok(vec![call])
}

fn message(message: &Value) -> Heard {
    let said = first(message, &TEXTS);
    let (speaker, said_text) = (text(first(message, &ROLES)).into_owned(), content(said));
    let mut heard = Heard { speaker, text: said_text.into_owned(), ..Heard::default() };
    heard.start_ms = time_ms(message, &["start_ms"], Unit::Millis, &mut heard.odd);
    heard.end_ms = time_ms(message, &["end_ms"], Unit::Millis, &mut heard.odd);
    if !message.is_object() {
        heard.odd.push(("skipped_item", kind(message).to_owned()));
    } else if !said.is_string() && heard.text.trim().is_empty() {
        heard.odd.push(("segment_without_text", kind(said).to_owned()));
    }
    heard
}

/// A text, or the texts of its parts: `[{"type": "text", "text": "…"}]`.
fn content(said: &Value) -> Cow<'_, str> {
    let Value::Array(parts) = said else { return text(said) };
    let texts = parts.iter().map(|part| if part.is_object() { text(&part["text"]) } else { text(part) });
    Cow::Owned(texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"))
}
