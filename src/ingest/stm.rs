//! NIST segment time marks, one segment a line: recording, channel, speaker, start, end, text. Seconds.

use std::collections::HashMap;

use super::Settings;
use super::draft::Origin;
use super::exports::{Call, Heard, joined};
use super::format::{Likeness, Sample};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

/// Lines with two times in the fourth and fifth place.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    let mut lines = sample.text.lines().filter(|line| !is_remark(line)).peekable();
    let sound = lines.peek().is_some() && lines.take(3).all(|line| parse(line).is_some());
    match (sound, sample.extension) {
        (true, _) => Likeness::Surely,
        (false, "stm") => Likeness::Perhaps,
        _ => Likeness::No,
    }
}

/// Reads the recordings of a file, in the order in which they first occur.
pub(super) fn read(text: &str, origin: &Origin, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let mut calls: Vec<(Call, usize)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut refused = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !is_remark(line)) {
        let Some(parsed) = parse(line) else {
            let origin = Origin { line: Some(index + 1), ..origin.clone() };
            refused.push(Err(origin.error("stm-line-broken")));
            continue;
        };
        let at = *known.entry(parsed.recording).or_insert_with(|| {
            calls.push((Call { id: parsed.recording.to_owned(), ..Call::default() }, index + 1));
            calls.len() - 1
        });
        calls[at].0.heard.push(parsed.heard());
    }
    if calls.is_empty() && refused.is_empty() {
        refused.push(Err(origin.error("empty-transcript")));
    }
    let several = calls.len() > 1;
    let read = calls.into_iter().enumerate().map(|(index, (call, line))| {
        let origin = Origin {
            file: origin.file.clone(),
            line: several.then_some(line),
            number: origin.number + index,
        };
        in_order(call).transcript(&origin, settings)
    });
    read.chain(refused).collect()
}

/// Files are often sorted by speaker.
fn in_order(mut call: Call) -> Call {
    call.heard.sort_by(|one, other| one.start_ms.unwrap_or(0.0).total_cmp(&other.start_ms.unwrap_or(0.0)));
    call
}

fn is_remark(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with(";;")
}

/// The fields of a line.
struct Line<'t> {
    recording: &'t str,
    speaker: &'t str,
    start: f64,
    end: f64,
    text: &'t str,
}

impl Line<'_> {
    /// What is said; a gap between segments or one left out of scoring holds no words.
    fn heard(&self) -> Heard {
        let is_gap = self.speaker == "inter_segment_gap";
        let is_left_out = self.text.eq_ignore_ascii_case("ignore_time_segment_in_scoring");
        let text = if is_gap || is_left_out { String::new() } else { joined(self.text) };
        Heard {
            speaker: self.speaker.to_owned(),
            start_ms: Some(self.start * 1_000.0),
            end_ms: Some(self.end * 1_000.0),
            text,
            ..Heard::default()
        }
    }
}

fn parse(line: &str) -> Option<Line<'_>> {
    let mut rest = line;
    let mut field = || {
        let text = rest.trim_start();
        let (word, after) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    };
    let (recording, _channel, speaker) = (field()?, field()?, field()?);
    let mut time = || field()?.parse::<f64>().ok().filter(|time| time.is_finite());
    let (start, end) = (time()?, time()?);
    let text = rest.trim();
    // Conditions under which it was said: `<o,f0,male>`.
    let text = match text.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((conditions, said)) if conditions.contains(',') || conditions == "NA" => said.trim(),
        _ => text,
    };
    Some(Line { recording, speaker, start, end, text })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ingest::SpeakerMap;

    /// Id, source, and the segments; or code and line.
    type Answer = Result<
        (String, String, Vec<(&'static str, Option<u64>, Option<u64>, String)>),
        (&'static str, Option<usize>),
    >;

    fn read_all(text: &str) -> Vec<Answer> {
        let speakers = SpeakerMap::parse("S1=agent,S2=customer").unwrap();
        let settings = Settings { speakers, ..Settings::default() };
        let answers = read(text, &Origin::whole(&Arc::from("一.stm")), &settings).into_iter();
        answers
            .map(|answer| match answer {
                Ok(read) => {
                    let segments = read.segments.into_iter();
                    let said = segments.map(|one| (one.speaker.name(), one.start_ms, one.end_ms, one.text));
                    Ok((read.id, read.source, said.collect()))
                }
                Err(refused) => Err((refused.code, refused.place.line)),
            })
            .collect()
    }

    #[test]
    fn lines_of_a_recording_come_in_the_order_of_time() {
        let text = ";; 注\nr1 1 S1 0.5 2 <o,f0,male> 您 好 hold on\n\nr1 1 S1 5 6.25 再 见\nr1 1 inter_segment_gap 6.25 7\nr1 1 S2 2.5 4 行\n";
        let said = vec![
            ("agent", Some(500), Some(2_000), "您好hold on".to_owned()),
            ("customer", Some(2_500), Some(4_000), "行".to_owned()),
            ("agent", Some(5_000), Some(6_250), "再见".to_owned()),
        ];
        assert_eq!(read_all(text), [Ok(("r1".to_owned(), "一.stm".to_owned(), said))]);
    }

    #[test]
    fn a_file_may_hold_several_recordings_and_a_broken_line_rejects_itself() {
        let text = "r1 1 S1 0 1 喂\nr2 1 S2 0 1 喂\nr1 1 S2 早 晚 喂\n";
        let ok = |id: &str, line: usize, speaker| {
            let said = vec![(speaker, Some(0), Some(1_000), "喂".to_owned())];
            Ok((id.to_owned(), format!("一.stm:{line}"), said))
        };
        assert_eq!(
            read_all(text),
            [ok("r1", 1, "agent"), ok("r2", 2, "customer"), Err(("stm-line-broken", Some(3)))]
        );
        assert_eq!(read_all(";; 只有注\n"), [Err(("empty-transcript", None))]);
    }
}
