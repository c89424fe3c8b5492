//! Cuts a stream into blocks of whole lines.

use std::io::{self, Read};

use memchr::{memchr2, memrchr2};

use super::records::count_line_ends;

/// Whole lines in a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Number of the first line, from 1.
    pub(super) first_line: usize,
    /// The lines with their ends.
    pub(super) bytes: Vec<u8>,
}

/// Why lines are missing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// This line is longer than allowed and was skipped.
    TooLong(usize),
    /// The stream broke in this line.
    Failed(usize, io::Error),
}

/// Blocks of about `block_bytes`, cut after line ends (LF, CRLF or CR); the last line need not have one.
pub(super) struct Lines<R> {
    reader: R,
    block_bytes: usize,
    line_bytes: usize,
    buffer: Vec<u8>,
    line: usize,
    skipping: bool,
    ended: bool,
    failed: Option<io::Error>,
}

const READ_BYTES: usize = 64 << 10;

impl<R: Read> Lines<R> {
    /// A line longer than `line_bytes` is skipped and reported.
    pub(super) fn new(reader: R, block_bytes: usize, line_bytes: usize) -> Lines<R> {
        Lines {
            reader,
            block_bytes: block_bytes.clamp(1, line_bytes.max(1)),
            line_bytes: line_bytes.max(1),
            buffer: Vec::new(),
            line: 1,
            skipping: false,
            ended: false,
            failed: None,
        }
    }

    /// Reads until the buffer holds `bytes`, or the stream ends.
    fn fill(&mut self, bytes: usize) {
        while self.buffer.len() < bytes && !self.ended {
            let want = (bytes - self.buffer.len()).min(READ_BYTES);
            match read_more(&mut self.reader, &mut self.buffer, want) {
                Ok(more) => self.ended = !more,
                Err(error) => {
                    self.ended = true;
                    self.failed = Some(error);
                }
            }
        }
    }

    /// Takes the first `bytes` of the buffer and counts their lines.
    fn take(&mut self, bytes: usize) -> Block {
        let rest = self.buffer.split_off(bytes);
        let taken = std::mem::replace(&mut self.buffer, rest);
        let first_line = self.line;
        self.line += count_line_ends(&taken);
        Block { first_line, bytes: taken }
    }

    /// The first line, which ends beyond a block or not at all.
    fn next_long_line(&mut self) -> Option<Result<Block, Trouble>> {
        // One byte for the line's end, one to see what follows a CR.
        let most = self.line_bytes.saturating_add(2);
        let mut end = first_line_end(&self.buffer, self.ended);
        while end.is_none() && !self.ended && self.buffer.len() < most {
            self.fill((self.buffer.len() * 2).max(READ_BYTES).min(most));
            end = first_line_end(&self.buffer, self.ended);
        }
        let line = without_end(&self.buffer[..end.unwrap_or(self.buffer.len())]);
        if line.len() > self.line_bytes {
            self.skipping = true;
            return Some(Err(Trouble::TooLong(self.line)));
        }
        if let Some(end) = end {
            return Some(Ok(self.take(end)));
        }
        if let Some(error) = self.failed.take() {
            self.buffer.clear();
            return Some(Err(Trouble::Failed(self.line, error)));
        }
        (!self.buffer.is_empty()).then(|| Ok(self.take(self.buffer.len())))
    }

    /// Drops what is left of a line that is too long; true when its end was found.
    fn skip_line(&mut self) {
        loop {
            self.fill(READ_BYTES);
            if let Some(end) = first_line_end(&self.buffer, self.ended) {
                self.buffer.drain(..end);
                self.line += 1;
                break;
            }
            // A CR at the end stays: an LF may follow it.
            let keep = usize::from(!self.ended && self.buffer.last() == Some(&b'\r'));
            self.buffer.drain(..self.buffer.len() - keep);
            if self.ended {
                break;
            }
        }
        self.skipping = false;
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Block, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.skipping {
            self.skip_line();
        }
        self.fill(self.block_bytes);
        let near = self.buffer.len().min(self.block_bytes);
        let all = self.ended && near == self.buffer.len();
        match last_line_end(&self.buffer[..near], all) {
            Some(end) => Some(Ok(self.take(end))),
            None => self.next_long_line(),
        }
    }
}

/// One past the first line end; a CR at the very end is one only if nothing can follow.
fn first_line_end(bytes: &[u8], ended: bool) -> Option<usize> {
    let at = memchr2(b'\n', b'\r', bytes)?;
    match (bytes[at], bytes.get(at + 1)) {
        (b'\r', Some(b'\n')) => Some(at + 2),
        (b'\r', None) if !ended => None,
        _ => Some(at + 1),
    }
}

/// One past the last line end.
fn last_line_end(bytes: &[u8], ended: bool) -> Option<usize> {
    let open = usize::from(!ended && bytes.last() == Some(&b'\r'));
    let closed = &bytes[..bytes.len() - open];
    memrchr2(b'\n', b'\r', closed).map(|at| at + 1)
}

fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The lines of a block without their ends, empty ones too.
pub(super) fn split(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest.take().filter(|bytes| !bytes.is_empty())?;
        let Some(end) = first_line_end(bytes, true) else { return Some(bytes) };
        rest = Some(&bytes[end..]);
        Some(without_end(&bytes[..end]))
    })
}

/// Reads at most `bytes` more onto the end of a buffer; `false` when the stream has ended.
pub(super) fn read_more(reader: &mut impl Read, buffer: &mut Vec<u8>, bytes: usize) -> io::Result<bool> {
    let before = buffer.len();
    buffer.resize(before + bytes, 0);
    let got = loop {
        match reader.read(&mut buffer[before..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            got => break got,
        }
    };
    buffer.truncate(before + *got.as_ref().unwrap_or(&0));
    got.map(|got| got > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, block_bytes: usize, line_bytes: usize) -> Vec<(usize, String)> {
        let lines = Lines::new(text.as_bytes(), block_bytes, line_bytes);
        lines
            .map(|item| match item {
                Ok(block) => (block.first_line, String::from_utf8(block.bytes).unwrap()),
                Err(Trouble::TooLong(line)) => (line, "too long".to_owned()),
                Err(Trouble::Failed(line, _)) => (line, "failed".to_owned()),
            })
            .collect()
    }

    fn owned(blocks: &[(usize, &str)]) -> Vec<(usize, String)> {
        blocks.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
    }

    #[test]
    fn blocks_end_after_a_line() {
        assert_eq!(
            cut("aa\nbb\r\ncc\rdd", 6, 100),
            owned(&[(1, "aa\n"), (2, "bb\r\n"), (3, "cc\r"), (4, "dd")])
        );
        assert_eq!(cut("aa\nbb\ncc", 100, 100), owned(&[(1, "aa\nbb\n"), (3, "cc")]));
        assert_eq!(cut("", 100, 100), owned(&[]));
    }

    #[test]
    fn a_return_and_its_feed_are_never_parted() {
        assert_eq!(cut("aa\r\nbb\r\n", 3, 100), owned(&[(1, "aa\r\n"), (2, "bb\r\n")]));
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_alone() {
        let expected = owned(&[(1, "a\n"), (2, "too long"), (3, "b\n"), (4, "too long")]);
        assert_eq!(cut("a\nxxxxxxxxx\nb\nyyyyyyyyy", 4, 4), expected);
        assert_eq!(cut("abcd\nabcde\n", 4, 4), owned(&[(1, "abcd\n"), (2, "too long")]));
        assert_eq!(cut("abcd\r\nabcd", 4, 4), owned(&[(1, "abcd\r\n"), (2, "abcd")]));
    }

    #[test]
    fn lines_are_counted_by_their_ends() {
        for (text, lines) in [("a\nb\n", 2), ("a\r\nb\r\n", 2), ("a\rb\r", 2), ("a\n\n\r\n", 3)] {
            assert_eq!(count_line_ends(text.as_bytes()), lines, "{text:?}");
            assert_eq!(split(text.as_bytes()).count(), lines, "{text:?}");
        }
    }
}
