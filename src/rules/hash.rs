//! The content hash of a rule set: what its rules, parameters and lexicon say, not how the files are laid out.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::load::SourceFile;
use super::yaml::{Node, Value};

/// SHA-256, hexadecimal, over the files' meaning: comments, layout, order of files and keys, cases and lints do not count.
pub(super) fn content_hash(
    trees: &[(&SourceFile, Option<Node>)],
    lists: &BTreeMap<String, String>,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (file, tree) in trees {
        let Some(Node { value: Value::Map(entries), .. }) = tree else { continue };
        for (key, value) in entries {
            let key = key.text().unwrap_or_default();
            match (&value.value, key) {
                (Value::Map(entries), "signals") => {
                    parts.extend(
                        entries
                            .iter()
                            .map(|(name, value)| format!("signal {} {}", canonical(name), canonical(value))),
                    );
                }
                (Value::List(items), "rules") => {
                    parts.extend(items.iter().map(|item| format!("rule {}", canonical(item))));
                }
                (_, "lints") => {}
                _ => parts.push(format!("{} {key} {}", file.key, canonical(value))),
            }
        }
    }
    parts.sort();
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    for (name, text) in lists {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A tree as one unambiguous text: keys sorted, `cases` and `allow` left out.
fn canonical(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".into(),
        Value::Scalar { text, .. } => format!("{:?}", text.replace("\r\n", "\n")),
        Value::List(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Map(entries) => {
            let mut entries: Vec<String> = entries
                .iter()
                .filter(|(key, _)| !matches!(key.text(), Some("cases" | "allow")))
                .map(|(key, value)| format!("{}:{}", canonical(key), canonical(value)))
                .collect();
            entries.sort();
            format!("{{{}}}", entries.join(","))
        }
    }
}
