//! Putting right what a killed run left.

use std::fs::{self, File};
use std::path::Path;

use super::error::{OutputError, io_error};
use super::place::{discard, exists, left_behind};
use super::{GONE, LOCK, Manifest, NEW, OLD};

/// Puts right what a killed run left beside `target`.
///
/// The old directories are listed before the target is looked at: whatever is in its place then came after them.
pub(super) fn repair(target: &Path) -> Result<(), OutputError> {
    let old = left_behind(target, |rest| rest.starts_with(OLD))?;
    let whole = old.iter().rfind(|path| Manifest::is_in(path));
    if let (false, Some(last)) = (exists(target), whole) {
        let restored = fs::rename(last, target);
        if !exists(target) && exists(last) {
            restored.map_err(io_error("move", last))?;
        }
    }
    if exists(target) {
        for path in old {
            discard(&path);
        }
    }
    for path in left_behind(target, |rest| rest.starts_with(GONE))? {
        let _ = fs::remove_dir_all(path);
    }
    for lock_path in left_behind(target, |rest| rest.starts_with(NEW) && rest.ends_with(LOCK))? {
        let Ok(lock) = File::options().write(true).open(&lock_path) else { continue };
        if lock.try_lock().is_ok() {
            let _ = fs::remove_dir_all(lock_path.with_extension(""));
            let _ = fs::remove_file(&lock_path);
        }
    }
    Ok(())
}
