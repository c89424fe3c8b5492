//! Regular expressions over the matching form. The only door to the regex crates.

mod branch;
mod edges;
mod needs;
mod reach;
mod size;

use regex::RegexBuilder;
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};

use super::fold::simplified;

pub use branch::Branch;
pub use needs::{Lead, Need};
pub use reach::Reach;

/// Largest compiled pattern, bytes.
const SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// A regular expression, taken apart into its alternatives.
///
/// Case does not count; `^` and `$` are the turn's edges; `.` crosses a sentence edge only where that was asked for. Its
/// matches are those of its literals and of its branches, which may overlap.
#[derive(Debug)]
pub struct Pattern {
    literals: Vec<String>,
    branches: Vec<Branch>,
}

impl Pattern {
    /// Reads a pattern; the error is the regex crate's own description.
    pub fn new(pattern: &str, whole_turn: bool) -> Result<Pattern, String> {
        let source: String = pattern.chars().map(simplified).collect();
        let mut read = Pattern { literals: Vec::new(), branches: Vec::new() };
        read.take_apart(parse(&source, whole_turn)?);
        Ok(read)
    }

    fn take_apart(&mut self, hir: Hir) {
        if let Some(texts) = needs::texts_of(&hir) {
            return self.literals.extend(texts);
        }
        match hir.into_kind() {
            HirKind::Capture(capture) => self.take_apart(*capture.sub),
            HirKind::Alternation(parts) => parts.into_iter().for_each(|part| self.take_apart(part)),
            kind => self.branches.push(Branch::new(rebuilt(kind))),
        }
    }

    /// Texts that match as they stand.
    pub fn literals(&self) -> &[String] {
        &self.literals
    }

    /// The alternatives that are no such texts.
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The same, to be kept.
    pub fn into_branches(self) -> Vec<Branch> {
        self.branches
    }

    /// Whether it can be used; the error is the regex crate's own description.
    ///
    /// Only a pattern that repeats much is compiled to find out: what is short when written out cannot be too large.
    pub fn check(pattern: &str, whole_turn: bool) -> Result<(), String> {
        let source: String = pattern.chars().map(simplified).collect();
        let hir = parse(&source, whole_turn)?;
        if size::written_out(&hir) <= SURELY_SMALL {
            return Ok(());
        }
        let whole = RegexBuilder::new(&source)
            .case_insensitive(true)
            .dot_matches_new_line(whole_turn)
            .size_limit(SIZE_LIMIT)
            .build();
        whole.map(|_| ()).map_err(|error| error.to_string())
    }
}

/// Size of an expression, in characters written out, that never exceeds the limit once compiled.
const SURELY_SMALL: usize = 4_000;

fn parse(source: &str, whole_turn: bool) -> Result<Hir, String> {
    ParserBuilder::new()
        .case_insensitive(true)
        .dot_matches_new_line(whole_turn)
        .build()
        .parse(source)
        .map_err(|error| error.to_string())
}

/// The expression of a kind that [`Hir::into_kind`] gave.
fn rebuilt(kind: HirKind) -> Hir {
    match kind {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Repetition(repetition) => Hir::repetition(repetition),
        HirKind::Capture(capture) => Hir::capture(capture),
        HirKind::Concat(parts) => Hir::concat(parts),
        HirKind::Alternation(parts) => Hir::alternation(parts),
    }
}

/// Alternatives are many and search single sentences that hold what they need. So they go without what pays only in long
/// searches: prefilters, and automata built while searching, whose memory hundreds of patterns would fill on each thread.
fn compile(hir: &Hir) -> Result<Regex, String> {
    let config = Config::new()
        .which_captures(WhichCaptures::Implicit)
        .auto_prefilter(false)
        .nfa_size_limit(Some(SIZE_LIMIT))
        .hybrid(false);
    Regex::builder().configure(config).build_from_hir(hir).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Span;

    fn matches(pattern: &str, form: &str, range: std::ops::Range<usize>) -> Vec<String> {
        let hir = parse(pattern, false).expect("the pattern is valid");
        let branch = Branch::new(hir);
        branch.find(form, Span::new(range.start, range.end)).map(|span| span.of(form).to_owned()).collect()
    }

    #[test]
    fn matches_lie_in_the_range_and_the_edges_beside_it_count() {
        let form = "好的\n好的\n行";
        assert_eq!(matches("好.", form, 7..13), ["好的"]);
        assert_eq!(matches("(?:^|\n)好", form, 7..13), ["好"]);
        assert_eq!(matches("的(?:\n|$)", form, 7..13), ["的"]);
        assert_eq!(matches("^好", form, 7..13), [""; 0]);
        assert_eq!(matches("的$", form, 7..13), [""; 0]);
        assert_eq!(matches("行$", form, 14..17), ["行"]);
        assert_eq!(matches("^好", form, 0..6), ["好"]);
        assert_eq!(matches("好的", form, 0..17), ["好的", "好的"]);
    }

    #[test]
    fn empty_matches_are_none() {
        assert_eq!(matches("(?:好)?", "好的好", 0..9), ["好", "好"]);
        assert_eq!(matches("\n", "好\n的", 0..3), [""; 0]);
    }

    #[test]
    fn alternatives_are_taken_apart() {
        let apart = |pattern| {
            let pattern = Pattern::new(pattern, false).expect("the pattern is valid");
            let texts = |branch: &Branch| branch.needs().iter().map(|need| need.texts.clone()).collect();
            let needs: Vec<Vec<Vec<String>>> = pattern.branches().iter().map(texts).collect();
            (pattern.literals().to_vec(), needs)
        };
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(apart("退订|您[好早]"), (texts(&["您好", "您早", "退订"]), vec![]));
        assert_eq!(
            apart("(退订|(?:查询).*余额|取消.{1,3})"),
            (texts(&["退订"]), vec![vec![texts(&["查询"]), texts(&["余额"])], vec![texts(&["取消"])]])
        );
        assert_eq!(apart("退订(?:吧)?$"), (vec![], vec![vec![texts(&["退订"])]]));
        assert_eq!(apart("(?:退订)?|好\n"), (vec![], vec![vec![], vec![texts(&["好"])]]));
    }

    #[test]
    fn a_pattern_that_is_too_large_is_refused() {
        assert!(Pattern::check("(?:[\\p{Han}a-z]{100}){100}", false).is_err());
        assert!(Pattern::check("(?:", false).is_err());
        assert_eq!(Pattern::check("(?:退订|取消).{0,8}", false), Ok(()));
    }

    /// Patterns whose needs stand at their start, within a limit after it, or anywhere.
    const PATTERNS: [&str; 12] = [
        "退订(?:好|了)*",
        "[您我]?.{0,3}退.{0,2}好",
        "(?:^|\n)好.*退",
        "(?:退订|我要退|好的退).{0,4}",
        "(?:^|\n|您)退(?:好|\n|$)",
        "我.*退订",
        "(?:好|退).{0,2}(?:订|我).?",
        "好*退订?",
        "(?:我好|我).{1,3}?退|您.{2,}好",
        "[^好]退[^\n]{0,3}我",
        "\n好我",
        "退我|退",
    ];

    proptest::proptest! {
        #[test]
        fn looking_near_the_places_of_a_need_finds_the_same(form in "[好退订我您\n]{0,24}") {
            for pattern in PATTERNS {
                for branch in Pattern::new(pattern, false).expect("the pattern is valid").branches() {
                    let Some(Need { texts, .. }) = branch.needs().first() else { continue };
                    for (start, sentence) in form.split('\n').scan(0, |at, text| {
                        *at += text.len() + 1;
                        Some((*at - text.len() - 1, text))
                    }) {
                        let range = match branch.keeps_to_a_sentence() {
                            true => Span::new(start, start + sentence.len()),
                            false => Span::new(0, form.len()),
                        };
                        let stands = |at: &usize| texts.iter().any(|text| form[*at..range.end].starts_with(text.as_str()));
                        let places = (range.start..range.end).filter(|at| form.is_char_boundary(*at)).filter(stands);
                        let near = branch.find_near(&form, range, places);
                        let all: Vec<Span> = branch.find(&form, range).collect();
                        proptest::prop_assert_eq!(near, all, "{} in {:?}", pattern, form);
                    }
                }
            }
        }
    }
}
