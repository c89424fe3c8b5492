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
/// Most bytes between the first and the last place where a match may start, seen from a text that it holds.
const MAX_SPREAD: usize = 48;
/// Bytes of a Chinese character.
const HAN_BYTES: usize = 3;
/// A set that stands in more sentences than this share, as far as its literals tell, is not worth looking for.
const WORTHLESS: f64 = 0.7;

/// Texts of which every match of a pattern holds one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The texts, in order.
    pub texts: Vec<String>,
    /// How far from the start of the match the text may begin; `None` where there is no limit.
    pub lead: Option<Lead>,
}

/// Least and most bytes of a match before a text that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// Least bytes.
    pub least: usize,
    /// Most bytes.
    pub most: usize,
}

impl Lead {
    fn or(self, other: Lead) -> Lead {
        Lead { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    fn after(self, before: Lead) -> Lead {
        Lead { least: before.least + self.least, most: before.most + self.most }
    }
}

/// What every match of `hir` holds. The most telling first; empty where nothing is known.
pub(super) fn of(hir: &Hir) -> Vec<Need> {
    let mut sets = needs(hir);
    sets.retain(|set| frequency(&set.texts) < WORTHLESS);
    sort(&mut sets);
    sets.truncate(MAX_SETS);
    sets.into_iter().map(|set| Need { texts: set.texts.into_iter().collect(), lead: set.lead }).collect()
}

/// The need that tells best where matches may start; `None` where none of them does.
pub(super) fn pivot(needs: &[Need]) -> Option<(usize, Lead)> {
    let costs = needs.iter().enumerate().filter_map(|(at, need)| {
        let lead = need.lead.filter(|lead| lead.most - lead.least <= MAX_SPREAD)?;
        let starts = 1 + (lead.most - lead.least) / HAN_BYTES;
        Some((frequency(&need.texts) * starts as f64, (at, lead)))
    });
    costs.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, pivot)| pivot)
}

/// The texts that `hir` matches, where these are few and none of them is empty or holds a sentence edge.
pub(super) fn texts_of(hir: &Hir) -> Option<BTreeSet<String>> {
    exact(hir).filter(|all| all.iter().all(|text| !text.is_empty() && !text.contains('\n')))
}

type Literals = BTreeSet<String>;

/// A need while it is worked out.
#[derive(Debug, Clone)]
struct Set {
    texts: Literals,
    lead: Option<Lead>,
}

fn needs(hir: &Hir) -> Vec<Set> {
    if let Some(all) = exact(hir) {
        return Vec::from_iter(tidy(all, Some(Lead { least: 0, most: 0 })));
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
fn of_sequence(parts: &[Hir]) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    let mut run: Option<(Literals, Option<Lead>)> = None;
    let mut before = Some(Lead { least: 0, most: 0 });
    for part in parts {
        match (exact(part), &run) {
            (None, _) => {
                sets.extend(run.take().and_then(|(all, lead)| tidy(all, lead)));
                sets.extend(needs(part).into_iter().map(|set| set.after(before)));
            }
            (Some(all), Some((longer, lead))) => match product(longer, &all) {
                Some(longer) => run = Some((longer, *lead)),
                None => {
                    sets.extend(run.take().and_then(|(all, lead)| tidy(all, lead)));
                    run = Some((all, before));
                }
            },
            (Some(all), None) => run = Some((all, before)),
        }
        before = before.and_then(|before| Some(length(part)?.after(before)));
    }
    sets.extend(run.and_then(|(all, lead)| tidy(all, lead)));
    sets
}

impl Set {
    /// Seen from a sequence that has other parts before it.
    fn after(self, before: Option<Lead>) -> Set {
        Set { lead: self.lead.zip(before).map(|(lead, before)| lead.after(before)), ..self }
    }
}

/// Least and most bytes that the expression matches, where there is an end to them.
fn length(hir: &Hir) -> Option<Lead> {
    let properties = hir.properties();
    Some(Lead { least: properties.minimum_len()?, most: properties.maximum_len()? })
}

/// What one of the parts needs: their most telling sets together, their next ones together, and so on.
fn of_choice(parts: &[Hir]) -> Vec<Set> {
    let mut each: Vec<Vec<Set>> = parts.iter().map(needs).collect();
    each.iter_mut().for_each(|sets| sort(sets));
    let deepest = each.iter().map(Vec::len).max().unwrap_or(0).min(MAX_SETS);
    (0..deepest)
        .map_while(|rank| each.iter().map(|sets| sets.get(rank).or(sets.last()).cloned()).reduce(either)?)
        .filter(|all| all.texts.len() <= MAX_LITERALS)
        .collect()
}

fn either(one: Option<Set>, other: Option<Set>) -> Option<Set> {
    let (mut one, other) = one.zip(other)?;
    one.texts.extend(other.texts);
    Some(Set { lead: one.lead.zip(other.lead).map(|(one, other)| one.or(other)), ..one })
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
///
/// `lead` is that of the texts as they are; what is left out of them comes before what stays.
fn tidy(set: Literals, lead: Option<Lead>) -> Option<Set> {
    let longest = set.iter().map(String::len).max().unwrap_or(0);
    let trimmed: Literals = set.iter().map(|text| text.trim_matches('\n').to_owned()).collect();
    if trimmed.iter().any(|text| text.is_empty() || text.contains('\n')) {
        return None;
    }
    let known: HashSet<&str> = trimmed.iter().map(String::as_str).collect();
    let holds_another = |text: &&String| parts(text).any(|part| known.contains(part));
    let texts: Literals = trimmed.iter().filter(|text| !holds_another(text)).cloned().collect();
    let lead = match texts == set {
        true => lead,
        false => lead.map(|lead| Lead { most: lead.most + longest, ..lead }),
    };
    Some(Set { texts, lead })
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

fn sort(sets: &mut [Set]) {
    sets.sort_by(|one, other| frequency(&one.texts).total_cmp(&frequency(&other.texts)));
}

/// A guess at the share of sentences that hold one of the texts.
fn frequency<'t>(texts: impl IntoIterator<Item = &'t String>) -> f64 {
    let of_one = |text: &String| match text.chars().count() {
        1 if FREQUENT.contains(text.as_str()) => 0.2,
        1 => 0.02,
        2 => 0.004,
        _ => 0.001,
    };
    texts.into_iter().map(of_one).sum()
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
        let needs = super::of(&parse(pattern, false).expect("the pattern is valid"));
        needs.into_iter().map(|need| need.texts).collect()
    }

    fn leads(pattern: &str) -> Vec<(String, Option<(usize, usize)>)> {
        let needs = super::of(&parse(pattern, false).expect("the pattern is valid"));
        let lead = |need: &super::Need| need.lead.map(|lead| (lead.least, lead.most));
        needs.iter().map(|need| (need.texts.join(" "), lead(need))).collect()
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

    #[test]
    fn how_far_into_the_match_a_need_begins() {
        let at = |text: &str, lead| (text.to_owned(), lead);
        assert_eq!(
            leads("退订(?:.{0,2})余额.*月租.查询"),
            [at("退订", Some((0, 0))), at("余额", Some((6, 14))), at("月租", None), at("查询", None)]
        );
        assert_eq!(leads("(?:^|\n|您)退订(?:\n|$)"), [at("退订", Some((0, 3)))]);
        assert_eq!(leads("\n退订.{1,2}"), [at("退订", Some((0, 7)))]);
        assert_eq!(leads("查询.*余额|[好行].*月租"), [at("月租 查询", None), at("余额 好 行", None)]);
        assert_eq!(leads("查询.+|.[好行]月租.+"), [at("好月租 查询 行月租", Some((0, 4)))]);
        assert_eq!(leads("(?:退订|要退订).+"), [at("退订", Some((0, 9)))]);
    }
}
