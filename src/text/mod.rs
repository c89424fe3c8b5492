//! Pure text: matching form, words, entities, negation, reported speech, questions, sound, likeness.
//!
//! Knows no rule and no transcript, only texts and spans.

pub mod alike;
pub mod entities;
mod fold;
mod form;
pub mod negation;
pub mod numerals;
mod pattern;
pub mod pinyin;
#[cfg(test)]
mod properties;
pub mod question;
pub mod reported;
pub mod similarity;
mod words;

pub use entities::{Entity, EntityKind, EntityKinds};
pub use form::{Form, Original, Sentence, phrase_parts};
pub use negation::is_negated;
pub use pattern::{Branch, Lead, Need, Pattern, Reach};
pub use question::is_question;
pub use reported::is_reported;
pub use words::{Segmenter, Token};
