//! Windows and limits that nothing can satisfy.

use crate::diagnostics::{Diagnostic, Place};
use crate::rules::model::{
    Anchor, Bounds, Clause, ClauseKind, Count, Extent, Located, Matcher, PerChannel, Rule, Signal,
    SignalKind, Window,
};
use crate::transcript::Channel;

const CHANNELS: [Channel; 4] = [Channel::Phone, Channel::Chat, Channel::Hall, Channel::Manager];

/// Everything of a signal that nothing can satisfy.
pub(super) fn of_signal(signal: &Signal, problems: &mut Vec<Diagnostic>) {
    match &signal.kind {
        SignalKind::Located(it) => located(it, problems),
        SignalKind::Plain(plain) => {
            plain.part.walk(&mut |part| {
                problems.extend(bounds(&part.filters.value, &signal.place));
                for matcher in &part.matchers {
                    if let Matcher::Located(it) = matcher {
                        located(it, problems);
                    }
                }
            });
            plain.when.iter().for_each(|when| clause(when, &[], problems));
        }
    }
}

/// Everything of a rule that nothing can satisfy.
pub(super) fn of_rule(rule: &Rule, problems: &mut Vec<Diagnostic>) {
    if let Some(why) = empty(&rule.window, true) {
        problems.push(window_empty(&rule.place, why));
        return;
    }
    rule.when.iter().for_each(|when| clause(when, &[], problems));
    for it in rule.expect.iter().chain(&rule.forbid) {
        clause(it, &[&rule.window], problems);
    }
}

/// A located signal looks around every occurrence of its anchors, so that only one occurrence can exclude itself.
fn located(located: &Located, problems: &mut Vec<Diagnostic>) {
    let place = &located.signal.place;
    problems
        .extend(empty(&located.window, located.window.which.is_some()).map(|why| window_empty(place, why)));
    problems.extend(bounds(&located.value, place));
    located.when.iter().for_each(|when| clause(when, &[], problems));
}

fn clause(it: &Clause, around: &[&Window], problems: &mut Vec<Diagnostic>) {
    let excluded =
        || around.iter().find_map(|outer| excludes(outer, &it.window).or(excludes(&it.window, outer)));
    if let Some(why) = empty(&it.window, true).or_else(excluded) {
        problems.push(window_empty(&it.place, why));
        return;
    }
    let windows: Vec<&Window> = around.iter().copied().chain([&it.window]).collect();
    match &it.kind {
        ClauseKind::Signal { count, value, .. } => {
            problems.extend(counts(count, &it.place));
            problems.extend(bounds(value, &it.place));
        }
        ClauseKind::Measure { bounds: limits, .. } => problems.extend(bounds(limits, &it.place)),
        ClauseKind::Metadata { .. } => {}
        ClauseKind::All(inner) | ClauseKind::Any(inner) => {
            inner.iter().for_each(|inner| clause(inner, &windows, problems));
        }
        ClauseKind::Not(inner) => clause(inner, &windows, problems),
        ClauseKind::AtLeast { count, of } => {
            if *count > of.len() {
                let (low, high) = (count.to_string(), of.len().to_string());
                problems.push(bounds_empty(&it.place, &low, &high));
            }
            of.iter().for_each(|inner| clause(inner, &windows, problems));
        }
    }
}

fn window_empty(place: &Place, why: &'static str) -> Diagnostic {
    Diagnostic::error("window-empty", place.clone()).with("why", why)
}

/// Why a window holds nothing. `one`: its anchors stand for one occurrence, not for each of them.
fn empty(window: &Window, one: bool) -> Option<&'static str> {
    let no_length = |lengths: &Option<PerChannel<Vec<Extent>>>| {
        let lengths = lengths.as_ref().map(PerChannel::values).unwrap_or_default();
        !lengths.is_empty() && lengths.iter().all(|lengths| lengths.iter().all(is_nothing))
    };
    if no_length(&window.first) || no_length(&window.last) {
        Some("length")
    } else if window.before.first() == Some(&Anchor::Start) {
        Some("start")
    } else if window.after.first() == Some(&Anchor::End) {
        Some("end")
    } else if one {
        excludes(window, window)
    } else {
        None
    }
}

fn is_nothing(extent: &Extent) -> bool {
    match extent {
        Extent::Turns { count, .. } => *count == 0,
        Extent::Time(ms) => *ms == 0,
        Extent::Share { share, .. } => *share == 0.0,
    }
}

/// Why nothing stands both before what `before` names and after what `after` names.
fn excludes(before: &Window, after: &Window) -> Option<&'static str> {
    match (before.before.as_slice(), after.after.as_slice()) {
        ([Anchor::Previous], [Anchor::Trigger]) => Some("order"),
        ([one], [other]) if same(one, other) => {
            let fixed = !matches!(one, Anchor::Signal(_)) || before.which == after.which;
            fixed.then_some("both-sides")
        }
        _ => None,
    }
}

fn same(one: &Anchor, other: &Anchor) -> bool {
    match (one, other) {
        (Anchor::Signal(one), Anchor::Signal(other)) => one.name == other.name,
        _ => one == other,
    }
}

fn counts(count: &Count, place: &Place) -> Option<Diagnostic> {
    let (low, high) = (count.at_least.as_ref()?, count.at_most.as_ref()?);
    let pairs = CHANNELS.iter().filter_map(|channel| Some((low.get(*channel)?, high.get(*channel)?)));
    let (low, high) = pairs.into_iter().find(|(low, high)| low > high)?;
    Some(bounds_empty(place, &low.to_string(), &high.to_string()))
}

fn bounds(bounds: &Bounds, place: &Place) -> Option<Diagnostic> {
    let low = bounds.at_least.as_ref()?;
    CHANNELS.iter().find_map(|channel| {
        let low = *low.get(*channel)?;
        let at_most = bounds.at_most.as_ref().and_then(|high| high.get(*channel)).filter(|high| low > **high);
        let below = bounds.below.as_ref().and_then(|high| high.get(*channel)).filter(|high| low >= **high);
        let high = at_most.or(below)?;
        Some(bounds_empty(place, &low.to_string(), &high.to_string()))
    })
}

fn bounds_empty(place: &Place, low: &str, high: &str) -> Diagnostic {
    Diagnostic::error("bounds-empty", place.clone()).with("low", low).with("high", high)
}
