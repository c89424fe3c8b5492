//! Phrases that one rule both expects and forbids.

use std::collections::HashMap;

use super::{Findings, Owner};
use crate::rules::model::{
    Clause, ClauseKind, Count, Lint, Matcher, Part, Ref, Rule, RuleSet, SignalKind, Speakers,
};
use crate::text::phrase_parts;

type Said = (Option<Speakers>, Vec<String>);

/// A signal that stands in both, in another window or another number, is meant so.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let mut known: HashMap<&str, Vec<(Said, &'r Ref)>> = HashMap::new();
    for rule in ruleset.rules.iter().filter(|rule| !rule.expect.is_empty() && !rule.forbid.is_empty()) {
        let (expected, forbidden) = (wanted(&rule.expect), wanted(&rule.forbid));
        for signal in expected.iter().chain(&forbidden).map(|clause| clause.signal) {
            known.entry(signal).or_insert_with(|| {
                let mut said = Vec::new();
                collect(ruleset, signal, &mut said);
                said
            });
        }
        let mut forbidden_by: HashMap<&Said, Vec<&Wanted<'_>>> = HashMap::new();
        for clause in &forbidden {
            for (said, _) in &known[clause.signal] {
                forbidden_by.entry(said).or_default().push(clause);
            }
        }
        for clause in &expected {
            if let Some((phrase, other)) = known[clause.signal].iter().find_map(|(said, phrase)| {
                let others = forbidden_by.get(said)?;
                others.iter().find(|other| clause.conflicts(other)).map(|other| (*phrase, other.signal))
            }) {
                report(rule, clause, phrase, other, findings);
            }
        }
    }
}

fn report<'r>(
    rule: &'r Rule,
    clause: &Wanted<'r>,
    phrase: &Ref,
    forbidden: &str,
    findings: &mut Findings<'r>,
) {
    let facts = [
        ("phrase", phrase.name.as_str()),
        ("rule", &rule.id),
        ("expected", clause.signal),
        ("forbidden", forbidden),
    ];
    findings.add(Lint::PhraseExpectedAndForbidden, Owner::Rule(rule), &clause.clause.place, &facts);
}

/// A clause that wants a signal to happen.
struct Wanted<'r> {
    signal: &'r str,
    clause: &'r Clause,
    count: &'r Count,
}

impl Wanted<'_> {
    fn conflicts(&self, other: &Wanted<'_>) -> bool {
        let plain = *self.count == Count::default() && *other.count == Count::default();
        self.signal != other.signal || (plain && self.clause.window == other.clause.window)
    }
}

fn wanted(clauses: &[Clause]) -> Vec<Wanted<'_>> {
    let mut all = Vec::new();
    let mut waiting: Vec<&Clause> = clauses.iter().rev().collect();
    while let Some(clause) = waiting.pop() {
        match &clause.kind {
            ClauseKind::Signal { signal, count, .. } => {
                all.push(Wanted { signal: &signal.name, clause, count })
            }
            ClauseKind::All(inner) | ClauseKind::Any(inner) | ClauseKind::AtLeast { of: inner, .. } => {
                waiting.extend(inner.iter().rev());
            }
            _ => {}
        }
    }
    all
}

/// The phrases by which a signal, or the signals that it is made of, can happen.
fn collect<'r>(ruleset: &'r RuleSet, signal: &str, said: &mut Vec<(Said, &'r Ref)>) {
    let Some(signal) = ruleset.signals.get(signal) else { return };
    match &signal.kind {
        SignalKind::Located(located) => collect(ruleset, &located.signal.name, said),
        SignalKind::Plain(plain) => of_part(ruleset, &plain.part, plain.speaker, said),
    }
}

fn of_part<'r>(
    ruleset: &'r RuleSet,
    part: &'r Part,
    speaker: Option<Speakers>,
    said: &mut Vec<(Said, &'r Ref)>,
) {
    for matcher in &part.matchers {
        match matcher {
            Matcher::Phrases(phrases) => {
                said.extend(phrases.iter().map(|phrase| ((speaker, phrase_parts(&phrase.name)), phrase)));
            }
            Matcher::Any(parts) => {
                parts.iter().for_each(|part| of_part(ruleset, part, speaker, said));
            }
            Matcher::Located(located) => collect(ruleset, &located.signal.name, said),
            _ => {}
        }
    }
}
