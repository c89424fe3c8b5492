//! A file of one transcript that is read line by line, where the worker is, so that its text is never held as a whole.

use std::fmt;
use std::io::{self, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use super::chunk::undecodable;
use super::draft::Origin;
use super::encoding::{self, Encoding, Undecodable};
use super::limits::size;
use super::lines::{Lines, Trouble};
use super::opening::unreadable;
use super::transcode::Transcoder;
use super::unpack::Source;
use super::{Limits, lines};
use crate::diagnostics::Diagnostic;

/// What of a file has not been read yet. It can be read once.
#[derive(Clone)]
pub(super) struct Rest(Arc<Mutex<Option<Source>>>);

impl Rest {
    pub(super) fn new(reader: Source) -> Rest {
        Rest(Arc::new(Mutex::new(Some(reader))))
    }

    fn take(&self) -> Source {
        let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        reader.take().unwrap_or_else(|| Box::new(io::empty()))
    }
}

impl PartialEq for Rest {
    fn eq(&self, other: &Rest) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Rest {}

impl fmt::Debug for Rest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Rest")
    }
}

/// Hands every line of a text to `take` until it wants no more, and tells its encoding. `head` is its beginning.
pub(super) fn each_line(
    head: &[u8],
    rest: Option<&Rest>,
    encoding: Encoding,
    origin: &Origin,
    limits: &Limits,
    take: &mut dyn FnMut(&str) -> bool,
) -> Result<Encoding, Diagnostic> {
    let rest = rest.map_or_else(|| Box::new(io::empty()) as Source, Rest::take);
    let whole = Cursor::new(head).chain(rest);
    if encoding.has_byte_lines() {
        return lines_of(whole, encoding, origin, limits, take);
    }
    lines_of(Transcoder::new(whole, encoding), Encoding::Utf8, origin, limits, take).map(|_| encoding)
}

fn lines_of(
    reader: impl Read,
    mut encoding: Encoding,
    origin: &Origin,
    limits: &Limits,
    take: &mut dyn FnMut(&str) -> bool,
) -> Result<Encoding, Diagnostic> {
    let (mut offset, mut text_bytes, mut is_empty) = (0, 0, true);
    for block in Lines::new(reader, limits.chunk_bytes, limits.line_bytes) {
        let block = match block {
            Ok(block) => block.bytes,
            Err(Trouble::TooLong(line)) => {
                let origin = Origin { line: Some(line), ..origin.clone() };
                return Err(origin.error("line-too-long").with("limit", size(limits.line_bytes)));
            }
            Err(Trouble::Failed(line, error)) => return Err(unreadable(&origin.file, Some(line), error)),
        };
        if encoding == Encoding::Ascii && !block.is_ascii() {
            encoding = encoding::detect(&block);
        }
        for line in lines::split(&block) {
            let at = offset + (line.as_ptr() as usize - block.as_ptr() as usize);
            let text = match at {
                0 => encoding::decode(line, encoding),
                _ => encoding::decode_part(line, encoding),
            };
            let text =
                text.map_err(|bad| undecodable(origin, Undecodable { offset: at + bad.offset, ..bad }))?;
            if text.contains('\0') {
                return Err(origin.error("binary-file"));
            }
            is_empty &= text.trim().is_empty();
            text_bytes += text.len();
            if text_bytes > limits.text_bytes {
                return Err(origin.error("input-too-large").with("limit", size(limits.text_bytes)));
            }
            if !take(&text) {
                return Ok(encoding);
            }
        }
        offset += block.len();
    }
    if is_empty { Err(origin.error("empty-file")) } else { Ok(encoding) }
}
