//! Where in its matches a pattern can touch a sentence edge.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Whether every match lies inside one sentence, apart from the edges before and after it.
pub(super) fn keeps_to_a_sentence(hir: &Hir) -> bool {
    !touches(hir).inside
}

/// Where an edge can stand in a match.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Touches {
    /// The match is an edge and nothing else.
    alone: bool,
    first: bool,
    last: bool,
    inside: bool,
}

impl Touches {
    fn or(self, other: Touches) -> Touches {
        Touches {
            alone: self.alone || other.alone,
            first: self.first || other.first,
            last: self.last || other.last,
            inside: self.inside || other.inside,
        }
    }

    /// Seen from a sequence: nothing but empty parts before it, or after it.
    fn placed(self, starts: bool, ends: bool) -> Touches {
        Touches {
            alone: self.alone && starts && ends,
            first: (self.first && starts) || (self.alone && starts && !ends),
            last: (self.last && ends) || (self.alone && ends && !starts),
            inside: self.inside
                || (self.first && !starts)
                || (self.last && !ends)
                || (self.alone && !starts && !ends),
        }
    }
}

fn touches(hir: &Hir) -> Touches {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Touches::default(),
        HirKind::Literal(literal) => of_text(&literal.0),
        HirKind::Class(class) => Touches { alone: holds_edge(class), ..Touches::default() },
        HirKind::Capture(capture) => touches(&capture.sub),
        HirKind::Repetition(repetition) => match touches(&repetition.sub) {
            once if repetition.max == Some(1) || once == Touches::default() => once,
            _ => Touches { inside: true, ..Touches::default() },
        },
        HirKind::Alternation(parts) => parts.iter().map(touches).fold(Touches::default(), Touches::or),
        HirKind::Concat(parts) => (0..parts.len())
            .map(|at| {
                let (starts, ends) = (all_empty(&parts[..at]), all_empty(&parts[at + 1..]));
                touches(&parts[at]).placed(starts, ends)
            })
            .fold(Touches::default(), Touches::or),
    }
}

fn of_text(text: &[u8]) -> Touches {
    let last = text.len().saturating_sub(1);
    let edges = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    edges
        .map(|(at, _)| Touches {
            alone: last == 0,
            first: last > 0 && at == 0,
            last: last > 0 && at == last,
            inside: at > 0 && at < last,
        })
        .fold(Touches::default(), Touches::or)
}

fn all_empty(parts: &[Hir]) -> bool {
    parts.iter().all(|part| part.properties().maximum_len() == Some(0))
}

fn holds_edge(class: &Class) -> bool {
    match class {
        Class::Unicode(class) => {
            class.ranges().iter().any(|range| range.start() <= '\n' && '\n' <= range.end())
        }
        Class::Bytes(class) => {
            class.ranges().iter().any(|range| range.start() <= b'\n' && b'\n' <= range.end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn a_pattern_leaves_its_sentence_only_by_a_line_break_inside() {
        let inside = |pattern| super::keeps_to_a_sentence(&parse(pattern, false).expect("valid"));
        let table = [
            ("退订.{0,6}吧", true),
            ("(?:^|\n)(?:好|行)", true),
            ("(?:好|行)(?:\n|$)", true),
            ("(?:^|\n)好(?:\n|$)", true),
            ("\n", true),
            ("(?:^|\n|再)好|行(?:\n|$|吧)", true),
            ("[^好]行", true),
            ("行[^好]", true),
            ("行[^好]行", false),
            ("^[^对是]{0,3}$", false),
            ("好\n行", false),
            ("(?:\n)?(?:好)?\n", true),
            ("(?:好|行|\n)+", false),
            ("好(?:\n|吧)行", false),
        ];
        for (pattern, keeps) in table {
            assert_eq!(inside(pattern), keeps, "{pattern:?}");
        }
    }

    #[test]
    fn a_dot_leaves_the_sentence_where_that_was_asked_for() {
        assert!(!super::keeps_to_a_sentence(&parse("退.{0,6}吧", true).expect("the pattern is valid")));
    }
}
