use super::*;

/// Marks the match with brackets and a comma with `，`; a slash is a sentence edge.
fn negated(text: &str) -> bool {
    let (mut form, mut breaks, mut marks) = (String::new(), Vec::new(), Vec::new());
    for c in text.chars() {
        match c {
            '，' => breaks.push(form.len()),
            '[' | ']' => marks.push(form.len()),
            '|' => form.push('\n'),
            _ => form.push(c),
        }
    }
    is_negated(&form, &breaks, Span::new(marks[0], marks[1]))
}

#[test]
fn negators_reach_the_match_in_their_clause() {
    let cases = [
        "您不用[核实]",
        "没有[合约]",
        "这次没给您[办理]",
        "无需[核对身份]",
        "无法[退费]",
        "您别[取消]",
        "还未[生效]",
        "这个免[核对]了",
        "不会多[收费]",
        "我不能[保证]",
        "不是[违约金]",
        "这可不敢[保证]",
        "从不[收费]",
        "[保证]不了",
        "[办理]不到",
        "[承担]不起",
        "[退]不了的",
        "没收到[短信]",
        "不同意[办理]",
        "没事先[告知]",
        "只要不[停机]",
        "不单独[收费]",
        "不了解[资费]",
        "不用[担心]",
        "特别不[满意]",
        "没问题但不[退费]",
    ];
    for text in cases {
        assert!(negated(text), "{text}");
    }
}

#[test]
fn words_that_only_look_like_negators_negate_nothing() {
    let cases = [
        "不错可以[办理]",
        "不好意思[打扰]了",
        "没问题给您[办理]",
        "有没有[合约]",
        "能不能[退费]",
        "会不会[扣费]",
        "是不是[停机]",
        "可不可以[退费]",
        "方不方便[核实]",
        "愿意不愿意[办理]",
        "不但[免费]",
        "不仅[优惠]",
        "不过要[收费]",
        "不管您[办理]",
        "不然[停机]",
        "差不多[到期]",
        "对不起给您[添麻烦]",
        "不客气请[评价]",
        "不得不[收费]",
        "别人[办理]",
        "特别[满意]",
        "级别[优惠]",
        "未来[生效]",
        "无线[上网]",
        "无论[办理]",
        "非常[满意]",
        "除非[解约]",
        "不少[优惠]",
        "没关系给您[退费]",
        "要不给您[办理]",
        "免费[办理]",
        "无条件[退费]",
        "您别急马上[核实]",
        "不用担心会[退费]",
        "没想到你们[扣费]",
    ];
    for text in cases {
        assert!(!negated(text), "{text}");
    }
}

#[test]
fn two_negators_cancel() {
    for text in ["不是不[办理]", "不能不[核实]", "不会不[退费]", "没有不[收费]的", "不[核实]不行"]
    {
        assert!(!negated(text), "{text}");
    }
}

#[test]
fn negation_ends_with_its_clause_and_its_reach() {
    let cases = [
        "不用，给您[办理]",
        "没有|给您[办理]",
        "不知道您说的是哪一个[套餐]",
        "[办理]没有",
        "[退费]，不了",
        "[办理]不到三天",
        "[客户]不了解",
        "[没有合约]",
        "[不收费]",
    ];
    for text in cases {
        assert!(!negated(text), "{text}");
    }
}

#[test]
fn bad_breaks_do_no_harm() {
    assert!(is_negated("不办理", &[1, 2], Span::new(3, 9)));
}
