//! Hides personal numbers in whatever leaves the program, a character for a character, so that offsets hold.
//!
//! What is hidden, written or spoken, also with spaces, commas, dashes, pauses or fillers between the digits:
//!
//! - mobile numbers (11 digits from 13 to 19, with or without 86 before them) and landlines with their area code: the first
//!   three and the last four digits stay. Of a spoken mobile number that breaks off at the end of the text after at least
//!   seven digits, because the rest is another segment, the first three stay;
//! - identity numbers of 18 characters (known province, or right check digit, or ending in X) and of 15 digits (known
//!   province and possible date): the last four stay;
//! - bank cards: 13 to 19 digits that begin with 3, 4, 5, 6 or 9 and pass the Luhn test: the last four stay.
//!
//! Any other run of digits stays: amounts, dates, order numbers, landlines without area code, and whatever is longer than a
//! bank card. Other numbers that are read out over several segments are not put together.
//!
//! In names (ids, sources, staff numbers), where a long number is a key that other tables join by, only phone numbers and
//! identity numbers with a possible date and the right check digit are hidden, and nothing inside a hexadecimal word.

mod audit;
mod digits;
mod kinds;

use std::borrow::Cow;

use digits::FEWEST_DIGITS;

pub use audit::{mask_audit, mask_diagnostic, mask_rejected, mask_transcript};

/// The character that stands for a hidden one.
pub const MASK: char = '*';

/// The text with personal numbers hidden; as many characters as before.
pub fn mask(text: &str) -> Cow<'_, str> {
    hide(text, Place::Text)
}

/// The name with what surely is a personal number hidden; as many characters as before.
pub fn mask_name(name: &str) -> Cow<'_, str> {
    hide(name, Place::Name)
}

/// Where a number stands, which decides how sure we must be before hiding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// What was said: better to hide too much.
    Text,
    /// A key: better to hide too little.
    Name,
}

fn hide(text: &str, place: Place) -> Cow<'_, str> {
    if text.chars().filter(|&c| digits::value(c).is_some()).count() < FEWEST_DIGITS {
        return Cow::Borrowed(text);
    }
    let mut chars: Vec<char> = text.chars().collect();
    let mut changed = false;
    for run in digits::runs(&chars) {
        for number in kinds::find(&run, place) {
            for digit in number.hidden() {
                chars[run.digits[digit].at] = MASK;
                changed = true;
            }
        }
    }
    if changed { Cow::Owned(chars.into_iter().collect()) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn personal_numbers_keep_their_customary_rest() {
        let table = [
            ("我的号码13900472816", "我的号码139****2816"),
            ("打 139-0047-2816 吧", "打 139-****-2816 吧"),
            ("139 0047 2816", "139 **** 2816"),
            ("139 00 47 28 16", "139 ** ** 28 16"),
            ("１３９００４７２８１６", "１３９****２８１６"),
            ("+8613900472816", "+86139****2816"),
            ("0086 139 0047 2816", "0086 139 **** 2816"),
            ("号码是幺三九零零四七二八一六，对吧", "号码是幺三九****二八一六，对吧"),
            ("幺三九，零零四七，嗯，二八一六", "幺三九，****，嗯，二八一六"),
            ("幺 三 九 零 零 四 七 二 八 一 六", "幺 三 九 * * * * 二 八 一 六"),
            ("幺三九_零零_四七_二八一六", "幺三九_**_**_二八一六"),
            ("幺三九零零四七二八一六一共两个", "幺三九****二八一六一共两个"),
            ("幺三九零零四七四个八", "幺三九****四个八"),
            ("幺三九三个零七二八一六", "幺三九****二八一六"),
            ("我有两个幺三九零零四七二八一六", "我有两个幺三九****二八一六"),
            ("139零零四七2816", "139****2816"),
            ("13900472816和13800138000", "139****2816和138****8000"),
            ("13900472816,13800138000", "139****2816,138****8000"),
            ("call_13900472816_01.txt", "call_139****2816_01.txt"),
            ("座机010-62345678", "座机010-****5678"),
            ("（0571）8812 3456", "（057*）**** 3456"),
            ("零五七一八八一二三四五六", "零五七*****三四五六"),
            ("身份证110101199003070418", "身份证**************0418"),
            ("11010119900307041X", "**************041X"),
            ("一一零一零一一九九零零三零七零四一叉", "**************零四一叉"),
            ("110101900307041", "***********7041"),
            ("卡号4111 1111 1111 1111", "卡号**** **** **** 1111"),
            ("卡号6222021001112223331", "卡号***************3331"),
            ("卡号6222021001112223332", "卡号6222021001112223332"),
        ];
        for (text, masked) in table {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    #[test]
    fn a_spoken_number_that_breaks_off_is_hidden_from_its_fourth_digit() {
        assert_eq!(mask("号码是幺三九零零四七"), "号码是幺三九****");
        assert_eq!(mask("幺三九，零零四七，"), "幺三九，****，");
        assert_eq!(mask("幺三九零零四七的用户"), "幺三九零零四七的用户");
        assert_eq!(mask("工单1390047"), "工单1390047");
        assert_eq!(mask("二八一六"), "二八一六");
    }

    #[test]
    fn a_key_stays_whole_unless_it_surely_is_personal() {
        let table = [
            ("13900472816", "139****2816"),
            ("day/0571-88123456.wav", "day/057*-****3456.wav"),
            ("110101199003070417", "**************0417"),
            ("110101199003070418", "110101199003070418"),
            ("311234567890123456", "311234567890123456"),
            ("4111111111111111", "4111111111111111"),
            ("01000000001", "01000000001"),
            ("7f1c-445e-acf1-9178633964f2", "7f1c-445e-acf1-9178633964f2"),
            ("a13900472816", "a13900472816"),
            ("voice13900472816.wav", "voice139****2816.wav"),
            ("wx13900472816", "wx139****2816"),
            ("20261121-000137", "20261121-000137"),
        ];
        for (name, masked) in table {
            assert_eq!(mask_name(name), masked, "{name}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "一共142块6，套餐是88",
            "有19，39，59，99，129这几档",
            "199，159，139，99都可以",
            "工单20261121090311000128",
            "20261121-000137",
            "订单号123456789012",
            "2026-11-21 09:03:11",
            "12900472816",
            "拨打10086或4008001234",
            "一九九零年三月七号",
            "一共三千九百零四十七块二毛八分一六",
            "1390047281",
            "139004728160",
            "990101199003070418",
            "电话是69268956,4007328080",
            "1817.21 1817.9",
            "88.14,87.71,86.15,86.54,86.64",
            "",
        ] {
            assert!(matches!(mask(text), Cow::Borrowed(_)), "{text} became {}", mask(text));
        }
    }

    #[test]
    fn a_text_made_of_digits_costs_no_more_than_its_length() {
        for pattern in ["1 3 ", "1三", "一三", "13", "一四个八", "110101 19900307 ", "4-1-1-1"] {
            let text = pattern.repeat(30_000 / pattern.chars().count());
            assert_eq!(mask(&text).chars().count(), text.chars().count());
        }
    }

    proptest! {
        #[test]
        fn masking_keeps_the_number_of_characters_and_every_other_character(
            text in "([0-9零一二三四五六七八九幺０-９xX，,、 \\-_嗯号码元]|1390047281|幺三九零零四七){0,40}",
        ) {
            let masked = mask(&text).into_owned();
            prop_assert_eq!(text.chars().count(), masked.chars().count());
            for (before, after) in text.chars().zip(masked.chars()) {
                prop_assert!(before == after || (after == MASK && digits::value(before).is_some()));
            }
            prop_assert_eq!(mask(&masked).chars().count(), masked.chars().count());
        }

        #[test]
        fn every_mobile_number_is_hidden_however_it_is_spoken(tail in "[3-9][0-9]{9}") {
            let spoken: String = format!("1{tail}").chars().map(|c| "零幺二三四五六七八九".chars()
                .nth(c.to_digit(10).expect("a digit") as usize).expect("ten digits")).collect();
            let masked = mask(&spoken).into_owned();
            prop_assert_eq!(masked.chars().filter(|&c| c == MASK).count(), 4);
        }
    }
}
