//! Numbers that name a person: telephone, identity card, bank card; typed or dictated.

use crate::text::numerals::spoken_digit;
use crate::transcript::Span;

use super::reading::Reading;
use super::{Entity, EntityKind};

/// A run of digits in one script, as long as it goes.
struct Run {
    /// One digit or `X` a character.
    digits: String,
    /// Where each character of `digits` starts in the form, and where the last ends.
    places: Vec<usize>,
}

pub(super) fn find_phone_numbers(reading: &Reading, found: &mut Vec<Entity>) {
    find(reading, EntityKind::PhoneNumber, is_phone_number, found);
}

pub(super) fn find_id_numbers(reading: &Reading, found: &mut Vec<Entity>) {
    find(reading, EntityKind::IdNumber, is_id_number, found);
}

pub(super) fn find_bank_cards(reading: &Reading, found: &mut Vec<Entity>) {
    find(reading, EntityKind::BankCard, |digits| is_bank_card(digits) && !is_id_number(digits), found);
}

fn find(reading: &Reading, kind: EntityKind, is_one: impl Fn(&str) -> bool, found: &mut Vec<Entity>) {
    for run in runs(reading.form).into_iter().filter(|run| run.digits.len() >= 11) {
        let mut from = 0;
        while let Some((start, end)) = piece(reading, &run, from, &is_one) {
            let span = Span::new(run.places[start], run.places[end]);
            found.push(Entity { kind, span, number: None, text: run.digits[start..end].to_owned() });
            from = end;
        }
    }
}

/// The longest piece of a run, between its ends and the breaks in it, that is such a number.
fn piece(reading: &Reading, run: &Run, from: usize, is_one: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let length = run.digits.len();
    let edge = |&at: &usize| at == 0 || at == length || reading.is_break(run.places[at]);
    let edges: Vec<usize> = (from..=length).filter(edge).collect();
    edges.iter().find_map(|&start| {
        let ends = edges.iter().rev().take_while(|&&end| end > start);
        ends.copied()
            .find(|&end| end - start <= 19 && is_one(&run.digits[start..end]))
            .map(|end| (start, end))
    })
}

/// All runs of digits; hyphens between them are left out, an X may close one.
fn runs(form: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut run = Run { digits: String::new(), places: Vec::new() };
    let mut written_in_ascii = None;
    let mut end = 0;
    for (at, c) in form.char_indices().chain([(form.len(), '\n')]) {
        let digit = spoken_digit(c).or(if c == '洞' { Some(0) } else { None });
        let same = written_in_ascii.is_none_or(|ascii| ascii == c.is_ascii());
        let closes = matches!(c, 'x' | '叉') && matches!(run.digits.len(), 17) && end == at;
        match digit {
            Some(digit) if same || run.digits.is_empty() => {
                run.digits.push(char::from(b'0' + digit));
                run.places.push(at);
                written_in_ascii = Some(c.is_ascii());
                end = at + c.len_utf8();
                continue;
            }
            None if closes => {
                run.digits.push('X');
                run.places.push(at);
                end = at + c.len_utf8();
                continue;
            }
            None if c == '-' && !run.digits.is_empty() => continue,
            _ => {}
        }
        close(&mut run, end, &mut found);
        written_in_ascii = digit.map(|_| c.is_ascii());
        if let Some(digit) = digit {
            run.digits.push(char::from(b'0' + digit));
            run.places.push(at);
            end = at + c.len_utf8();
        }
    }
    found
}

fn close(run: &mut Run, end: usize, found: &mut Vec<Run>) {
    let mut done = std::mem::replace(run, Run { digits: String::new(), places: Vec::new() });
    if !done.digits.is_empty() {
        done.places.push(end);
        found.push(done);
    }
}

/// A mobile number, perhaps with 86 before it, or a landline with its area code.
fn is_phone_number(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let national = if bytes.len() == 13 { digits.strip_prefix("86") } else { Some(digits) };
    let mobile = national.is_some_and(|number| {
        let number = number.as_bytes();
        number.len() == 11 && number[0] == b'1' && (b'3'..=b'9').contains(&number[1])
    });
    mobile || is_landline(bytes)
}

fn is_landline(bytes: &[u8]) -> bool {
    let subscriber = match bytes {
        [b'0', b'1', b'0', rest @ ..] | [b'0', b'2', b'0'..=b'9', rest @ ..] if rest.len() == 8 => rest,
        [b'0', b'3'..=b'9', _, _, rest @ ..] if matches!(rest.len(), 7 | 8) => rest,
        _ => return false,
    };
    (b'2'..=b'8').contains(&subscriber[0])
}

/// A number of 15 or 18 places with a known province, a possible birthday and, of 18, the right check digit.
fn is_id_number(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let date = match bytes.len() {
        15 => [b"19", &bytes[6..12]].concat(),
        18 => bytes[6..14].to_vec(),
        _ => return false,
    };
    let province = number(&bytes[..2]);
    let known = matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    known && is_birthday(&date) && (bytes.len() == 15 || is_checked(bytes))
}

fn is_birthday(date: &[u8]) -> bool {
    let (year, month, day) = (number(&date[..4]), number(&date[4..6]), number(&date[6..8]));
    (1900..2100).contains(&year) && super::date::is_day_of_month(month, day)
}

fn is_checked(bytes: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        WEIGHTS.iter().zip(bytes).map(|(weight, &byte)| weight * u32::from(byte.saturating_sub(b'0'))).sum();
    bytes[17] == b"10X98765432"[(sum % 11) as usize]
}

/// A number of 13 to 19 digits that begins like a card and passes the Luhn test.
fn is_bank_card(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let shaped = (13..=19).contains(&bytes.len()) && matches!(bytes[0], b'3'..=b'6' | b'9');
    if !shaped || !bytes.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 =
        bytes.iter().rev().enumerate().map(|(place, &byte)| luhn(place, u32::from(byte - b'0'))).sum();
    sum.is_multiple_of(10)
}

fn luhn(place: usize, digit: u32) -> u32 {
    let doubled = digit * 2;
    match (place % 2, doubled > 9) {
        (0, _) => digit,
        (_, true) => doubled - 9,
        (_, false) => doubled,
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, byte| value * 10 + u32::from(byte.saturating_sub(b'0')))
}
