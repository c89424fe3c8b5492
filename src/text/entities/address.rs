//! Where somebody lives, down to a number: 中山路18号, 阳光小区3栋2单元501.

use crate::text::numerals::{Numeral, Writing};
use crate::transcript::Span;

use super::reading::{Reading, begins_with, ends_with, leading};
use super::{Entity, EntityKind, plain};

/// Streets before a house number.
const STREETS: &[&str] =
    &["路", "街", "巷", "大道", "胡同", "里弄", "弄", "村", "组", "社", "队", "街道", "道", "段"];
/// Words that end like a street and are none.
const NO_STREETS: &[&str] = &[
    "线路", "思路", "套路", "电路", "网路", "铁路", "走路", "在路", "顺路", "问路", "知道", "渠道", "频道",
    "通道", "报道", "味道", "难道", "公道", "一道", "上路", "回路", "半路", "手段", "阶段", "时段", "号段",
    "网段", "社", "部队", "排队",
];
/// Places before a number of a house in them.
const PLACES: &[&str] = &[
    "小区", "花园", "家园", "嘉园", "新村", "公寓", "大厦", "广场", "苑", "园", "城", "府", "庄", "社区",
    "宿舍", "公馆", "山庄", "院",
];
/// What a number of an address counts; longer words first.
const PARTS: &[&str] =
    &["号楼", "号院", "号", "单元", "栋", "幢", "座", "室", "弄", "层", "楼", "门", "户", "组", "队"];
/// Where the name of a place cannot go on backwards.
const STOPS: &[&str] = &[
    "是", "在", "住", "到", "去", "址", "我", "您", "你", "他", "她", "们", "家", "的", "寄", "送", "叫",
    "就", "那", "这", "为", "了", "给", "往", "从", "改", "装", "移", "对", "吗", "呢", "吧", "啊", "有",
    "说", "和",
];
const NAME_CHARS: usize = 12;

pub(super) fn find(reading: &Reading, found: &mut Vec<Entity>) {
    let mut at = 0;
    for numeral in &reading.numerals {
        let start = numeral.span.start;
        if start < at {
            continue;
        }
        let Some(chain) = chain(reading, numeral) else { continue };
        let before = reading.clause_before(start);
        let street = ends_with(before, STREETS) && !ends_with(before, NO_STREETS);
        let place = ends_with(before, PLACES);
        let house = reading.rest(numeral.span.end).starts_with('号')
            || reading.rest(numeral.span.end).starts_with('弄');
        if !(street && house || place || chain.parts >= 2 && chain.has_house) {
            continue;
        }
        let name = name_before(&before[before.len() - before.len().min(start - at)..]);
        let span = Span::new(start - name.len(), chain.end);
        at = span.end;
        let text = format!("{name}{}", chain.text);
        if let Some(last) =
            found.last_mut().filter(|last| last.kind == EntityKind::Address && last.span.end == span.start)
        {
            last.span.end = span.end;
            last.text.push_str(&text);
            continue;
        }
        found.push(Entity { kind: EntityKind::Address, span, number: None, text });
    }
}

/// Numbers with their parts behind each other.
struct Chain {
    end: usize,
    text: String,
    parts: usize,
    has_house: bool,
}

fn chain(reading: &Reading, first: &Numeral) -> Option<Chain> {
    let mut chain = Chain { end: first.span.start, text: String::new(), parts: 0, has_house: false };
    while let Some(numeral) = reading.numeral_at(chain.end) {
        let at = numeral.span.end;
        let number = written(numeral);
        let Some(bytes) = part_behind(reading, at) else {
            let room = chain.parts > 0 && (number.len() >= 3 || reading.before(chain.end).ends_with('-'));
            let joined = reading.rest(at).starts_with('-') && reading.numeral_at(at + 1).is_some();
            if !room && !joined {
                break;
            }
            chain.text.push_str(&number);
            chain.parts += 1;
            chain.end = at;
            if !joined {
                break;
            }
            chain.text.push('-');
            chain.end = at + 1;
            continue;
        };
        let part = &reading.rest(at)[..bytes];
        chain.text.push_str(&number);
        chain.text.push_str(part);
        chain.parts += 1;
        chain.has_house |= matches!(part, "号楼" | "单元" | "栋" | "幢" | "室");
        chain.end = at + bytes;
    }
    (chain.parts > 0).then_some(chain)
}

/// The bytes of the part that a number names: 号, 栋; not the 号 of 一号线.
fn part_behind(reading: &Reading, at: usize) -> Option<usize> {
    let bytes = leading(reading.rest(at), PARTS)?;
    let after = reading.rest(at + bytes);
    (!begins_with(after, &["线", "台", "码", "口", "客服", "工", "为您"])).then_some(bytes)
}

fn written(numeral: &Numeral) -> String {
    match (&numeral.digits, numeral.writing) {
        (Some(digits), _) => digits.clone(),
        (None, Writing::Cardinal | Writing::Spelled | Writing::Arabic) => plain(numeral.value),
    }
}

/// The name of the street or place that ends the text.
fn name_before(before: &str) -> &str {
    let start = before.char_indices().rev().take(NAME_CHARS).take_while(|&(at, c)| {
        let here = &before[at..];
        !c.is_ascii() && !begins_with(here, STOPS) || begins_with(here, &["家园", "家村", "为民", "和平"])
    });
    start.last().map_or("", |(at, _)| &before[at..])
}
