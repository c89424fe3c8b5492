//! How transcripts are to be read and judged, as several commands need it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::ingest::{self, Choices, ColumnMap, Encoding, Format, Metadata, SpeakerMap};
use zhijian::report::SkippedFile;

use crate::args::{InputArgs, ReadingArgs};
use crate::failure::Failure;
use crate::output::Output;

/// How transcripts are to be read and judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Directory of the rule set; the shipped one where there is none.
    pub rules: Option<PathBuf>,
    /// How they are read.
    pub input: Input,
    /// Whether personal data is masked in everything that is written.
    pub mask: bool,
}

/// How transcripts are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Table with agent, team, channel … by transcript id.
    pub metadata: Option<PathBuf>,
    /// Who is who where speakers are only numbers, as typed: `0=agent,1=customer`.
    pub speakers: Option<String>,
    /// What columns of tables mean, as typed: `text=内容,speaker=角色`.
    pub columns: Option<String>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// The format of all files, if it is not to be told by their content.
    pub format: Option<Format>,
    /// The encoding of all files, likewise.
    pub encoding: Option<Encoding>,
}

impl From<ReadingArgs> for Reading {
    fn from(args: ReadingArgs) -> Reading {
        Reading { rules: args.rules, input: args.input.into(), mask: !args.no_mask }
    }
}

impl From<InputArgs> for Input {
    fn from(args: InputArgs) -> Input {
        Input {
            metadata: args.metadata,
            speakers: args.speakers,
            columns: args.columns,
            sheet: args.sheet,
            format: args.input_format.as_deref().and_then(Format::parse),
            encoding: args.encoding.as_deref().and_then(Encoding::parse),
        }
    }
}

impl Input {
    /// What the readers need: the table read, speakers and columns understood.
    pub fn settings(&self) -> Result<ingest::Settings, Failure> {
        let speakers = self.speakers.as_deref().map(SpeakerMap::parse).transpose()?.unwrap_or_default();
        let columns = self.columns.as_deref().map(ColumnMap::parse).transpose()?.unwrap_or_default();
        let metadata = self.metadata.as_deref().map(read_metadata).transpose()?;
        let choices =
            Choices { format: self.format, encoding: self.encoding, columns, sheet: self.sheet.clone() };
        Ok(ingest::Settings { metadata, speakers, choices, ..ingest::Settings::default() })
    }
}

fn read_metadata(path: &Path) -> Result<Metadata, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Diagnostic::error("metadata-file-unreadable", Place::file(name.as_str())).with("error", error)
    })?;
    Metadata::read(&bytes, &name).map_err(|problems| Failure::Problems(problems, Sources::new()))
}

/// The input under `paths`; standard input is opened when one of them is `-`.
pub fn inputs(paths: Vec<PathBuf>, settings: &ingest::Settings) -> ingest::Inputs {
    let asked = paths.iter().any(|path| path == Path::new("-"));
    let inputs = ingest::Inputs::new(paths, settings.limits).with_choices(settings.choices.clone());
    if asked { inputs.with_standard_input(Box::new(std::io::stdin())) } else { inputs }
}

/// Says which files were left out; `count` counts them all.
pub fn say_skipped(skipped: &[SkippedFile], count: u64, output: &mut Output) {
    if count > 0 {
        let files: Vec<String> =
            skipped.iter().map(|skipped| format!("{} ({})", skipped.file, skipped.code)).collect();
        output.say_line("cli-skipped", &[("count", count.into()), ("files", files.join(", ").into())]);
    }
}

/// Says which encodings other than UTF-8 files were written in.
pub fn say_encodings(encodings: &BTreeMap<String, u64>, output: &mut Output) {
    if !encodings.is_empty() {
        let count: u64 = encodings.values().sum();
        let listed: Vec<String> =
            encodings.iter().map(|(encoding, count)| format!("{encoding} {count}")).collect();
        output.say_line("cli-encodings", &[("count", count.into()), ("encodings", listed.join(", ").into())]);
    }
}
