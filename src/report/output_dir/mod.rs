//! A directory of results that appears whole or not at all.
//!
//! Beside the wanted `NAME`, in the same parent, a run works with
//!
//! 1. `.NAME.zhijian-new-R`: the files are written here, `manifest.json` last. `.NAME.zhijian-new-R.lock` is held locked as
//!    long as the run lives, so that others can tell it from one that was killed;
//! 2. `.NAME.zhijian-old-R`: an earlier `NAME` is moved here;
//! 3. the new directory becomes `NAME`;
//! 4. the old one is renamed to `.NAME.zhijian-gone-R` and removed, so that an old directory is always whole.
//!
//! Every step is one rename or a removal. At the start of a run, what a killed one left is put right: between 2 and 3 the old
//! results go back to their place, after 3 they are removed, and a new directory that nobody works on any more is removed. `R`
//! is random, so runs never share a directory; of two that end at once, both results are whole and the later one stays.

mod error;
mod file;
mod manifest;
mod place;
mod repair;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

pub use error::OutputError;
pub use file::ResultFile;
pub use manifest::{MANIFEST, MANIFEST_SCHEMA, Manifest, ManifestCounts, ManifestFile, ManifestHead};

use error::io_error;
use place::{discard, exists, is_empty_dir, resolve, sibling};
use repair::repair;

/// A directory of results in the making. Dropped before [`finish`](OutputDir::finish), it leaves no trace.
#[derive(Debug)]
pub struct OutputDir {
    target: PathBuf,
    replace: bool,
    random: String,
    lock: Option<File>,
}

impl OutputDir {
    /// Prepares a directory that will be `path` once it is finished; creates missing parents.
    ///
    /// Puts right what a killed run left beside it. An existing directory is refused, unless it is empty or `force` is given and
    /// it bears our manifest.
    pub fn create(path: impl AsRef<Path>, force: bool) -> Result<OutputDir, OutputError> {
        let target = resolve(path.as_ref())?;
        repair(&target)?;
        let dir = OutputDir::begin(target, force)?;
        dir.check_target()?;
        Ok(dir)
    }

    /// Makes and locks the lock file, whose random name names the run, then the directory to write to.
    fn begin(target: PathBuf, replace: bool) -> Result<OutputDir, OutputError> {
        let parent = target.parent().expect("a resolved target has a parent");
        let prefix = sibling(&target, NEW).file_name().map(OsString::from).expect("a sibling has a name");
        let lock = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(LOCK)
            .rand_bytes(8)
            .tempfile_in(parent)
            .map_err(io_error("write", parent))?;
        let name = lock.path().file_stem().expect("a lock file has a name").to_string_lossy();
        let random = name[prefix.to_string_lossy().len()..].to_owned();
        let (lock, _) = lock.keep().map_err(|error| io_error("write", parent)(error.error))?;
        if matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock)) {
            // Another run, putting things right, saw the lock file before it was locked; it removes it.
            return OutputDir::begin(target, replace);
        }
        let dir = OutputDir { target, replace, random, lock: Some(lock) };
        fs::create_dir(dir.new_path()).map_err(io_error("create", &dir.new_path()))?;
        Ok(dir)
    }

    /// Creates a file of the results.
    pub fn file(&self, name: &str) -> Result<ResultFile, OutputError> {
        ResultFile::create(&self.new_path(), name)
    }

    /// Where the finished directory will be.
    pub fn path(&self) -> &Path {
        &self.target
    }

    /// Writes the manifest of all `files` and puts the directory in its place.
    pub fn finish(mut self, head: ManifestHead, files: Vec<ManifestFile>) -> Result<Manifest, OutputError> {
        let manifest = manifest::write(&self.new_path(), head, files)?;
        for _ in 0..MOST_EXCHANGES {
            self.check_target()?;
            self.set_aside()?;
            if self.put_in_place()? {
                self.remove_old();
                self.unlock();
                return Ok(manifest);
            }
        }
        Err(OutputError::Exists { path: self.target.clone() })
    }

    /// Looks several times, because another run may be exchanging the directory right now.
    fn check_target(&self) -> Result<(), OutputError> {
        let path = &self.target;
        if !exists(path) || is_empty_dir(path) {
            Ok(())
        } else if !self.replace {
            Err(OutputError::Exists { path: path.clone() })
        } else if (0..3).any(|_| Manifest::is_in(path) || !exists(path)) {
            Ok(())
        } else {
            Err(OutputError::NotOurs { path: path.clone() })
        }
    }

    /// Step 2. What is not there, or is moved away by somebody else just now, need not be moved.
    fn set_aside(&self) -> Result<(), OutputError> {
        if is_empty_dir(&self.target) {
            return tolerate(fs::remove_dir(&self.target)).map_err(io_error("remove", &self.target));
        }
        tolerate(fs::rename(&self.target, self.old_path())).map_err(io_error("move", &self.target))
    }

    /// Step 3. False when another run has put its results there meanwhile.
    fn put_in_place(&self) -> Result<bool, OutputError> {
        match fs::rename(self.new_path(), &self.target) {
            Ok(()) => Ok(true),
            Err(error) if is_taken(&error) || exists(&self.target) => {
                self.remove_old();
                Ok(false)
            }
            Err(error) => {
                let _ = fs::rename(self.old_path(), &self.target);
                Err(io_error("move", &self.new_path())(error))
            }
        }
    }

    /// Step 4.
    fn remove_old(&self) {
        discard(&self.old_path());
    }

    fn unlock(&mut self) {
        if self.lock.take().is_some() {
            let _ = fs::remove_file(self.lock_path());
        }
    }

    fn new_path(&self) -> PathBuf {
        sibling(&self.target, &format!("{NEW}{}", self.random))
    }

    fn old_path(&self) -> PathBuf {
        sibling(&self.target, &format!("{OLD}{}", self.random))
    }

    fn lock_path(&self) -> PathBuf {
        sibling(&self.target, &format!("{NEW}{}{LOCK}", self.random))
    }
}

impl Drop for OutputDir {
    fn drop(&mut self) {
        if self.lock.is_some() {
            let _ = fs::remove_dir_all(self.new_path());
            self.unlock();
        }
    }
}

const NEW: &str = ".zhijian-new-";
const OLD: &str = ".zhijian-old-";
const GONE: &str = ".zhijian-gone-";
const LOCK: &str = ".lock";

/// How often an exchange is tried again when other runs put their results in the same place at the same moment.
const MOST_EXCHANGES: usize = 16;

/// Success also where another run was quicker: what was to be moved is gone, or has new content.
fn tolerate(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty => Ok(()),
        _ => Err(error),
    })
}

fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists)
}

#[cfg(test)]
mod tests;
