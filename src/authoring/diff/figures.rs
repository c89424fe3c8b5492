//! What a comparison came to: plain data, written as JSON as it stands here.

use serde::Serialize;

use crate::engine::{Evidence, Reason, RuleSetStamp, Severity, Verdict};

/// Name and version of the form in which comparisons are written.
pub const DIFF_SCHEMA: &str = "zhijian.diff/1";

/// Two rule sets compared on the same transcripts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// Always [`DIFF_SCHEMA`].
    pub schema: &'static str,
    /// The rule set before.
    pub old: RuleSetStamp,
    /// The rule set after.
    pub new: RuleSetStamp,
    /// Transcripts audited under both.
    pub transcripts: u64,
    /// Of these, those with another score or another verdict.
    pub changed: u64,
    /// Inputs that could not be audited.
    pub rejected: u64,
    /// How scores move.
    pub score: ScoreMovement,
    /// Rules of either set with something to tell, in the order of the new set, removed ones last.
    pub rules: Vec<RuleDiff>,
}

/// How scores move.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreMovement {
    /// Transcripts that have a score under both.
    pub scored: u64,
    /// Their mean before.
    pub old_mean: Option<f64>,
    /// Their mean after.
    pub new_mean: Option<f64>,
    /// How many score higher.
    pub rose: u64,
    /// How many score lower.
    pub fell: u64,
    /// Transcripts that have a score under the old set only.
    pub lost: u64,
    /// Transcripts that have a score under the new set only.
    pub gained: u64,
    /// How far scores move, from the worst to the best.
    pub steps: Vec<Step>,
    /// Those that passed and no longer do.
    pub now_failing: Crossing,
    /// Those that did not pass and now do.
    pub now_passing: Crossing,
    /// Transcripts vetoed under the new set only.
    pub vetoed: u64,
    /// Transcripts vetoed under the old set only.
    pub unvetoed: u64,
}

/// Transcripts that cross the pass mark.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Crossing {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<String>,
}

/// A range of movements and how many scores moved so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Lowest movement of the range; absent for the lowest range.
    pub from: Option<f64>,
    /// Highest movement of the range; absent for the highest range.
    pub to: Option<f64>,
    /// How many.
    pub count: u64,
}

/// In which of the two sets a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// In both.
    Kept,
    /// In the new one.
    Added,
    /// In the old one.
    Removed,
}

/// One value before and after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BeforeAfter<T> {
    /// Before.
    pub old: T,
    /// After.
    pub new: T,
}

/// What becomes of a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleDiff {
    /// Its id.
    pub rule: String,
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its title, as written.
    pub title: String,
    /// In which set it is.
    pub presence: Presence,
    /// Its weights, where they differ.
    pub weight: Option<BeforeAfter<f64>>,
    /// Its severities, where they differ.
    pub severity: Option<BeforeAfter<Severity>>,
    /// Verdicts that change.
    pub transitions: Vec<Transition>,
}

/// Verdicts that change in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transition {
    /// Verdict before; absent for an added rule.
    pub from: Option<Verdict>,
    /// Verdict after; absent for a removed rule.
    pub to: Option<Verdict>,
    /// In how many transcripts.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<DiffExample>,
}

/// A transcript in which a verdict changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiffExample {
    /// Name of the conversation.
    pub transcript: String,
    /// Where it was read from.
    pub source: String,
    /// Why the verdict is what it is now; for a removed rule, what it was.
    pub reason: Reason,
    /// What justifies that, or else what justified the verdict before.
    pub evidence: Option<Evidence>,
}

impl Transition {
    /// Whether one of the two verdicts is a failure, in whole or in part.
    pub(super) fn is_fault(&self) -> bool {
        [self.from, self.to].iter().flatten().any(|it| matches!(it, Verdict::Fail | Verdict::Partial))
    }
}

impl Diff {
    /// The comparison as JSON, one line a value.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data is always JSON") + "\n"
    }
}
