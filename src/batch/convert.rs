//! Inputs of any kind → the native form.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::parallel::Workers;
use super::piece::guarded;
use super::{RunError, encodings};
use crate::diagnostics::{Diagnostic, Place};
use crate::ingest::{Chunk, Inputs, Settings, stream_native, write_native};
use crate::report::SkippedFile;
use crate::transcript::Transcript;

/// What a conversion came to.
#[derive(Debug, Default)]
pub struct Converted {
    /// Transcripts written.
    pub transcripts: u64,
    /// Inputs refused.
    pub rejected: u64,
    /// Files of folders and archives left out because they are no transcripts.
    pub skipped_files: u64,
    /// The first of them.
    pub skipped: Vec<SkippedFile>,
    /// Files in another encoding than UTF-8, by encoding.
    pub encodings: BTreeMap<String, u64>,
}

/// A transcript with more text is written as it is encoded, so that it is never held twice, bytes.
const LARGE_BYTES: usize = 1 << 20;

/// What became of a chunk.
#[derive(Default)]
struct Piece {
    written: Vec<Written>,
    transcripts: u64,
    refused: Vec<Diagnostic>,
}

/// What is to be written.
enum Written {
    Lines(Vec<u8>),
    Large(Box<Transcript>),
}

impl Written {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Written::Lines(lines) => out.write_all(lines),
            Written::Large(transcript) => stream_native(transcript, out),
        }
    }
}

/// Reads the inputs on so many threads (0: one for each processor) and writes a line of the native form for each transcript, in
/// their order. Personal data stays as it is: whoever audits the lines must find what was said.
pub fn convert(
    settings: &Settings,
    mut inputs: Inputs,
    threads: usize,
    out: &mut dyn Write,
    refuse: &mut dyn FnMut(&Diagnostic),
) -> Result<Converted, RunError> {
    let workers = Workers::new(threads).map_err(RunError::Threads)?;
    let mut converted = Converted::default();
    workers.ordered(
        &mut inputs,
        |chunk| piece(settings, chunk),
        |piece| {
            for written in &piece.written {
                written.write(out).map_err(RunError::Stream)?;
            }
            converted.transcripts += piece.transcripts;
            converted.rejected += piece.refused.len() as u64;
            piece.refused.iter().for_each(&mut *refuse);
            Ok::<(), RunError>(())
        },
    )?;
    out.flush().map_err(RunError::Stream)?;
    converted.encodings = encodings(&inputs);
    let skipped = inputs.skipped();
    converted.skipped_files = skipped.count();
    let named = skipped.named().iter();
    converted.skipped =
        named.map(|(file, code)| SkippedFile { file: file.to_string(), code: (*code).to_owned() }).collect();
    Ok(converted)
}

impl Piece {
    fn add(&mut self, transcript: Transcript) {
        let text_bytes: usize = transcript.segments.iter().map(|segment| segment.text.len()).sum();
        if text_bytes > LARGE_BYTES {
            self.written.push(Written::Large(Box::new(transcript)));
            return;
        }
        if !matches!(self.written.last(), Some(Written::Lines(_))) {
            self.written.push(Written::Lines(Vec::new()));
        }
        if let Some(Written::Lines(lines)) = self.written.last_mut() {
            write_native(&transcript, lines);
        }
    }
}

fn piece(settings: &Settings, chunk: Result<Chunk, Diagnostic>) -> Piece {
    let mut piece = Piece::default();
    let read = chunk.and_then(|chunk| {
        guarded(|| Place::line(&*chunk.source, chunk.first_line), || chunk.transcripts(settings))
    });
    for transcript in read.unwrap_or_else(|refused| vec![Err(refused)]) {
        match transcript {
            Ok(transcript) => {
                piece.transcripts += 1;
                piece.add(transcript);
            }
            Err(refused) => piece.refused.push(refused),
        }
    }
    piece
}
