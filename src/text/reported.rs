//! Whether words are somebody else's, only quoted: 上次那个客服说…, 短信上写着….

mod words;

use crate::transcript::{Span, Speaker};

use words::{ASIDES, CONVEYED, EARLIER, INVITATIONS, REQUESTS, SOURCES, WRITTEN};

/// Whether the match at `span` lies in reported speech, which reaches to the end of its sentence.
///
/// `speaker` is who speaks now: 刚才说 quotes another when a customer says it.
pub fn is_reported(form: &str, breaks: &[usize], span: Span, speaker: Speaker) -> bool {
    let start = form[..span.start].rfind('\n').map_or(0, |edge| edge + 1);
    let sentence = &form[start..span.start];
    if !sentence.contains(['说', '讲', '写', '诉', '话', '诺', '应', '知', '到', '示', '复', '证'])
    {
        return false;
    }
    let head = Head { form, breaks, start, speaker };
    sentence.char_indices().any(|(at, c)| match c {
        '说' | '讲' => head.quotes(start + at, span.start),
        '写' => head.writes(start + at),
        '原' => sentence[at..].starts_with("原话"),
        _ => head.conveys(start + at, span.start),
    })
}

/// The part of a sentence before a match.
struct Head<'a> {
    form: &'a str,
    breaks: &'a [usize],
    start: usize,
    speaker: Speaker,
}

impl<'a> Head<'a> {
    /// Whether the 说 or 讲 at `at` lets another speak.
    fn quotes(&self, at: usize, match_start: usize) -> bool {
        let after = &self.form[at + '说'.len_utf8()..];
        let inside_match = at + '说'.len_utf8() > match_start;
        let before = self.clause_before(at);
        if inside_match || INVITATIONS.iter().any(|words| after.starts_with(words)) {
            return false;
        }
        if before.ends_with('听') {
            return !before.ends_with("没听") && !after.starts_with('过');
        }
        if before.is_empty() && at > self.start {
            return self.goes_on_quoting(at);
        }
        if before.ends_with('是') {
            return self.hearsay(before);
        }
        let before = before.trim_end_matches(['都', '也', '就', '还', '又', '老', '总', '一', '直']);
        if ASIDES.iter().any(|word| before.ends_with(word))
            && !EARLIER.iter().any(|word| before.ends_with(word))
        {
            return false;
        }
        self.subject_quotes(before, after.starts_with('过'))
    }

    /// 说 at the head of a 小句 goes on with the source of the one before: 我打过电话，说是….
    fn goes_on_quoting(&self, at: usize) -> bool {
        let said = &self.form[self.start..at];
        let sourced = EARLIER.iter().chain(SOURCES).any(|word| said.contains(word)) || said.contains("电话");
        self.speaker == Speaker::Customer && sourced
    }

    /// 说是 after 不 (不是说免费吗), never 就是说, 您是说.
    fn hearsay(&self, before: &str) -> bool {
        before.ends_with("不是") && self.speaker != Speaker::Agent && !before.ends_with("是不是")
    }

    /// Whether the subject before the verb is somebody else, or an earlier conversation.
    fn subject_quotes(&self, before: &str, past: bool) -> bool {
        let subject = without_listeners(before);
        let earlier = EARLIER.iter().any(|word| before.contains(word));
        match nearest(&subject) {
            Some(Subject::Other) => true,
            Some(Subject::Speaker) => false,
            Some(Subject::Listener) => earlier || past,
            None => (earlier && !self.is_own_earlier(&subject)) || past && self.speaker == Speaker::Customer,
        }
    }

    /// An agent's 刚才说 without a subject is the agent's own.
    fn is_own_earlier(&self, before: &str) -> bool {
        self.speaker == Speaker::Agent
            && ["刚才", "刚刚", "刚", "前面", "又", "开始"].iter().any(|word| before.ends_with(word))
    }

    /// Whether the 写 at `at` tells what a message or paper says.
    fn writes(&self, at: usize) -> bool {
        let before = self.clause_before(at);
        let near = last_chars(before, 10);
        let subject = near.rfind('我').map_or(near, |own| &near[own..]);
        WRITTEN.iter().any(|word| subject.contains(word)) || before.ends_with(['上', '里'])
    }

    /// Whether 告诉我, 承诺 and their like stand at `at`, with another as their subject.
    fn conveys(&self, at: usize, match_start: usize) -> bool {
        let rest = &self.form[at..];
        let Some(verb) = CONVEYED.iter().find(|verb| rest.starts_with(**verb)) else { return false };
        let before = self.clause_before(at);
        let negated =
            before.ends_with(['没', '不', '未']) || before.ends_with("没有") || before.ends_with("没人");
        if at + verb.len() > match_start || negated {
            return false;
        }
        let after = &rest[verb.len()..];
        let me = after.starts_with('我');
        let little =
            ["我一下", "我下", "我吧", "我呗", "我吗", "我声"].iter().any(|words| after.starts_with(words));
        if *verb == "告诉" && (little || is_request(before)) {
            return false;
        }
        match nearest(&without_listeners(before)) {
            Some(Subject::Other) => true,
            Some(Subject::Listener) => me && EARLIER.iter().any(|word| before.contains(word)),
            Some(Subject::Speaker) => false,
            None => *verb == "告诉" && me,
        }
    }

    /// The text of the same 小句 before a place, at most sixteen characters of it.
    fn clause_before(&self, at: usize) -> &'a str {
        let edge = self
            .breaks
            .partition_point(|&edge| edge <= at)
            .checked_sub(1)
            .map_or(0, |index| self.breaks[index]);
        let edge = edge.max(self.start);
        last_chars(self.form.get(edge..at).unwrap_or(""), 16)
    }
}

/// Whether the words before 告诉 ask the listener to tell: 请, 把电话, 您.
fn is_request(before: &str) -> bool {
    let you = before.ends_with(['您', '你']);
    you || REQUESTS.iter().any(|word| last_chars(before, 8).contains(word)) && !before.ends_with("你们")
}

enum Subject {
    Other,
    Speaker,
    Listener,
}

/// The person or thing that stands nearest before the verb.
fn nearest(before: &str) -> Option<Subject> {
    let other = SOURCES.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max();
    let speaker = before.rfind('我').map(|at| at + '我'.len_utf8());
    let listener = before.rfind(['您', '你']).map(|at| at + '您'.len_utf8());
    let ours = speaker.is_some_and(|end| before[end..].starts_with(['们', '这']));
    match (other, speaker, listener) {
        (None, None, None) => None,
        (Some(end), own, yours) if Some(end) > own && Some(end) > yours => Some(Subject::Other),
        (_, own, yours) if own > yours && !ours => Some(Subject::Speaker),
        (_, own, yours) if own > yours => Some(Subject::Speaker),
        _ => Some(Subject::Listener),
    }
}

/// The words before a verb without those whom it is said to (跟您, 给我) or who are to say it (让师傅).
fn without_listeners(before: &str) -> String {
    const TO: &[&str] =
        &["跟", "和", "对", "给", "同", "与", "向", "找", "让", "叫", "请", "等", "安排", "联系", "其"];
    const PERSONS: &[&str] = &["我们", "您们", "你们", "他们", "她们", "我", "您", "你", "他", "她", "咱"];
    let mut left = before.to_owned();
    for to in TO {
        while let Some((at, length)) = listener(&left, to) {
            left.replace_range(at..at + length, "");
        }
    }
    return left;

    fn listener(text: &str, to: &str) -> Option<(usize, usize)> {
        text.match_indices(to).find_map(|(at, _)| {
            let after = &text[at + to.len()..];
            let person = PERSONS.iter().chain(SOURCES).find(|person| after.starts_with(**person))?;
            Some((at, to.len() + person.len()))
        })
    }
}

/// The last `count` characters of a text.
fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().take(count).last().map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests;
