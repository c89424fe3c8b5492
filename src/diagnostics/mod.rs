//! Problems as data: a code, a place, and the facts that its wording names.
//!
//! Wording lives in the message catalogue under `<code>-what`, `<code>-why` and `<code>-cure`.

pub mod formats;
mod nearest;
mod render;
mod sources;

use std::sync::Arc;

use serde::Serialize;

use crate::messages::{self, Arg, ArgValue, Lang};
use crate::transcript::Span;

pub use nearest::nearest;
pub use render::{Style, render, to_json};
pub use sources::{Position, Sources};

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Works, but is probably not meant so.
    Warning,
    /// Cannot be used.
    Error,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of problem, e.g. `unknown-key`.
    pub code: &'static str,
    /// How grave it is.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What its wording names: a name in the message and a text.
    pub facts: Vec<(&'static str, String)>,
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file as the user wrote its path.
    pub file: Arc<str>,
    /// Line, from 1, where one is known.
    pub line: Option<usize>,
    /// Byte range in the file's text, where one is known.
    pub span: Option<Span>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Place {
        Place { file: file.into(), line: None, span: None }
    }

    /// A line of a file.
    pub fn line(file: impl Into<Arc<str>>, line: usize) -> Place {
        Place { file: file.into(), line: Some(line), span: None }
    }
}

impl Diagnostic {
    /// A problem that keeps its subject from being used.
    pub fn error(code: &'static str, place: Place) -> Diagnostic {
        Diagnostic { code, level: Level::Error, place, facts: Vec::new() }
    }

    /// A problem worth a look.
    pub fn warning(code: &'static str, place: Place) -> Diagnostic {
        Diagnostic { code, level: Level::Warning, place, facts: Vec::new() }
    }

    /// Adds a fact that the wording names.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.facts.push((name, value.to_string()));
        self
    }

    /// What is wrong.
    pub fn what(&self, lang: Lang) -> String {
        self.part(lang, "what").unwrap_or_else(|| self.code.to_owned())
    }

    /// Why it matters, where that is not plain.
    pub fn why(&self, lang: Lang) -> Option<String> {
        self.part(lang, "why")
    }

    /// What to do.
    pub fn cure(&self, lang: Lang) -> Option<String> {
        self.part(lang, "cure")
    }

    fn part(&self, lang: Lang, part: &str) -> Option<String> {
        let args: Vec<Arg<'_>> =
            self.facts.iter().map(|(name, value)| (*name, ArgValue::from(value))).collect();
        messages::find(lang, &format!("{}-{part}", self.code), &args)
    }
}
