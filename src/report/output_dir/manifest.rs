//! `manifest.json`: what a directory of results holds and how it came about.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::engine::{ProgramStamp, RuleSetStamp};

use super::{OutputError, io_error};

/// Name of the manifest in its directory.
pub const MANIFEST: &str = "manifest.json";

/// Name and version of the form in which manifests are written.
pub const MANIFEST_SCHEMA: &str = "zhijian.manifest/1";

/// What the run tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestHead {
    /// By which program.
    pub program: ProgramStamp,
    /// By which rules.
    pub ruleset: RuleSetStamp,
    /// How many inputs.
    pub counts: ManifestCounts,
}

/// How many inputs a run saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ManifestCounts {
    /// Transcripts audited.
    pub audited: u64,
    /// Inputs rejected.
    pub rejected: u64,
    /// Files skipped because they are no transcripts.
    pub skipped_files: u64,
}

/// A manifest as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always [`MANIFEST_SCHEMA`].
    pub schema: String,
    /// What the run tells of itself.
    #[serde(flatten)]
    pub head: ManifestHead,
    /// Every other file of the directory, by name.
    pub files: Vec<ManifestFile>,
}

/// One file of the results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Whether a directory bears a manifest of ours, of any version.
    pub fn is_in(dir: &Path) -> bool {
        #[derive(Deserialize)]
        struct Schema {
            schema: String,
        }
        let text = fs::read(dir.join(MANIFEST)).unwrap_or_default();
        serde_json::from_slice::<Schema>(&text)
            .is_ok_and(|manifest| manifest.schema.starts_with("zhijian.manifest/"))
    }
}

/// Writes the manifest of a directory that holds these files, and no others.
pub(super) fn write(
    dir: &Path,
    head: ManifestHead,
    mut files: Vec<ManifestFile>,
) -> Result<Manifest, OutputError> {
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let manifest = Manifest { schema: MANIFEST_SCHEMA.to_owned(), head, files };
    let mut text = serde_json::to_vec_pretty(&manifest).expect("a manifest can be written as JSON");
    text.push(b'\n');
    let path = dir.join(MANIFEST);
    File::create(&path).and_then(|mut file| file.write_all(&text)).map_err(io_error("write", &path))?;
    Ok(manifest)
}
