//! Files that vanish or break while they are read, and long subtitles that are read where their transcript is made.

use std::fs;
use std::io::{self, Cursor, Read};
use std::path::PathBuf;

use super::tables::{Answer, read_with};
use super::{Inputs, Limits, Settings};

/// Breaks when its bytes are used up.
struct Breaks(Cursor<Vec<u8>>);

impl Read for Breaks {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.0.read(out)? {
            0 => Err(io::Error::other("the device is gone")),
            got => Ok(got),
        }
    }
}

fn told(answers: Vec<Answer>) -> Vec<String> {
    let told = answers.into_iter().map(|answer| match answer {
        Ok(transcript) => transcript.id,
        Err(refused) => format!("{} {:?}", refused.code, refused.place.line),
    });
    told.collect()
}

/// What comes of a stream that breaks at its end.
fn broken(text: &str) -> Vec<String> {
    let settings = Settings::default();
    let limits = Limits { chunk_bytes: 64, ..settings.limits };
    let inputs = Inputs::new(vec![PathBuf::from("-")], limits)
        .with_standard_input(Box::new(Breaks(Cursor::new(text.as_bytes().to_vec()))));
    let answers = inputs.flat_map(|chunk| match chunk {
        Ok(chunk) => chunk.transcripts(&settings),
        Err(refused) => vec![Err(refused)],
    });
    told(answers.collect())
}

/// Subtitles of so many cues, with notes between them.
fn subtitles(cues: usize) -> String {
    let cue = |at: usize| {
        let who = ["客服", "客户"][at % 2];
        format!(
            "NOTE 第{at}条\n\n00:{:02}:{:02}.000 --> 00:{:02}:{:02}.900\n<v {who}>第{at}句话\n\n",
            at / 60,
            at % 60,
            at / 60,
            at % 60
        )
    };
    format!("WEBVTT\n\n{}", (0..cues).map(cue).collect::<String>())
}

#[test]
fn a_file_that_vanishes_costs_only_itself() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.vtt", "d.txt"] {
        fs::write(folder.path().join(name), "客服：您好").unwrap();
    }
    let mut inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
    let mut answers = inputs.next().unwrap().unwrap().transcripts(&Settings::default());
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    fs::remove_file(folder.path().join("c.vtt")).unwrap();
    answers.extend(inputs.flat_map(|chunk| match chunk {
        Ok(chunk) => chunk.transcripts(&Settings::default()),
        Err(refused) => vec![Err(refused)],
    }));
    assert_eq!(told(answers), ["a", "input-not-found None", "input-not-found None", "d"]);
}

#[test]
fn a_stream_that_breaks_is_refused_and_what_came_before_is_kept() {
    let line = "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\n".repeat(2_000);
    let answers = broken(&line);
    assert_eq!((answers.len(), answers.last().unwrap().as_str()), (2_001, "input-unreadable Some(2001)"));
    assert_eq!(broken("客服：您好"), ["input-unreadable None"]);
    let long = subtitles(1_500);
    assert!(long.len() > 64 << 10);
    let lines = long.lines().count() + 1;
    assert_eq!(broken(&long), [format!("input-unreadable Some({lines})")]);
}

#[test]
fn long_subtitles_read_the_same_in_every_encoding() {
    let long = subtitles(1_500);
    let settings = Settings::default();
    let expected = read_with(long.as_bytes(), &settings).remove(0).unwrap();
    assert_eq!((expected.segments.len(), expected.segments[1_499].text.as_str()), (1_500, "第1499句话"));
    let gbk = encoding_rs::GB18030.encode(&long).0.into_owned();
    let utf16: Vec<u8> = format!("\u{feff}{long}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, note) in
        [(gbk, " (GB18030)"), (utf16, " (UTF-16LE)"), (format!("\u{feff}{long}").into_bytes(), "")]
    {
        let read = read_with(&bytes, &settings).remove(0).unwrap();
        assert_eq!(read.source, format!("-{note}"));
        assert_eq!(read.segments, expected.segments);
    }
    let mut bytes = long.into_bytes();
    let at = bytes.len() - 40;
    bytes[at] = 0xff;
    let refused = read_with(&bytes, &settings).remove(0).unwrap_err();
    assert_eq!((refused.code, &refused.facts[0].1), ("undecodable-text", &at.to_string()));
}

#[test]
fn subtitles_beyond_the_limit_are_refused() {
    let limits = Limits { text_bytes: 50_000, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    assert_eq!(told(read_with(subtitles(1_500).as_bytes(), &settings)), ["input-too-large None"]);
}
