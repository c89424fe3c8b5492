//! What can go wrong with a directory of results.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::diagnostics::{Diagnostic, Place};

/// Why results could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// Something is there already, and `force` was not given.
    #[error("{path} already exists")]
    Exists {
        /// The wanted directory.
        path: PathBuf,
    },
    /// Something that is not ours is there; it is never replaced.
    #[error("{path} is not a directory of earlier results (it has no manifest.json of ours)")]
    NotOurs {
        /// The wanted directory.
        path: PathBuf,
    },
    /// The path names no directory that could be created, such as `/`.
    #[error("{path} cannot be replaced by a directory of results")]
    NoName {
        /// The path as given.
        path: PathBuf,
    },
    /// The disk said no.
    #[error("could not {action} {path}")]
    Io {
        /// What was tried: `create`, `read`, `write`, `move` or `remove`.
        action: &'static str,
        /// With which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OutputError {
    /// Stable code; the messages are `<code>-what`, `<code>-cure`.
    pub fn code(&self) -> &'static str {
        match self {
            OutputError::Exists { .. } => "output-exists",
            OutputError::NotOurs { .. } => "output-not-ours",
            OutputError::NoName { .. } => "output-no-name",
            OutputError::Io { .. } => "output-io",
        }
    }

    /// The same for people, worded by the catalogue of messages.
    pub fn diagnostic(&self) -> Diagnostic {
        let path = self.path().display().to_string();
        let diagnostic = Diagnostic::error(self.code(), Place::file(path.as_str())).with("path", path);
        match self {
            OutputError::Io { source, .. } => diagnostic.with("source", source),
            _ => diagnostic,
        }
    }

    /// The path it concerns.
    pub fn path(&self) -> &Path {
        match self {
            OutputError::Exists { path }
            | OutputError::NotOurs { path }
            | OutputError::NoName { path }
            | OutputError::Io { path, .. } => path,
        }
    }
}

/// Names what was tried, with which path.
pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    let path = path.to_owned();
    move |source| OutputError::Io { action, path, source }
}
