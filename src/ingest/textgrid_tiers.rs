//! The tiers of a TextGrid: its numbers and quoted texts in their order, whatever stands between them.

use super::exports::timed_word;
use crate::transcript::Word;

/// A tier of intervals or points.
#[derive(Debug, PartialEq)]
pub(super) struct Tier {
    pub(super) name: String,
    has_points: bool,
    pub(super) intervals: Vec<Interval>,
}

/// A stretch of time and what it is called, seconds.
#[derive(Debug, PartialEq)]
pub(super) struct Interval {
    start: f64,
    end: f64,
    pub(super) text: String,
}

/// What the intervals of a tier are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Speech,
    Words,
    /// Points, sounds, syllables.
    Other,
}

/// Where a file breaks off: tier and item, from 1; 0 for its head.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    pub(super) tier: usize,
    pub(super) item: usize,
}

impl Interval {
    pub(super) fn start_ms(&self) -> f64 {
        self.start * 1_000.0
    }

    pub(super) fn end_ms(&self) -> f64 {
        self.end * 1_000.0
    }

    /// The interval of a tier of words.
    pub(super) fn word(&self) -> Option<Word> {
        timed_word(&self.text, Some(self.start_ms()), Some(self.end_ms()))
    }
}

impl Tier {
    /// What its name says that it holds: aligners write `words`, or `甲 - words`.
    pub(super) fn content(&self) -> Content {
        const WORDS: [&str; 4] = ["word", "words", "字", "词"];
        const OTHERS: [&str; 10] = [
            "phone",
            "phones",
            "phoneme",
            "phonemes",
            "音素",
            "syllable",
            "syllables",
            "音节",
            "pinyin",
            "拼音",
        ];
        let kind = self.parts().1;
        if self.has_points || OTHERS.contains(&kind.as_str()) {
            Content::Other
        } else if WORDS.contains(&kind.as_str()) {
            Content::Words
        } else {
            Content::Speech
        }
    }

    /// Whose tier it is; empty where its name only says what it holds.
    pub(super) fn speaker(&self) -> String {
        const SPEECH: [&str; 12] = [
            "phrase",
            "phrases",
            "utterance",
            "utterances",
            "sentence",
            "sentences",
            "text",
            "transcript",
            "transcription",
            "句",
            "句子",
            "文本",
        ];
        let (speaker, kind) = self.parts();
        let says_content = self.content() != Content::Speech || SPEECH.contains(&kind.as_str());
        if says_content { speaker.to_owned() } else { self.bare_name().to_owned() }
    }

    /// The name before the last dash or underscore, and what follows it in lower case.
    fn parts(&self) -> (&str, String) {
        let name = self.bare_name();
        let (speaker, kind) = name.rsplit_once(['-', '_', '/']).unwrap_or(("", name));
        (speaker.trim(), kind.trim().to_lowercase())
    }

    fn bare_name(&self) -> &str {
        self.name.trim().trim_matches('"')
    }
}

/// All tiers of a file.
pub(super) fn tiers(text: &str) -> Result<Vec<Tier>, Place> {
    let mut tokens = Tokens(text);
    let mut tiers = Vec::new();
    let head = Place { tier: 0, item: 0 };
    let count = loop {
        match tokens.next() {
            // The size follows the flag that there are tiers.
            Some(Token::Flag) => break tokens.number(),
            Some(_) => {}
            None => break None,
        }
    };
    let count = count.ok_or(head)?;
    for number in 1_usize.. {
        if number as f64 > count {
            break;
        }
        tiers.push(tier(&mut tokens).map_err(|item| Place { tier: number, item })?);
    }
    Ok(tiers)
}

/// The next tier, or the item at which it breaks off.
fn tier(tokens: &mut Tokens<'_>) -> Result<Tier, usize> {
    let class = tokens.text().ok_or(0_usize)?;
    let name = tokens.text().ok_or(0_usize)?;
    let has_points = class == "TextTier";
    let size = tokens.number().and(tokens.number()).and(tokens.number()).ok_or(0_usize)?;
    let mut tier = Tier { name, has_points, intervals: Vec::new() };
    for item in 1_usize.. {
        if item as f64 > size {
            break;
        }
        tier.intervals.push(interval(tokens, has_points).ok_or(item)?);
    }
    Ok(tier)
}

fn interval(tokens: &mut Tokens<'_>, is_point: bool) -> Option<Interval> {
    let start = tokens.number()?;
    let end = if is_point { start } else { tokens.number()? };
    Some(Interval { start, end, text: tokens.text()? })
}

/// What counts in such a file.
enum Token {
    Number(f64),
    Text(String),
    /// `<exists>`
    Flag,
}

/// Numbers, quoted texts and flags that stand by themselves; names, brackets and signs are decoration.
struct Tokens<'t>(&'t str);

impl Tokens<'_> {
    fn number(&mut self) -> Option<f64> {
        match self.next()? {
            Token::Number(number) => Some(number),
            _ => None,
        }
    }

    fn text(&mut self) -> Option<String> {
        match self.next()? {
            Token::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            self.0 = self.0.trim_start();
            if let Some(quoted) = self.0.strip_prefix('"') {
                let (text, rest) = unquote(quoted)?;
                self.0 = rest;
                return Some(Token::Text(text));
            }
            let end = self.0.find(char::is_whitespace).unwrap_or(self.0.len());
            let (word, rest) = self.0.split_at(end);
            if word.is_empty() {
                return None;
            }
            self.0 =
                if word.starts_with('!') { rest.split_once('\n').map_or("", |(_, rest)| rest) } else { rest };
            if word.starts_with('<') {
                return Some(Token::Flag);
            }
            if let Ok(number) = word.parse::<f64>()
                && number.is_finite()
            {
                return Some(Token::Number(number));
            }
        }
    }
}

/// The text up to the closing quotation mark, where two of them stand for one, and what follows.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut rest = quoted;
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((text, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_form_reads_like_the_short_one() {
        let long = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = 2 \ntiers? <exists> \nsize = 1 \nitem []: \n    item [1]:\n        class = \"IntervalTier\" \n        name = \"客服\" \n        xmin = 0 \n        xmax = 2 \n        intervals: size = 1 \n        intervals [1]:\n            xmin = 0.5 \n            xmax = 2 ! 注\n            text = \"您好\" \n";
        let short = "\"ooTextFile\"\n\"TextGrid\"\n0\n2\n<exists>\n1\n\"IntervalTier\"\n\"客服\"\n0\n2\n1\n0.5\n2\n\"您好\"";
        let intervals = vec![Interval { start: 0.5, end: 2.0, text: "您好".into() }];
        let expected = vec![Tier { name: "客服".into(), has_points: false, intervals }];
        assert_eq!(tiers(long), Ok(expected));
        assert_eq!(tiers(long), tiers(short));
    }

    #[test]
    fn a_name_says_whose_tier_it_is_and_what_it_holds() {
        let table = [
            ("客服", "客服", Content::Speech),
            ("\"phrase\"", "", Content::Speech),
            ("SPEAKER_00", "SPEAKER_00", Content::Speech),
            ("words", "", Content::Words),
            ("客户 - words", "客户", Content::Words),
            ("A_phones", "A", Content::Other),
        ];
        for (name, speaker, content) in table {
            let tier = Tier { name: name.to_owned(), has_points: false, intervals: vec![] };
            assert_eq!((tier.speaker().as_str(), tier.content()), (speaker, content), "{name}");
        }
    }

    #[test]
    fn a_size_that_is_absurd_ends_with_the_file() {
        assert_eq!(tiers("<exists> 1e300 \"IntervalTier\""), Err(Place { tier: 1, item: 0 }));
        assert_eq!(tiers("<exists>"), Err(Place { tier: 0, item: 0 }));
        assert_eq!(tiers("<exists> 0"), Ok(vec![]));
    }
}
