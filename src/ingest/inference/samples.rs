//! The repository's own samples with their labels hidden.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::ingest::{Inputs, Limits, Settings};
use crate::transcript::{Speaker, Transcript};

/// Share of the samples that may stay unknown.
const MAX_UNKNOWN: f64 = 0.15;

fn read(inputs: Inputs) -> Vec<Transcript> {
    let chunks = inputs.map(|chunk| chunk.expect("the samples are readable"));
    let settings = Settings::default();
    chunks
        .flat_map(|chunk| chunk.transcripts(&settings))
        .map(|read| read.expect("the samples are sound"))
        .collect()
}

fn samples() -> Vec<Transcript> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let paths = vec![folder.join("day"), folder.join("graded")];
    let skipped =
        |transcript: &Transcript| transcript.source.ends_with(".csv") || transcript.source.ends_with(".md");
    read(Inputs::new(paths, Limits::default()))
        .into_iter()
        .filter(|transcript| !skipped(transcript))
        .collect()
}

fn hidden(transcript: &Transcript, [agent, customer]: [&str; 2]) -> Transcript {
    let label = |speaker| match speaker {
        Speaker::Agent => agent,
        Speaker::Customer => customer,
        Speaker::System | Speaker::Unknown => "2",
    };
    let segments: Vec<_> =
        transcript.segments.iter().map(|it| json!({"speaker": label(it.speaker), "text": it.text})).collect();
    let text =
        json!({"id": transcript.id, "channel": transcript.channel.name(), "segments": segments}).to_string();
    let inputs = Inputs::new(vec![PathBuf::from("-")], Limits::default());
    read(inputs.with_standard_input(Box::new(Cursor::new(text.into_bytes())))).pop().expect("one transcript")
}

#[test]
fn no_sample_is_decided_wrongly_and_few_stay_unknown() {
    let samples = samples();
    let mut unknown = 0;
    for transcript in &samples {
        for labels in [["0", "1"], ["1", "0"]] {
            let read = hidden(transcript, labels);
            let pairs = || transcript.segments.iter().zip(&read.segments);
            let wrong = pairs().find(|(was, is)| is.speaker != was.speaker && is.speaker != Speaker::Unknown);
            assert_eq!(wrong, None, "{}", transcript.id);
            let lost = |was: Speaker, is| was != is && was != Speaker::System;
            unknown += usize::from(pairs().any(|(was, is)| lost(was.speaker, is.speaker)));
        }
    }
    assert!(samples.len() >= 40, "the samples are found");
    assert!(unknown as f64 <= MAX_UNKNOWN * 2.0 * samples.len() as f64, "{unknown} of {}", samples.len());
}

#[test]
fn no_sample_is_doubted() {
    for transcript in samples() {
        assert_eq!(transcript.doubts(), [], "{}", transcript.id);
    }
}
