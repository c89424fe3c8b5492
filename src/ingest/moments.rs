//! Times as cells of a table write them.

use super::clock::{self, Stamp};
use super::columns::Unit;

/// Numbers from here on count seconds since 1970, not since the start of a conversation: that would be 31 years.
const EPOCH_SECONDS: f64 = 1e9;
/// Numbers from here on count milliseconds since 1970.
const EPOCH_MS: f64 = 1e11;

/// The time in a cell, and its end where it is a range; milliseconds.
pub(super) fn moment(cell: &str, unit: Unit) -> Option<Stamp> {
    let cell = cell.trim();
    if let Some((stamp, _)) = clock::stamp(cell).filter(|(_, taken)| is_zone(&cell[*taken..])) {
        return Some(stamp);
    }
    number(cell, unit).map(|start_ms| Stamp { start_ms, end_ms: None })
}

/// A dated time, milliseconds since 1970; a zone is left out of account.
pub(super) fn dated_ms(text: &str) -> Option<f64> {
    moment(text, Unit::Ms).map(|stamp| stamp.start_ms).filter(|ms| *ms >= EPOCH_MS)
}

/// A number that counts from 1970, in milliseconds; `None` for one too small to.
pub(super) fn since_1970_ms(number: f64) -> Option<f64> {
    match number {
        EPOCH_MS.. => Some(number),
        EPOCH_SECONDS.. => Some(number * 1_000.0),
        _ => None,
    }
}

/// `+08:00`, `Z` or nothing: a conversation does not change its time zone.
fn is_zone(rest: &str) -> bool {
    let rest = rest.trim();
    let digits = rest.strip_prefix(['+', '-']).map(|digits| digits.replace(':', ""));
    matches!(rest, "" | "Z" | "z")
        || digits.is_some_and(|digits| digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `1500`, `1.5`, `1.5秒`, `1500ms`.
fn number(cell: &str, unit: Unit) -> Option<f64> {
    let digits = cell.trim_end_matches(|char: char| char.is_alphabetic());
    let unit_ms = match cell[digits.len()..].to_lowercase().as_str() {
        "" if unit == Unit::Seconds => 1_000.0,
        "" | "ms" | "毫秒" => 1.0,
        "s" | "秒" | "sec" => 1_000.0,
        _ => return None,
    };
    let value: f64 = digits.trim_end().parse().ok().filter(|value: &f64| value.is_finite())?;
    Some(since_1970_ms(value).unwrap_or(value * unit_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_every_form() {
        let table = [
            ("1500", Unit::Ms, Some((1_500.0, None))),
            (" 1.5 ", Unit::Seconds, Some((1_500.0, None))),
            ("1.5秒", Unit::Ms, Some((1_500.0, None))),
            ("1500 ms", Unit::Seconds, Some((1_500.0, None))),
            ("00:03", Unit::Ms, Some((3_000.0, None))),
            ("00:03-00:07", Unit::Ms, Some((3_000.0, Some(7_000.0)))),
            ("2026-11-21 09:03:11", Unit::Ms, Some((1_795_251_791_000.0, None))),
            ("2026-11-21T09:03:11+08:00", Unit::Ms, Some((1_795_251_791_000.0, None))),
            ("1795251791", Unit::Ms, Some((1_795_251_791_000.0, None))),
            ("1795251791000", Unit::Seconds, Some((1_795_251_791_000.0, None))),
            ("", Unit::Ms, None),
            ("早上", Unit::Ms, None),
            ("3天", Unit::Ms, None),
            ("00:03 客服", Unit::Ms, None),
            ("inf", Unit::Ms, None),
        ];
        for (cell, unit, expected) in table {
            let read = moment(cell, unit).map(|stamp| (stamp.start_ms, stamp.end_ms));
            assert_eq!(read, expected, "{cell}");
        }
    }
}
