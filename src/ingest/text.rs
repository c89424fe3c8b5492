//! Plain text: `客服：…`, with or without times, one utterance a line or all of them run together.

use std::borrow::Cow;

use super::Settings;
use super::draft::{Draft, Origin, Said};
use super::format::{Likeness, Sample};
use super::head;
use super::labels::{Piece, is_numbered_text, pieces};
use super::speakers::SpeakerMap;
use super::warnings::warn;
use crate::diagnostics::Diagnostic;
use crate::transcript::{Speaker, Transcript};

/// Text of any kind may be a transcript; it surely is where somebody speaks in it, unless its name says otherwise.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    const TRANSCRIPTS: [&str; 2] = ["txt", "text"];
    const OTHERS: [&str; 14] = [
        "md", "markdown", "csv", "tsv", "json", "jsonl", "yaml", "yml", "toml", "html", "htm", "xml", "py",
        "rs",
    ];
    let speakers = SpeakerMap::default();
    let speaks = |line: &str| {
        let pieces = pieces(line.trim(), &speakers);
        let mut labels = pieces.iter().filter_map(|piece| piece.head?.label);
        labels.any(|label| speakers.speaker(label).is_some())
    };
    if OTHERS.contains(&sample.extension) {
        Likeness::Perhaps
    } else if TRANSCRIPTS.contains(&sample.extension) || sample.text.lines().any(speaks) {
        Likeness::Surely
    } else {
        Likeness::Perhaps
    }
}

/// Reads a whole text. Lines without a label continue what was said before.
pub(super) fn read(text: &str, origin: &Origin, settings: &Settings) -> Result<Transcript, Diagnostic> {
    read_about(Transcript::default(), text, origin, settings)
}

/// The same for a transcript of which something is known already, but not what was said.
pub(super) fn read_about(
    known: Transcript,
    text: &str,
    origin: &Origin,
    settings: &Settings,
) -> Result<Transcript, Diagnostic> {
    let speakers = match is_numbered_text(text) {
        true => Cow::Owned(settings.speakers.of_numbered_text()),
        false => Cow::Borrowed(&settings.speakers),
    };
    let mut reader = Reader { draft: Draft::new(settings), speakers, speaks: None };
    reader.draft.transcript = known;
    for line in text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        reader.line(line);
        if reader.draft.is_full() {
            break;
        }
    }
    if reader.speaks.is_none() {
        return Err(origin.error("no-speaker-labels"));
    }
    let mut draft = reader.draft;
    tell_who_ended(&mut draft.transcript);
    draft.finish(origin)
}

struct Reader<'s> {
    draft: Draft<'s>,
    speakers: Cow<'s, SpeakerMap>,
    /// Who spoke last; nobody yet before the first label.
    speaks: Option<Speaker>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) {
        if self.speaks.is_none() && self.describes(line) {
            return;
        }
        for piece in pieces(line, &self.speakers) {
            self.piece(piece);
        }
    }

    /// Whether a line before the first utterance is about the transcript.
    fn describes(&mut self, line: &str) -> bool {
        let label = pieces(line, &self.speakers).first().and_then(|piece| piece.head?.label);
        let is_known = label.is_some_and(|label| {
            self.speakers.speaker(label).is_some() || self.speakers.is_speaking_number(label)
        });
        let transcript = &mut self.draft.transcript;
        !is_known && (head::hash_line(line, transcript) || head::plain_line(line, transcript))
    }

    fn piece(&mut self, piece: Piece<'_>) {
        let Some(head) = piece.head else { return self.continue_with(piece.text) };
        let mut since_start = |time_ms| self.draft.since_start(time_ms);
        let start_ms = head.stamp.map(|stamp| since_start(stamp.start_ms));
        let end_ms = head.stamp.and_then(|stamp| stamp.end_ms).map(since_start);
        let said = Said {
            label: head.label.unwrap_or_default(),
            start_ms,
            end_ms,
            text: piece.text.to_owned(),
            words: Vec::new(),
        };
        match (head.label, self.speaks) {
            (Some(_), _) => {
                self.draft.push(said);
                self.speaks = self.draft.transcript.segments.last().map(|segment| segment.speaker);
            }
            (None, Some(speaker)) => self.draft.push_as(speaker, said),
            (None, None) => self.continue_with(piece.text),
        }
    }

    fn continue_with(&mut self, text: &str) {
        match self.draft.transcript.segments.last_mut() {
            Some(segment) if segment.text.is_empty() => segment.text.push_str(text),
            Some(segment) => {
                segment.text.push('\n');
                segment.text.push_str(text);
            }
            None => warn(&mut self.draft.transcript, "text_before_first_speaker", None, text),
        }
    }
}

/// Takes `坐席已挂机` of the last system line as the answer to who ended the call, where nothing else gives one.
fn tell_who_ended(transcript: &mut Transcript) {
    let mut segments = transcript.segments.iter().rev();
    let last = segments.find(|segment| segment.speaker == Speaker::System);
    let Some(text) = last.map(|segment| segment.text.as_str()).filter(|_| transcript.ended_by.is_none())
    else {
        return;
    };
    if !["挂机", "挂断"].iter().any(|word| text.contains(word)) {
        return;
    }
    let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
    transcript.ended_by = match (names(&["坐席", "座席", "客服"]), names(&["客户", "用户", "主叫"]))
    {
        (true, false) => Some(Speaker::Agent.name().to_owned()),
        (false, true) => Some(Speaker::Customer.name().to_owned()),
        _ => None,
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::transcript::{Channel, Direction, Segment};

    fn read_one(text: &str) -> Result<Transcript, Diagnostic> {
        read(text, &Origin::whole(&Arc::from("日/一.txt")), &Settings::default())
    }

    type Line<'a> = (&'static str, Option<u64>, Option<u64>, &'a str);

    fn said(transcript: &Transcript) -> Vec<Line<'_>> {
        let segments = transcript.segments.iter();
        segments
            .map(|segment| (segment.speaker.name(), segment.start_ms, segment.end_ms, segment.text.as_str()))
            .collect()
    }

    #[test]
    fn one_utterance_is_read_in_every_form() {
        let hello = |start_ms, end_ms| ("agent", start_ms, end_ms, "您好");
        let table = [
            ("客服：您好", hello(None, None)),
            ("客服: 您好", hello(None, None)),
            ("[00:03] 客服：您好", hello(Some(3_000), None)),
            ("[00:03-00:07] 客服：您好", hello(Some(3_000), Some(7_000))),
            ("[00:03.250]坐席：您好", hello(Some(3_250), None)),
            ("[01:02:03] 座席：您好", hello(Some(3_723_000), None)),
            ("00:03 客服：您好", hello(Some(3_000), None)),
            ("客服 00:03 您好", hello(Some(3_000), None)),
            ("客服 00:03\n您好", hello(Some(3_000), None)),
            ("客服 00:03：您好", hello(Some(3_000), None)),
            ("客服(00:03)：您好", hello(Some(3_000), None)),
            ("客服（00:03）您好", hello(Some(3_000), None)),
            ("客服[00:03-00:07]：您好", hello(Some(3_000), Some(7_000))),
            ("客服1：您好", hello(None, None)),
            ("客服（3127）：您好", hello(None, None)),
            ("客服小李：您好", hello(None, None)),
            ("Agent 2: 您好", hello(None, None)),
            ("[客服] 您好", hello(None, None)),
            ("[00:03]【客服】：您好", hello(Some(3_000), None)),
            ("客服\t您好", hello(None, None)),
            ("00:03\t客服\t您好", hello(Some(3_000), None)),
            ("客户-张先生：您好", ("customer", None, None, "您好")),
            ("IVR：您好", ("system", None, None, "您好")),
        ];
        for (text, expected) in table {
            let read = read_one(text).unwrap();
            assert_eq!((said(&read), &read.warnings), (vec![expected], &vec![]), "{text}");
        }
    }

    #[test]
    fn utterances_run_together_are_parted_at_known_labels() {
        let table: &[(&str, &[Line<'_>])] = &[
            (
                "客服：您好 客户：你好，查话费。客服：好的，查到了！客户：嗯",
                &[
                    ("agent", None, None, "您好"),
                    ("customer", None, None, "你好，查话费。"),
                    ("agent", None, None, "好的，查到了！"),
                    ("customer", None, None, "嗯"),
                ],
            ),
            (
                "[00:01] 客服：您好 [00:03] 客户：喂 客服(00:05)：请讲",
                &[
                    ("agent", Some(1_000), None, "您好"),
                    ("customer", Some(3_000), None, "喂"),
                    ("agent", Some(5_000), None, "请讲"),
                ],
            ),
            ("客服：麻烦您请客户：本人来", &[("agent", None, None, "麻烦您请客户：本人来")]),
            (
                "客户：页面上写着『客服：稍等』就没了",
                &[("customer", None, None, "页面上写着『客服：稍等』就没了")],
            ),
            (
                "客户：他写的是“您好。客服：在”就没了",
                &[("customer", None, None, "他写的是“您好。客服：在”就没了")],
            ),
            ("客户：上面写 备注：已退", &[("customer", None, None, "上面写 备注：已退")]),
            ("客户：十点 10:30 再来", &[("customer", None, None, "十点 10:30 再来")]),
        ];
        for (text, expected) in table {
            assert_eq!(said(&read_one(text).unwrap()), *expected, "{text}");
        }
    }

    #[test]
    fn lines_without_a_label_continue_what_was_said() {
        let text = "客服：资费如下\r\n注意：每月39元\r\n\r\n地址是：北京\r客户：好\n[00:09] 行";
        assert_eq!(
            said(&read_one(text).unwrap()),
            [
                ("agent", None, None, "资费如下\n注意：每月39元\n地址是：北京"),
                ("customer", None, None, "好"),
                ("customer", Some(9_000), None, "行"),
            ]
        );
    }

    #[test]
    fn times_of_day_count_from_the_first() {
        let read = read_one("[09:03:11] 客服：您好\n[09:03:20-09:03:21] 客户：喂").unwrap();
        let expected = [("agent", Some(0), None, "您好"), ("customer", Some(9_000), Some(10_000), "喂")];
        assert_eq!((said(&read), read.started_at.as_deref()), (expected.to_vec(), None));
        let read = read_one("客服 2026-11-21 23:59:59\n您好\n客户 2026-11-22 00:00:03\n喂").unwrap();
        let expected = [("agent", Some(0), None, "您好"), ("customer", Some(4_000), None, "喂")];
        assert_eq!(
            (said(&read), read.started_at.as_deref()),
            (expected.to_vec(), Some("2026-11-21T23:59:59"))
        );
    }

    #[test]
    fn header_lines_describe_the_transcript() {
        let text = "# id: 0012\n# 渠道：在线\n# direction: outbound\n# 坐席: B7\n# 地区: 南\n# 随便写的\n班组：甲班\n客服：您好\n# 不是表头：了";
        let expected = Transcript {
            id: "0012".into(),
            source: "日/一.txt".into(),
            channel: Channel::Chat,
            direction: Direction::Outbound,
            agent_id: Some("B7".into()),
            team: Some("甲班".into()),
            attributes: BTreeMap::from([("地区".into(), "南".into())]),
            segments: vec![Segment {
                speaker: Speaker::Agent,
                text: "您好\n# 不是表头：了".into(),
                ..Segment::default()
            }],
            ..Transcript::default()
        };
        assert_eq!(read_one(text), Ok(expected));
    }

    #[test]
    fn a_label_nobody_knows_is_an_unknown_speaker() {
        let read = read_one("通话录音\n张三：喂\n客服：您好\n张三：在\nSpeaker 1：嗯").unwrap();
        assert_eq!(
            said(&read),
            [
                ("unknown", None, None, "喂"),
                ("agent", None, None, "您好"),
                ("unknown", None, None, "在"),
                ("unknown", None, None, "嗯"),
            ]
        );
        let warned: Vec<_> = read
            .warnings
            .iter()
            .map(|warning| (warning.code.as_str(), warning.segment, warning.detail.as_str()))
            .collect();
        assert_eq!(
            warned,
            [
                ("text_before_first_speaker", None, "通话录音"),
                ("unknown_speaker", Some(0), "张三"),
                ("unknown_speaker", Some(3), "Speaker 1"),
            ]
        );
    }

    #[test]
    fn bare_numbers_speak_where_they_come_again_and_again() {
        let read = read_one("# 渠道：在线\n0：在\n1：嗯\n[00:09] 0：行\n1：好").unwrap();
        assert_eq!(
            said(&read),
            [
                ("unknown", None, None, "在"),
                ("unknown", None, None, "嗯"),
                ("unknown", Some(9_000), None, "行"),
                ("unknown", None, None, "好"),
            ]
        );
        let list = "客服：有四种\n1：月费39元\n2：月费59元\n3：月费79元\n4：月费99元";
        assert_eq!(said(&read_one(list).unwrap()).len(), 1);
        assert_eq!(read_one("1：水\n2：电\n3：煤\n4：气").unwrap_err().code, "no-speaker-labels");
    }

    #[test]
    fn a_text_in_which_nobody_speaks_is_refused() {
        for (text, code) in [
            ("今天天气很好\n适合散步", "no-speaker-labels"),
            ("[00:03] 您好", "no-speaker-labels"),
            ("他说：好", "no-speaker-labels"),
            ("客服：\n客户：", "empty-transcript"),
        ] {
            assert_eq!(read_one(text).map_err(|refused| refused.code), Err(code), "{text}");
        }
    }

    #[test]
    fn the_last_system_line_tells_who_hung_up() {
        for (line, ended_by) in [
            ("坐席已挂机", Some("agent")),
            ("客户已挂断", Some("customer")),
            ("通话结束", None),
            ("已挂机", None),
        ] {
            let read = read_one(&format!("客服：您好\n系统：{line}")).unwrap();
            assert_eq!(read.ended_by.as_deref(), ended_by, "{line}");
        }
        let told = read_one("# ended_by: customer\n客服：您好\n系统：坐席已挂机").unwrap();
        assert_eq!(told.ended_by.as_deref(), Some("customer"));
    }
}
