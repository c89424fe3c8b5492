//! Times as transcripts write them: `00:03`, `[00:03-00:07]`, `(01:02:03.250)`, `2026-11-21 09:03:11`.

use jiff::civil::{Date, DateTime};

use crate::transcript::Transcript;

/// A start, and an end where there is one, milliseconds; with a date, since [`EPOCH`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stamp {
    pub(super) start_ms: f64,
    pub(super) end_ms: Option<f64>,
}

/// The moment from which dated times are counted.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// The first dated time that is believed, milliseconds since [`EPOCH`]: the beginning of 1980.
const FIRST_DATED_MS: f64 = 315_532_800_000.0;

/// No conversation is silent for its first six hours: one that starts later counts from midnight, milliseconds.
const CLOCK_FROM_MS: f64 = 21_600_000.0;

/// A time of day that is earlier than the first by no more than this is of the same day, milliseconds.
const EARLIER_MS: f64 = CLOCK_FROM_MS;

/// A dated time that is earlier than the first by no more than this is of the same conversation: a chat of some days.
const EARLIER_DATED_MS: f64 = 7.0 * DAY_MS;

/// Midnight to midnight.
const DAY_MS: f64 = 86_400_000.0;

/// What is the start of a conversation on the clock of its source.
#[derive(Debug, Default)]
pub(super) struct Zero {
    /// The first time that was read, milliseconds; 0 where times count from the start already.
    first_ms: Option<f64>,
    /// Added to what is counted from the first, to leave room for what comes before it, milliseconds.
    room_ms: u64,
}

impl Zero {
    /// A time counted from the first that was read, milliseconds; those after midnight are of the day that follows.
    pub(super) fn since(&mut self, time_ms: f64, transcript: &mut Transcript) -> f64 {
        let first_ms = *self.first_ms.get_or_insert(if time_ms < CLOCK_FROM_MS { 0.0 } else { time_ms });
        if first_ms >= FIRST_DATED_MS && transcript.started_at.is_none() {
            transcript.started_at = date_and_time(first_ms);
        }
        let since_ms = time_ms - first_ms;
        let is_next_day = (1.0..FIRST_DATED_MS).contains(&first_ms) && since_ms < -EARLIER_MS;
        if is_next_day { since_ms + DAY_MS } else { since_ms }
    }

    /// Moves what has been read to later times, until [`Zero::settle`], where one comes before the first.
    pub(super) fn make_room(&mut self, since_ms: f64, transcript: &mut Transcript) {
        let earlier_ms = match self.first_ms {
            Some(FIRST_DATED_MS..) => EARLIER_DATED_MS,
            Some(1.0..) => EARLIER_MS,
            _ => 0.0,
        };
        if self.room_ms == 0 && (-earlier_ms..0.0).contains(&since_ms) {
            self.room_ms = earlier_ms as u64;
            move_by(transcript, self.room_ms as i64);
        }
    }

    /// Where a time counted from the first stands among those that are kept, milliseconds.
    pub(super) fn placed(&self, since_ms: f64) -> f64 {
        since_ms + self.room_ms as f64
    }

    /// Counts from the earliest time, which with its date is when the conversation started.
    pub(super) fn settle(&self, transcript: &mut Transcript) {
        let earliest_ms = transcript.segments.iter().filter_map(|it| it.start_ms.or(it.end_ms)).min();
        let (Some(first_ms), Some(earliest_ms), true) = (self.first_ms, earliest_ms, self.room_ms > 0) else {
            return;
        };
        move_by(transcript, -(earliest_ms as i64));
        if transcript.started_at == date_and_time(first_ms) {
            transcript.started_at = date_and_time(first_ms - self.room_ms as f64 + earliest_ms as f64);
        }
    }

    /// A time that [`Zero::placed`] gave, counted from the first that was read.
    pub(super) fn since_first(&self, time_ms: u64) -> i64 {
        time_ms as i64 - self.room_ms as i64
    }
}

/// Moves all that has been said to a later, or an earlier, time.
fn move_by(transcript: &mut Transcript, by_ms: i64) {
    for segment in &mut transcript.segments {
        for time in [&mut segment.start_ms, &mut segment.end_ms].into_iter().flatten() {
            *time = time.saturating_add_signed(by_ms);
        }
    }
}

/// The date and time of day of a dated time, as RFC 3339 writes them without a zone.
pub(super) fn date_and_time(ms: f64) -> Option<String> {
    let since = jiff::SignedDuration::from_millis(ms as i64);
    let moment: DateTime = EPOCH.at(0, 0, 0, 0).checked_add(since).ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// The stamp at the start of `text` and the bytes it takes. A bracket that opens must close.
pub(super) fn stamp(text: &str) -> Option<(Stamp, usize)> {
    let close = match text.chars().next()? {
        '[' => Some(']'),
        '【' => Some('】'),
        '(' => Some(')'),
        '（' => Some('）'),
        '<' => Some('>'),
        _ => None,
    };
    let mut rest = if close.is_some() { after_char(text) } else { text };
    rest = rest.trim_start_matches(' ');
    let (start_ms, taken) = time(rest)?;
    rest = &rest[taken..];
    let mut end_ms = None;
    if let Some((end, after)) = range_end(rest) {
        end_ms = Some(end);
        rest = after;
    }
    rest = match close {
        Some(close) => rest.trim_start_matches(' ').strip_prefix(close)?,
        None if rest.starts_with(char::is_alphanumeric) => return None,
        None => rest,
    };
    Some((Stamp { start_ms, end_ms }, text.len() - rest.len()))
}

fn after_char(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

/// `-00:07`, ` --> 00:07`, `~00:07`, `,00:07` after a start.
fn range_end(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start_matches(' ');
    let after = ["-->", "->", "--", "-", "~", "～", "—", "–", ",", "，", "至"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))?
        .trim_start_matches(' ');
    let (end_ms, taken) = time(after)?;
    Some((end_ms, &after[taken..]))
}

/// `m:s`, `h:m:s`, each with `.` or `,` and one to three digits of a second; milliseconds and the bytes taken.
fn time(text: &str) -> Option<(f64, usize)> {
    match date(text) {
        Some((day_ms, taken)) => {
            let (ms, more) = time_of_day(&text[taken..], true)?;
            Some((day_ms + ms, taken + more))
        }
        None => time_of_day(text, false),
    }
}

/// `2026-11-21 `, `2026/11/21 `, `2026-11-21T`: milliseconds since [`EPOCH`] and the bytes taken.
fn date(text: &str) -> Option<(f64, usize)> {
    let (year, rest) = digits(text, 4..=4)?;
    let (month, rest) = digits(rest.strip_prefix(['-', '/', '.'])?, 1..=2)?;
    let (day, rest) = digits(rest.strip_prefix(['-', '/', '.'])?, 1..=2)?;
    let rest = rest.strip_prefix([' ', 'T'])?.trim_start_matches(' ');
    let date = Date::new(year as i16, month as i8, day as i8).ok()?;
    let days = date.since(EPOCH).ok()?.get_days();
    let ms = f64::from(days) * 86_400_000.0;
    (ms >= FIRST_DATED_MS).then_some((ms, text.len() - rest.len()))
}

/// `h:m` after a date, else `m:s`; `h:m:s`.
fn time_of_day(text: &str, dated: bool) -> Option<(f64, usize)> {
    let (first, mut rest) = digits(text, 1..=3)?;
    let mut parts = vec![first];
    while parts.len() < 3 {
        let Some(after) = rest.strip_prefix([':', '：']) else { break };
        let Some((part, after)) = digits(after, 2..=2).filter(|(part, _)| *part < 60) else { break };
        parts.push(part);
        rest = after;
    }
    let seconds = match parts[..] {
        [hours, minutes] if dated => hours * 3_600 + minutes * 60,
        [minutes, seconds] => minutes * 60 + seconds,
        [hours, minutes, seconds] => hours * 3_600 + minutes * 60 + seconds,
        _ => return None,
    };
    let mut ms = 0;
    if let Some((fraction, after)) = rest.strip_prefix(['.', ',']).and_then(|after| digits(after, 1..=3)) {
        let written = rest.len() - after.len() - 1;
        // A comma may also part two times: only a full fraction is one.
        if rest.starts_with('.') || written == 3 {
            ms = fraction * [100, 10, 1][written - 1];
            rest = after;
        }
    }
    Some(((seconds * 1_000 + ms) as f64, text.len() - rest.len()))
}

/// As many digits as there are, if their number is allowed.
fn digits(text: &str, allowed: std::ops::RangeInclusive<usize>) -> Option<(u64, &str)> {
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let number = allowed.contains(&end).then(|| text[..end].parse().ok())??;
    Some((number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_in_every_form() {
        let table = [
            ("[00:03] 客服", 3_000.0, None, "[00:03]"),
            ("00:03 客服", 3_000.0, None, "00:03"),
            ("(00:03)：", 3_000.0, None, "(00:03)"),
            ("（00：03）", 3_000.0, None, "（00：03）"),
            ("[01:02:03]", 3_723_000.0, None, "[01:02:03]"),
            ("[00:03.250]", 3_250.0, None, "[00:03.250]"),
            ("[00:03.5]", 3_500.0, None, "[00:03.5]"),
            ("[00:03-00:07]", 3_000.0, Some(7_000.0), "[00:03-00:07]"),
            ("[00:03,00:07]", 3_000.0, Some(7_000.0), "[00:03,00:07]"),
            ("00:00:03,250 --> 00:00:07,000", 3_250.0, Some(7_000.0), "00:00:03,250 --> 00:00:07,000"),
            ("[ 00:03 ~ 00:07 ]", 3_000.0, Some(7_000.0), "[ 00:03 ~ 00:07 ]"),
            ("【120:00】", 7_200_000.0, None, "【120:00】"),
        ];
        for (text, start_ms, end_ms, taken) in table {
            assert_eq!(stamp(text), Some((Stamp { start_ms, end_ms }, taken.len())), "{text}");
        }
    }

    #[test]
    fn a_date_before_the_time_is_read() {
        let (stamp, taken) = stamp("[2026-11-21 09:03:11] 客服").unwrap();
        assert_eq!((stamp.start_ms, taken), (1_795_251_791_000.0, "[2026-11-21 09:03:11]".len()));
        assert_eq!(date_and_time(stamp.start_ms).as_deref(), Some("2026-11-21T09:03:11"));
        assert_eq!(super::stamp("2026/1/2 9:03").unwrap().0.start_ms % 86_400_000.0, 32_580_000.0);
        assert_eq!(super::stamp("2026-13-01 09:03:11"), None);
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "[", "[00:03", "00:3", "00:61", "00:03点", "12", "[客服]", "1234:00", "(00:03]"] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }
}
