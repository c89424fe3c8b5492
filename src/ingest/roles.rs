//! Who stands behind the labels that contact centres write.

use crate::transcript::Speaker;

const AGENT: &[&str] = &[
    "agent",
    "客服",
    "坐席",
    "座席",
    "话务员",
    "话务",
    "客服代表",
    "客服专员",
    "客服人员",
    "客服经理",
    "人工客服",
    "人工坐席",
    "人工座席",
    "人工",
    "在线客服",
    "热线客服",
    "接线员",
    "坐席员",
    "坐席人员",
    "坐席代表",
    "座席员",
    "座席人员",
    "座席代表",
    "客户代表",
    "客户经理",
    "营业员",
    "工作人员",
    "服务人员",
    "业务员",
    "业务代表",
    "员工",
    "顾问",
    "值班经理",
    "staff",
    "operator",
    "representative",
    "rep",
    "csr",
    "clerk",
];

const CUSTOMER: &[&str] = &[
    "customer",
    "客户",
    "用户",
    "顾客",
    "客人",
    "来电人",
    "来电者",
    "来电客户",
    "来访者",
    "来访客户",
    "机主",
    "访客",
    "市民",
    "消费者",
    "咨询人",
    "投诉人",
    "client",
    "user",
    "enduser",
    "caller",
    "visitor",
    "guest",
];

const SYSTEM: &[&str] = &[
    "system",
    "系统",
    "系统消息",
    "系统提示",
    "系统通知",
    "系统播报",
    "系统语音",
    "机器人",
    "智能机器人",
    "语音机器人",
    "智能客服",
    "智能助手",
    "智能语音",
    "语音播报",
    "语音提示",
    "语音导航",
    "自动语音",
    "自动播报",
    "播报",
    "提示音",
    "ivr",
    "ai",
    "ai客服",
    "robot",
    "bot",
    "chatbot",
    "automatedagent",
    "notice",
];

const UNKNOWN: &[&str] = &["unknown", "未知"];

/// The role that a label names, whatever number or person it adds: `客服1`, `客服（3127）`, `客户-张先生`, `Agent_2`.
///
/// `None` for a label that nobody knows. `unknown` itself is known.
pub(super) fn role(label: &str) -> Option<Speaker> {
    match label {
        "agent" | "客服" => return Some(Speaker::Agent),
        "customer" | "客户" => return Some(Speaker::Customer),
        _ => {}
    }
    let label = fold(label);
    exact(&label)
        .or_else(|| exact(base(&label)))
        .or_else(|| named(&label))
        .or_else(|| exact(&label.replace([' ', '_', '-'], "")))
}

/// Lower case, narrow letters and brackets, no space at the edges.
pub(super) fn fold(label: &str) -> String {
    let narrow = |char: char| match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        '【' => '[',
        '】' => ']',
        '\u{3000}' => ' ',
        _ => char,
    };
    label.trim().chars().map(narrow).flat_map(char::to_lowercase).collect()
}

fn exact(label: &str) -> Option<Speaker> {
    let roles = [
        (AGENT, Speaker::Agent),
        (CUSTOMER, Speaker::Customer),
        (SYSTEM, Speaker::System),
        (UNKNOWN, Speaker::Unknown),
    ];
    roles.into_iter().find(|(names, _)| names.contains(&label)).map(|(_, speaker)| speaker)
}

/// The label before a number, a bracket or a joined name.
fn base(label: &str) -> &str {
    let end = label.find(|char: char| char.is_ascii_digit() || " ([-_—–·.#/|".contains(char));
    label[..end.unwrap_or(label.len())].trim_end()
}

/// `客服小李`, `客户张先生`: a role and a person with nothing between them.
fn named(label: &str) -> Option<Speaker> {
    const ENDS: [&str; 7] = ["先生", "女士", "小姐", "师傅", "老师", "阿姨", "大爷"];
    let person = |name: &str| {
        let chars = name.chars().count();
        let nickname = (2..=3).contains(&chars) && name.starts_with(['小', '阿', '老']);
        nickname || (3..=4).contains(&chars) && ENDS.iter().any(|end| name.ends_with(end))
    };
    ["客服", "坐席", "座席", "客户", "用户"]
        .into_iter()
        .find(|role| label.strip_prefix(role).is_some_and(person))
        .and_then(exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_keeps_its_role_with_a_number_or_a_name() {
        for label in [
            "客服",
            "座席",
            "客服1",
            "客服（3127）",
            "ＡＧＥＮＴ",
            "Agent_2",
            "客服小李",
            "人工坐席 07",
            "客户经理",
        ] {
            assert_eq!(role(label), Some(Speaker::Agent), "{label}");
        }
        for label in ["客户-张先生", "用户2", "客户张先生", "Customer", "机主", "END_USER"] {
            assert_eq!(role(label), Some(Speaker::Customer), "{label}");
        }
        for label in ["IVR", "智能客服", "系统提示", "AI", "AI客服", "AUTOMATED_AGENT"] {
            assert_eq!(role(label), Some(Speaker::System), "{label}");
        }
    }

    #[test]
    fn what_merely_begins_like_a_role_is_none() {
        for label in ["客服电话", "客户姓名", "用户名", "张三", "0", "", "机器"] {
            assert_eq!(role(label), None, "{label}");
        }
        assert_eq!(role("未知"), Some(Speaker::Unknown));
    }
}
