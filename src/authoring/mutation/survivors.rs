//! Which changes no case notices.

use std::collections::{BTreeMap, BTreeSet};

use super::edits::{Edit, Target, edits};
use super::{reached, yielded};
use crate::authoring::cases::case_transcript;
use crate::diagnostics::Diagnostic;
use crate::engine::{Change, Program, Verdict};
use crate::rules::model::{Rule, RuleSet};
use crate::transcript::Transcript;

/// What a mutation run came to.
#[derive(Debug, Clone, PartialEq)]
pub struct MutationRun {
    /// Number of changes that could have been tried.
    pub possible: usize,
    /// Number of changes that were tried.
    pub tried: usize,
    /// Those that no case noticed, in the order of signals and rules.
    pub unnoticed: Vec<Edit>,
}

/// Tries at most `max` changes, one at a time; `seed` chooses which, where there are more.
///
/// A change is noticed when a case of a rule that rests on what is changed gets another verdict than it should.
pub fn mutate(ruleset: &RuleSet, program: &Program, max: usize, seed: u64) -> MutationRun {
    let all = edits(ruleset);
    let possible = all.len();
    let chosen = chosen(possible, max, seed);
    let edits: Vec<Edit> =
        all.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, edit)| edit).collect();
    let bench = Bench::new(ruleset, program);
    let tried = edits.len();
    let unnoticed = edits.into_iter().filter(|edit| !bench.notices(edit)).collect();
    MutationRun { possible, tried, unnoticed }
}

/// Indices of the changes that are tried: those with the smallest numbers of a sequence that the seed fixes.
fn chosen(possible: usize, max: usize, seed: u64) -> BTreeSet<usize> {
    let mut numbered: Vec<(u64, usize)> = (0..possible).map(|at| (scattered(seed, at as u64), at)).collect();
    numbered.sort_unstable();
    numbered.into_iter().take(max).map(|(_, at)| at).collect()
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn scattered(seed: u64, at: u64) -> u64 {
    let mut z = seed.wrapping_add(at.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Everything that trying a change needs, made once.
struct Bench<'a> {
    ruleset: &'a RuleSet,
    program: &'a Program,
    /// The rule set without signals, rules and lists.
    empty: RuleSet,
    cases: Vec<Vec<(Verdict, Transcript)>>,
    /// Names of the signals on which each rule rests.
    signals: Vec<BTreeSet<&'a str>>,
}

impl<'a> Bench<'a> {
    fn new(ruleset: &'a RuleSet, program: &'a Program) -> Bench<'a> {
        let names: Vec<&str> = ruleset.signals.keys().map(String::as_str).collect();
        let of_rule = |rule: usize| reached(ruleset, rule).into_iter().map(|signal| names[signal]).collect();
        let cases = ruleset.rules.iter().map(|rule| {
            let cases = rule.cases.iter();
            cases.filter_map(|case| Some((case.verdict, case_transcript(case).ok()?))).collect()
        });
        Bench {
            ruleset,
            program,
            empty: RuleSet {
                signals: BTreeMap::new(),
                rules: Vec::new(),
                lexicon: Vec::new(),
                params: BTreeMap::new(),
                ..ruleset.clone()
            },
            cases: cases.collect(),
            signals: (0..ruleset.rules.len()).map(of_rule).collect(),
        }
    }

    fn notices(&self, edit: &Edit) -> bool {
        let concerned = |at: usize| match &edit.target {
            Target::Signal(signal) => self.signals[at].contains(signal.name.as_str()),
            Target::Rule(rule) => self.ruleset.rules[at].id == rule.id,
        };
        (0..self.ruleset.rules.len())
            .filter(|&at| concerned(at) && !self.cases[at].is_empty())
            .any(|at| self.fails_a_case(at, edit))
    }

    fn fails_a_case(&self, at: usize, edit: &Edit) -> bool {
        let variant = self.program.compile_variant(&self.variant(at, edit));
        let id = &self.ruleset.rules[at].id;
        self.cases[at].iter().any(|(expected, transcript)| {
            let given = variant.judge(transcript, id, Change::Nothing);
            given.is_some_and(|given| given.verdict != *expected)
        })
    }

    /// One rule with all that it rests on, changed.
    fn variant(&self, at: usize, edit: &Edit) -> RuleSet {
        let mut variant = self.empty.clone();
        for name in &self.signals[at] {
            let signal = match &edit.target {
                Target::Signal(signal) if signal.name == *name => signal,
                _ => &self.ruleset.signals[*name],
            };
            variant.signals.insert((*name).to_owned(), signal.clone());
        }
        let changed = |rule: &Rule| match &edit.target {
            Target::Rule(changed) if changed.id == rule.id => (**changed).clone(),
            _ => rule.clone(),
        };
        variant.rules = yielded(self.ruleset, at).into_iter().map(changed).collect();
        for rule in &mut variant.rules {
            rule.cases.clear();
        }
        variant
    }
}

impl Edit {
    /// The change as a problem at its place.
    pub fn problem(&self) -> Diagnostic {
        let (subject, name) = match &self.target {
            Target::Signal(signal) => ("signal", &signal.name),
            Target::Rule(rule) => ("rule", &rule.id),
        };
        Diagnostic::warning("change-unnoticed", self.place.clone())
            .with("subject", subject)
            .with("name", name)
            .with("kind", self.kind)
            .with("text", &self.text)
    }
}
