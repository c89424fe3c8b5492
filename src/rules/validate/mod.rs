//! What only the whole rule set shows: names that lead nowhere, cycles, triggers without a trigger, weights.

mod scoring;
mod windows;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Matcher, Part, Ref, RuleSet, Signal, SignalKind};
use crate::diagnostics::{Diagnostic, Place, nearest};
use crate::text;

/// All problems of a rule set whose files could be read.
pub(super) fn validate(ruleset: &RuleSet) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for signal in ruleset.signals.values() {
        problems.extend(signal.refs().into_iter().filter_map(|it| dangling(it, &ruleset.signals)));
        problems.extend(patterns(signal));
        problems.extend(located_triggers(signal));
        windows::of_signal(signal, &mut problems);
    }
    problems.extend(cycles(&ruleset.signals));
    rules(ruleset, &mut problems);
    problems.extend(scoring::scoring(ruleset));
    problems
}

fn dangling(used: &Ref, signals: &BTreeMap<String, Signal>) -> Option<Diagnostic> {
    if signals.contains_key(&used.name) {
        return None;
    }
    let suggestion = nearest(&used.name, signals.keys().map(String::as_str)).unwrap_or("none");
    let problem = Diagnostic::error("dangling-signal", used.place.clone());
    Some(problem.with("name", &used.name).with("suggestion", suggestion))
}

fn rules(ruleset: &RuleSet, problems: &mut Vec<Diagnostic>) {
    let ids: BTreeSet<&str> = ruleset.rules.iter().map(|rule| rule.id.as_str()).collect();
    for rule in &ruleset.rules {
        problems.extend(rule.refs().into_iter().filter_map(|it| dangling(it, &ruleset.signals)));
        for other in rule.yields_to.iter().filter(|other| !ids.contains(other.name.as_str())) {
            let suggestion = nearest(&other.name, ids.iter().copied()).unwrap_or("none");
            let problem = Diagnostic::error("dangling-rule", other.place.clone());
            problems.push(problem.with("name", &other.name).with("suggestion", suggestion));
        }
        let judged = rule.expect.iter().chain(&rule.forbid);
        let triggered = rule.for_each.is_some();
        let needs = rule.window.needs_trigger() || judged.into_iter().any(|clause| clause.needs_trigger());
        if (needs && !triggered) || rule.when.as_ref().is_some_and(|when| when.needs_trigger()) {
            problems
                .push(Diagnostic::error("trigger-without-for-each", rule.place.clone()).with("id", &rule.id));
        }
        windows::of_rule(rule, problems);
    }
    problems.extend(yield_cycles(ruleset));
}

fn yield_cycles(ruleset: &RuleSet) -> Vec<Diagnostic> {
    let edges: BTreeMap<&str, Vec<&str>> = ruleset
        .rules
        .iter()
        .map(|rule| (rule.id.as_str(), rule.yields_to.iter().map(|other| other.name.as_str()).collect()))
        .collect();
    let places: BTreeMap<&str, &Place> =
        ruleset.rules.iter().map(|rule| (rule.id.as_str(), &rule.place)).collect();
    find_cycles(&edges)
        .into_iter()
        .map(|path| Diagnostic::error("rule-cycle", places[path[0]].clone()).with("path", path.join(" → ")))
        .collect()
}

fn cycles(signals: &BTreeMap<String, Signal>) -> Vec<Diagnostic> {
    let edges: BTreeMap<&str, Vec<&str>> = signals
        .iter()
        .map(|(name, signal)| (name.as_str(), signal.refs().into_iter().map(|it| it.name.as_str()).collect()))
        .collect();
    find_cycles(&edges)
        .into_iter()
        .map(|path| {
            Diagnostic::error("signal-cycle", signals[path[0]].place.clone()).with("path", path.join(" → "))
        })
        .collect()
}

/// Every cycle found by walking each node once; a path ends with the name it starts with.
fn find_cycles<'a>(edges: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<Vec<&'a str>> {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut cycles = Vec::new();
    for &start in edges.keys() {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let target = edges.get(*node).and_then(|targets| targets.get(*next)).copied();
            *next += 1;
            match target {
                None => {
                    done.insert(*node);
                    path.pop();
                }
                Some(target) => {
                    if let Some(at) = path.iter().position(|(name, _)| *name == target) {
                        let names = path[at..].iter().map(|(name, _)| *name).chain([target]);
                        cycles.push(names.collect());
                    } else if !done.contains(target) && edges.contains_key(target) {
                        path.push((target, 0));
                    }
                }
            }
        }
    }
    cycles
}

fn located_triggers(signal: &Signal) -> Option<Diagnostic> {
    let mut misplaced = false;
    match &signal.kind {
        SignalKind::Located(located) => misplaced = located.window.needs_trigger(),
        SignalKind::Plain(plain) => plain.part.walk(&mut |part| {
            misplaced |= part.matchers.iter().any(|matcher| match matcher {
                Matcher::Located(located) => located.window.needs_trigger(),
                _ => false,
            });
        }),
    }
    misplaced.then(|| Diagnostic::error("trigger-in-signal", signal.place.clone()).with("name", &signal.name))
}

fn patterns(signal: &Signal) -> Vec<Diagnostic> {
    let SignalKind::Plain(plain) = &signal.kind else { return Vec::new() };
    let mut problems = Vec::new();
    plain.part.walk(&mut |part: &Part| {
        for matcher in &part.matchers {
            match matcher {
                Matcher::Phrases(phrases) => problems.extend(phrases.iter().filter_map(empty_phrase)),
                Matcher::Words(words) => {
                    let words = words.iter().map(|it| Ref { name: it.word.clone(), place: it.place.clone() });
                    problems.extend(words.filter_map(|word| empty_phrase(&word)));
                }
                Matcher::Regex { patterns, whole_turn } => {
                    problems.extend(patterns.iter().filter_map(|pattern| bad_regex(pattern, *whole_turn)));
                }
                _ => {}
            }
        }
        problems.extend(part.filters.unless.iter().chain(&part.filters.not_inside).filter_map(empty_phrase));
    });
    problems
}

fn empty_phrase(phrase: &Ref) -> Option<Diagnostic> {
    if !text::phrase_parts(&phrase.name).is_empty() {
        return None;
    }
    let gaps = phrase.name.contains('*');
    let new = if gaps { gap_phrase } else { plain_phrase };
    Some(new(phrase.place.clone()).with("phrase", &phrase.name))
}

fn gap_phrase(place: Place) -> Diagnostic {
    Diagnostic::error("gap-only-phrase", place)
}

fn plain_phrase(place: Place) -> Diagnostic {
    Diagnostic::error("empty-phrase", place)
}

fn bad_regex(pattern: &Ref, whole_turn: bool) -> Option<Diagnostic> {
    let error = text::Pattern::check(&pattern.name, whole_turn).err()?;
    Some(Diagnostic::error("bad-regex", pattern.place.clone()).with("message", error))
}
