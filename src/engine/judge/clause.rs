//! The truth of a clause in a transcript.

use super::metadata;
use super::outcome::{Cited, Outcome, SearchNote, Truth, doubtful, reason};
use crate::engine::audit::{NearMissReason, ReasonCode};
use crate::engine::find::out_of_bounds;
use crate::engine::measure;
use crate::engine::occurrence::{Doubt, Occurrence, any_same_place};
use crate::engine::plan::{Clause, ClauseKind, SignalId, Window};
use crate::engine::session::Session;
use crate::engine::window::{Admits, Range, Resolved, Trigger, resolve};
use crate::rules::model::{Bounds, Count, Measure, PerChannel};

/// Most near misses that are kept of one search.
const MAX_NEAREST: usize = 3;

/// What a clause is judged against.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Scope<'s> {
    /// Windows around it: the rule's, and those of the clauses it stands in.
    pub windows: &'s [&'s Window],
    pub trigger: Trigger<'s>,
    /// Occurrences that are counted elsewhere already, by turn.
    pub counted: &'s [Occurrence],
    pub detail: Detail,
}

/// How much of what a clause rests on is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) enum Detail {
    /// The truth alone.
    Truth,
    /// The first occurrences, as many as are cited.
    Cited,
    /// Every occurrence.
    All,
}

/// Most occurrences that are cited for one clause.
pub(super) const MAX_CITED: usize = 5;

/// Only the truth.
pub(in crate::engine) fn truth(
    session: &Session<'_>,
    clause: &Clause,
    windows: &[&Window],
    trigger: Trigger<'_>,
) -> Truth {
    judge(session, clause, Scope { windows, trigger, counted: &[], detail: Detail::Truth }).truth
}

/// Truth, evidence and reason of a clause.
pub(in crate::engine) fn judge(session: &Session<'_>, clause: &Clause, scope: Scope<'_>) -> Outcome {
    if clause.channels.as_ref().is_some_and(|channels| !channels.contains(&session.channel())) {
        return Outcome::bare(Truth::NotApplicable);
    }
    let mut windows = scope.windows.to_vec();
    windows.push(&clause.window);
    let scope = Scope { windows: &windows, ..scope };
    let mut outcome = match &clause.kind {
        ClauseKind::Signal { signal, count, value } => {
            signal_clause(session, *signal, count, value, &clause.label, scope)
        }
        ClauseKind::Measure { measure, bounds, target } => {
            measure_clause(session, *measure, bounds, target.as_ref(), &clause.label)
        }
        ClauseKind::Metadata { field, is } => metadata_clause(session, field, is, &clause.label),
        ClauseKind::All(clauses) => several(session, clauses, scope, Some(Truth::Fails), Truth::all),
        ClauseKind::Any(clauses) => several(session, clauses, scope, Some(Truth::Holds), Truth::any),
        ClauseKind::AtLeast { count, of } => {
            several(session, of, scope, None, |truths| Truth::at_least(*count, truths))
        }
        ClauseKind::Not(inner) => {
            let outcome = judge(session, inner, scope);
            let truth = outcome.truth.not();
            Outcome { truth, ..outcome }
        }
    };
    if clause.if_known && outcome.truth == Truth::Unknown {
        outcome = Outcome::bare(Truth::NotApplicable);
    }
    if outcome.truth == Truth::Fails && outcome.reason.is_none() && scope.detail != Detail::Truth {
        outcome.reason = Some(reason(ReasonCode::ExpectedMissing, &[("clause", &clause.label)]));
    }
    outcome
}

/// The evidence of several clauses is that of those with the truth of the whole; one with the truth that `decides` is that of
/// all.
fn several(
    session: &Session<'_>,
    clauses: &[Clause],
    scope: Scope<'_>,
    decides: Option<Truth>,
    combine: impl Fn(Vec<Truth>) -> Truth,
) -> Outcome {
    if scope.detail == Detail::Truth {
        let mut truths = Vec::with_capacity(clauses.len());
        for clause in clauses {
            truths.push(judge(session, clause, scope).truth);
            if truths.last().copied() == decides {
                break;
            }
        }
        return Outcome::bare(combine(truths));
    }
    let outcomes: Vec<Outcome> = clauses.iter().map(|clause| judge(session, clause, scope)).collect();
    let truth = combine(outcomes.iter().map(|outcome| outcome.truth).collect());
    let mut whole = Outcome::bare(truth);
    let held = clauses.iter().zip(&outcomes).filter(|(_, outcome)| outcome.truth == Truth::Holds);
    let held: Vec<&str> =
        held.map(|(clause, outcome)| outcome.held.as_deref().unwrap_or(&clause.label)).collect();
    whole.held = Some(held.join("、")).filter(|held| !held.is_empty());
    for outcome in outcomes {
        if outcome.truth == truth {
            whole.reason = whole.reason.or(outcome.reason);
            whole.searched.extend(outcome.searched);
            whole.evidence.extend(outcome.evidence);
        } else if outcome.truth == Truth::Holds {
            whole.evidence.extend(outcome.evidence);
        }
    }
    whole
}

fn signal_clause(
    session: &Session<'_>,
    signal: SignalId,
    count: &Count,
    value: &Bounds,
    label: &str,
    scope: Scope<'_>,
) -> Outcome {
    let counted = session.program.signals[signal.0].counted;
    let mut range = Range::default();
    for window in scope.windows {
        match resolve(session, window, counted, scope.trigger) {
            Resolved::Range(next) => range = range.and(&next),
            Resolved::NotApplicable => return Outcome::bare(Truth::NotApplicable),
            Resolved::Unknown(doubt) => return Outcome::unknown(doubtful(doubt, label)),
        }
    }
    let Some((at_least, at_most)) = limits(session, count) else {
        return Outcome::bare(Truth::NotApplicable);
    };
    let found = session.found(signal);
    if found.out_of_channel || value.lacks(session.channel()) {
        return Outcome::bare(Truth::NotApplicable);
    }
    let elsewhere = |hit: &Occurrence| any_same_place(scope.counted, hit);
    let out_of_bounds = |hit: &Occurrence| out_of_bounds(value, session.channel(), hit);
    let (mut certain, mut possible) = (Vec::new(), 0);
    let mut doubt = found.doubt;
    for (index, inside) in range.inside(session, &found.hits) {
        let hit = &found.hits[index];
        if elsewhere(hit) || out_of_bounds(hit) {
            continue;
        }
        if inside && hit.certain {
            certain.push(hit);
        } else {
            possible += 1;
            doubt = doubt.or(Some(if inside { Doubt::Roles } else { Doubt::Times }));
        }
        if is_enough(scope.detail, certain.len(), at_least, at_most) {
            break;
        }
    }
    let truth = count_truth(certain.len(), possible, found.doubt.is_some(), at_least, at_most);
    if scope.detail == Detail::Truth {
        return Outcome::bare(truth);
    }
    let mut outcome = Outcome::bare(truth);
    outcome.evidence = certain.into_iter().map(|hit| Cited { signal, occurrence: hit.clone() }).collect();
    match truth {
        Truth::Unknown => outcome.reason = doubt.map(|doubt| doubtful(doubt, label)),
        Truth::Fails => {
            outcome.reason = Some(reason(ReasonCode::ExpectedMissing, &[("clause", label)]));
            let rejected = found.rejected.iter().filter(|(hit, _)| range.admits(session, hit) != Admits::No);
            let others = found.hits.iter().filter(|hit| !elsewhere(hit)).filter_map(|hit| {
                let why = if out_of_bounds(hit) {
                    NearMissReason::Value
                } else if range.admits(session, hit) == Admits::No {
                    NearMissReason::OutsideWindow
                } else {
                    return None;
                };
                Some((hit.clone(), why))
            });
            let nearest = rejected.cloned().chain(others).take(MAX_NEAREST).collect();
            outcome.searched.push(SearchNote { signal, segments: range.segments(session), nearest });
        }
        _ => {}
    }
    outcome
}

/// Whether further occurrences change neither the truth nor what is cited.
fn is_enough(detail: Detail, certain: usize, at_least: usize, at_most: Option<usize>) -> bool {
    let wanted = match detail {
        Detail::Truth => 0,
        Detail::Cited => MAX_CITED,
        Detail::All => return false,
    };
    certain >= wanted && at_most.map_or(certain >= at_least, |most| certain > most)
}

/// The counts for the channel; `None` when the channel has none.
fn limits(session: &Session<'_>, count: &Count) -> Option<(usize, Option<usize>)> {
    let channel = session.channel();
    let bound = |bound: &Option<PerChannel<usize>>| match bound {
        None => Some(None),
        Some(bound) => bound.get(channel).map(|&count| Some(count)),
    };
    let (at_least, at_most) = (bound(&count.at_least)?, bound(&count.at_most)?);
    Some((at_least.unwrap_or(usize::from(at_most.is_none())), at_most))
}

fn count_truth(
    certain: usize,
    possible: usize,
    unbounded: bool,
    at_least: usize,
    at_most: Option<usize>,
) -> Truth {
    let over = |count: usize| at_most.is_some_and(|most| count > most);
    if over(certain) {
        return Truth::Fails;
    }
    if certain >= at_least && !over(certain + possible) && !(unbounded && at_most.is_some()) {
        return Truth::Holds;
    }
    if certain < at_least && certain + possible < at_least && !unbounded {
        return Truth::Fails;
    }
    Truth::Unknown
}

fn measure_clause(
    session: &Session<'_>,
    measure: Measure,
    bounds: &Bounds,
    target: Option<&PerChannel<f64>>,
    label: &str,
) -> Outcome {
    let value = match measure::value(session, measure) {
        measure::Value::Known(value) => value,
        measure::Value::NotApplicable => return Outcome::bare(Truth::NotApplicable),
        measure::Value::Unknown(doubt) => return Outcome::unknown(doubtful(doubt, label)),
        measure::Value::NoField(field) => {
            return Outcome::unknown(reason(ReasonCode::MetadataUnknown, &[("field", field)]));
        }
    };
    let channel = session.channel();
    let measured = |code, (name, bound): (&str, f64)| {
        let (value, bound) = (format!("{value:.1}"), format!("{bound:.1}"));
        let mut facts = vec![("clause", label), ("value", &*value), (name, &*bound)];
        // The name of a measure says its unit, a title does not.
        facts.extend(measure.kind.unit().filter(|_| label != measure.kind.name()).map(|unit| ("unit", unit)));
        reason(code, &facts)
    };
    let mut limits = Vec::new();
    for (bound, broken) in [
        (&bounds.at_least, (|value, limit| value < limit) as fn(f64, f64) -> bool),
        (&bounds.at_most, |value, limit| value > limit),
        (&bounds.below, |value, limit| value >= limit),
    ] {
        let Some(bound) = bound else { continue };
        let Some(&limit) = bound.get(channel) else { return Outcome::bare(Truth::NotApplicable) };
        limits.push((limit, broken(value, limit)));
    }
    if let Some((limit, _)) = limits.iter().find(|(_, broken)| *broken) {
        return Outcome {
            reason: Some(measured(ReasonCode::LimitExceeded, ("limit", *limit))),
            ..Outcome::bare(Truth::Fails)
        };
    }
    let mut outcome = Outcome::bare(Truth::Holds);
    if let Some(&target) = target.and_then(|target| target.get(channel))
        && value > target
    {
        outcome.reason = Some(measured(ReasonCode::TargetMissed, ("target", target)));
    }
    outcome
}

fn metadata_clause(session: &Session<'_>, field: &str, is: &[String], label: &str) -> Outcome {
    match metadata::field(session.transcript, field) {
        None => Outcome::unknown(reason(ReasonCode::MetadataUnknown, &[("field", field)])),
        Some(value) if is.iter().any(|expected| metadata::equals(field, &value, expected)) => {
            Outcome::bare(Truth::Holds)
        }
        Some(_) => Outcome {
            reason: Some(reason(ReasonCode::ExpectedMissing, &[("clause", label)])),
            ..Outcome::bare(Truth::Fails)
        },
    }
}
