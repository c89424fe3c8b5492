//! Utterances whose fields lie side by side: a table of names says where.

use serde_json::Value;

use crate::transcript::Word;

use super::call::{Heard, Odd};
use super::tree::{first, kind, number, text};
use super::unit::Unit;
use super::words::word;

/// Where the fields of an utterance are; of several paths the first that holds something counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) speaker: &'static [&'static str],
    pub(super) channel: &'static [&'static str],
    pub(super) start: &'static [&'static str],
    pub(super) end: &'static [&'static str],
    pub(super) text: &'static [&'static str],
    pub(super) unit: Unit,
    pub(super) words: Words,
}

/// Where the words of an utterance are; their times have the utterance's unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) list: &'static str,
    pub(super) text: &'static [&'static str],
    pub(super) start: &'static str,
    pub(super) end: &'static str,
}

impl Words {
    /// For systems that time no words.
    pub(super) const NONE: Words = Words { list: "", text: &[], start: "", end: "" };
}

impl Shape {
    /// The utterances of a list; whatever is no object is told of.
    pub(super) fn heard<'v>(&self, items: impl IntoIterator<Item = &'v Value>) -> Vec<Heard> {
        items.into_iter().map(|item| self.one(item)).collect()
    }

    /// One utterance.
    pub(super) fn one(&self, item: &Value) -> Heard {
        let mut odd = Vec::new();
        if !item.is_object() {
            odd.push(("skipped_item", kind(item).to_owned()));
            return Heard { odd, ..Heard::default() };
        }
        let said = first(item, self.text);
        if !(said.is_string() || said.is_number()) {
            odd.push(("segment_without_text", kind(said).to_owned()));
        }
        Heard {
            speaker: text(first(item, self.speaker)).trim().to_owned(),
            channel: text(first(item, self.channel)).trim().to_owned(),
            start_ms: time_ms(item, self.start, self.unit, &mut odd),
            end_ms: time_ms(item, self.end, self.unit, &mut odd),
            text: plain(&text(said)),
            words: self.words(item),
            odd,
        }
    }

    /// The words with times that stand beside an utterance.
    pub(super) fn words(&self, item: &Value) -> Vec<Word> {
        let Some(Value::Array(words)) = item.get(self.words.list) else { return Vec::new() };
        let time = |word: &Value, key: &str| number(word.get(key)?).map(|number| self.unit.ms(number));
        words
            .iter()
            .filter_map(|one| {
                let written = plain(&text(first(one, self.words.text)));
                word(&written, time(one, self.words.start), time(one, self.words.end))
            })
            .collect()
    }
}

/// A time in milliseconds; one that is no number is told of.
pub(super) fn time_ms(item: &Value, paths: &[&str], unit: Unit, odd: &mut Vec<Odd>) -> Option<f64> {
    let value = first(item, paths);
    match number(value) {
        Some(number) => Some(unit.ms(number)),
        None if value.is_null() || value == "" => None,
        None => {
            let written = if value.is_string() { text(value).into_owned() } else { value.to_string() };
            odd.push(("bad_time", written));
            None
        }
    }
}

/// A text without the marks of a model, `<|zh|><|NEUTRAL|>`.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<|") {
        let Some((_, behind)) =
            after.split_once("|>").filter(|(mark, _)| !mark.contains(char::is_whitespace))
        else {
            break;
        };
        plain.push_str(before);
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SHAPE: Shape = Shape {
        speaker: &["who.name", "spk"],
        channel: &["ch"],
        start: &["start"],
        end: &["end"],
        text: &["sentence", "text"],
        unit: Unit::Seconds,
        words: Words { list: "words", text: &["word"], start: "start", end: "end" },
    };

    #[test]
    fn an_utterance_is_read_by_its_names() {
        let item = json!({"who": {"name": 3}, "spk": 4, "ch": 0, "start": "0.5", "end": 1.25, "text": "<|zh|> 您好",
            "words": [{"word": " 您", "start": 0.5, "end": 0.75}, {"word": "好"}, 3]});
        let expected = Heard {
            speaker: "3".into(),
            channel: "0".into(),
            start_ms: Some(500.0),
            end_ms: Some(1_250.0),
            text: " 您好".into(),
            words: vec![Word { text: "您".into(), start_ms: 500, end_ms: 750 }],
            odd: vec![],
        };
        assert_eq!(SHAPE.one(&item), expected);
    }

    #[test]
    fn what_is_of_another_kind_is_told_of() {
        let odd = |item: Value| SHAPE.one(&item).odd;
        let told = |code, detail: &str| vec![(code, detail.to_owned())];
        assert_eq!(odd(json!(3)), told("skipped_item", "number"));
        assert_eq!(odd(json!({"start": 1})), told("segment_without_text", "null"));
        assert_eq!(odd(json!({"text": ["您好"]})), told("segment_without_text", "array"));
        assert_eq!(odd(json!({"text": "好", "start": "早上"})), told("bad_time", "早上"));
        assert_eq!(odd(json!({"text": "好", "end": {"s": 1}})), told("bad_time", "{\"s\":1}"));
        assert_eq!(odd(json!({"text": "", "start": null, "end": ""})), []);
    }

    #[test]
    fn marks_of_models_go_and_all_else_stays() {
        let table = [
            ("<|zh|><|NEUTRAL|>您好", "您好"),
            ("a <|b c|> d", "a <|b c|> d"),
            ("a <|b", "a <|b"),
            ("1 < 2 | 3 > 2", "1 < 2 | 3 > 2"),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
