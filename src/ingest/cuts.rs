//! Every sample, cut off after every byte: what is left reads or is refused, never a panic, and nothing goes missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::exports::sample_settings;
use super::tables::read_with;
use super::{Inputs, Settings};
use crate::batch::convert;
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

type Answer = Result<Transcript, Diagnostic>;

/// A sample that is short, bytes.
const SHORT_BYTES: usize = 1_000;

/// How many cuts of each sample go through a whole run.
const CUTS_OF_A_RUN: usize = 24;

/// All samples of all formats by their paths, short ones of JSON also on a single line.
fn samples() -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats");
    let mut samples = BTreeMap::new();
    for folder in [folder.join("exports"), folder] {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        samples
            .extend(files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())));
    }
    let of_one_line = |(path, bytes): (&PathBuf, &Vec<u8>)| {
        let tree: serde_json::Value = serde_json::from_slice(bytes).ok()?;
        let line = tree.to_string().into_bytes();
        (line.len() < SHORT_BYTES).then(|| (path.with_extension("jsonl"), line))
    };
    let lines: Vec<_> = samples.iter().filter_map(of_one_line).collect();
    samples.extend(lines);
    samples
}

/// Formats of which a part is worth nothing.
fn is_whole_or_nothing(path: &Path) -> bool {
    let extension = path.extension().unwrap().to_str().unwrap();
    ["json", "TextGrid", "xlsx", "xls", "ods", "zip", "gz", "zst"].contains(&extension)
}

/// Formats of which everything ahead of the cut is worth as much as before.
fn is_stream(path: &Path) -> bool {
    let extension = path.extension().unwrap().to_str().unwrap();
    ["jsonl", "csv", "tsv"].contains(&extension)
}

/// Bytes without those that end a text.
fn trimmed(bytes: &[u8]) -> usize {
    bytes.len() - bytes.iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r' | b' ' | 0)).count()
}

fn check(path: &Path, bytes: &[u8], settings: &Settings) {
    let (all, trimmed) = (read_with(bytes, settings), trimmed(bytes));
    for cut in 0..bytes.len() {
        let answers = read_with(&bytes[..cut], settings);
        let place = || format!("{} at {cut}", path.display());
        assert!(!answers.is_empty(), "{}", place());
        if is_whole_or_nothing(path) && cut < trimmed {
            assert!(answers.iter().all(Result::is_err), "{} is not whole", place());
        }
        if is_stream(path) {
            let read: Vec<&Answer> = answers.iter().filter(|answer| answer.is_ok()).collect();
            let ahead = &read[..read.len().saturating_sub(1)];
            assert!(ahead.iter().zip(&all).all(|(read, all)| *read == all), "{}: {ahead:?}", place());
        }
    }
}

#[test]
fn a_sample_cut_anywhere_reads_or_is_refused() {
    let settings = sample_settings();
    let samples: Vec<_> = samples().into_iter().collect();
    std::thread::scope(|scope| {
        for part in samples.chunks(samples.len().div_ceil(4)) {
            let settings = &settings;
            scope.spawn(move || part.iter().for_each(|(path, bytes)| check(path, bytes, settings)));
        }
    });
}

/// The file that an answer is about.
fn file_of(answer: &Answer, files: &[String]) -> Option<usize> {
    let source = match answer {
        Ok(transcript) => &transcript.source,
        Err(refused) => &*refused.place.file,
    };
    files.iter().position(|file| {
        source
            .strip_prefix(file.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':', ' ']))
    })
}

#[test]
fn a_run_over_cut_samples_answers_for_each_of_them_and_its_counts_add_up() {
    let settings = sample_settings();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (path, bytes) in samples() {
        for number in 0..CUTS_OF_A_RUN {
            let name = format!("{}.{number:02}.{}", files.len(), path.file_name().unwrap().to_str().unwrap());
            let file = folder.path().join(name);
            fs::write(&file, &bytes[..bytes.len() * number / CUTS_OF_A_RUN]).unwrap();
            files.push(file);
        }
    }
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let answers: Vec<Answer> = Inputs::new(files.clone(), settings.limits)
        .flat_map(|chunk| {
            chunk.map_or_else(|refused| vec![Err(refused)], |chunk| chunk.transcripts(&settings))
        })
        .collect();
    let mut answered = vec![false; files.len()];
    answers.iter().for_each(|answer| answered[file_of(answer, &names).unwrap()] = true);
    assert!(answered.iter().all(|answered| *answered));
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    let inputs = Inputs::new(files, settings.limits);
    let run = convert(&settings, inputs, 2, &mut out, &mut |one| refused.push(one.clone())).unwrap();
    let lines = out.iter().filter(|byte| **byte == b'\n').count() as u64;
    let expected = answers.iter().filter(|answer| answer.is_ok()).count() as u64;
    assert_eq!(
        (run.transcripts, run.rejected, run.skipped_files),
        (expected, answers.len() as u64 - expected, 0)
    );
    assert_eq!((lines, refused.len() as u64), (run.transcripts, run.rejected));
    assert!(run.transcripts > 0 && run.rejected > 0);
    assert!(refused.iter().all(|refused| refused.code != "internal-error"), "{refused:?}");
}
