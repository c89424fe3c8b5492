//! The text of a cue: who speaks in it, and what is said without marks of layout.

use super::exports::glue;
use super::labels::pieces;
use super::speakers::{SpeakerMap, is_numbered};

/// Longest tag, characters.
const MAX_TAG_CHARS: usize = 200;

/// What one person says in a cue.
#[derive(Debug, PartialEq)]
pub(super) struct Spoken {
    /// Empty where the cue does not say who speaks.
    pub(super) label: String,
    pub(super) text: String,
}

/// Everything that is said in the lines of a cue; nothing where they hold no text.
pub(super) fn spoken(lines: &[impl AsRef<str>], speakers: &SpeakerMap) -> Vec<Spoken> {
    let mut spoken = Vec::new();
    for line in lines {
        for (voice, text) in voices(line.as_ref()) {
            for (label, text) in labelled(text.trim().to_owned(), speakers) {
                add(voice.clone().or(label), &text, &mut spoken);
            }
        }
    }
    spoken.retain(|one| !one.text.is_empty());
    spoken
}

/// A label begins an utterance; text without one goes on with what is there.
fn add(label: Option<String>, text: &str, spoken: &mut Vec<Spoken>) {
    match (label, spoken.last_mut()) {
        (None, Some(last)) => glue(&mut last.text, text),
        (label, _) => spoken.push(Spoken { label: label.unwrap_or_default(), text: text.trim().to_owned() }),
    }
}

/// The spans of a line, each with the name of its `<v name>`, and without tags.
fn voices(line: &str) -> Vec<(Option<String>, String)> {
    let mut spans = vec![(None, String::new())];
    let mut rest = line;
    while let Some(open) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(open);
        push_text(before, &mut spans);
        match tag(from) {
            Some(("v", name, after)) => {
                spans.push((Some(plain(name).trim().to_owned()), String::new()));
                rest = after;
            }
            Some((_, _, after)) => rest = after,
            None => {
                let mut chars = from.chars();
                push_text(&from[..chars.next().map_or(0, char::len_utf8)], &mut spans);
                rest = chars.as_str();
            }
        }
    }
    push_text(rest, &mut spans);
    spans.retain(|(voice, text)| voice.is_some() || !text.trim().is_empty());
    spans
}

fn push_text(text: &str, spans: &mut [(Option<String>, String)]) {
    if let Some((_, last)) = spans.last_mut() {
        last.push_str(&plain(text));
    }
}

/// The kind of the tag at the start, what it says, and what follows it; `None` for a mere `<`.
fn tag(text: &str) -> Option<(&str, &str, &str)> {
    let (open, close) = if text.starts_with('{') { ('{', '}') } else { ('<', '>') };
    let mut inside = text.char_indices().take(MAX_TAG_CHARS).skip(1);
    let end = inside.find(|(_, char)| *char == close || *char == open).filter(|(_, char)| *char == close)?.0;
    let (inside, after) = (&text[1..end], &text[end + 1..]);
    if open == '{' {
        return inside.starts_with('\\').then_some(("", inside, after));
    }
    let (kind, name) = inside.split_once([' ', '\t']).unwrap_or((inside, ""));
    let kind = kind.trim_start_matches('/').split('.').next().unwrap_or_default();
    let is_time = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let known = matches!(kind, "v" | "c" | "i" | "b" | "u" | "s" | "font" | "lang" | "ruby" | "rt");
    let opens_voice = kind == "v" && !inside.starts_with('/');
    (is_time || known).then_some((if opens_voice { "v" } else { "" }, name, after))
}

/// Entities of WebVTT as the characters they stand for.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, char)| text.replace(entity, char))
}

/// The utterances of a text that known labels begin: `[SPEAKER_00]: …`, `[Speaker 0] …`, `客服：…`.
fn labelled(text: String, speakers: &SpeakerMap) -> Vec<(Option<String>, String)> {
    if let Some((label, said)) = bracketed(&text, speakers) {
        return vec![(Some(label.to_owned()), said.to_owned())];
    }
    let pieces = pieces(&text, speakers);
    let is_known = |label: &str| speakers.speaker(label).is_some() || is_numbered(label);
    let begins_well = pieces.first().is_some_and(|piece| match piece.head {
        Some(head) => head.label.is_some_and(is_known) && head.stamp.is_none(),
        None => true,
    });
    if !begins_well {
        return vec![(None, text)];
    }
    pieces
        .iter()
        .map(|piece| (piece.head.and_then(|head| head.label).map(undashed), piece.text.to_owned()))
        .collect()
}

/// A label without the dash that begins a line of dialogue.
fn undashed(label: &str) -> String {
    label.trim_start_matches(['-', '–', '—', ' ']).to_owned()
}

/// `[SPEAKER_00]: …`, `(客服) …`
fn bracketed<'t>(text: &'t str, speakers: &SpeakerMap) -> Option<(&'t str, &'t str)> {
    let (open, close) = [('[', ']'), ('(', ')'), ('【', '】'), ('（', '）')]
        .into_iter()
        .find(|(open, _)| text.starts_with(*open))?;
    let (label, said) = text[open.len_utf8()..].split_once(close)?;
    let known = speakers.speaker(label).is_some() || is_numbered(label);
    let said = said.trim_start();
    known.then(|| (label.trim(), said.strip_prefix([':', '：']).unwrap_or(said).trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[&str]) -> Vec<(String, String)> {
        let spoken = spoken(lines, &SpeakerMap::default()).into_iter();
        spoken.map(|one| (one.label, one.text)).collect()
    }

    fn one(label: &str, text: &str) -> Vec<(String, String)> {
        vec![(label.to_owned(), text.to_owned())]
    }

    #[test]
    fn who_speaks_is_read_in_every_form() {
        let table = [
            ("[SPEAKER_00]: 您好", one("SPEAKER_00", "您好")),
            ("[Speaker 0] 您好", one("Speaker 0", "您好")),
            ("Speaker 1: 您好", one("Speaker 1", "您好")),
            ("(客服)：您好", one("客服", "您好")),
            ("客服：您好", one("客服", "您好")),
            ("<v 客服>您好</v>", one("客服", "您好")),
            ("<v.first.loud 王 小姐>您好", one("王 小姐", "您好")),
            ("<v Agent>客户：您好", one("Agent", "您好")),
            ("您好", one("", "您好")),
            ("备注：您好", one("", "备注：您好")),
            ("[音乐] 您好", one("", "[音乐] 您好")),
            ("12:30 见", one("", "12:30 见")),
        ];
        for (text, expected) in table {
            assert_eq!(said(&[text]), expected, "{text}");
        }
    }

    #[test]
    fn marks_of_layout_go_and_signs_stay() {
        let table = [
            ("<i>您好</i>", "您好"),
            ("{\\an8}您好", "您好"),
            ("<font color=\"#fff\">您好</font>", "您好"),
            ("您<00:00:01.000>好<00:00:02.500>", "您好"),
            ("<c.yellow.bg_blue>您好</c>", "您好"),
            ("3 < 5 &lt; 7 {a} &amp;lt;", "3 < 5 < 7 {a} &lt;"),
            ("<其他>您好", "<其他>您好"),
            ("a <", "a <"),
        ];
        for (text, expected) in table {
            assert_eq!(said(&[text]), one("", expected), "{text}");
        }
    }

    #[test]
    fn lines_go_on_until_somebody_else_speaks() {
        assert_eq!(
            said(&["- 客服：您好", "请讲", "客户：在吗"]),
            [("客服".to_owned(), "您好请讲".to_owned()), ("客户".to_owned(), "在吗".to_owned())]
        );
        assert_eq!(said(&["please hold", "on"]), one("", "please hold on"));
        assert_eq!(said(&["", "<i></i>", "客服："]), []);
    }
}
