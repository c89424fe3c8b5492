//! Rules that apply to no transcript.

use std::collections::HashMap;

use super::{Findings, Owner};
use crate::rules::model::{Bounds, Clause, ClauseKind, Count, Lint, PerChannel, Rule, RuleSet, Window};
use crate::transcript::Channel;

const CHANNELS: [Channel; 4] = [Channel::Phone, Channel::Chat, Channel::Hall, Channel::Manager];

/// What can be said of a clause in a channel without a transcript.
#[derive(Clone, Copy, PartialEq)]
enum Sight {
    Open,
    Fails,
    NotApplicable,
}

/// A rule is in doubt when in no channel its conditions can hold and something of it can be judged.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    for rule in ruleset.rules.iter().filter(|rule| !CHANNELS.iter().any(|channel| may_apply(rule, *channel)))
    {
        findings.add(Lint::RuleNeverApplies, Owner::Rule(rule), &rule.place, &[("id", &rule.id)]);
    }
}

fn may_apply(rule: &Rule, channel: Channel) -> bool {
    let covered = rule.channels.as_ref().is_none_or(|channels| channels.contains(&channel));
    let met = rule
        .when
        .as_ref()
        .is_none_or(|when| sight(when, channel) == Sight::Open && !forbids_trigger(rule, when));
    let judged = rule.manual
        || !rule.forbid.is_empty()
        || (!lacks(&rule.window, channel)
            && rule.expect.iter().any(|clause| sight(clause, channel) != Sight::NotApplicable));
    covered && met && judged
}

/// Whether `when` holds only without the very signal at which the rule is judged.
fn forbids_trigger(rule: &Rule, when: &Clause) -> bool {
    let Some(trigger) = &rule.for_each else { return false };
    let is_trigger = |clause: &Clause, absent: bool| match &clause.kind {
        ClauseKind::Signal { signal, count, value } => {
            let never = matches!(count.at_most, Some(PerChannel::All(0)));
            let once = *count == Count::default();
            let open = clause.window.is_whole() && value.is_open() && clause.channels.is_none();
            signal.name == trigger.name && open && if absent { never } else { once }
        }
        _ => false,
    };
    match &when.kind {
        ClauseKind::Not(inner) => is_trigger(inner, false),
        ClauseKind::All(inner) => inner.iter().any(|clause| forbids_trigger(rule, clause)),
        _ => is_trigger(when, true),
    }
}

fn sight(clause: &Clause, channel: Channel) -> Sight {
    let covered = clause.channels.as_ref().is_none_or(|channels| channels.contains(&channel));
    if !covered || lacks(&clause.window, channel) {
        return Sight::NotApplicable;
    }
    match &clause.kind {
        ClauseKind::Signal { count, value, .. } => {
            let counts = [&count.at_least, &count.at_most];
            let missing = counts.into_iter().flatten().any(|count| count.get(channel).is_none());
            applies(!missing && !value.lacks(channel))
        }
        ClauseKind::Measure { bounds, .. } => applies(!Bounds::lacks(bounds, channel)),
        ClauseKind::Metadata { field, is } if field == "channel" => {
            let named = is.iter().any(|name| Channel::parse(name) == Some(channel));
            if named { Sight::Open } else { Sight::Fails }
        }
        ClauseKind::Metadata { .. } => Sight::Open,
        ClauseKind::All(inner) if contradicts_itself(inner) => Sight::Fails,
        ClauseKind::All(inner) => several(inner, channel, |sights| sights.contains(&Sight::Fails)),
        ClauseKind::Any(inner) => several(inner, channel, |sights| !sights.contains(&Sight::Open)),
        ClauseKind::AtLeast { count, of } => several(of, channel, |sights| {
            sights.iter().filter(|sight| **sight == Sight::Open).count() < *count
        }),
        ClauseKind::Not(inner) => match sight(inner, channel) {
            Sight::NotApplicable => Sight::NotApplicable,
            // What is open may fail, and what fails makes this hold; only a channel that is certain rules it out.
            Sight::Open if is_certain(inner) => Sight::Fails,
            _ => Sight::Open,
        },
    }
}

fn is_certain(clause: &Clause) -> bool {
    matches!(&clause.kind, ClauseKind::Metadata { field, .. } if field == "channel")
}

fn applies(known: bool) -> Sight {
    if known { Sight::Open } else { Sight::NotApplicable }
}

fn several(clauses: &[Clause], channel: Channel, fails: impl Fn(&[Sight]) -> bool) -> Sight {
    let sights: Vec<Sight> = clauses.iter().map(|clause| sight(clause, channel)).collect();
    if sights.iter().all(|sight| *sight == Sight::NotApplicable) {
        Sight::NotApplicable
    } else if fails(&sights) {
        Sight::Fails
    } else {
        Sight::Open
    }
}

/// Whether two clauses ask for values of one field that have none in common.
fn contradicts_itself(clauses: &[Clause]) -> bool {
    let mut asked: HashMap<&str, Vec<&str>> = HashMap::new();
    for clause in clauses {
        let ClauseKind::Metadata { field, is } = &clause.kind else { continue };
        if clause.channels.is_some() || field == "channel" || field == "direction" {
            continue;
        }
        let values: Vec<&str> = is.iter().map(|value| value.trim()).collect();
        let left = asked.entry(field).or_insert_with(|| values.clone());
        left.retain(|value| values.contains(value));
    }
    asked.values().any(Vec::is_empty)
}

fn lacks(window: &Window, channel: Channel) -> bool {
    let edges = [&window.first, &window.last];
    edges.into_iter().flatten().any(|lengths| lengths.get(channel).is_none())
        || window.within.as_ref().is_some_and(|reach| reach.get(channel).is_none())
}
