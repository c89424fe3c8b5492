//! How Chinese characters sound, as far as speech recognisers tell sounds apart. The only door to the pinyin crate.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::{Pinyin, ToPinyinMulti};

/// One reading of a character. Equal numbers are equal sounds; the numbers themselves mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sound {
    /// The syllable without its tone, folded by [`folded`]; never 0.
    pub folded: u16,
    /// The syllable without its tone.
    pub plain: u16,
    /// 1 to 4; 5 is the neutral tone.
    pub tone: u8,
}

/// Readings of a character, the commonest first; none for anything but a Chinese character.
///
/// At most [`MAX_READINGS`], and more than one only for characters that have several in today's speech.
pub fn readings(char: char) -> &'static [Sound] {
    let table = table();
    let index = (char as u32).wrapping_sub(FIRST) as usize;
    table.get(index).map_or(&[], |readings| &readings[..])
}

/// The syllable that recognisers make of it: z/zh, c/ch, s/sh, n/l, f/h, in/ing, en/eng, an/ang (and ian/iang, uan/uang) are
/// one sound each.
pub fn folded(syllable: &str) -> String {
    let (initial, rest) = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (&syllable[..1], &syllable[2..]),
        [b'n', next, ..] if *next != b'g' => ("l", &syllable[1..]),
        [b'f', b'a' | b'e' | b'o', ..] => ("hu", &syllable[1..]),
        [b'f', ..] => ("h", &syllable[1..]),
        _ => ("", syllable),
    };
    let rest = match (initial, rest) {
        ("hu", "ei") => "i",
        ("hu", "en" | "eng") => "n",
        ("hu", "ou") => "o",
        _ => rest,
    };
    let folded = format!("{initial}{rest}");
    match folded.strip_suffix('g') {
        Some(open) if !folded.ends_with("ong") => open.to_owned(),
        _ => folded,
    }
}

/// Most readings of a character that are told apart.
pub const MAX_READINGS: usize = 2;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Characters with two readings in today's speech that a service conversation may hold. The dictionary lists many more, most of
/// them of names and old texts, which would only make unlike words sound alike.
const SEVERAL: &str = "行重长调还便降差单率传弹参称觉角解校血数折落露卡划屏尽乐模迫圈塞色省吐择占种钻系";

type Readings = Vec<Sound>;

fn table() -> &'static [Readings] {
    static TABLE: OnceLock<Vec<Readings>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut numbers = Numbers::default();
        (FIRST..=LAST).filter_map(char::from_u32).map(|char| numbers.readings(char)).collect()
    })
}

/// Gives each syllable a number, from 1.
#[derive(Default)]
struct Numbers {
    plain: HashMap<&'static str, (u16, u16)>,
    folded: HashMap<String, u16>,
}

impl Numbers {
    fn readings(&mut self, char: char) -> Readings {
        let Some(all) = char.to_pinyin_multi() else { return Vec::new() };
        let most = if SEVERAL.contains(char) { MAX_READINGS } else { 1 };
        let mut readings: Readings = Vec::with_capacity(1);
        for sound in all.into_iter().map(|reading| self.sound(reading)) {
            if readings.len() < most && readings.iter().all(|known| known.folded != sound.folded) {
                readings.push(sound);
            }
        }
        readings
    }

    fn sound(&mut self, reading: Pinyin) -> Sound {
        let tone = reading.with_tone_num_end().bytes().last().filter(u8::is_ascii_digit);
        let syllable = reading.plain();
        let next = self.plain.len() as u16 + 1;
        let (plain, folded) = *self.plain.entry(syllable).or_insert_with(|| {
            let next_folded = self.folded.len() as u16 + 1;
            (next, *self.folded.entry(folded(syllable)).or_insert(next_folded))
        });
        Sound { folded, plain, tone: tone.map_or(5, |digit| digit - b'0') }
    }
}

/// Chinese characters from which a text has a sound of its own.
const SHORTEST_CHARS: usize = 2;

/// Whether a text can be heard wrongly: it has two characters with a sound, and none that has neither sound nor sign.
pub fn has_sound(text: &str) -> bool {
    let sounds = |char: char| !readings(char).is_empty();
    text.chars().filter(|char| sounds(*char)).nth(SHORTEST_CHARS - 1).is_some()
        && text.chars().all(|char| sounds(char) || char.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confusions_of_recognisers_are_folded() {
        let pairs = [
            ("zhang", "zan"),
            ("chi", "ci"),
            ("shuang", "suan"),
            ("niang", "lian"),
            ("ling", "lin"),
            ("deng", "den"),
            ("fa", "hua"),
            ("feng", "hun"),
            ("fu", "hu"),
            ("fei", "hui"),
            ("fang", "huan"),
            ("dong", "dong"),
            ("n", "n"),
            ("er", "er"),
        ];
        for (syllable, sound) in pairs {
            assert_eq!(folded(syllable), sound, "{syllable}");
        }
    }

    #[test]
    fn homophones_share_their_sound_and_others_do_not() {
        let first = |char| readings(char)[0];
        assert_eq!(first('费'), first('废'));
        assert_eq!((first('询').plain, first('询').tone), (first('旬').plain, 2));
        assert_eq!(first('流').folded, first('牛').folded);
        assert_ne!(first('流').plain, first('牛').plain);
        assert_ne!(first('号').folded, first('码').folded);
        assert_eq!(first('吗').tone, 5);
    }

    #[test]
    fn only_living_second_readings_count_and_other_scripts_have_none() {
        assert_eq!(readings('行').len(), 2);
        assert_eq!(readings('信').len(), 1);
        assert_eq!(readings('a'), []);
        assert_eq!(readings('\n'), []);
        assert_eq!(readings('😀'), []);
    }
}
