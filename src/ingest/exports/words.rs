//! Words with times: put together to utterances, and kept beside them.

use serde_json::Value;

use crate::ingest::fields::MAX_MS;
use crate::transcript::Word;

use super::call::{Heard, Odd};
use super::tree::{kind, text};

/// A pause that parts two utterances of one speaker, milliseconds.
const PAUSE_MS: f64 = 1_000.0;

/// A word of a recogniser that does not tell utterances, or a punctuation mark, which has no times.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Piece {
    pub(in crate::ingest) speaker: String,
    pub(in crate::ingest) channel: String,
    pub(in crate::ingest) start_ms: Option<f64>,
    pub(in crate::ingest) end_ms: Option<f64>,
    pub(in crate::ingest) text: String,
    /// What is odd about it.
    pub(in crate::ingest) odd: Vec<Odd>,
}

impl Piece {
    /// What a value says; one that is no text is told of.
    pub(super) fn says(value: &Value) -> Piece {
        let is_text = value.is_string() || value.is_number();
        let odd = (!is_text).then(|| ("segment_without_text", kind(value).to_owned()));
        Piece { text: text(value).into_owned(), odd: odd.into_iter().collect(), ..Piece::default() }
    }
}

/// Words to utterances: a new one where the speaker changes or pauses. Marks belong to the word before.
pub(in crate::ingest) fn utterances(pieces: impl IntoIterator<Item = Piece>) -> Vec<Heard> {
    let mut heard: Vec<Heard> = Vec::new();
    for piece in pieces {
        let goes_on = heard.last().is_some_and(|last| continues(last, &piece));
        if !goes_on {
            heard.push(Heard {
                speaker: piece.speaker,
                channel: piece.channel,
                start_ms: piece.start_ms,
                ..Heard::default()
            });
        }
        let Some(last) = heard.last_mut() else { continue };
        last.odd.extend(piece.odd);
        last.end_ms = piece.end_ms.or(last.end_ms);
        last.words.extend(word(&piece.text, piece.start_ms, piece.end_ms));
        glue(&mut last.text, &piece.text);
    }
    heard
}

fn continues(last: &Heard, piece: &Piece) -> bool {
    let same = piece.channel == last.channel && piece.speaker == last.speaker;
    match (last.end_ms.or(last.start_ms), piece.start_ms) {
        (Some(end), Some(start)) => same && start - end < PAUSE_MS,
        (_, None) => same || piece.speaker.is_empty(),
        (None, Some(_)) => same,
    }
}

/// A word is of use only with both its times.
pub(in crate::ingest) fn word(text: &str, start_ms: Option<f64>, end_ms: Option<f64>) -> Option<Word> {
    let (start, end) = (start_ms?.round(), end_ms?.round());
    let sound = start >= 0.0 && end >= start && end <= MAX_MS && !text.trim().is_empty();
    sound.then(|| Word { text: text.trim().to_owned(), start_ms: start as u64, end_ms: end as u64 })
}

/// The words that begin in a stretch of time; `words` are in the order of their starts.
pub(in crate::ingest) fn within(words: &[Word], start_ms: f64, end_ms: f64) -> &[Word] {
    let before = |limit_ms: f64| words.partition_point(|word| (word.start_ms as f64) < limit_ms.round());
    words.get(before(start_ms)..before(end_ms)).unwrap_or_default()
}

/// Appends a word: behind a space between letters, without one in Chinese.
pub(in crate::ingest) fn glue(text: &mut String, more: &str) {
    let more = more.trim();
    let needs_space = match (text.chars().next_back(), more.chars().next()) {
        (Some(before), Some(after)) => {
            (is_letter(before) || ".,?!;:%)\"".contains(before))
                && (is_letter(after) || "($\"".contains(after))
        }
        _ => false,
    };
    if needs_space {
        text.push(' ');
    }
    text.push_str(more);
}

/// Words with spaces between them, as Chinese writes them.
pub(in crate::ingest) fn joined(text: &str) -> String {
    text.split_whitespace().fold(String::with_capacity(text.len()), |mut joined, word| {
        glue(&mut joined, word);
        joined
    })
}

/// A letter or digit of a script that puts spaces between words.
fn is_letter(char: char) -> bool {
    char.is_alphanumeric() && (char as u32) < 0x2e80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(speaker: &str, times: Option<(f64, f64)>, text: &str) -> Piece {
        Piece {
            speaker: speaker.to_owned(),
            start_ms: times.map(|(start, _)| start),
            end_ms: times.map(|(_, end)| end),
            text: text.to_owned(),
            ..Piece::default()
        }
    }

    #[test]
    fn words_become_utterances_at_speakers_and_pauses() {
        let heard = utterances([
            piece("0", Some((100.0, 300.0)), "您好"),
            piece("0", None, "，"),
            piece("0", Some((400.0, 700.0)), "请讲"),
            piece("", None, "。"),
            piece("1", Some((900.0, 1_000.0)), "喂"),
            piece("1", Some((2_000.0, 2_500.0)), "在吗"),
        ]);
        let said: Vec<_> = heard
            .iter()
            .map(|heard| (heard.speaker.as_str(), heard.start_ms, heard.end_ms, heard.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("0", Some(100.0), Some(700.0), "您好，请讲。"),
                ("1", Some(900.0), Some(1_000.0), "喂"),
                ("1", Some(2_000.0), Some(2_500.0), "在吗"),
            ]
        );
        let words = [("您好", 100, 300), ("请讲", 400, 700)];
        assert_eq!(
            heard[0].words,
            words.map(|(text, start_ms, end_ms)| Word { text: text.into(), start_ms, end_ms })
        );
    }

    #[test]
    fn spaces_stand_between_letters_alone() {
        let table = [
            ("零 零 幺 楼", "零零幺楼"),
            ("please hold on", "please hold on"),
            ("开 通 5G 套 餐 吧", "开通5G套餐吧"),
            ("Okay , thank you .", "Okay, thank you."),
            ("  ", ""),
        ];
        for (text, expected) in table {
            assert_eq!(joined(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_without_sound_times_is_none() {
        assert_eq!(word("好", Some(5.0), None), None);
        assert_eq!(word("好", Some(5.0), Some(4.0)), None);
        assert_eq!(word("好", Some(-1.0), Some(4.0)), None);
        assert_eq!(word(" ", Some(1.0), Some(4.0)), None);
        assert_eq!(
            word(" 好", Some(1.4), Some(4.6)),
            Some(Word { text: "好".into(), start_ms: 1, end_ms: 5 })
        );
    }
}
