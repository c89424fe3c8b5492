//! JSON Lines: one transcript of the native form, or one export, a line.

use super::chunk::{Chunk, undecodable};
use super::draft::Origin;
use super::encoding;
use super::format::{Likeness, Sample};
use super::{Settings, exports, lines, native};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// Lines that are objects of their own. A first line that is broken is still a line, not the start of a document.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    let named_so = matches!(sample.extension, "jsonl" | "ndjson");
    let is_lines = sample.text.starts_with('{') && !is_one_document(sample);
    if named_so || is_lines { native::likeness(sample) } else { Likeness::No }
}

fn is_one_document(sample: &Sample<'_>) -> bool {
    let first = sample.text.lines().next().unwrap_or_default().trim_end();
    let only_line = first.len() == sample.text.trim_end().len();
    let goes_on = first.ends_with(['{', '[', ',', ':']);
    if only_line { sample.extension == "json" } else { goes_on }
}

/// Reads every line that holds something; each is answered once.
pub(super) fn read(chunk: &Chunk, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let lines = lines::split(&chunk.bytes).enumerate();
    lines
        .filter(|(_, line)| !is_blank(line))
        .flat_map(|(index, line)| read_line(line, chunk.first_line + index, chunk, settings))
        .collect()
}

fn read_line(
    line: &[u8],
    number: usize,
    chunk: &Chunk,
    settings: &Settings,
) -> Vec<Result<Transcript, Diagnostic>> {
    let origin = Origin { file: chunk.source.clone(), line: Some(number), number };
    match encoding::decode(line, chunk.encoding) {
        Ok(text) => exports::read(&text, &origin, settings)
            .unwrap_or_else(|| vec![native::read(&text, &origin, settings)]),
        Err(bad) => vec![Err(undecodable(&origin, bad))],
    }
}

/// Nothing but white space, or the mark at the start of an otherwise empty file.
fn is_blank(line: &[u8]) -> bool {
    let line = line.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(line);
    line.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ingest::Format;

    /// Id and source, or code and line.
    type Answer = Result<(String, String), (&'static str, Option<usize>)>;

    fn read_all(bytes: &[u8]) -> Vec<Answer> {
        let chunk = Chunk {
            source: Arc::from("日/一.jsonl"),
            format: Format::Jsonl,
            first_line: 1,
            encoding: encoding::detect(bytes),
            written: encoding::Told::Found(encoding::detect(bytes)),
            rows: None,
            rest: None,
            late: Default::default(),
            bytes: bytes.to_vec(),
        };
        let read = read(&chunk, &Settings::default()).into_iter();
        read.map(|answer| match answer {
            Ok(transcript) => Ok((transcript.id, transcript.source)),
            Err(refused) => Err((refused.code, refused.place.line)),
        })
        .collect()
    }

    #[test]
    fn a_broken_line_rejects_only_itself() {
        let bytes = "\u{feff}{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\r\n\r\n{\"id\":\n{\"id\":\"x\",\"segments\":[{\"speaker\":\"客户\",\"text\":\"好\"}]}";
        assert_eq!(
            read_all(bytes.as_bytes()),
            [
                Ok(("一".to_owned(), "日/一.jsonl:1".to_owned())),
                Err(("bad-json", Some(3))),
                Ok(("x".to_owned(), "日/一.jsonl:4".to_owned())),
            ]
        );
    }

    #[test]
    fn lines_in_gbk_are_read_and_bad_bytes_refused_by_line() {
        let text =
            "{\"id\":\"甲\",\"segments\":[{\"speaker\":\"客服\",\"text\":\"您好，请问有什么可以帮您\"}]}\n";
        let mut bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        bytes.extend_from_slice(b"{\"id\":\"\xff\"}\n");
        assert_eq!(
            read_all(&bytes),
            [Ok(("甲".to_owned(), "日/一.jsonl:1".to_owned())), Err(("undecodable-text", Some(2)))]
        );
    }
}
