//! One line of the score sheet.

use std::collections::BTreeMap;

use super::{Allowed, Clause, Ref, Window};
use crate::diagnostics::Place;
use crate::engine::{Severity, Verdict};
use crate::transcript::Channel;

/// When a requirement applies, what it expects, how it scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its title, as written.
    pub title: String,
    /// How much a failure matters.
    pub severity: Severity,
    /// Weight in the score.
    pub weight: f64,
    /// Points that a pass adds beyond the weights.
    pub bonus: Option<f64>,
    /// Whether it is left to a human.
    pub manual: bool,
    /// Channels in which it applies; all where absent.
    pub channels: Option<Vec<Channel>>,
    /// What must hold for it to apply.
    pub when: Option<Clause>,
    /// The signal at each of whose occurrences it is judged.
    pub for_each: Option<Ref>,
    /// How the judgements at several triggers make one verdict.
    pub combine: Combine,
    /// Window of all its clauses.
    pub window: Window,
    /// All hold.
    pub expect: Vec<Clause>,
    /// None holds.
    pub forbid: Vec<Clause>,
    /// Whether a share of `expect` earns a share of the weight.
    pub partial_credit: bool,
    /// Rules whose failures are not counted again here.
    pub yields_to: Vec<Ref>,
    /// When a human should confirm the verdict.
    pub review: Review,
    /// Dialogues with the verdict expected of them.
    pub cases: Vec<Case>,
    /// Lints that are meant so here.
    pub allow: Vec<Allowed>,
    /// Where it is written.
    pub place: Place,
}

/// How judgements at several triggers make one verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Combine {
    /// Every one must pass.
    #[default]
    Every,
    /// One must pass.
    Any,
    /// The share that passes earns credit.
    Share,
}

/// When a human should confirm a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Review {
    /// Never.
    #[default]
    Never,
    /// When it is fail or partial.
    OnFail,
    /// Whenever it is judged.
    Always,
}

/// A dialogue with the verdict that the rule must give it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// The verdict expected.
    pub verdict: Verdict,
    /// Metadata: channel, direction, ended_by, …
    pub metadata: BTreeMap<String, String>,
    /// The dialogue in the plain-text form.
    pub dialogue: String,
    /// Where it is written.
    pub place: Place,
}
