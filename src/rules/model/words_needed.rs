//! Which matchers need text to be cut into words.

use std::collections::BTreeMap;

use super::{Matcher, Part, Ref, Signal, SignalKind};
use crate::text::phrase_parts;
use crate::text::pinyin::has_sound;

pub(super) fn any(signals: &BTreeMap<String, Signal>) -> bool {
    signals.values().any(|signal| match &signal.kind {
        SignalKind::Plain(plain) => part(&plain.part, false),
        SignalKind::Located(_) => false,
    })
}

/// `sounds_like`: what the part around it says.
fn part(it: &Part, sounds_like: bool) -> bool {
    let sounds_like = it.filters.sounds_like.unwrap_or(sounds_like);
    it.matchers.iter().any(|matcher| match matcher {
        Matcher::Words(_) | Matcher::Restates { .. } | Matcher::Similar { .. } => true,
        Matcher::Phrases(phrases) => sounds_like && phrases.iter().any(sounds),
        Matcher::All { parts, .. } | Matcher::Any(parts) => parts.iter().any(|it| part(it, sounds_like)),
        Matcher::Regex { .. }
        | Matcher::Entities(_)
        | Matcher::Form { .. }
        | Matcher::Gap { .. }
        | Matcher::Overlap { .. }
        | Matcher::Pace { .. }
        | Matcher::Located(_) => false,
    })
}

fn sounds(phrase: &Ref) -> bool {
    phrase_parts(&phrase.name).iter().any(|literal| has_sound(literal))
}
