//! Runs of digits as people write and speak them.

/// One digit of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digit {
    /// Index of its character in the text; the same for several digits of 四个八.
    pub at: usize,
    /// 0 to 9, or 10 for the X that ends an identity number.
    pub value: u8,
    /// Written as a Chinese word, so that a digit beside it may belong to the next word (一共).
    pub spoken: bool,
    /// Part of a word of hexadecimal digits, some of them letters.
    pub hexadecimal: bool,
}

/// Digits with nothing but separators between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// All digits.
    pub digits: Vec<Digit>,
    /// Index of the first digit of each group; groups are divided by separators.
    pub groups: Vec<usize>,
    /// Nothing but separators follows in the text.
    pub ends_text: bool,
}

/// The fewest digits that anything personal has: a mobile number that breaks off.
pub(super) const FEWEST_DIGITS: usize = 7;

/// The value of the X that ends an identity number.
pub(super) const X: u8 = 10;

/// The most separators and fillers that may stand between two digits of one number.
const LONGEST_GAP_CHARS: usize = 4;

/// What a character is worth as a digit.
pub(super) fn value(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8 - b'0',
        '０'..='９' => (c as u32 - '０' as u32) as u8,
        '零' | '〇' | '○' | '洞' => 0,
        '一' | '幺' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' | '拐' => 7,
        '八' | '捌' => 8,
        '九' | '玖' | '勾' => 9,
        'x' | 'X' | 'ｘ' | 'Ｘ' | '叉' => X,
        _ => return None,
    })
}

fn is_spoken(c: char) -> bool {
    !c.is_ascii() && !('０'..='９').contains(&c)
}

/// For each character, whether it belongs to a word of hexadecimal digits with at least one letter.
fn hexadecimal(chars: &[char]) -> Vec<bool> {
    chars
        .chunk_by(|a, b| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
        .flat_map(|word| {
            let hex = word.iter().all(char::is_ascii_hexdigit) && word.iter().any(char::is_ascii_alphabetic);
            std::iter::repeat_n(hex, word.len())
        })
        .collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "-‐‑–—－_,，、。…·~～()（）杠嗯呃啊哦额".contains(c)
}

/// The runs of a text, in order. An X counts only where it ends a group of digits.
pub(super) fn runs(chars: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last_end: Option<usize> = None;
    let hexadecimal = hexadecimal(chars);
    for (at, &c) in chars.iter().enumerate() {
        if let Some(run) = runs.last_mut().filter(|_| last_end == Some(at))
            && repeats_digit(run, chars, at)
        {
            last_end = Some(at + 1);
            continue;
        }
        let Some(value) = value(c) else { continue };
        let touches = last_end == Some(at);
        if value == X && !(touches && ends_number(chars, at)) {
            continue;
        }
        let digit = Digit { at, value, spoken: is_spoken(c), hexadecimal: hexadecimal[at] };
        let continues = last_end.is_some_and(|end| {
            at - end <= LONGEST_GAP_CHARS && chars[end..at].iter().all(|&c| is_separator(c))
        });
        match runs.last_mut().filter(|_| continues) {
            Some(run) => {
                if !touches {
                    run.groups.push(run.digits.len());
                }
                run.digits.push(digit);
            }
            None => runs.push(Run { digits: vec![digit], groups: vec![0], ends_text: false }),
        }
        last_end = Some(at + 1);
    }
    if let (Some(run), Some(end)) = (runs.last_mut(), last_end) {
        run.ends_text = chars[end..].iter().all(|&c| is_separator(c));
    }
    runs
}

/// Reads 四个八 inside a number as four digits: the count becomes the first, 个 whatever is needed, and the last follows.
fn repeats_digit(run: &mut Run, chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).and_then(|&c| value(c)).filter(|&digit| digit != X);
    let (Some(value), [_, .., last]) = (next, &mut run.digits[..]) else { return false };
    let count = last.value;
    if chars[at] != '个' || !(2..=4).contains(&count) {
        return false;
    }
    last.value = value;
    let filler = Digit { at, value, ..*last };
    run.digits.extend((2..count).map(|_| filler));
    true
}

fn ends_number(chars: &[char], at: usize) -> bool {
    chars.get(at + 1).is_none_or(|&next| value(next).is_none() && !next.is_ascii_alphabetic())
}

impl Run {
    /// The sizes of the groups, or parts of groups, that `from..to` covers.
    pub fn group_sizes(&self, from: usize, to: usize) -> Vec<usize> {
        let mut sizes = Vec::new();
        let mut at = from;
        let next = self.groups.partition_point(|&start| start <= from);
        for &start in self.groups[next..].iter().take_while(|&&start| start < to) {
            sizes.push(start - at);
            at = start;
        }
        sizes.push(to - at);
        sizes
    }

    /// First digit of the group that holds digit `at`.
    pub fn group_start(&self, at: usize) -> usize {
        self.groups[self.groups.partition_point(|&start| start <= at) - 1]
    }

    /// One past the last digit of the group that holds digit `at`.
    pub fn group_end(&self, at: usize) -> usize {
        let next = self.groups.partition_point(|&start| start <= at);
        self.groups.get(next).copied().unwrap_or(self.digits.len())
    }
}
