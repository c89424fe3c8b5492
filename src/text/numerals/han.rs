//! Numbers in Chinese characters.

use crate::transcript::Span;

use super::{Numeral, Writing, blur, break_after, counts};

const HAN_BYTES: usize = 3;

/// Ends of a length of time, to which a 零 joins the next smaller one: 一年零三个月.
const SPANS: [char; 6] = ['年', '月', '天', '时', '分', '钟'];

/// The value of a single digit; 两 counts, 俩 and 仨 stand alone and do not.
pub(super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a unit.
pub(super) fn unit(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1000.0,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// Whether a character would go on a number.
pub(super) fn is_more_of_number(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || unit(c).is_some()
}

/// The numeral that begins at `start`, where a Chinese number character stands.
pub(super) fn read(form: &str, breaks: &[usize], start: usize) -> Option<Numeral> {
    let text = &form[start..break_after(form, breaks, start)];
    let first = text.chars().next()?;
    let before = &form[..start];
    match first {
        '俩' => return Some(Numeral { colloquial: true, ..plain(start, 2.0) }),
        '仨' => return Some(Numeral { colloquial: true, ..plain(start, 3.0) }),
        '半' => return (!before.ends_with('一')).then(|| plain(start, 0.5)),
        '十' | '拾' if before.ends_with(['几', '数']) => return None,
        _ => {}
    }
    let mut run: Vec<char> = text.chars().take_while(|&c| is_number_char(c)).collect();
    let fraction = text[run.len() * HAN_BYTES..].starts_with("分之") && run.len() > 1;
    run.pop_if(|last| fraction && matches!(last, '百' | '千' | '万'));
    let singles = run.iter().take_while(|&&c| digit(c).is_some()).count();
    let rest = |used: usize| &form[start + used * HAN_BYTES..];
    if matches!(*run, [zero, _] if digit(zero) == Some(0)) && counts(rest(2)) && before.ends_with(SPANS) {
        return Some(plain(start, 0.0));
    }
    if singles >= 2 && singles == run.len() && !is_pair(&run, rest(singles)) {
        return Some(spelled(start, &run[..spelled_len(&run, before, rest(singles))]));
    }
    if singles > 2 {
        return Some(spelled(start, &run[..singles - 1]));
    }
    let cardinal = cardinal(&run, rest);
    finish(form, before, start, cardinal)
}

fn is_number_char(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some() || matches!(c, '廿' | '卅')
}

fn plain(start: usize, value: f64) -> Numeral {
    let span = Span::new(start, start + HAN_BYTES);
    Numeral {
        span,
        value,
        digits: None,
        writing: Writing::Cardinal,
        approximate: false,
        elided: false,
        colloquial: false,
    }
}

fn spelled(start: usize, run: &[char]) -> Numeral {
    if let [single] = run {
        return plain(start, digit(*single).map_or(0.0, f64::from));
    }
    let digits: String = run.iter().filter_map(|&c| digit(c)).map(|d| char::from(b'0' + d)).collect();
    Numeral {
        span: Span::new(start, start + run.len() * HAN_BYTES),
        value: digits.parse().unwrap_or(f64::INFINITY),
        digits: Some(digits),
        writing: Writing::Spelled,
        approximate: false,
        elided: false,
        colloquial: false,
    }
}

/// How many of the digits spell one number: the last belongs to the next word in 幺九九一个月 and 一毛五一分钟.
fn spelled_len(run: &[char], before: &str, rest: &str) -> usize {
    let last = run[run.len() - 1];
    let after_money = before.ends_with(['块', '毛', '角']);
    let counted = counts(rest) && !rest.starts_with(['块', '元', '年', '月', '人', '位']);
    let apart = counted && (matches!(last, '一' | '两') || after_money);
    if apart { run.len() - 1 } else { run.len() }
}

/// Whether two digits name a rough count, as 两三 and 七八 in 七八个.
fn is_pair(run: &[char], rest: &str) -> bool {
    matches!(*run, [low, high] if ascends(low, high) && (low == '两' || counts(rest)))
}

fn ascends(low: char, high: char) -> bool {
    match (digit(low), digit(high)) {
        (Some(3), Some(5)) => true,
        (Some(low_value), Some(high_value)) => {
            low_value > 0 && low_value + 1 == high_value && low != '幺' && high != '两'
                || (low, high) == ('一', '两')
        }
        _ => false,
    }
}

struct Cardinal {
    used: usize,
    value: f64,
    approximate: bool,
    elided: bool,
}

/// Reads a number with units from the front of `run`.
fn cardinal<'a>(run: &[char], rest: impl Fn(usize) -> &'a str) -> Cardinal {
    let mut parts =
        Parts { at: 0, total: 0.0, section: 0.0, last_unit: f64::INFINITY, last_big: f64::INFINITY };
    let mut read = Cardinal { used: 0, value: 0.0, approximate: false, elided: false };
    while parts.at < run.len() {
        let zero = parts.at > 0 && digit(run[parts.at]) == Some(0);
        let at = parts.at + usize::from(zero);
        let Some(&c) = run.get(at) else { break };
        let pair = run.get(at + 1).copied().filter(|&high| ascends(c, high));
        let pair = pair.filter(|_| match run.get(at + 2) {
            Some(&next) => unit(next).is_some_and(|unit| unit < parts.last_unit),
            None => parts.at == 0,
        });
        let (amount, at) = match (digit(c), pair) {
            (Some(_), Some(high)) => (digit(high), at + 2),
            (value, _) => (value, at + usize::from(value.is_some())),
        };
        read.approximate |= pair.is_some();
        if !parts.take(run, amount.map(f64::from), at, zero, &mut read, &rest) {
            break;
        }
        parts.take_big(run);
    }
    read.used = parts.at;
    read.value = parts.total + parts.section;
    read
}

/// A number under construction.
struct Parts {
    at: usize,
    total: f64,
    section: f64,
    last_unit: f64,
    last_big: f64,
}

impl Parts {
    /// Takes an amount and the unit at `at`; whether more may follow.
    fn take<'a>(
        &mut self,
        run: &[char],
        amount: Option<f64>,
        at: usize,
        zero: bool,
        read: &mut Cardinal,
        rest: impl Fn(usize) -> &'a str,
    ) -> bool {
        let next = run.get(at).copied();
        if let (None, Some(tens @ ('廿' | '卅'))) = (amount, next) {
            if self.last_unit <= 10.0 {
                return false;
            }
            self.add(if tens == '廿' { 20.0 } else { 30.0 }, 10.0, at + 1);
            return true;
        }
        let small = next.and_then(unit).filter(|&unit| unit < 1e4);
        match (amount, small) {
            (Some(amount), Some(unit)) if amount > 0.0 && unit < self.last_unit => {
                self.add(amount * unit, unit, at + 1)
            }
            (None, Some(10.0)) if self.last_unit > 10.0 => self.add(10.0, 10.0, at + 1),
            (Some(amount), _) if self.at == 0 => self.add(amount, 1.0, at),
            (Some(amount), _) if next.and_then(unit).is_none() && self.last_unit > 1.0 => {
                self.take_last(amount, at, zero, read, rest);
                return false;
            }
            (Some(amount), None) if zero && next == Some('万') => self.add(amount, 1.0, at),
            (Some(amount), None) if self.last_unit == 10.0 && next == Some('万') && self.last_big > 1e4 => {
                self.add(amount, 1.0, at);
            }
            _ => return false,
        }
        true
    }

    fn add(&mut self, amount: f64, unit: f64, at: usize) {
        self.section += amount;
        self.last_unit = unit;
        self.at = at;
    }

    /// Takes a closing digit without a unit: ones after 十 or 零, else the next lower unit (一百三).
    fn take_last<'a>(
        &mut self,
        amount: f64,
        at: usize,
        zero: bool,
        read: &mut Cardinal,
        rest: impl Fn(usize) -> &'a str,
    ) {
        if amount == 0.0 {
            return;
        }
        if zero || self.last_unit == 10.0 {
            self.add(amount, 1.0, at);
        } else if !counts(rest(at)) || rest(at).starts_with(['块', '元', '成']) {
            self.add(amount * self.last_unit / 10.0, 1.0, at);
            read.elided = true;
        }
    }

    /// Takes a 万 or 亿 behind the section.
    fn take_big(&mut self, run: &[char]) {
        let Some(big) = run.get(self.at).copied().and_then(unit).filter(|&unit| unit >= 1e4) else { return };
        if big < self.last_big && self.section > 0.0 {
            self.total += self.section * big;
            self.section = 0.0;
            self.last_unit = big;
            self.last_big = big;
            self.at += 1;
        }
    }
}

/// Adds decimals (三点五) or a blur (十来) to a cardinal.
fn finish(form: &str, before: &str, start: usize, read: Cardinal) -> Option<Numeral> {
    if read.used == 0 {
        return None;
    }
    let end = start + read.used * HAN_BYTES;
    let Cardinal { mut value, mut approximate, elided, .. } = read;
    let colloquial = &form[start..end] == "两";
    if let Some((fraction, bytes)) = decimals(&form[end..], value == 0.0 || before.ends_with("分之")) {
        value += fraction;
        let span = Span::new(start, end + bytes);
        return Some(Numeral {
            span,
            value,
            digits: None,
            writing: Writing::Cardinal,
            approximate,
            elided,
            colloquial,
        });
    }
    let vague = blur(value, &form[end..]);
    approximate |= vague > 0;
    let span = Span::new(start, end + vague);
    Some(Numeral { span, value, digits: None, writing: Writing::Cardinal, approximate, elided, colloquial })
}

/// The decimals after a 点 and their bytes. Unless `sure`, a measure must follow: 三点五 alone may be a time.
fn decimals(rest: &str, sure: bool) -> Option<(f64, usize)> {
    let tail = rest.strip_prefix('点')?;
    let digits: Vec<u8> = tail.chars().map_while(|c| if c == '两' { None } else { digit(c) }).collect();
    let after = &tail[digits.len() * HAN_BYTES..];
    let measured = after
        .starts_with(['块', '元', '万', '兆', 'g', 'm', 't', '折', '倍', '天', '年', '成', '%'])
        || ["个g", "个m", "个t", "个小时", "个月", "小时"].iter().any(|unit| after.starts_with(unit));
    let goes_on = after.starts_with(is_more_of_number) || after.starts_with('分');
    if digits.is_empty() || (!measured && (!sure || goes_on)) {
        return None;
    }
    let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
    let fraction = format!("0.{text}").parse().ok()?;
    Some((fraction, '点'.len_utf8() + digits.len() * HAN_BYTES))
}
