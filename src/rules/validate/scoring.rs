//! A scoring scheme and the rules that it scores.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Place};
use crate::engine::Severity;
use crate::rules::model::{Rule, RuleSet, Veto};

/// Weights that miss the total, and vetoes that can never happen.
pub(super) fn scoring(ruleset: &RuleSet) -> Vec<Diagnostic> {
    let rules = ruleset.rules.iter().filter_map(silent_veto);
    let problems = total_weight(ruleset).into_iter().chain(no_veto(ruleset)).chain(rules);
    problems.collect()
}

fn total_weight(ruleset: &RuleSet) -> Option<Diagnostic> {
    let total = ruleset.scoring.total?;
    let mut items: BTreeMap<&str, f64> = BTreeMap::new();
    for rule in ruleset.rules.iter().filter(|rule| rule.bonus.is_none()) {
        *items.entry(rule.item.as_str()).or_default() += rule.weight;
    }
    let sum: f64 = items.values().sum();
    let place = ruleset.places.total.clone().unwrap_or_default();
    ((sum - total).abs() > 1e-6)
        .then(|| Diagnostic::error("weights-not-total", place).with("sum", sum).with("total", total))
}

/// A veto that is written and that no rule, or no score, can bring about.
fn no_veto(ruleset: &RuleSet) -> Option<Diagnostic> {
    let place = ruleset.places.veto.clone()?;
    let never = |why| Some(Diagnostic::error("veto-never", place.clone()).with("why", why).with("id", "-"));
    match ruleset.scoring.veto {
        Veto::Cap(cap) if cap >= ruleset.scoring.full => never("cap"),
        _ if !ruleset.rules.is_empty() && !ruleset.rules.iter().any(can_veto) => never("no-fatal-rule"),
        _ => None,
    }
}

fn can_veto(rule: &Rule) -> bool {
    let fatal = |severity: Option<Severity>| severity.unwrap_or(rule.severity) == Severity::Fatal;
    !rule.manual
        && ((rule.severity == Severity::Fatal && !rule.expect.is_empty())
            || rule.forbid.iter().any(|clause| fatal(clause.severity)))
}

/// A rule that is called fatal and can never be.
fn silent_veto(rule: &Rule) -> Option<Diagnostic> {
    let never = |place: &Place, why| {
        Diagnostic::error("veto-never", place.clone()).with("why", why).with("id", &rule.id)
    };
    if rule.severity == Severity::Fatal && rule.manual {
        return Some(never(&rule.place, "manual"));
    }
    let expected = rule.expect.iter().find(|clause| clause.severity == Some(Severity::Fatal));
    expected.filter(|_| rule.severity != Severity::Fatal).map(|clause| never(&clause.place, "expect"))
}
