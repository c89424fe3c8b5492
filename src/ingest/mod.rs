//! Bytes → transcripts: finding the files, their encoding and format, one reader per format, who speaks, metadata.
//!
//! [`Inputs`] walks the paths and hands out [`Chunk`]s: whole lines of a stream, or one whole file. It does no more
//! than reading, so one thread feeds many. [`Chunk::transcripts`] does the work, wherever the chunk has gone.
//!
//! A new format is one file here with `likeness` and `read`, and one line in each `match` of [`Format`].

mod archive;
mod cell;
mod chunk;
mod clock;
mod column_map;
mod column_names;
mod columns;
mod compound;
mod csv;
mod csv_rows;
mod cue_text;
mod cues;
mod doubt;
mod draft;
mod encoding;
mod exports;
mod fields;
mod format;
mod head;
mod inference;
mod inputs;
mod json;
mod jsonl;
mod labels;
mod late;
mod limits;
mod line_stream;
mod lines;
mod metadata;
mod moments;
mod native;
mod native_faults;
mod native_values;
mod native_writer;
mod ods;
mod opening;
mod records;
mod rejected;
mod roles;
mod rows;
mod sheet;
mod skipped;
mod speakers;
mod spreadsheet;
mod stm;
pub(crate) mod table;
mod text;
mod textgrid;
mod textgrid_tiers;
mod time_order;
mod too_long;
mod transcode;
mod unpack;
mod walk;
mod warnings;

#[cfg(test)]
mod archives;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod vanishing;
#[cfg(test)]
mod wording;

pub use chunk::Chunk;
pub use column_map::ColumnMap;
pub use encoding::Encoding;
pub use format::Format;
pub use inputs::Inputs;
pub use limits::Limits;
pub use metadata::Metadata;
pub(crate) use metadata::NOT_IN_METADATA;
pub(crate) use native_writer::stream_native;
pub use native_writer::write_native;
pub use rejected::rejected;
pub use skipped::Skipped;
pub use speakers::SpeakerMap;

use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// What the caller knows beside the input's bytes.
#[derive(Debug, Default)]
pub struct Settings {
    /// What a table says about the transcripts; it wins over what they say themselves.
    pub metadata: Option<Metadata>,
    /// Who is behind labels that say nothing, such as numbers.
    pub speakers: SpeakerMap,
    /// How large inputs may be.
    pub limits: Limits,
    /// What the user says about the files themselves.
    pub choices: Choices,
}

/// What the user says about files instead of leaving it to their content.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The format of every file.
    pub format: Option<Format>,
    /// The encoding of every text.
    pub encoding: Option<Encoding>,
    /// What columns of tables mean.
    pub columns: ColumnMap,
    /// The sheet of a spreadsheet; else the first in which somebody speaks.
    pub sheet: Option<String>,
}

/// Reads a dialogue in the plain-text form, already decoded; `name` stands for its file.
pub fn dialogue(name: &str, text: &str, settings: &Settings) -> Result<Transcript, Diagnostic> {
    text::read(text, &draft::Origin::whole(&name.into()), settings)
}
