//! Rules → verdicts.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::clause::{Detail, MAX_CITED, Scope, judge};
use super::outcome::{Cited, Outcome, SearchNote, Truth, doubtful, reason};
use crate::engine::audit::{NearMissReason, Reason, ReasonCode, Severity, Verdict};
use crate::engine::occurrence::{Occurrence, any_same_place};
use crate::engine::plan::{Rule, SignalId, Window};
use crate::engine::session::Session;
use crate::engine::window::Trigger;
use crate::rules::model::Combine;

/// What a rule says of a transcript.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Judgement {
    pub verdict: Verdict,
    /// Share of the requirement that is met; absent when not judged.
    pub credit: Option<f64>,
    pub severity: Severity,
    pub reason: Reason,
    pub evidence: Vec<Cited>,
    pub searched: Vec<SearchNote>,
    /// Places that this rule has deducted.
    pub deducted: Vec<Occurrence>,
}

impl Judgement {
    fn of(rule: &Rule, verdict: Verdict, reason: Reason) -> Judgement {
        let credit = match verdict {
            Verdict::Pass => Some(1.0),
            Verdict::Fail => Some(0.0),
            _ => None,
        };
        Judgement {
            verdict,
            credit,
            severity: rule.severity,
            reason,
            evidence: Vec::new(),
            searched: Vec::new(),
            deducted: Vec::new(),
        }
    }
}

/// Judges every rule; the judgements are in the order of the rules.
pub(in crate::engine) fn rules(session: &Session<'_>) -> Vec<Judgement> {
    let mut judged = BTreeMap::new();
    for index in 0..session.program.rules.len() {
        judge_rule(session, index, &mut judged);
    }
    judged.into_values().collect()
}

/// Judges one rule, and before it those that it yields to.
pub(in crate::engine) fn one(session: &Session<'_>, index: usize) -> Judgement {
    let mut judged = BTreeMap::new();
    judge_rule(session, index, &mut judged);
    judged.remove(&index).expect("the rule has been judged")
}

/// A validated rule set has no cycle of rules that yield to each other, so this ends.
fn judge_rule(session: &Session<'_>, index: usize, judged: &mut BTreeMap<usize, Judgement>) {
    if judged.contains_key(&index) {
        return;
    }
    let mut counted = Counted::default();
    for &other in &session.program.rules[index].yields_to {
        judge_rule(session, other, judged);
        let places = judged.get(&other).into_iter().flat_map(|other| other.deducted.iter().cloned());
        counted.add(&session.program.rules[other].id, places);
    }
    counted.places.sort_by_key(|place| place.turn);
    judged.insert(index, rule(session, index, &counted));
}

/// What the rules that a rule yields to have deducted already.
#[derive(Default)]
struct Counted<'p> {
    /// By turn.
    places: Vec<Occurrence>,
    /// Ids of the rules that deducted any.
    by: Vec<&'p str>,
}

impl<'p> Counted<'p> {
    fn add(&mut self, id: &'p str, places: impl IntoIterator<Item = Occurrence>) {
        let before = self.places.len();
        self.places.extend(places);
        if self.places.len() > before {
            self.by.push(id);
        }
    }
}

fn rule(session: &Session<'_>, index: usize, counted: &Counted<'_>) -> Judgement {
    let rule = &session.program.rules[index];
    let channel = session.channel();
    if rule.channels.as_ref().is_some_and(|channels| !channels.contains(&channel)) {
        let reason = reason(ReasonCode::ChannelNotCovered, &[("channel", channel.name())]);
        return Judgement::of(rule, Verdict::NotApplicable, reason);
    }
    if let Some(when) = &rule.when {
        let scope = Scope { windows: &[], trigger: Trigger::default(), counted: &[], detail: Detail::Cited };
        let outcome = judge(session, when, scope);
        match outcome.truth {
            Truth::Holds => {}
            Truth::Unknown => {
                let reason = outcome.reason.unwrap_or_else(|| reason(ReasonCode::ConditionNotMet, &[]));
                return Judgement::of(rule, Verdict::NotEvaluable, reason);
            }
            Truth::Fails | Truth::NotApplicable => {
                return Judgement::of(rule, Verdict::NotApplicable, reason(ReasonCode::ConditionNotMet, &[]));
            }
        }
    }
    if rule.manual {
        return Judgement::of(rule, Verdict::Manual, reason(ReasonCode::ManualItem, &[]));
    }
    match rule.for_each {
        None => body(session, index, Trigger::default(), counted),
        Some(signal) => at_triggers(session, index, signal, counted),
    }
}

fn at_triggers(session: &Session<'_>, index: usize, signal: SignalId, counted: &Counted<'_>) -> Judgement {
    let rule = &session.program.rules[index];
    let found = session.found(signal);
    let name =
        session.program.signals[signal.0].title.as_ref().unwrap_or(&session.program.signals[signal.0].name);
    let mut triggers: Vec<&Occurrence> = Vec::new();
    for hit in &found.hits {
        if triggers.last().is_none_or(|last| last.turn != hit.turn) {
            triggers.push(hit);
        }
    }
    if triggers.is_empty() {
        return match found.doubt {
            Some(doubt) => Judgement::of(rule, Verdict::NotEvaluable, doubtful(doubt, name)),
            None => Judgement::of(
                rule,
                Verdict::NotApplicable,
                reason(ReasonCode::NoTrigger, &[("signal", name)]),
            ),
        };
    }
    let mut judgements = Vec::new();
    for (at, trigger) in triggers.iter().enumerate() {
        if any_same_place(&counted.places, trigger) {
            continue;
        }
        let previous = at.checked_sub(1).map(|at| triggers[at]);
        let mut judgement = body(session, index, Trigger { trigger: Some(trigger), previous }, counted);
        if !trigger.certain && judgement.verdict.is_judged() {
            let doubt = found.doubt.unwrap_or(crate::engine::occurrence::Doubt::Roles);
            judgement = Judgement::of(rule, Verdict::NotEvaluable, doubtful(doubt, name));
        }
        let cited = Cited { signal, occurrence: (*trigger).clone() };
        if judgement.verdict.is_judged() && !judgement.evidence.contains(&cited) {
            judgement.evidence.push(cited);
        }
        if judgement.verdict == Verdict::Fail {
            judgement.deducted.push((*trigger).clone());
        }
        judgements.push(judgement);
    }
    if judgements.is_empty() {
        let reason = reason(ReasonCode::CountedElsewhere, &[("rule", &counted.by.join("、"))]);
        return Judgement::of(rule, Verdict::NotApplicable, reason);
    }
    combine(rule, judgements)
}

fn combine(rule: &Rule, judgements: Vec<Judgement>) -> Judgement {
    let order = match rule.combine {
        Combine::Any => [Verdict::Pass, Verdict::Partial, Verdict::NotEvaluable, Verdict::Fail],
        Combine::Every | Combine::Share => {
            [Verdict::Fail, Verdict::Partial, Verdict::NotEvaluable, Verdict::Pass]
        }
    };
    let verdict = order
        .into_iter()
        .find(|verdict| judgements.iter().any(|judgement| judgement.verdict == *verdict))
        .unwrap_or(Verdict::NotApplicable);
    let credits: Vec<f64> = judgements.iter().filter_map(|judgement| judgement.credit).collect();
    let deducted: Vec<Occurrence> =
        judgements.iter().flat_map(|judgement| judgement.deducted.clone()).collect();
    let share = credits.iter().sum::<f64>() / credits.len().max(1) as f64;
    let met = judgements.iter().filter(|judgement| judgement.verdict == Verdict::Pass).count();
    let of = credits.len();
    let mut alike: Vec<Judgement> =
        judgements.into_iter().filter(|judgement| judgement.verdict == verdict).collect();
    alike.sort_by(|a, b| {
        let worst_first = a.credit.partial_cmp(&b.credit).unwrap_or(Ordering::Equal);
        if rule.combine == Combine::Any { worst_first.reverse() } else { worst_first }
    });
    let mut alike = alike.into_iter();
    let mut whole = alike.next().expect("the verdict is that of one of the judgements");
    for other in alike {
        whole.severity = whole.severity.max(other.severity);
        whole.evidence.extend(other.evidence);
        whole.searched.extend(other.searched);
    }
    whole.deducted = deducted;
    if rule.combine == Combine::Share && matches!(verdict, Verdict::Fail | Verdict::Partial) {
        whole.credit = Some(share);
        if share > 0.0 {
            whole.verdict = Verdict::Partial;
            whole.reason =
                reason(ReasonCode::PartlyMet, &[("met", &met.to_string()), ("of", &of.to_string())]);
        }
    }
    whole
}

/// Judges the clauses of a rule at one trigger, or over the whole.
fn body(session: &Session<'_>, index: usize, trigger: Trigger<'_>, counted: &Counted<'_>) -> Judgement {
    let rule = &session.program.rules[index];
    let windows: [&Window; 1] = [&rule.window];
    let scope = Scope { windows: &windows, trigger, counted: &[], detail: Detail::Cited };
    let expected: Vec<Outcome> = rule.expect.iter().map(|clause| judge(session, clause, scope)).collect();
    let scope = Scope { counted: &counted.places, detail: Detail::All, ..scope };
    let forbidden: Vec<Outcome> = rule.forbid.iter().map(|clause| judge(session, clause, scope)).collect();
    let absent = forbidden.iter().map(|outcome| match outcome.truth {
        Truth::Holds => Truth::Fails,
        Truth::Unknown => Truth::Unknown,
        Truth::Fails | Truth::NotApplicable => Truth::Holds,
    });
    match Truth::all(expected.iter().map(|outcome| outcome.truth).chain(absent)) {
        Truth::Fails => failed(rule, expected, forbidden),
        Truth::Unknown => {
            let unknown = expected.iter().chain(&forbidden).find(|outcome| outcome.truth == Truth::Unknown);
            let reason = unknown
                .and_then(|outcome| outcome.reason.clone())
                .unwrap_or_else(|| reason(ReasonCode::NothingApplies, &[]));
            Judgement::of(rule, Verdict::NotEvaluable, reason)
        }
        Truth::NotApplicable => {
            Judgement::of(rule, Verdict::NotApplicable, reason(ReasonCode::NothingApplies, &[]))
        }
        Truth::Holds => passed(rule, expected, forbidden),
    }
}

fn passed(rule: &Rule, expected: Vec<Outcome>, forbidden: Vec<Outcome>) -> Judgement {
    let labels: Vec<&str> = rule
        .expect
        .iter()
        .zip(&expected)
        .filter(|(_, outcome)| outcome.truth == Truth::Holds)
        .map(|(clause, outcome)| outcome.held.as_deref().unwrap_or(&clause.label))
        .collect();
    let note =
        expected.iter().find_map(|outcome| outcome.reason.clone().filter(|_| outcome.truth == Truth::Holds));
    let met = match labels.is_empty() {
        true => reason(ReasonCode::NothingForbidden, &[]),
        false => reason(ReasonCode::ExpectationsMet, &[("clauses", &labels.join("、"))]),
    };
    let note = note.filter(|note| note.code == ReasonCode::TargetMissed);
    let mut judgement = Judgement::of(rule, Verdict::Pass, note.unwrap_or(met));
    for outcome in expected {
        judgement.evidence.extend(cited(outcome.evidence));
    }
    for mut note in forbidden.into_iter().flat_map(|outcome| outcome.searched) {
        // What stands elsewhere says nothing of a thing that is rightly absent; what was cancelled does.
        note.nearest.retain(|(_, why)| *why != NearMissReason::OutsideWindow);
        if !note.nearest.is_empty() {
            judgement.searched.push(note);
        }
    }
    judgement
}

fn cited(evidence: Vec<Cited>) -> impl Iterator<Item = Cited> {
    evidence.into_iter().take(MAX_CITED)
}

fn failed(rule: &Rule, expected: Vec<Outcome>, forbidden: Vec<Outcome>) -> Judgement {
    let met = expected.iter().filter(|outcome| outcome.truth == Truth::Holds).count();
    let applicable = expected.iter().filter(|outcome| outcome.truth != Truth::NotApplicable).count();
    let violated = forbidden.iter().any(|outcome| outcome.truth == Truth::Holds);
    let mut judgement = Judgement::of(rule, Verdict::Fail, reason(ReasonCode::ExpectedMissing, &[]));
    let mut own: Option<Severity> = None;
    let mut first: Option<Reason> = None;
    for (clause, outcome) in
        rule.forbid.iter().zip(forbidden).filter(|(_, outcome)| outcome.truth == Truth::Holds)
    {
        let severity = clause.severity.unwrap_or(rule.severity);
        own = Some(own.map_or(severity, |own| own.max(severity)));
        first.get_or_insert_with(|| reason(ReasonCode::ForbiddenFound, &[("clause", &clause.label)]));
        judgement.deducted.extend(outcome.evidence.iter().map(|cited| cited.occurrence.clone()));
        judgement.evidence.extend(cited(outcome.evidence));
    }
    for outcome in expected {
        if outcome.truth == Truth::Fails {
            own = Some(own.map_or(rule.severity, |own| own.max(rule.severity)));
            first = first.or(outcome.reason);
            judgement.searched.extend(outcome.searched);
        }
        judgement.evidence.extend(cited(outcome.evidence));
    }
    judgement.severity = own.unwrap_or(rule.severity);
    judgement.reason = first.unwrap_or(judgement.reason);
    if rule.partial_credit && !violated && met > 0 {
        judgement.verdict = Verdict::Partial;
        judgement.credit = Some(met as f64 / applicable.max(1) as f64);
        judgement.reason =
            reason(ReasonCode::PartlyMet, &[("met", &met.to_string()), ("of", &applicable.to_string())]);
    }
    judgement
}
