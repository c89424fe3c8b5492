//! Words, their parts of speech and their edges. The only door to jieba.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use crate::transcript::Span;

/// Cuts Chinese text into words, with a user dictionary on top of the built-in one.
///
/// The dictionary takes a tenth of a second to load, so it is loaded when a word is first needed, or by [`Segmenter::warm`].
#[derive(Debug, Default)]
pub struct Segmenter {
    user_words: Vec<(String, String)>,
    jieba: OnceLock<Jieba>,
}

/// Frequency in jieba's dictionary from which a word is common: below it stand 化费 and 宽待, above it 重置 and 花费.
const COMMON_FREQUENCY: usize = 20;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte range in the text.
    pub span: Span,
    /// Part of speech in jieba's tag set; `x` where it is not known.
    pub tag: String,
}

impl Segmenter {
    /// A segmenter that knows these words, each with its part of speech.
    pub fn new(user_words: Vec<(String, String)>) -> Segmenter {
        Segmenter { user_words, jieba: OnceLock::new() }
    }

    /// Loads the dictionary now, so that the first word does not wait for it.
    pub fn warm(&self) {
        self.jieba();
    }

    /// The words of one 小句, without gaps.
    pub fn cut(&self, text: &str) -> Vec<Token> {
        let mut at = 0;
        self.jieba()
            .tag(text, true)
            .into_iter()
            .map(|word| {
                let span = Span::new(at, at + word.word.len());
                at = span.end;
                Token { span, tag: word.tag.to_owned() }
            })
            .collect()
    }

    /// Whether a word is in the dictionary, not only cut as one.
    pub fn knows(&self, word: &str) -> bool {
        self.jieba().has_word(word)
    }

    /// Whether a word is in the dictionary and no rarity: a quarter of its 349,000 words are common.
    pub fn is_common(&self, word: &str) -> bool {
        self.knows(word) && self.jieba().suggest_freq(word) >= COMMON_FREQUENCY
    }

    fn jieba(&self) -> &Jieba {
        self.jieba.get_or_init(|| {
            let mut jieba = Jieba::new();
            for (word, tag) in &self.user_words {
                jieba.add_word(word, None, Some(tag));
            }
            jieba
        })
    }
}

impl Token {
    /// Whether it carries meaning of its own: a noun, verb, adjective or name of at least two characters, or a Latin word.
    pub fn is_content(&self, text: &str) -> bool {
        let word = self.span.of(text);
        let long = word.chars().nth(1).is_some();
        match self.tag.as_bytes().first() {
            Some(b'n' | b'v' | b'a' | b'i' | b'l' | b'j') => long && !EMPTY_WORDS.contains(&word),
            Some(b'e') => self.tag == "eng",
            Some(b'm') => word.chars().any(|char| char.is_ascii_digit()),
            _ => false,
        }
    }
}

/// Words that every conversation holds, so that sharing them says nothing.
const EMPTY_WORDS: &[&str] = &[
    "可以",
    "需要",
    "没有",
    "知道",
    "觉得",
    "现在",
    "时候",
    "什么",
    "怎么",
    "这个",
    "那个",
    "就是",
    "还是",
    "不是",
    "请问",
    "先生",
    "女士",
    "小姐",
    "问题",
    "情况",
    "意思",
    "东西",
    "事情",
    "麻烦",
    "谢谢",
    "好的",
    "明白",
    "理解",
    "确认",
    "应该",
    "可能",
    "能够",
    "一下",
    "是不是",
    "能不能",
    "有没有",
    "看看",
    "告诉",
    "帮忙",
    "进行",
    "是否",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_word_is_cut_whole_and_tagged() {
        let segmenter = Segmenter::new(vec![("携号转网".into(), "n".into())]);
        let text = "我要办携号转网";
        let words: Vec<_> = segmenter.cut(text).iter().map(|it| (it.span.of(text), it.tag.clone())).collect();
        assert_eq!(words.last(), Some(&("携号转网", "n".to_owned())));
        assert_eq!(words.iter().map(|(word, _)| *word).collect::<String>(), text);
    }

    #[test]
    fn only_words_with_meaning_are_content() {
        let segmenter = Segmenter::new(vec![]);
        let text = "我的宽带可以上网了";
        let words: Vec<_> = segmenter
            .cut(text)
            .into_iter()
            .filter(|it| it.is_content(text))
            .map(|it| it.span.of(text))
            .collect();
        assert_eq!(words, ["宽带", "上网"]);
    }
}
