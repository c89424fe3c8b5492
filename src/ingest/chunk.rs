//! A piece of input on its way to a worker.

use std::sync::Arc;

use super::draft::Origin;
use super::encoding::{self, Encoding, Told};
use super::late::Late;
use super::line_stream::{Rest, each_line};
use super::{Format, Settings, csv, cues, json, jsonl, sheet, stm, text, textgrid};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// Whole lines of a stream, one whole file, or the beginning of one; not yet decoded.
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
    /// The encoding of the bytes.
    pub(super) encoding: Encoding,
    /// What the file is written in.
    pub(super) written: Told,
    /// What is known about the rows of a table.
    pub(super) rows: Option<csv::Piece>,
    /// What follows the bytes in a file that is read where its transcript is made.
    pub(super) rest: Option<Rest>,
    /// Where an encoding is noted that shows only here.
    pub(super) late: Late,
}

impl Chunk {
    /// The transcripts in the order of the input, each read or refused by itself.
    pub fn transcripts(&self, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
        let streamed = |read| noted(read, self.text_encoding());
        match self.format {
            Format::Jsonl => streamed(jsonl::read(self, settings)),
            Format::Csv => match &self.rows {
                Some(piece) => streamed(csv::read(self, piece, settings)),
                None => Vec::new(),
            },
            Format::Sheet => sheet::read(self, settings),
            Format::Json => self.whole(|text, origin| json::read(text, origin, settings)),
            Format::Srt | Format::Vtt => self.cues(settings),
            Format::TextGrid => self.whole(|text, origin| vec![textgrid::read(text, origin, settings)]),
            Format::Stm => self.whole(|text, origin| stm::read(text, origin, settings)),
            Format::Text => self.whole(|text, origin| vec![text::read(text, origin, settings)]),
        }
    }

    /// What the text of a piece of a stream is written in: its file may have begun in plain ASCII.
    fn text_encoding(&self) -> Encoding {
        match self.written {
            Told::Found(Encoding::Ascii) if !self.bytes.is_ascii() => {
                let encoding = encoding::detect(&self.bytes);
                self.late.note(&self.source, encoding);
                encoding
            }
            written => written.encoding(),
        }
    }

    /// Reads subtitles line by line.
    fn cues(&self, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
        let origin = Origin::whole(&self.source);
        let mut reader = cues::Reader::new(settings);
        let mut take = |line: &str| reader.take(line);
        let (rest, limits) = (self.rest.as_ref(), &settings.limits);
        match each_line(&self.bytes, rest, self.encoding, &origin, limits, &mut take) {
            Ok(encoding) => {
                if self.encoding == Encoding::Ascii {
                    self.late.note(&self.source, encoding);
                }
                noted(vec![reader.finish(&origin)], encoding)
            }
            Err(refused) => vec![Err(refused)],
        }
    }

    /// Decodes a whole file and reads it.
    fn whole(
        &self,
        read: impl Fn(&str, &Origin) -> Vec<Result<Transcript, Diagnostic>>,
    ) -> Vec<Result<Transcript, Diagnostic>> {
        let origin = Origin::whole(&self.source);
        match encoding::decode(&self.bytes, self.encoding) {
            Ok(text) if text.trim().is_empty() => vec![Err(origin.error("empty-file"))],
            Ok(text) if text.contains('\0') => vec![Err(origin.error("binary-file"))],
            Ok(text) => noted(read(&text, &origin), self.encoding),
            Err(bad) => vec![Err(undecodable(&origin, bad))],
        }
    }
}

/// The transcripts with the encoding in their source where it is worth telling: `a.txt (GB18030)`.
fn noted(
    mut read: Vec<Result<Transcript, Diagnostic>>,
    encoding: Encoding,
) -> Vec<Result<Transcript, Diagnostic>> {
    if let Some(note) = encoding.note() {
        for transcript in read.iter_mut().flatten() {
            transcript.source.push_str(&format!(" ({note})"));
        }
    }
    read
}

/// The refusal of bytes that are no text.
pub(super) fn undecodable(origin: &Origin, bad: encoding::Undecodable) -> Diagnostic {
    origin.error("undecodable-text").with("offset", bad.offset).with("encoding", bad.encoding)
}
