//! Labels against verdicts, counted.

use serde::Serialize;

use super::answer::{Given, Labelled};

/// How often each label met each verdict. A label that was not evaluable has no row: it is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Confusion {
    /// Labelled *pass*.
    pub pass: Row,
    /// Labelled *fail*.
    pub fail: Row,
    /// Labelled *not applicable*.
    pub na: Row,
}

/// What the audits said where the label was the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Row {
    /// Given *pass*.
    pub pass: u64,
    /// Given *fail*, or met in part.
    pub fail: u64,
    /// Given *not applicable*.
    pub na: u64,
    /// Not judged by the program.
    pub not_evaluable: u64,
}

impl Row {
    fn cells(self) -> [u64; 4] {
        [self.pass, self.fail, self.na, self.not_evaluable]
    }

    fn sum(self) -> u64 {
        self.cells().iter().sum()
    }
}

impl Confusion {
    /// Counts one label; one that is not evaluable is none of its rows.
    pub fn count(&mut self, labelled: Labelled, given: Given) {
        let row = match labelled {
            Labelled::Pass => &mut self.pass,
            Labelled::Fail => &mut self.fail,
            Labelled::NotApplicable => &mut self.na,
            Labelled::NotEvaluable => return,
        };
        match given {
            Given::Pass => row.pass += 1,
            Given::Fail => row.fail += 1,
            Given::NotApplicable => row.na += 1,
            Given::NotEvaluable => row.not_evaluable += 1,
        }
    }

    /// Number of labels.
    pub fn n(&self) -> u64 {
        self.pass.sum() + self.fail.sum() + self.na.sum()
    }

    /// Number of labels that the audits agree with.
    pub fn agreed(&self) -> u64 {
        self.pass.pass + self.fail.fail + self.na.na
    }

    /// Number of labels to which the program gave no verdict.
    pub fn not_evaluable(&self) -> u64 {
        self.pass.not_evaluable + self.fail.not_evaluable + self.na.not_evaluable
    }

    /// Failures that the audits found.
    pub fn hits(&self) -> u64 {
        self.fail.fail
    }

    /// Failures that the audits claim and the grader does not.
    pub fn false_alarms(&self) -> u64 {
        self.pass.fail + self.na.fail
    }

    /// Failures that the audits did not find.
    pub fn misses(&self) -> u64 {
        self.fail.sum() - self.fail.fail
    }

    /// Share of the labels that are *fail*.
    pub fn base_rate(&self) -> Option<f64> {
        share(self.fail.sum(), self.n())
    }

    /// Share of the claimed failures that are failures; absent when none is claimed.
    pub fn precision(&self) -> Option<f64> {
        share(self.hits(), self.hits() + self.false_alarms())
    }

    /// Share of the failures that were found; absent when there are none.
    pub fn recall(&self) -> Option<f64> {
        share(self.hits(), self.hits() + self.misses())
    }

    /// Harmonic mean of precision and recall; absent when no failure is labelled or claimed.
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.hits(), 2 * self.hits() + self.false_alarms() + self.misses())
    }

    /// Rows are labels, columns are verdicts: pass, fail, not applicable, and not evaluable, which no label has.
    pub(super) fn matrix(&self) -> [[u64; 4]; 4] {
        [self.pass.cells(), self.fail.cells(), self.na.cells(), [0; 4]]
    }
}

fn share(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: [[u64; 4]; 3]) -> Confusion {
        let [pass, fail, na] =
            rows.map(|[pass, fail, na, not_evaluable]| Row { pass, fail, na, not_evaluable });
        Confusion { pass, fail, na }
    }

    #[test]
    fn failures_are_found_claimed_and_missed() {
        let table = table([[5, 2, 0, 1], [1, 6, 1, 2], [0, 1, 3, 0]]);
        assert_eq!((table.n(), table.agreed(), table.not_evaluable()), (22, 14, 3));
        assert_eq!((table.hits(), table.false_alarms(), table.misses()), (6, 3, 4));
        assert_eq!(table.base_rate(), Some(10.0 / 22.0));
        assert_eq!(table.precision(), Some(6.0 / 9.0));
        assert_eq!(table.recall(), Some(0.6));
        assert_eq!(table.f1(), Some(12.0 / 19.0));
    }

    #[test]
    fn nothing_is_claimed_of_nothing() {
        let none = Confusion::default();
        assert_eq!((none.base_rate(), none.precision(), none.recall(), none.f1()), (None, None, None, None));
        let only_passes = table([[4, 0, 0, 0], [0; 4], [0; 4]]);
        assert_eq!(only_passes.base_rate(), Some(0.0));
        assert_eq!((only_passes.precision(), only_passes.recall(), only_passes.f1()), (None, None, None));
        let only_alarms = table([[0, 2, 0, 0], [0; 4], [0; 4]]);
        assert_eq!(
            (only_alarms.precision(), only_alarms.recall(), only_alarms.f1()),
            (Some(0.0), None, Some(0.0))
        );
    }

    #[test]
    fn each_label_is_counted_once_and_one_that_is_not_evaluable_not_at_all() {
        let mut counted = Confusion::default();
        for labelled in [Labelled::Pass, Labelled::Fail, Labelled::NotApplicable, Labelled::NotEvaluable] {
            for given in [Given::Pass, Given::Fail, Given::NotApplicable, Given::NotEvaluable] {
                counted.count(labelled, given);
            }
        }
        assert_eq!(counted, table([[1; 4]; 3]));
    }
}
