//! What is said of the input as a whole: what was left out, and what found no partner.

use std::collections::BTreeMap;

use serde::Serialize;

/// What is said of the input as a whole. Lists hold the first of each kind, counts count them all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InputNotes {
    /// Files left out because they are no transcripts, by the code of the reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped_by_code: BTreeMap<String, u64>,
    /// The first of these files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SkippedFile>,
    /// Files in another encoding than UTF-8, by encoding.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub encodings: BTreeMap<String, u64>,
    /// Rows of the metadata to which no transcript belongs.
    #[serde(skip_serializing_if = "is_zero")]
    pub unmatched_rows: u64,
    /// The ids in the first of these rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmatched_row_ids: Vec<String>,
    /// Transcripts that the metadata says nothing about, where there are metadata.
    #[serde(skip_serializing_if = "is_zero")]
    pub undescribed: u64,
    /// The ids of the first of these transcripts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undescribed_ids: Vec<String>,
}

/// A file that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkippedFile {
    /// The file as the user would write its path.
    pub file: String,
    /// Why.
    pub code: String,
}

impl InputNotes {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == InputNotes::default()
    }
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}
