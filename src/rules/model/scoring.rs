//! How verdicts become a score.

use crate::engine::Severity;

/// The scoring scheme of a rule set.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// Which method gives the score; the other is shown beside it.
    pub method: Method,
    /// The highest score.
    pub full: f64,
    /// The lowest score that passes.
    pub pass: f64,
    /// The lowest score of the method `deduct`.
    pub floor: f64,
    /// Bands, best first.
    pub bands: Vec<Band>,
    /// What a failed fatal rule does.
    pub veto: Veto,
    /// What several failures of a severity do.
    pub caps: Vec<Cap>,
    /// Limits of the bonus; absent: no bonus.
    pub bonus: Option<Bonus>,
    /// Evaluated share of the weight under which a score is marked insufficient.
    pub sample: f64,
    /// What the weights must sum to, where the scheme says so.
    pub total: Option<f64>,
}

/// How verdicts are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Earned ÷ applicable weight × full.
    Weighted,
    /// Full minus the weight of what failed.
    Deduct,
}

impl Method {
    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Method::Weighted => "weighted",
            Method::Deduct => "deduct",
        }
    }
}

/// A named range of scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its lowest score.
    pub at_least: f64,
    /// Its title, as written.
    pub title: String,
}

/// What a failed fatal rule does to the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Veto {
    /// Sets it to zero.
    Zero,
    /// Caps it.
    Cap(f64),
    /// Takes all points of the section.
    Section,
}

/// What several failures of a severity do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cap {
    /// Failures of this severity or a graver one …
    pub severity: Severity,
    /// … at least so many …
    pub at_least: usize,
    /// … cap the score here.
    pub cap: f64,
}

/// Limits of the bonus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bonus {
    /// Most that bonus rules add together.
    pub max: f64,
    /// Lowest score that can have a bonus.
    pub at_least: f64,
}
