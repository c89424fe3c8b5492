//! Texts that every match of a pattern must hold, so that a quick scan can tell where it cannot match.

use std::collections::BTreeSet;

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most alternatives worth looking for.
const MAX_LITERALS: usize = 400;
/// Largest class that is written out.
const MAX_CLASS: u32 = 12;
/// Characters so frequent in speech that looking for them alone tells nothing.
const FREQUENT: &str = "您你我他的了是不一有这那个在就好吗呢吧啊给会要来说看到上下没还也都能可以什么";

/// Texts of which every match of `hir` holds at least one; `None` where there is no such set worth looking for.
pub(super) fn literals(hir: &Hir) -> Option<Vec<String>> {
    let set = required(hir)?;
    let telling = |literal: &String| {
        let mut chars = literal.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => !FREQUENT.contains(only),
            _ => true,
        }
    };
    set.iter().all(telling).then(|| set.into_iter().collect())
}

type Literals = BTreeSet<String>;

fn required(hir: &Hir) -> Option<Literals> {
    if let Some(all) = exact(hir) {
        return (!all.contains("")).then_some(all);
    }
    match hir.kind() {
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Concat(parts) => of_sequence(parts),
        HirKind::Alternation(parts) => {
            let mut all = Literals::new();
            for part in parts {
                all.extend(required(part)?);
            }
            (all.len() <= MAX_LITERALS).then_some(all)
        }
        _ => None,
    }
}

/// The most telling of the parts and of the runs of parts that can be written out together.
fn of_sequence(parts: &[Hir]) -> Option<Literals> {
    let mut candidates: Vec<Literals> = Vec::new();
    let mut run: Option<Literals> = None;
    for part in parts {
        let Some(all) = exact(part) else {
            candidates.extend(run.take());
            candidates.extend(required(part));
            continue;
        };
        run = match run.as_ref().and_then(|run| product(run, &all)) {
            Some(longer) => Some(longer),
            None => {
                candidates.extend(run.take());
                Some(all)
            }
        };
    }
    candidates.extend(run);
    candidates.into_iter().filter(|set| !set.contains("")).max_by_key(worth)
}

/// Every text that the expression matches, where these are few.
fn exact(hir: &Hir) -> Option<Literals> {
    match hir.kind() {
        HirKind::Empty => Some(Literals::from([String::new()])),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(Literals::from([text.to_owned()]))
        }
        HirKind::Class(class) => written_out(class),
        HirKind::Capture(capture) => exact(&capture.sub),
        HirKind::Repetition(repetition) if repetition.max == Some(1) => {
            let mut all = exact(&repetition.sub)?;
            if repetition.min == 0 {
                all.insert(String::new());
            }
            Some(all)
        }
        HirKind::Concat(parts) => {
            parts.iter().try_fold(Literals::from([String::new()]), |all, part| product(&all, &exact(part)?))
        }
        HirKind::Alternation(parts) => {
            let mut all = Literals::new();
            for part in parts {
                all.extend(exact(part)?);
            }
            (all.len() <= MAX_LITERALS).then_some(all)
        }
        _ => None,
    }
}

/// Every text of the one followed by every text of the other, where these are few.
fn product(first: &Literals, second: &Literals) -> Option<Literals> {
    if first.len() * second.len() > MAX_LITERALS {
        return None;
    }
    Some(first.iter().flat_map(|start| second.iter().map(move |end| format!("{start}{end}"))).collect())
}

/// Long texts are rarer than short ones, and few are rarer than many.
fn worth(set: &Literals) -> (usize, std::cmp::Reverse<usize>) {
    let shortest = set.iter().map(|literal| literal.chars().count()).min().unwrap_or(0);
    let frequent =
        set.iter().any(|literal| literal.chars().count() == 1 && FREQUENT.contains(literal.as_str()));
    (if frequent { 0 } else { shortest }, std::cmp::Reverse(set.len()))
}

fn written_out(class: &Class) -> Option<Literals> {
    let Class::Unicode(class) = class else { return None };
    let size: u32 =
        class.ranges().iter().map(|range| u32::from(range.end()) - u32::from(range.start()) + 1).sum();
    if size > MAX_CLASS {
        return None;
    }
    let chars = class.ranges().iter().flat_map(|range| range.start()..=range.end());
    Some(chars.map(String::from).collect())
}

/// Number of characters and classes when all repetitions are written out, cut off at a million.
pub(super) fn size(hir: &Hir) -> usize {
    let size = match hir.kind() {
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(_) => 40,
        HirKind::Capture(capture) => size(&capture.sub),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min + 1).max(1) as usize;
            size(&repetition.sub).saturating_mul(times)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(size).fold(0, usize::saturating_add)
        }
        HirKind::Empty | HirKind::Look(_) => 1,
    };
    size.min(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;

    fn required(pattern: &str) -> Option<Vec<String>> {
        Pattern::new(pattern, false).expect("the pattern is valid").required().map(<[String]>::to_vec)
    }

    fn texts(texts: &[&str]) -> Option<Vec<String>> {
        Some(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn the_rarest_part_of_a_sequence_is_required() {
        assert_eq!(required("(?:帮|给|替)[您你].{0,6}退订"), texts(&["退订"]));
        assert_eq!(required("(?:满意|认可)吗"), texts(&["满意吗", "认可吗"]));
        assert_eq!(
            required("[您你](?:说|讲)(?:吧)?"),
            texts(&["你讲", "你讲吧", "你说", "你说吧", "您讲", "您讲吧", "您说", "您说吧"])
        );
        assert_eq!(required("a(?:BC)+"), required("a(?:bc)+"));
    }

    #[test]
    fn what_may_be_absent_is_not_required() {
        assert_eq!(required("(?:退订)?"), None);
        assert_eq!(required("退订|.{3}"), None);
        assert_eq!(required("^(?:嗯|对)+$"), texts(&["嗯", "对"]));
        assert_eq!(required("[您你]"), None);
    }

    #[test]
    fn a_pattern_that_is_too_large_is_refused() {
        assert!(Pattern::check("(?:[\\p{Han}a-z]{100}){100}", false).is_err());
        assert!(Pattern::check("(?:", false).is_err());
        assert_eq!(Pattern::check("(?:退订|取消).{0,8}", false), Ok(()));
    }
}
