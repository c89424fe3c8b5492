//! From paths to chunks: opens one file after another and reads as little ahead as it can.

use std::fs::File;
use std::io::{self, Chain, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::encoding::{self, Encoding};
use super::format::{Likeness, Sample};
use super::limits::size;
use super::lines::{Lines, Trouble};
use super::walk::{Found, Step, Walk};
use super::{Chunk, Format, Limits};
use crate::diagnostics::{Diagnostic, Place};

/// How much of a file is looked at to tell what it is, bytes.
const HEAD_BYTES: usize = 64 << 10;

type Source = Box<dyn Read + Send>;

/// The input as chunks, in the order of the paths; a folder's files in the order of their names.
///
/// What cannot be read is an error in its place, and ends nothing. At most one file is open, and only one chunk is held.
pub struct Inputs {
    walk: Walk,
    standard_input: Option<Source>,
    stream: Option<Stream>,
    limits: Limits,
    skipped: usize,
    /// Whether the folder that is walked has held something that is answered for.
    folder_answered: bool,
}

/// A file that is read in pieces.
struct Stream {
    source: Arc<str>,
    format: Format,
    encoding: Encoding,
    lines: Lines<Chain<Cursor<Vec<u8>>, Source>>,
}

/// What became of a file.
enum Opened {
    Stream(Stream),
    Whole(Chunk),
    Skipped,
}

impl Inputs {
    /// The input under `paths`, none of which is touched yet.
    pub fn new(paths: Vec<PathBuf>, limits: Limits) -> Inputs {
        let walk = Walk::new(paths);
        Inputs { walk, standard_input: None, stream: None, limits, skipped: 0, folder_answered: false }
    }

    /// What the path `-` stands for; without it, `-` is refused.
    pub fn with_standard_input(mut self, reader: Box<dyn Read + Send>) -> Inputs {
        self.standard_input = Some(reader);
        self
    }

    /// How many files of folders were left out so far because they are no transcripts.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    fn open(&mut self, found: &Found) -> Result<Opened, Diagnostic> {
        let source: Arc<str> = found.path.display().to_string().into();
        let refuse = |code| Diagnostic::error(code, Place::file(source.clone()));
        let unreadable = |error: io::Error| refuse("input-unreadable").with("problem", error);
        let mut reader: Source = if found.named && &*source == "-" {
            self.standard_input.take().ok_or_else(|| refuse("no-standard-input"))?
        } else {
            Box::new(File::open(&found.path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => refuse("input-not-found"),
                _ => unreadable(error),
            })?)
        };
        let head = read_up_to(&mut reader, HEAD_BYTES).map_err(unreadable)?;
        let encoding = encoding::detect(&head);
        let format = match recognise(&head, encoding, found) {
            Ok(format) => format,
            Err(_) if !found.named => return Ok(Opened::Skipped),
            Err(code) => return Err(refuse(code)),
        };
        if format.streams() && encoding.has_byte_lines() {
            return Ok(Opened::Stream(self.stream(source, format, encoding, head, reader)));
        }
        let bytes = self.read_whole(head, &mut reader).map_err(unreadable)?;
        let bytes =
            bytes.ok_or_else(|| refuse("input-too-large").with("limit", size(self.limits.file_bytes)))?;
        if format.streams() {
            let text = encoding::decode(&bytes, encoding).map_err(|bad| {
                refuse("undecodable-text").with("offset", bad.offset).with("encoding", bad.encoding)
            })?;
            let bytes = text.into_owned().into_bytes();
            return Ok(Opened::Stream(self.stream(
                source,
                format,
                Encoding::Utf8,
                bytes,
                Box::new(io::empty()),
            )));
        }
        Ok(Opened::Whole(Chunk { source, format, first_line: 1, bytes, encoding }))
    }

    fn stream(
        &self,
        source: Arc<str>,
        format: Format,
        encoding: Encoding,
        head: Vec<u8>,
        rest: Source,
    ) -> Stream {
        let reader = Cursor::new(head).chain(rest);
        let lines = Lines::new(reader, self.limits.chunk_bytes, self.limits.line_bytes);
        Stream { source, format, encoding, lines }
    }

    /// All bytes of a file; `None` when they are too many.
    fn read_whole(&self, mut head: Vec<u8>, reader: &mut Source) -> io::Result<Option<Vec<u8>>> {
        let room = self.limits.file_bytes.saturating_add(1).saturating_sub(head.len());
        reader.take(room as u64).read_to_end(&mut head)?;
        Ok((head.len() <= self.limits.file_bytes).then_some(head))
    }

    /// The next piece of the open stream.
    fn next_piece(&mut self) -> Option<Result<Chunk, Diagnostic>> {
        let stream = self.stream.as_mut()?;
        let source = stream.source.clone();
        Some(match stream.lines.next()? {
            Ok(block) => Ok(Chunk {
                source,
                format: stream.format,
                first_line: block.first_line,
                bytes: block.bytes,
                encoding: stream.encoding,
            }),
            Err(Trouble::TooLong(line)) => Err(Diagnostic::error("line-too-long", Place::line(source, line))
                .with("limit", size(self.limits.line_bytes))),
            Err(Trouble::Failed(line, error)) => {
                Err(Diagnostic::error("input-unreadable", Place::line(source, line)).with("problem", error))
            }
        })
    }
}

impl Iterator for Inputs {
    type Item = Result<Chunk, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(piece) = self.next_piece() {
                return Some(piece);
            }
            self.stream = None;
            let opened = match self.walk.next()? {
                Ok(Step::File(found)) => self.open(&found),
                Ok(Step::Left(_)) if std::mem::take(&mut self.folder_answered) => continue,
                Ok(Step::Left(folder)) => {
                    let place = Place::file(folder.display().to_string());
                    return Some(Err(Diagnostic::error("no-transcripts", place)));
                }
                Err(refused) => Err(refused),
            };
            self.folder_answered |= self.walk.is_inside() && !matches!(opened, Ok(Opened::Skipped));
            match opened {
                Ok(Opened::Stream(stream)) => self.stream = Some(stream),
                Ok(Opened::Whole(chunk)) => return Some(Ok(chunk)),
                Ok(Opened::Skipped) => self.skipped += 1,
                Err(refused) => return Some(Err(refused)),
            }
        }
    }
}

fn read_up_to(reader: &mut Source, bytes: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(bytes as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The format of a file, or the code of what is wrong with it.
fn recognise(head: &[u8], encoding: Encoding, found: &Found) -> Result<Format, &'static str> {
    if encoding.has_byte_lines() && head.contains(&0) {
        return Err("binary-file");
    }
    let glimpse = encoding::glimpse(head, encoding);
    let text = glimpse.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    let complete = head.len() < HEAD_BYTES;
    let extension = extension(&found.path);
    let sample = Sample { text, extension: &extension };
    let wanted = if found.named { Likeness::Perhaps } else { Likeness::Surely };
    if text.is_empty() && complete && Format::recognise(&sample, wanted).is_some() {
        // An empty file is refused where its content would have been read.
        return Ok(Format::Text);
    }
    Format::recognise(&sample, wanted).ok_or("not-a-transcript")
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::ingest::Settings;

    const LINE: &str = "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\n";

    /// Ids of what was read and codes of what was refused, and how many files were left out.
    fn read(mut inputs: Inputs) -> (Vec<String>, usize) {
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
        (answers, inputs.skipped())
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
            ["binary-file", "x", "no-speaker-labels", "input-not-found"].map(str::to_owned).to_vec();
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
