//! Which changes no case notices.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::edits::{Edit, Target, edits};
use super::reached;
use crate::authoring::cases::case_transcript;
use crate::engine::{Exchange, Program, Trial, Verdict};
use crate::rules::model::{Rule, RuleSet, Signal};

/// What a mutation run came to.
#[derive(Debug, Clone, PartialEq)]
pub struct MutationRun {
    /// Number of changes that could have been tried.
    pub possible: usize,
    /// Number of changes that were tried.
    pub tried: usize,
    /// Those that no case noticed, in the order of signals and rules; without the changes inside what may be taken out as
    /// a whole.
    pub unnoticed: Vec<Edit>,
    /// Number of unnoticed changes that were left out so.
    pub implied: usize,
}

/// Tries at most `max` changes, one at a time, the gravest first; `seed` chooses among those of one weight.
///
/// A change is noticed when a case of a rule that rests on what is changed gets another verdict than it should.
pub fn mutate(ruleset: &RuleSet, program: &Program, max: usize, seed: u64) -> MutationRun {
    let all = edits(ruleset);
    let possible = all.len();
    let chosen = chosen(&all, max, seed);
    let edits: Vec<Edit> =
        all.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, edit)| edit).collect();
    let tried = edits.len();
    let noticed = Bench::new(ruleset, program, &edits).noticed();
    let unseen: Vec<Edit> =
        edits.into_iter().zip(noticed).filter(|(_, noticed)| !noticed).map(|(edit, _)| edit).collect();
    let unnoticed = outermost(&unseen);
    MutationRun { possible, tried, implied: unseen.len() - unnoticed.len(), unnoticed }
}

/// The changes that lie in none of the others; all are in the order of signals and rules.
fn outermost(edits: &[Edit]) -> Vec<Edit> {
    let of_one = |alike: &[Edit]| {
        let implied = |edit: &&Edit| alike.iter().any(|other| edit.lies_in(other));
        alike.iter().filter(|edit| !implied(edit)).cloned().collect::<Vec<_>>()
    };
    edits.chunk_by(Edit::is_of_the_same).flat_map(of_one).collect()
}

/// Indices of the changes that are tried: the gravest, and of one weight those with the smallest numbers of a sequence that the
/// seed fixes.
fn chosen(edits: &[Edit], max: usize, seed: u64) -> BTreeSet<usize> {
    let numbers = edits.iter().enumerate().map(|(at, edit)| (edit.weight, scattered(seed, at as u64), at));
    let mut numbered: Vec<_> = numbers.collect();
    numbered.sort_unstable();
    numbered.into_iter().take(max).map(|(.., at)| at).collect()
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn scattered(seed: u64, at: u64) -> u64 {
    let mut z = seed.wrapping_add(at.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// One program with all that is changed beside what is written, so that a change only exchanges one for the other.
struct Bench<'a> {
    ruleset: &'a RuleSet,
    edits: &'a [Edit],
    program: Program,
    changes: Vec<Changed>,
}

/// What a change exchanges.
enum Changed {
    Signal(Exchange),
    /// Index of the rule that stands for another.
    Rule(usize),
}

impl<'a> Bench<'a> {
    fn new(ruleset: &'a RuleSet, program: &Program, edits: &'a [Edit]) -> Bench<'a> {
        let mut all = ruleset.clone();
        for rule in &mut all.rules {
            rule.cases.clear();
        }
        let mut rules = Vec::new();
        for (at, edit) in edits.iter().enumerate() {
            match &edit.target {
                Target::Signal(signal) => {
                    let name = another(&signal.name, at);
                    all.signals.insert(name.clone(), Signal { name, ..(**signal).clone() });
                }
                Target::Rule(rule) => {
                    rules.push(Rule { id: another(&rule.id, at), cases: Vec::new(), ..(**rule).clone() });
                }
            }
        }
        all.rules.extend(rules);
        let changes = Changed::all(ruleset, &all, edits);
        Bench { ruleset, edits, program: program.compile_variant(&all), changes }
    }

    /// For each change whether a case notices it.
    fn noticed(&self) -> Vec<bool> {
        let mut noticed = vec![false; self.edits.len()];
        let names: Vec<&str> = self.ruleset.signals.keys().map(String::as_str).collect();
        for (at, rule) in self.ruleset.rules.iter().enumerate() {
            let signals: BTreeSet<&str> =
                reached(self.ruleset, at).into_iter().map(|signal| names[signal]).collect();
            let concerned = |edit: &Edit| match &edit.target {
                Target::Signal(signal) => signals.contains(signal.name.as_str()),
                Target::Rule(changed) => changed.id == rule.id,
            };
            let edits = self.edits.iter().enumerate().filter(|(_, edit)| concerned(edit));
            let mut open: Vec<usize> = edits.map(|(edit, _)| edit).collect();
            for case in &rule.cases {
                open.retain(|edit| !noticed[*edit]);
                let Ok(transcript) = case_transcript(case) else { continue };
                let mut trial = Trial::new(&self.program, &transcript, at);
                for &edit in &open {
                    noticed[edit] = self.changes[edit].differs(&mut trial, case.verdict);
                }
            }
        }
        noticed
    }
}

impl Changed {
    fn all(ruleset: &RuleSet, all: &RuleSet, edits: &[Edit]) -> Vec<Changed> {
        let ids: HashMap<&str, usize> =
            all.signals.keys().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let resting = resting(ruleset);
        let mut rules = ruleset.rules.len()..;
        let change = |(at, edit): (usize, &Edit)| match &edit.target {
            Target::Rule(_) => Changed::Rule(rules.next().expect("there is always a next number")),
            Target::Signal(signal) => {
                let name = signal.name.as_str();
                let resting = resting[name].iter().map(|name| ids[name]).collect();
                Changed::Signal(Exchange { signal: ids[name], by: ids[another(name, at).as_str()], resting })
            }
        };
        edits.iter().enumerate().map(change).collect()
    }

    fn differs(&self, trial: &mut Trial<'_>, expected: Verdict) -> bool {
        match self {
            Changed::Signal(exchange) => trial.with_exchange(exchange).is_some_and(|given| given != expected),
            Changed::Rule(rule) => trial.of_rule(*rule) != expected,
        }
    }
}

/// A name that no signal or rule of a rule file has: none there holds a line break.
fn another(name: &str, at: usize) -> String {
    format!("{name}\n{at}")
}

/// For each signal itself and all signals that rest on it.
fn resting(ruleset: &RuleSet) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, signal) in &ruleset.signals {
        for it in signal.refs() {
            users.entry(&it.name).or_default().push(name);
        }
    }
    let of = |name: &'_ str| {
        let name = ruleset.signals.get_key_value(name).map(|(name, _)| name.as_str());
        let mut waiting: Vec<&str> = name.into_iter().collect();
        let mut resting = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            if resting.insert(name) {
                waiting.extend(users.get(name).into_iter().flatten());
            }
        }
        resting
    };
    ruleset.signals.keys().map(|name| (name.as_str(), of(name))).collect()
}
