//! The formats that transcripts come in, and how they are told apart.

use super::{csv, cues, json, jsonl, stm, text, textgrid};

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The native form or an export, one a line.
    Jsonl,
    /// The native form or an export as one JSON document: one or an array of them.
    Json,
    /// Subtitles: SubRip.
    Srt,
    /// Subtitles: WebVTT.
    Vtt,
    /// Intervals of Praat.
    TextGrid,
    /// Segments of NIST, one a line.
    Stm,
    /// Delimited text: CSV, TSV.
    Csv,
    /// A spreadsheet: XLSX, XLS, ODS.
    Sheet,
    /// Plain text: `客服：…`.
    Text,
}

/// The first bytes of a file, as far as telling its format takes.
#[derive(Debug)]
pub(super) struct Sample<'a> {
    /// Its text, from the first character that is not white space.
    pub(super) text: &'a str,
    /// Extension of its name in lower case; empty without one.
    pub(super) extension: &'a str,
}

/// How sure it is that a file has a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It has not.
    No,
    /// It may, if the user says that it is a transcript.
    Perhaps,
    /// It has, and is a transcript.
    Surely,
}

impl Format {
    /// All formats, in the order in which they are asked.
    pub const ALL: [Format; 9] = [
        Format::Jsonl,
        Format::Json,
        Format::Srt,
        Format::Vtt,
        Format::TextGrid,
        Format::Stm,
        Format::Csv,
        Format::Sheet,
        Format::Text,
    ];

    /// The format of this name.
    pub fn parse(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The name used in messages.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Srt => "srt",
            Format::Vtt => "vtt",
            Format::TextGrid => "textgrid",
            Format::Stm => "stm",
            Format::Csv => "csv",
            Format::Sheet => "xlsx",
            Format::Text => "text",
        }
    }

    /// Whether it is read piece by piece.
    pub(super) fn streams(self) -> bool {
        matches!(self, Format::Jsonl | Format::Csv)
    }

    /// The format of a file, if it has one that is at least `wanted`.
    pub(super) fn recognise(sample: &Sample<'_>, wanted: Likeness) -> Option<Format> {
        let likeness = Format::ALL.map(|format| (format, format.likeness(sample)));
        let best = likeness.iter().map(|(_, likeness)| *likeness).max()?;
        let first = likeness.iter().find(|(_, likeness)| *likeness == best)?;
        (best >= wanted && best > Likeness::No).then_some(first.0)
    }

    fn likeness(self, sample: &Sample<'_>) -> Likeness {
        match self {
            Format::Jsonl => jsonl::likeness(sample),
            Format::Json => json::likeness(sample),
            Format::Srt => cues::srt_likeness(sample),
            Format::Vtt => cues::vtt_likeness(sample),
            Format::TextGrid => textgrid::likeness(sample),
            Format::Stm => stm::likeness(sample),
            Format::Csv => csv::likeness(sample),
            // Told by its first bytes, which are no text.
            Format::Sheet => Likeness::No,
            Format::Text => text::likeness(sample),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognise(text: &str, extension: &str, wanted: Likeness) -> Option<Format> {
        Format::recognise(&Sample { text, extension }, wanted)
    }

    #[test]
    fn a_format_is_told_by_content() {
        let table = [
            ("{\"segments\":[]}\n{\"segments\":[]}\n", "json", Format::Jsonl),
            ("{\"id\":\"1\",\"segments\":[]}\n", "", Format::Jsonl),
            ("{\"id\":\"1\",\"segm\n{\"id\":\"2\",\"segments\":[]}\n", "jsonl", Format::Jsonl),
            ("{\"id\":\"1\",\"segm\n{\"id\":\"2\",\"segments\":[]}\n", "txt", Format::Jsonl),
            ("{\n  \"id\": \"1\",\n  \"segments\": []\n}", "json", Format::Json),
            ("{\"id\": \"1\",\n \"segments\": []}", "json", Format::Json),
            ("{\"segments\":[]}", "json", Format::Json),
            ("[{\"segments\":[]}]", "json", Format::Json),
            ("[\n  {\"segments\":[]}\n]", "", Format::Json),
            ("{\"Result\":{\"Sentences\":[{\"BeginTime\":1}]}}", "json", Format::Json),
            ("[{\"role\":\"user\",\"content\":\"喂\"}]", "json", Format::Json),
            ("1\n00:00:01,000 --> 00:00:02,000\n客服：您好", "", Format::Srt),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n客服：您好", "srt", Format::Vtt),
            ("File type = \"ooTextFile\"\nObject class = \"TextGrid\"", "txt", Format::TextGrid),
            (";; 注\nr1 1 S1 0.5 2 您 好", "txt", Format::Stm),
            ("[00:03] 客服：您好", "", Format::Text),
            ("客服：您好", "md", Format::Text),
            ("# id: 1\n客服：您好", "log", Format::Text),
        ];
        for (text, extension, format) in table {
            assert_eq!(recognise(text, extension, Likeness::Perhaps), Some(format), "{text}");
        }
    }

    #[test]
    fn what_is_clearly_no_transcript_is_left_out_unless_it_is_named() {
        let table = [
            ("# 说明\n客服：您好\n", "md", Some(Format::Text)),
            ("transcript_id,agent\n1,客服：\n", "csv", Some(Format::Text)),
            ("{\"name\":\"x\"}", "json", Some(Format::Json)),
            (
                "{\"schema\":\"zhijian.audit/1\",\"transcript\":{\"segments\":3}}\n{}",
                "jsonl",
                Some(Format::Jsonl),
            ),
            ("没有人说话", "", Some(Format::Text)),
        ];
        for (text, extension, named) in table {
            assert_eq!(recognise(text, extension, Likeness::Surely), None, "{text}");
            assert_eq!(recognise(text, extension, Likeness::Perhaps), named, "{text}");
        }
        assert_eq!(recognise("没有人说话", "txt", Likeness::Surely), Some(Format::Text));
    }
}
