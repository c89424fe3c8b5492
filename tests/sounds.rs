//! `sounds_like`: what a recogniser writes for a phrase is found, marked and filtered; words of their own are not.

use std::sync::Arc;

use zhijian::diagnostics::Diagnostic;
use zhijian::engine::{Evidence, How, NearMissReason, Program, RuleVerdict};
use zhijian::ingest::{Settings, dialogue};
use zhijian::rules::{Loaded, SourceFile, from_files};

fn load(signal: &str) -> Loaded {
    let text = format!(
        "id: t\nversion: '1'\nsignals:\n  heard: {signal}\nrules:\n  - {{id: r, item: i, title: t, severity: minor, weight: 1, expect: [{{signal: heard}}]}}\n"
    );
    let file = SourceFile { name: Arc::from("t.yaml"), key: "t.yaml".into(), text };
    from_files("t", vec![file], true)
}

fn judge(signal: &str, said: &str) -> RuleVerdict {
    let loaded = load(signal);
    assert_eq!(loaded.diagnostics, []);
    let ruleset = loaded.ruleset.expect("a rule set without problems can be used");
    let transcript = dialogue("t", said, &Settings::default()).expect("the dialogue can be read");
    Program::compile(&ruleset).audit(&transcript).verdicts.remove(0)
}

fn shown(evidence: &[Evidence]) -> Vec<(&str, How)> {
    evidence.iter().map(|it| (it.matched.as_str(), it.how)).collect()
}

/// What is found of a phrase in what the customer says.
fn found(phrases: &str, said: &str) -> Vec<(String, How)> {
    let signal = format!("{{speaker: customer, phrases: [{phrases}], sounds_like: true}}");
    let verdict = judge(&signal, &format!("客户：{said}\n"));
    shown(&verdict.evidence).into_iter().map(|(text, how)| (text.to_owned(), how)).collect()
}

#[test]
fn errors_of_recognisers_are_found_and_marked() {
    let errors = [
        ("套餐", "给我换个便宜的套参", "套参"),
        ("宽带", "宽代又断了", "宽代"),
        ("话费", "这个月的化费不对", "化费"),
        ("流量", "刘量不够用", "刘量"),
        ("销户", "我想消户", "消户"),
        ("密码", "蜜码忘了", "蜜码"),
        ("账单", "把帐单发给我", "帐单"),
        ("携号转网", "我要协号转往", "协号转往"),
        ("违约金", "有没有为约金", "为约金"),
        ("来电显示", "莱电现示怎么取消", "莱电现示"),
        ("5g套餐", "我要办5G套灿", "5G套灿"),
        ("重置", "怎么虫置", "虫置"),
        ("取消*业务", "帮我曲消这个月的业物", "曲消这个月的业物"),
        ("取消*业务", "帮我取消这个月的业物", "取消这个月的业物"),
    ];
    for (phrase, said, text) in errors {
        assert_eq!(found(phrase, said), [(text.to_owned(), How::SoundsLike)], "{phrase} in {said}");
    }
}

#[test]
fn innocent_words_of_the_same_sound_are_not_found() {
    let innocent = [
        ("号码", "这样办行不行，好吗"),
        ("号码", "那个是六号吗"),
        ("号码", "您好，麻烦您了"),
        ("信号", "加个微信好了"),
        ("信号", "我换过新号码"),
        ("满意", "请讲慢一点"),
        ("移动", "我住在那一栋楼"),
        ("无线", "我的流量是无限的"),
        ("再见", "您再讲一遍"),
        ("充值", "密码重置了"),
        ("优惠", "钱又回来了"),
        ("积分", "还剩几分钟"),
        ("停电", "我听电视里讲的"),
        ("业务", "这个也无所谓"),
        ("地址", "月底之前交"),
        ("取消", "必须去销户吗"),
        ("密码", "卖米，码头那边"),
        ("知道了", "等了一个月直到了今天"),
        ("可以办", "有什么可以帮您"),
        ("他们", "她们都有优惠"),
        ("那里", "营业厅在哪里"),
        ("在的", "再的时候"),
    ];
    for (phrase, said) in innocent {
        assert_eq!(found(phrase, said), [], "{phrase} in {said}");
    }
}

#[test]
fn only_parts_of_two_chinese_characters_are_heard_otherwise() {
    assert_eq!(found("退", "我要推"), []);
    assert_eq!(found("停*机", "亭那个击"), []);
    assert_eq!(found("停*卡机", "亭那个卡击"), []);
    assert_eq!(found("5g", "五g"), []);
}

#[test]
fn a_match_by_sound_stays_inside_its_sentence_and_if_short_inside_its_clause() {
    assert_eq!(found("套餐", "换个套。灿了"), []);
    assert_eq!(found("套餐", "换个套，灿了"), []);
    assert_eq!(found("携号转网", "协号，转往"), [("协号，转往".to_owned(), How::SoundsLike)]);
    assert_eq!(found("取消*业务", "曲消。那个业物"), []);
}

#[test]
fn a_phrase_as_written_goes_before_one_by_its_sound() {
    let exact = ("宽带".to_owned(), How::Phrase);
    assert_eq!(found("宽带", "宽带"), std::slice::from_ref(&exact));
    assert_eq!(found("款待, 宽带", "宽带断了"), std::slice::from_ref(&exact));
    assert_eq!(found("宽带", "宽带，宽代"), [exact, ("宽代".to_owned(), How::SoundsLike)]);
}

#[test]
fn a_match_by_sound_passes_the_filters() {
    let verdict = judge(
        "{speaker: customer, phrases: [开通], sounds_like: true, unless: [别人]}",
        "客户：我没有开桐\n客户：别人的开桐了\n客户：上次那个客服说给我开桐了\n",
    );
    assert_eq!(shown(&verdict.evidence), []);
    let nearest: Vec<(&str, How, NearMissReason)> = verdict.searched[0]
        .nearest
        .iter()
        .map(|it| (it.evidence.matched.as_str(), it.evidence.how, it.why))
        .collect();
    assert_eq!(nearest[0], ("开桐", How::SoundsLike, NearMissReason::Negated));
}

#[test]
fn parts_inside_take_it_over_unless_they_say_otherwise() {
    let all = |inner: &str| {
        judge(
            &format!(
                "{{speaker: customer, sounds_like: true, all: [{{phrases: [取消]}}, {{phrases: [套餐]{inner}}}]}}"
            ),
            "客户：我要曲消那个套灿\n",
        )
    };
    assert_eq!(shown(&all("").evidence), [("曲消那个套灿", How::Combined)]);
    assert_eq!(shown(&all(", sounds_like: false").evidence), []);
}

#[test]
fn without_it_only_the_written_phrase_is_found() {
    let verdict = judge("{speaker: customer, phrases: [宽带]}", "客户：宽代断了\n");
    assert_eq!(shown(&verdict.evidence), []);
}

#[test]
fn it_is_only_the_speakers_words_that_are_searched() {
    let signal = "{speaker: agent, phrases: [宽带], sounds_like: true}";
    let verdict = judge(signal, "客户：宽代断了\n客服：您的宽待是吗\n");
    assert_eq!(shown(&verdict.evidence), [("宽待", How::SoundsLike)]);
}

#[test]
fn a_program_with_it_needs_words() {
    let needs = |signal: &str| {
        let ruleset = load(signal).ruleset.expect("the rule set is valid");
        ruleset.needs_words()
    };
    assert!(needs("{speaker: customer, phrases: [宽带], sounds_like: true}"));
    assert!(!needs("{speaker: customer, phrases: [宽带], sounds_like: false}"));
    assert!(!needs("{speaker: customer, phrases: [退], sounds_like: true}"));
}

#[test]
fn without_phrases_it_is_reported_as_having_no_effect() {
    let codes: Vec<&str> = load("{speaker: customer, regex: 宽., sounds_like: true}")
        .diagnostics
        .iter()
        .map(|it: &Diagnostic| it.code)
        .collect();
    assert_eq!(codes, ["sounds-like-without-phrases"]);
}
