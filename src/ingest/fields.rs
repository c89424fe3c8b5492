//! The fields that describe a transcript, under all the names they go by.

use super::roles::{fold, role};
use super::warnings::warn;
use crate::transcript::{Channel, Direction, Speaker, Transcript};

/// A field of a transcript, as a column or a header line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Channel,
    Direction,
    AgentId,
    AgentName,
    Team,
    Scenario,
    StartedAt,
    RingMs,
    RingSeconds,
    EndedBy,
}

/// Names of fields, folded and without spaces and dashes; the best name of a field stands first.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Id,
        &[
            "transcriptid",
            "id",
            "callid",
            "sessionid",
            "recordid",
            "recordingid",
            "conversationid",
            "contactid",
            "录音编号",
            "录音id",
            "录音流水号",
            "会话id",
            "会话编号",
            "会话标识",
            "通话id",
            "通话编号",
            "通话流水号",
            "接触流水号",
            "流水号",
            "编号",
            "录音文件名",
            "录音文件",
            "文件名",
            "filename",
            "file",
        ],
    ),
    (Field::Channel, &["channel", "渠道", "服务渠道", "接触渠道", "渠道类型"]),
    (
        Field::Direction,
        &["direction", "calldirection", "呼叫方向", "通话方向", "方向", "呼叫类型", "呼入呼出"],
    ),
    (
        Field::AgentId,
        &[
            "agentid",
            "工号",
            "坐席工号",
            "座席工号",
            "客服工号",
            "员工工号",
            "话务员工号",
            "坐席编号",
            "座席编号",
            "坐席id",
            "座席id",
            "staffid",
            "agent",
            "坐席",
            "座席",
        ],
    ),
    (
        Field::AgentName,
        &[
            "agentname",
            "坐席姓名",
            "座席姓名",
            "客服姓名",
            "员工姓名",
            "话务员姓名",
            "坐席名称",
            "客服名称",
            "话务员",
        ],
    ),
    (Field::Team, &["team", "班组", "班组名称", "所属班组", "小组", "团队", "组别"]),
    (Field::Scenario, &["scenario", "场景", "业务场景", "业务类型", "服务场景", "来电原因", "咨询类型"]),
    (
        Field::StartedAt,
        &[
            "startedat",
            "starttime",
            "begintime",
            "开始时间",
            "通话开始时间",
            "会话开始时间",
            "录音开始时间",
            "接通时间",
            "来电时间",
            "呼叫时间",
        ],
    ),
    (Field::RingMs, &["ringms", "振铃毫秒", "振铃时长(毫秒)", "振铃时间(毫秒)", "振铃时长(ms)"]),
    (
        Field::RingSeconds,
        &[
            "rings",
            "ringseconds",
            "振铃秒数",
            "振铃秒",
            "振铃时长(秒)",
            "振铃时间(秒)",
            "振铃时长(s)",
            "振铃时长",
        ],
    ),
    (Field::EndedBy, &["endedby", "hangupby", "挂机方", "挂断方", "结束方", "释放方"]),
];

impl Field {
    /// The field that `name` stands for, and how good a name it is: 0 is the best.
    pub(super) fn parse(name: &str) -> Option<(Field, usize)> {
        let name = fold(name).replace([' ', '_', '-'], "");
        NAMES.iter().find_map(|(field, names)| Some((*field, names.iter().position(|&known| known == name)?)))
    }

    /// Writes `value` into the field; an empty one is left out, one that says nothing is warned of.
    pub(super) fn set(self, value: &str, transcript: &mut Transcript) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self {
            Field::Id => transcript.id = value.to_owned(),
            Field::AgentId => transcript.agent_id = Some(value.to_owned()),
            Field::AgentName => transcript.agent_name = Some(value.to_owned()),
            Field::Team => transcript.team = Some(value.to_owned()),
            Field::Scenario => transcript.scenario = Some(value.to_owned()),
            Field::StartedAt => transcript.started_at = Some(value.to_owned()),
            Field::Channel => match Channel::parse(value) {
                Some(channel) => transcript.channel = channel,
                None => warn(transcript, "unknown_channel", None, value),
            },
            Field::Direction => match Direction::parse(value) {
                Some(direction) => transcript.direction = direction,
                None => warn(transcript, "unknown_direction", None, value),
            },
            Field::RingMs => set_ring(value, 1.0, transcript),
            Field::RingSeconds => set_ring(value, 1_000.0, transcript),
            Field::EndedBy => match role(value).filter(|&speaker| speaker != Speaker::Unknown) {
                Some(speaker) => transcript.ended_by = Some(speaker.name().to_owned()),
                None => warn(transcript, "unknown_ended_by", None, value),
            },
        }
    }
}

fn set_ring(value: &str, unit_ms: f64, transcript: &mut Transcript) {
    let number = value.trim_end_matches(|char: char| char.is_alphabetic()).trim_end().parse::<f64>();
    match number.map(|number| (number * unit_ms).round()) {
        Ok(ms) if (0.0..=MAX_MS).contains(&ms) => transcript.ring_ms = Some(ms as u64),
        _ => warn(transcript, "bad_ring_time", None, value),
    }
}

/// The latest time that is believed, milliseconds: a hundred days.
pub(super) const MAX_MS: f64 = 8_640_000_000.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_english_and_chinese_names() {
        let table = [
            ("Transcript ID", Field::Id),
            ("录音编号", Field::Id),
            ("会话ID", Field::Id),
            ("渠道", Field::Channel),
            ("agent", Field::AgentId),
            ("工号", Field::AgentId),
            ("坐席姓名", Field::AgentName),
            ("振铃时长（秒）", Field::RingSeconds),
            ("ring_ms", Field::RingMs),
            ("挂机方", Field::EndedBy),
        ];
        for (name, field) in table {
            assert_eq!(Field::parse(name).map(|(field, _)| field), Some(field), "{name}");
        }
        assert_eq!(Field::parse("quality"), None);
    }

    #[test]
    fn a_value_that_says_nothing_is_warned_of_and_changes_nothing() {
        let mut transcript = Transcript::default();
        Field::Channel.set("传真", &mut transcript);
        Field::RingSeconds.set("很久", &mut transcript);
        Field::EndedBy.set("", &mut transcript);
        let warned: Vec<_> = transcript
            .warnings
            .iter()
            .map(|warning| (warning.code.as_str(), warning.detail.as_str()))
            .collect();
        assert_eq!(warned, [("unknown_channel", "传真"), ("bad_ring_time", "很久")]);
        transcript.warnings.clear();
        assert_eq!(transcript, Transcript::default());
    }

    #[test]
    fn ring_seconds_become_milliseconds() {
        let mut transcript = Transcript::default();
        Field::RingSeconds.set("7.2秒", &mut transcript);
        assert_eq!(transcript.ring_ms, Some(7_200));
    }
}
