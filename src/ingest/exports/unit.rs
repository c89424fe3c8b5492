//! The units in which recognisers write times, all brought to milliseconds.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::tree::number;
use crate::ingest::moments::{dated_ms, since_1970_ms};

/// What the number 1 means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Micros,
    Millis,
    Seconds,
    /// 100 nanoseconds.
    Ticks,
}

impl Unit {
    /// A number of this unit in milliseconds.
    pub(super) fn ms(self, number: f64) -> f64 {
        match self {
            Unit::Micros => number / 1_000.0,
            Unit::Millis => number,
            Unit::Seconds => number * 1_000.0,
            Unit::Ticks => number / 10_000.0,
        }
    }
}

/// Nobody says more characters in a second, not even letters of English.
const MAX_CHARS_A_SECOND: f64 = 40.0;

/// Fewer characters prove less than a fraction does.
const MIN_CHARS: usize = 20;

/// Tells seconds from milliseconds where the keys do not: by how fast the speech would be, and by fractions.
///
/// `spans` are starts, ends and characters of utterances. Seconds when nothing tells.
pub(super) fn guess(spans: impl Iterator<Item = (f64, f64, usize)>) -> Unit {
    let (mut length, mut spoken, mut has_fractions) = (0.0, 0, false);
    for (start, end, chars) in spans {
        has_fractions |= start.fract() != 0.0 || end.fract() != 0.0;
        if end > start {
            length += end - start;
            spoken += chars;
        }
    }
    let enough = if has_fractions { MIN_CHARS } else { 1 };
    let speakable_as_millis = spoken as f64 <= MAX_CHARS_A_SECOND * length / 1_000.0;
    if spoken >= enough && speakable_as_millis { Unit::Millis } else { Unit::Seconds }
}

/// `PT1H2M3.5S` in milliseconds.
pub(super) fn iso_ms(text: &str) -> Option<f64> {
    let duration: SignedDuration = text.trim().parse().ok()?;
    Some(duration.as_secs_f64() * 1_000.0)
}

/// `1:02.500` or `1:00:02.500` in milliseconds.
pub(super) fn clock_ms(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut parts = 0;
    for part in text.trim().split(':') {
        let part: f64 = part.trim().parse().ok().filter(|part: &f64| part.is_finite() && *part >= 0.0)?;
        seconds = seconds * 60.0 + part;
        parts += 1;
    }
    (2..=3).contains(&parts).then_some(seconds * 1_000.0)
}

/// A moment, milliseconds since 1970: a number of seconds or milliseconds, or a date with a time.
pub(super) fn moment_ms(value: &Value) -> Option<f64> {
    if let Some(number) = number(value) {
        return since_1970_ms(number);
    }
    let text = value.as_str()?.trim();
    let zoned: Option<Timestamp> = text.parse().ok();
    zoned.map(|moment| moment.as_millisecond() as f64).or_else(|| dated_ms(text))
}

/// A moment as RFC 3339 writes it, as the source wrote it where that is text.
pub(super) fn moment_text(value: &Value) -> Option<String> {
    let ms = moment_ms(value)?;
    match value {
        Value::String(text) if number(value).is_none() => Some(text.trim().to_owned()),
        _ => Timestamp::from_millisecond(ms as i64).ok().map(|moment| moment.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    type Spans<'a> = &'a [(f64, f64, usize)];

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        let table: [(&str, Spans<'_>, Unit); 7] = [
            ("fractions are seconds", &[(0.38, 1.78, 6)], Unit::Seconds),
            ("whole seconds", &[(0.0, 3.0, 12), (4.0, 9.0, 20)], Unit::Seconds),
            ("milliseconds", &[(0.0, 2_600.0, 10), (2_600.0, 5_200.0, 12)], Unit::Millis),
            ("a slow word in seconds", &[(0.0, 20.0, 2)], Unit::Seconds),
            ("a quick word in milliseconds", &[(430.0, 1_130.0, 5)], Unit::Millis),
            ("milliseconds with fractions", &[(0.0, 9_600.5, 30)], Unit::Millis),
            ("nothing said", &[], Unit::Seconds),
        ];
        for (name, spans, unit) in table {
            assert_eq!(guess(spans.iter().copied()), unit, "{name}");
        }
    }

    #[test]
    fn every_way_to_write_a_time_is_read() {
        assert_eq!(iso_ms("PT0.04S"), Some(40.0));
        assert_eq!(iso_ms("PT1H2M3.5S"), Some(3_723_500.0));
        assert_eq!((iso_ms("4"), iso_ms("")), (None, None));
        assert_eq!(clock_ms("0:2.380"), Some(2_380.0));
        assert_eq!(clock_ms("1:00:02"), Some(3_602_000.0));
        assert_eq!((clock_ms("2.380"), clock_ms("a:b"), clock_ms("0:-1")), (None, None, None));
        assert_eq!(Unit::Ticks.ms(400_000.0), 40.0);
        assert_eq!(Unit::Micros.ms(5_000_000.0), 5_000.0);
    }

    #[test]
    fn a_moment_is_a_number_or_a_date() {
        let ms = Some(1_795_251_791_000.0);
        for value in [
            json!(1_795_251_791),
            json!("1795251791000"),
            json!("2026-11-21 09:03:11"),
            json!("2026-11-21T09:03:11Z"),
            json!("2026-11-21T17:03:11+08:00"),
        ] {
            assert_eq!(moment_ms(&value), ms, "{value}");
        }
        assert_eq!(moment_text(&json!(1_795_251_791)).as_deref(), Some("2026-11-21T09:03:11Z"));
        assert_eq!(moment_text(&json!("2026-11-21 09:03:11")).as_deref(), Some("2026-11-21 09:03:11"));
        for value in [json!(3), json!("昨天"), json!(null), json!([1])] {
            assert_eq!(moment_ms(&value), None, "{value}");
        }
    }
}
