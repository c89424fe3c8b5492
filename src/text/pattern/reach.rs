//! Whether a pattern matches everything, nothing, or something in between.

use regex_syntax::hir::{Class, Hir, HirKind, Literal};

use super::{Pattern, compile, needs, parse};
use crate::text::fold::simplified;
use crate::text::form::Form;

/// What a pattern tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It matches every turn.
    Everything,
    /// It matches no turn, because it asks for characters that the matching form leaves out or folds away.
    Nothing,
    /// It matches some turns and others not.
    Something,
}

/// Texts that have nothing in common, short and long ones.
const UNLIKE: [&str; 3] = ["甲", "q", "7"];
const LONG: usize = 300;

impl Pattern {
    /// What the pattern tells apart; `None` for one that cannot be read.
    pub fn reach(pattern: &str, whole_turn: bool) -> Option<Reach> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn).ok()?;
        if !can_match(&hir) {
            return Some(Reach::Nothing);
        }
        if !needs::of(&hir).is_empty() || hir.properties().minimum_len().is_none_or(|least| least > 4) {
            return Some(Reach::Something);
        }
        let regex = compile(&hir).ok()?;
        let all = UNLIKE.iter().all(|text| regex.is_match(*text) && regex.is_match(&text.repeat(LONG)));
        Some(if all { Reach::Everything } else { Reach::Something })
    }
}

/// Whether the matching form can hold a match.
fn can_match(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(Literal(bytes)) => {
            std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(can_stand))
        }
        HirKind::Class(Class::Unicode(class)) => class
            .ranges()
            .iter()
            .any(|range| range.len() > WIDE_CLASS || (range.start()..=range.end()).any(can_stand)),
        HirKind::Class(Class::Bytes(class)) => !class.ranges().is_empty(),
        HirKind::Repetition(repetition) => repetition.min == 0 || can_match(&repetition.sub),
        HirKind::Capture(capture) => can_match(&capture.sub),
        HirKind::Concat(parts) => parts.iter().all(can_match),
        HirKind::Alternation(parts) => parts.iter().any(can_match),
    }
}

/// Characters in a range from which on it surely holds one that can stand in the matching form.
const WIDE_CLASS: usize = 200;

/// Whether a character can stand in the matching form.
fn can_stand(char: char) -> bool {
    let plain = matches!(char, '\n' | '0'..='9' | 'a'..='z' | '\u{4e00}'..='\u{9fa5}');
    plain || {
        let texts = [format!("{char}"), format!("1{char}1"), format!("一{char}一")];
        texts.iter().any(|text| Form::new([(0, text.as_str())]).text().contains(char))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(pattern: &str) -> Reach {
        Pattern::reach(pattern, false).expect("the pattern is valid")
    }

    #[test]
    fn what_may_be_empty_or_anything_matches_everything() {
        for pattern in ["", "退订?|", "(?:退订)?", ".*", ".+", ".", "[^火]", "(?:好|.)", ".{0,4}"] {
            assert_eq!((pattern, reach(pattern)), (pattern, Reach::Everything));
        }
    }

    #[test]
    fn what_the_matching_form_leaves_out_matches_nothing() {
        for pattern in
            ["您好，请", "[，。]", "好。", "５折", "“好的”", "(?:您 好|再、见)", "[^\\s\\S]", "A_b"]
        {
            assert_eq!((pattern, reach(pattern)), (pattern, Reach::Nothing));
        }
    }

    #[test]
    fn what_tells_texts_apart_does_neither() {
        for pattern in [
            "退订",
            "^.{0,5}$",
            ".{4,}",
            "[您你]好",
            "您好，?请",
            "20:30",
            "1.5",
            "3-5天",
            "50%",
            "OK",
            "再見",
            "[^a]{9}",
            "元/月",
        ] {
            assert_eq!((pattern, reach(pattern)), (pattern, Reach::Something));
        }
        assert_eq!(Pattern::reach("(", false), None);
    }
}
