//! Rules that judge the same.

use std::collections::HashMap;

use super::{Findings, Owner};
use crate::diagnostics::Place;
use crate::rules::model::{Anchor, Clause, ClauseKind, Lint, Rule, RuleSet, Window};

/// Titles, weights and cases do not count: two rules with the same conditions always give the same verdict.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let mut known: HashMap<String, &str> = HashMap::new();
    for rule in ruleset.rules.iter().filter(|rule| !rule.manual) {
        let other = *known.entry(conditions(rule)).or_insert(&rule.id);
        if other != rule.id {
            let facts = [("id", rule.id.as_str()), ("other", other)];
            findings.add(Lint::IdenticalRules, Owner::Rule(rule), &rule.place, &facts);
        }
    }
}

/// What a rule judges, as one text without places and titles.
fn conditions(rule: &Rule) -> String {
    let clauses = |clauses: &[Clause]| clauses.iter().map(bare).collect::<Vec<_>>();
    let mut window = rule.window.clone();
    forget_window(&mut window);
    format!(
        "{:?}",
        (
            &rule.channels,
            rule.when.as_ref().map(bare),
            rule.for_each.as_ref().map(|signal| &signal.name),
            rule.combine,
            window,
            clauses(&rule.expect),
            clauses(&rule.forbid),
            rule.yields_to.iter().map(|other| &other.name).collect::<Vec<_>>(),
        )
    )
}

fn bare(clause: &Clause) -> Clause {
    let mut clause = clause.clone();
    forget(&mut clause);
    clause
}

fn forget(clause: &mut Clause) {
    clause.place = Place::default();
    clause.title = None;
    clause.severity = None;
    forget_window(&mut clause.window);
    match &mut clause.kind {
        ClauseKind::Signal { signal, .. } => signal.place = Place::default(),
        ClauseKind::All(inner) | ClauseKind::Any(inner) | ClauseKind::AtLeast { of: inner, .. } => {
            inner.iter_mut().for_each(forget);
        }
        ClauseKind::Not(inner) => forget(inner),
        ClauseKind::Measure { .. } | ClauseKind::Metadata { .. } => {}
    }
}

fn forget_window(window: &mut Window) {
    for anchor in window.before.iter_mut().chain(&mut window.after).chain(&mut window.near) {
        if let Anchor::Signal(signal) = anchor {
            signal.place = Place::default();
        }
    }
}
