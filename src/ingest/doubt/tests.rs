//! Transcripts in, the codes of their doubts out.

use crate::ingest::{Settings, dialogue};
use crate::transcript::{Channel, Segment, Speaker, Transcript};

fn transcript(text: &str) -> Transcript {
    dialogue("一.txt", text, &Settings::default()).expect("somebody speaks")
}

/// Every warning as `code detail`, with the number of its segment.
fn warned(transcript: &Transcript) -> Vec<String> {
    let warnings = transcript.warnings.iter();
    let place = |segment: Option<usize>| segment.map(|at| format!("#{at} ")).unwrap_or_default();
    let told = warnings.map(|it| format!("{}{} {}", place(it.segment), it.code, it.detail));
    told.map(|told| told.trim_end().to_owned()).collect()
}

/// What is warned of a text.
fn of(text: &str) -> Vec<String> {
    warned(&transcript(text))
}

const NONE: [&str; 0] = [];

/// Start and end of a segment, milliseconds.
type Times = (u64, Option<u64>);

/// A call whose segments have these starts and ends, spoken in turns by agent and customer; 16 characters each.
fn timed(times: &[Times]) -> Transcript {
    const SAID: [&str; 7] = [
        "这个月的话费一共是八十八块钱对吧",
        "可是我上个月才用了五十几块钱的呀",
        "多出来的三十块是加油包您看一下吧",
        "加油包不是我开的你们怎么随便就开",
        "是十一月三号晚上在手机上点的哦亲",
        "那天晚上我早就睡觉了谁点的这个呢",
        "那我先帮您退订了钱下个月退给您吧",
    ];
    let speakers = [Speaker::Agent, Speaker::Customer];
    let segments = times.iter().enumerate().map(|(at, &(start, end))| Segment {
        speaker: speakers[at % 2],
        start_ms: Some(start),
        end_ms: end,
        text: SAID[at].into(),
        words: vec![],
    });
    Transcript { segments: segments.collect(), ..Transcript::default() }
}

fn timed_warnings(mut transcript: Transcript) -> Vec<String> {
    super::raise(&crate::ingest::inference::Voices::default(), &mut transcript);
    warned(&transcript)
}

#[test]
fn machines_that_answer_are_no_customers() {
    let table = [
        "客服：喂您好\n客户：您好，您拨打的电话正在通话中，请稍后再拨。",
        "系统：您拨打的用户已关机，请稍后再拨",
        "客服：喂？\n系统：您好，机主暂时无法接听您的电话，请在滴声后留言，结束留言请挂机。\n客服：您好，我是禾川通信的客服，稍后再联系您。",
        "客户：您好，我是机主的智能助理，请问您找他有什么事？\n客服：您好，我是禾川通信的，想回访一下宽带的使用情况\n客户：好的，我会转告他的。\n客服：好的，谢谢",
    ];
    for text in table {
        assert_eq!(of(text), ["unanswered"], "{text}");
    }
}

#[test]
fn a_customer_who_tells_of_a_machine_is_human() {
    let table = [
        "客服：您好，请讲\n客户：我打我妈电话，一直提示您拨打的电话已关机，是不是停机了\n客服：您报下号码\n客户：好",
        "客服：您好，请讲\n客户：我的号码已停机了\n客服：您报下号码\n客户：好",
        "客服：您好\n客户：我的智能助理怎么关啊，老替我接电话\n客服：您可以在手机上关",
        "系统：您拨打的用户暂时无法接听\n客服：您好\n客户：喂，我刚才在开会，现在可以讲了，你说吧，是不是宽带的事情",
        "# 渠道：在线\n客户：请留言板块怎么用\n客服：您好，请讲",
    ];
    for text in table {
        assert_eq!(of(text), NONE, "{text}");
    }
}

#[test]
fn an_agent_who_is_answered_by_nobody_was_recorded_alone() {
    let alone = "客服：您好，禾川通信为您服务，请问有什么可以帮您？\n客服：好的，您要查上个月的话费是吗\n\
                 客服：麻烦您报一下机主姓名和证件后四位\n客服：谢谢，查到了，您上月话费一百四十二元，套餐八十八元，其余是流量费\n\
                 客服：不客气，还有其他可以帮您的吗";
    assert_eq!(of(alone), ["no_customer_speech"]);
    assert_eq!(of(&format!("系统：已接通\n{alone}\n系统：坐席已挂机")), ["no_customer_speech"]);
    assert_eq!(of(&format!("{alone}\n客户：嗯")), NONE);
}

#[test]
fn a_customer_who_is_silent_was_recorded() {
    let silent = "客服：您好，禾川通信为您服务，请问有什么可以帮您？\n客服：喂，您好，请问能听到我说话吗？\n\
                  客服：您好，这边听不到您的声音，请您换个地方再拨，好吗？\n客服：由于听不到您的声音，这边先挂机了，感谢来电，再见。";
    assert_eq!(of(silent), NONE);
    assert_eq!(of("客服：您好\n客服：已经办好了\n客服：再见\n客服：拜拜"), NONE);
}

#[test]
fn the_same_words_on_both_sides_are_one_channel_twice() {
    let lines = [
        "您好，请问有什么可以帮您",
        "我想问一下我的话费怎么这么多",
        "麻烦您报一下机主姓名和证件",
        "好的，机主是张小三，证件是一二三四",
    ];
    let doubled: String = lines.iter().map(|line| format!("客服：{line}\n客户：{line}\n")).collect();
    assert_eq!(of(&doubled), ["same_text_on_both_sides 100%"]);
    let channel_by_channel =
        ["客服", "客户"].map(|who| lines.map(|line| format!("{who}：{line}\n")).concat()).concat();
    assert_eq!(of(&channel_by_channel), ["same_text_on_both_sides 100%"]);
    let numbered: String = lines.iter().map(|line| format!("0声：{line}\n1声：{line}\n")).collect();
    assert!(
        of(&numbered.replace("0声", "A").replace("1声", "B"))
            .contains(&"same_text_on_both_sides 100%".to_owned())
    );
}

#[test]
fn words_heard_a_little_differently_are_an_echo() {
    let text = "客服：您好禾川通信请问有什么可以帮您\n客户：您好禾川通信请问有什么可以帮你\n\
                客户：我想问一下我这个月的话费怎么这么多啊\n客服：我想问一下我这个月话费怎么这么多啊\n\
                客服：麻烦您报一下机主姓名和证件后四位好吗\n客户：麻烦您报一下机主的姓名和证件后四位好吗";
    assert_eq!(of(text).len(), 1, "{:?}", of(text));
    assert!(of(text)[0].starts_with("same_text_on_both_sides"));
}

#[test]
fn what_one_side_repeats_of_the_other_is_no_echo() {
    let text = "客户：我的号码是一三八零零一三八零零零\n客服：一三八零零一三八零零零，对吗\n客户：对的\n\
                客服：您是要退订那个视频会员包对吧\n客户：是要退订那个视频会员包\n客服：好的，已经为您退订成功，请留意短信通知\n\
                客户：那这个月扣的二十五块钱能不能退给我啊";
    assert_eq!(of(text), NONE);
}

#[test]
fn times_that_cannot_be_right_are_doubted() {
    let at = |starts: &[u64]| starts.iter().map(|&start| (start, None)).collect::<Vec<_>>();
    let spoken =
        |times: &[(u64, u64)]| times.iter().map(|&(start, end)| (start, Some(end))).collect::<Vec<_>>();
    let table: [(&str, Vec<Times>, &[&str]); 10] = [
        ("sound", at(&[0, 4_000, 9_000, 14_000, 19_000, 24_000, 30_000]), &[]),
        (
            "sound with ends",
            spoken(&[
                (0, 3_800),
                (4_000, 8_000),
                (9_000, 13_000),
                (13_500, 18_000),
                (19_000, 23_000),
                (24_000, 29_000),
            ]),
            &[],
        ),
        ("one step back", at(&[0, 4_000, 9_000, 14_000, 5_000, 24_000, 30_000]), &["#4 times_go_back 9000"]),
        ("a little back", at(&[0, 4_000, 9_000, 14_000, 12_000, 24_000, 30_000]), &[]),
        (
            "listed by their ends",
            spoken(&[
                (0, 3_800),
                (9_000, 10_000),
                (4_000, 12_000),
                (13_500, 18_000),
                (19_000, 23_000),
                (24_000, 29_000),
            ]),
            &[],
        ),
        ("all at once", at(&[0, 0, 0, 0, 0, 0, 0]), &["absurd_pace 5760000"]),
        ("seconds for milliseconds", at(&[0, 4, 9, 14, 19, 24, 30]), &["absurd_pace 192000"]),
        (
            "microseconds for milliseconds",
            at(&[0, 4_000_000, 9_000_000, 14_000_000, 19_000_000, 24_000_000, 30_000_000]),
            &["absurd_pace 0"],
        ),
        (
            "one segment takes all",
            spoken(&[
                (0, 40_000),
                (4_000, 8_000),
                (9_000, 13_000),
                (13_500, 18_000),
                (19_000, 23_000),
                (24_000, 40_000),
            ]),
            &["#0 times_overlap"],
        ),
        (
            "segments cut too close",
            spoken(&[
                (0, 300),
                (4_000, 4_300),
                (9_000, 9_300),
                (13_500, 13_700),
                (19_000, 19_200),
                (24_000, 24_200),
            ]),
            &["absurd_pace 4800"],
        ),
    ];
    for (name, times, expected) in table {
        assert_eq!(timed_warnings(timed(&times)), expected, "{name}");
        let mut chat = timed(&times);
        chat.channel = Channel::Chat;
        let back: Vec<&str> = expected.iter().copied().filter(|told| told.contains("back")).collect();
        assert_eq!(timed_warnings(chat), back, "{name} in a chat");
    }
}

#[test]
fn doubts_of_an_earlier_reading_are_looked_for_anew() {
    let mut doubted = transcript("系统：您拨打的用户已关机，请稍后再拨");
    super::raise(&crate::ingest::inference::Voices::default(), &mut doubted);
    assert_eq!(warned(&doubted), ["unanswered"]);
    doubted.segments[0].text = "已为您接通".into();
    super::raise(&crate::ingest::inference::Voices::default(), &mut doubted);
    assert_eq!(warned(&doubted), NONE);
}
