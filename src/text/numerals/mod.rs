//! Numbers as people say and write them: 三十九, 一百三, 幺九九, 1.5万, 十来.

mod arabic;
mod han;

use crate::transcript::Span;

/// A number in a matching form.
///
/// What it counts is for others to decide: the 一 of 一下 and the 十 of 十分 are numerals too.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Where it stands, with the 多, 来 or 几 that blurs it.
    pub span: Span,
    /// Its value; the upper one of a pair such as 三五 or 七八百.
    pub value: f64,
    /// The digits one by one, where it is a whole number in Arabic digits or spelled out (幺九九).
    pub digits: Option<String>,
    /// How it is written.
    pub writing: Writing,
    /// Whether it is only about this much: 十来, 四十多, 两三.
    pub approximate: bool,
    /// Whether its last unit is left out: 一百三 for 一百三十, 一万二.
    pub elided: bool,
    /// Whether it is 两, 俩 or 仨, which count things and never name a day or month.
    pub colloquial: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// In Chinese, with its units: 三十九.
    Cardinal,
    /// In Chinese, digit by digit: 五零幺二.
    Spelled,
    /// In Arabic digits, perhaps with 万 behind them.
    Arabic,
}

/// All numerals of a matching form, in order and apart.
///
/// A number never crosses a sentence edge, nor one of the `breaks`, save where a break only marks thousands (1,000).
pub fn scan(form: &str, breaks: &[usize]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = form[at..].find(begins_numeral) {
        let start = at + step;
        let numeral = if form.as_bytes()[start].is_ascii_digit() {
            Some(arabic::read(form, breaks, start))
        } else {
            han::read(form, breaks, start)
        };
        at = match numeral {
            Some(numeral) => {
                let end = numeral.span.end;
                found.push(numeral);
                end
            }
            None => start + '一'.len_utf8(),
        };
    }
    found
}

/// Whether a text holds a character with which a numeral can begin.
pub fn occurs_in(form: &str) -> bool {
    form.contains(begins_numeral)
}

/// The digit that a character stands for when a number is dictated: 0–9, 零, 〇, 幺, 一 to 九.
pub fn spoken_digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '两' => None,
        _ => han::digit(c),
    }
}

fn begins_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || han::digit(c).is_some()
        || matches!(c, '十' | '拾' | '廿' | '卅' | '俩' | '仨' | '半')
}

/// Whether a text begins with something that numbers count.
fn counts(text: &str) -> bool {
    const COUNTED: &str = "个天块元年月周分小秒毛角条次兆gmt刻成张位家倍岁人钟";
    text.chars().next().is_some_and(|c| COUNTED.contains(c)) || text.starts_with("工作日")
}

/// The bytes of a 多, 来, 余 or 几 that makes a round number vague.
fn blur(value: f64, rest: &str) -> usize {
    if value < 10.0 || value % 10.0 != 0.0 {
        return 0;
    }
    let mut chars = rest.chars();
    let first = chars.next();
    let after = chars.as_str();
    let vague = match first {
        Some('多') => !after.starts_with('少'),
        Some('来' | '余' | '几') => counts(after),
        _ => false,
    };
    if vague { '多'.len_utf8() } else { 0 }
}

/// The first of the `breaks` after a place, or the text's end.
fn break_after(form: &str, breaks: &[usize], at: usize) -> usize {
    let next = breaks.partition_point(|&edge| edge <= at);
    breaks.get(next).copied().filter(|&edge| form.is_char_boundary(edge)).unwrap_or(form.len())
}

#[cfg(test)]
mod tests;
