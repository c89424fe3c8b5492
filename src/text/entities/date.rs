//! Days, weeks and months: 次月一号, 3月8日, 下周二, 月底, 2026-11-21.

use crate::text::numerals::{Numeral, Writing};
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with, leading};
use super::{Entity, EntityKind};

/// Words that are a date of their own, and how they are written; longer ones first.
const WORDS: &[(&str, &str)] = &[
    ("大后天", "大后天"),
    ("大前天", "大前天"),
    ("今天", "今天"),
    ("今日", "今天"),
    ("今儿", "今天"),
    ("明天", "明天"),
    ("明日", "明天"),
    ("明儿", "明天"),
    ("后天", "后天"),
    ("前天", "前天"),
    ("昨天", "昨天"),
    ("昨日", "昨天"),
    ("昨儿", "昨天"),
    ("今晚", "今天"),
    ("今早", "今天"),
    ("今晨", "今天"),
    ("明晚", "明天"),
    ("明早", "明天"),
    ("明晨", "明天"),
    ("昨晚", "昨天"),
    ("当天", "当天"),
    ("当日", "当天"),
    ("当晚", "当天"),
    ("次日", "次日"),
    ("隔天", "次日"),
    ("第二天", "次日"),
    ("即日", "即日"),
];

/// Months and years named from today.
const MONTHS: &[(&str, &str)] = &[
    ("下下个月", "下下月"),
    ("下下月", "下下月"),
    ("下个月", "次月"),
    ("下月", "次月"),
    ("次月", "次月"),
    ("上个月", "上月"),
    ("上月", "上月"),
    ("这个月", "本月"),
    ("本月", "本月"),
    ("当月", "当月"),
    ("每个月", "每月"),
    ("每月", "每月"),
];
const YEARS: &[&str] = &["今年", "明年", "去年", "后年", "前年", "次年", "当年", "本年"];

/// Whether a month has such a day, in a leap year.
pub(super) fn is_day_of_month(month: u32, day: u32) -> bool {
    const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    (1..=12).contains(&month) && (1..=DAYS[month as usize - 1]).contains(&day)
}

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    let mut from = 0;
    while let Some(step) = reading.rest(from).find(begins_date) {
        let start = from + step;
        from = match date_at(reading, start) {
            Some((end, text)) => {
                let span = Span::new(start, end);
                found.push(Entity { kind: EntityKind::Date, span, number: None, text });
                end
            }
            None => start + skip(reading, start),
        };
    }
}

fn begins_date(c: char) -> bool {
    const STARTS: &str = "今明后昨前大当次隔第即下上这本每月年周星礼去一二两三四五六七八九十廿零〇";
    c.is_ascii_digit() || STARTS.contains(c)
}

/// The bytes to go on where no date starts: a whole numeral, else one character.
fn skip(reading: &Reading, start: usize) -> usize {
    let numeral = reading.numeral_at(start).map(|numeral| numeral.span.len());
    numeral.or_else(|| reading.rest(start).chars().next().map(char::len_utf8)).unwrap_or(1)
}

fn date_at(reading: &Reading, start: usize) -> Option<(usize, String)> {
    word_at(reading, start)
        .or_else(|| week_at(reading, start))
        .or_else(|| written_at(reading, start))
        .or_else(|| calendar_at(reading, start))
}

fn word_at(reading: &Reading, start: usize) -> Option<(usize, String)> {
    let &(word, text) = WORDS.iter().find(|(word, _)| reading.rest(start).starts_with(word))?;
    let before = reading.before(start);
    let other = match word {
        "前天" => {
            ends_with(before, &["以", "之", "目", "提", "当", "从"])
                || reading.rest(start).starts_with("前天天")
        }
        "后天" => {
            ends_with(before, &["以", "之", "今", "最", "然"]) || reading.rest(start).starts_with("后天天")
        }
        _ => false,
    };
    (!other).then(|| (start + word.len(), text.to_owned()))
}

/// 下周二, 周五, 这个星期, 周末.
fn week_at(reading: &Reading, start: usize) -> Option<(usize, String)> {
    let rest = reading.rest(start);
    let which =
        leading(rest, &["下下个", "下下", "上个", "下个", "这个", "上", "下", "这", "本", "每"]).unwrap_or(0);
    let week = leading(&rest[which..], &["星期", "礼拜", "周"])?;
    if which == 0 && (ends_with(reading.before(start), &["个", "多"]) || reading.numeral_ends_at(start)) {
        return None;
    }
    let after = &rest[which + week..];
    let name = rest[..which].trim_end_matches('个');
    if let Some(day) =
        after.chars().next().and_then(weekday).filter(|_| !is_counted(reading, start + which + week))
    {
        let bytes = after.chars().next().map_or(0, char::len_utf8);
        return Some((start + which + week + bytes, format!("{name}周{day}")));
    }
    let whole_week = which > 0 && !begins_with(after, &["边", "期", "到", "年", "围", "转"]);
    (whole_week && name != "每").then(|| (start + which + week, format!("{name}周")))
}

fn weekday(c: char) -> Option<char> {
    Some(match c {
        '一' | '1' => '一',
        '二' | '2' => '二',
        '三' | '3' => '三',
        '四' | '4' => '四',
        '五' | '5' => '五',
        '六' | '6' => '六',
        '日' | '天' | '7' => '日',
        '末' => '末',
        _ => return None,
    })
}

/// Whether the character after 周 begins a count rather than a weekday: 下周一次.
fn is_counted(reading: &Reading, at: usize) -> bool {
    let Some(numeral) = reading.numeral_at(at) else { return false };
    numeral.span.len() > '一'.len_utf8() && !reading.rest(numeral.span.end).starts_with(['点', ':'])
        || begins_with(reading.rest(numeral.span.end), &["次", "个月", "回", "趟"])
}

/// 2026-11-21, 2026/11/21, 2026.11.21.
fn written_at(reading: &Reading, start: usize) -> Option<(usize, String)> {
    let year = arabic(reading, start, 4)?;
    let mark = reading.rest(year.span.end).chars().next().filter(|mark| "-/.".contains(*mark))?;
    let month = arabic(reading, year.span.end + 1, 2)?;
    let day =
        arabic(reading, month.span.end + 1, 2).filter(|_| reading.rest(month.span.end).starts_with(mark))?;
    let goes_on = begins_with(reading.rest(day.span.end), &["-", "/"]);
    let valid =
        (1900.0..2100.0).contains(&year.value) && is_day_of_month(month.value as u32, day.value as u32);
    (valid && !goes_on)
        .then(|| (day.span.end, format!("{}-{:02}-{:02}", year.value, month.value as u32, day.value as u32)))
}

fn arabic<'r>(reading: &'r Reading, at: usize, digits: usize) -> Option<&'r Numeral> {
    reading.numeral_at(at).filter(|numeral| {
        numeral.writing == Writing::Arabic && numeral.digits.as_ref().is_some_and(|text| text.len() <= digits)
    })
}

/// Year, month and day behind each other, each of them optional.
fn calendar_at(reading: &Reading, start: usize) -> Option<(usize, String)> {
    let mut at = start;
    let mut text = String::new();
    let year = year_at(reading, at);
    if let Some((end, name, _)) = &year {
        at = *end;
        text.push_str(name);
    }
    let month = month_at(reading, at, start);
    if let Some((end, name)) = &month {
        at = *end;
        text.push_str(name);
    }
    if let Some((end, name)) = day_at(reading, at, month.is_some(), year.is_some()) {
        at = end;
        text.push_str(&name);
        return Some((at, text));
    }
    let alone = month.as_ref().is_some_and(|(_, name)| name != "每月")
        || month.is_none() && year.as_ref().is_some_and(|(.., whole)| *whole);
    alone.then_some((at, text))
}

/// A year, and whether it may stand without a month.
fn year_at(reading: &Reading, at: usize) -> Option<(usize, String, bool)> {
    let rest = reading.rest(at);
    if let Some(bytes) = leading(rest, YEARS) {
        let whole = begins_with(rest, &["明年", "后年", "次年"]);
        return Some((at + bytes, rest[..bytes].to_owned(), whole));
    }
    let numeral = reading.numeral_at(at)?;
    let digits = numeral.digits.as_deref()?;
    let end = numeral.span.end + leading(reading.rest(numeral.span.end), &["年"])?;
    let year = match digits.len() {
        4 if digits.starts_with("19") || digits.starts_with("20") => digits.to_owned(),
        2 if numeral.writing == Writing::Spelled || month_at(reading, end, end).is_some() => {
            format!("20{digits}")
        }
        _ => return None,
    };
    Some((end, format!("{year}年"), true))
}

/// A month, named from today or by its number.
fn month_at(reading: &Reading, at: usize, start: usize) -> Option<(usize, String)> {
    let rest = reading.rest(at);
    if let Some((word, text)) = MONTHS.iter().find(|(word, _)| rest.starts_with(word)) {
        let rent = begins_with(&rest[word.len()..], &["租", "费", "供"]) && !word.contains('个');
        return (!rent).then(|| (at + word.len(), (*text).to_owned()));
    }
    let numeral = reading.numeral_at(at)?;
    let after_at = numeral.span.end;
    let month = leading(reading.rest(after_at), &["月份", "月"])?;
    let after = reading.rest(after_at + month);
    let ordinal = at == start && ends_with(reading.before(at), &["第", "-", "/", "几"]);
    let other = begins_with(after, &["租", "费", "卡", "结", "供", "薪", "均", "嫂", "饼"]);
    let number = whole_number(numeral, 12)?;
    (!ordinal && !other).then(|| (after_at + month, format!("{number}月")))
}

/// A day of a month: 一号, 8日, 月底, 中旬.
fn day_at(reading: &Reading, at: usize, in_month: bool, in_year: bool) -> Option<(usize, String)> {
    let rest = reading.rest(at);
    if let Some(bytes) = leading(rest, &["月底", "月初", "月末", "月中", "年底", "年初", "年末"])
    {
        let own = in_month == rest.starts_with('月') || !in_month && (in_year || rest.starts_with('月'));
        let fits = if rest.starts_with('年') { !in_month } else { own };
        return fits.then(|| {
            (at + bytes, rest[..bytes].trim_start_matches(if in_month { "月" } else { "" }).to_owned())
        });
    }
    let part = leading(rest, &["上旬", "中旬", "下旬", "底", "初", "末"]).filter(|_| in_month || in_year);
    if let Some(bytes) = part {
        let word = begins_with(&rest[bytes..], &["次", "始", "期", "步", "下", "层", "线"]);
        return (!word).then(|| (at + bytes, rest[..bytes].to_owned()));
    }
    let numeral = reading.numeral_at(at)?;
    let after_at = numeral.span.end;
    let number = whole_number(numeral, 31)?;
    let Some(unit) = leading(reading.rest(after_at), &["号", "日"]) else {
        let range = in_month && begins_with(reading.rest(after_at), &["到", "至"]);
        return range.then(|| (after_at, format!("{number}日")));
    };
    let by_itself = !in_month && is_other_number(reading, at, after_at);
    let inside = reading.rest(after_at).starts_with('日')
        && begins_with(reading.rest(after_at + unit), &["内", "之内", "以内"]);
    (!by_itself && !inside).then(|| (after_at + unit, format!("{number}日")))
}

/// A number before 号 or 日 that is no day: of a line, a counter, a clerk, a house.
fn is_other_number(reading: &Reading, at: usize, after_at: usize) -> bool {
    const NAMED: &[&str] = &[
        "工号",
        "客服",
        "坐席",
        "座席",
        "我是",
        "这边是",
        "这里是",
        "编号",
        "尾号",
        "话务员",
        "第",
        "路",
        "街",
        "巷",
        "弄",
        "道",
        "请",
        "座机",
        "服务员",
        "专员",
        "小区",
        "村",
        "组",
        "园",
    ];
    const THINGS: &[&str] = &[
        "线",
        "台",
        "窗",
        "柜",
        "楼",
        "院",
        "店",
        "门",
        "坐席",
        "座席",
        "工",
        "机",
        "客服",
        "为您",
        "为你",
        "卡",
        "键",
        "文件",
        "厅",
        "馆",
        "路",
        "公路",
        "弄",
        "单元",
        "室",
        "栋",
        "幢",
        "座",
        "话务",
        "接线",
        "专员",
        "服务",
        "码",
        "桌",
        "床",
        "仓",
        "楼",
        "竭诚",
        "很高兴",
        "游",
        "均",
        "三餐",
    ];
    let before = reading.before(at);
    let lettered = before.ends_with(|c: char| c.is_ascii_lowercase());
    let after = reading.rest(after_at).chars().next().map_or("", |c| reading.rest(after_at + c.len_utf8()));
    lettered || ends_with(before, NAMED) || begins_with(after, THINGS)
}

/// The number as a day or month: whole, 1 to `most`, not blurred, not spelled, not 两.
fn whole_number(numeral: &Numeral, most: u32) -> Option<u32> {
    let value = numeral.value;
    let whole = value.fract() == 0.0 && (1.0..=f64::from(most)).contains(&value);
    let short = numeral.digits.as_ref().is_none_or(|digits| digits.len() <= 2);
    let exact = !numeral.approximate && !numeral.elided && short;
    (whole && exact && numeral.writing != Writing::Spelled && !numeral.colloquial).then_some(value as u32)
}
