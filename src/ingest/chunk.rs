//! A piece of input on its way to a worker.

use std::sync::Arc;

use super::draft::Origin;
use super::encoding::{self, Encoding};
use super::{Format, Settings, cues, json, jsonl, stm, text, textgrid};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// Whole lines of a stream, or one whole file; not yet decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The file as the user wrote its path; `-` for standard input.
    pub source: Arc<str>,
    /// What the bytes are.
    pub format: Format,
    /// Number of the first line in the file, from 1.
    pub first_line: usize,
    /// The bytes as they stand in the file.
    pub bytes: Vec<u8>,
    /// The encoding of the file, told from its beginning.
    pub(super) encoding: Encoding,
}

impl Chunk {
    /// The transcripts in the order of the input, each read or refused by itself.
    pub fn transcripts(&self, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
        match self.format {
            Format::Jsonl => jsonl::read(self, settings),
            Format::Json => self.whole(|text, origin| json::read(text, origin, settings)),
            Format::Srt | Format::Vtt => self.whole(|text, origin| vec![cues::read(text, origin, settings)]),
            Format::TextGrid => self.whole(|text, origin| vec![textgrid::read(text, origin, settings)]),
            Format::Stm => self.whole(|text, origin| stm::read(text, origin, settings)),
            Format::Text => self.whole(|text, origin| vec![text::read(text, origin, settings)]),
        }
    }

    /// Decodes a whole file and reads it.
    fn whole(
        &self,
        read: impl Fn(&str, &Origin) -> Vec<Result<Transcript, Diagnostic>>,
    ) -> Vec<Result<Transcript, Diagnostic>> {
        let origin = Origin::whole(&self.source);
        // Its beginning may have been plain ASCII: look at all of it.
        match encoding::decode(&self.bytes, encoding::detect(&self.bytes)) {
            Ok(text) if text.trim().is_empty() => vec![Err(origin.error("empty-file"))],
            Ok(text) if text.contains('\0') => vec![Err(origin.error("binary-file"))],
            Ok(text) => read(&text, &origin),
            Err(bad) => vec![Err(undecodable(&origin, bad))],
        }
    }
}

/// The refusal of bytes that are no text.
pub(super) fn undecodable(origin: &Origin, bad: encoding::Undecodable) -> Diagnostic {
    origin.error("undecodable-text").with("offset", bad.offset).with("encoding", bad.encoding)
}
