//! The shipped telecom rule set, inside the program.

use include_dir::{Dir, include_dir};

use super::load::{Loaded, SourceFile, from_files};

static TELECOM: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules/telecom");
const NAME: &str = "rules/telecom";

/// Loads the shipped rule set.
pub fn embedded() -> Loaded {
    from_files(NAME, embedded_files(), false)
}

/// The files of the shipped rule set, sorted by name.
pub fn embedded_files() -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = TELECOM
        .files()
        .filter_map(|file| {
            let key = file.path().to_string_lossy().into_owned();
            let text = file.contents_utf8()?.to_owned();
            Some(SourceFile { name: format!("{NAME}/{key}").into(), key, text })
        })
        .collect();
    files.sort_by(|a, b| a.key.cmp(&b.key));
    files
}
