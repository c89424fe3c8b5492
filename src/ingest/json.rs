//! JSON documents: a transcript of the native form or an export, an array of them, or several one after another.

use serde_json::value::RawValue;

use super::draft::Origin;
use super::format::{Likeness, Sample};
use super::{Settings, exports, native, native_faults};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// An object, or an array of objects; `[00:03]` is none.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    let is_object = sample.text.starts_with('{');
    let inside = sample.text.strip_prefix('[').map(str::trim_start);
    let is_array = inside.is_some_and(|inside| inside.is_empty() || inside.starts_with(['{', ']']));
    if is_object || is_array { native::likeness(sample) } else { Likeness::No }
}

/// Reads the transcripts of a document; what follows a syntax error is lost, and the error says so.
pub(super) fn read(text: &str, origin: &Origin, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let (values, broken) = values(text);
    let is_opened =
        text.trim_start().starts_with('[') && !values.first().is_some_and(|first| first.starts_with('['));
    let several = values.len() + usize::from(broken.is_some()) > 1 || is_opened;
    let mut lines = LineCounter { text, offset: 0, line: 1 };
    let mut read = Vec::with_capacity(values.len());
    for value in values {
        let line = lines.line_of(value);
        let number = read.len() + 1;
        let origin = Origin { file: origin.file.clone(), line: several.then_some(line), number };
        match exports::read(value, &origin, settings) {
            Some(transcripts) => read.extend(transcripts),
            None => read.push(native::read(value, &origin, settings)),
        }
    }
    if let Some(error) = broken {
        let origin = Origin { line: Some(error.line()), ..origin.clone() };
        read.push(Err(native_faults::bad_json(&origin, &error)));
    } else if read.is_empty() {
        read.push(Err(origin.error("empty-transcript")));
    }
    read
}

/// The values of a document and the error that ends it. Arrays are opened unless they are one conversation.
fn values(text: &str) -> (Vec<&str>, Option<serde_json::Error>) {
    let mut values = Vec::new();
    for item in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        let opened = item.and_then(|raw| match raw.get().starts_with('[') {
            true => {
                let items = serde_json::from_str::<Vec<&RawValue>>(raw.get())?;
                Ok(if exports::is_one_conversation(&items) { vec![raw] } else { items })
            }
            false => Ok(vec![raw]),
        });
        match opened {
            Ok(raw) => values.extend(raw.into_iter().map(RawValue::get)),
            Err(error) => return (values, Some(error)),
        }
    }
    (values, None)
}

/// Counts the lines of a text once, however many parts of it are asked for.
struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line on which `part` of the text begins; parts are asked for in their order.
    fn line_of(&mut self, part: &str) -> usize {
        let offset = part.as_ptr() as usize - self.text.as_ptr() as usize;
        self.line += self.text[self.offset..offset].matches('\n').count();
        self.offset = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Id and source, or code and line.
    type Answer = Result<(String, String), (&'static str, Option<usize>)>;

    fn read_all(text: &str) -> Vec<Answer> {
        let origin = Origin::whole(&Arc::from("日/一.json"));
        let read = read(text, &origin, &Settings::default()).into_iter();
        read.map(|answer| match answer {
            Ok(transcript) => Ok((transcript.id, transcript.source)),
            Err(refused) => Err((refused.code, refused.place.line)),
        })
        .collect()
    }

    const ONE: &str = r#"{"segments":[{"speaker":"agent","text":"您好"}]}"#;

    fn ok(id: &str, source: &str) -> Answer {
        Ok((id.to_owned(), source.to_owned()))
    }

    #[test]
    fn a_document_is_one_transcript_or_an_array() {
        assert_eq!(read_all(&ONE.replace(',', ",\n ")), [ok("一", "日/一.json")]);
        assert_eq!(
            read_all(&format!("[\n{ONE},\n{ONE}, 3]")),
            [ok("一", "日/一.json:2"), ok("一#2", "日/一.json:3"), Err(("json-not-object", Some(3)))]
        );
        assert_eq!(
            read_all(&format!("{ONE}\n{ONE}")),
            [ok("一", "日/一.json:1"), ok("一#2", "日/一.json:2")]
        );
        assert_eq!(read_all("[]"), [Err(("empty-transcript", None))]);
    }

    #[test]
    fn a_document_that_ends_early_is_refused_where_it_ends() {
        assert_eq!(read_all(&format!("[\n{ONE},\n")), [Err(("bad-json", Some(3)))]);
        assert_eq!(read_all(&format!("{ONE}\n{{")), [ok("一", "日/一.json:1"), Err(("bad-json", Some(2)))]);
    }
}
