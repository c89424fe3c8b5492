//! Why a transcript of the native form was refused.

use serde_json::error::Category;
use serde_json::{Map, Value};

use super::draft::Origin;
use crate::diagnostics::Diagnostic;

/// The first fault of a text that did not read; `error` is what the parser said.
pub(super) fn explain(text: &str, origin: &Origin, error: &serde_json::Error) -> Diagnostic {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => first_fault(&value, origin).unwrap_or_else(|| bad_json(origin, error)),
        Err(error) => bad_json(origin, &error),
    }
}

/// Text that is no JSON.
pub(super) fn bad_json(origin: &Origin, error: &serde_json::Error) -> Diagnostic {
    if error.classify() == Category::Eof {
        return origin.error("bad-json").with("problem", "unexpected end").with("column", error.column());
    }
    let said = error.to_string();
    let problem = said.rsplit_once(" at line ").map_or(said.as_str(), |(problem, _)| problem);
    origin.error("bad-json").with("problem", problem).with("column", error.column())
}

fn first_fault(value: &Value, origin: &Origin) -> Option<Diagnostic> {
    let Value::Object(map) = value else {
        return Some(origin.error("json-not-object").with("found", kind(value)));
    };
    let fields = map.iter().filter(|(key, _)| super::native::is_field(key));
    let mut wrong = fields.filter(|(_, value)| !is_scalar(value));
    if let Some((key, value)) = wrong.next() {
        return Some(wrong_type(origin, key, "string", value));
    }
    let Some(segments) = map.get("segments") else { return Some(origin.error("missing-segments")) };
    let Value::Array(segments) = segments else {
        return Some(wrong_type(origin, "segments", "array", segments));
    };
    let mut segments = segments.iter().enumerate();
    segments.find_map(|(index, segment)| segment_fault(segment, &format!("segments[{index}]"), origin))
}

fn segment_fault(segment: &Value, path: &str, origin: &Origin) -> Option<Diagnostic> {
    let Value::Object(map) = segment else { return Some(wrong_type(origin, path, "object", segment)) };
    for key in ["speaker", "text"] {
        if !map.contains_key(key) {
            return Some(origin.error("missing-segment-key").with("path", format!("{path}.{key}")));
        }
    }
    wrong_key(map, "speaker", "string", is_scalar, path, origin)
        .or_else(|| wrong_key(map, "text", "string", Value::is_string, path, origin))
        .or_else(|| wrong_key(map, "start_ms", "number", is_time, path, origin))
        .or_else(|| wrong_key(map, "end_ms", "number", is_time, path, origin))
        .or_else(|| words_fault(map, path, origin))
}

fn words_fault(segment: &Map<String, Value>, path: &str, origin: &Origin) -> Option<Diagnostic> {
    let words = segment.get("words").filter(|words| !words.is_null())?;
    let path = format!("{path}.words");
    let Value::Array(words) = words else { return Some(wrong_type(origin, &path, "array", words)) };
    words.iter().enumerate().find_map(|(index, word)| {
        let path = format!("{path}[{index}]");
        let Value::Object(map) = word else { return Some(wrong_type(origin, &path, "object", word)) };
        if !["text", "word", "w"].iter().any(|key| map.contains_key(*key)) {
            return Some(origin.error("missing-segment-key").with("path", format!("{path}.text")));
        }
        ["text", "word", "w"]
            .iter()
            .find_map(|key| wrong_key(map, key, "string", Value::is_string, &path, origin))
            .or_else(|| wrong_key(map, "start_ms", "number", is_time, &path, origin))
            .or_else(|| wrong_key(map, "end_ms", "number", is_time, &path, origin))
    })
}

fn wrong_key(
    map: &Map<String, Value>,
    key: &str,
    expected: &'static str,
    is_right: fn(&Value) -> bool,
    path: &str,
    origin: &Origin,
) -> Option<Diagnostic> {
    let value = map.get(key).filter(|value| !is_right(value))?;
    Some(wrong_type(origin, &format!("{path}.{key}"), expected, value))
}

fn wrong_type(origin: &Origin, path: &str, expected: &str, found: &Value) -> Diagnostic {
    let found = kind(found);
    origin.error("wrong-json-type").with("path", path).with("expected", expected).with("found", found)
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

fn is_time(value: &Value) -> bool {
    match value {
        Value::Null | Value::Number(_) => true,
        Value::String(text) => text.trim().is_empty() || text.trim().parse::<f64>().is_ok(),
        _ => false,
    }
}

/// The kind of a value as messages name it.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
