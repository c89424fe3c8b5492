//! How transcripts are to be read and judged, as `audit` and `explain` both need it.

use std::path::PathBuf;

use crate::args::ReadingArgs;

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
