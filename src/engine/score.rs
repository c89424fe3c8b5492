//! Verdicts → score, with every step in the ledger.

use super::audit::{Dimension, LedgerLine, LedgerStep, OtherScore, RuleVerdict, Score, Severity, Verdict};
use super::program::Program;
use crate::rules::model::{Method, Veto};

/// A score with its ledger.
pub(super) fn score(program: &Program, verdicts: &[RuleVerdict]) -> (Score, Vec<LedgerLine>) {
    let scoring = &program.scoring;
    let weights = Weights::of(program, verdicts);
    let method = scoring.method;
    let (value, ledger) = by_method(program, verdicts, &weights, method);
    let other = match method {
        Method::Weighted => Method::Deduct,
        Method::Deduct => Method::Weighted,
    };
    let (other_value, _) = by_method(program, verdicts, &weights, other);
    let vetoed_by = fatal(verdicts).map(|verdict| verdict.rule.clone()).collect::<Vec<_>>();
    let final_value = value.map(|steps| steps.end);
    let share = if weights.total > 0.0 { weights.evaluated / weights.total } else { 0.0 };
    let score = Score {
        value: final_value.map(round),
        before_veto: value.map(|steps| round(steps.before_veto)),
        full: scoring.full,
        band: final_value.and_then(|value| {
            let value = round(value);
            scoring.bands.iter().find(|band| value >= band.at_least).map(|band| band.title.clone())
        }),
        passed: final_value.map(|value| round(value) >= scoring.pass),
        review: !vetoed_by.is_empty(),
        vetoed_by,
        evaluated_weight: round(weights.evaluated),
        total_weight: round(weights.total),
        other_method: OtherScore {
            method: other.name().into(),
            value: other_value.map(|steps| round(steps.end)),
        },
        insufficient: share < scoring.sample,
    };
    (score, ledger)
}

/// Each dimension as earned ÷ judged weight of its items, on the scale of the whole.
pub(super) fn dimensions(program: &Program, verdicts: &[RuleVerdict]) -> Vec<Dimension> {
    program
        .dimensions
        .iter()
        .map(|group| {
            let rules: Vec<&RuleVerdict> =
                verdicts.iter().filter(|verdict| group.items.contains(&verdict.item)).collect();
            let total: f64 = rules.iter().map(|verdict| verdict.weight).sum();
            let judged: f64 = rules.iter().filter(|it| it.credit.is_some()).map(|it| it.weight).sum();
            let earned: f64 = rules.iter().filter_map(|it| it.credit.map(|credit| credit * it.weight)).sum();
            Dimension {
                id: group.id.clone(),
                title: group.title.clone(),
                value: (judged > 0.0).then(|| round(earned / judged * program.scoring.full)),
                evaluated_weight: round(judged),
                total_weight: round(total),
            }
        })
        .collect()
}

/// Rounded to two decimals, as scores are shown.
fn round(value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

struct Weights {
    evaluated: f64,
    total: f64,
}

impl Weights {
    fn of(program: &Program, verdicts: &[RuleVerdict]) -> Weights {
        let weighed = || verdicts.iter().zip(&program.rules).filter(|(_, rule)| rule.bonus.is_none());
        Weights {
            evaluated: weighed()
                .filter(|(verdict, _)| verdict.credit.is_some())
                .map(|(it, _)| it.weight)
                .sum(),
            total: weighed().map(|(it, _)| it.weight).sum(),
        }
    }
}

fn fatal(verdicts: &[RuleVerdict]) -> impl Iterator<Item = &RuleVerdict> {
    verdicts.iter().filter(|it| it.verdict == Verdict::Fail && it.severity == Severity::Fatal)
}

#[derive(Clone, Copy)]
struct Steps {
    before_veto: f64,
    end: f64,
}

/// The score by one method and how it came about; nothing measured gives none.
fn by_method(
    program: &Program,
    verdicts: &[RuleVerdict],
    weights: &Weights,
    method: Method,
) -> (Option<Steps>, Vec<LedgerLine>) {
    let scoring = &program.scoring;
    if weights.evaluated <= 0.0 {
        return (None, Vec::new());
    }
    let mut ledger = Ledger::start(scoring.full);
    let point = match method {
        Method::Weighted => scoring.full / weights.evaluated,
        Method::Deduct => 1.0,
    };
    for (verdict, _) in verdicts.iter().zip(&program.rules).filter(|(_, rule)| rule.bonus.is_none()) {
        let lost = verdict.credit.map_or(0.0, |credit| 1.0 - credit) * verdict.weight * point;
        if lost > 0.0 {
            ledger.add(LedgerStep::Rule, Some(&verdict.rule), -lost);
        }
    }
    if method == Method::Deduct {
        ledger.raise_to(LedgerStep::Floor, scoring.floor);
    }
    add_bonus(program, verdicts, &mut ledger);
    let before_veto = ledger.score;
    for cap in &scoring.caps {
        let failures =
            verdicts.iter().filter(|it| it.verdict == Verdict::Fail && it.severity >= cap.severity);
        if failures.count() >= cap.at_least {
            ledger.lower_to(LedgerStep::Cap, None, cap.cap);
        }
    }
    for verdict in fatal(verdicts) {
        match scoring.veto {
            Veto::Zero => ledger.lower_to(LedgerStep::Veto, Some(&verdict.rule), 0.0),
            Veto::Cap(cap) => ledger.lower_to(LedgerStep::Veto, Some(&verdict.rule), cap),
            Veto::Section => {
                let rest = section_points(program, verdicts, verdict) * point;
                let to = (ledger.score - rest).max(0.0);
                ledger.lower_to(LedgerStep::Veto, Some(&verdict.rule), to);
            }
        }
    }
    let end = ledger.score;
    ledger.add(LedgerStep::End, None, 0.0);
    (Some(Steps { before_veto, end }), ledger.lines)
}

fn add_bonus(program: &Program, verdicts: &[RuleVerdict], ledger: &mut Ledger) {
    let Some(bonus) = program.scoring.bonus else { return };
    let grave = verdicts.iter().any(|it| it.verdict == Verdict::Fail && it.severity >= Severity::Serious);
    if grave || ledger.score < bonus.at_least {
        return;
    }
    let mut left = bonus.max.min(program.scoring.full - ledger.score);
    for (verdict, rule) in verdicts.iter().zip(&program.rules) {
        let Some(points) = rule.bonus else { continue };
        let points = points.min(left);
        if verdict.verdict == Verdict::Pass && points > 0.0 {
            ledger.add(LedgerStep::Bonus, Some(&verdict.rule), points);
            left -= points;
        }
    }
}

/// Weight still earned in the section of a failed fatal rule, of which no earlier veto has taken any.
fn section_points(program: &Program, verdicts: &[RuleVerdict], failed: &RuleVerdict) -> f64 {
    let section = program.sections.iter().find(|section| section.items.contains(&failed.item));
    let first = fatal(verdicts)
        .find(|it| section.is_some_and(|section| section.items.contains(&it.item)))
        .is_none_or(|it| it.rule == failed.rule);
    let Some(section) = section.filter(|_| first) else { return 0.0 };
    let earned = verdicts.iter().filter(|it| section.items.contains(&it.item));
    earned.filter_map(|it| it.credit.map(|credit| credit * it.weight)).sum()
}

struct Ledger {
    score: f64,
    lines: Vec<LedgerLine>,
}

impl Ledger {
    fn start(full: f64) -> Ledger {
        let mut ledger = Ledger { score: full, lines: Vec::new() };
        ledger.add(LedgerStep::Start, None, 0.0);
        ledger
    }

    /// The change shown is that of the scores shown, so that the column adds up to the cent.
    fn add(&mut self, step: LedgerStep, rule: Option<&String>, change: f64) {
        let before = round(self.score);
        self.score += change;
        let score = round(self.score);
        self.lines.push(LedgerLine { step, rule: rule.cloned(), change: round(score - before), score });
    }

    fn lower_to(&mut self, step: LedgerStep, rule: Option<&String>, limit: f64) {
        self.add(step, rule, (limit - self.score).min(0.0));
    }

    fn raise_to(&mut self, step: LedgerStep, limit: f64) {
        if self.score < limit {
            self.add(step, None, limit - self.score);
        }
    }
}
