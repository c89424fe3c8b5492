//! Small changes to a rule set that leave it valid and make it match or ask for something else.

use super::change::{Change, Step, Way, Weight, inside, within};
use super::clauses::{in_list, of_clause};
use super::parts::in_part;
use super::windows::{in_bounds, in_window};
use crate::authoring::leaves::replaced;
use crate::diagnostics::Place;
use crate::rules::model::{Combine, Located, Part, Pick, Plain, Rule, RuleSet, Signal, SignalKind};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The key at which it is made, as in rule files.
    pub kind: &'static str,
    /// What it says there; empty where it has no text.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// Whether it is taken out.
    pub way: Way,
    /// How much stands or falls with it.
    pub weight: Weight,
    /// What stands there instead.
    pub target: Target,
    path: Vec<Step>,
}

/// The signal or the rule that is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A signal instead of the one of its name.
    Signal(Box<Signal>),
    /// A rule instead of the one of its id.
    Rule(Box<Rule>),
}

impl Target {
    /// `signal` or `rule`, and its name.
    pub fn name(&self) -> (&'static str, &str) {
        match self {
            Target::Signal(signal) => ("signal", &signal.name),
            Target::Rule(rule) => ("rule", &rule.id),
        }
    }
}

impl Edit {
    /// Whether it changes something inside what the other takes out.
    pub fn lies_in(&self, other: &Edit) -> bool {
        other.way == Way::Deleted
            && self.path != other.path
            && self.path.ends_with(&other.path)
            && self.is_of_the_same(other)
    }

    /// Whether both change the same signal or rule.
    pub(super) fn is_of_the_same(&self, other: &Edit) -> bool {
        self.target.name() == other.target.name()
    }

    fn of<T>(change: Change<T>, target: impl Fn(T) -> Target) -> Edit {
        let Change { kind, text, place, way, weight, path, it } = change;
        Edit { kind, text, place, way, weight, target: target(it), path }
    }
}

/// Every change, in the order of signals and rules, without those that mean the same by construction.
pub fn edits(ruleset: &RuleSet) -> Vec<Edit> {
    let signals = ruleset.signals.values().flat_map(of_signal);
    signals.chain(ruleset.rules.iter().flat_map(of_rule)).collect()
}

fn of_signal(signal: &Signal) -> Vec<Edit> {
    let nothing = Plain { speaker: None, part: Part::default(), when: None };
    let mut never =
        Change::deleted(Weight::Clause, ("signals", 0), "", &signal.place, SignalKind::Plain(nothing));
    never.path.clear();
    let mut changes = vec![never];
    match &signal.kind {
        SignalKind::Located(it) => changes.extend(within(of_located(it), SignalKind::Located)),
        SignalKind::Plain(plain) => {
            let with = |part, when| SignalKind::Plain(Plain { speaker: plain.speaker, part, when });
            let parts = in_part(&plain.part, &signal.place);
            changes.extend(within(parts, |part| with(part, plain.when.clone())));
            if let Some(when) = &plain.when {
                let left = with(plain.part.clone(), None);
                changes.push(Change::deleted(Weight::Clause, ("when", 0), "", &when.place, left));
                let inner = inside(("when", 0), of_clause(when), |when| with(plain.part.clone(), Some(when)));
                changes.extend(inner);
            }
        }
    }
    let changed = |kind| Target::Signal(Box::new(Signal { kind, ..signal.clone() }));
    changes.into_iter().map(|change| Edit::of(change, changed)).collect()
}

pub(super) fn of_located(located: &Located) -> Vec<Change<Located>> {
    let place = &located.signal.place;
    let mut changes =
        within(in_window(&located.window, place), |window| Located { window, ..located.clone() });
    changes.extend(inside(("value", 0), in_bounds(&located.value, place), |value| Located {
        value,
        ..located.clone()
    }));
    if located.pick != Pick::All {
        let all = Located { pick: Pick::All, ..located.clone() };
        changes.push(Change::deleted(Weight::Clause, ("pick", 0), "", place, all));
    }
    if let Some(when) = &located.when {
        let left = Located { when: None, ..located.clone() };
        changes.push(Change::deleted(Weight::Clause, ("when", 0), "", &when.place, left));
        let with = |when| Located { when: Some(when), ..located.clone() };
        changes.extend(inside(("when", 0), of_clause(when), with));
    }
    changes
}

fn of_rule(rule: &Rule) -> Vec<Edit> {
    let place = &rule.place;
    let mut changes = Vec::new();
    if let Some(when) = &rule.when {
        let left = Rule { when: None, ..rule.clone() };
        changes.push(Change::deleted(Weight::Clause, ("when", 0), "", &when.place, left));
        let with = |when| Rule { when: Some(when), ..rule.clone() };
        changes.extend(inside(("when", 0), of_clause(when), with));
    }
    changes.extend(within(in_list("expect", &rule.expect), |expect| Rule { expect, ..rule.clone() }));
    changes.extend(within(in_list("forbid", &rule.forbid), |forbid| Rule { forbid, ..rule.clone() }));
    let windows = in_window(&rule.window, place);
    changes.extend(inside(("in", 0), windows, |window| Rule { window, ..rule.clone() }));
    if rule.channels.is_some() {
        let left = Rule { channels: None, ..rule.clone() };
        changes.push(Change::deleted(Weight::Clause, ("channels", 0), "", place, left));
    }
    for (at, other) in rule.yields_to.iter().enumerate() {
        let left = Rule { yields_to: replaced(&rule.yields_to, at, None), ..rule.clone() };
        changes.push(Change::deleted(Weight::Clause, ("yields_to", at), &other.name, &other.place, left));
    }
    if rule.for_each.is_some() {
        let combine = if rule.combine == Combine::Any { Combine::Every } else { Combine::Any };
        changes.push(Change::altered(Weight::Clause, "combine", place, Rule { combine, ..rule.clone() }));
    }
    let changed = |it| Target::Rule(Box::new(it));
    changes.into_iter().map(|change| Edit::of(change, changed)).collect()
}
