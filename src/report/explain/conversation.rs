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

    /// What was found in a segment: a line for each signal of an item, with all its words, each once.
    fn marks(&self, segment: usize) -> Vec<String> {
        let mut marks: Vec<(String, Vec<String>)> = Vec::new();
        for verdict in self.chosen() {
            for evidence in verdict.evidence.iter().filter(|evidence| evidence.segment == segment) {
                let signal = visible(self.title_of(&evidence.signal));
                let signal = format!("└ {} {signal}", visible(&verdict.item));
                let words = self.words(evidence);
                match marks.iter_mut().find(|(known, _)| *known == signal) {
                    Some((_, all)) if all.contains(&words) => {}
                    Some((_, all)) => all.push(words),
                    None => marks.push((signal, vec![words])),
                }
            }
        }
        marks.into_iter().map(|(signal, words)| format!("{signal} {}", words.join(" "))).collect()
    }

    /// Words and value of a match; a pause has no words.
    pub(super) fn words(&self, evidence: &Evidence) -> String {
        let words = Some(&evidence.matched).filter(|words| !words.is_empty()).map(|words| self.quoted(words));
        let value = evidence.value.as_ref().map(|value| format!("= {}", visible(&value.text)));
        [words, value].into_iter().flatten().collect::<Vec<_>>().join(" ")
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
