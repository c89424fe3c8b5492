//! Sums over the verdicts of one item.

use crate::engine::{RuleVerdict, Severity, Verdict};

use super::Hundredths;

/// One line of the SOP catalogue over all audits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ItemTally {
    /// Place in the rule set and title of its first rule.
    pub first: Option<(usize, String)>,
    /// The gravest that was seen.
    pub severity: Option<Severity>,
    /// Audits by the verdict of the item, in the order of [`Verdict::ALL`].
    pub verdicts: [u64; Verdict::ALL.len()],
    /// Weight that was not earned.
    pub lost: Hundredths,
    /// Audits in which somebody should look at it.
    pub review: u64,
}

impl ItemTally {
    /// Adds what one rule says of it.
    pub fn add_rule(&mut self, place: usize, verdict: &RuleVerdict) {
        self.add_first(Some((place, verdict.title.clone())));
        self.severity = self.severity.max(Some(verdict.severity));
        if let (true, Some(points)) = (verdict.verdict.is_judged(), verdict.points) {
            self.lost.0 += Hundredths::of(verdict.weight - points).0;
        }
    }

    /// Adds what all its rules together say in one audit.
    pub fn add_verdict(&mut self, verdict: Verdict, review: bool) {
        let at = Verdict::ALL.iter().position(|&other| other == verdict).expect("ALL holds every verdict");
        self.verdicts[at] += 1;
        self.review += u64::from(review);
    }

    pub fn count(&self, verdict: Verdict) -> u64 {
        Verdict::ALL.iter().zip(self.verdicts).filter(|(other, _)| **other == verdict).map(|(_, n)| n).sum()
    }

    pub fn judged(&self) -> u64 {
        [Verdict::Pass, Verdict::Partial, Verdict::Fail].map(|verdict| self.count(verdict)).iter().sum()
    }

    pub fn faulted(&self) -> u64 {
        self.count(Verdict::Fail) + self.count(Verdict::Partial)
    }

    pub fn merge(&mut self, other: ItemTally) {
        self.add_first(other.first);
        self.severity = self.severity.max(other.severity);
        self.verdicts.iter_mut().zip(other.verdicts).for_each(|(sum, count)| *sum += count);
        self.lost.0 += other.lost.0;
        self.review += other.review;
    }

    fn add_first(&mut self, first: Option<(usize, String)>) {
        if first.is_some() && (self.first.is_none() || first < self.first) {
            self.first = first;
        }
    }
}
