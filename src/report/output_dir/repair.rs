//! Putting right what a killed run left.

use std::fs::{self, File};
use std::path::Path;

use super::error::{OutputError, io_error};
use super::place::{exists, left_behind};
use super::{LOCK, NEW, OLD};

/// Puts right what a killed run left beside `target`.
///
/// The old directories are listed before the target is looked at: whatever is in its place then came after them.
pub(super) fn repair(target: &Path) -> Result<(), OutputError> {
    let old = left_behind(target, |rest| rest.starts_with(OLD))?;
    if let (false, Some(last)) = (exists(target), old.last()) {
        let restored = fs::rename(last, target);
        if !exists(target) {
            restored.map_err(io_error("move", last))?;
        }
    }
    if exists(target) {
        for path in old {
            let _ = fs::remove_dir_all(path);
        }
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
