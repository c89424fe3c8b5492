//! Amounts of money: 39.9元, 三块二毛五, 一毛五, ¥39, 一百四十多块, 七百二.

use crate::text::numerals::{Numeral, Writing, spoken_digit};
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with, leading};
use super::{Entity, EntityKind, plain};

/// What follows a bare number that counts something else.
const OTHER_MEASURES: &[&str] = &[
    "个",
    "人",
    "分",
    "条",
    "次",
    "步",
    "家",
    "户",
    "张",
    "位",
    "积",
    "的积",
    "的分",
    "兆",
    "g",
    "m",
    "天",
    "小时",
    "年",
    "月",
    "号",
    "点",
    "台",
    "名",
    "米",
    "公里",
    "字",
    "岁",
    "多个",
    "多人",
    "宽带",
    "倍",
    "页",
    "套",
    "秒",
    "里",
    "流量",
    "的流量",
];

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    let mut at = 0;
    for numeral in &reading.numerals {
        if numeral.span.start < at {
            continue;
        }
        if let Some((span, yuan)) = amount(reading, numeral) {
            at = span.end;
            let text = format!("{}元", plain(yuan));
            found.push(Entity { kind: EntityKind::Money, span, number: Some(yuan), text });
        }
    }
}

fn amount(reading: &Reading, numeral: &Numeral) -> Option<(Span, f64)> {
    let Span { start, end } = numeral.span;
    if ends_with(reading.before(start), &["第", "尾号"]) {
        return None;
    }
    if reading.before(start).ends_with('¥') {
        let end = end + leading(reading.rest(end), &["元钱", "块钱", "元", "块"]).unwrap_or(0);
        return Some((Span::new(start - '¥'.len_utf8(), end), numeral.value));
    }
    let (end, yuan) = yuan_behind(reading, numeral)
        .or_else(|| jiao_behind(reading, numeral))
        .or_else(|| fen_behind(reading, numeral))
        .or_else(|| bare(reading, numeral))?;
    Some((Span::new(start, end), yuan))
}

/// 块 or 元 behind the number, with the smaller coins after it.
fn yuan_behind(reading: &Reading, numeral: &Numeral) -> Option<(usize, f64)> {
    let at = numeral.span.end;
    let rest = reading.rest(at);
    let unit = leading(rest, &["多块", "多元", "块", "元", "圆"])?;
    let after = &rest[unit..];
    let (tail, coins) = coins(reading, at + unit);
    let sure = tail > 0 || begins_with(after, &["钱", "多"]);
    if rest.contains('块') && !sure && is_other_piece(reading, numeral, at + unit) {
        return None;
    }
    if rest.starts_with('元') && begins_with(after, &["旦", "素", "宵", "复始", "件", "器", "老", "化"])
    {
        return None;
    }
    let end = at + unit + tail;
    Some((end + money_word(reading, end), numeral.value + coins))
}

/// 块 that is no coin: 一块 for together, and pieces of something.
fn is_other_piece(reading: &Reading, numeral: &Numeral, after_at: usize) -> bool {
    let after = reading.rest(after_at);
    if begins_with(
        after,
        &["儿", "内容", "部分", "业务", "电池", "屏", "地", "牌", "表", "板", "区域", "硬盘", "砖"],
    ) {
        return true;
    }
    let before = reading.before(numeral.span.start);
    if numeral.value < 10.0 && ends_with(before, &["这", "那", "哪", "每", "某"]) {
        return true;
    }
    if numeral.span.of(reading.form) != "一" {
        return false;
    }
    let price = ends_with(
        before,
        &[
            "扣", "了", "收", "交", "付", "花", "才", "只", "只要", "差", "减", "返", "退", "送", "g", "m",
            "兆", "条", "分钟", "次", "张",
        ],
    );
    let counted = reading.numeral_at(after_at).is_some() || begins_with(after, &["每", "/"]);
    !(counted || price && (reading.is_edge(after_at) || begins_with(after, &["的", "也", "都", "就"])))
}

/// 毛 or 角 behind the number: 一毛五.
fn jiao_behind(reading: &Reading, numeral: &Numeral) -> Option<(usize, f64)> {
    let at = numeral.span.end;
    let rest = reading.rest(at);
    let unit = leading(rest, &["毛", "角"])?;
    let after = &rest[unit..];
    if numeral.value >= 100.0 || begins_with(after, &["病", "巾", "利", "度", "落", "色", "形", "标", "衣"])
    {
        return None;
    }
    let (tail, fen) = last_coin(reading, at + unit, "分");
    let end = at + unit + tail;
    Some((end + money_word(reading, end), cents(numeral.value * 10.0 + fen)))
}

/// 分钱 behind the number; 分 alone is a score or a minute.
fn fen_behind(reading: &Reading, numeral: &Numeral) -> Option<(usize, f64)> {
    let at = numeral.span.end;
    reading.rest(at).starts_with("分钱").then(|| (at + "分钱".len(), cents(numeral.value)))
}

/// A number that is money by its form alone: 七百二, 一万二, 1.5万.
fn bare(reading: &Reading, numeral: &Numeral) -> Option<(usize, f64)> {
    let at = numeral.span.end;
    let in_wan = numeral.writing == Writing::Arabic && numeral.span.of(reading.form).ends_with('万');
    let other = begins_with(reading.rest(at), OTHER_MEASURES) || reading.numeral_at(at).is_some();
    let named = ends_with(reading.before(numeral.span.start), &["号", "是第", "编号", "工号"]);
    ((numeral.elided || in_wan) && !other && !named).then_some((at, numeral.value))
}

/// The coins after 块: `(bytes, yuan)`.
fn coins(reading: &Reading, at: usize) -> (usize, f64) {
    if reading.is_break(at) {
        return (0, 0.0);
    }
    let rest = reading.rest(at);
    let zero = leading(rest, &["零", "〇"]).unwrap_or(0);
    let Some((digit, bytes)) = coin(&rest[zero..]) else { return (0, 0.0) };
    let end = zero + bytes;
    let after = &rest[end..];
    if zero > 0 {
        let unit = leading(after, &["分钱", "分"]).unwrap_or(0);
        return if is_minute(after) || unit == 0 && counts(after) {
            (0, 0.0)
        } else {
            (end + unit, cents(digit))
        };
    }
    if let Some(unit) = leading(after, &["毛", "角"]) {
        let (tail, fen) = last_coin(reading, at + end + unit, "分");
        return (end + unit + tail, cents(digit * 10.0 + fen));
    }
    let second = coin(after).filter(|&(_, more)| !goes_on(&after[more..]) && !reading.is_break(at + end));
    if let Some((second, more)) = second {
        return (end + more, cents(digit * 10.0 + second));
    }
    if goes_on(after) && !reading.is_break(at + end) { (0, 0.0) } else { (end, cents(digit * 10.0)) }
}

/// One more digit of the next smaller coin, whose `name` may be left out.
fn last_coin(reading: &Reading, at: usize, name: &str) -> (usize, f64) {
    let rest = reading.rest(at);
    let Some((digit, bytes)) = coin(rest).filter(|_| !reading.is_break(at)) else { return (0, 0.0) };
    let after = &rest[bytes..];
    if after.starts_with(name) && !is_minute(after) {
        return (bytes + name.len(), digit);
    }
    let next_word = coin(after).is_some_and(|(_, more)| counts(&after[more..]));
    if goes_on(after) && !next_word && !reading.is_break(at + bytes) { (0, 0.0) } else { (bytes, digit) }
}

fn coin(text: &str) -> Option<(f64, usize)> {
    let first = text.chars().next()?;
    let digit = if first == '两' { 2 } else { spoken_digit(first)? };
    (digit > 0).then(|| (f64::from(digit), first.len_utf8()))
}

/// Whether the digit before belongs to another number or measure.
fn goes_on(after: &str) -> bool {
    let number = after.starts_with(|c| spoken_digit(c).is_some() || "十百千万亿.:".contains(c));
    let another = coin(after).is_some_and(|(_, bytes)| counts(&after[bytes..]));
    number && !another || counts(after)
}

/// Whether the text goes on with what a number counts, or makes a word of 一 (一共, 一起).
fn counts(after: &str) -> bool {
    const AFTER_YI: &str = "共般样定起直下些边并律旦切概晚份间夜趟回辆只杯桌顿部斤";
    if after.starts_with(|c| AFTER_YI.contains(c)) {
        return true;
    }
    begins_with(after, OTHER_MEASURES)
        || begins_with(after, &["块", "元", "折", "成", "档", "笔", "刻", "单", "周", "日", "%"])
}

fn is_minute(after: &str) -> bool {
    after.starts_with("分钟")
}

fn money_word(reading: &Reading, at: usize) -> usize {
    leading(reading.rest(at), &["多块钱", "多钱", "来钱", "钱", "整"]).unwrap_or(0)
}

fn cents(fen: f64) -> f64 {
    fen / 100.0
}
