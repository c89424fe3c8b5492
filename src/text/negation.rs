//! Whether a match is negated where it stands: 不用核实, 没有合约, 保证不了.

use crate::transcript::Span;

/// How many characters before a match a negator may stand.
const REACH_CHARS: usize = 6;

const NEGATORS: [char; 10] = ['不', '没', '未', '无', '别', '勿', '免', '甭', '莫', '非'];

/// Words that hold the character of a negator and negate nothing behind them.
const HARMLESS: &[&str] = &[
    "不错",
    "不好意思",
    "不但",
    "不仅",
    "不过",
    "不管",
    "不论",
    "不然",
    "差不多",
    "对不起",
    "不客气",
    "不得不",
    "动不动",
    "不断",
    "不少",
    "不如",
    "不光",
    "不只",
    "不止",
    "不单",
    "不妨",
    "不由",
    "不禁",
    "不愧",
    "不限",
    "不同",
    "不久",
    "不时",
    "不定期",
    "不着急",
    "不要紧",
    "了不起",
    "不得了",
    "说不定",
    "不知不觉",
    "不小心",
    "不明",
    "不合理",
    "不正常",
    "不正规",
    "不良",
    "不愿意也",
    "不一会",
    "不急",
    "没问题",
    "没有问题",
    "没事",
    "没关系",
    "没有关系",
    "没错",
    "没准",
    "没想到",
    "没完没了",
    "没办法只能",
    "别人",
    "别的",
    "别处",
    "别家",
    "特别",
    "分别",
    "级别",
    "个别",
    "区别",
    "识别",
    "告别",
    "类别",
    "鉴别",
    "性别",
    "辨别",
    "差别",
    "派别",
    "别名",
    "未来",
    "未免",
    "无线",
    "无论",
    "无忧",
    "无限",
    "无非",
    "无疑",
    "无缝",
    "无条件",
    "无偿",
    "无故",
    "无缘",
    "无锡",
    "无形",
    "非常",
    "除非",
    "是非",
    "非得",
    "非要",
    "莫非",
    "莫名",
    "免费",
    "免得",
    "避免",
    "难免",
    "减免",
    "免单",
    "免息",
    "免提",
    "免密",
    "免流",
    "免税",
    "豁免",
    "以免",
    "免租",
    "免打扰",
    "不可避免",
    "不行",
    "不对",
    "不用了",
    "不要了",
    "不需要了",
    "不用谢",
    "不用客气",
    "别急",
    "别着急",
    "别担心",
    "别客气",
    "别生气",
    "别慌",
    "别走",
    "别怕",
    "别挂",
    "别介意",
    "别忘",
    "不用担心",
    "不要担心",
    "不必担心",
    "不用着急",
    "不要着急",
    "不用急",
    "不要急",
    "不要挂",
    "不用挂",
    "勿挂",
    "请勿走开",
    "不要走开",
    "不要忘",
    "不要忘记",
    "不用怕",
    "免不了",
    "少不了",
    "不由得",
    "从没这么",
    "不亚于",
    "不外乎",
    "不等",
    "不懂就",
    "不懂的",
    "不会的话",
    "不清楚的",
    "不明白的",
    "非法",
    "非本人",
];

/// Longer words than the harmless ones, which do negate.
const NEGATING: &[&str] = &[
    "不同意",
    "不限制",
    "不明确",
    "没事先",
    "没准备",
    "不断开",
    "不断网",
    "不过户",
    "不过来",
    "不过去",
    "不管理",
    "不如实",
    "不单独",
    "不对外",
    "不对您",
    "不对你",
    "不妨碍",
    "不要了解",
    "不用了解",
    "不等于",
    "不同步",
    "没准时",
    "不由您",
    "不急着",
    "不久留",
];

/// Two negators that cancel each other.
const CANCELLED: &[&str] = &[
    "不是不",
    "不能不",
    "不会不",
    "没有不",
    "不得不",
    "不可不",
    "不可能不",
    "无不",
    "没不",
    "不是没",
    "不会没",
    "不是说不",
    "不是没有",
    "并非不",
    "不至于不",
    "不是无",
    "不应该不",
    "非不",
];

/// Endings that negate the match before them: 保证不了.
const AFTER: &[&str] = &["不到", "不起", "不成", "不上", "不掉", "不下来", "不出来", "不来"];

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
