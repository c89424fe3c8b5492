//! Praat TextGrid, long and short: tiers are speakers, intervals are what they say. Seconds.

use std::collections::{HashMap, HashSet};

use super::Settings;
use super::draft::Origin;
use super::exports::{Call, Heard, Piece, joined, utterances, within};
use super::format::{Likeness, Sample};
use super::textgrid_tiers::{Content, Interval, Tier, tiers};
use crate::diagnostics::Diagnostic;
use crate::transcript::{Transcript, Word};

/// The class of the content, which stands in the first lines.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    let is_one = sample.text.contains("\"TextGrid\"") && sample.text.contains("ooTextFile");
    match (is_one, sample.extension) {
        (true, _) => Likeness::Surely,
        (false, "textgrid") => Likeness::Perhaps,
        _ => Likeness::No,
    }
}

/// Reads a file. A tier of words times the words of its speaker's utterances, and is the utterances where he has none.
pub(super) fn read(text: &str, origin: &Origin, settings: &Settings) -> Result<Transcript, Diagnostic> {
    let tiers = tiers(text)
        .map_err(|place| origin.error("textgrid-broken").with("tier", place.tier).with("item", place.item))?;
    let of = |content| tiers.iter().filter(move |tier: &&Tier| tier.content() == content);
    let words = words(of(Content::Words));
    let speakers: HashSet<String> = of(Content::Speech).map(Tier::speaker).collect();
    let mut call = Call::default();
    for tier in of(Content::Speech) {
        let own = words.get(&tier.speaker()).or_else(|| words.get("")).map(Vec::as_slice).unwrap_or_default();
        call.heard.extend(tier.intervals.iter().map(|interval| heard(tier, interval, own)));
    }
    // Words of nobody in particular are those of whoever speaks.
    let is_spoken =
        |speaker: String| speakers.contains(&speaker) || speaker.is_empty() && !speakers.is_empty();
    for tier in of(Content::Words).filter(|tier| !is_spoken(tier.speaker())) {
        call.heard.extend(utterances(tier.intervals.iter().map(|interval| piece(tier, interval))));
    }
    let left_out =
        of(Content::Other).filter(|tier| tier.intervals.iter().any(|one| !one.text.trim().is_empty()));
    call.odd = left_out.map(|tier| ("skipped_tier", tier.name.clone())).collect();
    call.transcript(origin, settings)
}

/// The words of each speaker in the order of time.
fn words<'t>(tiers: impl Iterator<Item = &'t Tier>) -> HashMap<String, Vec<Word>> {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for tier in tiers {
        words.entry(tier.speaker()).or_default().extend(tier.intervals.iter().filter_map(Interval::word));
    }
    words.values_mut().for_each(|words| words.sort_by_key(|word| word.start_ms));
    words
}

fn heard(tier: &Tier, interval: &Interval, words: &[Word]) -> Heard {
    let (start_ms, end_ms) = (interval.start_ms(), interval.end_ms());
    Heard {
        speaker: tier.speaker(),
        channel: tier.speaker(),
        start_ms: Some(start_ms),
        end_ms: Some(end_ms),
        text: interval
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        words: within(words, start_ms, end_ms).to_vec(),
        odd: Vec::new(),
    }
}

fn piece(tier: &Tier, interval: &Interval) -> Piece {
    Piece {
        speaker: tier.speaker(),
        channel: tier.speaker(),
        start_ms: Some(interval.start_ms()),
        end_ms: Some(interval.end_ms()),
        text: joined(&interval.text),
        ..Piece::default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ingest::SpeakerMap;

    type Line<'a> = (&'a str, Option<u64>, Option<u64>, &'a str);

    fn read_one(text: &str) -> Result<Transcript, Diagnostic> {
        let speakers = SpeakerMap::parse("甲=agent,乙=customer").unwrap();
        read(text, &Origin::whole(&Arc::from("一.TextGrid")), &Settings { speakers, ..Settings::default() })
    }

    fn said(transcript: &Transcript) -> Vec<Line<'_>> {
        let segments = transcript.segments.iter();
        segments
            .map(|segment| (segment.speaker.name(), segment.start_ms, segment.end_ms, segment.text.as_str()))
            .collect()
    }

    const HEAD: &str = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n9\n<exists>\n";

    #[test]
    fn tiers_are_speakers_and_their_intervals_come_in_the_order_of_time() {
        let text = format!(
            "{HEAD}2\n\"IntervalTier\"\n\"甲\"\n0\n9\n3\n0\n0.5\n\"\"\n0.5\n2\n\"他说\"\"好\"\"\n再说\"\n5\n6\n\"再见\"\n\"IntervalTier\"\n\"乙\"\n0\n9\n1\n2.5\n4.25\n\"行\"\n"
        );
        let read = read_one(&text).unwrap();
        let expected = [
            ("agent", Some(500), Some(2_000), "他说\"好\"\n再说"),
            ("customer", Some(2_500), Some(4_250), "行"),
            ("agent", Some(5_000), Some(6_000), "再见"),
        ];
        assert_eq!((said(&read), &read.warnings), (expected.to_vec(), &vec![]));
    }

    #[test]
    fn words_are_no_utterances_beside_utterances() {
        let words =
            "\"IntervalTier\"\n\"甲 - words\"\n0\n9\n3\n0\n0.4\n\"您好\"\n0.4\n0.6\n\"\"\n0.6\n1\n\"请讲\"\n";
        let points = "\"TextTier\"\n\"甲 - phones\"\n0\n9\n1\n0.5\n\"n\"\n";
        let alone = read_one(&format!("{HEAD}2\n{words}{points}")).unwrap();
        let expected = [("agent", Some(0), Some(1_000), "您好请讲")];
        assert_eq!(said(&alone), expected);
        let skipped: Vec<_> =
            alone.warnings.iter().map(|warning| (warning.code.as_str(), warning.detail.as_str())).collect();
        assert_eq!(skipped, [("skipped_tier", "甲 - phones")]);
        let speech = "\"IntervalTier\"\n\"甲\"\n0\n9\n1\n0\n1\n\"您好，请讲\"\n";
        let both = read_one(&format!("{HEAD}2\n{words}{speech}")).unwrap();
        assert_eq!(said(&both), [("agent", Some(0), Some(1_000), "您好，请讲")]);
        assert_eq!((&alone.segments[0].words, alone.segments[0].words.len()), (&both.segments[0].words, 2));
    }

    #[test]
    fn a_file_that_ends_early_is_refused_where_it_ends() {
        let text = format!("{HEAD}2\n\"IntervalTier\"\n\"甲\"\n0\n9\n2\n0\n0.5\n\"喂\"\n0.5\n2\n");
        let refused = read_one(&text).unwrap_err();
        let facts = vec![("tier", "1".to_owned()), ("item", "2".to_owned())];
        assert_eq!((refused.code, refused.facts), ("textgrid-broken", facts));
        let none = format!("{HEAD}1\n\"IntervalTier\"\n\"甲\"\n0\n9\n1\n0\n9\n\"\"\n");
        assert_eq!(read_one(&none).unwrap_err().code, "empty-transcript");
    }
}
