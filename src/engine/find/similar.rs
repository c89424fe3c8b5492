//! Sentences like an example.

use std::collections::BTreeSet;

use super::hit;
use crate::engine::How;
use crate::engine::audit::EvidenceValue;
use crate::engine::occurrence::{Found, Occurrence};
use crate::engine::plan::Similar;
use crate::engine::session::Session;
use crate::rules::model::Speakers;
use crate::text::similarity::Nearest;
use crate::transcript::Span;

/// At most one occurrence a sentence: the whole of it or the 小句 of it that is nearest to an example, with the example and the
/// similarity as its value.
pub(super) fn similar(session: &Session<'_>, similar: &Similar, speakers: Speakers) -> Found {
    let mut found = Found { doubt: session.role_doubt(speakers), ..Found::default() };
    for (turn, certain) in session.turns_of(speakers) {
        let form = &session.turns[turn].form;
        let pieces = form.pieces();
        for sentence in form.sentences() {
            let inside = pieces.iter().copied().filter(|it| sentence.span.contains(*it));
            let units = inside.filter(|it| *it != sentence.span);
            let mut best: Option<(Span, Nearest)> = None;
            for unit in [sentence.span].into_iter().chain(units) {
                let Some(nearest) = nearest(session, similar, turn, unit) else { continue };
                if best.is_none_or(|(_, best)| best.similarity < nearest.similarity) {
                    best = Some((unit, nearest));
                }
            }
            if let Some((unit, nearest)) = best {
                let value = EvidenceValue {
                    kind: "similarity".into(),
                    number: Some(nearest.similarity),
                    text: similar.texts[nearest.example].clone(),
                };
                let place = hit(turn, unit.start, unit.end, How::Similar, certain);
                found.hits.push(Occurrence { value: Some(value), ..place });
            }
        }
    }
    found
}

fn nearest(session: &Session<'_>, similar: &Similar, turn: usize, unit: Span) -> Option<Nearest> {
    let text = session.turns[turn].form.text();
    let words = || -> BTreeSet<&str> {
        let inside = session.words(turn).iter().filter(|token| unit.contains(token.span));
        inside.filter(|token| token.is_content(text)).map(|token| token.span.of(text)).collect()
    };
    similar.examples(&session.program.segmenter).nearest(unit.of(text), similar.threshold, words)
}
