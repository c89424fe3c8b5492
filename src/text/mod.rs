//! What can be read in a text without knowing any rule.

pub mod entities;
pub mod negation;
pub mod numerals;
pub mod question;
pub mod reported;

#[cfg(test)]
mod properties;
