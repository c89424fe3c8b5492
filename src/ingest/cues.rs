//! Subtitles: SubRip and WebVTT. One cue is one utterance, or as many as people speak in it.

use super::Settings;
use super::cue_text::{self, Spoken};
use super::draft::{Draft, Origin, Said};
use super::exports::name_the_silent;
use super::format::{Likeness, Sample};
use super::warnings::warn;
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

const ARROW: &str = "-->";

/// Cues without the mark of WebVTT.
pub(super) fn srt_likeness(sample: &Sample<'_>) -> Likeness {
    let has_cue = sample.text.lines().take(20).any(|line| timing(line).is_some());
    if is_marked(sample.text) {
        Likeness::No
    } else if has_cue {
        Likeness::Surely
    } else if sample.extension == "srt" {
        Likeness::Perhaps
    } else {
        Likeness::No
    }
}

/// The mark at the start.
pub(super) fn vtt_likeness(sample: &Sample<'_>) -> Likeness {
    match (is_marked(sample.text), sample.extension) {
        (true, _) => Likeness::Surely,
        (false, "vtt") => Likeness::Perhaps,
        _ => Likeness::No,
    }
}

fn is_marked(text: &str) -> bool {
    text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Reads all cues of a file, line by line. Notes, styles and regions are left out.
pub(super) struct Reader<'s> {
    draft: Draft<'s>,
    cue: Option<Cue>,
    any_cue: bool,
    /// Whether no line was read yet.
    is_new: bool,
    /// A line that is text or the name of the next cue, and whether an empty line stands before it.
    waits: Option<(String, bool)>,
    /// Whether the file has the mark of WebVTT.
    marked: bool,
    /// Inside of a block that is no cue.
    in_note: bool,
    after_empty: bool,
}

#[derive(Default)]
struct Cue {
    start_ms: Option<f64>,
    end_ms: Option<f64>,
    lines: Vec<String>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(settings: &'s Settings) -> Reader<'s> {
        Reader {
            draft: Draft::new(settings),
            cue: None,
            any_cue: false,
            is_new: true,
            waits: None,
            marked: false,
            in_note: false,
            after_empty: true,
        }
    }

    /// Takes the next line; false when no more is wanted.
    pub(super) fn take(&mut self, line: &str) -> bool {
        if std::mem::take(&mut self.is_new) {
            self.marked = is_marked(line);
            self.in_note = self.marked;
        }
        self.line(line.trim());
        !self.draft.is_full()
    }

    /// What the cues make.
    pub(super) fn finish(mut self, origin: &Origin) -> Result<Transcript, Diagnostic> {
        self.end_line();
        self.end_cue();
        if !self.any_cue {
            return Err(origin.error("no-cues"));
        }
        self.draft.finish(origin).map(name_the_silent)
    }

    fn line(&mut self, line: &str) {
        if let Some((start, end)) = line.split_once(ARROW) {
            self.end_line_before_times();
            self.end_cue();
            self.begin_cue(line, start, end);
        } else if line.is_empty() {
            self.end_line();
            self.in_note = false;
        } else if self.in_note || self.begins_note(line) {
            self.in_note = true;
        } else {
            self.end_line();
            self.waits = Some((line.to_owned(), self.after_empty));
        }
        self.after_empty = line.is_empty();
    }

    fn begins_note(&self, line: &str) -> bool {
        let word = line.split([' ', '\t']).next().unwrap_or_default();
        self.marked && self.after_empty && matches!(word, "NOTE" | "STYLE" | "REGION")
    }

    /// The line that waits is text.
    fn end_line(&mut self) {
        let Some((line, _)) = self.waits.take() else { return };
        match &mut self.cue {
            Some(cue) => cue.lines.push(line),
            None => warn(&mut self.draft.transcript, "text_outside_of_cues", None, &line),
        }
    }

    /// The line that waits is the name of the cue that begins, if it is a number or stands at the top of its block.
    fn end_line_before_times(&mut self) {
        match &self.waits {
            Some((name, on_top)) if *on_top || name.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.waits = None
            }
            _ => self.end_line(),
        }
    }

    fn begin_cue(&mut self, line: &str, start: &str, end: &str) {
        let end = end.split_whitespace().next().unwrap_or_default();
        let cue = Cue { start_ms: time_ms(start), end_ms: time_ms(end), lines: Vec::new() };
        if cue.start_ms.is_none() || cue.end_ms.is_none() {
            let segment = Some(self.draft.transcript.segments.len());
            warn(&mut self.draft.transcript, "bad_time", segment, line);
        }
        self.cue = Some(cue);
        self.any_cue = true;
        self.in_note = false;
    }

    fn end_cue(&mut self) {
        let Some(cue) = self.cue.take() else { return };
        let spoken = cue_text::spoken(&cue.lines, &self.draft.settings.speakers);
        if spoken.is_empty() {
            warn(&mut self.draft.transcript, "cue_without_text", None, &shown(cue.start_ms));
        }
        let last = spoken.len().saturating_sub(1);
        for (index, Spoken { label, text }) in spoken.into_iter().enumerate() {
            // Who speaks second in a cue begins somewhere inside of it.
            let start_ms = cue.start_ms.filter(|_| index == 0);
            let end_ms = cue.end_ms.filter(|_| index == last);
            self.draft.push(Said { label: &label, start_ms, end_ms, text, words: Vec::new() });
        }
    }
}

/// A time as a warning names it.
fn shown(ms: Option<f64>) -> String {
    ms.map_or("?".to_owned(), |ms| format!("{ms} ms"))
}

fn timing(line: &str) -> Option<(f64, f64)> {
    let (start, end) = line.split_once(ARROW)?;
    Some((time_ms(start)?, time_ms(end.split_whitespace().next()?)?))
}

/// `01:02:03,250`, `01:02:03.250` or `02:03.250`.
fn time_ms(text: &str) -> Option<f64> {
    let (clock, fraction) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
    let digits = |part: &str, most: usize| {
        let sound = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| part.parse::<u32>().ok()).flatten()
    };
    let mut seconds = 0;
    let parts: Vec<u32> = clock.split(':').map(|part| digits(part, 3)).collect::<Option<_>>()?;
    let whole = matches!(parts[..], [_, _] | [_, _, _]) && parts[1..].iter().all(|part| *part < 60);
    for part in parts.iter().filter(|_| whole) {
        seconds = seconds * 60 + part;
    }
    let thousandths = f64::from(digits(fraction, 9)?) / 10_f64.powi(fraction.len() as i32) * 1_000.0;
    whole.then(|| f64::from(seconds) * 1_000.0 + thousandths)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ingest::SpeakerMap;

    type Line<'a> = (&'a str, Option<u64>, Option<u64>, &'a str);

    fn read_one(text: &str) -> Result<Transcript, Diagnostic> {
        let speakers = SpeakerMap::parse("0=agent,1=customer").unwrap();
        let settings = Settings { speakers, ..Settings::default() };
        let mut reader = Reader::new(&settings);
        text.replace("\r\n", "\n").split(['\n', '\r']).for_each(|line| assert!(reader.take(line)));
        reader.finish(&Origin::whole(&Arc::from("一.srt")))
    }

    fn said(transcript: &Transcript) -> Vec<Line<'_>> {
        let segments = transcript.segments.iter();
        segments
            .map(|segment| (segment.speaker.name(), segment.start_ms, segment.end_ms, segment.text.as_str()))
            .collect()
    }

    fn warned(transcript: &Transcript) -> Vec<(&str, &str)> {
        transcript.warnings.iter().map(|warning| (warning.code.as_str(), warning.detail.as_str())).collect()
    }

    #[test]
    fn subrip_cues_are_utterances() {
        let read = read_one(
            "1\r\n00:00:00,380 --> 00:00:01,780\r\n[SPEAKER_00]: 您好\r\n请讲\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000 X1:40\r\n[Speaker 1] 我想查\r\n\r\n一下话费\r\n\r\n3\r\n01:00:02,000 --> 01:00:03,000\r\n客服：好的 客户：谢谢",
        )
        .unwrap();
        assert_eq!(
            said(&read),
            [
                ("agent", Some(380), Some(1_780), "您好请讲"),
                ("customer", Some(2_000), Some(3_000), "我想查一下话费"),
                ("agent", Some(3_602_000), None, "好的"),
                ("customer", None, Some(3_603_000), "谢谢"),
            ]
        );
        assert_eq!(warned(&read), []);
    }

    #[test]
    fn webvtt_has_a_head_notes_names_voices_and_settings() {
        let read = read_one(
            "WEBVTT - 通话\nKind: captions\n\nNOTE 客服：不是话\n还是注\n\nSTYLE\n::cue { color: red }\n\n开头\n00:00.500 --> 00:01.000 align:start\n<v.loud 客服>您&amp;好 <00:00.700><i>请讲</i></v>\n\n00:01.000 --> 00:02.000\n<v 客户>在吗<v 客服>在\n",
        )
        .unwrap();
        assert_eq!(
            said(&read),
            [
                ("agent", Some(500), Some(1_000), "您&好 请讲"),
                ("customer", Some(1_000), None, "在吗"),
                ("agent", None, Some(2_000), "在"),
            ]
        );
        assert_eq!(warned(&read), []);
    }

    #[test]
    fn what_is_odd_is_told_and_nothing_lost() {
        let read = read_one(
            "前言\n\n00:00:05,000 --> 00:00:04,000\n0：一\n00:00:06,000 --> 00:00:07,000\n\n00:61:00,000 --> 晚上\n客户：三\n10086\n\n3\n00:00:08,000 --> 00:00:09,000\n没有人名",
        )
        .unwrap();
        assert_eq!(
            said(&read),
            [
                ("agent", Some(5_000), None, "一"),
                ("customer", None, None, "三10086"),
                ("unknown", Some(8_000), Some(9_000), "没有人名"),
            ]
        );
        assert_eq!(
            warned(&read),
            [
                ("text_outside_of_cues", "前言"),
                ("end_before_start", "5000 > 4000"),
                ("cue_without_text", "6000 ms"),
                ("bad_time", "00:61:00,000 --> 晚上"),
                ("no_speaker", ""),
            ]
        );
    }

    #[test]
    fn a_file_without_cues_or_words_is_refused() {
        for (text, code) in [
            ("WEBVTT\n\nNOTE 没有\n", "no-cues"),
            ("1\n", "no-cues"),
            ("1\n00:00:01,000 --> 00:00:02,000\n\n", "empty-transcript"),
        ] {
            assert_eq!(read_one(text).map_err(|refused| refused.code), Err(code), "{text}");
        }
    }

    #[test]
    fn times_are_read_to_the_millisecond() {
        let table = [
            ("00:00:00,380", Some(380.0)),
            ("00:00.5", Some(500.0)),
            ("123:00:01.25", Some(442_801_250.0)),
            ("00:01", Some(1_000.0)),
            ("00:60:00,000", None),
            ("1", None),
            ("00:00:00:01", None),
            ("00:-1:00", None),
            ("", None),
        ];
        for (text, ms) in table {
            assert_eq!(time_ms(text), ms, "{text}");
        }
    }
}
