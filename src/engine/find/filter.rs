//! What cancels a match: negation, reported speech, `unless`, longer words, the wrong form, what the customer said first.

use super::matchers::places;
use crate::engine::audit::NearMissReason;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::{Filters, Part, Phrase};
use crate::engine::session::Session;
use crate::rules::model::{Bounds, Negated, Quoted};
use crate::text::numerals::spoken_digit;
use crate::text::{is_negated, is_question, is_reported};
use crate::transcript::{Channel, Span};

/// Digits from which a number is recognised wherever its digits were said.
const LONG_NUMBER_DIGITS: usize = 6;

/// Which filters apply to a kind of matcher where the rule author says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defaults {
    /// Negation and reported speech.
    Words,
    /// Reported speech.
    Sentence,
    /// Neither: nobody says it.
    Timing,
    /// Neither: its parts have been filtered.
    Inner,
}

/// Moves what a part's filters cancel from the hits to the rejected.
pub(super) fn filter(session: &Session<'_>, part: &Part, defaults: Defaults, mut found: Found) -> Found {
    let filters = &part.filters;
    let unless = spans(session, &filters.unless);
    let longer = spans(session, &filters.not_inside);
    let mut kept = Vec::with_capacity(found.hits.len());
    for hit in std::mem::take(&mut found.hits) {
        let reason = context(session, filters, defaults, &hit)
            .or_else(|| cancelled(session, &hit, &unless).then_some(NearMissReason::Unless))
            .or_else(|| swallowed(&hit, &longer).then_some(NearMissReason::InsideWord))
            .or_else(|| said_before(session, filters, &hit).then_some(NearMissReason::SaidByCustomer))
            .or_else(|| {
                out_of_bounds(&filters.value, session.channel(), &hit).then_some(NearMissReason::Value)
            });
        match reason {
            None => kept.push(hit),
            Some(reason) => found.rejected.push((hit, reason)),
        }
    }
    found.hits = kept;
    found
}

fn context(
    session: &Session<'_>,
    filters: &Filters,
    defaults: Defaults,
    hit: &Occurrence,
) -> Option<NearMissReason> {
    let turn = &session.turns[hit.turn];
    let (form, breaks) = (&turn.form, turn.form.breaks());
    if let Some(question) = filters.question
        && defaults != Defaults::Timing
    {
        let sentences = form.sentences();
        let sentence = sentences.get(form.sentence_at(hit.span.start));
        let is = sentence.is_some_and(|it| is_question(it.span.of(form.text()), it.mark));
        if is != question {
            return Some(NearMissReason::Form);
        }
    }
    let negated = match defaults {
        Defaults::Words => filters.negated.unwrap_or(Negated::Skip),
        Defaults::Sentence => filters.negated.unwrap_or(Negated::Allow),
        Defaults::Timing | Defaults::Inner => Negated::Allow,
    };
    if negated != Negated::Allow && is_negated(form.text(), breaks, hit.span) != (negated == Negated::Only) {
        return Some(NearMissReason::Negated);
    }
    let quotable = matches!(defaults, Defaults::Words | Defaults::Sentence);
    if quotable && filters.quoted == Quoted::Skip && is_reported(form.text(), breaks, hit.span, turn.speaker)
    {
        return Some(NearMissReason::Quoted);
    }
    None
}

/// Where the phrases stand, by turn.
fn spans(session: &Session<'_>, phrases: &[Phrase]) -> Vec<(usize, Span)> {
    let places = phrases.iter().flat_map(|phrase| places(session, phrase));
    let mut spans: Vec<(usize, Span)> =
        places.map(|(turn, start, end)| (turn, Span::new(start, end))).collect();
    spans.sort_by_key(|(turn, _)| *turn);
    spans
}

/// Those in the turn of a match.
fn in_turn<'s>(spans: &'s [(usize, Span)], hit: &Occurrence) -> impl Iterator<Item = Span> + 's {
    let turn = hit.turn;
    let first = spans.partition_point(|(other, _)| *other < turn);
    spans[first..].iter().take_while(move |(other, _)| *other == turn).map(|(_, span)| *span)
}

fn cancelled(session: &Session<'_>, hit: &Occurrence, unless: &[(usize, Span)]) -> bool {
    let form = &session.turns[hit.turn].form;
    let first = form.sentence_at(hit.span.start);
    let last = form.sentence_at(hit.span.end.saturating_sub(1).max(hit.span.start));
    in_turn(unless, hit).any(|span| (first..=last).contains(&form.sentence_at(span.start)))
}

fn swallowed(hit: &Occurrence, longer: &[(usize, Span)]) -> bool {
    in_turn(longer, hit).any(|span| span.contains(hit.span) && span != hit.span)
}

fn said_before(session: &Session<'_>, filters: &Filters, hit: &Occurrence) -> bool {
    let Some(speaker) = filters.not_said_by else { return false };
    let matched = hit.span.of(session.turns[hit.turn].form.text());
    let earlier = || session.turns[..hit.turn].iter().filter(move |turn| turn.speaker == speaker);
    let digits = digits_of(matched);
    if digits.len() >= LONG_NUMBER_DIGITS {
        let said: String = earlier().map(|turn| digits_of(turn.form.text())).collect();
        return said.contains(&digits);
    }
    let said_alike = |turn: usize| match &hit.value {
        None => false,
        Some(value) => session.entities(turn).iter().any(|entity| {
            entity.kind.name() == value.kind
                && (entity.text.contains(&value.text) || value.text.contains(&entity.text))
        }),
    };
    earlier().any(|turn| turn.form.text().contains(matched))
        || (0..hit.turn).any(|turn| session.turns[turn].speaker == speaker && said_alike(turn))
}

/// Whether a value is outside its limits. A limit that the channel lacks, or a value that is absent, is outside.
pub(in crate::engine) fn out_of_bounds(bounds: &Bounds, channel: Channel, hit: &Occurrence) -> bool {
    if bounds.is_open() {
        return false;
    }
    let Some(number) = hit.value.as_ref().and_then(|value| value.number) else { return true };
    let breaks =
        |bound: &Option<crate::rules::model::PerChannel<f64>>, broken: fn(f64, f64) -> bool| match bound {
            None => false,
            Some(bound) => bound.get(channel).is_none_or(|&limit| broken(number, limit)),
        };
    breaks(&bounds.at_least, |number, limit| number < limit)
        || breaks(&bounds.at_most, |number, limit| number > limit)
        || breaks(&bounds.below, |number, limit| number >= limit)
}

/// The digits of a text, spoken ones too, and nothing else.
fn digits_of(form: &str) -> String {
    form.chars().filter_map(spoken_digit).map(|digit| char::from(b'0' + digit)).collect()
}
