//! A transcript in the making: what every reader hands its findings to.

use std::path::Path;
use std::sync::Arc;

use super::Settings;
use super::clock::Zero;
use super::doubt;
use super::fields::MAX_MS;
use super::inference::{self, Voices};
use super::time_order;
use super::too_long::warn_if_too_long;
use super::warnings::warn;
use crate::diagnostics::{Diagnostic, Place};
use crate::transcript::{Segment, Speaker, Transcript, Word};

/// Where a transcript stands.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The file as the user wrote its path.
    pub(super) file: Arc<str>,
    /// Its line, where a file holds several transcripts.
    pub(super) line: Option<usize>,
    /// Its number in the file, from 1.
    pub(super) number: usize,
}

impl Origin {
    /// The one transcript of a file.
    pub(super) fn whole(file: &Arc<str>) -> Origin {
        Origin { file: file.clone(), line: None, number: 1 }
    }

    /// A problem with this transcript.
    pub(super) fn error(&self, code: &'static str) -> Diagnostic {
        Diagnostic::error(code, Place { file: self.file.clone(), line: self.line, span: None })
    }

    /// The id of a transcript that has none: the file stem, `stem#3` for the third.
    fn id(&self) -> String {
        let stem = if &*self.file == "-" { "stdin" } else { self.stem() };
        if self.number == 1 { stem.to_owned() } else { format!("{stem}#{}", self.number) }
    }

    fn stem(&self) -> &str {
        Path::new(self.unpacked()).file_stem().and_then(|stem| stem.to_str()).unwrap_or(&self.file)
    }

    /// The path without the ending of a compressed file: `a.txt` for `a.txt.gz`.
    fn unpacked(&self) -> &str {
        let endings = [".gz", ".zst", ".GZ", ".ZST"];
        endings.iter().find_map(|ending| self.file.strip_suffix(ending)).unwrap_or(&self.file)
    }

    fn source(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.to_string(),
        }
    }

    /// Name and stem of a file that holds this transcript alone.
    fn names(&self) -> Vec<&str> {
        if self.line.is_some() {
            return Vec::new();
        }
        let names = [&*self.file, self.unpacked()].map(|path| Path::new(path).file_name()?.to_str());
        names.into_iter().flatten().chain([self.stem()]).collect()
    }
}

/// One utterance as a reader found it. Times are milliseconds, not yet believed.
#[derive(Debug, Default)]
pub(super) struct Said<'a> {
    pub(super) label: &'a str,
    pub(super) start_ms: Option<f64>,
    pub(super) end_ms: Option<f64>,
    pub(super) text: String,
    pub(super) words: Vec<Word>,
}

/// A transcript that grows segment by segment.
#[derive(Debug)]
pub(super) struct Draft<'s> {
    pub(super) settings: &'s Settings,
    pub(super) transcript: Transcript,
    voices: Voices,
    zero: Zero,
    full: bool,
}

impl<'s> Draft<'s> {
    pub(super) fn new(settings: &'s Settings) -> Draft<'s> {
        Draft {
            settings,
            transcript: Transcript::default(),
            voices: Voices::default(),
            zero: Zero::default(),
            full: false,
        }
    }

    /// Whether a segment had to be left out because there were too many.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// A time on the clock of the source, counted from the first that was read on it.
    pub(super) fn since_start(&mut self, time_ms: f64) -> f64 {
        self.zero.since(time_ms, &mut self.transcript)
    }

    /// Adds a segment whose speaker its label tells.
    pub(super) fn push(&mut self, said: Said<'_>) {
        match self.settings.speakers.speaker(said.label) {
            Some(speaker) => self.add(speaker, None, said),
            None => {
                let voice = self.voice(said.label);
                self.add(Speaker::Unknown, voice, said);
            }
        }
    }

    /// Adds a segment of a known speaker, or, where that is unknown, of the one who spoke last.
    pub(super) fn push_as(&mut self, speaker: Speaker, said: Said<'_>) {
        let voice = if speaker == Speaker::Unknown { self.voices.last() } else { None };
        self.add(speaker, voice, said);
    }

    fn add(&mut self, speaker: Speaker, voice: Option<usize>, said: Said<'_>) {
        if self.transcript.segments.len() >= self.settings.limits.segments {
            self.full = true;
            return;
        }
        if let Some(first_ms) = said.start_ms.or(said.end_ms) {
            self.zero.make_room(first_ms, &mut self.transcript);
        }
        let start_ms = self.believed(said.start_ms);
        let end_ms = self.believed(said.end_ms);
        let end_ms = self.end_after_start(start_ms, end_ms);
        self.warn_if_back(start_ms);
        self.voices.note(voice);
        self.transcript.segments.push(Segment {
            speaker,
            start_ms,
            end_ms,
            text: said.text,
            words: said.words,
        });
    }

    /// The finished transcript: named, described by the metadata; refused when nothing was said in it.
    pub(super) fn finish(mut self, origin: &Origin) -> Result<Transcript, Diagnostic> {
        if self.full {
            return Err(origin.error("too-many-segments").with("limit", self.settings.limits.segments));
        }
        let mut transcript = self.transcript;
        self.zero.settle(&mut transcript);
        if transcript.segments.iter().all(|segment| segment.text.trim().is_empty()) {
            return Err(origin.error("empty-transcript"));
        }
        if transcript.id.is_empty() {
            transcript.id = origin.id();
        }
        transcript.source = origin.source();
        warn_if_too_long(&mut transcript);
        if let Some(metadata) = &self.settings.metadata {
            metadata.describe(&mut transcript, &origin.names());
        }
        time_order::restore(&mut self.voices, &mut transcript);
        inference::assign(&self.voices, &mut transcript);
        doubt::raise(&self.voices, &mut transcript);
        Ok(transcript)
    }

    /// The voice behind a label that nobody knows; warns of each once.
    fn voice(&mut self, label: &str) -> Option<usize> {
        let (voice, is_new) = self.voices.index(label);
        if is_new {
            let segment = Some(self.transcript.segments.len());
            warn(&mut self.transcript, "unknown_speaker", segment, label);
        }
        voice
    }

    fn believed(&mut self, time_ms: Option<f64>) -> Option<u64> {
        let time_ms = time_ms?.round();
        let placed_ms = self.zero.placed(time_ms);
        if (0.0..=MAX_MS).contains(&placed_ms) {
            return Some(placed_ms as u64);
        }
        let code = if placed_ms < 0.0 { "negative_time" } else { "absurd_time" };
        let segment = Some(self.transcript.segments.len());
        warn(&mut self.transcript, code, segment, &time_ms.to_string());
        None
    }

    fn end_after_start(&mut self, start_ms: Option<u64>, end_ms: Option<u64>) -> Option<u64> {
        let (Some(start), Some(end)) = (start_ms, end_ms) else { return end_ms };
        if end >= start {
            return Some(end);
        }
        let segment = Some(self.transcript.segments.len());
        let detail = self.earlier(start, end);
        warn(&mut self.transcript, "end_before_start", segment, &detail);
        None
    }

    /// Two times of which the second should not be the earlier.
    fn earlier(&self, first_ms: u64, second_ms: u64) -> String {
        format!("{} > {}", self.zero.since_first(first_ms), self.zero.since_first(second_ms))
    }

    fn warn_if_back(&mut self, start_ms: Option<u64>) {
        let Some(start) = start_ms else { return };
        let before = self.transcript.segments.iter().rev().find_map(|segment| segment.start_ms);
        if let Some(before) = before.filter(|before| start < *before) {
            let segment = Some(self.transcript.segments.len());
            let detail = self.earlier(before, start);
            warn(&mut self.transcript, "start_before_previous", segment, &detail);
        }
    }
}
