//! Where signals happen: one file for each way of looking.

mod combine;
mod filter;
mod locate;
mod matchers;
mod pattern;
mod restate;
mod similar;
mod sounding;
mod timing;

pub(super) use filter::out_of_bounds;
pub(super) use timing::gap;

use super::How;
use super::occurrence::Found;
use super::plan::{Matcher, Part, SignalId, SignalKind};
use super::session::Session;
use crate::rules::model::{Bounds, Speakers};

/// Searches for a signal.
pub(super) fn signal(session: &Session<'_>, signal: SignalId) -> Found {
    match &session.program.signals[signal.0].kind {
        SignalKind::Plain { speakers, part: it, when } => {
            let mut found = part(session, it, *speakers).settle();
            if let Some(when) = when {
                let hits = std::mem::take(&mut found.hits);
                found.hits = locate::conditioned(session, &Bounds::default(), Some(when), &hits, &mut found);
            }
            found
        }
        SignalKind::Located(located) => locate::located(session, located).settle(),
    }
}

/// Searches for anything that matches a part and passes its filters.
fn part(session: &Session<'_>, part: &Part, speakers: Speakers) -> Found {
    if part.filters.value.lacks(session.channel()) {
        return Found::out_of_channel();
    }
    let mut all = Found { out_of_channel: !part.matchers.is_empty(), ..Found::default() };
    for matcher in &part.matchers {
        let found = match matcher {
            Matcher::Phrases(phrases) => matchers::phrases(session, phrases, speakers),
            Matcher::Sounding(phrases) => sounding::sounding(session, phrases, speakers),
            Matcher::Words(words) => matchers::words(session, words, speakers),
            Matcher::Regex(patterns) => pattern::patterns(session, patterns, speakers),
            Matcher::Entities(kinds) => matchers::entities(session, kinds, speakers),
            Matcher::Form { question } => matchers::form(session, *question, speakers),
            &Matcher::Restates { speaker, back_turns, overlap, at_least_words } => {
                restate::restates(session, speakers, speaker, back_turns, overlap, at_least_words)
            }
            Matcher::Similar(similar) => similar::similar(session, similar, speakers),
            &Matcher::Gap { from, to } => gap(session, from, to),
            &Matcher::Overlap { by, of } => timing::overlap(session, by, of),
            &Matcher::Pace { min_chars } => timing::pace(session, min_chars, speakers),
            Matcher::All { parts, across } => combine::all(session, parts, *across, speakers),
            Matcher::Any(parts) => combine::any(session, parts, speakers),
            Matcher::Located(located) => locate::located(session, located),
        };
        all.out_of_channel &= found.out_of_channel;
        all.merge(filter::filter(session, part, negation_counts(matcher), found));
    }
    all
}

/// Whether a match may be negated where the rule author says nothing: words can, numbers and times cannot.
fn negation_counts(matcher: &Matcher) -> filter::Defaults {
    match matcher {
        Matcher::Phrases(_) | Matcher::Sounding(_) | Matcher::Words(_) | Matcher::Regex(_) => {
            filter::Defaults::Words
        }
        Matcher::Entities(_) | Matcher::Restates { .. } | Matcher::Similar(_) | Matcher::Form { .. } => {
            filter::Defaults::Sentence
        }
        Matcher::Gap { .. } | Matcher::Overlap { .. } | Matcher::Pace { .. } => filter::Defaults::Timing,
        Matcher::All { .. } | Matcher::Any(_) | Matcher::Located(_) => filter::Defaults::Inner,
    }
}

/// A plain text match.
fn hit(turn: usize, start: usize, end: usize, how: How, certain: bool) -> super::occurrence::Occurrence {
    super::occurrence::Occurrence {
        turn,
        span: crate::transcript::Span::new(start, end),
        value: None,
        how,
        certain,
        interval: None,
    }
}

/// A place as an occurrence, to be held against a window.
pub(super) fn place(turn: usize, span: crate::transcript::Span) -> super::occurrence::Occurrence {
    hit(turn, span.start, span.end, How::Combined, true)
}
