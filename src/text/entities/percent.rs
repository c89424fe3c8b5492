//! Shares: 百分之三十, 30%, 千分之三, 三成.

use crate::transcript::Span;

use super::reading::{Reading, begins_with};
use super::{Entity, EntityKind, plain};

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    for numeral in &reading.numerals {
        let Span { start, end } = numeral.span;
        let rest = reading.rest(end);
        let (span, share) = if let Some((bytes, whole)) = fraction_before(reading.before(start)) {
            (Span::new(start - bytes, end), numeral.value / whole)
        } else if rest.starts_with('%') {
            (Span::new(start, end + 1), numeral.value / 100.0)
        } else if rest.starts_with('成') && is_tenths(numeral.value, &rest['成'.len_utf8()..]) {
            (Span::new(start, end + '成'.len_utf8()), numeral.value / 10.0)
        } else {
            continue;
        };
        push(found, span, share);
    }
    for whole in ["百分之百", "百分百"] {
        for (start, _) in reading.form.match_indices(whole) {
            let end = start + whole.len();
            if !reading.rest(end).starts_with("分之") {
                push(found, Span::new(start, end), 1.0);
            }
        }
    }
}

fn push(found: &mut Vec<Entity>, span: Span, share: f64) {
    let text = format!("{}%", plain(share * 100.0));
    found.push(Entity { kind: EntityKind::Percent, span, number: Some(share), text });
}

/// The bytes of a 百分之 before the number and the number of parts it names.
fn fraction_before(before: &str) -> Option<(usize, f64)> {
    [("百分之", 100.0), ("千分之", 1000.0), ("万分之", 10_000.0)]
        .into_iter()
        .find(|(words, _)| before.ends_with(words))
        .map(|(words, parts)| (words.len(), parts))
}

fn is_tenths(value: f64, after: &str) -> bool {
    const WORDS: &[&str] =
        &["功", "为", "都", "本", "员", "交", "立", "型", "人", "绩", "果", "了", "长", "熟", "套"];
    value <= 10.0 && value > 0.0 && !begins_with(after, WORDS)
}
