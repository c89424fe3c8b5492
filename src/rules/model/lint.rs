//! Lints: what a valid rule set may hold and probably does not mean, how grave that is, and where it is meant.

use std::collections::BTreeMap;

use crate::diagnostics::Place;

/// One kind of doubt about a valid rule set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lint {
    /// A signal that nothing uses.
    UnusedSignal,
    /// A phrase that an other phrase beside it matches already.
    PhraseContained,
    /// A phrase both expected and forbidden by one rule.
    PhraseExpectedAndForbidden,
    /// A word that segmentation never gives as it is written.
    WordNotCut,
    /// A pattern that matches everything.
    RegexMatchesEverything,
    /// A pattern that matches nothing.
    RegexMatchesNothing,
    /// A rule that applies to no transcript.
    RuleNeverApplies,
    /// A rule without cases.
    RuleWithoutCases,
    /// A rule of which no case fails.
    RuleNeverFails,
    /// A clause that does not apply where its anchor is missing.
    AnchorNotGuaranteed,
    /// Two rules that judge the same.
    IdenticalRules,
    /// An item of the score sheet without a rule.
    ItemWithoutRule,
    /// A parameter that nothing uses.
    UnusedParam,
    /// A suppression that suppresses nothing.
    UnusedSuppression,
}

impl Lint {
    /// All lints.
    pub const ALL: [Lint; 14] = [
        Lint::UnusedSignal,
        Lint::PhraseContained,
        Lint::PhraseExpectedAndForbidden,
        Lint::WordNotCut,
        Lint::RegexMatchesEverything,
        Lint::RegexMatchesNothing,
        Lint::RuleNeverApplies,
        Lint::RuleWithoutCases,
        Lint::RuleNeverFails,
        Lint::AnchorNotGuaranteed,
        Lint::IdenticalRules,
        Lint::ItemWithoutRule,
        Lint::UnusedParam,
        Lint::UnusedSuppression,
    ];

    /// The code of its diagnostics.
    pub fn code(self) -> &'static str {
        match self {
            Lint::UnusedSignal => "unused-signal",
            Lint::PhraseContained => "phrase-contained",
            Lint::PhraseExpectedAndForbidden => "phrase-expected-and-forbidden",
            Lint::WordNotCut => "word-not-cut",
            Lint::RegexMatchesEverything => "regex-matches-everything",
            Lint::RegexMatchesNothing => "regex-matches-nothing",
            Lint::RuleNeverApplies => "rule-never-applies",
            Lint::RuleWithoutCases => "rule-without-cases",
            Lint::RuleNeverFails => "rule-never-fails",
            Lint::AnchorNotGuaranteed => "anchor-not-guaranteed",
            Lint::IdenticalRules => "identical-rules",
            Lint::ItemWithoutRule => "item-without-rule",
            Lint::UnusedParam => "unused-param",
            Lint::UnusedSuppression => "unused-suppression",
        }
    }
}

/// How grave a lint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LintLevel {
    /// It is not looked for.
    Allow,
    /// A warning.
    #[default]
    Warn,
    /// An error.
    Error,
}

/// The levels under `lints:`; a lint that is not named is a warning.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LintLevels(pub BTreeMap<Lint, LintLevel>);

impl LintLevels {
    /// The level of a lint.
    pub fn of(&self, lint: Lint) -> LintLevel {
        self.0.get(&lint).copied().unwrap_or_default()
    }
}

/// A lint that is meant so where it stands: an entry of `allow:` of a signal or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The lint.
    pub lint: Lint,
    /// Why it is meant so.
    pub reason: String,
    /// Where it is written.
    pub place: Place,
}
