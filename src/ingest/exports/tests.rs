//! The samples of every system, read as a whole, cut off anywhere, and with anything in the place of anything.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use super::SYSTEMS;
use crate::diagnostics::Diagnostic;
use crate::ingest::{Inputs, Limits, Settings, SpeakerMap};
use crate::transcript::{Transcript, Warning};

pub(super) const SPEAKERS: &str = "0=agent,1=customer,A=agent,B=customer,L=agent,R=customer";

/// What the samples hold: `== file speakers`, `-- transcript`, a line a segment, a line a warning.
const EXPECTED: &str = include_str!("samples.txt");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats/exports")
}

/// The samples by their names.
fn samples() -> BTreeMap<String, PathBuf> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
}

/// The samples that are JSON.
fn trees() -> BTreeMap<String, Value> {
    let samples = samples().into_iter().filter(|(name, _)| name.ends_with(".json"));
    samples.map(|(name, path)| (name, serde_json::from_slice(&fs::read(path).unwrap()).unwrap())).collect()
}

pub(super) fn settings(speakers: &str) -> Settings {
    Settings { speakers: SpeakerMap::parse(speakers).unwrap(), ..Settings::default() }
}

/// Settings under which all samples read.
pub(in crate::ingest) fn sample_settings() -> Settings {
    settings(SPEAKERS)
}

fn read_file(path: &Path, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let chunks = Inputs::new(vec![path.to_owned()], Limits::default());
    chunks.flat_map(|chunk| chunk.unwrap().transcripts(settings)).collect()
}

pub(super) fn read_json(text: &str, settings: &Settings) -> Vec<Result<Transcript, Diagnostic>> {
    let origin = crate::ingest::draft::Origin::whole(&Arc::from("一.json"));
    crate::ingest::json::read(text, &origin, settings)
}

fn time(ms: Option<u64>) -> String {
    ms.map_or("?".to_owned(), |ms| ms.to_string())
}

fn warning(warning: &Warning) -> String {
    let segment = warning.segment.map(|index| format!(" #{index}")).unwrap_or_default();
    format!("! {}{segment} {}", warning.code, warning.detail).trim_end().to_owned()
}

/// A transcript as the golden file writes it.
pub(super) fn shown(transcript: &Transcript) -> String {
    let name = |text: &Option<String>| text.clone().unwrap_or("-".to_owned());
    let (agent, began) = (name(&transcript.agent_id), name(&transcript.started_at));
    let mut out = format!("-- {} {} {agent} {began}\n", transcript.id, transcript.channel.name());
    for segment in &transcript.segments {
        let times = format!("{}-{}", time(segment.start_ms), time(segment.end_ms));
        let text = segment.text.replace('\n', "⏎");
        write!(out, "{} {times} {text}", segment.speaker.name()).unwrap();
        for word in &segment.words {
            write!(out, " {{{} {}-{}}}", word.text, word.start_ms, word.end_ms).unwrap();
        }
        out.push('\n');
    }
    transcript.warnings.iter().for_each(|one| writeln!(out, "{}", warning(one)).unwrap());
    out
}

#[test]
fn every_sample_reads_as_written_down() {
    let mut read = String::new();
    for (name, path) in samples() {
        let heading = format!("== {name}");
        let written = EXPECTED.lines().find(|line| line.split(" speakers ").next() == Some(&heading));
        let speakers = written.and_then(|line| line.split_once(" speakers "));
        writeln!(read, "{}", written.unwrap_or(&heading)).unwrap();
        for answer in read_file(&path, &settings(speakers.map_or(SPEAKERS, |(_, speakers)| speakers))) {
            read.push_str(&shown(&answer.unwrap()));
        }
    }
    for (sample, expected) in read.split("== ").zip(EXPECTED.split("== ")) {
        assert_eq!(sample, expected);
    }
    assert_eq!(read, EXPECTED);
}

#[test]
fn every_system_has_a_sample_and_every_sample_is_of_one_system() {
    let mut unseen: Vec<usize> = (0..SYSTEMS.len()).collect();
    for (name, tree) in trees() {
        let is_sentence_list = tree.as_array().is_some_and(|items| items[0].get("sentence_info").is_some());
        let tree = if is_sentence_list { &tree[0] } else { &tree };
        let first = SYSTEMS.iter().position(|system| (system.is)(tree)).expect(&name);
        unseen.retain(|index| *index != first);
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        assert!(super::is_likely(&text) || text.contains("\"segments\""), "{name} is seen in a folder");
    }
    assert!(unseen.is_empty(), "systems without a sample: {unseen:?}");
}

#[test]
fn an_export_on_a_line_reads_like_one_in_a_file() {
    let settings = settings(SPEAKERS);
    for (name, tree) in trees() {
        let shown_all = |text: &str| -> Vec<String> {
            read_json(text, &settings).iter().map(|answer| shown(answer.as_ref().unwrap())).collect()
        };
        let pretty = shown_all(&serde_json::to_string_pretty(&tree).unwrap());
        assert_eq!(shown_all(&tree.to_string()), pretty, "{name}");
    }
}

/// The paths of the values in a tree; of a list, of the first two.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Array(items) => {
            items
                .iter()
                .take(2)
                .enumerate()
                .for_each(|(index, item)| paths(item, &format!("{path}/{index}"), found));
        }
        Value::Object(map) => map.iter().for_each(|(key, item)| paths(item, &format!("{path}/{key}"), found)),
        _ => {}
    }
}

fn chars(answers: &[Result<Transcript, Diagnostic>]) -> usize {
    let segments = answers.iter().flatten().flat_map(|transcript| &transcript.segments);
    segments.map(|segment| segment.text.chars().count()).sum()
}

#[test]
fn anything_in_the_place_of_anything_reads_or_is_refused_and_nothing_is_lost_in_silence() {
    let settings = settings(SPEAKERS);
    let strangers =
        [json!(null), json!(-1), json!(1e300), json!("x"), json!([]), json!({}), json!({"a": [1]})];
    for (name, tree) in trees() {
        let whole = chars(&read_json(&tree.to_string(), &settings));
        let mut all = Vec::new();
        paths(&tree, "", &mut all);
        for path in all {
            for stranger in &strangers {
                let mut changed = tree.clone();
                *changed.pointer_mut(&path).unwrap() = stranger.clone();
                let answers = read_json(&changed.to_string(), &settings);
                assert!(!answers.is_empty(), "{name}{path} {stranger}");
                let is_odd = matches!(stranger, Value::Object(map) if !map.is_empty());
                if is_odd && chars(&answers) < whole {
                    let told = answers.iter().any(|answer| match answer {
                        Ok(transcript) => !transcript.warnings.is_empty(),
                        Err(_) => true,
                    });
                    assert!(told, "{name}{path} {stranger} loses words in silence");
                }
            }
        }
    }
}
