//! Tables of utterances and of conversations, read as a user meets them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::PathBuf;

use super::{Choices, ColumnMap, Encoding, Format, Inputs, Limits, Settings, SpeakerMap};
use crate::diagnostics::Diagnostic;
use crate::transcript::{Segment, Speaker, Transcript};

pub(super) type Answer = Result<Transcript, Diagnostic>;

/// What comes of some bytes on standard input.
pub(super) fn read_with(bytes: &[u8], settings: &Settings) -> Vec<Answer> {
    let inputs = Inputs::new(vec![PathBuf::from("-")], settings.limits)
        .with_choices(settings.choices.clone())
        .with_standard_input(Box::new(Cursor::new(bytes.to_vec())));
    let answers = inputs.map(|chunk| match chunk {
        Ok(chunk) => chunk.transcripts(settings),
        Err(refused) => vec![Err(refused)],
    });
    answers.flatten().collect()
}

fn read(text: &str) -> Vec<Answer> {
    read_with(text.as_bytes(), &Settings::default())
}

fn choosing(choices: Choices) -> Settings {
    Settings { choices, ..Settings::default() }
}

fn columns(written: &str) -> Settings {
    choosing(Choices { columns: ColumnMap::parse(written).unwrap(), ..Choices::default() })
}

fn segment(
    speaker: Speaker,
    start_ms: impl Into<Option<u64>>,
    end_ms: impl Into<Option<u64>>,
    text: &str,
) -> Segment {
    let (start_ms, end_ms) = (start_ms.into(), end_ms.into());
    Segment { speaker, start_ms, end_ms, text: text.into(), words: vec![] }
}

/// Source, id and what was said; or code, line and facts.
fn told(answers: &[Answer]) -> Vec<String> {
    let told = answers.iter().map(|answer| match answer {
        Ok(transcript) => {
            let said = transcript.segments.iter().map(|segment| {
                let start = segment.start_ms.map_or(String::new(), |start| format!("@{start}"));
                format!("{}{start} {}", segment.speaker.name(), segment.text.replace('\n', "⏎"))
            });
            let said = said.collect::<Vec<_>>().join(" | ");
            format!("{} {}: {said}", transcript.source, transcript.id)
        }
        Err(refused) => {
            let facts = refused.facts.iter().map(|(_, fact)| format!(" {fact}")).collect::<String>();
            format!("{} {:?}{facts}", refused.code, refused.place.line)
        }
    });
    told.collect()
}

const TURNS: &str = "会话ID,角色,开始时间(秒),结束时间(秒),内容,坐席工号,渠道,情绪,地区\r\n\
    甲,客服,0.8,5.2,\"您好，\"\"禾川\"\"通信\r\n请讲\",3127,在线,平静,南\r\n\
    甲,客户,6,7.5,查话费,,在线,着急,南\r\n\
    乙,客户,0,,喂,,,,\r\n";

#[test]
fn an_utterance_a_row_makes_conversations_in_every_encoding_and_with_every_separator() {
    let one = Transcript {
        id: "甲".into(),
        source: "-:2".into(),
        channel: crate::transcript::Channel::Chat,
        agent_id: Some("3127".into()),
        attributes: BTreeMap::from([("地区".into(), "南".into())]),
        segments: vec![
            segment(Speaker::Agent, 800, 5_200, "您好，\"禾川\"通信\r\n请讲"),
            segment(Speaker::Customer, 6_000, 7_500, "查话费"),
        ],
        ..Transcript::default()
    };
    let other = Transcript {
        id: "乙".into(),
        source: "-:5".into(),
        segments: vec![segment(Speaker::Customer, 0, None, "喂")],
        ..Transcript::default()
    };
    let gbk = encoding_rs::GB18030.encode(TURNS).0.into_owned();
    let utf16: Vec<u8> = TURNS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let table = [
        (TURNS.as_bytes().to_vec(), ""),
        (format!("\u{feff}{TURNS}").into_bytes(), ""),
        (TURNS.replace(',', ";").into_bytes(), ""),
        (TURNS.replace(',', "\t").into_bytes(), ""),
        (gbk, " (GB18030)"),
        (utf16, " (UTF-16LE)"),
    ];
    for (bytes, note) in table {
        let noted = |transcript: &Transcript| {
            let source = format!("{}{note}", transcript.source);
            Ok(Transcript { source, ..transcript.clone() })
        };
        assert_eq!(read_with(&bytes, &Settings::default()), [noted(&one), noted(&other)]);
    }
}

#[test]
fn a_table_without_ids_is_one_conversation() {
    let text = "时间\t发送方\t消息内容\n2026-11-21 10:02:05\t客户\t在吗\n2026-11-21 10:02:31\t客服\t在的\n";
    let answers = read(text);
    assert_eq!(told(&answers), ["- stdin: customer@0 在吗 | agent@26000 在的"]);
    assert_eq!(answers[0].as_ref().unwrap().started_at.as_deref(), Some("2026-11-21T10:02:05"));
}

#[test]
fn a_start_that_all_rows_share_is_when_the_call_began() {
    let rows = ["客服,您好", "客户,喂", "客服,在"].map(|row| format!("1,2026/11/21 9:03,{row}\n")).concat();
    let answers = read(&format!("通话ID,开始时间,角色,内容\n{rows}"));
    assert_eq!(told(&answers), ["-:2 1: agent 您好 | customer 喂 | agent 在"]);
    assert_eq!(answers[0].as_ref().unwrap().started_at.as_deref(), Some("2026-11-21T09:03:00"));
}

#[test]
fn ids_under_a_merged_cell_are_empty_and_interrupted_conversations_are_warned_of() {
    let answers = read("会话ID,角色,内容\na,客服,一\n,客户,二\nb,客服,三\na,客户,四\n");
    assert_eq!(told(&answers), ["-:2 a: agent 一 | customer 二", "-:4 b: agent 三", "-:5 a: customer 四"]);
    let warned: Vec<_> = answers.iter().flatten().map(|it| it.warnings.len()).collect();
    assert_eq!(warned, [0, 0, 1]);
    let warning = &answers[2].as_ref().unwrap().warnings[0];
    assert_eq!((warning.code.as_str(), warning.detail.as_str()), ("conversation_resumed", "a"));
}

#[test]
fn a_conversation_in_a_cell_is_read_as_text() {
    let text = "通话ID,接通时间,通话时长,通话文本\n\
                07,2026-11-21 09:03:11\t,74秒,\"''AI：您好_x000D_\n0.1秒_x000D_\nQ1：是您吗&#13;&#10;客户：是\t\"\n\
                08,,,\"客服：您好\n客户：喂\"\n09,x,,\n";
    let answers = read(text);
    assert_eq!(
        told(&answers),
        [
            "-:2 07: system 您好 Q1：是您吗 | customer 是",
            "-:5 08: agent 您好 | customer 喂",
            "empty-transcript Some(7)",
        ]
    );
    let first = answers[0].as_ref().unwrap();
    assert_eq!(first.started_at.as_deref(), Some("2026-11-21 09:03:11"));
    assert_eq!(first.attributes, BTreeMap::from([("通话时长".into(), "74秒".into())]));
}

#[test]
fn the_user_says_what_columns_mean() {
    let text = "a,b,c,d\n1,0,喂,3\n1,1,您好,7\n";
    let mut settings = columns("id=A,speaker=b,text=c,start_s=d");
    settings.speakers = SpeakerMap::parse("0=customer,1=agent").unwrap();
    assert_eq!(told(&read_with(text.as_bytes(), &settings)), ["-:2 1: customer@3000 喂 | agent@7000 您好"]);
    let missing = read_with(
        text.as_bytes(),
        &Settings {
            choices: Choices { format: Some(Format::Csv), ..columns("text=x").choices },
            ..Settings::default()
        },
    );
    assert_eq!(told(&missing), ["table-column-missing None x a, b, c, d"]);
}

#[test]
fn a_time_that_is_none_is_warned_of() {
    let answers = read("speaker,text,start\nagent,您好,早上\n");
    let warnings = &answers[0].as_ref().unwrap().warnings;
    let warned: Vec<_> =
        warnings.iter().map(|it| (it.code.as_str(), it.segment, it.detail.as_str())).collect();
    assert_eq!(warned, [("unreadable_time", Some(0), "早上")]);
}

#[test]
fn what_is_broken_costs_only_its_conversation() {
    let head = "id,speaker,text\n";
    assert_eq!(
        told(&read(&format!("{head}a,agent,一\nb,agent,\"二\nc,agent,三\n"))),
        ["-:2 a: agent 一", "table-unclosed-quote Some(3)"]
    );
    assert_eq!(told(&read(head)), ["empty-transcript None"]);
    let limits = Limits { line_bytes: 60, chunk_bytes: 1, ..Limits::default() };
    let long = "好".repeat(30);
    let text = format!(
        "{head}a,agent,一\nb,agent,{long}\nc,agent,三\nd,agent,四\nd,agent,\"{long}\n{long}\"\nd,agent,五\ne,agent,六\n"
    );
    assert_eq!(
        told(&read_with(text.as_bytes(), &Settings { limits, ..Settings::default() })),
        [
            "-:2 a: agent 一",
            "conversation-too-long Some(3) 60 B",
            "-:4 c: agent 三",
            "conversation-too-long Some(5) 60 B",
            "-:9 e: agent 六",
        ]
    );
    let polite = "您好，很高兴为您服务，请问有什么可以帮您？";
    let mut bytes = format!("{head}a,agent,{polite}\nb,agent,").into_bytes();
    bytes.extend_from_slice(b"\xff\xff\nb,agent,x\nc,agent,y\n");
    assert_eq!(
        told(&read_with(&bytes, &Settings::default())),
        [&format!("-:2 a: agent {polite}"), "undecodable-text Some(3) 8 UTF-8", "-:5 c: agent y"]
    );
}

#[test]
fn format_and_encoding_are_as_the_user_says() {
    let forced = |format, encoding| choosing(Choices { format, encoding, ..Choices::default() });
    let text = "客服：您好,客户：喂";
    assert_eq!(
        told(&read_with(text.as_bytes(), &forced(Some(Format::Csv), None))),
        ["table-without-text None 客服：您好, 客户：喂"]
    );
    let rows = "text,role\n客服：您好,客户\n";
    assert_eq!(
        told(&read_with(rows.as_bytes(), &forced(Some(Format::Text), None)))[0].split(' ').next(),
        Some("-")
    );
    let gbk = encoding_rs::GB18030.encode("客服：您好").0.into_owned();
    let as_utf8 = read_with(&gbk, &forced(Some(Format::Text), Some(Encoding::Utf8)));
    assert_eq!(told(&as_utf8), ["undecodable-text None 0 UTF-8"]);
    let as_gbk = read_with("客服：您".as_bytes(), &forced(Some(Format::Text), Some(Encoding::Gb18030)));
    assert!(
        told(&as_gbk)[0].starts_with("no-speaker-labels") || told(&as_gbk)[0].starts_with("undecodable-text")
    );
}

#[test]
fn near_misses_are_no_tables() {
    for text in ["客服：您好\n客户：内容,角色\n", "# id: 1\n客服：text,role\n"] {
        assert!(told(&read(text))[0].contains("agent"), "{text}");
    }
}
