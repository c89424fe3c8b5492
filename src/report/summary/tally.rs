//! Sums over the audits of one group.

use std::collections::BTreeMap;

use crate::engine::{Audit, Verdict};

use super::Hundredths;

/// What is counted of every group, the whole included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub audited: u64,
    pub scored: u64,
    pub sum: Hundredths,
    pub passed: u64,
    pub pass_known: u64,
    pub vetoed: u64,
    pub review: u64,
    pub insufficient: u64,
}

impl Tally {
    pub fn add(&mut self, audit: &Audit) {
        let score = &audit.score;
        self.audited += 1;
        if let Some(value) = score.value {
            self.scored += 1;
            self.sum.0 += Hundredths::of(value).0;
        }
        self.pass_known += u64::from(score.passed.is_some());
        self.passed += u64::from(score.passed == Some(true));
        self.vetoed += u64::from(!score.vetoed_by.is_empty());
        self.review += u64::from(score.review);
        self.insufficient += u64::from(score.insufficient);
    }

    pub fn merge(&mut self, other: Tally) {
        self.audited += other.audited;
        self.scored += other.scored;
        self.sum.0 += other.sum.0;
        self.passed += other.passed;
        self.pass_known += other.pass_known;
        self.vetoed += other.vetoed;
        self.review += other.review;
        self.insufficient += other.insufficient;
    }

    /// Mean score, rounded to two decimals.
    pub fn mean(&self) -> Option<f64> {
        (self.scored > 0).then(|| Hundredths::of(self.sum.number() / self.scored as f64).number())
    }

    pub fn passed_share(&self) -> Option<f64> {
        share(self.passed, self.pass_known)
    }

    pub fn vetoed_share(&self) -> Option<f64> {
        share(self.vetoed, self.audited)
    }
}

/// A group: an agent, a team, a channel or a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GroupTally {
    pub tally: Tally,
    /// Name of the agent; the first by the alphabet where there are several.
    pub name: Option<String>,
    pub items: BTreeMap<String, Faults>,
}

/// How often an item was judged, and how often it was not fully met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Faults {
    pub judged: u64,
    pub faulted: u64,
}

impl Faults {
    pub fn add(&mut self, verdict: Verdict) {
        self.judged += u64::from(verdict.is_judged());
        self.faulted += u64::from(matches!(verdict, Verdict::Fail | Verdict::Partial));
    }

    pub fn rate(self) -> Option<f64> {
        share(self.faulted, self.judged)
    }
}

impl GroupTally {
    pub fn merge(&mut self, other: GroupTally) {
        self.tally.merge(other.tally);
        self.add_name(other.name);
        for (item, faults) in other.items {
            let sum = self.items.entry(item).or_default();
            sum.judged += faults.judged;
            sum.faulted += faults.faulted;
        }
    }

    pub fn add_name(&mut self, name: Option<String>) {
        if name.is_some() && (self.name.is_none() || name < self.name) {
            self.name = name;
        }
    }
}

/// A share with four decimals; absent where there is nothing to share.
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0)
}
