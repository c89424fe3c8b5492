//! Colour in text for terminals.

use std::borrow::Cow;
use std::fmt::Display;

use super::cells::without_controls;

/// How text for a terminal looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Whether colours (ANSI escape sequences) are used.
    pub color: bool,
}

/// What a piece of text is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// A heading.
    Strong,
    /// An aside.
    Faint,
    /// Well done.
    Good,
    /// Worth a look.
    Warn,
    /// Not met.
    Bad,
}

impl Style {
    /// The text in its tone.
    pub(crate) fn paint(self, tone: Tone, text: impl Display) -> String {
        if !self.color {
            return text.to_string();
        }
        let code = match tone {
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Good => "32",
            Tone::Warn => "33",
            Tone::Bad => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Foreign text on one line: no control character reaches the terminal.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let clean = without_controls(text);
    if clean.contains(['\t', '\r', '\n']) {
        Cow::Owned(clean.replace("\r\n", " ").replace(['\t', '\r', '\n'], " "))
    } else {
        clean
    }
}
