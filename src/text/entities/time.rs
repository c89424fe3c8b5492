//! Times of day: 上午十点, 晚上八点半, 20:30, 零点, 今晚.

use crate::text::numerals::{Numeral, Writing};
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with};
use super::{Entity, EntityKind};

/// Parts of the day; those that move hours below twelve into the afternoon come with `true`. Longer writings first.
const DAYPARTS: &[(&str, bool)] = &[
    ("凌晨", false),
    ("清晨", false),
    ("早上", false),
    ("早晨", false),
    ("上午", false),
    ("中午", true),
    ("正午", true),
    ("下午", true),
    ("午后", true),
    ("傍晚", true),
    ("晚上", true),
    ("夜里", true),
    ("夜间", true),
    ("深夜", true),
    ("今晚", true),
    ("明晚", true),
    ("昨晚", true),
    ("当晚", true),
    ("今早", false),
    ("明早", false),
    ("今晨", false),
    ("明晨", false),
];

/// Parts of a named day, a time of their own.
const DAY_AND_PART: &[(&str, &str)] = &[
    ("今晚", "晚上"),
    ("明晚", "晚上"),
    ("昨晚", "晚上"),
    ("当晚", "晚上"),
    ("今早", "早上"),
    ("明早", "早上"),
    ("今晨", "早上"),
    ("明晨", "早上"),
];

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    let first = found.len();
    let mut at = 0;
    for numeral in reading.numerals.iter() {
        if numeral.span.start < at {
            continue;
        }
        let Some((span, hour, minute)) = clock(reading, numeral) else { continue };
        at = span.end;
        let number = Some(f64::from(hour) + f64::from(minute) / 60.0);
        found.push(Entity { kind: EntityKind::Time, span, number, text: format!("{hour:02}:{minute:02}") });
    }
    if !reading.form.contains(['晚', '早', '晨']) {
        return;
    }
    for &(word, text) in DAY_AND_PART {
        for (start, _) in reading.form.match_indices(word) {
            let span = Span::new(start, start + word.len());
            if !found[first..].iter().any(|entity| entity.span.overlaps(span)) {
                found.push(Entity { kind: EntityKind::Time, span, number: None, text: text.to_owned() });
            }
        }
    }
}

/// A time on the clock with the part of the day before it: span, hour, minute.
fn clock(reading: &Reading, numeral: &Numeral) -> Option<(Span, u32, u32)> {
    let hour = whole(numeral, 24)?;
    let part = DAYPARTS.iter().find(|(part, _)| reading.before(numeral.span.start).ends_with(part));
    let (end, minute) = if reading.rest(numeral.span.end).starts_with(':') {
        colon_minutes(reading, numeral)?
    } else {
        spoken_minutes(reading, numeral, hour, part.is_some())?
    };
    let start = numeral.span.start - part.map_or(0, |(part, _)| part.len());
    Some((Span::new(start, end), hour_of_day(hour, part), minute))
}

fn hour_of_day(hour: u32, part: Option<&(&str, bool)>) -> u32 {
    match (part, hour) {
        (Some(("中午" | "正午", _)), 11 | 12) => hour,
        (Some(("下午" | "午后", _)), 12) => 12,
        (Some((part, true)), 1..=5) if part.contains(['夜', '晚']) && *part != "傍晚" => hour,
        (Some((_, true)), 1..=11) => hour + 12,
        (Some((_, true)) | Some(("凌晨", _)), 12) | (_, 24) => 0,
        _ => hour,
    }
}

/// 20:30, perhaps with seconds.
fn colon_minutes(reading: &Reading, numeral: &Numeral) -> Option<(usize, u32)> {
    if reading.before(numeral.span.start).ends_with([':', '.', '-', '/'])
        && !reading.before(numeral.span.start).ends_with('-')
    {
        return None;
    }
    let minutes = two_digits(reading, numeral.span.end + 1)?;
    let end = minutes.span.end;
    let seconds = if reading.rest(end).starts_with(':') { Some(two_digits(reading, end + 1)?) } else { None };
    let end = seconds.map_or(end, |seconds| seconds.span.end);
    whole(minutes, 59).map(|minute| (end, minute))
}

fn two_digits<'r>(reading: &'r Reading, at: usize) -> Option<&'r Numeral> {
    reading.numeral_at(at).filter(|numeral| {
        numeral.writing == Writing::Arabic && numeral.digits.as_ref().is_some_and(|digits| digits.len() == 2)
    })
}

/// What follows 点: nothing, 半, 一刻, 四十三, 零五分.
fn spoken_minutes(reading: &Reading, numeral: &Numeral, hour: u32, in_part: bool) -> Option<(usize, u32)> {
    let at = numeral.span.end;
    let after = reading.rest(at).strip_prefix('点')?;
    let point = at + '点'.len_utf8();
    if begins_with(after, &["几", "击", "多少", "赞", "评", "播", "餐", "名", "歌", "开来"]) {
        return None;
    }
    let exact = exact_minutes(reading, point);
    let (end, minute) =
        exact.unwrap_or_else(|| (point + if after.starts_with('钟') { "钟".len() } else { 0 }, 0));
    let detailed = exact.is_some() || after.starts_with('钟');
    (in_part || detailed || !is_other_point(reading, numeral, hour, after)).then_some((end, minute))
}

fn exact_minutes(reading: &Reading, point: usize) -> Option<(usize, u32)> {
    let after = reading.rest(point);
    if reading.is_break(point) {
        return None;
    }
    for (words, minute) in [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0)] {
        if let Some(rest) = after.strip_prefix(words) {
            let other = words == "半" && begins_with(rest, &["个", "年", "天", "价", "小时"]);
            return (!other).then(|| (point + words.len(), minute));
        }
    }
    let zero = if after.starts_with('零') { '零'.len_utf8() } else { 0 };
    let minutes = reading.numeral_at(point + zero).or_else(|| reading.numeral_at(point))?;
    let minute = whole(minutes, 59)?;
    let end = minutes.span.end;
    let rest = reading.rest(end);
    let closed = rest.starts_with('分') && !begins_with(rest, &["分钟", "分钱"]);
    let plain = (minute >= 10 || zero > 0 || minutes.span.of(reading.form).starts_with(['零', '0']))
        && !begins_with(
            rest,
            &[
                "块", "元", "个", "天", "号", "兆", "g", "m", "次", "条", "人", "分", "秒", "小时", "月",
                "年", "%", "毛",
            ],
        );
    (closed || plain).then(|| (end + if closed { "分".len() } else { 0 }, minute))
}

/// 点 that is no hour: a little (快一点), an item (这三点), a score (20点积分).
fn is_other_point(reading: &Reading, numeral: &Numeral, hour: u32, after: &str) -> bool {
    const ITEMS: &[&str] = &[
        "要求", "建议", "内容", "原因", "问题", "说明", "需要", "注意", "是", "儿", "都", "也", "积分", "数",
        "券", "要", "意见", "事项", "提示", "疑问",
    ];
    let before = reading.before(numeral.span.start);
    let counted = ends_with(
        before,
        &[
            "第", "这", "那", "几", "有", "注意", "强调", "以下", "以上", "上述", "总共", "说", "哪", "百",
            "每",
        ],
    );
    let little = hour == 1 && numeral.writing == Writing::Cardinal;
    let item = hour <= 6 && begins_with(after, ITEMS);
    let score = begins_with(after, &["积分", "券", "经验"]);
    let range = ends_with(before, &["点到", "点至", "点半到", "到"]) && before.contains('点');
    let bounded = hour == 1 && begins_with(after, &["到两点", "到三点", "到二点"]);
    score || item || (counted && !range && hour < 7) || little && !range && !bounded
}

fn whole(numeral: &Numeral, most: u32) -> Option<u32> {
    let fits = numeral.value.fract() == 0.0 && (0.0..=f64::from(most)).contains(&numeral.value);
    let short = numeral.digits.as_ref().is_none_or(|digits| digits.len() <= 2);
    (fits && short && !numeral.elided && numeral.writing != Writing::Spelled || fits && is_zero_led(numeral))
        .then_some(numeral.value as u32)
}

/// 零五 as minutes.
fn is_zero_led(numeral: &Numeral) -> bool {
    numeral.digits.as_ref().is_some_and(|digits| digits.len() == 2 && digits.starts_with('0'))
}
