//! Matchers and their modifiers: what each finds, and what it nearly finds and leaves.

mod support;

use support::{answer, load, only, problems, transcript};
use zhijian::engine::{How, NearMissReason, Program};

/// What the signal `it` finds: `segment text`, joined by `; `.
fn found(signals: &str, dialogue: &str) -> String {
    let rules = format!("signals:\n{signals}\nrules:\n  - {{id: r, title: r, expect: [{{signal: it}}]}}\n");
    let verdict = only(&rules, dialogue);
    verdict.evidence.iter().map(|it| format!("{} {}", it.segment, it.matched)).collect::<Vec<_>>().join("; ")
}

/// What a signal of the agent with these matchers finds in what the agent says.
fn agent(matchers: &str, said: &str) -> String {
    found(&format!("  it: {{speaker: agent, {matchers}}}"), &format!("客服：{said}"))
}

fn table(matchers: &str, rows: &[(&str, &str)]) {
    for (said, expected) in rows {
        assert_eq!((matchers, *said, agent(matchers, said).as_str()), (matchers, *said, *expected));
    }
}

/// Values that a signal of the agent finds.
fn values(matchers: &str, said: &str) -> Vec<(String, Option<f64>)> {
    let rules = format!(
        "signals:\n  it: {{speaker: agent, {matchers}}}\nrules:\n  - {{id: r, title: r, expect: [{{signal: it}}]}}\n"
    );
    let verdict = only(&rules, &format!("客服：{said}"));
    verdict.evidence.into_iter().filter_map(|it| it.value).map(|value| (value.kind, value.number)).collect()
}

/// Why a signal of the agent nearly matched what the agent says.
fn near_misses(matchers: &str, dialogue: &str) -> Vec<NearMissReason> {
    let rules = format!(
        "signals:\n  it: {{speaker: agent, {matchers}}}\nrules:\n  - {{id: r, title: r, expect: [{{signal: it}}]}}\n"
    );
    let verdict = only(&rules, dialogue);
    verdict.searched.into_iter().flat_map(|it| it.nearest).map(|near| near.why).collect()
}

#[test]
fn phrases_are_literal_and_any_of_them_matches() {
    table(
        "phrases: [您好, 请讲]",
        &[
            ("您好", "1 您好"),
            ("您好，请讲", "1 您好; 1 请讲"),
            ("你好", ""),
            ("您真好", ""),
            ("您、好", "1 您、好"),
        ],
    );
}

#[test]
fn writing_does_not_matter() {
    table(
        "phrases: [办理ＶＩＰ套餐]",
        &[("辦理vip套餐", "1 辦理vip套餐"), ("办理 VIP_套餐", "1 办理 VIP_套餐")],
    );
    table("phrases: [VIP套餐]", &[("ｖｉｐ套餐", "1 ｖｉｐ套餐")]);
    table("phrases: [每月套餐]", &[("每月呃套餐", "1 每月呃套餐")]);
    table("phrases: [\"您好，请讲\"]", &[("您好请讲", "1 您好请讲")]);
}

#[test]
fn a_star_skips_up_to_eight_characters_of_the_sentence() {
    table(
        "phrases: [\"有什么*帮您\"]",
        &[
            ("有什么帮您", "1 有什么帮您"),
            ("有什么一二三四五六七八帮您", "1 有什么一二三四五六七八帮您"),
            ("有什么一二三四五六七八九帮您", ""),
            ("有什么，可以帮您", "1 有什么，可以帮您"),
            ("有什么。帮您", ""),
            ("帮您有什么", ""),
        ],
    );
    table(
        "phrases: [\"请*您*证件\"]",
        &[("请出示一下您的身份证件", "1 请出示一下您的身份证件"), ("请出示证件，您", "")],
    );
}

#[test]
fn a_phrase_crosses_a_comma_and_no_sentence_edge() {
    table(
        "phrases: [为您服务]",
        &[
            ("为您，服务", "1 为您，服务"),
            ("为您。服务", ""),
            ("为您？服务", ""),
            ("为您！服务", ""),
            ("为您；服务", ""),
        ],
    );
    assert_eq!(found("  it: {speaker: agent, phrases: [为您服务]}", "客服：为您\n客服：服务"), "");
}

#[test]
fn only_the_speaker_named_is_heard() {
    let dialogue = "系统：您好\n客服：您好\n客户：您好";
    let heard = |speaker: &str| found(&format!("  it: {{speaker: {speaker}, phrases: [您好]}}"), dialogue);
    assert_eq!(heard("agent"), "2 您好");
    assert_eq!(heard("customer"), "3 您好");
    assert_eq!(heard("system"), "1 您好");
    assert_eq!(heard("any"), "2 您好; 3 您好");
}

#[test]
fn phrases_may_stand_in_a_file() {
    let rules = "id: t\nversion: '1'\nsignals:\n  it: {speaker: agent, phrases_from: greetings.csv}\n\
                 rules:\n  - {id: r, title: r, expect: [{signal: it}]}\n";
    let loaded = load(&[
        ("ruleset.yaml", rules),
        ("greetings.csv", "# 问候\r\n您好,常用\r\n\r\n\"早上好，请讲\"\r\n"),
    ]);
    assert_eq!(problems(&loaded), []);
    let program = Program::compile(&loaded.ruleset.expect("the rule set is valid"));
    let heard = |said: &str| answer(&program.audit(&transcript(said)).verdicts[0]);
    assert_eq!(heard("客服：您好"), "pass 1");
    assert_eq!(heard("客服：早上好请讲"), "pass 1");
    assert_eq!(heard("客服：常用"), "fail");
    assert_eq!(heard("客服：问候"), "fail");
}

#[test]
fn words_are_whole_words_and_a_tag_fixes_the_part_of_speech() {
    table("words: [套餐]", &[("这个套餐很好", "1 套餐"), ("这个很好", "")]);
    table("words: [人民]", &[("为人民服务", "1 人民"), ("人民币三十元", "")]);
    table("words: [服务/v]", &[("为人民服务", "1 服务")]);
    table("words: [服务/n]", &[("为人民服务", "")]);
    table("words: [服务/vn]", &[("为人民服务", "1 服务")]);
    table("words: [WiFi]", &[("我们的wifi很快", "1 wifi")]);
}

#[test]
fn regexes_run_on_the_matching_form() {
    table("regex: \"[0-9]{2}元\"", &[("一共，39元", "1 39元"), ("一共３９元", "1 ３９元"), ("一共9元", "")]);
    table(
        "regex: [\"vip\", \"会员.?级\"]",
        &[("VIP", "1 VIP"), ("会员等级", "1 会员等级"), ("会员的等级", "")],
    );
}

#[test]
fn a_regex_is_fixed_to_the_edges_of_the_turn_or_of_a_sentence() {
    table("regex: \"^您好\"", &[("您好。请讲", "1 您好"), ("请讲。您好", "")]);
    table("regex: \"请讲$\"", &[("您好。请讲", "1 请讲"), ("请讲。您好", "")]);
    table("regex: \"(?:^|\\\\n)您好\"", &[("请讲。您好", "1 您好"), ("请讲您好", "")]);
    table("regex: \"您好(?:\\\\n|$)\"", &[("您好。请讲", "1 您好"), ("您好请讲", "")]);
}

#[test]
fn a_dot_crosses_a_sentence_edge_only_where_it_is_asked_for() {
    table("regex: \"您好.*请讲\"", &[("您好，请讲", "1 您好，请讲"), ("您好。请讲", "")]);
    table("regex: \"您好.*请讲\", across: turn", &[("您好。请讲", "1 您好。请讲")]);
}

#[test]
fn entities_have_values_whether_spoken_or_written() {
    for (matchers, said, expected) in [
        ("entities: [money]", "每月三十九块九", vec![("money", Some(39.9))]),
        ("entities: [money]", "每月39.9元", vec![("money", Some(39.9))]),
        ("entities: [duration]", "两个小时内", vec![("duration", Some(7_200.0))]),
        ("entities: [percent]", "打百分之三十", vec![("percent", Some(0.3))]),
        ("entities: [data_amount]", "送2G流量", vec![("data_amount", Some(2_048.0))]),
        ("entities: money", "每月39元", vec![("money", Some(39.0))]),
        ("entities: [money]", "第三十九号", vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(kind, number)| (kind.to_owned(), number)).collect();
        assert_eq!((said, values(matchers, said)), (said, expected));
    }
}

#[test]
fn an_identity_number_must_be_valid_and_a_card_pass_its_check() {
    table(
        "entities: [id_number]",
        &[("证件号11010519491231002X", "1 11010519491231002X"), ("证件号110105194912310021", "")],
    );
    table(
        "entities: [bank_card]",
        &[("卡号4111111111111111", "1 4111111111111111"), ("卡号4111111111111112", "")],
    );
    table("entities: [phone_number]", &[("号码13800138000", "1 13800138000"), ("号码138001380", "")]);
}

#[test]
fn a_value_bounds_what_is_found() {
    let money = |bounds: &str| format!("entities: [money], value: {{{bounds}}}");
    let said = "一个9元，一个10元，一个20元";
    assert_eq!(agent(&money("at_least: 10"), said), "1 10元; 1 20元");
    assert_eq!(agent(&money("at_most: 10"), said), "1 9元; 1 10元");
    assert_eq!(agent(&money("below: 10"), said), "1 9元");
    assert_eq!(agent(&money("at_least: 10, below: 20"), said), "1 10元");
    assert_eq!(near_misses(&money("at_least: 30"), "客服：一个9元"), [NearMissReason::Value]);
}

#[test]
fn matchers_listed_together_are_alternatives() {
    table("phrases: [免费], entities: [money]", &[("免费", "1 免费"), ("39元", "1 39元"), ("很便宜", "")]);
}

#[test]
fn a_sentence_restates_what_the_other_side_said() {
    let signal = "  it: {speaker: agent, restates: {speaker: customer, back: 2 turns, at_least: 2 words, overlap: 0.3}}";
    let heard = |agent: &str| found(signal, &format!("客户：我家宽带昨天晚上断网了\n客服：{agent}"));
    assert_eq!(heard("您家宽带断网了"), "2 您家宽带断网了");
    assert_eq!(heard("好的请稍等"), "");
    assert_eq!(heard("您的宽带好的"), "");
    assert_eq!(
        found(
            signal,
            "客户：我家宽带昨天晚上断网了\n客服：嗯\n客户：是\n客服：嗯\n客户：对\n客服：您家宽带断网了"
        ),
        ""
    );
}

#[test]
fn the_form_of_a_sentence_is_a_filter_or_stands_alone() {
    table(
        "phrases: [可以], form: question",
        &[("可以吗", "1 可以"), ("可以。", ""), ("这样可以？可以。", "1 可以")],
    );
    table("phrases: [可以], form: statement", &[("可以吗", ""), ("这样可以。", "1 可以")]);
    table("form: question", &[("您好。要办吗？好的。", "1 要办吗")]);
    table("form: statement", &[("您好。要办吗？好的。", "1 您好; 1 好的")]);
    assert_eq!(near_misses("phrases: [可以], form: question", "客服：可以。"), [NearMissReason::Form]);
}

const TIMED: &str = "
    [00:00-00:02] 客服：您好
    [00:04-00:06] 客户：喂
    [00:16-00:20] 客服：请讲请讲
    [00:18-00:22] 客户：我说
    [00:23-00:24] 系统：录音中
    [00:30-00:31] 客户：还有";

fn timed(signal: &str) -> String {
    let rules =
        format!("signals:\n  it: {signal}\nrules:\n  - {{id: r, title: r, expect: [{{signal: it}}]}}\n");
    let verdict = only(&rules, TIMED);
    let shown = verdict.evidence.iter().map(|it| {
        let value = it.value.as_ref().and_then(|value| value.number).unwrap_or_default();
        format!("{} {value}", it.segment)
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_gap_is_the_silence_before_the_first_word_of_the_other() {
    assert_eq!(timed("{gap: {from: customer, to: agent}}"), "3 10");
    assert_eq!(timed("{gap: {from: agent, to: customer}}"), "2 2");
    assert_eq!(timed("{gap: {to: agent}}"), "3 10");
    assert_eq!(timed("{gap: {to: any}}"), "2 2; 3 10; 6 6");
    assert_eq!(timed("{gap: {to: agent}, value: {at_least: 10s}}"), "3 10");
    assert_eq!(timed("{gap: {to: agent}, value: {at_least: 11s}}"), "");
}

#[test]
fn in_a_chat_a_gap_starts_with_the_first_unanswered_message() {
    let dialogue = "
        # channel: chat
        [00:00] 客户：在吗
        [00:30] 客户：有人吗
        [01:00] 客服：您好";
    let rules = "signals:\n  it: {gap: {from: customer, to: agent}}\nrules:\n  - {id: r, title: r, expect: [{signal: it}]}\n";
    let verdict = only(rules, dialogue);
    let numbers: Vec<_> =
        verdict.evidence.iter().map(|it| (it.segment, it.value.as_ref().and_then(|it| it.number))).collect();
    assert_eq!(numbers, [(3, Some(60.0))]);
}

#[test]
fn an_overlap_is_speech_that_starts_while_the_other_speaks() {
    assert_eq!(timed("{overlap: {by: customer, of: agent}}"), "4 2");
    assert_eq!(timed("{overlap: {by: agent, of: customer}}"), "");
    assert_eq!(timed("{overlap: {by: customer, of: agent}, value: {at_least: 2s}}"), "4 2");
    assert_eq!(timed("{overlap: {by: customer, of: agent}, value: {at_least: 3s}}"), "");
}

#[test]
fn an_overlap_needs_recorded_ends() {
    let rules = "signals:\n  it: {overlap: {by: customer, of: agent}}\nrules:\n  - {id: r, title: r, forbid: [{signal: it}]}\n";
    assert_eq!(
        answer(&only(rules, "[00:00] 客服：您好请问有什么可以帮您的\n[00:01] 客户：喂")),
        "not_evaluable"
    );
    assert_eq!(answer(&only(rules, "[00:00-00:02] 客服：您好\n[00:01-00:03] 客户：喂")), "fail 2");
    assert_eq!(answer(&only(rules, "[00:00-00:02] 客服：您好\n[00:02-00:03] 客户：喂")), "pass");
}

#[test]
fn pace_is_characters_a_minute_of_long_enough_segments() {
    assert_eq!(timed("{speaker: agent, pace: {min_chars: 4}}"), "3 60");
    assert_eq!(timed("{speaker: agent, pace: {min_chars: 5}}"), "");
    assert_eq!(timed("{speaker: agent, pace: {min_chars: 2}, value: {at_least: 60}}"), "1 60; 3 60");
    assert_eq!(timed("{speaker: agent, pace: {min_chars: 2}, value: {at_least: 61}}"), "");
}

#[test]
fn all_needs_every_part_in_one_sentence() {
    let fee = "all: [{phrases: [月费, 每月]}, {entities: [money]}]";
    table(
        fee,
        &[
            ("每月一共39元", "1 每月一共39元"),
            ("39元是每月", "1 39元是每月"),
            ("每月。39元", ""),
            ("每月", ""),
            ("39元", ""),
            ("每月39元。月费10元", "1 每月39元; 1 月费10元"),
        ],
    );
}

#[test]
fn all_may_reach_across_a_turn() {
    let fee = "all: [{phrases: [每月]}, {entities: [money]}], across: turn";
    table(fee, &[("每月。39元", "1 每月。39元"), ("每月", "")]);
    assert_eq!(found(&format!("  it: {{speaker: agent, {fee}}}"), "客服：每月\n客户：嗯\n客服：39元"), "");
}

#[test]
fn all_may_reach_across_several_turns_of_the_speaker() {
    let signal = |turns: &str| {
        format!(
            "  it: {{speaker: agent, all: [{{phrases: [甲]}}, {{phrases: [乙]}}, {{phrases: [丙]}}], across: {turns}}}"
        )
    };
    let dialogue = "客服：甲\n客户：一\n客服：乙\n客户：二\n客服：丙";
    assert_eq!(found(&signal("3 turns"), dialogue), "5 丙");
    assert_eq!(found(&signal("2 turns"), dialogue), "");
    assert_eq!(found(&signal("3 turns"), "客服：甲\n客户：一\n客服：乙\n客户：二\n客户：丙"), "");
}

#[test]
fn across_turns_the_parts_need_not_be_the_first_of_their_kind() {
    let signal =
        "  it: {speaker: agent, all: [{phrases: [甲]}, {phrases: [乙]}, {phrases: [丙]}], across: 2 turns}";
    assert_eq!(found(signal, "客服：乙\n客户：一\n客服：甲\n客户：二\n客服：乙，丙"), "5 乙，丙");
}

#[test]
fn across_turns_of_anybody_everybodys_turns_count() {
    let signal = "  it: {speaker: any, all: [{phrases: [甲]}, {phrases: [乙]}], across: 2 turns}";
    assert_eq!(found(signal, "客服：甲\n客户：乙"), "2 乙");
    assert_eq!(found(signal, "客服：一\n客户：二\n客服：甲\n客户：乙"), "4 乙");
    assert_eq!(found(signal, "客服：甲\n客户：二\n客服：三\n客户：四\n客服：五\n客户：乙"), "");
}

#[test]
fn any_and_all_nest() {
    let signal = "any: [{phrases: [免费]}, {all: [{phrases: [每月]}, {any: [{entities: [money]}, {phrases: [原价]}]}]}]";
    table(
        signal,
        &[
            ("免费", "1 免费"),
            ("每月按原价", "1 每月按原价"),
            ("每月39元", "1 每月39元"),
            ("原价", ""),
            ("每月", ""),
        ],
    );
}

#[test]
fn unless_cancels_a_match_in_the_same_sentence() {
    let fee = "phrases: [每月], unless: [您现在的, \"原来*套餐\"]";
    table(
        fee,
        &[
            ("每月39元", "1 每月"),
            ("您现在的每月39元", ""),
            ("每月39元，是您现在的", ""),
            ("您现在的不变。每月39元", "1 每月"),
            ("原来那个套餐每月39元", ""),
        ],
    );
    assert_eq!(near_misses(fee, "客服：您现在的每月39元"), [NearMissReason::Unless]);
}

#[test]
fn unless_on_a_combination_cancels_it() {
    let fee = "all: [{phrases: [每月]}, {entities: [money]}], unless: [目前用的]";
    table(fee, &[("每月39元", "1 每月39元"), ("目前用的每月39元", "")]);
}

#[test]
fn a_longer_word_swallows_a_match() {
    let drug = "phrases: [大麻], not_inside: [大麻烦]";
    table(drug, &[("卖大麻", "1 大麻"), ("大麻烦了", ""), ("大麻烦，大麻", "1 大麻"), ("大麻，烦死了", "")]);
    assert_eq!(near_misses(drug, "客服：大麻烦"), [NearMissReason::InsideWord]);
}

#[test]
fn a_negated_match_is_skipped_allowed_or_asked_for() {
    for (said, negated) in [
        ("核实一下", false),
        ("不用核实", true),
        ("没有核实", true),
        ("不错，核实一下", false),
        ("不好意思核实一下", false),
        ("没问题核实一下", false),
        ("有没有核实", false),
        ("不用了，核实一下", false),
        ("核实不到", true),
    ] {
        let expected = |found: bool| if found { "1 核实" } else { "" };
        table("phrases: [核实]", &[(said, expected(!negated))]);
        table("phrases: [核实], negated: skip", &[(said, expected(!negated))]);
        table("phrases: [核实], negated: allow", &[(said, expected(true))]);
        table("phrases: [核实], negated: only", &[(said, expected(negated))]);
        table("regex: \"核实\"", &[(said, expected(!negated))]);
    }
    assert_eq!(near_misses("phrases: [核实]", "客服：不用核实"), [NearMissReason::Negated]);
}

#[test]
fn what_cannot_be_done_is_negated() {
    table("phrases: [保证]", &[("我可以保证", "1 保证"), ("这个保证不了", ""), ("保证不起", "")]);
}

#[test]
fn negators_inside_the_phrase_do_not_negate_it() {
    table("phrases: [没有合约]", &[("没有合约", "1 没有合约"), ("不是没有合约", "")]);
}

#[test]
fn numbers_are_not_negated_unless_it_is_asked_for() {
    table("entities: [money]", &[("不用39元", "1 39元")]);
    table("entities: [money], negated: skip", &[("不用39元", ""), ("只要39元", "1 39元")]);
}

#[test]
fn negation_is_handed_down_to_the_parts() {
    table("any: [{phrases: [核实]}], negated: only", &[("不用核实", "1 核实"), ("核实", "")]);
    table(
        "any: [{phrases: [核实], negated: allow}], negated: only",
        &[("不用核实", "1 核实"), ("核实", "1 核实")],
    );
}

#[test]
fn reported_speech_is_skipped_unless_allowed() {
    let signal = |quoted: &str| format!("  it: {{speaker: customer, phrases: [免费]{quoted}}}");
    let heard = |quoted: &str, said: &str| found(&signal(quoted), &format!("客服：您好\n客户：{said}"));
    assert_eq!(heard("", "上次那个客服说免费"), "");
    assert_eq!(heard("", "我要免费的"), "2 免费");
    assert_eq!(heard(", quoted: skip", "上次那个客服说免费"), "");
    assert_eq!(heard(", quoted: allow", "上次那个客服说免费"), "2 免费");
    table("phrases: [免费]", &[("我跟您说一下，这个免费", "1 免费")]);
}

#[test]
fn what_the_customer_said_first_may_be_repeated() {
    let signal = "  it: {speaker: agent, entities: [phone_number], not_said_by: customer}";
    assert_eq!(found(signal, "客户：我的号是13800138000\n客服：13800138000对吧"), "");
    assert_eq!(found(signal, "客户：我的号是幺三八零零幺三八零零零\n客服：13800138000对吧"), "");
    assert_eq!(found(signal, "客户：帮我查\n客服：13800138000对吧"), "2 13800138000");
    assert_eq!(found(signal, "客户：帮我查\n客服：13800138000对吧\n客户：是13800138000"), "2 13800138000");
    assert_eq!(
        near_misses(
            "entities: [phone_number], not_said_by: customer",
            "客户：13800138000\n客服：13800138000"
        ),
        [NearMissReason::SaidByCustomer]
    );
}

#[test]
fn a_located_signal_takes_what_stands_around_every_anchor() {
    let signals = |rest: &str| {
        format!(
            "  asks: {{speaker: agent, phrases: [问]}}\n  says: {{speaker: customer, phrases: [答]}}\n  it: {{signal: says, {rest}}}"
        )
    };
    let dialogue = "客户：答零\n客服：问\n客户：答一，答二\n客服：嗯\n客户：答三\n客服：问\n客户：答四";
    let table = [
        ("after: asks", "3 答; 3 答; 5 答; 7 答"),
        ("after: asks, pick: first", "3 答; 7 答"),
        ("after: asks, pick: last", "7 答"),
        ("after: asks, within: 1 turn", "3 答; 3 答; 7 答"),
        ("after: asks, within: 1 turn, pick: last", "3 答; 7 答"),
        ("after: asks, which: first, pick: first", "3 答"),
        ("after: asks, which: last", "7 答"),
        ("before: asks", "1 答; 3 答; 3 答; 5 答"),
        ("before: asks, pick: last", "1 答; 5 答"),
        ("first: 1 turn", "1 答"),
        ("last: 1 turn", "7 答"),
        ("near: asks, within: 1 turn", "1 答; 3 答; 3 答; 5 答; 7 答"),
    ];
    for (rest, expected) in table {
        assert_eq!((rest, found(&signals(rest), dialogue).as_str()), (rest, expected));
    }
}

#[test]
fn a_located_signal_without_its_anchor_does_not_happen() {
    let signals = "  asks: {speaker: agent, phrases: [问]}\n  says: {speaker: customer, phrases: [答]}\n  it: {signal: says, after: asks}";
    assert_eq!(found(signals, "客服：嗯\n客户：答"), "");
}

#[test]
fn a_located_signal_is_bounded_by_value_and_by_a_condition_on_each_candidate() {
    let dialogue = "
        客服：一个5元
        客户：贵
        客服：一个20元
        客户：好
        客服：一个30元";
    let signals = |rest: &str| {
        format!(
            "  price: {{speaker: agent, entities: [money]}}\n  dear: {{speaker: customer, phrases: [贵]}}\n  good: {{speaker: customer, phrases: [好]}}\n  it: {{signal: price, {rest}}}"
        )
    };
    let table = [
        ("value: {at_least: 20}", "3 20元; 5 30元"),
        ("value: {below: 20}", "1 5元"),
        ("when: {signal: dear, after: trigger, within: 1 turn}", "1 5元"),
        ("when: {not: {signal: dear, after: trigger, within: 1 turn}}", "3 20元; 5 30元"),
        ("when: {signal: good, before: trigger, after: previous}", "5 30元"),
        (
            "when: {any: [{signal: dear, before: trigger, after: previous}, {signal: good, after: trigger}]}",
            "1 5元; 3 20元",
        ),
    ];
    for (rest, expected) in table {
        assert_eq!((rest, found(&signals(rest), dialogue).as_str()), (rest, expected));
    }
}

const DECISION: &str = "
signals:
  says_yes:    {speaker: customer, phrases: [可以, 好的]}
  commands:    {speaker: customer, phrases: [给我办]}
  gives_identity: {speaker: customer, phrases: [尾号]}
  asks_identity: {speaker: agent, phrases: [证件号]}
  executes:    {speaker: agent, form: statement, phrases: [办好了, 提交成功, 已经给您开通]}
  asks_consent: {speaker: agent, form: question, phrases: [可以吗, 确认, 您看]}
  replies_yes: {signal: says_yes, after: asks_consent, within: 1 turn, pick: first}
  assents:     {any: [{signal: replies_yes}, {signal: commands}]}
  decision:    {signal: assents, before: executes, pick: last}
  verified:    {signal: gives_identity, after: asks_identity, within: 2 turns}
  states_fee:
    title: 资费标准
    speaker: agent
    all: [{phrases: [月费, 每月, 一个月, 一次性, 超出]}, {entities: [money]}]
    across: sentence
    unless: [您现在的, 目前用的]
rules:
  - id: fee-disclosed
    item: 2.2.2-d1
    title: 办理前告知资费标准
    severity: fatal
    weight: 5
    for_each: decision
    in: {before: trigger, after: previous}
    expect: [{signal: states_fee}]
";

#[test]
fn the_decision_is_the_last_assent_before_each_execution() {
    let table = [
        ("客服：这个套餐每月39元，给您办可以吗\n客户：可以\n客服：已经给您办好了", "pass 1 2"),
        ("客服：给您办可以吗\n客户：可以\n客服：已经给您办好了，每月39元", "fail 2"),
        ("客服：您现在的每月39元，给您换可以吗\n客户：可以\n客服：已经给您办好了", "fail 2"),
        ("客服：每月39元，给您办可以吗\n客户：我想想", "not_applicable"),
        ("客服：每月39元\n客户：给我办\n客服：提交成功", "pass 1 2"),
        ("客户：可以\n客服：已经给您办好了", "not_applicable"),
        (
            "客服：每月39元，可以吗\n客户：好的\n客服：办好了\n客服：再加一个可以吗\n客户：好的\n客服：办好了",
            "fail 5",
        ),
        ("客服：每月39元，可以吗\n客户：好的\n客服：办好了吗\n客户：没有", "not_applicable"),
        ("客服：您看可以吗\n客户：好的\n客服：每月39元，您看可以吗\n客户：好的\n客服：办好了", "pass 3 4"),
    ];
    for (dialogue, expected) in table {
        assert_eq!((dialogue, answer(&only(DECISION, dialogue)).as_str()), (dialogue, expected));
    }
}

#[test]
fn a_match_says_by_which_means_it_was_found() {
    let how = |matchers: &str, said: &str| {
        let rules = format!(
            "signals:\n  it: {{speaker: agent, {matchers}}}\nrules:\n  - {{id: r, title: r, expect: [{{signal: it}}]}}\n"
        );
        only(&rules, &format!("客服：{said}")).evidence.iter().map(|it| it.how).collect::<Vec<_>>()
    };
    assert_eq!(how("phrases: [您好]", "您好"), [How::Phrase]);
    assert_eq!(how("regex: 您好", "您好"), [How::Regex]);
    assert_eq!(how("words: [套餐]", "套餐"), [How::Words]);
    assert_eq!(how("entities: [money]", "39元"), [How::Entity]);
    assert_eq!(how("form: question", "好吗"), [How::Form]);
    assert_eq!(how("all: [{phrases: [每月]}, {entities: [money]}]", "每月39元"), [How::Combined]);
}

#[test]
fn when_is_tested_on_each_match_of_a_signal_with_matchers() {
    let rules = |when: &str| {
        format!(
            "signals:
  wait: {{gap: {{to: agent}}, value: {{at_least: 10}}, when: {when}}}
  holds: {{speaker: customer, phrases: [等一下]}}
rules:
  - {{id: r, title: r, forbid: [{{signal: wait}}]}}
"
        )
    };
    let asked = "[00:00-00:02] 客服：请报证件号\n[00:03-00:04] 客户：等一下\n[00:30-00:32] 客服：好的";
    let silent = "[00:00-00:02] 客服：我查一下\n[00:30-00:32] 客服：好的";
    let unless_asked = "{not: {signal: holds, before: trigger, within: 1 turn}}";
    assert_eq!(only(&rules(unless_asked), asked).verdict.name(), "pass");
    assert_eq!(only(&rules(unless_asked), silent).verdict.name(), "fail");
    assert_eq!(
        only(&rules("{signal: holds, before: trigger, within: 1 turn}"), asked).verdict.name(),
        "fail"
    );
    assert_eq!(
        only(&rules("{signal: holds, before: trigger, within: 1 turn}"), silent).verdict.name(),
        "pass"
    );
}
