//! Files inside a ZIP archive, one after another. The only door to `zip`, which reads the directory; the data are expanded here.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use zip::{CompressionMethod, ZipArchive};

use super::Limits;
use super::encoding;
use super::unpack::{Fault, Meter, Source, unpack_member, with_sum};
use crate::diagnostics::{Diagnostic, Place};

/// Something that holds the bytes of an archive and can be opened any number of times.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    File(PathBuf),
    Held(Arc<[u8]>),
}

trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

impl Bytes {
    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match self {
            Bytes::File(path) => Box::new(File::open(path)?),
            Bytes::Held(bytes) => Box::new(Cursor::new(bytes.clone())),
        })
    }
}

/// What a file that begins like an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An archive of files.
    Files,
    /// A spreadsheet.
    Sheet,
    /// A text document or a presentation.
    Document,
}

/// An archive and how far it was read.
pub(super) struct Archive {
    bytes: Bytes,
    /// The archive as the user wrote its path.
    pub(super) source: Arc<str>,
    zip: ZipArchive<Box<dyn ReadSeek>>,
    meter: Meter,
    next: usize,
}

/// A member of an archive.
pub(super) struct Member {
    /// `archive.zip/inner/name.txt`
    pub(super) source: Arc<str>,
    pub(super) data: Result<Source, Diagnostic>,
}

impl Archive {
    /// Reads the directory of an archive.
    pub(super) fn open(bytes: Bytes, source: &Arc<str>, limits: Limits) -> Result<Archive, Diagnostic> {
        let damaged =
            |error: &dyn std::fmt::Display| Fault::Damaged(error.to_string()).at(Place::file(source.clone()));
        let mut reader = bytes.open().map_err(|error| damaged(&error))?;
        let length = reader.seek(SeekFrom::End(0)).map_err(|error| damaged(&error))?;
        let zip = ZipArchive::new(reader).map_err(|error| damaged(&error))?;
        if zip.len() > limits.archive_entries {
            return Err(Diagnostic::error("archive-too-many-files", Place::file(source.clone()))
                .with("limit", limits.archive_entries));
        }
        Ok(Archive { bytes, source: source.clone(), zip, meter: Meter::new(limits, length), next: 0 })
    }

    /// What the archive is, told by the names of its members.
    pub(super) fn kind(&self) -> Kind {
        let has = |name| self.has(name);
        if has("xl/workbook.xml") || has("xl/workbook.bin") || has("content.xml") && has("mimetype") {
            Kind::Sheet
        } else if has("[Content_Types].xml") {
            Kind::Document
        } else {
            Kind::Files
        }
    }

    /// Whether it has a member of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.file_names_raw().any(|known| known == name.as_bytes())
    }

    /// The data of a member.
    pub(super) fn named(&mut self, name: &str) -> Option<Result<Source, Diagnostic>> {
        self.next = self.zip.index_for_name(name)?;
        Some(self.member()?.data)
    }

    /// The next file.
    pub(super) fn member(&mut self) -> Option<Member> {
        while self.next < self.zip.len() {
            let index = self.next;
            self.next += 1;
            let place = Place::file(self.source.clone());
            let entry = match self.zip.by_index_raw(index) {
                Ok(entry) => entry,
                Err(error) => {
                    let data = Err(Fault::Damaged(error.to_string()).at(place));
                    return Some(Member { source: self.source.clone(), data });
                }
            };
            if entry.is_dir() {
                continue;
            }
            let source: Arc<str> = format!("{}/{}", self.source, member_name(entry.name_raw())).into();
            let (method, sum, length) = (number(entry.compression()), entry.crc32(), entry.compressed_size());
            let (encrypted, start) = (entry.encrypted(), entry.data_start());
            drop(entry);
            let data = if encrypted {
                Err(Diagnostic::error("archive-encrypted", Place::file(source.clone())))
            } else {
                self.data(start, length, method, sum, &source)
            };
            return Some(Member { source, data });
        }
        None
    }

    fn data(
        &self,
        start: Option<u64>,
        length: u64,
        method: u16,
        sum: u32,
        source: &Arc<str>,
    ) -> Result<Source, Diagnostic> {
        let place = || Place::file(source.clone());
        let damaged = |problem: String| Fault::Damaged(problem).at(place());
        let start = start.ok_or_else(|| damaged("no data".to_owned()))?;
        let mut reader = self.bytes.open().map_err(|error| damaged(error.to_string()))?;
        reader.seek(SeekFrom::Start(start)).map_err(|error| damaged(error.to_string()))?;
        let packed: Source = Box::new(reader.take(length));
        let unpacked = unpack_member(method, packed, self.meter.clone());
        let refuse = || Diagnostic::error("archive-method", place()).with("method", method);
        Ok(with_sum(unpacked.ok_or_else(refuse)?, sum))
    }

    /// Expands everything once without keeping it, so that whoever reads it again knows that it is sound and how large it is.
    pub(super) fn check(&mut self) -> Result<(), Diagnostic> {
        while let Some(member) = self.member() {
            let copied = io::copy(&mut member.data?, &mut io::sink());
            copied.map_err(|error| super::opening::unreadable(&member.source, None, error))?;
        }
        Ok(())
    }
}

fn number(method: CompressionMethod) -> u16 {
    const KNOWN: [(CompressionMethod, u16); 3] =
        [(CompressionMethod::STORE, 0), (CompressionMethod::DEFLATE, 8), (CompressionMethod::ZSTD, 93)];
    KNOWN.iter().find(|(known, _)| *known == method).map_or(u16::MAX, |(_, number)| *number)
}

/// The name of a member in whatever encoding it was packed; steps upwards are left out.
fn member_name(raw: &[u8]) -> String {
    let decoded = encoding::decode(raw, encoding::detect(raw));
    let name = decoded.map_or_else(|_| String::from_utf8_lossy(raw).into_owned(), |name| name.into_owned());
    let steps = name.split(['/', '\\']).filter(|step| !matches!(*step, "" | "." | ".."));
    steps.map(|step| step.replace(char::is_control, " ")).collect::<Vec<_>>().join("/")
}
