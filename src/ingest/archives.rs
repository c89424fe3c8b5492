//! Compressed files, archives and spreadsheets, read as a user meets them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::tables::{Answer, read_with};
use super::{Choices, Inputs, Limits, Settings};

const TALK: &str = "客服：您好\n客户：喂\n";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = SimpleFileOptions::default().compression_method(CompressionMethod::DEFLATE);
        zip.start_file(*name, how).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Source and id, or code and place.
fn told(answers: &[Answer]) -> Vec<String> {
    let told = answers.iter().map(|answer| match answer {
        Ok(transcript) => format!("{} {}", transcript.source, transcript.id),
        Err(refused) => format!("{} {}", refused.code, refused.place.file),
    });
    told.collect()
}

fn read(bytes: &[u8]) -> Vec<String> {
    told(&read_with(bytes, &Settings::default()))
}

#[test]
fn a_compressed_file_is_read_as_what_it_holds() {
    let lines = "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\n".repeat(2);
    assert_eq!(read(&gz(TALK.as_bytes())), ["- stdin"]);
    assert_eq!(read(&gz(lines.as_bytes())), ["-:1 stdin", "-:2 stdin#2"]);
    assert_eq!(read(&gz(&gz(TALK.as_bytes()))), ["archive-nested -"]);
    assert_eq!(read(&gz(b"")), ["empty-file -"]);
}

#[test]
fn files_of_an_archive_are_read_one_by_one_under_its_name() {
    let inner = zipped(&[("x.txt", TALK.as_bytes())]);
    let bytes = zipped(&[
        ("b/二.txt", TALK.as_bytes()),
        ("a.csv", b"id,speaker,text\n7,agent,hello\n"),
        ("notes.md", "# 说明".as_bytes()),
        ("inner.zip", &inner),
        ("../up.txt", TALK.as_bytes()),
    ]);
    assert_eq!(read(&bytes), ["-/b/二.txt 二", "-/a.csv:2 7", "-/up.txt up"]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("day.zip"), &bytes).unwrap();
    let mut inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
    let read: Vec<String> = inputs
        .by_ref()
        .flat_map(|chunk| chunk.unwrap().transcripts(&Settings::default()))
        .map(|answer| answer.unwrap().id)
        .collect();
    assert_eq!(read, ["二", "7", "up"]);
    let skipped: Vec<_> = inputs.skipped().by_code().iter().map(|(code, count)| (*code, *count)).collect();
    assert_eq!(skipped, [("archive-nested", 1), ("not-a-transcript", 1)]);
}

#[test]
fn an_archive_in_which_nobody_speaks_is_refused_if_it_is_named() {
    assert_eq!(read(&zipped(&[("notes.md", b"#")])), ["no-transcripts -"]);
    assert_eq!(
        read(&zipped(&[("word/document.xml", b"x"), ("[Content_Types].xml", b"x")])),
        ["binary-file -"]
    );
}

#[test]
fn names_of_files_may_be_in_gbk() {
    let name = encoding_rs::GB18030.encode("热线/一号通话").0.into_owned();
    let ascii = "x".repeat(name.len());
    let mut bytes = zipped(&[(&ascii, TALK.as_bytes())]);
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(ascii.as_bytes()) {
            bytes[at..at + name.len()].copy_from_slice(&name);
        }
    }
    assert_eq!(read(&bytes), ["-/热线/一号通话 一号通话"]);
}

#[test]
fn an_encrypted_file_is_refused() {
    let mut bytes = zipped(&[("a.txt", TALK.as_bytes())]);
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(read(&bytes), ["archive-encrypted -/a.txt"]);
}

#[test]
fn what_would_fill_the_disk_is_refused() {
    let limits = Limits { unpacked_ratio: 100, unpacked_freely_bytes: 1_000, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let bomb = format!("{TALK}{}", " ".repeat(1 << 20));
    for bytes in [gz(bomb.as_bytes()), zipped(&[("a.txt", bomb.as_bytes())])] {
        let answers = told(&read_with(&bytes, &settings));
        assert_eq!(answers.len(), 1);
        assert!(answers[0].starts_with("archive-too-dense -"), "{answers:?}");
    }
}

#[test]
fn a_damaged_archive_is_refused_wherever_it_is_cut() {
    let table = "id,speaker,text\n7,agent,hello\n";
    for bytes in [gz(TALK.as_bytes()), gz(table.as_bytes()), zipped(&[("a.txt", TALK.as_bytes())])] {
        for cut in 4..bytes.len() {
            let answers = read_with(&bytes[..cut], &Settings::default());
            assert!(answers.iter().all(Result::is_err) && !answers.is_empty(), "cut at {cut}");
        }
    }
    let mut bytes = zipped(&[("a.txt", TALK.as_bytes())]);
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[central + 16] ^= 1;
    assert_eq!(read(&bytes), ["archive-damaged -/a.txt"]);
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats").join(name)).unwrap()
}

#[test]
fn a_spreadsheet_is_read_from_its_first_sheet_in_which_somebody_speaks() {
    let bytes = sample("calls.xlsx");
    let answers = read_with(&bytes, &Settings::default());
    assert_eq!(told(&answers), ["-:4 HF-1121-01", "-:6 HF-1121-02"]);
    let first = answers[0].as_ref().unwrap();
    assert_eq!(first.started_at.as_deref(), Some("2026-11-21T09:03:10"));
    assert_eq!(first.attributes["通话时长"], "74秒");
    assert_eq!(first.segments[2].text, "您上周办的宽带装好了吗？ Q1：是否满意");
    let second = answers[1].as_ref().unwrap();
    assert_eq!(second.attributes["通话时长"], "31");
    let sheet = |name: &str| Settings {
        choices: Choices { sheet: Some(name.into()), ..Choices::default() },
        ..Settings::default()
    };
    assert_eq!(told(&read_with(&bytes, &sheet("通话"))).len(), 2);
    assert_eq!(told(&read_with(&bytes, &sheet("说明"))), ["table-without-text -"]);
    assert_eq!(told(&read_with(&bytes, &sheet("没有"))), ["sheet-missing -"]);
}

#[test]
fn a_damaged_spreadsheet_is_refused() {
    let bytes = sample("calls.xlsx");
    for cut in (4..bytes.len()).step_by(97) {
        let answers = read_with(&bytes[..cut], &Settings::default());
        assert!(answers.iter().all(Result::is_err) && !answers.is_empty(), "cut at {cut}");
    }
    assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0]), ["sheet-unreadable -"]);
    let limits = Limits { sheet_bytes: 1_000, ..Limits::default() };
    let answers = read_with(&bytes, &Settings { limits, ..Settings::default() });
    assert!(told(&answers)[0].starts_with("archive-too-large -"), "{answers:?}");
}
