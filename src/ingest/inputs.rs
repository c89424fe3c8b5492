//! From paths to chunks: opens one file after another and reads as little ahead as it can.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::archive::Archive;
use super::late::Late;
use super::opening::{Candidate, Opened, Opener, Stream, unreadable};
use super::skipped::Skipped;
use super::unpack::Source;
use super::walk::{Found, Step, Walk};
use super::{Choices, Chunk, Encoding, Limits};
use crate::diagnostics::{Diagnostic, Place};

/// The input as chunks, in the order of the paths; a folder's files in the order of their names, those of an archive in its own.
///
/// What cannot be read is an error in its place, and ends nothing. At most one file is open beside the long subtitles on which somebody
/// works, and only one chunk is held.
pub struct Inputs {
    walk: Walk,
    standard_input: Option<Source>,
    archive: Option<Open>,
    stream: Option<Stream>,
    limits: Limits,
    choices: Choices,
    skipped: Skipped,
    encodings: BTreeMap<&'static str, u64>,
    late: Late,
    /// Whether the folder that is walked has held something that is answered for.
    folder_answered: bool,
}

/// An archive that is read.
struct Open {
    archive: Archive,
    named: bool,
    /// Whether it has held something that is answered for.
    answered: bool,
}

impl Inputs {
    /// The input under `paths`, none of which is touched yet.
    pub fn new(paths: Vec<PathBuf>, limits: Limits) -> Inputs {
        Inputs {
            walk: Walk::new(paths),
            standard_input: None,
            archive: None,
            stream: None,
            limits,
            choices: Choices::default(),
            skipped: Skipped::default(),
            encodings: BTreeMap::new(),
            late: Late::default(),
            folder_answered: false,
        }
    }

    /// What the path `-` stands for; without it, `-` is refused.
    pub fn with_standard_input(mut self, reader: Box<dyn io::Read + Send>) -> Inputs {
        self.standard_input = Some(reader);
        self
    }

    /// Reads files as the user says that they are.
    pub fn with_choices(self, choices: Choices) -> Inputs {
        Inputs { choices, ..self }
    }

    /// Which files of folders and archives were left out so far because they are no transcripts.
    pub fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    /// How many files so far were written in which encoding other than UTF-8; whole once what has been handed out has been read.
    pub fn encodings(&self) -> BTreeMap<&'static str, u64> {
        let mut encodings = self.encodings.clone();
        self.late.count(&mut encodings);
        encodings
    }

    /// A file of the walk.
    fn file(&mut self, found: &Found) -> Result<Opened, Diagnostic> {
        let source: Arc<str> = found.path.display().to_string().into();
        let refuse = |code| Diagnostic::error(code, Place::file(source.clone()));
        let is_standard_input = found.named && &*source == "-";
        let reader: Source = if is_standard_input {
            self.standard_input.take().ok_or_else(|| refuse("no-standard-input"))?
        } else {
            Box::new(File::open(&found.path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => refuse("input-not-found"),
                _ => unreadable(&source, None, error),
            })?)
        };
        let path = (!is_standard_input).then(|| found.path.clone());
        self.open(&Candidate { source, path, named: found.named, packed: false }, reader)
    }

    /// The next file of the open archive; `None` when there is none.
    fn member(&mut self) -> Option<Result<Opened, Diagnostic>> {
        let member = self.archive.as_mut()?.archive.member()?;
        let candidate = Candidate { source: member.source, path: None, named: false, packed: true };
        Some(member.data.and_then(|reader| self.open(&candidate, reader)))
    }

    fn open(&mut self, candidate: &Candidate, reader: Source) -> Result<Opened, Diagnostic> {
        let opener = Opener { limits: self.limits, choices: &self.choices, late: &self.late };
        let opened = opener.open(candidate, reader);
        if let Ok(Opened::Skipped(code)) = opened {
            self.skipped.add(&candidate.source, code);
        }
        if let Some(encoding) = opened.as_ref().ok().and_then(Opened::encoding).and_then(Encoding::note) {
            *self.encodings.entry(encoding).or_default() += 1;
        }
        opened
    }

    /// What is to be said of an archive when all its files have been handed out.
    fn leave_archive(&mut self) -> Option<Diagnostic> {
        let open = self.archive.take()?;
        let silent = open.named && !open.answered;
        silent.then(|| Diagnostic::error("no-transcripts", Place::file(open.archive.source.clone())))
    }

    /// The next file that is neither skipped nor an archive itself.
    fn step(&mut self) -> Option<Result<Opened, Diagnostic>> {
        if self.archive.is_some() {
            let Some(opened) = self.member() else {
                return self.leave_archive().map(Err).or(Some(Ok(Opened::Skipped(""))));
            };
            let answered = !matches!(opened, Ok(Opened::Skipped(_)));
            if let Some(open) = &mut self.archive {
                open.answered |= answered;
            }
            self.folder_answered |= answered && self.walk.is_inside();
            return Some(opened);
        }
        let opened = match self.walk.next()? {
            Ok(Step::File(found)) => match self.file(&found) {
                Ok(Opened::Archive(archive)) => {
                    self.archive = Some(Open { archive, named: found.named, answered: false });
                    return Some(Ok(Opened::Skipped("")));
                }
                opened => opened,
            },
            Ok(Step::Left(folder)) => {
                if std::mem::take(&mut self.folder_answered) {
                    return Some(Ok(Opened::Skipped("")));
                }
                let place = Place::file(folder.display().to_string());
                return Some(Err(Diagnostic::error("no-transcripts", place)));
            }
            Err(refused) => Err(refused),
        };
        self.folder_answered |= self.walk.is_inside() && !matches!(opened, Ok(Opened::Skipped(_)));
        Some(opened)
    }
}

impl Iterator for Inputs {
    type Item = Result<Chunk, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(piece) = self.stream.as_mut().and_then(Stream::next) {
                return Some(piece);
            }
            self.stream = None;
            match self.step()? {
                Ok(Opened::Stream(stream)) => self.stream = Some(stream),
                Ok(Opened::Whole(chunk)) => return Some(Ok(chunk)),
                Ok(Opened::Archive(_) | Opened::Skipped(_)) => {}
                Err(refused) => return Some(Err(refused)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Cursor;

    use super::*;
    use crate::ingest::Settings;

    const LINE: &str = "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\n";

    /// Ids of what was read and codes of what was refused, and how many files were left out.
    fn read(mut inputs: Inputs) -> (Vec<String>, u64) {
        let settings = Settings::default();
        let mut answers = Vec::new();
        for chunk in &mut inputs {
            match chunk {
                Ok(chunk) => {
                    answers.extend(chunk.transcripts(&settings).into_iter().map(|answer| match answer {
                        Ok(transcript) => transcript.id,
                        Err(refused) => refused.code.to_owned(),
                    }))
                }
                Err(refused) => answers.push(refused.code.to_owned()),
            }
        }
        (answers, inputs.skipped().count())
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_and_what_is_no_transcript_is_counted() {
        let folder = folder(&[
            ("b.txt", "客服：您好".as_bytes()),
            ("a/z.jsonl", LINE.repeat(2).as_bytes()),
            ("a/notes.md", "# 说明\n客服：您好".as_bytes()),
            ("a/call.wav", b"RIFF\0\0\0\0"),
            ("c.txt", "没有说话人".as_bytes()),
            ("d.txt", b""),
            ("e.csv", b""),
            (".hidden/x.txt", "客服：您好".as_bytes()),
        ]);
        let inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
        let expected = ["z", "z#2", "b", "no-speaker-labels", "empty-file"].map(str::to_owned).to_vec();
        assert_eq!(read(inputs), (expected, 3));
    }

    #[test]
    fn a_named_file_that_is_no_transcript_is_refused() {
        let folder = folder(&[("call.wav", b"RIFF\0"), ("x.md", "客服：您好".as_bytes()), ("y.csv", b"a,b")]);
        let named = ["call.wav", "x.md", "y.csv", "none"].map(|name| folder.path().join(name)).to_vec();
        let expected =
            ["binary-file", "x", "table-without-text", "input-not-found"].map(str::to_owned).to_vec();
        assert_eq!(read(Inputs::new(named, Limits::default())), (expected, 0));
    }

    #[test]
    fn a_folder_without_transcripts_is_refused() {
        let folder = folder(&[
            ("a/call.wav", b"RIFF\0"),
            ("b/x.txt", "客服：您好".as_bytes()),
            ("c/notes.md", "# 说明".as_bytes()),
        ]);
        fs::create_dir(folder.path().join("d")).unwrap();
        let named = ["b/x.txt", "a", "b", "c", "d"].map(|name| folder.path().join(name)).to_vec();
        let expected = ["x", "no-transcripts", "x", "no-transcripts", "no-transcripts"];
        let expected = (expected.map(str::to_owned).to_vec(), 2);
        assert_eq!(read(Inputs::new(named, Limits::default())), expected);
    }

    #[cfg(unix)]
    #[test]
    fn a_circle_of_links_is_refused_and_the_rest_is_read() {
        let folder = folder(&[("a/x.txt", "客服：您好".as_bytes())]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("a/x.txt"), folder.path().join("b.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("c.txt")).unwrap();
        let inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
        let expected = ["input-unreadable", "x", "b", "input-unreadable"].map(str::to_owned).to_vec();
        assert_eq!(read(inputs), (expected, 0));
    }

    #[test]
    fn what_an_ignore_file_names_is_left_alone() {
        let talk = "客服：您好".as_bytes();
        let folder = folder(&[
            ("a/.ignore", b"draft*"),
            ("a/draft.txt", talk),
            ("a/x.txt", talk),
            (".gitignore", b"tmp/"),
            ("tmp/y.txt", talk),
        ]);
        let inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
        assert_eq!(read(inputs), (vec!["x".to_owned()], 0));
    }

    #[test]
    fn files_in_other_encodings_are_counted() {
        let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
        let late = format!("{}客服：您好", "# x: y\n".repeat(20_000));
        let cue = |text: &str| format!("1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n");
        let wide: Vec<u8> = LINE.repeat(2).encode_utf16().flat_map(u16::to_be_bytes).collect();
        let folder = folder(&[
            ("a.txt", &gbk("客服：您好")),
            ("b.txt", "客服：您好".as_bytes()),
            ("c.csv", &gbk("角色,内容\n客服,您好\n")),
            ("d.jsonl", &wide),
            ("late.jsonl", &gbk(&format!("{}{LINE}", LINE.replace("您好", "ok").repeat(2_000)))),
            ("late.srt", &gbk(&format!("{}{}", cue("ok").repeat(3_000), cue("客服：您好")))),
            ("late.txt", &gbk(&late)),
        ]);
        let mut inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
        let sources: Vec<String> = inputs
            .by_ref()
            .flat_map(|chunk| chunk.unwrap().transcripts(&Settings::default()))
            .map(|read| read.unwrap().source.rsplit('/').next().unwrap().to_owned())
            .filter(|source| !source.starts_with("late.jsonl") || source.contains(":2001 "))
            .collect();
        let expected = [
            "a.txt (GB18030)",
            "b.txt",
            "c.csv (GB18030)",
            "d.jsonl:1 (UTF-16BE)",
            "d.jsonl:2 (UTF-16BE)",
            "late.jsonl:2001 (GB18030)",
            "late.srt (GB18030)",
            "late.txt (GB18030)",
        ];
        assert_eq!(sources, expected);
        assert_eq!(inputs.encodings(), BTreeMap::from([("GB18030", 5), ("UTF-16BE", 1)]));
    }

    #[test]
    fn a_dash_is_standard_input_once() {
        let dashes = || vec![PathBuf::from("-"), PathBuf::from("-")];
        let given = Inputs::new(dashes(), Limits::default())
            .with_standard_input(Box::new(Cursor::new(LINE.repeat(2).into_bytes())));
        let expected = ["stdin", "stdin#2", "no-standard-input"].map(str::to_owned).to_vec();
        assert_eq!(read(given), (expected, 0));
    }

    #[test]
    fn json_lines_in_utf16_are_read() {
        let bytes: Vec<u8> =
            format!("\u{feff}{}", LINE.repeat(2)).encode_utf16().flat_map(u16::to_le_bytes).collect();
        let folder = folder(&[("a.jsonl", &bytes)]);
        let expected = ["a", "a#2"].map(str::to_owned).to_vec();
        assert_eq!(read(Inputs::new(vec![folder.path().to_owned()], Limits::default())), (expected, 0));
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let limits = Limits { line_bytes: 100, file_bytes: 100, ..Limits::default() };
        let long = format!("{LINE}{}{LINE}", LINE.replace("您好", &"您".repeat(50)));
        let folder = folder(&[("a.jsonl", long.as_bytes()), ("b.txt", "客服：您好\n".repeat(10).as_bytes())]);
        let expected = ["a", "line-too-long", "a#3", "input-too-large"].map(str::to_owned).to_vec();
        assert_eq!(read(Inputs::new(vec![folder.path().to_owned()], limits)), (expected, 0));
    }

    #[test]
    fn inputs_and_chunks_go_to_other_threads() {
        fn goes<T: Send>() {}
        goes::<Inputs>();
        goes::<Chunk>();
    }
}
