//! Calls that a machine answered: the network's announcement, voice mail, a telephone assistant.

use crate::transcript::{Channel, Speaker, Transcript};

/// Announcements of the network.
const ANNOUNCEMENTS: [&str; 7] = [
    "您拨打的",
    "您所拨打",
    "您呼叫的",
    "您拨叫的",
    "对方暂时无法接听",
    "机主暂时无法接听",
    "用户暂时无法接",
];

/// What voice mail says.
const VOICE_MAIL: [&str; 9] =
    ["滴声后", "嘀声后", "哔声后", "提示音后", "语音信箱", "请留言", "开始留言", "录制留言", "结束留言"];

/// What assistants call themselves, after `我是`.
const ASSISTANTS: [&str; 10] = [
    "智能助理",
    "智能助手",
    "语音助手",
    "语音助理",
    "电话助理",
    "来电助理",
    "通话助理",
    "电话秘书",
    "来电秘书",
    "智能秘书",
];

/// What else assistants say.
const MESSAGES: [&str; 8] =
    ["转告", "转达", "机主现在", "机主正在", "机主不方便", "替机主", "帮机主", "帮您记录"];

/// Somebody who tells of an announcement is no machine.
const TELLS: [&str; 8] = ["提示", "显示", "听到", "说是", "总是", "老是", "打过去", "他说"];

/// Segments of the answering side in which the machine shows itself.
const FIRST_SEGMENTS: usize = 4;

/// Share of what is answered that no machine would say, from which somebody did pick up.
const HUMAN_SHARE: f64 = 0.3;

/// The same where an assistant answers, whose small talk is like anybody's.
const HUMAN_SHARE_AFTER_ASSISTANT: f64 = 0.75;

/// Whether no human took part but the agent.
pub(super) fn is_unanswered(transcript: &Transcript) -> bool {
    if !matches!(transcript.channel, Channel::Phone | Channel::Manager) {
        return false;
    }
    let others = || transcript.segments.iter().filter(|segment| segment.speaker != Speaker::Agent);
    let first = others().take(FIRST_SEGMENTS).map(|segment| segment.text.as_str());
    let (mut announced, mut assisted) = (false, false);
    for text in first {
        announced |= is_announcement(text);
        assisted |= is_assistant(text);
    }
    if !announced && !assisted {
        return false;
    }
    let (mut human, mut all) = (0, 0);
    for segment in others().filter(|segment| segment.speaker != Speaker::System) {
        let chars = segment.text.chars().filter(|char| char.is_alphanumeric()).count();
        let by_machine = is_announcement(&segment.text)
            || is_assistant(&segment.text)
            || assisted && holds(&segment.text, &MESSAGES);
        human += if by_machine { 0 } else { chars };
        all += chars;
    }
    let share = human as f64 / all.max(1) as f64;
    share <= if assisted { HUMAN_SHARE_AFTER_ASSISTANT } else { HUMAN_SHARE }
}

fn is_announcement(text: &str) -> bool {
    (holds(text, &ANNOUNCEMENTS) || holds(text, &VOICE_MAIL)) && !holds(text, &TELLS)
}

/// `我是…智能助理`: what is said of an assistant by others is none.
fn is_assistant(text: &str) -> bool {
    let introduced = text.split("我是").skip(1).any(|rest| holds(rest, &ASSISTANTS));
    introduced && !holds(text, &TELLS)
}

fn holds(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase))
}
