//! Whether a match is negated where it stands: 不用核实, 没有合约, 保证不了.

mod words;

use crate::transcript::Span;

use words::{AFTER, CANCELLED, HARMLESS, NEGATING};

/// How many characters before a match a negator may stand.
const REACH_CHARS: usize = 6;

const NEGATORS: [char; 10] = ['不', '没', '未', '无', '别', '勿', '免', '甭', '莫', '非'];

/// Whether a negator governs the match at `span`.
///
/// It must stand at most six characters before the match, in the same 小句, outside the match; or be the ending of the
/// match (不了, 不到 …). 不错, 没问题, 特别 and their like are no negators, nor are A不A questions and 不是不.
pub fn is_negated(form: &str, breaks: &[usize], span: Span) -> bool {
    let clause = clause_before(form, breaks, span.start);
    let before = governs(clause, &form[span.start..]);
    let behind = &form[span.end..];
    let must = before
        && ["不行", "不可"].iter().any(|words| behind.starts_with(words))
        && clause.ends_with(['不', '非']);
    !must && (before || ends_negated(breaks, span.end, behind))
}

/// The text of the same 小句 before a place.
fn clause_before<'a>(form: &'a str, breaks: &[usize], at: usize) -> &'a str {
    let last = breaks.partition_point(|&edge| edge <= at).checked_sub(1).map_or(0, |index| breaks[index]);
    let clause = form.get(last..at).unwrap_or(&form[..at]);
    clause.rsplit('\n').next().unwrap_or(clause)
}

/// Whether an odd number of negators near the end of the clause reaches into what follows.
fn governs(clause: &str, after: &str) -> bool {
    let near = clause.char_indices().rev().take(REACH_CHARS);
    let live: Vec<usize> = near.filter(|&(_, c)| NEGATORS.contains(&c)).map(|(at, _)| at).collect();
    !live.is_empty() && live.into_iter().any(|at| negates(clause, at, after))
}

/// Whether the negator at `at` is one: alone, no part of a harmless word, of A不A or of a double negation.
fn negates(clause: &str, at: usize, after: &str) -> bool {
    if covered(clause, at, HARMLESS) && !is_longer_negation(clause, at) || covered(clause, at, CANCELLED) {
        return false;
    }
    let tail = clause[at..].chars().skip(1).chain(after.chars()).take(2).collect::<Vec<_>>();
    let head = clause[..at].chars().rev().take(2).collect::<Vec<_>>();
    !(is_choice(&head, &tail) || is_new_clause(clause, at, &tail) || is_suggestion(clause, at))
}

/// Whether one of the words lies over the character at `at`, wholly in the clause.
fn covered(clause: &str, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let from = at.saturating_sub(word.len());
        let from = (from..=at).find(|&start| clause.is_char_boundary(start)).unwrap_or(at);
        clause[from..]
            .match_indices(word)
            .any(|(start, _)| from + start <= at && at < from + start + word.len())
    })
}

/// Whether the harmless word only begins a longer one that negates: 不同意, 没事先.
fn is_longer_negation(clause: &str, at: usize) -> bool {
    NEGATING.iter().any(|word| clause[at..].starts_with(word))
}

/// A不A and AB不AB: 能不能, 是不是, 方不方便, 愿意不愿意.
fn is_choice(head: &[char], tail: &[char]) -> bool {
    match (head, tail) {
        ([last, first], [next, second]) if last == second && first == next => true,
        ([last, ..], [next, ..]) => last == next,
        _ => false,
    }
}

/// A new speaker's word right behind a lone 不 or 没: 办了没我看一下.
fn is_new_clause(clause: &str, at: usize, tail: &[char]) -> bool {
    let question = clause[..at].ends_with(['了', '过', '好', '吗']);
    question && matches!(tail, ['我' | '您' | '你' | '咱', ..])
        || ["了没有我", "了没有您", "过没有我"].iter().any(|words| covered(clause, at, &[words]))
}

/// 要不给您办: a proposal, unless it is 只要不.
fn is_suggestion(clause: &str, at: usize) -> bool {
    clause[..at]
        .strip_suffix('要')
        .is_some_and(|before| !before.ends_with(['只', '需', '主', '不', '想', '还', '就']))
        && clause[at..].starts_with('不')
}

fn ends_negated(breaks: &[usize], end: usize, behind: &str) -> bool {
    const COUNTED: &str = "一二两三四五六七八九十半几0123456789";
    if breaks.binary_search(&end).is_ok() {
        return false;
    }
    let Some(ending) = AFTER.iter().find(|ending| behind.starts_with(**ending)) else { return false };
    let rest = &behind[ending.len()..];
    let other = match *ending {
        "不了" => rest.starts_with('解'),
        "不到" => rest.starts_with(|c| COUNTED.contains(c)) || rest.starts_with('位'),
        "不起" => rest.starts_with(['眼', '来']),
        "不上" => rest.starts_with(['不', '网', '班']),
        "不来" => rest.starts_with('电'),
        _ => false,
    };
    !other
}

#[cfg(test)]
mod tests;
