//! Whether a sentence asks: 可以吗, 能不能退, 您还满意不, 什么时候到.

/// Sounds that may follow the particle that makes a question.
const TAILS: &[&str] = &[
    "啊",
    "呀",
    "哈",
    "呗",
    "哦",
    "呃",
    "嗯",
    "哎",
    "噢",
    "谢谢您",
    "谢谢",
    "您",
    "先生",
    "女士",
    "阿姨",
    "哥",
    "姐",
];

/// Whether a sentence asks. `mark` is what ended it, as written.
///
/// Speech recognisers set wrong marks: particles and A不A ask even before a full stop, question words do not.
pub fn is_question(sentence: &str, mark: Option<char>) -> bool {
    if matches!(mark, Some('？' | '?')) {
        return true;
    }
    let sentence = sentence.trim_matches('\n');
    let stated = matches!(mark, Some('。' | '！' | '!' | '.' | '；' | ';'));
    ends_asking(sentence)
        || offers_choice(sentence)
        || offers_either(sentence)
        || is_polite(sentence)
        || !stated && asks_by_word(sentence)
}

/// 请问 and 贵姓 with something to answer.
fn is_polite(sentence: &str) -> bool {
    let asked = sentence.find("请问").is_some_and(|at| sentence[at + "请问".len()..].chars().count() > 2);
    asked || sentence.contains("贵姓") && sentence.chars().count() <= 8
}

fn ends_asking(sentence: &str) -> bool {
    if sentence.match_indices('吗').any(|(at, _)| !sentence[at..].starts_with("吗啡")) {
        return true;
    }
    let core = without_tail(sentence);
    let Some(last) = core.chars().next_back() else { return false };
    let before = &core[..core.len() - last.len_utf8()];
    match last {
        '么' => !core.ends_with("什么") && !is_adverb(core) || core.ends_with("干什么"),
        '嘛' => asks_with_ma(before),
        '呢' => asks_with_ne(before),
        '不' => asks_with_bu(before),
        '没' => asks_with_mei(before),
        '有' => core.strip_suffix("没有").is_some_and(asks_with_mei_you),
        '吧' => asks_with_ba(before),
        _ => false,
    }
}

fn without_tail(sentence: &str) -> &str {
    let mut core = sentence;
    while let Some(shorter) = TAILS.iter().find_map(|tail| core.strip_suffix(tail)) {
        if shorter.is_empty() {
            break;
        }
        core = shorter;
    }
    core
}

/// Words in 么 that ask nothing by their ending: 那么, 这么, 怎么.
fn is_adverb(core: &str) -> bool {
    ["怎么", "那么", "这么", "多么", "要么", "没什么"].iter().any(|word| core.ends_with(word))
}

fn asks_with_ma(before: &str) -> bool {
    let firm = ["就是", "本来", "都", "因为", "反正", "当然", "毕竟", "不是", "说了"]
        .iter()
        .any(|word| before.contains(word));
    before.ends_with('干')
        || !firm
            && (before.contains(['您', '你']) || ends_in(before, &["可以", "行", "好", "是", "对", "有"]))
}

fn asks_with_ne(before: &str) -> bool {
    const FIRM: &[&str] = &["在", "着", "还没", "正", "才", "可", "没", "都", "早", "还要", "开会", "不知道"];
    if asks_by_word(before) || offers_choice(before) {
        return true;
    }
    let supposed = ["那", "要是", "如果", "万一", "假如"].iter().any(|word| before.starts_with(word));
    let firm = FIRM.iter().any(|word| before.contains(word));
    supposed && !before.contains("着") && !before.contains("正在")
        || !firm && (1..=3).contains(&before.chars().count())
}

fn asks_with_bu(before: &str) -> bool {
    if before.ends_with('我') {
        return ["能", "会", "可以"].iter().any(|word| last_chars(before, 5).contains(word));
    }
    !before.is_empty()
        && !before.ends_with([
            '不', '也', '都', '绝', '从', '就', '可', '说', '才', '并', '决', '偏', '那', '要', '哎', '嗯',
        ])
}

fn asks_with_mei(before: &str) -> bool {
    let done = before.ends_with(['了', '过', '好', '完', '到', '懂', '清', '着', '有', '见', '成', '通']);
    done || last_chars(before, 10).contains("还有")
}

fn asks_with_mei_you(before: &str) -> bool {
    const FIRM: &[&str] = &[
        "都", "也", "还", "并", "就", "从来", "根本", "一点", "什么", "绝对", "确实", "真的", "暂时", "目前",
        "现在", "这边",
    ];
    let named = before.ends_with(['了', '过', '好', '完', '到', '懂', '清'])
        || ends_in(before, &["问题", "事", "需要", "办法", "疑问", "人"]);
    named && !ends_in(before, FIRM) && !before.contains("什么")
}

fn asks_with_ba(before: &str) -> bool {
    let short = ends_in(
        before,
        &["对", "是", "没错", "可以", "没问题", "能", "会", "不会", "是这样", "方便", "满意", "清楚", "明白"],
    );
    let grudging = ends_in(before, &["那就是", "就是", "还可以", "也可以", "就可以", "尽可能", "还算满意"])
        && !before.contains(['您', '你']);
    let you = before.contains(['您', '你']);
    let confirms = ["是", "没", "有", "不会", "应该", "想", "知道", "记得", "也"]
        .iter()
        .any(|word| before.contains(word));
    let guess = ["不会", "应该", "不是", "好像"].iter().any(|word| last_chars(before, 16).contains(word));
    let told = ends_in(
        before,
        &[
            "说", "来", "办", "等", "看看", "看", "提", "试试", "讲", "算了", "好", "这样", "再说", "忙",
            "放心", "想想",
        ],
    );
    let acted = before.trim_end_matches(['上', '掉', '了', '个']);
    let ordered =
        ends_in(acted, &["弄", "换", "开", "退", "停", "装", "加", "选", "定", "改", "报", "办", "续"])
            && !before.contains(['是', '想', '要', '没']);
    short && !grudging
        || !(told || ordered) && (you && (confirms || before.ends_with('行')) || guess)
        || before.ends_with("也是送的")
}

/// A不A, A没A, 有没有, 方不方便, 愿意不愿意, where it asks.
fn offers_choice(sentence: &str) -> bool {
    sentence.match_indices(['不', '没']).any(|(at, negator)| {
        let (before, after) = (&sentence[..at], &sentence[at + negator.len()..]);
        doubled(before, after)
            .is_some_and(|bytes| asks_choice(&before[..before.len() - bytes], &sentence[at - bytes..]))
    })
}

/// A还是B: 是线路的问题还是我的问题, 聊天多还是视频多.
fn offers_either(sentence: &str) -> bool {
    const OTHER_SHI: [char; 9] = ['但', '可', '就', '不', '要', '于', '还', '总', '只'];
    sentence.match_indices("还是").any(|(at, words)| {
        let (before, after) = (&sentence[..at], &sentence[at + words.len()..]);
        let near = last_chars(before, 12);
        let is = near.char_indices().any(|(at, c)| c == '是' && !near[..at].ends_with(OTHER_SHI));
        let alike = before.chars().next_back().is_some_and(|last| sentence.ends_with(last));
        !after.is_empty() && (alike || is && !before.ends_with(['的', '我', '您', '你', '那']))
    })
}

/// The bytes that stand before and again behind a negator.
fn doubled(before: &str, after: &str) -> Option<usize> {
    let last = before.chars().next_back()?;
    if last.is_ascii() || matches!(last, '不' | '没' | '了' | '\n') {
        return None;
    }
    if after.starts_with(last) {
        return Some(last.len_utf8());
    }
    let two = before.char_indices().rev().nth(1).map(|(at, _)| &before[at..])?;
    after.starts_with(two).then_some(two.len())
}

/// Whether a choice is put to the listener, and not one that the speaker will find out or does not mind.
fn asks_choice(before: &str, choice: &str) -> bool {
    const INDIFFERENT: &[&str] = &["不管", "无论", "不论", "别管", "不在乎"];
    const CHECKS: &[&str] = &[
        "看看",
        "看一下",
        "看下",
        "看",
        "查一下",
        "查下",
        "查查",
        "查",
        "确认一下",
        "确认",
        "核实一下",
        "核实",
        "试试",
        "检查一下",
        "检查",
        "了解一下",
        "问问",
        "问一下",
    ];
    if ["动不动", "时不时", "人不人", "差不差"].iter().any(|word| choice.starts_with(word)) {
        return false;
    }
    let near = last_chars(before, 8);
    if INDIFFERENT.iter().any(|word| near.contains(word)) {
        return false;
    }
    let check =
        CHECKS.iter().filter_map(|word| near.rfind(word).map(|at| (at, *word))).max_by_key(|&(at, _)| at);
    let Some((at, word)) = check else { return true };
    let subject = &before[..before.len() - near.len() + at];
    let invited = subject.ends_with(['您', '你'])
        || subject.contains("你帮")
        || subject.contains("您帮")
        || subject.contains("能");
    let asking = word.starts_with('问') && !subject.contains("帮您");
    invited || asking || !subject.contains('我')
}

/// Question words that ask, and do not stand for anything or nothing.
fn asks_by_word(sentence: &str) -> bool {
    const WORDS: &[&str] = &[
        "为什么",
        "什么",
        "怎么",
        "哪",
        "几",
        "多少",
        "谁",
        "啥",
        "咋",
        "多久",
        "多长",
        "何时",
        "干嘛",
        "如何",
        "多大",
    ];
    WORDS.iter().any(|word| {
        sentence
            .match_indices(word)
            .any(|(at, _)| word_asks(word, &sentence[..at], &sentence[at + word.len()..]))
    })
}

fn word_asks(word: &str, before: &str, after: &str) -> bool {
    const INDEFINITE: &[&str] = &[
        "没",
        "没有",
        "没说",
        "不管",
        "无论",
        "不论",
        "任何",
        "别管",
        "没多",
        "不是",
        "好",
        "不知道",
        "没啥",
        "了个",
    ];
    const TOLD: &[&str] = &[
        "告诉您",
        "教您",
        "跟您说",
        "给您说",
        "知道",
        "看看",
        "看一下",
        "查一下",
        "说说",
        "讲讲",
        "我忘了",
        "记得",
        "清楚",
        "看是",
        "懂",
    ];
    if ends_in(before, INDEFINITE) || ["不管", "无论", "不论"].iter().any(|w| before.contains(w)) {
        return false;
    }
    if after.starts_with(['都', '也'])
        || ["随时", "尽管", "可以再", "再联系", "都可以", "都行"].iter().any(|w| after.contains(w))
    {
        return false;
    }
    if ends_in(before, TOLD) && !before.contains(['吗', '请']) && !ends_in(before, &["您知道", "你知道"])
    {
        return false;
    }
    match word {
        "什么" | "啥" => !(after == "的" || after.starts_with("的话") || after.starts_with("似的")),
        "怎么" => {
            !before.ends_with('不')
                && !after.starts_with("样都")
                && !after.starts_with("来")
                && !before.ends_with("不")
                || after.starts_with("来的")
        }
        "哪" => !after.starts_with(['怕', '知']) && !before.ends_with('哪'),
        "几" => asks_count(before, after),
        "多少" => {
            !before.ends_with(['没', '不']) && !["有点", "会", "给点"].iter().any(|w| after.starts_with(w))
        }
        "多久" | "多长" | "多大" => {
            !before.ends_with(['没', '不', '要', '用']) || before.ends_with("需要") || !before.contains('不')
        }
        _ => true,
    }
}

/// 几 that asks: 几点, 要几年; not 等几秒, 好几百, 几十块.
fn asks_count(before: &str, after: &str) -> bool {
    if after.starts_with(['十', '百', '千', '万', '率', '乎', '秒', '句'])
        || before.ends_with([
            '十', '好', '这', '那', '前', '过', '等', '隔', '就', '才', '近', '头', '说', '稍', '多',
        ])
    {
        return false;
    }
    after.starts_with(['点', '号', '月', '级', '位'])
        || ends_in(
            before,
            &["要", "是", "有", "第", "签", "尾号", "用", "办", "周", "星期", "住", "还剩", "能用"],
        )
}

fn ends_in(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The last `count` characters of a text.
fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().take(count).last().map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests;
