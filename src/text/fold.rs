//! One character → the character it is matched as: width, case, Traditional to Simplified.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

const HAN: std::ops::Range<u32> = 0x3400..0xA000;

/// Calls `push` with what a character is matched as: one character, or several for a compatibility form such as `①`.
pub(super) fn fold(char: char, mut push: impl FnMut(char)) {
    match char {
        '\u{0}'..='\u{7f}' => push(char.to_ascii_lowercase()),
        '\u{ff01}'..='\u{ff5e}' => {
            let half =
                char::from_u32(char as u32 - 0xff01 + 0x21).expect("the range maps onto printable ASCII");
            push(half.to_ascii_lowercase());
        }
        '￥' | '¥' => push('¥'),
        '\u{3400}'..='\u{9fff}' => push(simplified(char)),
        '\u{2460}'..='\u{24ff}'
        | '\u{3200}'..='\u{33ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fb00}'..='\u{fb06}' => {
            for char in [char].into_iter().nfkc() {
                push(if HAN.contains(&(char as u32)) { simplified(char) } else { char.to_ascii_lowercase() });
            }
        }
        _ => {
            for lower in char.to_lowercase() {
                push(lower);
            }
        }
    }
}

/// The Simplified form of a Chinese character; any other character as it is.
pub(super) fn simplified(char: char) -> char {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let spaced: String = HAN.filter_map(char::from_u32).flat_map(|char| [char, ' ']).collect();
        fast2s::convert(&spaced).chars().step_by(2).collect()
    });
    let index = (char as u32).wrapping_sub(HAN.start) as usize;
    table.get(index).copied().unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|char| fold(char, |char| out.push(char)));
        out
    }

    #[test]
    fn width_case_and_script_are_folded() {
        assert_eq!(folded("ＡＢｃ１２，￥"), "abc12,¥");
        assert_eq!(folded("資費標準與違約金"), "资费标准与违约金");
        assert_eq!(folded("①套餐"), "1套餐");
        assert_eq!(folded("您好"), "您好");
    }
}
