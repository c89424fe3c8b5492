//! The names that columns of a table of utterances go by; the best name of each stands first.

use super::columns::{Column, Unit, WEAK_IDS};
use super::fields::Field;

const TEXT: &[&str] = &[
    "text",
    "content",
    "内容",
    "文本",
    "对话内容",
    "对话文本",
    "通话文本",
    "通话内容",
    "会话内容",
    "会话文本",
    "聊天内容",
    "聊天记录",
    "消息内容",
    "发言内容",
    "说话内容",
    "录音文本",
    "录音内容",
    "语音文本",
    "转写文本",
    "转写内容",
    "转写结果",
    "识别文本",
    "识别结果",
    "对话",
    "语句",
    "句子",
    "utterance",
    "sentence",
    "message",
    "transcript",
    "transcription",
    "dialogue",
    "dialog",
    "conversation",
];
const SPEAKER: &[&str] = &[
    "speaker",
    "role",
    "角色",
    "说话人",
    "发言人",
    "讲话人",
    "说话方",
    "发言方",
    "发言者",
    "说话者",
    "发送方",
    "发送人",
    "发送者",
    "说话人角色",
    "发送者角色",
    "消息来源",
    "sender",
    "speakerrole",
    "speakerlabel",
    "participant",
    "from",
];
const TRACK: &[&str] = &[
    "channelnumber",
    "channelno",
    "channelid",
    "声道",
    "声道号",
    "声道编号",
    "通道",
    "通道号",
    "音轨",
    "track",
    "speakerid",
    "spk",
];
const START: &[&str] = &[
    "start",
    "begin",
    "starttime",
    "begintime",
    "开始时间",
    "开始",
    "起始时间",
    "起始",
    "bg",
    "startoffset",
    "offset",
    "发送时间",
    "消息时间",
    "说话时间",
    "发言时间",
    "时间",
    "时间戳",
    "time",
    "timestamp",
    "datetime",
];
const END: &[&str] = &["end", "endtime", "结束时间", "结束", "终止时间", "ed", "endoffset", "stop", "finish"];

/// Everything that a heading may mean, each with a rank: 0 is the best name.
pub(super) fn meanings(name: &str) -> Vec<(usize, Column)> {
    let rank = |names: &[&str], name: &str| names.iter().position(|known| *known == name);
    let (bare, unit) = without_unit(name);
    let mut found = Vec::new();
    found.extend(rank(TEXT, name).map(|rank| (rank, Column::Text)));
    found.extend(rank(SPEAKER, name).map(|rank| (rank, Column::Speaker)));
    found.extend(rank(TRACK, name).map(|rank| (rank, Column::Track)));
    found.extend(rank(START, bare).map(|rank| (rank, Column::Start(unit))));
    found.extend(rank(END, bare).map(|rank| (rank, Column::End(unit))));
    found.extend(Field::parse(name).map(|(field, rank)| match field {
        Field::Id if WEAK_IDS.contains(&name) => (1_000, Column::Id),
        Field::Id => (rank, Column::Id),
        field => (100 + rank, Column::About(field)),
    }));
    found
}

/// `开始时间(毫秒)`, `start_ms`, `start(s)`: the name and what it counts.
fn without_unit(name: &str) -> (&str, Unit) {
    const UNITS: &[(&str, Unit)] = &[
        ("(毫秒)", Unit::Ms),
        ("(ms)", Unit::Ms),
        ("毫秒", Unit::Ms),
        ("ms", Unit::Ms),
        ("(秒)", Unit::Seconds),
        ("(s)", Unit::Seconds),
        ("seconds", Unit::Seconds),
        ("sec", Unit::Seconds),
        ("秒", Unit::Seconds),
        ("s", Unit::Seconds),
    ];
    let found = UNITS.iter().find_map(|(end, unit)| Some((name.strip_suffix(end)?, *unit)));
    found.unwrap_or((name, Unit::Unstated))
}
