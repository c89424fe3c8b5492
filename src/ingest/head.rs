//! Lines at the start of a text that describe it: `# 渠道: 在线`.

use super::fields::Field;
use crate::transcript::Transcript;

/// Reads `# key: value` into the transcript; true for every line with a `#`, also a mere remark.
pub(super) fn hash_line(line: &str, transcript: &mut Transcript) -> bool {
    let Some(rest) = line.strip_prefix(['#', '＃']) else { return false };
    if let Some((key, value)) = key_and_value(rest.trim_start_matches('#')) {
        match Field::parse(key) {
            Some((field, _)) => field.set(value, transcript),
            None => drop(transcript.attributes.insert(key.to_owned(), value.to_owned())),
        }
    }
    true
}

/// Reads `渠道：在线` without a `#`, if its key is a field; false for anything else.
pub(super) fn plain_line(line: &str, transcript: &mut Transcript) -> bool {
    let known = key_and_value(line).and_then(|(key, value)| Some((Field::parse(key)?.0, value)));
    if let Some((field, value)) = known {
        field.set(value, transcript);
    }
    known.is_some()
}

fn key_and_value(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once([':', '：'])?;
    let (key, value) = (key.trim(), value.trim());
    (!key.is_empty() && !value.is_empty()).then_some((key, value))
}
