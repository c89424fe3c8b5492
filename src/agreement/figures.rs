//! Agreement in numbers: of one item, and over all.

use serde::Serialize;

use super::answer::{Given, Labelled};
use super::confusion::Confusion;
use super::kappa::Kappa;

/// Agreement over a number of labels. Everything but `arguable` and `unjudged` rests on firm labels alone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Number of firm labels that are pass, fail or not applicable.
    pub n: u64,
    /// Share of them that the audits agree with.
    pub agreed: Option<f64>,
    /// Share of them that are *fail*.
    pub base_rate: Option<f64>,
    /// Labels against verdicts.
    pub confusion: Confusion,
    /// Of the failures that the audits claim, the share that are failures.
    pub precision: Option<f64>,
    /// Of the failures, the share that the audits found.
    pub recall: Option<f64>,
    /// Harmonic mean of both.
    pub f1: Option<f64>,
    /// Cohen's κ over pass, fail and not applicable.
    pub kappa: Option<Kappa>,
    /// Firm labels to which the program gave no verdict; each is a disagreement.
    pub not_evaluable: u64,
    /// Labels on which graders could differ.
    pub arguable: ArguableFigures,
    /// Labels that say that nobody can judge it.
    pub unjudged: UnjudgedFigures,
}

/// Labels on which graders could differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ArguableFigures {
    /// How many there are.
    pub n: u64,
    /// How many the audits agree with.
    pub agreed: u64,
    /// Labels against verdicts.
    pub confusion: Confusion,
}

/// Labels that say *not evaluable*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct UnjudgedFigures {
    /// How many there are.
    pub n: u64,
    /// How many the program did not judge either.
    pub agreed: u64,
}

/// One item in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemFigures {
    /// Line of the SOP catalogue.
    pub item: String,
    /// Title of its first rule, as written.
    pub title: String,
    /// The numbers.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Mean of the F1 of *fail* over the items that fail often enough to have one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MacroF1 {
    /// The mean; absent without such an item.
    pub value: Option<f64>,
    /// Number of items it is taken over.
    pub items: usize,
}

/// An item with fewer firm *fail* labels says nothing about how well its failures are found.
pub const LEAST_FAILS: u64 = 3;

/// Labels, counted as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    firm: Confusion,
    arguable: Confusion,
    unjudged: UnjudgedFigures,
}

impl Tally {
    pub fn count(&mut self, labelled: Labelled, arguable: bool, given: Given) {
        if labelled == Labelled::NotEvaluable {
            self.unjudged.n += 1;
            self.unjudged.agreed += u64::from(given == Given::NotEvaluable);
        } else if arguable {
            self.arguable.count(labelled, given);
        } else {
            self.firm.count(labelled, given);
        }
    }

    pub fn figures(&self) -> Figures {
        let firm = self.firm;
        Figures {
            n: firm.n(),
            agreed: (firm.n() > 0).then(|| firm.agreed() as f64 / firm.n() as f64),
            base_rate: firm.base_rate(),
            confusion: firm,
            precision: firm.precision(),
            recall: firm.recall(),
            f1: firm.f1(),
            kappa: Kappa::of(&firm),
            not_evaluable: firm.not_evaluable(),
            arguable: ArguableFigures {
                n: self.arguable.n(),
                agreed: self.arguable.agreed(),
                confusion: self.arguable,
            },
            unjudged: self.unjudged,
        }
    }
}

impl MacroF1 {
    /// The mean over the items with at least [`LEAST_FAILS`] firm labels *fail*.
    pub(super) fn of(items: &[ItemFigures]) -> MacroF1 {
        let fails = |table: &Confusion| table.hits() + table.misses();
        let scores: Vec<f64> = items
            .iter()
            .filter(|item| fails(&item.figures.confusion) >= LEAST_FAILS)
            .filter_map(|item| item.figures.f1)
            .collect();
        let value = (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64);
        MacroF1 { value, items: scores.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(u64, Labelled, bool, Given)]) -> Tally {
        let mut tally = Tally::default();
        for (times, labelled, arguable, given) in counts {
            (0..*times).for_each(|_| tally.count(*labelled, *arguable, *given));
        }
        tally
    }

    #[test]
    fn arguable_labels_and_those_nobody_can_judge_are_counted_apart() {
        let figures = tally(&[
            (3, Labelled::Fail, false, Given::Fail),
            (1, Labelled::Pass, false, Given::NotEvaluable),
            (2, Labelled::Fail, true, Given::Pass),
            (1, Labelled::Pass, true, Given::Pass),
            (2, Labelled::NotEvaluable, false, Given::NotEvaluable),
            (1, Labelled::NotEvaluable, false, Given::Pass),
        ])
        .figures();
        assert_eq!((figures.n, figures.agreed, figures.base_rate), (4, Some(0.75), Some(0.75)));
        assert_eq!((figures.precision, figures.recall, figures.f1), (Some(1.0), Some(1.0), Some(1.0)));
        assert_eq!(figures.not_evaluable, 1);
        assert_eq!((figures.arguable.n, figures.arguable.agreed), (3, 1));
        assert_eq!(figures.unjudged, UnjudgedFigures { n: 3, agreed: 2 });
    }

    #[test]
    fn the_macro_f1_leaves_out_items_that_hardly_fail() {
        let item = |counts: &[(u64, Labelled, bool, Given)]| ItemFigures {
            item: String::new(),
            title: String::new(),
            figures: tally(counts).figures(),
        };
        let items = [
            item(&[(3, Labelled::Fail, false, Given::Fail)]),
            item(&[(1, Labelled::Fail, false, Given::Fail), (2, Labelled::Fail, false, Given::Pass)]),
            item(&[(2, Labelled::Fail, false, Given::Pass), (5, Labelled::Fail, true, Given::Pass)]),
        ];
        assert_eq!(MacroF1::of(&items), MacroF1 { value: Some(0.75), items: 2 });
        assert_eq!(MacroF1::of(&items[2..]), MacroF1 { value: None, items: 0 });
    }
}
