//! Which stretches of a run of digits are personal numbers.

use super::Place;
use super::digits::{Digit, FEWEST_DIGITS, Run, X};

/// A personal number inside a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    from: usize,
    to: usize,
    keep_first: usize,
    keep_last: usize,
}

impl Number {
    /// The digits to hide.
    pub fn hidden(self) -> std::ops::Range<usize> {
        self.from + self.keep_first..self.to - self.keep_last
    }
}

/// The most digits of the neighbouring word that may touch a spoken number.
const LONGEST_TOUCHING_WORD: usize = 2;

/// The personal numbers of a run, in order, not overlapping.
pub(super) fn find(run: &Run, place: Place) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut from = 0;
    while from < run.digits.len() {
        let touches_last = found.last().is_some_and(|number| number.to == from);
        let number = if touches_last || may_start(run, from) { number_at(run, from, place) } else { None };
        match number {
            Some(number) => {
                from = number.to;
                found.push(number);
            }
            None => from += 1,
        }
    }
    found
}

/// The number that begins at `from`: one that is a group of its own before one that spans several, a longer before a shorter.
fn number_at(run: &Run, from: usize, place: Place) -> Option<Number> {
    let kinds: &[fn(&Run, usize) -> Vec<Number>] = match place {
        Place::Text => &[identity, card, mobile, landline, broken_off],
        Place::Name => &[sure_identity, mobile, landline],
    };
    kinds
        .iter()
        .flat_map(|kind| kind(run, from))
        .filter(|number| may_end(run, number.to))
        .filter(|number| place == Place::Text || stands_alone(run, *number))
        .min_by_key(|number| {
            (run.group_sizes(number.from, number.to).len().min(2), usize::MAX - (number.to - number.from))
        })
}

/// Whether a number inside a name is no part of something else: a hash, or a date and a count.
fn stands_alone(run: &Run, number: Number) -> bool {
    let hexadecimal = run.digits[number.from..number.to].iter().any(|digit| digit.hexadecimal);
    let sizes = run.group_sizes(number.from, number.to);
    sizes.iter().all(|&size| size >= 3) && !hexadecimal
}

fn may_start(run: &Run, from: usize) -> bool {
    let start = run.group_start(from);
    let before = &run.digits[start..from];
    before.len() <= LONGEST_TOUCHING_WORD && before.iter().all(|digit| digit.spoken)
        || run.digits[from - 1].spoken != run.digits[from].spoken
}

fn may_end(run: &Run, to: usize) -> bool {
    let rest = &run.digits[to..run.group_end(to - 1)];
    let next = rest.get(..MOBILE_DIGITS).filter(|digits| is_mobile(&values(digits)));
    let touching = (rest.len() <= LONGEST_TOUCHING_WORD).then_some(rest);
    next.or(touching).is_some_and(|digits| digits.iter().all(|digit| digit.spoken))
}

fn values(digits: &[Digit]) -> Vec<u8> {
    digits.iter().map(|digit| digit.value).collect()
}

fn slice(run: &Run, from: usize, len: usize) -> Option<Vec<u8>> {
    run.digits.get(from..from + len).map(values)
}

const MOBILE_DIGITS: usize = 11;

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == MOBILE_DIGITS && digits[0] == 1 && (3..=9).contains(&digits[1]) && !digits.contains(&X)
}

fn mobile(run: &Run, from: usize) -> Vec<Number> {
    [&[][..], &[8, 6], &[0, 0, 8, 6], &[0]]
        .iter()
        .filter_map(|prefix| {
            let digits = slice(run, from, prefix.len() + MOBILE_DIGITS)?;
            let to = from + digits.len();
            let fits = digits.starts_with(prefix) && is_mobile(&digits[prefix.len()..]);
            let number = Number { from, to, keep_first: prefix.len() + 3, keep_last: 4 };
            (fits && !is_price_list(run, from + prefix.len(), to)).then_some(number)
        })
        .collect()
}

/// A spoken mobile number that goes on in the next segment.
fn broken_off(run: &Run, from: usize) -> Vec<Number> {
    let to = run.digits.len();
    let digits = &run.digits[from..];
    let starts = matches!(digits, [first, second, ..] if first.value == 1 && (3..=9).contains(&second.value));
    let fits = run.ends_text
        && starts
        && (FEWEST_DIGITS..MOBILE_DIGITS).contains(&digits.len())
        && digits.iter().all(|digit| digit.spoken && digit.value != X)
        && !is_price_list(run, from, to);
    if fits { vec![Number { from, to, keep_first: 3, keep_last: 0 }] } else { Vec::new() }
}

/// Whether the groups are amounts in rising or falling order (19、39、59、99、129) rather than the parts of one number.
fn is_price_list(run: &Run, from: usize, to: usize) -> bool {
    let sizes = run.group_sizes(from, to);
    if sizes.len() < 3 || sizes == [3, 4, 4] || sizes.iter().any(|&size| !(2..=4).contains(&size)) {
        return false;
    }
    let mut at = from;
    let amounts: Vec<u32> = sizes
        .iter()
        .map(|&size| {
            let group = &run.digits[at..at + size];
            at += size;
            group.iter().fold(0, |amount, digit| amount * 10 + u32::from(digit.value))
        })
        .collect();
    amounts.is_sorted_by(|a, b| a < b) || amounts.is_sorted_by(|a, b| a > b)
}

fn landline(run: &Run, from: usize) -> Vec<Number> {
    let Some(start) = slice(run, from, 3) else { return Vec::new() };
    let (area, locals): (usize, &[usize]) = match start[..] {
        [0, 1, 0] | [0, 2, _] => (3, &[8]),
        [0, 3..=9, _] => (4, &[8, 7]),
        _ => return Vec::new(),
    };
    locals
        .iter()
        .filter_map(|local| {
            let len = area + local;
            let digits = slice(run, from, len)?;
            let spoken = run.digits[from..from + len].iter().all(|digit| digit.spoken);
            let sizes = run.group_sizes(from, from + len);
            let whole = sizes == [len] || sizes[0] == area && sizes[1..].iter().all(|&size| size >= 3);
            let fits = !digits.contains(&X) && (2..=9).contains(&digits[area]) && (spoken || whole);
            fits.then_some(Number { from, to: from + len, keep_first: 3, keep_last: 4 })
        })
        .collect()
}

fn identity(run: &Run, from: usize) -> Vec<Number> {
    [18, 15]
        .iter()
        .filter_map(|&len| {
            let digits = slice(run, from, len)?;
            let whole = run.group_sizes(from, from + len).len() == 1;
            is_identity(&digits, whole).then_some(Number {
                from,
                to: from + len,
                keep_first: 0,
                keep_last: 4,
            })
        })
        .collect()
}

/// An identity number of 18 characters beyond doubt.
fn sure_identity(run: &Run, from: usize) -> Vec<Number> {
    let sure = |number: &Number| {
        let digits = values(&run.digits[number.from..number.to]);
        let two = |at: usize| digits[at] * 10 + digits[at + 1];
        digits.len() == 18
            && PROVINCES.contains(&two(0))
            && matches!(two(6), 19 | 20)
            && is_day(two(10), two(12))
            && check_digit(&digits[..17]) == digits[17]
    };
    identity(run, from).into_iter().filter(sure).collect()
}

fn is_day(month: u8, day: u8) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Province codes that open an identity number (GB/T 2260), with 81 to 83 for residence permits and 91 for foreigners.
const PROVINCES: [u8; 38] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83, 91, 92, 93,
];

/// Digits in several groups must begin with a province, lest two other numbers be taken for one.
fn is_identity(digits: &[u8], whole: bool) -> bool {
    let (last, body) = digits.split_last().expect("an identity number has digits");
    if body.contains(&X) {
        return false;
    }
    let province = PROVINCES.contains(&(digits[0] * 10 + digits[1]));
    if digits.len() == 15 {
        return *last != X && province && is_day(digits[8] * 10 + digits[9], digits[10] * 10 + digits[11]);
    }
    province || whole && (*last == X || check_digit(body) == *last)
}

/// The check digit of an identity number (GB 11643).
fn check_digit(body: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: [u8; 11] = [1, 0, X, 9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    CHECK[(sum % 11) as usize]
}

fn card(run: &Run, from: usize) -> Vec<Number> {
    (13..=19)
        .filter_map(|len| {
            let digits = slice(run, from, len)?;
            let fits = matches!(digits[0], 3 | 4 | 5 | 6 | 9) && !digits.contains(&X) && passes_luhn(&digits);
            fits.then_some(Number { from, to: from + len, keep_first: 0, keep_last: 4 })
        })
        .collect()
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| {
            let doubled = u32::from(digit) * if place % 2 == 1 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}
