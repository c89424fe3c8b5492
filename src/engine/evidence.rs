//! Occurrences → what an audit shows of them.

use std::collections::HashMap;

use super::audit::{Evidence, NearMiss, Searched};
use super::judge::{Cited, SearchNote};
use super::occurrence::Occurrence;
use super::plan::SignalId;
use super::session::Session;
use crate::transcript::Span;

/// Evidence of each place once, in the order of the transcript.
pub(super) fn evidence(session: &Session<'_>, cited: &[Cited]) -> Vec<Evidence> {
    let mut cited: Vec<&Cited> = cited.iter().collect();
    cited.sort_by_key(|it| (it.occurrence.turn, it.occurrence.span.start, it.signal));
    cited.dedup_by(|a, b| a.signal == b.signal && a.occurrence == b.occurrence);
    cited.into_iter().map(|it| shown(session, it.signal, &it.occurrence)).collect()
}

/// What was looked for in vain, each search once.
pub(super) fn searched(session: &Session<'_>, notes: &[SearchNote]) -> Vec<Searched> {
    let mut shown_notes: Vec<Searched> = Vec::new();
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for note in notes {
        let searched = Searched {
            signal: name(session, note.signal),
            from_segment: note.segments.map(|(first, _)| first + 1),
            to_segment: note.segments.map(|(_, last)| last + 1),
            nearest: note
                .nearest
                .iter()
                .map(|(occurrence, why)| NearMiss {
                    evidence: shown(session, note.signal, occurrence),
                    why: *why,
                })
                .collect(),
        };
        let before = alike.entry((note.signal, note.segments)).or_default();
        if !before.iter().any(|&index| shown_notes[index] == searched) {
            before.push(shown_notes.len());
            shown_notes.push(searched);
        }
    }
    shown_notes
}

fn name(session: &Session<'_>, signal: SignalId) -> String {
    session.program.signals[signal.0].name.clone()
}

fn shown(session: &Session<'_>, signal: SignalId, occurrence: &Occurrence) -> Evidence {
    let turn = &session.turns[occurrence.turn];
    let original = turn.form.original(occurrence.span);
    let segment = &session.transcript.segments[original.segment];
    let chars = |bytes: usize| segment.text[..bytes].chars().count();
    let interval = session.interval(occurrence);
    let Span { start, end } = original.span;
    Evidence {
        turn: occurrence.turn + 1,
        segment: original.segment + 1,
        speaker: turn.speaker,
        start_ms: interval.map(|it| it.start_ms),
        end_ms: interval.map(|it| it.end_ms),
        time: interval.map(|it| it.source),
        from: chars(start),
        to: chars(end),
        text: segment.text.clone(),
        signal: name(session, signal),
        matched: original.span.of(&segment.text).to_owned(),
        value: occurrence.value.clone(),
        how: occurrence.how,
    }
}
