//! The transcript, with what counted as evidence under each segment.

use unicode_width::UnicodeWidthStr;

use crate::engine::Evidence;
use crate::report::style::visible;
use crate::report::wording;
use crate::transcript::Speaker;

use super::{Page, padded};

impl Page<'_> {
    pub(super) fn conversation(&self) -> String {
        let columns = self.columns();
        let mut text = self.heading("explain-conversation");
        for (at, segment) in self.transcript.segments.iter().enumerate() {
            let number = at + 1;
            let clock = segment.start_ms.map(wording::clock).unwrap_or_default();
            let speaker = wording::speaker(self.how.lang, segment.speaker);
            let head = columns.row(&number.to_string(), &clock, &speaker);
            text.push_str(format!("{head}{}", visible(&segment.text)).trim_end());
            text.push('\n');
            for mark in self.marks(number) {
                text.push_str(&format!("{}{}\n", " ".repeat(columns.total()), self.faint(&mark)));
            }
        }
        text
    }

    /// What was found in a segment, each thing once.
    fn marks(&self, segment: usize) -> Vec<String> {
        let mut marks: Vec<String> = Vec::new();
        for verdict in self.chosen() {
            for evidence in verdict.evidence.iter().filter(|evidence| evidence.segment == segment) {
                let mark = format!("└ {} {}", visible(&verdict.item), self.found(evidence));
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
        marks
    }

    /// Signal, words and value of a match, and how it matched.
    pub(super) fn found(&self, evidence: &Evidence) -> String {
        let value = evidence.value.as_ref().map(|value| format!(" = {}", visible(&value.text)));
        format!(
            "{} {}{} ({})",
            visible(self.title_of(&evidence.signal)),
            self.quoted(&evidence.matched),
            value.unwrap_or_default(),
            wording::how(self.how.lang, evidence.how)
        )
    }

    fn columns(&self) -> Columns {
        let segments = &self.transcript.segments;
        let last_ms = segments.iter().filter_map(|segment| segment.start_ms).max();
        let speakers = [Speaker::Agent, Speaker::Customer, Speaker::System, Speaker::Unknown];
        Columns {
            number: segments.len().to_string().len(),
            clock: last_ms.map_or(0, |last_ms| wording::clock(last_ms).len()),
            speaker: speakers
                .map(|speaker| wording::speaker(self.how.lang, speaker).width())
                .into_iter()
                .max()
                .unwrap_or(0),
        }
    }
}

/// Widths of what stands before a segment's text.
struct Columns {
    number: usize,
    clock: usize,
    speaker: usize,
}

impl Columns {
    fn row(&self, number: &str, clock: &str, speaker: &str) -> String {
        let clock = if self.clock > 0 { format!("{clock:>0$}  ", self.clock) } else { String::new() };
        format!("  {number:>0$}  {clock}{1}  ", self.number, padded(speaker, self.speaker))
    }

    fn total(&self) -> usize {
        self.row("", "", "").len()
    }
}
