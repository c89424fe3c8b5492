//! What a file is, and what it is read as.

use std::io::{self, Chain, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::{Archive, Bytes, Kind};
use super::csv_rows::{self, CsvRows};
use super::encoding::{self, Encoding, Told, Undecodable};
use super::format::{Likeness, Sample};
use super::late::Late;
use super::limits::size;
use super::line_stream::Rest;
use super::lines::{self, Lines};
use super::transcode::Transcoder;
use super::unpack::{Fault, Packing, Source, packing, unpack};
use super::{Choices, Chunk, Format, Limits, csv};
use crate::diagnostics::{Diagnostic, Place};

/// How much of a file is looked at to tell what it is, bytes.
const HEAD_BYTES: usize = 64 << 10;

/// A file that may hold transcripts.
pub(super) struct Candidate {
    /// The file as the user wrote its path, with the names of the archives it is in.
    pub(super) source: Arc<str>,
    /// Where it can be opened again; a member of an archive and standard input cannot.
    pub(super) path: Option<PathBuf>,
    /// Whether the user named it, rather than a folder or an archive it is in.
    pub(super) named: bool,
    /// Whether it is in an archive.
    pub(super) packed: bool,
}

/// What became of a file.
pub(super) enum Opened {
    Stream(Stream),
    Whole(Chunk),
    Archive(Archive),
    /// It is no transcript, for this reason.
    Skipped(&'static str),
}

impl Opened {
    /// What the text of the file is written in, if it is text that is read.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        match self {
            Opened::Stream(stream) => Some(stream.written.encoding()),
            Opened::Whole(chunk) => Some(chunk.encoding),
            Opened::Archive(_) | Opened::Skipped(_) => None,
        }
    }
}

/// A file that is read in pieces.
pub(super) struct Stream {
    source: Arc<str>,
    format: Format,
    encoding: Encoding,
    /// What the file is written in; its pieces may have been decoded.
    written: Told,
    pieces: Pieces,
    /// How long a line or a conversation may be.
    longest_bytes: usize,
    late: Late,
    /// Whether something came of it.
    answered: bool,
}

type Reader = Chain<Cursor<Vec<u8>>, Source>;

enum Pieces {
    Lines(Lines<Reader>),
    Rows(CsvRows<Reader>),
}

/// What may be read, and as what.
pub(super) struct Opener<'a> {
    pub(super) limits: Limits,
    pub(super) choices: &'a Choices,
    pub(super) late: &'a Late,
}

impl Opener<'_> {
    /// Looks at the beginning of a file.
    pub(super) fn open(&self, candidate: &Candidate, mut reader: Source) -> Result<Opened, Diagnostic> {
        let source = &candidate.source;
        let mut head = read_head(&mut reader, source)?;
        let mut name = Path::new(&**source).to_owned();
        let mut packed = candidate.packed;
        while let Some(how @ (Packing::Gzip | Packing::Zstd)) = packing(&head) {
            if packed {
                return self.refuse_or_skip(candidate, "archive-nested");
            }
            packed = true;
            reader = unpack(how, Box::new(Cursor::new(head).chain(reader)), self.limits);
            head = read_head(&mut reader, source)?;
            name.set_extension("");
        }
        if packing(&head) == Some(Packing::Zip) {
            return self.open_zip(candidate, packed, head, reader);
        }
        if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return self.whole(candidate, Format::Sheet, Told::Found(Encoding::Ascii), head, reader);
        }
        self.open_text(candidate, &name, head, reader)
    }

    /// A spreadsheet, or an archive if it is in no other.
    fn open_zip(
        &self,
        candidate: &Candidate,
        packed: bool,
        head: Vec<u8>,
        mut reader: Source,
    ) -> Result<Opened, Diagnostic> {
        let source = &candidate.source;
        if let Some(path) = candidate.path.clone().filter(|_| !packed) {
            let archive = Archive::open(Bytes::File(path), source, self.limits)?;
            if archive.kind() == Kind::Files {
                return Ok(Opened::Archive(archive));
            }
        }
        let held: Arc<[u8]> = self.read_whole(head, &mut reader, source)?.into();
        let archive = Archive::open(Bytes::Held(held.clone()), source, self.limits)?;
        match archive.kind() {
            Kind::Files if packed => self.refuse_or_skip(candidate, "archive-nested"),
            Kind::Files => Ok(Opened::Archive(archive)),
            Kind::Document => self.refuse_or_skip(candidate, "binary-file"),
            Kind::Sheet => {
                let written = Told::Found(Encoding::Ascii);
                self.whole(candidate, Format::Sheet, written, held.to_vec(), Box::new(io::empty()))
            }
        }
    }

    fn open_text(
        &self,
        candidate: &Candidate,
        name: &Path,
        head: Vec<u8>,
        reader: Source,
    ) -> Result<Opened, Diagnostic> {
        let written = self.choices.encoding.map_or_else(|| Told::Found(encoding::detect(&head)), Told::Given);
        let format = match self.recognise(&head, written.encoding(), name, candidate.named) {
            Ok(format) => format,
            Err(code) => return self.refuse_or_skip(candidate, code),
        };
        if matches!(format, Format::Srt | Format::Vtt) && head.len() == HEAD_BYTES {
            return Ok(Opened::Whole(self.begun(candidate, format, written, head, reader)));
        }
        if !format.streams() {
            return self.whole(candidate, format, written, head, reader);
        }
        let glimpse = encoding::glimpse(&head, written.encoding());
        let (encoding, reader) = with_byte_lines(written.encoding(), head, reader);
        let pieces = match format {
            Format::Csv => match csv::head(&glimpse, &self.choices.columns) {
                Some(table) => Pieces::Rows(CsvRows::new(reader, table, encoding, &self.limits)),
                None => return Err(self.no_columns(candidate, &glimpse)),
            },
            _ => Pieces::Lines(Lines::new(reader, self.limits.chunk_bytes, self.limits.line_bytes)),
        };
        let (source, longest_bytes) = (candidate.source.clone(), self.limits.line_bytes);
        Ok(Opened::Stream(Stream {
            source,
            format,
            encoding,
            written,
            pieces,
            longest_bytes,
            late: self.late.clone(),
            answered: false,
        }))
    }

    fn whole(
        &self,
        candidate: &Candidate,
        format: Format,
        written: Told,
        head: Vec<u8>,
        mut reader: Source,
    ) -> Result<Opened, Diagnostic> {
        let bytes = self.read_whole(head, &mut reader, &candidate.source)?;
        let encoding = match written {
            // Its beginning may have been plain ASCII: look at all of it.
            Told::Found(_) if format != Format::Sheet => encoding::detect(&bytes),
            _ => written.encoding(),
        };
        Ok(Opened::Whole(self.chunk(candidate, format, written, encoding, bytes)))
    }

    /// A file, or its beginning, as one piece.
    fn chunk(
        &self,
        candidate: &Candidate,
        format: Format,
        written: Told,
        encoding: Encoding,
        bytes: Vec<u8>,
    ) -> Chunk {
        let (source, late) = (candidate.source.clone(), self.late.clone());
        Chunk { source, format, first_line: 1, bytes, encoding, written, rows: None, rest: None, late }
    }

    /// The beginning of a file that is read to its end by whoever makes the transcript.
    fn begun(
        &self,
        candidate: &Candidate,
        format: Format,
        written: Told,
        bytes: Vec<u8>,
        reader: Source,
    ) -> Chunk {
        let rest = Some(Rest::new(reader));
        Chunk { rest, ..self.chunk(candidate, format, written, written.encoding(), bytes) }
    }

    /// All bytes of a file, unless they are too many.
    fn read_whole(
        &self,
        mut head: Vec<u8>,
        reader: &mut Source,
        source: &Arc<str>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let room = self.limits.file_bytes.saturating_add(1).saturating_sub(head.len());
        reader.take(room as u64).read_to_end(&mut head).map_err(|error| unreadable(source, None, error))?;
        if head.len() > self.limits.file_bytes {
            let refused = Diagnostic::error("input-too-large", Place::file(source.clone()));
            return Err(refused.with("limit", size(self.limits.file_bytes)));
        }
        Ok(head)
    }

    /// The format of a file, or the code of what is wrong with it.
    fn recognise(
        &self,
        head: &[u8],
        encoding: Encoding,
        name: &Path,
        named: bool,
    ) -> Result<Format, &'static str> {
        if encoding.has_byte_lines() && head.contains(&0) {
            return Err("binary-file");
        }
        if let Some(format) = self.choices.format {
            return Ok(format);
        }
        let glimpse = encoding::glimpse(head, encoding);
        let text = glimpse.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
        let complete = head.len() < HEAD_BYTES;
        let extension = extension(name);
        let sample = Sample { text, extension: &extension };
        let wanted = if named { Likeness::Perhaps } else { Likeness::Surely };
        let described = !self.choices.columns.is_empty() && csv::head(text, &self.choices.columns).is_some();
        if described || named && matches!(extension.as_str(), "csv" | "tsv") && !text.is_empty() {
            return Ok(Format::Csv);
        }
        if text.is_empty() && complete && Format::recognise(&sample, wanted).is_some() {
            // An empty file is refused where its content would have been read.
            return Ok(Format::Text);
        }
        Format::recognise(&sample, wanted).ok_or("not-a-transcript")
    }

    /// What is wrong with a table in which nothing was found to be said.
    fn no_columns(&self, candidate: &Candidate, glimpse: &str) -> Diagnostic {
        let separator = super::table::separator(glimpse);
        let (rows, _) = super::records::all(glimpse, separator);
        let seen = rows.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        no_columns(&candidate.source, self.choices, seen)
    }

    /// A file that the user named is refused, another left out.
    fn refuse_or_skip(&self, candidate: &Candidate, code: &'static str) -> Result<Opened, Diagnostic> {
        if candidate.named {
            return Err(Diagnostic::error(code, Place::file(candidate.source.clone())));
        }
        Ok(Opened::Skipped(code))
    }
}

/// What is wrong with a table whose columns do not hold what was said, or not under the headings that the user gave.
pub(super) fn no_columns(source: &Arc<str>, choices: &Choices, seen: &[String]) -> Diagnostic {
    let plain: Vec<String> = seen.iter().map(|heading| super::columns::plain(heading)).collect();
    let missing = choices.columns.headings().find(|wanted| !plain.iter().any(|heading| heading == wanted));
    let headings = seen.iter().map(|heading| heading.trim()).collect::<Vec<_>>().join(", ");
    let headings: String = headings.chars().take(200).collect();
    match missing {
        Some(missing) => Diagnostic::error("table-column-missing", Place::file(source.clone()))
            .with("column", missing)
            .with("columns", headings),
        None => {
            Diagnostic::error("table-without-text", Place::file(source.clone())).with("columns", headings)
        }
    }
}

/// A stream in which line feeds are bytes, and its encoding.
fn with_byte_lines(encoding: Encoding, head: Vec<u8>, rest: Source) -> (Encoding, Reader) {
    if encoding.has_byte_lines() {
        return (encoding, Cursor::new(head).chain(rest));
    }
    let whole = Cursor::new(head).chain(rest);
    let decoded: Source = Box::new(Transcoder::new(whole, encoding));
    (Encoding::Utf8, Cursor::new(Vec::new()).chain(decoded))
}

impl Iterator for Stream {
    type Item = Result<Chunk, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = self.piece();
        if piece.is_none() && !std::mem::replace(&mut self.answered, true) {
            return Some(Err(Diagnostic::error("empty-transcript", Place::file(self.source.clone()))));
        }
        self.answered = true;
        piece
    }
}

impl Stream {
    fn piece(&mut self) -> Option<Result<Chunk, Diagnostic>> {
        match &mut self.pieces {
            Pieces::Lines(lines) => Some(match lines.next()? {
                Ok(block) => Ok(self.chunk(block.first_line, block.bytes, None)),
                Err(lines::Trouble::TooLong(line)) => Err(self.too_long("line-too-long", line)),
                Err(lines::Trouble::Failed(line, error)) => Err(unreadable(&self.source, Some(line), error)),
            }),
            Pieces::Rows(rows) => Some(match rows.next()? {
                Ok(block) => Ok(self.chunk(block.first_line, block.bytes, Some(block.piece))),
                Err(csv_rows::Trouble::TooLong(line)) => Err(self.too_long("conversation-too-long", line)),
                Err(csv_rows::Trouble::Unclosed(line)) => {
                    Err(Diagnostic::error("table-unclosed-quote", Place::line(self.source.clone(), line)))
                }
                Err(csv_rows::Trouble::Failed(line, error)) => {
                    Err(unreadable(&self.source, Some(line), error))
                }
            }),
        }
    }

    fn chunk(&self, first_line: usize, bytes: Vec<u8>, rows: Option<csv::Piece>) -> Chunk {
        let (source, format) = (self.source.clone(), self.format);
        Chunk {
            source,
            format,
            first_line,
            bytes,
            encoding: self.encoding,
            written: self.written,
            rows,
            rest: None,
            late: self.late.clone(),
        }
    }

    fn too_long(&self, code: &'static str, line: usize) -> Diagnostic {
        Diagnostic::error(code, Place::line(self.source.clone(), line))
            .with("limit", size(self.longest_bytes))
    }
}

/// Why a file cannot be read, or not to its end.
pub(super) fn unreadable(source: &Arc<str>, line: Option<usize>, error: io::Error) -> Diagnostic {
    let place = Place { file: source.clone(), line, span: None };
    let inner = error.get_ref();
    if let Some(fault) = inner.and_then(|error| error.downcast_ref::<Fault>()) {
        return fault.at(place);
    }
    if let Some(bad) = inner.and_then(|error| error.downcast_ref::<Undecodable>()) {
        let refused = Diagnostic::error("undecodable-text", place);
        return refused.with("offset", bad.offset).with("encoding", bad.encoding);
    }
    Diagnostic::error("input-unreadable", place).with("problem", error)
}

fn read_head(reader: &mut Source, source: &Arc<str>) -> Result<Vec<u8>, Diagnostic> {
    let mut head = Vec::new();
    let read = reader.take(HEAD_BYTES as u64).read_to_end(&mut head);
    read.map_err(|error| unreadable(source, None, error))?;
    Ok(head)
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}
