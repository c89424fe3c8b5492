//! What stands under a key.

use super::Shape;

/// What stands under a key. Wherever a value is named, the name of a parameter (`$name`) may stand instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whatever a parameter may hold.
    Anything,
    /// A text; a number or truth value is taken as it is written.
    Text,
    /// A text or a list of texts.
    Texts,
    /// `true` or `false`.
    Truth,
    /// A number, which may be a parameter.
    Number,
    /// A number of things, which may be a parameter.
    Count,
    /// The same, or a map by channel.
    CountByChannel,
    /// A number, a time or a share, which may be a parameter.
    Amount,
    /// The same, or a map by channel.
    AmountByChannel,
    /// Lengths at the edge of a transcript, or a map by channel: `2 turns`, `10s`, `25%`.
    Extents,
    /// How far from an anchor, or a map by channel: `2 turns`, `30s`.
    Reach,
    /// A number of turns, `4 turns`.
    Turns,
    /// A number of words, `2 words`.
    Words,
    /// `sentence`, `turn` or a number of turns.
    Across,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// One of these names, or a list of them.
    Choices(&'static [&'static str]),
    /// `zero`, `section` or `cap N`.
    Veto,
    /// The name of a signal.
    Signal,
    /// What a window is fixed to, or a list of which the first that occurs counts.
    Anchors,
    /// The id of a rule, or a list of them.
    Rules,
    /// Example sentences, or a map with their threshold.
    Examples,
    /// Named values; each a value or a map that documents it.
    Params,
    /// Levels of the lints by their code.
    Lints,
    /// A map.
    One(Shape),
    /// A list of maps.
    List(Shape),
    /// A map or a list of maps.
    OneOrList(Shape),
    /// A map whose keys are names that the author gives.
    Named(Shape),
}
