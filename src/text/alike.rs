//! Whether a text that sounds like a term was meant to be it: a recogniser's error, or words of its own.
//!
//! Short terms have innocent look-alikes by the hundred (号码 ~ 行好吗, 信号 ~ 微信好了, 满意 ~ 慢一点), so the shorter a term, the
//! nearer what was heard must be.

use super::form::Form;
use super::pinyin::{Sound, readings};
use super::words::{Segmenter, Token};
use crate::transcript::Span;

/// Characters from which a term is long enough that only its sound counts.
const LONG_CHARS: usize = 4;

/// How one character of what was heard stands to the one expected in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// Sounds alike only as recognisers confuse sounds, in another tone.
    Far,
    /// Sounds alike as recognisers confuse sounds, in the same tone.
    Confused,
    /// The same syllable in another tone.
    OtherTone,
    /// The same sound.
    Homophone,
    /// The same character, or another way to write it.
    Same,
}

/// Whether `heard`, which has the folded syllables of `term`, is near enough to be an error for it. Does not look at words.
///
/// Half of the characters, at least, are the same or exact homophones. Up to three characters, the others are at least the same
/// syllable or, among confused syllables, have the same tone; and two characters must both be more than function words.
pub fn is_near(term: &str, heard: &str) -> bool {
    let (mut all, mut near, mut far) = (0, 0, 0);
    for nearness in nearnesses(term, heard) {
        all += 1;
        near += usize::from(nearness >= Nearness::Homophone);
        far += usize::from(nearness == Nearness::Far);
    }
    let long = all >= LONG_CHARS;
    near * 2 >= all && (long || far == 0) && (all > 2 || (all == 2 && !term.chars().any(is_function)))
}

/// Whether what was heard makes sense as words of its own, so that it is no error for `term`.
///
/// `words` are the words of the form, `span` the place of what was heard. For a term of four characters or more it never does.
/// Else it does where
/// - it is a common word;
/// - a character that differs is a function word, or belongs to a word: a common one, or one that begins or ends outside;
/// - any word begins or ends outside, unless all characters are exact homophones;
/// - it is said with a pause inside.
pub fn is_sense(segmenter: &Segmenter, words: &[Token], form: &Form, span: Span, term: &str) -> bool {
    if term.chars().count() >= LONG_CHARS {
        return false;
    }
    let heard = span.of(form.text());
    let least = nearnesses(term, heard).min().unwrap_or(Nearness::Far);
    let pause = form.breaks().iter().any(|&at| span.start < at && at < span.end);
    if pause || (least < Nearness::Same && segmenter.is_common(heard)) {
        return true;
    }
    let known = known_words(segmenter, words, form.text(), span);
    let cut_off = known.iter().any(|word| !span.contains(*word));
    (cut_off && least < Nearness::Homophone) || has_sense_of_its_own(term, heard, span, &known)
}

/// Words of the dictionary that reach into a span: those inside it only where they are common.
fn known_words(segmenter: &Segmenter, words: &[Token], form: &str, span: Span) -> Vec<Span> {
    let first = words.partition_point(|word| word.span.end <= span.start);
    let over = words[first..].iter().map(|word| word.span).take_while(|word| word.start < span.end);
    over.filter(|word| word.of(form).chars().nth(1).is_some())
        .filter(|word| match span.contains(*word) {
            true => segmenter.is_common(word.of(form)),
            false => segmenter.knows(word.of(form)),
        })
        .collect()
}

/// Whether a character that differs from the term's is a function word or part of a known word.
fn has_sense_of_its_own(term: &str, heard: &str, span: Span, known: &[Span]) -> bool {
    let mut at = span.start;
    pairs(term, heard).any(|(term, heard)| {
        let place = Span::new(at, at + heard.len_utf8());
        at = place.end;
        nearness(term, heard) != Nearness::Same
            && (is_function(heard) && !is_function(term) || known.iter().any(|word| word.contains(place)))
    })
}

fn nearnesses(term: &str, heard: &str) -> impl Iterator<Item = Nearness> {
    pairs(term, heard).map(|(term, heard)| nearness(term, heard))
}

fn pairs(term: &str, heard: &str) -> impl Iterator<Item = (char, char)> {
    term.chars().zip(heard.chars())
}

fn nearness(term: char, heard: char) -> Nearness {
    if written_alike(term) == written_alike(heard) {
        return Nearness::Same;
    }
    let each = readings(term).iter().flat_map(|a| readings(heard).iter().map(|b| of_sounds(*a, *b)));
    each.max().unwrap_or(Nearness::Far)
}

fn of_sounds(term: Sound, heard: Sound) -> Nearness {
    match (term.plain == heard.plain, term.tone == heard.tone) {
        (true, true) => Nearness::Homophone,
        (true, false) => Nearness::OtherTone,
        (false, true) if term.folded == heard.folded => Nearness::Confused,
        (false, _) => Nearness::Far,
    }
}

/// One character for those that are written for each other.
fn written_alike(char: char) -> char {
    match char {
        '帐' => '账',
        '象' => '像',
        _ => char,
    }
}

/// Characters that hold sentences together or count, and so stand anywhere beside anything.
fn is_function(char: char) -> bool {
    const FUNCTION: &str = "吗嘛呢吧啊呀哦哈了的得地着过我你您他她它们这那哪是在有没不也就都还又再要会能可把被给跟和与去来好很太麻\
                            一二三四五六七八九十两几百千万半个";
    FUNCTION.contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a term that sounds like `heard` is taken for it in `text`.
    fn taken(term: &str, heard: &str, text: &str) -> bool {
        let segmenter = Segmenter::default();
        let words = segmenter.cut(text);
        let start = text.find(heard).expect("what was heard is in the text");
        let span = Span::new(start, start + heard.len());
        let form = Form::new([(0, text)]);
        is_near(term, heard) && !is_sense(&segmenter, &words, &form, span, term)
    }

    #[test]
    fn errors_are_taken_for_the_term() {
        let errors = [
            ("套餐", "套灿", "帮我把套灿改低一点"),
            ("宽带", "宽代", "家里的宽代断网了"),
            ("话费", "化费", "这个月化费怎么这么多"),
            ("密码", "蜜码", "我的蜜码忘记了"),
            ("账单", "帐单", "帐单发给我"),
            ("违约金", "为约金", "要交为约金吗"),
            ("携号转网", "协号转往", "我要协号转往"),
        ];
        for (term, heard, text) in errors {
            assert!(taken(term, heard, text), "{heard} for {term}");
        }
    }

    #[test]
    fn words_of_their_own_are_not() {
        let innocent = [
            ("号码", "好吗", "这样办理好吗"),
            ("号码", "号吗", "今天是八号吗"),
            ("信号", "信好", "我加你微信好了"),
            ("信号", "新号", "换了一个新号码"),
            ("满意", "慢一", "请您说慢一点"),
            ("无线", "无限", "流量是无限量的"),
            ("再见", "再讲", "你再讲一遍"),
            ("密码", "蜜麻", "吃蜜麻烦"),
            ("停机", "停几", "要停几天"),
            ("缴费", "叫飞", "那个叫飞信的"),
        ];
        for (term, heard, text) in innocent {
            assert!(!taken(term, heard, text), "{heard} is no {term}");
        }
    }
}
