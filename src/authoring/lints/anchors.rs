//! Clauses that do not apply where their anchor is missing.

use std::collections::HashSet;

use super::{Findings, Owner};
use crate::rules::model::{
    Anchor, Clause, ClauseKind, Lint, Matcher, Ref, Rule, RuleSet, SignalKind, Window,
};

/// An anchor is sure to be there when it is an edge or the trigger, or when `when` or `for_each` imply its signal.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    for rule in &ruleset.rules {
        let sure = implied(ruleset, rule);
        let mut doubted: HashSet<&str> = HashSet::new();
        let clauses = rule.expect.iter().chain(&rule.forbid);
        let anchors = of_window(&rule.window, &sure).chain(clauses.flat_map(|it| of_clause(it, &sure)));
        for anchor in anchors.collect::<Vec<_>>() {
            if doubted.insert(&anchor.name) {
                let facts = [("anchor", anchor.name.as_str()), ("rule", &rule.id)];
                findings.add(Lint::AnchorNotGuaranteed, Owner::Rule(rule), &anchor.place, &facts);
            }
        }
    }
}

fn of_window<'r>(window: &'r Window, sure: &HashSet<&str>) -> impl Iterator<Item = &'r Ref> {
    [&window.before, &window.after, &window.near].into_iter().filter_map(|anchors| unsure(anchors, sure))
}

/// Anchors for want of which a clause may not be judged: those of all that must be judged, and those of alternatives where too
/// few others are sure to be judged.
fn of_clause<'r>(clause: &'r Clause, sure: &HashSet<&str>) -> Vec<&'r Ref> {
    let mut anchors: Vec<&Ref> = of_window(&clause.window, sure).collect();
    let needed = match &clause.kind {
        ClauseKind::All(inner) => Some((inner.as_slice(), inner.len())),
        ClauseKind::Any(inner) => Some((inner.as_slice(), 1)),
        ClauseKind::AtLeast { count, of } => Some((of.as_slice(), *count)),
        ClauseKind::Not(inner) => Some((std::slice::from_ref(&**inner), 1)),
        _ => None,
    };
    if let Some((inner, needed)) = needed {
        let each: Vec<Vec<&Ref>> = inner.iter().map(|inner| of_clause(inner, sure)).collect();
        if each.iter().filter(|anchors| anchors.is_empty()).count() < needed {
            anchors.extend(each.into_iter().flatten());
        }
    }
    anchors
}

/// The last of the anchors, where none of them is sure to be there.
fn unsure<'r>(anchors: &'r [Anchor], sure: &HashSet<&str>) -> Option<&'r Ref> {
    let safe = |anchor: &Anchor| match anchor {
        Anchor::Signal(signal) => sure.contains(signal.name.as_str()),
        _ => true,
    };
    match anchors.last() {
        Some(Anchor::Signal(last)) if !anchors.iter().any(safe) => Some(last),
        _ => None,
    }
}

/// Signals that happen wherever the rule is judged.
fn implied<'r>(ruleset: &'r RuleSet, rule: &'r Rule) -> HashSet<&'r str> {
    let mut waiting: Vec<&str> = rule.for_each.iter().map(|signal| signal.name.as_str()).collect();
    let mut clauses: Vec<&Clause> = rule.when.iter().collect();
    while let Some(clause) = clauses.pop() {
        match &clause.kind {
            ClauseKind::All(inner) => clauses.extend(inner),
            ClauseKind::Any(inner) if inner.len() == 1 => clauses.extend(inner),
            ClauseKind::Signal { signal, count, .. }
                if count.at_most.is_none() || count.at_least.is_some() =>
            {
                waiting.push(&signal.name);
                waiting.extend(required_anchors(&clause.window));
            }
            _ => {}
        }
    }
    let mut sure = HashSet::new();
    while let Some(name) = waiting.pop() {
        if !sure.insert(name) {
            continue;
        }
        waiting.extend(ruleset.signals.get(name).map(|it| made_of(&it.kind)).unwrap_or_default());
    }
    let unions = ruleset.signals.values().filter(|signal| match &signal.kind {
        SignalKind::Plain(plain) => is_union_of(&plain.part.matchers, &sure),
        SignalKind::Located(_) => false,
    });
    let unions: Vec<&str> = unions.map(|signal| signal.name.as_str()).collect();
    sure.extend(unions);
    sure
}

/// Signals without which a signal cannot happen.
fn made_of(kind: &SignalKind) -> Vec<&str> {
    let located = match kind {
        SignalKind::Located(located) => Some(located),
        SignalKind::Plain(plain) => match plain.part.matchers.as_slice() {
            [Matcher::Located(located)] => Some(&**located),
            _ => None,
        },
    };
    located.map_or_else(Vec::new, |located| {
        std::iter::once(located.signal.name.as_str()).chain(required_anchors(&located.window)).collect()
    })
}

fn required_anchors(window: &Window) -> impl Iterator<Item = &str> {
    [&window.before, &window.after, &window.near].into_iter().filter_map(|anchors| match anchors.as_slice() {
        [Anchor::Signal(signal)] => Some(signal.name.as_str()),
        _ => None,
    })
}

/// Whether one of the matchers is a signal that is sure, wherever it stands.
fn is_union_of(matchers: &[Matcher], sure: &HashSet<&str>) -> bool {
    matchers.iter().any(|matcher| match matcher {
        Matcher::Located(located) => {
            located.window.is_whole()
                && located.when.is_none()
                && located.value.is_open()
                && sure.contains(located.signal.name.as_str())
        }
        Matcher::Any(parts) => parts.iter().any(|part| is_union_of(&part.matchers, sure)),
        _ => false,
    })
}
