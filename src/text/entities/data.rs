//! Amounts of data: 5G流量, 三十个G, 一百兆; not 5G网络, not 千兆宽带.

use crate::text::numerals::Numeral;
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with, leading};
use super::{Entity, EntityKind, plain};

/// A unit as written, its megabytes and its short name; longer writings first.
const UNITS: &[(&str, f64, &str)] = &[
    ("gb", 1024.0, "GB"),
    ("mb", 1.0, "MB"),
    ("tb", 1_048_576.0, "TB"),
    ("kb", 1.0 / 1024.0, "KB"),
    ("g", 1024.0, "GB"),
    ("m", 1.0, "MB"),
    ("t", 1_048_576.0, "TB"),
    ("兆", 1.0, "MB"),
];

/// What makes it the speed of a line.
const LINES: &[&str] = &[
    "宽带", "光纤", "专线", "带宽", "光宽", "光猫", "网速", "网线", "网卡", "上行", "下行", "速率", "速度",
    "bps", "ps", "/s", "每秒",
];

/// What makes it a generation of the network.
const NETWORKS: &[&str] = &[
    "套餐", "网络", "网", "手机", "信号", "升级", "卡", "基站", "用户", "终端", "覆盖", "时代", "功能",
    "开关", "服务", "制式", "频段",
];

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    for numeral in &reading.numerals {
        if let Some((end, megabytes, text)) = amount(reading, numeral) {
            let span = Span::new(numeral.span.start, end);
            found.push(Entity { kind: EntityKind::DataAmount, span, number: Some(megabytes), text });
        }
    }
}

fn amount(reading: &Reading, numeral: &Numeral) -> Option<(usize, f64, String)> {
    let Span { start, end } = numeral.span;
    if reading.before(start).ends_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let rest = reading.rest(end);
    let counter = leading(rest, &["个半", "多个", "个多", "个"]).unwrap_or(0);
    let half = if rest.starts_with("个半") { 0.5 } else { 0.0 };
    let &(unit, megabytes, name) = UNITS.iter().find(|(unit, ..)| rest[counter..].starts_with(unit))?;
    let after = &rest[counter + unit.len()..];
    let inside_a_word = unit.is_ascii() && after.starts_with(|c: char| c.is_ascii_lowercase());
    let generation = counter == 0 && unit == "g" && is_generation(reading, numeral, after);
    if inside_a_word || generation || is_line(reading, start, after) {
        return None;
    }
    let value = numeral.value + half;
    let end = end + counter + unit.len();
    Some((end, value * megabytes, format!("{}{name}", plain(value))))
}

fn is_generation(reading: &Reading, numeral: &Numeral, after: &str) -> bool {
    let known = [2.0, 3.0, 4.0, 5.0, 6.0].contains(&numeral.value);
    let named = begins_with(after.strip_prefix('的').unwrap_or(after), NETWORKS);
    let upgraded = ends_with(
        reading.before(numeral.span.start),
        &["升级", "升级到", "升级成", "升级为", "支持", "升到"],
    );
    known && (named || upgraded)
}

fn is_line(reading: &Reading, start: usize, after: &str) -> bool {
    let behind = after.strip_prefix('的').unwrap_or(after);
    let clause = reading.clause_before(start);
    let near: &str = clause.char_indices().rev().nth(7).map_or(clause, |(at, _)| &clause[at..]);
    begins_with(behind, LINES)
        || ["宽带", "带宽", "网速", "光纤", "专线"].iter().any(|line| near.contains(line))
}
