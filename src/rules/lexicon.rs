//! The user dictionary: `word TAB part-of-speech [TAB group]`, one a line.

use super::model::LexiconWord;
use crate::diagnostics::{Diagnostic, Place};

/// Reads a lexicon; a line without a part of speech is a noun.
pub(super) fn read_lexicon(file: &str, text: &str, problems: &mut Vec<Diagnostic>) -> Vec<LexiconWord> {
    let mut words = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut columns = line.split('\t').map(str::trim);
        let word = columns.next().unwrap_or_default();
        let tag = columns.next().filter(|tag| !tag.is_empty()).unwrap_or("n");
        if word.is_empty() || word.contains(' ') || !tag.chars().all(|char| char.is_ascii_alphabetic()) {
            problems.push(
                Diagnostic::error("bad-lexicon-line", Place::line(file, index + 1))
                    .with("text", line.replace('\t', "⇥")),
            );
            continue;
        }
        words.push(LexiconWord { word: word.to_owned(), tag: tag.to_owned() });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_tags_are_read_and_a_broken_line_is_named() {
        let mut problems = Vec::new();
        let words =
            read_lexicon("lexicon.tsv", "套餐\tn\t资费\r\n# 注\n退订\tv\n光猫\n坏 词\tn\n", &mut problems);
        let expected = [("套餐", "n"), ("退订", "v"), ("光猫", "n")];
        let expected = expected.map(|(word, tag)| LexiconWord { word: word.into(), tag: tag.into() });
        assert_eq!(words, expected);
        assert_eq!(
            problems,
            [Diagnostic::error("bad-lexicon-line", Place::line("lexicon.tsv", 5)).with("text", "坏 词⇥n")]
        );
    }
}
