//! Cohen's κ with its large-sample interval.
//!
//! κ = (p₀ − pₑ) / (1 − pₑ), where p₀ is the share of labels agreed with and pₑ the share that two raters with the same habits
//! would agree on by chance: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
//! Measurement 20 (1960). Its standard error is that of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors
//! of kappa and weighted kappa", Psychological Bulletin 72 (1969): √(A + B − C) / ((1 − pₑ) √n) with
//! A = Σ pᵢᵢ (1 − (pᵢ. + p.ᵢ)(1 − κ))², B = (1 − κ)² Σᵢ≠ⱼ pᵢⱼ (p.ᵢ + pⱼ.)², C = (κ − pₑ (1 − κ))².

use serde::Serialize;

use super::confusion::Confusion;

/// How far labels and verdicts agree beyond chance: 1 always, 0 as chance would have it, below 0 less than that.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Kappa {
    /// Cohen's κ.
    pub value: f64,
    /// The 95 % interval; absent where the large-sample formula gives it no width.
    pub interval: Option<Interval>,
}

/// A range in which a figure lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The quantile of the normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// Below this a standard error is rounding.
const LEAST_ERROR: f64 = 1e-6;

impl Kappa {
    /// κ over pass, fail and not applicable; a verdict that was not given is a disagreement.
    ///
    /// Absent without labels, and where label and verdict are the same one class throughout, so that chance alone agrees always.
    pub fn of(table: &Confusion) -> Option<Kappa> {
        let n = table.n() as f64;
        if n == 0.0 {
            return None;
        }
        let matrix = table.matrix();
        let shares = matrix.map(|row| row.map(|count| count as f64 / n));
        let labelled = shares.map(|row| row.iter().sum::<f64>());
        let given: [f64; 4] = std::array::from_fn(|at| shares.iter().map(|row| row[at]).sum());
        let agreed: u64 = (0..4).map(|at| matrix[at][at]).sum();
        // In whole numbers first, so that labels that are always agreed with make exactly 1.
        let observed = agreed as f64 / n;
        let chance: f64 = (0..4).map(|at| labelled[at] * given[at]).sum();
        let beyond = 1.0 - chance;
        if beyond < f64::EPSILON {
            return None;
        }
        let value = 1.0 - (1.0 - observed) / beyond;
        let apart = 1.0 - value;
        let mut variance = -(value - chance * apart).powi(2);
        for (i, row) in shares.iter().enumerate() {
            for (j, share) in row.iter().enumerate() {
                variance += if i == j {
                    share * (1.0 - (labelled[i] + given[i]) * apart).powi(2)
                } else {
                    apart.powi(2) * share * (given[i] + labelled[j]).powi(2)
                };
            }
        }
        let error = variance.max(0.0).sqrt() / (beyond * n.sqrt());
        let interval = (error > LEAST_ERROR)
            .then(|| Interval { low: (value - Z * error).max(-1.0), high: (value + Z * error).min(1.0) });
        Some(Kappa { value, interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Given, Labelled};

    fn kappa(rows: [[u64; 4]; 3]) -> Option<Kappa> {
        let mut table = Confusion::default();
        let labels = [Labelled::Pass, Labelled::Fail, Labelled::NotApplicable];
        let givens = [Given::Pass, Given::Fail, Given::NotApplicable, Given::NotEvaluable];
        for (labelled, row) in labels.into_iter().zip(rows) {
            for (given, count) in givens.into_iter().zip(row) {
                (0..count).for_each(|_| table.count(labelled, given));
            }
        }
        Kappa::of(&table)
    }

    /// Rounded to four decimals: value, low, high.
    fn rounded(kappa: Option<Kappa>) -> Option<[f64; 3]> {
        let round = |number: f64| (number * 1e4).round() / 1e4;
        let kappa = kappa?;
        let interval = kappa.interval?;
        Some([kappa.value, interval.low, interval.high].map(round))
    }

    #[test]
    fn the_published_example_comes_out() {
        let table = [[75, 1, 4, 0], [5, 4, 1, 0], [0, 0, 10, 0]];
        assert_eq!(rounded(kappa(table)), Some(PUBLISHED));
    }

    /// Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd ed. (2003), table 18.1: κ = 0.68, s.e. 0.087.
    const PUBLISHED: [f64; 3] = [0.6765, 0.5046, 0.8484];

    #[test]
    fn two_classes_by_hand() {
        // p₀ = 0.7, pₑ = 0.5·0.6 + 0.5·0.4 = 0.5, κ = 0.4.
        assert_eq!(
            kappa([[20, 5, 0, 0], [10, 15, 0, 0], [0; 4]]).map(|kappa| (kappa.value * 1e9).round()),
            Some(4e8)
        );
        // A = 0.4·(1 − 1.1·0.6)² + 0.3·(1 − 0.9·0.6)² = 0.10972, B = 0.36·(0.1·1.1² + 0.2·0.9²) = 0.10188,
        // C = (0.4 − 0.5·0.6)² = 0.01, s.e. = √0.2016 / (0.5·√50) = 0.1270.
        assert_eq!(rounded(kappa([[20, 5, 0, 0], [10, 15, 0, 0], [0; 4]])), Some([0.4, 0.1511, 0.6489]));
    }

    #[test]
    fn what_was_not_judged_disagrees() {
        // p₀ = 8/10, pₑ = 0.5·0.4 + 0.5·0.4 = 0.4, κ = 2/3.
        let value = kappa([[4, 0, 0, 1], [0, 4, 0, 1], [0; 4]]).map(|kappa| kappa.value);
        assert!(value.is_some_and(|value| (value - 2.0 / 3.0).abs() < 1e-12));
    }

    #[test]
    fn degenerate_tables_claim_nothing_they_cannot_know() {
        assert_eq!(kappa([[0; 4]; 3]), None);
        assert_eq!(kappa([[7, 0, 0, 0], [0; 4], [0; 4]]), None);
        assert_eq!(kappa([[5, 0, 0, 0], [0, 3, 0, 0], [0; 4]]), Some(Kappa { value: 1.0, interval: None }));
        assert_eq!(kappa([[5, 2, 0, 0], [0; 4], [0; 4]]).map(|kappa| kappa.value), Some(0.0));
        assert_eq!(kappa([[0, 0, 0, 3], [0; 4], [0; 4]]).map(|kappa| kappa.value), Some(0.0));
    }

    #[test]
    fn agreement_worse_than_chance_is_negative_and_no_lower_than_minus_one() {
        let kappa = kappa([[0, 5, 0, 0], [5, 0, 0, 0], [0; 4]]).unwrap();
        assert_eq!((kappa.value, kappa.interval), (-1.0, None));
    }
}
