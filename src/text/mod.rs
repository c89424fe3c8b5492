//! Pure text: matching form, words, entities, negation, reported speech.

mod fold;
mod form;
mod pattern;
mod stub;
mod words;

pub use form::{Form, Original, Sentence, phrase_parts};
pub use pattern::{pattern, pattern_text};
pub use stub::*;
pub use words::{Segmenter, Token};
