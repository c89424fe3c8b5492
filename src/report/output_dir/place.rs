//! The directory that is meant, and its siblings.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{OutputError, io_error};
use super::{GONE, OLD};

/// The siblings of `target` whose name goes on with something that `wanted` accepts, sorted.
pub(super) fn left_behind(target: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, OutputError> {
    let parent = target.parent().expect("a resolved target has a parent");
    let prefix = sibling(target, "");
    let prefix = prefix.file_name().expect("a sibling has a name").to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in fs::read_dir(parent).map_err(io_error("read", parent))? {
        let entry = entry.map_err(io_error("read", parent))?;
        let name = entry.file_name();
        if name.to_string_lossy().strip_prefix(&prefix).is_some_and(&wanted) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The target with its parent made and every link followed, so that renaming moves what is meant.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, OutputError> {
    let name = match path.file_name() {
        Some(name) if !path.is_symlink() => name,
        _ => return named(fs::canonicalize(path).map_err(io_error("read", path))?),
    };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io_error("create", parent))?;
    named(fs::canonicalize(parent).map_err(io_error("read", parent))?.join(name))
}

fn named(target: PathBuf) -> Result<PathBuf, OutputError> {
    let fits = target.parent().is_some() && target.file_name().is_some();
    if fits { Ok(target) } else { Err(OutputError::NoName { path: target }) }
}

pub(super) fn sibling(target: &Path, rest: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().expect("a resolved target has a name"));
    name.push(rest);
    target.with_file_name(name)
}

pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

pub(super) fn is_empty_dir(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Removes an old directory: first its name, in one step, so that nobody takes what is left of it for results.
///
/// What cannot be removed now, the next run removes.
pub(super) fn discard(old: &Path) {
    let name = old.file_name().unwrap_or_default().to_string_lossy().replace(OLD, GONE);
    let gone = old.with_file_name(name);
    if fs::rename(old, &gone).is_ok() {
        let _ = fs::remove_dir_all(gone);
    }
}
