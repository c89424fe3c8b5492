//! The files under the paths that the user named. The only door to `ignore`.

use std::path::PathBuf;

use ignore::WalkBuilder;

use crate::diagnostics::{Diagnostic, Place};

/// A file that may hold transcripts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Whether the user named it, rather than a folder it is in.
    pub(super) named: bool,
}

/// A step of a walk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    File(Found),
    /// All files of this folder, which the user named, have been handed out.
    Left(PathBuf),
}

/// Named files in the order given; folders recursively, in the order of names, without hidden files and those that `.ignore`
/// and `.gitignore` files below the folder name. What stands outside of it plays no part.
///
/// Links are followed, circles refused. Nothing is looked at before it is asked for.
pub(super) struct Walk {
    paths: std::vec::IntoIter<PathBuf>,
    folder: Option<(PathBuf, ignore::Walk)>,
}

impl Walk {
    pub(super) fn new(paths: Vec<PathBuf>) -> Walk {
        Walk { paths: paths.into_iter(), folder: None }
    }

    /// Whether the last step was inside a folder.
    pub(super) fn is_inside(&self) -> bool {
        self.folder.is_some()
    }

    fn enter(&mut self, folder: PathBuf) {
        let mut walk = WalkBuilder::new(&folder);
        walk.standard_filters(false)
            .hidden(true)
            .ignore(true)
            .git_ignore(true)
            .require_git(false)
            .follow_links(true)
            .sort_by_file_name(|one, other| one.cmp(other));
        self.folder = Some((folder, walk.build()));
    }

    /// The next file of the folder that was entered.
    fn next_inside(&mut self) -> Option<Result<Step, Diagnostic>> {
        self.folder.as_mut()?.1.find_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                Some(Ok(Step::File(Found { path: entry.into_path(), named: false })))
            }
            Ok(_) => None,
            Err(error) => Some(Err(unreadable(&error))),
        })
    }
}

impl Iterator for Walk {
    type Item = Result<Step, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(step) = self.next_inside() {
                return Some(step);
            }
            if let Some((folder, _)) = self.folder.take() {
                return Some(Ok(Step::Left(folder)));
            }
            let path = self.paths.next()?;
            if path.is_dir() {
                self.enter(path);
            } else {
                return Some(Ok(Step::File(Found { path, named: true })));
            }
        }
    }
}

fn unreadable(error: &ignore::Error) -> Diagnostic {
    let (path, problem) = innermost(error, None);
    let place = Place::file(path.unwrap_or_default());
    Diagnostic::error("input-unreadable", place).with("problem", problem)
}

/// The path that an error names, and its innermost cause.
fn innermost(error: &ignore::Error, path: Option<String>) -> (Option<String>, String) {
    match error {
        ignore::Error::WithPath { path, err } => innermost(err, Some(path.display().to_string())),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            innermost(err, path)
        }
        ignore::Error::Loop { child, .. } => (Some(child.display().to_string()), error.to_string()),
        _ => (path, error.to_string()),
    }
}
