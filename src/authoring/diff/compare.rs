//! One transcript under both sets: which verdicts differ.

use std::collections::BTreeMap;

use super::figures::{BeforeAfter, DiffExample, Presence, RuleDiff};
use crate::engine::{Audit, RuleVerdict, Verdict};
use crate::rules::model::{Rule, RuleSet};

/// A verdict that changes: the rule's place in the list, before, after, and the example.
pub(super) struct Changed {
    pub rule: usize,
    pub from: Option<Verdict>,
    pub to: Option<Verdict>,
    pub example: DiffExample,
}

/// Every rule of either set, with what can be told without a transcript.
pub(super) fn rules(old: &RuleSet, new: &RuleSet) -> Vec<RuleDiff> {
    let before: BTreeMap<&str, &Rule> = old.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    let after: BTreeMap<&str, &Rule> = new.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    let removed = old.rules.iter().filter(|rule| !after.contains_key(rule.id.as_str()));
    let present = new.rules.iter().map(|rule| match before.get(rule.id.as_str()) {
        None => named(rule, Presence::Added),
        Some(old) => RuleDiff {
            weight: (old.weight != rule.weight).then_some(BeforeAfter { old: old.weight, new: rule.weight }),
            severity: (old.severity != rule.severity)
                .then_some(BeforeAfter { old: old.severity, new: rule.severity }),
            ..named(rule, Presence::Kept)
        },
    });
    present.chain(removed.map(|rule| named(rule, Presence::Removed))).collect()
}

fn named(rule: &Rule, presence: Presence) -> RuleDiff {
    RuleDiff {
        rule: rule.id.clone(),
        item: rule.item.clone(),
        title: rule.title.clone(),
        presence,
        weight: None,
        severity: None,
        transitions: Vec::new(),
    }
}

/// Verdicts of two audits of one transcript that differ. An added or removed rule differs wherever it is judged.
pub(super) fn verdicts(rules: &BTreeMap<String, usize>, old: &Audit, new: &Audit) -> Vec<Changed> {
    let before: BTreeMap<&str, &RuleVerdict> = old.verdicts.iter().map(|it| (it.rule.as_str(), it)).collect();
    let after: BTreeMap<&str, &RuleVerdict> = new.verdicts.iter().map(|it| (it.rule.as_str(), it)).collect();
    let changed = rules.iter().filter_map(|(id, &rule)| {
        let (old, new) = (before.get(id.as_str()).copied(), after.get(id.as_str()).copied());
        let differs = match (old, new) {
            (Some(old), Some(new)) => old.verdict != new.verdict,
            (one, other) => one.or(other).is_some_and(|it| it.verdict.is_judged()),
        };
        let shown = new.or(old).filter(|_| differs)?;
        let evidence = shown.evidence.first().or_else(|| old.and_then(|old| old.evidence.first()));
        Some(Changed {
            rule,
            from: old.map(|it| it.verdict),
            to: new.map(|it| it.verdict),
            example: DiffExample {
                transcript: String::new(),
                source: String::new(),
                reason: shown.reason.clone(),
                evidence: evidence.cloned(),
            },
        })
    });
    changed.collect()
}
