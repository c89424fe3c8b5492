//! One conversation as plain data: who said what, when.

mod doubt;
mod segment;
mod timing;
mod turns;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use doubt::Doubt;
pub use segment::{Segment, Span, Speaker, TimeSource, Word};
pub use timing::{SegmentTime, timing};
pub use turns::{Turn, turns};

/// One call, chat or visit: metadata and segments, in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Transcript {
    /// Name of the conversation; the file stem when the input has none.
    pub id: String,
    /// Where it was read from, as the user wrote the path, with the line or row where one file holds several, and in
    /// brackets the encoding where it is not UTF-8.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// How the conversation was held.
    #[serde(default)]
    pub channel: Channel,
    /// Who called whom.
    #[serde(default)]
    pub direction: Direction,
    /// Staff number of the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    /// Name of the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_name: Option<String>,
    /// Team of the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Start of the recording, RFC 3339 or as the source wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// How long it rang before it was answered, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ring_ms: Option<u64>,
    /// What the conversation is about, as the contact centre classifies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Who ended the conversation: `agent`, `customer` or `system`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<String>,
    /// Everything else the source knew.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// What was said.
    pub segments: Vec<Segment>,
    /// What was odd about the input, yet readable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Something odd in a transcript that did not keep it from being audited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Stable code, e.g. `unknown_speaker`.
    pub code: String,
    /// Index of the segment it concerns, where it concerns one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<usize>,
    /// The offending text or number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// How a conversation was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A telephone call.
    #[default]
    Phone,
    /// An online chat.
    Chat,
    /// A visit to a service hall.
    Hall,
    /// An account manager's call or visit.
    Manager,
}

impl Channel {
    /// All channels, in the order in which reports list them.
    pub const ALL: [Channel; 4] = [Channel::Phone, Channel::Chat, Channel::Hall, Channel::Manager];

    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Chat => "chat",
            Channel::Hall => "hall",
            Channel::Manager => "manager",
        }
    }

    /// Reads the names that contact centres use; `None` for an unknown one.
    pub fn parse(name: &str) -> Option<Channel> {
        Some(match name.trim().to_lowercase().as_str() {
            "phone" | "hotline" | "call" | "voice" | "热线" | "电话" | "语音" | "热线电话" | "电话客服"
            | "客服热线" => Channel::Phone,
            "chat" | "online" | "im" | "webchat" | "在线" | "在线客服" | "线上" | "微信" | "文字" | "app"
            | "网页" => Channel::Chat,
            "hall" | "store" | "营业厅" | "实体厅" | "厅店" | "厅" => Channel::Hall,
            "manager" | "visit" | "客户经理" | "上门" | "走访" => Channel::Manager,
            _ => return None,
        })
    }
}

/// Who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The customer came to us.
    #[default]
    Inbound,
    /// We went to the customer.
    Outbound,
}

impl Direction {
    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Inbound => "inbound",
            Direction::Outbound => "outbound",
        }
    }

    /// Reads the names that contact centres use; `None` for an unknown one.
    pub fn parse(name: &str) -> Option<Direction> {
        Some(match name.trim().to_lowercase().as_str() {
            "inbound" | "in" | "呼入" | "来电" | "入呼" => Direction::Inbound,
            "outbound" | "out" | "呼出" | "外呼" | "去电" | "出呼" => Direction::Outbound,
            _ => return None,
        })
    }
}
