//! Walking a JSON tree without minding what is missing.

use std::borrow::Cow;

use serde_json::Value;

use super::fault::{Fault, fault};

pub(super) use crate::ingest::native_faults::kind;

static NULL: Value = Value::Null;

/// The value at a path of keys, `additions.speaker`; null where there is none.
pub(super) fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split('.').try_fold(value, |value, key| value.get(key)).unwrap_or(&NULL)
}

/// The first of some paths that holds something.
pub(super) fn first<'v>(value: &'v Value, paths: &[&str]) -> &'v Value {
    paths.iter().map(|path| at(value, path)).find(|found| !found.is_null()).unwrap_or(&NULL)
}

/// Whether there is a key, whatever it holds.
pub(super) fn has(value: &Value, key: &str) -> bool {
    value.get(key).is_some()
}

/// Whether a list holds an object with this key.
pub(super) fn holds(list: &Value, key: &str) -> bool {
    list.as_array().is_some_and(|items| items.iter().any(|item| has(item, key)))
}

/// The list at a path; empty for null, a fault for anything else.
pub(super) fn list<'v>(value: &'v Value, path: &str) -> Result<&'v [Value], Fault> {
    match at(value, path) {
        Value::Array(items) => Ok(items),
        Value::Null => Ok(&[]),
        other => Err(fault("wrong-json-type")
            .with("path", path)
            .with("expected", "array")
            .with("found", kind(other))),
    }
}

/// A text, or a number or truth value as text; empty for everything else.
pub(super) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Bool(truth) => Cow::Owned(truth.to_string()),
        _ => Cow::Borrowed(""),
    }
}

/// A number, also one written as text.
pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// The tree inside a text that is itself JSON; any other value as it is.
pub(super) fn opened(value: &Value) -> Cow<'_, Value> {
    let inside = value.as_str().and_then(|text| serde_json::from_str(text).ok());
    inside.map_or(Cow::Borrowed(value), Cow::Owned)
}

/// The name of a file without its folder, extension and query: `https://host/a/b.wav?x=1` is `b`.
pub(super) fn stem(path: &str) -> &str {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, rest)| rest));
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_is_null() {
        let tree = json!({"a": {"b": "1.5"}, "c": null});
        assert_eq!(at(&tree, "a.b"), "1.5");
        assert_eq!(number(at(&tree, "a.b")), Some(1.5));
        for path in ["a.x", "a.b.c", "c.d", "x"] {
            assert_eq!(at(&tree, path), &Value::Null, "{path}");
        }
        assert_eq!(first(&tree, &["c", "x", "a.b"]), "1.5");
    }

    #[test]
    fn a_list_of_another_kind_is_a_fault() {
        let tree = json!({"a": {"b": 3}, "c": null, "d": [1]});
        assert_eq!(list(&tree, "d").unwrap(), [json!(1)]);
        assert_eq!((list(&tree, "c").unwrap(), list(&tree, "x").unwrap()), (&[][..], &[][..]));
        assert_eq!(list(&tree, "a.b").unwrap_err().code, "wrong-json-type");
    }

    #[test]
    fn numbers_that_are_none_are_left_out() {
        for value in [json!("NaN"), json!("inf"), json!("三"), json!(true), json!([1]), json!(null)] {
            assert_eq!(number(&value), None, "{value}");
        }
    }

    #[test]
    fn a_file_is_named_by_its_stem() {
        let table = [
            ("https://host/a/b.wav?x=1.2", "b"),
            ("https://www.host.com", ""),
            ("录音/0007.tar.wav", "0007.tar"),
            ("C:\\calls\\7.mp3", "7"),
            ("7", "7"),
            ("", ""),
        ];
        for (path, name) in table {
            assert_eq!(stem(path), name, "{path}");
        }
    }
}
