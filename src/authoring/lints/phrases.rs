//! Phrases that a phrase beside them matches already.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::{Findings, Owner};
use crate::rules::model::{Lint, Matcher, Negated, Part, Ref, RuleSet, Signal, SignalKind};
use crate::text::{is_negated, phrase_parts};
use crate::transcript::Span;

/// Compares the phrases of each list with each other; lists of other parts have other filters and are other phrases.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    for signal in ruleset.signals.values() {
        if let SignalKind::Plain(plain) = &signal.kind {
            part(signal, &plain.part, None, findings);
        }
    }
}

fn part<'r>(signal: &'r Signal, it: &'r Part, inherited: Option<Negated>, findings: &mut Findings<'r>) {
    let negated = it.filters.negated.or(inherited);
    let mut phrases: Vec<&Ref> = Vec::new();
    for matcher in &it.matchers {
        match matcher {
            Matcher::Phrases(list) => phrases.extend(list),
            Matcher::All { parts, .. } | Matcher::Any(parts) => {
                parts.iter().for_each(|inner| part(signal, inner, negated, findings));
            }
            _ => {}
        }
    }
    for (at, other) in containing(&phrases, it, negated).into_iter().enumerate() {
        if let Some(other) = other {
            let phrase = phrases[at];
            let facts = [("phrase", phrase.name.as_str()), ("other", &phrases[other].name)];
            findings.add(Lint::PhraseContained, Owner::Signal(signal), &phrase.place, &facts);
        }
    }
}

/// For each phrase of a part another one that matches wherever it does.
pub(in crate::authoring) fn containing(
    phrases: &[&Ref],
    part: &Part,
    negated: Option<Negated>,
) -> Vec<Option<usize>> {
    if phrases.len() < 2 || negated == Some(Negated::Only) {
        return vec![None; phrases.len()];
    }
    let list = List::new(phrases, part, negated != Some(Negated::Allow));
    (0..phrases.len()).map(|at| list.contained(at)).collect()
}

/// The phrases of one list in matching form.
struct List {
    parts: Vec<Vec<String>>,
    /// The first phrase that has these parts.
    first: HashMap<Vec<String>, usize>,
    /// Phrases without gaps: their literals, and whose they are.
    literals: AhoCorasick,
    owners: Vec<usize>,
    /// Words that swallow a match.
    swallowing: Option<AhoCorasick>,
    negation_counts: bool,
}

impl List {
    fn new(phrases: &[&Ref], part: &Part, negation_counts: bool) -> List {
        let parts: Vec<Vec<String>> = phrases.iter().map(|phrase| phrase_parts(&phrase.name)).collect();
        let mut first = HashMap::new();
        for (at, parts) in parts.iter().enumerate() {
            first.entry(parts.clone()).or_insert(at);
        }
        let mut owners: Vec<usize> =
            first.iter().filter(|(parts, _)| parts.len() == 1).map(|(_, &at)| at).collect();
        owners.sort_unstable();
        let swallowing: Vec<String> =
            part.filters.not_inside.iter().map(|word| phrase_parts(&word.name).concat()).collect();
        List {
            literals: automaton(owners.iter().map(|&at| &parts[at][0])),
            swallowing: (!swallowing.is_empty()).then(|| automaton(swallowing.iter())),
            parts,
            first,
            owners,
            negation_counts,
        }
    }

    /// Another phrase that matches wherever this one does.
    fn contained(&self, at: usize) -> Option<usize> {
        let parts = &self.parts[at];
        let first = self.first[parts];
        if first != at {
            return Some(first);
        }
        if let Some(swallowing) = &self.swallowing
            && parts.iter().any(|part| swallowing.is_match(part))
        {
            return None;
        }
        parts.iter().find_map(|part| {
            self.literals.find_overlapping_iter(part).find_map(|found| {
                let other = self.owners[found.pattern().as_usize()];
                let span = Span::new(found.start(), found.end());
                // 不满意 beside 满意 is no repetition: the shorter one is negated there.
                let cancelled = self.negation_counts && is_negated(part, &[], span);
                (other != at && !cancelled).then_some(other)
            })
        })
    }
}

fn automaton<'t>(literals: impl Iterator<Item = &'t String>) -> AhoCorasick {
    AhoCorasick::new(literals).expect("the phrases of a rule file within its size limit fit an automaton")
}
