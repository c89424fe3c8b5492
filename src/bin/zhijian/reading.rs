//! How transcripts are to be read and judged, as `audit` and `explain` both need it.

use std::path::{Path, PathBuf};

use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::ingest::{self, Metadata, SpeakerMap};

use crate::args::ReadingArgs;
use crate::failure::Failure;

/// How transcripts are to be read and judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Directory of the rule set; the shipped one where there is none.
    pub rules: Option<PathBuf>,
    /// Table with agent, team, channel … by transcript id.
    pub metadata: Option<PathBuf>,
    /// Who is who where speakers are only numbers, as typed: `0=agent,1=customer`.
    pub speakers: Option<String>,
    /// Whether personal data is masked in everything that is written.
    pub mask: bool,
}

impl From<ReadingArgs> for Reading {
    fn from(args: ReadingArgs) -> Reading {
        Reading { rules: args.rules, metadata: args.metadata, speakers: args.speakers, mask: !args.no_mask }
    }
}

impl Reading {
    /// What the readers need: the table read, the speakers understood.
    pub fn settings(&self) -> Result<ingest::Settings, Failure> {
        let speakers = self.speakers.as_deref().map(SpeakerMap::parse).transpose()?.unwrap_or_default();
        let metadata = self.metadata.as_deref().map(read_metadata).transpose()?;
        Ok(ingest::Settings { metadata, speakers, ..ingest::Settings::default() })
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
pub fn inputs(paths: Vec<PathBuf>) -> ingest::Inputs {
    let asked = paths.iter().any(|path| path == Path::new("-"));
    let inputs = ingest::Inputs::new(paths, ingest::Limits::default());
    if asked { inputs.with_standard_input(Box::new(std::io::stdin())) } else { inputs }
}
