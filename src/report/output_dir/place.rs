//! The directory that is meant, and its siblings.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{OutputError, io_error};

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
    if exists(path) {
        let target = fs::canonicalize(path).map_err(io_error("read", path))?;
        let named = target.parent().is_some() && target.file_name().is_some();
        return if named { Ok(target) } else { Err(OutputError::NoName { path: path.to_owned() }) };
    }
    let name = path.file_name().ok_or_else(|| OutputError::NoName { path: path.to_owned() })?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io_error("create", parent))?;
    Ok(fs::canonicalize(parent).map_err(io_error("read", parent))?.join(name))
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
