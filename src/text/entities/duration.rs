//! Lengths of time: 24小时, 三个工作日, 两个半小时, 半年, 三到五天, 一年零三个月.

use crate::text::numerals::{Numeral, Writing};
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with, leading};
use super::{Entity, EntityKind, plain};

const DAY: f64 = 86_400.0;

/// A unit as said, its seconds and the name it is given; longer writings first.
const UNITS: &[(&str, f64, &str)] = &[
    ("工作日", DAY, "个工作日"),
    ("自然日", DAY, "天"),
    ("分钟", 60.0, "分钟"),
    ("刻钟", 900.0, "刻钟"),
    ("秒钟", 1.0, "秒"),
    ("小时", 3600.0, "小时"),
    ("钟头", 3600.0, "小时"),
    ("星期", 7.0 * DAY, "周"),
    ("礼拜", 7.0 * DAY, "周"),
    ("季度", 90.0 * DAY, "个季度"),
    ("周", 7.0 * DAY, "周"),
    ("秒", 1.0, "秒"),
    ("天", DAY, "天"),
    ("日", DAY, "天"),
    ("月", 30.0 * DAY, "个月"),
    ("年", 365.0 * DAY, "年"),
];

/// One number with its unit.
struct Part {
    span: Span,
    seconds: f64,
    unit: f64,
    text: String,
    fixed: bool,
}

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    let mut at = 0;
    for numeral in &reading.numerals {
        if numeral.span.start < at {
            continue;
        }
        let Some(mut whole) = part(reading, numeral) else { continue };
        while let Some(next) = smaller(reading, &whole) {
            whole.span.end = next.span.end;
            whole.seconds += next.seconds;
            whole.unit = next.unit;
            whole.text.push_str(&next.text);
            whole.fixed = next.fixed;
        }
        at = whole.span.end;
        let number = Some(whole.seconds);
        found.push(Entity { kind: EntityKind::Duration, span: whole.span, number, text: whole.text });
    }
}

/// The part of a smaller unit that goes on a duration: 三个月 in 一年零三个月.
fn smaller(reading: &Reading, whole: &Part) -> Option<Part> {
    let at = whole.span.end;
    let zero = leading(reading.rest(at), &["零", "又"]).unwrap_or(0);
    if whole.fixed || reading.is_break(at) {
        return None;
    }
    let numeral = reading.numeral_at(at + zero)?;
    let minutes = whole.unit == 3600.0 && reading.rest(numeral.span.end).starts_with('分');
    let next = part(reading, numeral).or_else(|| minutes.then(|| minutes_of(numeral)))?;
    let nested = matches!(
        (whole.unit as u64, next.unit as u64),
        (31_536_000, 2_592_000) | (86_400, 3600) | (3600, 60) | (60, 1) | (2_592_000, 86_400)
    );
    (nested && !next.text.starts_with("0.5")).then_some(next)
}

fn minutes_of(numeral: &Numeral) -> Part {
    let span = Span::new(numeral.span.start, numeral.span.end + '分'.len_utf8());
    let text = format!("{}分钟", plain(numeral.value));
    Part { span, seconds: numeral.value * 60.0, unit: 60.0, text, fixed: true }
}

fn part(reading: &Reading, numeral: &Numeral) -> Option<Part> {
    let Span { start, end } = numeral.span;
    let rest = reading.rest(end);
    let counter =
        leading(rest, &["多个半", "个半", "多个", "个多", "来个", "个把", "个", "多", "来"]).unwrap_or(0);
    let half_before = rest[..counter].ends_with("个半");
    let &(unit, seconds, name) = UNITS.iter().find(|(unit, ..)| rest[counter..].starts_with(unit))?;
    let after_at = end + counter + unit.len();
    if !fits(reading.form, &rest[..counter], unit, name, numeral, reading.rest(after_at)) {
        return None;
    }
    if is_vague(reading, numeral, counter, unit, after_at) {
        return None;
    }
    let half_after = half_behind(reading, after_at, unit);
    let value = numeral.value + if half_before || half_after > 0 { 0.5 } else { 0.0 };
    let start = range_start(reading, start).unwrap_or(start);
    Some(Part {
        span: Span::new(start, after_at + half_after),
        seconds: value * seconds,
        unit: seconds,
        text: format!("{}{name}", plain(value)),
        fixed: half_before || half_after > 0 || numeral.value == 0.5,
    })
}

/// The 半 behind a unit: 一年半; not the 半 of another duration.
fn half_behind(reading: &Reading, at: usize, unit: &str) -> usize {
    let rest = reading.rest(at);
    let after = rest.strip_prefix('半');
    let own = after
        .is_some_and(|after| !begins_with(after, &["个", "年", "天", "小时", "价", "月", "夜", "路", "途"]));
    let halves = matches!(unit, "年" | "天" | "小时" | "钟头" | "周");
    if own && halves && !reading.is_break(at) { '半'.len_utf8() } else { 0 }
}

/// Whether the number, its counter and its unit belong together: 三个月 but not 三月, 3日内 but not 3日.
fn fits(form: &str, counter: &str, unit: &str, name: &str, numeral: &Numeral, after: &str) -> bool {
    let counted = counter.contains('个');
    match unit {
        "月" => counted || numeral.colloquial && numeral.span.of(form) != "两",
        "日" => counter.is_empty() && begins_with(after, &["内", "之内", "以内", "无理由", "之后内"]),
        "年" => {
            let calendar = numeral
                .digits
                .as_ref()
                .is_some_and(|digits| digits.len() >= 4 || numeral.writing == Writing::Spelled);
            !counted
                && !calendar
                && !begins_with(after, &["级", "龄", "代", "纪", "度", "轻", "终", "底", "前半"])
        }
        "周" => !counted && !begins_with(after, &["年", "岁", "边", "期", "到", "围", "转"]),
        "天" => !counted && !begins_with(after, &["翼", "津", "猫", "到晚", "赋", "然", "天", "数"]),
        "秒" => !counted && !begins_with(after, &["杀", "回", "懂", "到"]),
        "星期" | "礼拜" => counted,
        "刻钟" | "分钟" | "秒钟" => !counted,
        _ => name != "周" || !counted,
    }
}

/// Lengths that nobody can count: 这两天, 有一天, 半天, 过两天; and ordinals: 第三天.
fn is_vague(reading: &Reading, numeral: &Numeral, counter: usize, unit: &str, after_at: usize) -> bool {
    let before = reading.before(numeral.span.start);
    let small = numeral.value <= 2.0;
    let calendar = matches!(unit, "天" | "日" | "年" | "周" | "月" | "星期" | "礼拜");
    if ends_with(before, &["第", "几", "每隔"]) || numeral.value == 0.5 && unit == "天" && counter == 0 {
        return true;
    }
    let pointed = ends_with(before, &["这", "那", "哪", "某", "头", "近", "最近"])
        || before.ends_with('前') && unit == "天";
    let some_day = unit == "天" && numeral.value == 1.0 && ends_with(before, &["有", "总有", "哪", "某"]);
    let soon =
        unit == "天" && numeral.span.of(reading.form) == "两" && ends_with(before, &["过", "等", "隔", "缓"]);
    let idiom = unit == "年" && begins_with(reading.rest(after_at), &["一度", "到头"]);
    small && calendar && pointed || some_day || soon || idiom
}

/// Where a range such as 三到五天 or 3-5天 starts.
fn range_start(reading: &Reading, start: usize) -> Option<usize> {
    let before = reading.before(start);
    let link = ["到", "至", "-", "或", "或者"]
        .into_iter()
        .filter(|link| before.ends_with(link))
        .max_by_key(|l| l.len())?;
    let mut low_end = start - link.len();
    for (unit, ..) in UNITS {
        if before[..low_end].ends_with(unit) {
            low_end -= unit.len();
            break;
        }
    }
    if before[..low_end].ends_with('个') {
        low_end -= '个'.len_utf8();
    }
    let index = reading.numerals.binary_search_by_key(&low_end, |numeral| numeral.span.end).ok()?;
    let low = reading.numerals.get(index)?;
    (link != "-" || low.span.end + 1 == start).then_some(low.span.start)
}
