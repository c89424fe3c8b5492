//! Texts that every match of a pattern must hold, so that a quick scan can tell where it cannot match.

use std::collections::{BTreeSet, HashSet};

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most alternatives that are written out together.
const MAX_PRODUCT: usize = 64;
/// Most alternatives worth looking for.
const MAX_LITERALS: usize = 240;
/// Largest class that is written out.
const MAX_CLASS: u32 = 40;
/// Sets that are looked for; each further one excludes less.
const MAX_SETS: usize = 4;
/// Characters so frequent in speech that looking for them alone tells little.
const FREQUENT: &str = "您你我他的了是不一有这那个在就好吗呢吧啊给会要来说看到上下没还也都能可以什么";
/// A set that stands in more sentences than this share, as far as its literals tell, is not worth looking for.
const WORTHLESS: f64 = 0.7;

/// Sets of texts: every match of `hir` holds one of each. The most telling first; empty where nothing is known.
pub(super) fn sets(hir: &Hir) -> Vec<Vec<String>> {
    let mut sets = needs(hir);
    sets.retain(|set| frequency(set) < WORTHLESS);
    sort(&mut sets);
    sets.truncate(MAX_SETS);
    sets.into_iter().map(|set| set.into_iter().collect()).collect()
}

/// The texts that `hir` matches, where these are few and none of them is empty or holds a sentence edge.
pub(super) fn texts_of(hir: &Hir) -> Option<BTreeSet<String>> {
    exact(hir).filter(|all| all.iter().all(|text| !text.is_empty() && !text.contains('\n')))
}

type Literals = BTreeSet<String>;

fn needs(hir: &Hir) -> Vec<Literals> {
    if let Some(all) = exact(hir) {
        return Vec::from_iter(tidy(all));
    }
    match hir.kind() {
        HirKind::Capture(capture) => needs(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needs(&repetition.sub),
        HirKind::Concat(parts) => of_sequence(parts),
        HirKind::Alternation(parts) => of_choice(parts),
        _ => Vec::new(),
    }
}

/// What each of the parts needs, and each run of parts that can be written out together.
fn of_sequence(parts: &[Hir]) -> Vec<Literals> {
    let mut sets: Vec<Literals> = Vec::new();
    let mut run: Option<Literals> = None;
    for part in parts {
        let Some(all) = exact(part) else {
            sets.extend(run.take().and_then(tidy));
            sets.extend(needs(part));
            continue;
        };
        run = match run.as_ref().and_then(|run| product(run, &all)) {
            Some(longer) => Some(longer),
            None => {
                sets.extend(run.take().and_then(tidy));
                Some(all)
            }
        };
    }
    sets.extend(run.and_then(tidy));
    sets
}

/// What one of the parts needs: their most telling sets together, their next ones together, and so on.
fn of_choice(parts: &[Hir]) -> Vec<Literals> {
    let mut each: Vec<Vec<Literals>> = parts.iter().map(needs).collect();
    each.iter_mut().for_each(|sets| sort(sets));
    let deepest = each.iter().map(Vec::len).max().unwrap_or(0).min(MAX_SETS);
    (0..deepest)
        .map_while(|rank| {
            let mut all = Literals::new();
            for sets in &each {
                all.extend(sets.get(rank).or(sets.last())?.iter().cloned());
            }
            Some(all)
        })
        .filter(|all| all.len() <= MAX_LITERALS)
        .collect()
}

/// Every text that the expression matches, where these are few.
fn exact(hir: &Hir) -> Option<Literals> {
    ways(hir).is_some_and(|ways| ways <= MAX_LITERALS).then(|| texts(hir)).flatten()
}

/// Number of texts that the expression matches, doubles among them; `None` where there is no end to them.
fn ways(hir: &Hir) -> Option<usize> {
    match hir.kind() {
        HirKind::Empty | HirKind::Literal(_) => Some(1),
        HirKind::Class(class) => Some(class_size(class)? as usize),
        HirKind::Capture(capture) => ways(&capture.sub),
        HirKind::Repetition(repetition) if repetition.max == Some(1) => Some(ways(&repetition.sub)? + 1),
        HirKind::Concat(parts) => parts.iter().try_fold(1, |all: usize, part| {
            let all = all.checked_mul(ways(part)?)?;
            (all <= MAX_PRODUCT).then_some(all)
        }),
        HirKind::Alternation(parts) => parts.iter().try_fold(0, |all, part| Some(all + ways(part)?)),
        HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

fn texts(hir: &Hir) -> Option<Literals> {
    match hir.kind() {
        HirKind::Empty => Some(Literals::from([String::new()])),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(Literals::from([text.to_owned()]))
        }
        HirKind::Class(class) => written_out(class),
        HirKind::Capture(capture) => texts(&capture.sub),
        HirKind::Repetition(repetition) if repetition.max == Some(1) => {
            let mut all = texts(&repetition.sub)?;
            if repetition.min == 0 {
                all.insert(String::new());
            }
            Some(all)
        }
        HirKind::Concat(parts) => {
            parts.iter().try_fold(Literals::from([String::new()]), |all, part| product(&all, &texts(part)?))
        }
        HirKind::Alternation(parts) => {
            let mut all = Literals::new();
            for part in parts {
                all.extend(texts(part)?);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Every text of the one followed by every text of the other, where these are few.
fn product(first: &Literals, second: &Literals) -> Option<Literals> {
    if first.len() * second.len() > MAX_PRODUCT {
        return None;
    }
    Some(first.iter().flat_map(|start| second.iter().map(move |end| format!("{start}{end}"))).collect())
}

/// The set without sentence edges and without texts that hold another of the set; `None` where it tells nothing.
fn tidy(set: Literals) -> Option<Literals> {
    let set: Literals = set.iter().map(|text| text.trim_matches('\n').to_owned()).collect();
    if set.iter().any(|text| text.is_empty() || text.contains('\n')) {
        return None;
    }
    let known: HashSet<&str> = set.iter().map(String::as_str).collect();
    let holds_another = |text: &&String| parts(text).any(|part| known.contains(part));
    Some(set.iter().filter(|text| !holds_another(text)).cloned().collect())
}

/// All shorter pieces of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let pairs = (0..edges.len()).flat_map(move |start| {
        let edges = edges.clone();
        (start + 1..edges.len()).map(move |end| (edges[start], edges[end]))
    });
    pairs.filter(|(start, end)| end - start < text.len()).map(|(start, end)| &text[start..end])
}

fn sort(sets: &mut [Literals]) {
    sets.sort_by(|one, other| frequency(one).total_cmp(&frequency(other)));
}

/// A guess at the share of sentences that hold one of the texts.
fn frequency(set: &Literals) -> f64 {
    let of_one = |text: &String| match text.chars().count() {
        1 if FREQUENT.contains(text.as_str()) => 0.2,
        1 => 0.02,
        2 => 0.004,
        _ => 0.001,
    };
    set.iter().map(of_one).sum()
}

/// Number of characters, where they are few.
fn class_size(class: &Class) -> Option<u32> {
    let Class::Unicode(class) = class else { return None };
    let size = class.ranges().iter().map(|range| u32::from(range.end()) - u32::from(range.start()) + 1).sum();
    (size <= MAX_CLASS).then_some(size)
}

/// Its characters, in lower case as forms are.
fn written_out(class: &Class) -> Option<Literals> {
    class_size(class)?;
    let Class::Unicode(class) = class else { return None };
    let chars = class.ranges().iter().flat_map(|range| range.start()..=range.end());
    Some(chars.map(|char| char.to_lowercase().collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    fn needs(pattern: &str) -> Vec<Vec<String>> {
        super::sets(&parse(pattern, false).expect("the pattern is valid"))
    }

    fn sets(sets: &[&[&str]]) -> Vec<Vec<String>> {
        sets.iter().map(|set| set.iter().map(|text| (*text).to_owned()).collect()).collect()
    }

    #[test]
    fn every_part_of_a_sequence_is_needed_the_rarest_first() {
        assert_eq!(
            needs("(?:帮|给|替)[您你].{0,6}退订"),
            sets(&[&["退订"], &["帮你", "帮您", "替你", "替您", "给你", "给您"]])
        );
        assert_eq!(needs("(?:满意|认可)吗"), sets(&[&["满意吗", "认可吗"]]));
        assert_eq!(needs("[您你](?:说|讲)(?:吧)?"), sets(&[&["你讲", "你说", "您讲", "您说"]]));
        assert_eq!(needs("a(?:BC)+"), sets(&[&["bc"], &["a"]]));
    }

    #[test]
    fn a_choice_needs_what_any_of_its_parts_needs() {
        assert_eq!(needs("查询.*余额|[好行].*月租"), sets(&[&["月租", "查询"], &["余额", "好", "行"]]));
        assert_eq!(needs("查询.*余额|.{3}"), sets(&[]));
        assert_eq!(needs("^(?:嗯|对)+$"), sets(&[&["嗯", "对"]]));
    }

    #[test]
    fn what_may_be_absent_is_not_needed() {
        assert_eq!(needs("(?:退订)?"), sets(&[]));
        assert_eq!(needs("退订(?:吧)?.?"), sets(&[&["退订"]]));
        assert_eq!(needs("[您你的了]"), sets(&[]));
    }

    #[test]
    fn sentence_edges_are_not_looked_for() {
        assert_eq!(needs("(?:^|\n)退订(?:\n|$)"), sets(&[&["退订"]]));
        assert_eq!(needs("退订\n(?:好|行)"), sets(&[&["退订"], &["好", "行"]]).split_off(2));
    }
}
