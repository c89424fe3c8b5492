//! Voices in, roles and warnings out.

use proptest::prelude::*;

use crate::ingest::{Settings, SpeakerMap, dialogue};
use crate::transcript::{Speaker, Transcript};

/// A call in which neither side says who he is.
const CALL: [(&str, &str); 6] = [
    ("a", "您好，请问有什么可以帮您？"),
    ("b", "你好，我想问一下我的手机怎么突然上不了网了。"),
    ("a", "您稍等，这边帮您查一下，麻烦您提供一下机主姓名。"),
    ("b", "张三。"),
    ("a", "查到了，您的流量已经用完，我给您恢复了，请问还有其他问题吗？"),
    ("b", "没有了，谢谢。"),
];

/// A label and what is said under it.
type Said<'a> = (&'a str, &'a str);

fn read(said: &[Said<'_>]) -> Transcript {
    read_with(said, SpeakerMap::default())
}

fn read_with(said: &[(&str, &str)], speakers: SpeakerMap) -> Transcript {
    let text: String = said.iter().map(|(label, text)| format!("{label}：{text}\n")).collect();
    dialogue("一.txt", &text, &Settings { speakers, ..Settings::default() }).expect("somebody speaks")
}

/// Speakers, and warnings as `code detail`.
fn answer(transcript: &Transcript) -> (String, Vec<String>) {
    let speakers: Vec<&str> = transcript.segments.iter().map(|segment| segment.speaker.name()).collect();
    let warnings = transcript.warnings.iter().map(|warning| format!("{} {}", warning.code, warning.detail));
    (speakers.join(" "), warnings.collect())
}

fn named(
    said: &[(&'static str, &'static str)],
    names: &[(&str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    let name = |label: &str| names.iter().find(|(old, _)| *old == label).expect("every label has a name").1;
    said.iter().map(|(label, text)| (name(label), *text)).collect()
}

#[test]
fn who_serves_is_the_agent_whatever_the_labels() {
    let labels = [
        ("SPEAKER_00", "SPEAKER_01"),
        ("speaker 1", "speaker 2"),
        ("A", "B"),
        ("left", "right"),
        ("L", "R"),
        ("声道1", "声道2"),
        ("channel0", "channel1"),
        ("说话人2", "说话人1"),
        ("小张", "老李"),
    ];
    for (agent, customer) in labels {
        let (speakers, warnings) = answer(&read(&named(&CALL, &[("a", agent), ("b", customer)])));
        assert_eq!(speakers, "agent customer agent customer agent customer", "{agent}");
        assert_eq!(warnings, [format!("roles_inferred 99% {agent}=agent,{customer}=customer")]);
    }
}

#[test]
fn what_the_user_says_is_not_inferred() {
    let speakers = SpeakerMap::parse("A=customer,B=agent").expect("a sound map");
    let read = read_with(&named(&CALL, &[("a", "A"), ("b", "B")]), speakers);
    assert_eq!(
        answer(&read),
        ("customer agent customer agent customer agent".into(), vec!["roles_swapped 99% ".trim().into()])
    );
}

#[test]
fn a_voice_that_only_announces_is_the_system() {
    let menu = [
        ("c", "欢迎致电禾川通信，查话费请按1，人工服务请按0。"),
        ("c", "正在为您转接人工，本次通话将被录音。"),
    ];
    let said: Vec<_> = menu.into_iter().chain(CALL).collect();
    let (speakers, warnings) = answer(&read(&named(&said, &[("a", "A"), ("b", "B"), ("c", "C")])));
    assert_eq!(speakers, "system system agent customer agent customer agent customer");
    assert_eq!(warnings, ["roles_inferred 99% C=system,A=agent,B=customer"]);
}

#[test]
fn a_robot_that_its_label_names_stays_the_system() {
    let said: Vec<_> =
        [("r", "您好，请问有什么可以帮您？"), ("b", "转人工")].into_iter().chain(CALL).collect();
    let (speakers, _) = answer(&read(&named(&said, &[("a", "A"), ("b", "B"), ("r", "智能客服")])));
    assert_eq!(speakers, "system customer agent customer agent customer agent customer");
}

#[test]
fn too_little_said_leaves_everybody_unknown() {
    let table: [(&[Said], &[&str]); 4] = [
        (&[("A", "喂"), ("B", "嗯")], &["unknown_speaker A", "unknown_speaker B"]),
        (
            &[("A", "你好"), ("B", "你好"), ("A", "在不在"), ("B", "在的")],
            &["unknown_speaker A", "unknown_speaker B"],
        ),
        (&[("A", "您好，我想查话费")], &["unknown_speaker A"]),
        // One voice that serves and asks is two people on one channel.
        (
            &[("A", "您好，请问有什么可以帮您，我想问一下我的手机怎么欠费了，我帮您查一下，谢谢你们")],
            &["unknown_speaker A"],
        ),
    ];
    for (said, expected) in table {
        let (speakers, warnings) = answer(&read(said));
        assert!(speakers.split(' ').all(|speaker| speaker == "unknown"), "{said:?}: {speakers}");
        let unknown: Vec<&String> =
            warnings.iter().filter(|warning| !warning.starts_with("roles_unsure")).collect();
        assert_eq!(unknown, expected, "{said:?}");
    }
}

#[test]
fn a_guess_that_is_not_believed_is_told() {
    let said = [("A", "请讲"), ("B", "能不能快点"), ("A", "在办了"), ("B", "嗯")];
    assert_eq!(
        answer(&read(&said)),
        (
            "unknown unknown unknown unknown".into(),
            vec![
                "unknown_speaker A".into(),
                "unknown_speaker B".into(),
                "roles_unsure 81% A=agent,B=customer".into()
            ]
        )
    );
}

#[test]
fn words_of_the_other_side_do_not_turn_a_side() {
    let said = [
        ("A", "喂，您好，麻烦您，我想咨询一下，我的手机这个月怎么扣了三十块钱？"),
        ("B", "我想先确认一下您的号码，这边帮您查，您稍等。"),
        ("A", "一三八零零一三八零零零，您快点，我赶时间。"),
        ("B", "好的，查到了，您名下有一个视频会员，需要给您退订吗？"),
        ("A", "退了吧，你们怎么乱扣钱，我要投诉。"),
        ("B", "非常抱歉，已经为您退订，祝您生活愉快。"),
    ];
    let (speakers, warnings) = answer(&read(&said));
    assert_eq!(speakers, "customer agent customer agent customer agent");
    assert_eq!(warnings, ["roles_inferred 99% A=customer,B=agent"]);
}

#[test]
fn a_stranger_beside_an_agent_is_the_customer_unless_he_speaks_like_an_agent() {
    let (speakers, warnings) = answer(&read(&named(&CALL, &[("a", "客服"), ("b", "小鱼儿")])));
    assert_eq!(speakers, "agent customer agent customer agent customer");
    assert_eq!(warnings, ["roles_inferred 99% 小鱼儿=customer"]);
    let second = [("客服", "您好"), ("张三", "您稍等，这边帮您转给同事"), ("客服", "在的"), ("张三", "嗯")];
    let (speakers, warnings) = answer(&read(&second));
    assert_eq!(speakers, "agent unknown agent unknown");
    assert_eq!(warnings, ["unknown_speaker 张三"]);
}

#[test]
fn one_side_alone_is_told_when_it_is_plain() {
    let of = |label| CALL.iter().copied().filter(|(other, _)| *other == label).collect::<Vec<_>>();
    let (speakers, warnings) = answer(&read(&named(&of("a"), &[("a", "left")])));
    assert_eq!(
        (speakers.as_str(), warnings),
        ("agent agent agent", vec!["roles_inferred 99% left=agent".to_owned()])
    );
    let asks = [
        ("right", "喂"),
        ("right", "我想问一下你们怎么给我扣钱了"),
        ("right", "我要投诉"),
        ("right", "我的手机又没用"),
        ("right", "好的，那行，谢谢"),
    ];
    assert_eq!(answer(&read(&asks)).0, "customer customer customer customer customer");
}

#[test]
fn labels_the_wrong_way_round_are_suspected() {
    let (speakers, warnings) = answer(&read(&named(&CALL, &[("a", "客户"), ("b", "客服")])));
    assert_eq!(speakers, "customer agent customer agent customer agent");
    assert_eq!(warnings, ["roles_swapped 99%"]);
    let right = read(&named(&CALL, &[("a", "客服"), ("b", "客户")]));
    assert_eq!(right.warnings, []);
}

#[test]
fn a_rude_agent_and_a_polite_customer_are_not_suspected() {
    let said = [
        ("客服", "说。"),
        ("客户", "您好，麻烦您帮我看看，我想问一下我的话费怎么这么多？"),
        ("客服", "你自己用的。"),
        ("客户", "可以帮您核实身份，请问您还需要我提供什么吗？"),
        ("客服", "你等着。"),
        ("客户", "好的，谢谢您。"),
    ];
    assert_eq!(read(&said).warnings, []);
}

/// What is said, without who says it.
fn sentences() -> impl Strategy<Value = Vec<(usize, &'static str)>> {
    let said = prop::sample::select(
        CALL.iter()
            .map(|(_, text)| *text)
            .chain([
                "嗯",
                "你们怎么乱扣费，我要投诉",
                "您放心，这边为您登记",
                "请稍等",
                "好的",
                "一三八零零一三八零零零",
            ])
            .collect::<Vec<_>>(),
    );
    prop::collection::vec((0_usize..2, said), 2..12)
}

proptest! {
    #[test]
    fn hidden_names_the_other_way_round_give_the_same_roles(said in sentences()) {
        let with = |names: [&'static str; 2]| {
            let said: Vec<_> = said.iter().map(|(who, text)| (names[*who], *text)).collect();
            read(&said).segments.into_iter().map(|segment| segment.speaker).collect::<Vec<Speaker>>()
        };
        prop_assert_eq!(with(["A", "B"]), with(["B", "A"]));
    }

    #[test]
    fn what_the_two_say_swapped_swaps_their_roles(said in sentences()) {
        let with = |names: [&'static str; 2]| {
            let said: Vec<_> = said.iter().map(|(who, text)| (names[*who], *text)).collect();
            let read = read(&said);
            let of = |name: &str| {
                let first = said.iter().position(|(label, _)| *label == name);
                first.map(|at| read.segments[at].speaker)
            };
            (of("A"), of("B"))
        };
        let (a, b) = with(["A", "B"]);
        prop_assert_eq!(with(["B", "A"]), (b, a));
    }
}
