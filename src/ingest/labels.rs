//! Where in a line of plain text somebody begins to speak.

use super::clock::{self, Stamp};
use super::roles::fold;
use super::speakers::{SpeakerMap, is_bare_number, is_numbered};

/// Longest label, characters.
const MAX_LABEL_CHARS: usize = 24;

/// Fewest lines that make a text one of numbered speakers.
const FEWEST_NUMBERED: usize = 4;

/// The head of an utterance: its times and who speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Head<'a> {
    pub(super) stamp: Option<Stamp>,
    /// Absent where a time stands alone.
    pub(super) label: Option<&'a str>,
}

/// A head, if there is one, and the text up to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) head: Option<Head<'a>>,
    pub(super) text: &'a str,
}

/// Cuts a line at the heads of utterances.
///
/// At its start stands a label of any kind. Inside, only labels that are known, after white space or the end of a
/// sentence, and outside quotation marks.
pub(super) fn pieces<'a>(line: &'a str, speakers: &SpeakerMap) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut head, mut from) = match head_at_start(line, speakers) {
        Some((head, taken)) => (Some(head), taken),
        None => (None, 0),
    };
    let closes = last_closes(line);
    let mut at = from;
    while let Some(boundary) = next_boundary(line, at, &closes) {
        at = boundary;
        let Some((next, taken)) = known_head(&line[boundary..], speakers) else { continue };
        pieces.push(Piece { head, text: line[from..boundary].trim() });
        (head, from, at) = (Some(next), boundary + taken, boundary + taken);
    }
    pieces.push(Piece { head, text: line[from..].trim() });
    pieces.retain(|piece| piece.head.is_some() || !piece.text.is_empty());
    pieces
}

/// Whether the lines of a text begin with bare numbers that stand for speakers, not for the items of a list: few numbers,
/// each of them again and again.
pub(super) fn is_numbered_text(text: &str) -> bool {
    let lines =
        text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut count, mut numbers) = (0, Vec::new());
    for line in lines {
        count += 1;
        if let Some(scanned) = scan(line).filter(|scanned| scanned.colon && is_bare_number(scanned.label)) {
            numbers.push(scanned.label);
        }
    }
    let numbered = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    numbered >= FEWEST_NUMBERED && numbered * 5 >= count * 4 && numbers.len() * 2 <= numbered
}

/// The next place after `from` where a sentence may begin. A quotation mark counts only if it closes; `closes` says
/// where each closing one stands last.
fn next_boundary(line: &str, from: usize, closes: &[(char, usize)]) -> Option<usize> {
    let mut closing: Option<char> = None;
    let mut chars = line[from..].char_indices().map(|(at, char)| (from + at, char)).peekable();
    while let Some((at, char)) = chars.next() {
        match closing {
            Some(close) if char == close => closing = None,
            Some(_) => {}
            None => {
                closing = closing_quote(char)
                    .filter(|close| closes.iter().any(|(known, last)| known == close && *last > at))
            }
        }
        let ends = char.is_whitespace() || "。！？；…!?;.~～」』”》".contains(char);
        let starts_word = chars.peek().is_some_and(|(_, next)| !next.is_whitespace());
        if ends && closing.is_none() && starts_word {
            return Some(at + char.len_utf8());
        }
    }
    None
}

/// Where each closing quotation mark of a line stands last.
fn last_closes(line: &str) -> Vec<(char, usize)> {
    "」』”》）)".chars().filter_map(|close| Some((close, line.rfind(close)?))).collect()
}

fn closing_quote(open: char) -> Option<char> {
    Some(match open {
        '「' => '」',
        '『' => '』',
        '“' => '”',
        '《' => '》',
        '（' => '）',
        '(' => ')',
        _ => return None,
    })
}

fn known_head<'a>(text: &'a str, speakers: &SpeakerMap) -> Option<(Head<'a>, usize)> {
    let scanned = scan(text)?;
    speakers.speaker(scanned.label).is_some().then(|| (scanned.head(), scanned.taken))
}

fn head_at_start<'a>(line: &'a str, speakers: &SpeakerMap) -> Option<(Head<'a>, usize)> {
    known_head(line, speakers)
        .or_else(|| bracketed(line, speakers))
        .or_else(|| tabbed(line, speakers))
        .or_else(|| {
            scan(line)
                .filter(|scanned| {
                    scanned.colon && (may_name(scanned.label) || speakers.is_speaking_number(scanned.label))
                })
                .map(|scanned| (scanned.head(), scanned.taken))
        })
        .or_else(|| {
            let (stamp, taken) = clock::stamp(line)?;
            Some((Head { stamp: Some(stamp), label: None }, taken))
        })
}

/// `[客服] …`, `【客服】…`, with or without a time before and a colon behind.
fn bracketed<'a>(line: &'a str, speakers: &SpeakerMap) -> Option<(Head<'a>, usize)> {
    let (stamp, rest) = leading_stamp(line);
    let close = match rest.chars().next()? {
        '[' => ']',
        '【' => '】',
        '<' => '>',
        _ => return None,
    };
    let inside = &rest[rest.chars().next()?.len_utf8()..];
    let (label, after) = inside.split_once(close)?;
    speakers.speaker(label)?;
    let after = after.trim_start();
    let after = after.strip_prefix([':', '：']).unwrap_or(after);
    Some((Head { stamp, label: Some(label) }, line.len() - after.len()))
}

/// `客服<TAB>…`
fn tabbed<'a>(line: &'a str, speakers: &SpeakerMap) -> Option<(Head<'a>, usize)> {
    let (stamp, rest) = leading_stamp(line);
    let (label, after) = rest.split_once('\t')?;
    speakers.speaker(label)?;
    Some((Head { stamp, label: Some(label.trim()) }, line.len() - after.len()))
}

fn leading_stamp(text: &str) -> (Option<Stamp>, &str) {
    match clock::stamp(text) {
        Some((stamp, taken)) => (Some(stamp), text[taken..].trim_start()),
        None => (None, text),
    }
}

/// What looks like a head: an optional time, a label, an optional time, a colon (or a time instead of it).
struct Scanned<'a> {
    stamp: Option<Stamp>,
    label: &'a str,
    colon: bool,
    taken: usize,
}

impl<'a> Scanned<'a> {
    fn head(&self) -> Head<'a> {
        Head { stamp: self.stamp, label: Some(self.label) }
    }
}

fn scan(text: &str) -> Option<Scanned<'_>> {
    let (mut stamp, body) = leading_stamp(text);
    let mut rest = body;
    let mut label_end = None;
    for _ in 0..=MAX_LABEL_CHARS {
        let before = &body[..body.len() - rest.len()];
        let char = rest.chars().next();
        if let Some(colon @ (':' | '：')) = char {
            let label = body[..label_end.unwrap_or(before.len())].trim();
            let taken = text.len() - rest.len() + colon.len_utf8();
            return (!label.is_empty()).then_some(Scanned { stamp, label, colon: true, taken });
        }
        if label_end.is_none()
            && !before.is_empty()
            && (before.ends_with(' ') || "[【(（<".contains(char.unwrap_or(' ')))
            && let Some((found, taken)) = clock::stamp(rest)
        {
            label_end = Some(before.len());
            stamp = stamp.or(Some(found));
            rest = rest[taken..].trim_start_matches(' ');
            continue;
        }
        match char {
            Some(char) if label_end.is_none() && is_label_char(char) => rest = &rest[char.len_utf8()..],
            _ => break,
        }
    }
    let label = body[..label_end?].trim();
    Some(Scanned { stamp, label, colon: false, taken: text.len() - rest.len() })
}

fn is_label_char(char: char) -> bool {
    char.is_alphanumeric() || " \u{3000}_-—–·.#/()（）[]【】".contains(char)
}

/// Whether a label that nobody knows can be a person at all: `张三`, `Speaker 1`, but not `注意` or `资费标准如下`.
fn may_name(label: &str) -> bool {
    const NO_NAMES: [&str; 26] = [
        "注意",
        "说明",
        "备注",
        "提示",
        "温馨提示",
        "例如",
        "比如",
        "如下",
        "地址",
        "电话",
        "时间",
        "日期",
        "原因",
        "网址",
        "链接",
        "号码",
        "金额",
        "套餐",
        "资费",
        "费用",
        "总结",
        "小结",
        "结果",
        "标题",
        "http",
        "https",
    ];
    let label = fold(label);
    if is_numbered(&label) {
        return true;
    }
    let letters = label.chars().all(|char| char.is_alphanumeric() || " _-.·".contains(char));
    let is_latin = label.is_ascii() && label.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_short = if is_latin { label.len() <= 16 } else { label.chars().count() <= 4 };
    let speaks = label.ends_with(['说', '道', '是', '为', '有', '下', '问', '答', '讲', '写', '含', '括']);
    let begins = label.starts_with(|first: char| first.is_alphabetic());
    letters && is_short && begins && !speaks && !NO_NAMES.contains(&label.as_str())
}
