//! Laws that hold for any text.

use proptest::prelude::*;

use super::{entities, negation, numerals, question, reported};
use crate::transcript::{Span, Speaker};

fn forms() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "一",
        "二",
        "两",
        "三",
        "五",
        "九",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "零",
        "〇",
        "幺",
        "半",
        "几",
        "多",
        "来",
        "点",
        "个",
        "块",
        "毛",
        "元",
        "分",
        "钱",
        "分钟",
        "小时",
        "天",
        "月",
        "年",
        "号",
        "日",
        "周",
        "底",
        "到",
        "说",
        "他",
        "不",
        "没",
        "有",
        "吗",
        "呢",
        "吧",
        "路",
        "栋",
        "单元",
        "g",
        "兆",
        "x",
        "叉",
        "洞",
        "百分之",
        "成",
        "今",
        "下",
        "上午",
        "0",
        "1",
        "9",
        "39",
        "139",
        ".",
        ":",
        "-",
        "%",
        "¥",
        "/",
        "\n",
        "😀",
        "é",
        "廿",
        "卅",
        "俩",
        "2026",
        "工作日",
        "写",
        "告诉我",
        "要不",
        "什么",
        "么",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()), "\\PC{0,24}"]
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(form in forms(), marks in prop::collection::vec(any::<prop::sample::Index>(), 0..4), bytes in prop::bool::ANY) {
        let places: Vec<usize> = if bytes { (0..=form.len()).collect() } else { places(&form) };
        let mut breaks: Vec<usize> = marks.iter().map(|mark| places[mark.index(places.len())]).collect();
        breaks.sort_unstable();
        breaks.dedup();
        let mut end = 0;
        for numeral in numerals::scan(&form, &breaks) {
            prop_assert!(end <= numeral.span.start && numeral.span.start < numeral.span.end);
            prop_assert!(form.get(numeral.span.start..numeral.span.end).is_some());
            end = numeral.span.end;
        }
        let found = entities::find(&form, &breaks, entities::EntityKinds::ALL);
        prop_assert!(found.is_sorted_by_key(|entity| entity.span.start));
        for kind in entities::EntityKind::ALL {
            let mut end = 0;
            for entity in found.iter().filter(|entity| entity.kind == kind) {
                prop_assert!(end <= entity.span.start && entity.span.start < entity.span.end, "{entity:?}");
                prop_assert!(form.get(entity.span.start..entity.span.end).is_some());
                end = entity.span.end;
            }
        }
    }

    #[test]
    fn no_match_makes_a_judge_panic(form in forms(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), edge in 0usize..80) {
        let places = places(&form);
        let (a, b) = (places[from.index(places.len())], places[to.index(places.len())]);
        let span = Span::new(a.min(b), a.max(b));
        negation::is_negated(&form, &[edge], span);
        for speaker in [Speaker::Agent, Speaker::Customer] {
            reported::is_reported(&form, &[edge], span, speaker);
        }
        question::is_question(&form, None);
    }
}

fn places(form: &str) -> Vec<usize> {
    form.char_indices().map(|(at, _)| at).chain([form.len()]).collect()
}
