//! One transcript of the native JSON form.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::draft::{Draft, Origin, Said};
use super::fields::Field;
use super::format::{Likeness, Sample};
use super::native_values::{Key, Millis, Scalar};
use super::{Settings, exports, native_faults};
use crate::diagnostics::Diagnostic;
use crate::transcript::{Transcript, Warning, Word};

/// Objects with `segments` are transcripts, and so are exports; our own audits, which count their segments, are none.
pub(super) fn likeness(sample: &Sample<'_>) -> Likeness {
    let ours = sample.text.contains("\"schema\":\"zhijian.");
    let is_one = sample.text.contains("\"segments\"") || exports::is_likely(sample.text);
    if is_one && !ours { Likeness::Surely } else { Likeness::Perhaps }
}

/// What a segment takes about, bytes.
const SEGMENT_BYTES: usize = 192;

/// Most segments for which room is made before they are seen.
const MOST_RESERVED: usize = 256;

/// Reads one object. Keys of its own go to the attributes.
pub(super) fn read(text: &str, origin: &Origin, settings: &Settings) -> Result<Transcript, Diagnostic> {
    let mut draft = Draft::new(settings);
    draft.transcript.segments.reserve((text.len() / SEGMENT_BYTES).min(MOST_RESERVED));
    let mut json = serde_json::Deserializer::from_str(text);
    let read = TranscriptSeed(&mut draft).deserialize(&mut json).and_then(|()| json.end());
    match read {
        Ok(()) => draft.finish(origin),
        Err(_) if draft.is_full() => draft.finish(origin),
        Err(error) => Err(native_faults::explain(text, origin, &error)),
    }
}

struct TranscriptSeed<'d, 's>(&'d mut Draft<'s>);

impl<'de> DeserializeSeed<'de> for TranscriptSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for TranscriptSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a transcript")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let draft = self.0;
        let mut has_segments = false;
        while let Some(Key(key)) = map.next_key()? {
            match key.as_ref() {
                "segments" if has_segments => return Err(A::Error::duplicate_field("segments")),
                "segments" => {
                    map.next_value_seed(SegmentsSeed(draft))?;
                    has_segments = true;
                }
                // Where it is read from now is what counts.
                "source" => drop(map.next_value::<IgnoredAny>()?),
                "warnings" => {
                    let warnings: Value = map.next_value()?;
                    let known: Vec<Warning> = serde_json::from_value(warnings).unwrap_or_default();
                    draft.transcript.warnings.retain(|found| !known.contains(found));
                    draft.transcript.warnings.splice(0..0, known);
                }
                "attributes" => add_attributes(map.next_value()?, draft),
                key => match field(key) {
                    Some(field) => {
                        let Scalar(value) = map.next_value()?;
                        field.set(&value, &mut draft.transcript);
                    }
                    None => add_attribute(key, map.next_value()?, draft),
                },
            }
        }
        if has_segments { Ok(()) } else { Err(A::Error::missing_field("segments")) }
    }
}

/// The field of a transcript that a key names.
pub(super) fn field(key: &str) -> Option<Field> {
    Some(match key {
        "id" => Field::Id,
        "channel" => Field::Channel,
        "direction" => Field::Direction,
        "agent_id" => Field::AgentId,
        "agent_name" => Field::AgentName,
        "team" => Field::Team,
        "scenario" => Field::Scenario,
        "started_at" => Field::StartedAt,
        "ring_ms" => Field::RingMs,
        "ended_by" => Field::EndedBy,
        _ => return None,
    })
}

/// Whether a key is one of the fields that a transcript has besides its segments.
pub(super) fn is_field(key: &str) -> bool {
    field(key).is_some()
}

fn add_attributes(value: Value, draft: &mut Draft<'_>) {
    match value {
        Value::Object(map) => map.into_iter().for_each(|(key, value)| add_attribute(&key, value, draft)),
        other => add_attribute("attributes", other, draft),
    }
}

/// A text as it is, another value as compact JSON; nothing for null.
fn add_attribute(key: &str, value: Value, draft: &mut Draft<'_>) {
    let text = match value {
        Value::Null => return,
        Value::String(text) => text,
        other => other.to_string(),
    };
    draft.transcript.attributes.insert(key.to_owned(), text);
}

struct SegmentsSeed<'d, 's>(&'d mut Draft<'s>);

impl<'de> DeserializeSeed<'de> for SegmentsSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for SegmentsSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array of segments")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut segments: A) -> Result<(), A::Error> {
        while let Some(segment) = segments.next_element::<RawSegment<'de>>()? {
            self.0.push(Said {
                label: &segment.speaker.0,
                start_ms: segment.start_ms.0,
                end_ms: segment.end_ms.0,
                text: segment.text,
                words: segment.words.unwrap_or_default().into_iter().filter_map(RawWord::word).collect(),
            });
            if self.0.is_full() {
                return Err(A::Error::custom("too many segments"));
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct RawSegment<'a> {
    #[serde(borrow)]
    speaker: Scalar<'a>,
    text: String,
    #[serde(default)]
    start_ms: Millis,
    #[serde(default)]
    end_ms: Millis,
    #[serde(default)]
    words: Option<Vec<RawWord>>,
}

#[derive(Deserialize)]
struct RawWord {
    #[serde(alias = "word", alias = "w")]
    text: String,
    #[serde(default)]
    start_ms: Millis,
    #[serde(default)]
    end_ms: Millis,
}

impl RawWord {
    /// A word is of use only with both its times.
    fn word(self) -> Option<Word> {
        let (start, end) = (self.start_ms.0?.round(), self.end_ms.0?.round());
        let sound = start >= 0.0 && end >= start && end <= super::fields::MAX_MS;
        sound.then_some(Word { text: self.text, start_ms: start as u64, end_ms: end as u64 })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::ingest::{Limits, SpeakerMap};
    use crate::transcript::{Channel, Direction, Segment, Speaker};

    fn read_with(text: &str, settings: &Settings) -> Result<Transcript, Diagnostic> {
        read(text, &Origin::whole(&Arc::from("日/一.json")), settings)
    }

    fn read_one(text: &str) -> Result<Transcript, Diagnostic> {
        read_with(text, &Settings::default())
    }

    fn warned(transcript: &Transcript) -> Vec<(&str, Option<usize>, &str)> {
        let warnings = transcript.warnings.iter();
        warnings.map(|warning| (warning.code.as_str(), warning.segment, warning.detail.as_str())).collect()
    }

    #[test]
    fn everything_a_line_can_say_is_read() {
        let text = r#"{"id":"\t0012","channel":"在线","direction":"外呼","agent_id":3127,"agent_name":"小李","team":"T1",
            "started_at":"2026-11-21T09:03:11+08:00","ring_ms":7200.4,"scenario":"资费咨询","ended_by":"客户",
            "vip":true,"note":"x","tags":["a", 1],"none":null,"attributes":{"region":"南"},
            "segments":[{"speaker":"agent","start_ms":800,"end_ms":5200.6,"text":"您好","emotion":1,
              "words":[{"w":"您","start_ms":800,"end_ms":900},{"word":"好","start_ms":900,"end_ms":null}]},
              {"speaker":"机主","start_ms":"6000","text":"好\u0021","words":null}]}"#;
        let expected = Transcript {
            id: "0012".into(),
            source: "日/一.json".into(),
            channel: Channel::Chat,
            direction: Direction::Outbound,
            agent_id: Some("3127".into()),
            agent_name: Some("小李".into()),
            team: Some("T1".into()),
            started_at: Some("2026-11-21T09:03:11+08:00".into()),
            ring_ms: Some(7_200),
            scenario: Some("资费咨询".into()),
            ended_by: Some("customer".into()),
            attributes: BTreeMap::from([
                ("note".into(), "x".into()),
                ("region".into(), "南".into()),
                ("tags".into(), "[\"a\",1]".into()),
                ("vip".into(), "true".into()),
            ]),
            segments: vec![
                Segment {
                    speaker: Speaker::Agent,
                    start_ms: Some(800),
                    end_ms: Some(5_201),
                    text: "您好".into(),
                    words: vec![Word { text: "您".into(), start_ms: 800, end_ms: 900 }],
                },
                Segment {
                    speaker: Speaker::Customer,
                    start_ms: Some(6_000),
                    end_ms: None,
                    text: "好!".into(),
                    words: vec![],
                },
            ],
            warnings: vec![],
        };
        let read = read_one(text).unwrap();
        assert_eq!(read, expected);
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(read_one(&written).unwrap(), expected, "what is written reads back");
    }

    #[test]
    fn what_is_odd_is_kept_with_a_warning() {
        let text = r#"{"channel":"传真","segments":[
            {"speaker":"agent","start_ms":5000,"end_ms":4000,"text":"一"},
            {"speaker":"张三","start_ms":3000,"end_ms":3500,"text":"二"},
            {"speaker":"张三","start_ms":-5,"text":"三"},
            {"speaker":1,"start_ms":1e300,"text":"四"}]}"#;
        let transcript = read_one(text).unwrap();
        assert_eq!(
            warned(&transcript),
            [
                ("unknown_channel", None, "传真"),
                ("end_before_start", Some(0), "5000 > 4000"),
                ("unknown_speaker", Some(1), "张三"),
                ("start_before_previous", Some(1), "5000 > 3000"),
                ("negative_time", Some(2), "-5"),
                ("unknown_speaker", Some(3), "1"),
                ("absurd_time", Some(3), &1e300.to_string()[..80]),
            ]
        );
        let times: Vec<_> =
            transcript.segments.iter().map(|segment| (segment.start_ms, segment.end_ms)).collect();
        assert_eq!(times, [(Some(5_000), None), (Some(3_000), Some(3_500)), (None, None), (None, None)]);
    }

    #[test]
    fn a_broken_transcript_is_refused_with_the_reason() {
        let table: &[(&str, &str, &[&str])] = &[
            ("{\"id\":1", "bad-json", &["unexpected end", "7"]),
            ("{} {}", "bad-json", &["trailing characters", "4"]),
            ("3", "json-not-object", &["number"]),
            ("{}", "missing-segments", &[]),
            ("{\"segments\":3}", "wrong-json-type", &["segments", "array", "number"]),
            ("{\"id\":[],\"segments\":[]}", "wrong-json-type", &["id", "string", "array"]),
            ("{\"segments\":[3]}", "wrong-json-type", &["segments[0]", "object", "number"]),
            ("{\"segments\":[{\"text\":\"a\"}]}", "missing-segment-key", &["segments[0].speaker"]),
            (
                "{\"segments\":[{\"speaker\":\"agent\",\"text\":null}]}",
                "wrong-json-type",
                &["segments[0].text", "string", "null"],
            ),
            (
                "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"a\",\"start_ms\":\"早\"}]}",
                "wrong-json-type",
                &["segments[0].start_ms", "number", "string"],
            ),
            (
                "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"a\",\"words\":[{}]}]}",
                "missing-segment-key",
                &["segments[0].words[0].text"],
            ),
            ("{\"segments\":[]}", "empty-transcript", &[]),
            ("{\"segments\":[{\"speaker\":\"agent\",\"text\":\" \"}]}", "empty-transcript", &[]),
        ];
        for (text, code, facts) in table {
            let refused = read_one(text).unwrap_err();
            let said: Vec<_> = refused.facts.iter().map(|(_, fact)| fact.as_str()).collect();
            assert_eq!((refused.code, said.as_slice()), (*code, *facts), "{text}");
        }
    }

    #[test]
    fn a_transcript_with_too_many_segments_is_refused() {
        let limits = Limits { segments: 1, ..Limits::default() };
        let segment = "{\"speaker\":\"agent\",\"text\":\"a\"}";
        let text = format!("{{\"segments\":[{segment},{segment}]}}");
        let refused = read_with(&text, &Settings { limits, ..Settings::default() }).unwrap_err();
        assert_eq!((refused.code, refused.facts), ("too-many-segments", vec![("limit", "1".to_owned())]));
    }

    #[test]
    fn the_user_says_who_a_number_is() {
        let speakers = SpeakerMap::parse("0=agent,1=customer").unwrap();
        let text = r#"{"segments":[{"speaker":0,"text":"a"},{"speaker":"SPEAKER_01","text":"b"}]}"#;
        let read = read_with(text, &Settings { speakers, ..Settings::default() }).unwrap();
        let speakers: Vec<_> = read.segments.iter().map(|segment| segment.speaker).collect();
        assert_eq!((speakers, read.warnings), (vec![Speaker::Agent, Speaker::Customer], vec![]));
    }
}
