//! Coverage: which rules the cases have seen to pass and to fail, and which matchers have matched in one of them.

use std::collections::{BTreeMap, HashMap};

use super::brief::{position, shortened};
use super::cases::case_transcript;
use super::leaves::{Leaf, leaves};
use super::mutation::reached;
use crate::diagnostics::{Diagnostic, Level, Place, Sources};
use crate::engine::{Program, Verdict};
use crate::rules::model::{Plain, RuleSet, Signal, SignalKind};
use crate::transcript::Transcript;

/// Most matchers that are named in one message.
const MAX_NAMED: usize = 12;

/// What the cases of a rule set have seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Every rule that is not left to a human.
    pub rules: Vec<RuleSeen>,
    /// Every signal with matchers.
    pub signals: Vec<SignalSeen>,
}

/// What the cases of a rule have seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSeen {
    /// Its id.
    pub id: String,
    /// Where it is written.
    pub place: Place,
    /// Whether it passed in one of its cases.
    pub passes: bool,
    /// Whether it failed, or passed in part, in one.
    pub fails: bool,
}

/// What the cases of the rules that use a signal have seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalSeen {
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Number of its matchers: phrases, patterns, words, …
    pub matchers: usize,
    /// Those that matched in no case, as written.
    pub missed: Vec<Missed>,
}

/// A matcher that matched in no case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// As written; its key where it has no text.
    pub text: String,
    /// Where it is written.
    pub place: Place,
}

/// Runs every case, and every matcher of every signal by itself in the cases of the rules that use the signal.
///
/// A matcher has matched when its signal would happen with it alone: said by the right speaker, with everything else that the
/// signal asks for, and not cancelled.
pub fn coverage(ruleset: &RuleSet, program: &Program) -> Coverage {
    let cases: Vec<Vec<Transcript>> = ruleset
        .rules
        .iter()
        .map(|rule| rule.cases.iter().filter_map(|case| case_transcript(case).ok()).collect())
        .collect();
    let rules = ruleset.rules.iter().zip(&cases).filter(|(rule, _)| !rule.manual);
    let rules = rules.map(|(rule, cases)| {
        let given: Vec<Verdict> = cases
            .iter()
            .filter_map(|transcript| program.judge(transcript, &rule.id))
            .map(|given| given.verdict)
            .collect();
        RuleSeen {
            id: rule.id.clone(),
            place: rule.place.clone(),
            passes: given.contains(&Verdict::Pass),
            fails: given.iter().any(|it| matches!(it, Verdict::Fail | Verdict::Partial)),
        }
    });
    Coverage { rules: rules.collect(), signals: signals_seen(ruleset, program, &cases) }
}

/// One matcher of a signal as a signal of its own.
struct Probe {
    /// Index of the signal among all.
    owner: usize,
    leaf: Leaf,
    name: String,
    matched: bool,
}

fn signals_seen(ruleset: &RuleSet, program: &Program, cases: &[Vec<Transcript>]) -> Vec<SignalSeen> {
    let (variant, mut probes) = probes(ruleset);
    let program = program.compile_variant(&variant);
    let ids: HashMap<&str, usize> =
        variant.signals.keys().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    for (rule, transcripts) in cases.iter().enumerate() {
        let reached = reached(ruleset, rule);
        for transcript in transcripts {
            let open: Vec<(usize, usize)> = probes
                .iter()
                .enumerate()
                .filter(|(_, probe)| !probe.matched && reached.contains(&probe.owner))
                .map(|(at, probe)| (ids[probe.name.as_str()], at))
                .collect();
            let places: HashMap<usize, usize> = open.iter().copied().collect();
            let wanted: Vec<usize> = open.into_iter().map(|(id, _)| id).collect();
            for id in program.occurring(transcript, &wanted) {
                probes[places[&id]].matched = true;
            }
        }
    }
    let mut seen: BTreeMap<usize, SignalSeen> = BTreeMap::new();
    let signals: Vec<&Signal> = ruleset.signals.values().collect();
    for probe in probes {
        let signal = signals[probe.owner];
        let entry = seen.entry(probe.owner).or_insert_with(|| SignalSeen {
            name: signal.name.clone(),
            place: signal.place.clone(),
            matchers: 0,
            missed: Vec::new(),
        });
        entry.matchers += 1;
        if !probe.matched {
            let Leaf { kind, text, place } = probe.leaf;
            entry.missed.push(Missed {
                text: if text.is_empty() { kind.into() } else { text },
                place: place.unwrap_or_else(|| signal.place.clone()),
            });
        }
    }
    seen.into_values().collect()
}

/// The rule set without rules and with one more signal for each matcher.
fn probes(ruleset: &RuleSet) -> (RuleSet, Vec<Probe>) {
    let mut variant = RuleSet { rules: Vec::new(), ..ruleset.clone() };
    let mut probes = Vec::new();
    for (owner, signal) in ruleset.signals.values().enumerate() {
        let SignalKind::Plain(plain) = &signal.kind else { continue };
        for (leaf, part) in leaves(&plain.part) {
            // No name in a rule file holds a line break.
            let name = format!("{}\n{}", signal.name, probes.len());
            let kind = SignalKind::Plain(Plain { speaker: plain.speaker, part, when: None });
            variant.signals.insert(name.clone(), Signal { name: name.clone(), kind, ..signal.clone() });
            probes.push(Probe { owner, leaf, name, matched: false });
        }
    }
    (variant, probes)
}

impl Coverage {
    /// Number of matchers, and of those that have matched.
    pub fn matchers(&self) -> (usize, usize) {
        let all: usize = self.signals.iter().map(|signal| signal.matchers).sum();
        let missed: usize = self.signals.iter().map(|signal| signal.missed.len()).sum();
        (all, all - missed)
    }

    /// One problem for each rule and each signal of which something has not been seen.
    pub fn gaps(&self, level: Level, sources: &Sources) -> Vec<Diagnostic> {
        let rules = self.rules.iter().filter(|rule| !rule.passes || !rule.fails).map(|rule| {
            let seen = match (rule.passes, rule.fails) {
                (false, false) => "neither",
                (false, true) => "fail",
                _ => "pass",
            };
            let problem = Diagnostic::warning("rule-not-covered", rule.place.clone());
            problem.with("id", &rule.id).with("seen", seen)
        });
        let signals = self.signals.iter().filter(|signal| !signal.missed.is_empty()).map(|signal| {
            let brief = |missed: &Missed| {
                let at = position(&missed.place, &signal.place, sources);
                format!("{} ({at})", shortened(&missed.text))
            };
            let named: Vec<String> = signal.missed.iter().take(MAX_NAMED).map(brief).collect();
            let more = if signal.missed.len() > MAX_NAMED { "more" } else { "none" };
            Diagnostic::warning("matchers-not-covered", signal.place.clone())
                .with("name", &signal.name)
                .with("missed", signal.missed.len())
                .with("of", signal.matchers)
                .with("texts", named.join(", "))
                .with("more", more)
        });
        rules.chain(signals).map(|problem| Diagnostic { level, ..problem }).collect()
    }
}
