//! Small changes to a rule set that leave it valid and make it match or ask for something else.

use super::clauses::{in_window, of_clause};
use crate::authoring::leaves::{Keep, leaves, replaced};
use crate::diagnostics::Place;
use crate::rules::model::{
    Across, Clause, Combine, Located, Matcher, Negated, Part, Pick, Plain, Quoted, Rule, RuleSet, Signal,
    SignalKind,
};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What kind of thing is taken out or loosened, by its key in rule files.
    pub kind: &'static str,
    /// What it says there; empty where it has no text.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// What stands there instead.
    pub target: Target,
}

/// The signal or the rule that is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A signal instead of the one of its name.
    Signal(Box<Signal>),
    /// A rule instead of the one of its id.
    Rule(Box<Rule>),
}

/// Every change, in the order of signals and rules.
pub fn edits(ruleset: &RuleSet) -> Vec<Edit> {
    let signals = ruleset.signals.values().flat_map(of_signal);
    signals.chain(ruleset.rules.iter().flat_map(of_rule)).collect()
}

/// What [`Edit`] says, with another thing in place of the whole.
pub(super) type Change<T> = (&'static str, String, Place, T);

/// The same changes of something larger that holds it.
pub(super) fn within<T, U>(changes: Vec<Change<T>>, rebuild: impl Fn(T) -> U) -> Vec<Change<U>> {
    changes.into_iter().map(|(kind, text, place, it)| (kind, text, place, rebuild(it))).collect()
}

fn of_signal(signal: &Signal) -> Vec<Edit> {
    let changes = match &signal.kind {
        SignalKind::Located(it) => within(of_located(it), SignalKind::Located),
        SignalKind::Plain(plain) => {
            let with =
                |part| SignalKind::Plain(Plain { speaker: plain.speaker, part, when: plain.when.clone() });
            let mut changes = within(without_leaves(&plain.part, &signal.place), with);
            changes.extend(within(in_part(&plain.part, &signal.place), with));
            changes
        }
    };
    let changed = |kind| Target::Signal(Box::new(Signal { kind, ..signal.clone() }));
    changes
        .into_iter()
        .map(|(kind, text, place, it)| Edit { kind, text, place, target: changed(it) })
        .collect()
}

fn without_leaves(part: &Part, place: &Place) -> Vec<Change<Part>> {
    let leaves = leaves(part, Keep::Others).into_iter();
    leaves
        .map(|(leaf, left)| (leaf.kind, leaf.text, leaf.place.unwrap_or_else(|| place.clone()), left))
        .collect()
}

/// Modifiers of a part and of the parts inside it, each taken out or loosened.
fn in_part(part: &Part, place: &Place) -> Vec<Change<Part>> {
    let mut changes = Vec::new();
    let filters = &part.filters;
    let mut change = |kind, text: String, place: Place, edit: &dyn Fn(&mut Part)| {
        let mut changed = part.clone();
        edit(&mut changed);
        changes.push((kind, text, place, changed));
    };
    for (at, it) in filters.unless.iter().enumerate() {
        let left = replaced(&filters.unless, at, None);
        change("unless", it.name.clone(), it.place.clone(), &|part| part.filters.unless = left.clone());
    }
    for (at, it) in filters.not_inside.iter().enumerate() {
        let left = replaced(&filters.not_inside, at, None);
        change("not_inside", it.name.clone(), it.place.clone(), &|part| {
            part.filters.not_inside = left.clone()
        });
    }
    let mut plain = |kind, edit: &dyn Fn(&mut Part)| change(kind, String::new(), place.clone(), edit);
    match filters.negated {
        Some(Negated::Allow) => plain("negated", &|part| part.filters.negated = Some(Negated::Skip)),
        Some(Negated::Skip | Negated::Only) => {
            plain("negated", &|part| part.filters.negated = Some(Negated::Allow));
        }
        None => {}
    }
    match filters.quoted {
        Some(Quoted::Allow) => plain("quoted", &|part| part.filters.quoted = Some(Quoted::Skip)),
        Some(Quoted::Skip) => plain("quoted", &|part| part.filters.quoted = Some(Quoted::Allow)),
        None => {}
    }
    if filters.not_said_by.is_some() {
        plain("not_said_by", &|part| part.filters.not_said_by = None);
    }
    if filters.sounds_like == Some(true) {
        plain("sounds_like", &|part| part.filters.sounds_like = None);
    }
    if filters.question.is_some() {
        plain("form", &|part| part.filters.question = None);
    }
    if !filters.value.is_open() {
        plain("value", &|part| part.filters.value = Default::default());
    }
    for (at, matcher) in part.matchers.iter().enumerate() {
        let with = |it| Part { matchers: replaced(&part.matchers, at, Some(it)), ..part.clone() };
        changes.extend(within(in_matcher(matcher, place), with));
    }
    changes
}

fn in_matcher(matcher: &Matcher, place: &Place) -> Vec<Change<Matcher>> {
    match matcher {
        Matcher::All { parts, across } => {
            let mut changes = Vec::new();
            let all = |parts, across| Matcher::All { parts, across };
            for (at, part) in parts.iter().enumerate() {
                let with = |it| all(replaced(parts, at, Some(it)), *across);
                changes.extend(within(in_part(part, place), with));
                if parts.len() > 1 {
                    let number = (at + 1).to_string();
                    changes.push(("all", number, place.clone(), all(replaced(parts, at, None), *across)));
                }
            }
            let wider = match across {
                Across::Sentence => Across::Turn,
                Across::Turn => Across::Turns(2),
                Across::Turns(turns) => Across::Turns(turns + 1),
            };
            changes.push(("across", String::new(), place.clone(), all(parts.clone(), wider)));
            changes
        }
        Matcher::Any(parts) => {
            let parts_with = |at| move |it| Matcher::Any(replaced(parts, at, Some(it)));
            let parts = parts.iter().enumerate();
            parts.flat_map(|(at, part)| within(in_part(part, place), parts_with(at))).collect()
        }
        Matcher::Located(it) => within(of_located(it), |it| Matcher::Located(Box::new(it))),
        _ => Vec::new(),
    }
}

fn of_located(located: &Located) -> Vec<Change<Located>> {
    let place = &located.signal.place;
    let with = |edit: &dyn Fn(&mut Located)| {
        let mut changed = located.clone();
        edit(&mut changed);
        changed
    };
    let mut changes =
        within(in_window(&located.window, place), |window| Located { window, ..located.clone() });
    let mut plain = |kind, changed| changes.push((kind, String::new(), place.clone(), changed));
    if !located.value.is_open() {
        plain("value", with(&|it| it.value = Default::default()));
    }
    if located.pick != Pick::All {
        plain("pick", with(&|it| it.pick = Pick::All));
    }
    if let Some(when) = &located.when {
        plain("when", with(&|it| it.when = None));
        let inner = within(of_clause(when), |when| Located { when: Some(when), ..located.clone() });
        changes.extend(inner);
    }
    changes
}

fn of_rule(rule: &Rule) -> Vec<Edit> {
    let mut changes = within(in_window(&rule.window, &rule.place), |window| Rule { window, ..rule.clone() });
    for (list, clauses) in [("expect", &rule.expect), ("forbid", &rule.forbid)] {
        let with = |clauses: Vec<Clause>| match list {
            "expect" => Rule { expect: clauses, ..rule.clone() },
            _ => Rule { forbid: clauses, ..rule.clone() },
        };
        for (at, clause) in clauses.iter().enumerate() {
            let number = (at + 1).to_string();
            changes.push((list, number, clause.place.clone(), with(replaced(clauses, at, None))));
            changes.extend(within(of_clause(clause), |it| with(replaced(clauses, at, Some(it)))));
        }
    }
    let mut plain = |kind, changed: Rule| changes.push((kind, String::new(), rule.place.clone(), changed));
    if rule.channels.is_some() {
        plain("channels", Rule { channels: None, ..rule.clone() });
    }
    for (at, _) in rule.yields_to.iter().enumerate() {
        plain("yields_to", Rule { yields_to: replaced(&rule.yields_to, at, None), ..rule.clone() });
    }
    if rule.for_each.is_some() {
        let combine = if rule.combine == Combine::Any { Combine::Every } else { Combine::Any };
        plain("combine", Rule { combine, ..rule.clone() });
    }
    if let Some(when) = &rule.when {
        plain("when", Rule { when: None, ..rule.clone() });
        changes.extend(within(of_clause(when), |when| Rule { when: Some(when), ..rule.clone() }));
    }
    let changes = changes.into_iter();
    changes
        .map(|(kind, text, place, it)| Edit { kind, text, place, target: Target::Rule(Box::new(it)) })
        .collect()
}
