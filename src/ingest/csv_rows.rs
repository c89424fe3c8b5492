//! Cuts a stream of delimited text into chunks of whole conversations.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::sync::Arc;

use super::Limits;
use super::csv::{Piece, TableHead};
use super::encoding::{self, Encoding};
use super::lines::read_more;
use super::records::{End, Record, count_line_ends};
use super::rows::Grouping;

const READ_BYTES: usize = 64 << 10;

/// How many ids are remembered to notice a conversation that goes on after others.
const REMEMBERED_IDS: usize = 65_536;

/// Whole conversations in a row.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) first_line: usize,
    pub(super) bytes: Vec<u8>,
    pub(super) piece: Piece,
}

/// Why rows are missing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The conversation that begins on this line is longer than allowed and was skipped.
    TooLong(usize),
    /// A quotation mark of the row on this line is never closed: the rest of the file is one cell.
    Unclosed(usize),
    /// The stream broke in this line.
    Failed(usize, io::Error),
}

/// Rows as they stream in.
pub(super) struct CsvRows<R> {
    reader: R,
    encoding: Encoding,
    head: Arc<TableHead>,
    grouping: Grouping,
    chunk_bytes: usize,
    conversation_bytes: usize,
    buffer: Vec<u8>,
    line: usize,
    number: usize,
    seen: Recent,
    ended: bool,
    failed: Option<io::Error>,
    over: bool,
    /// Id of a conversation whose remaining rows are passed over.
    skipped: Option<String>,
}

impl<R: Read> CsvRows<R> {
    /// Rows below the headings of `head`. A conversation longer than a line may be is skipped and reported.
    pub(super) fn new(reader: R, head: TableHead, encoding: Encoding, limits: &Limits) -> CsvRows<R> {
        CsvRows {
            reader,
            encoding,
            grouping: Grouping::of(&head.columns),
            head: Arc::new(head),
            chunk_bytes: limits.chunk_bytes.max(1),
            conversation_bytes: limits.line_bytes.max(1),
            buffer: Vec::new(),
            line: 1,
            number: 1,
            seen: Recent::default(),
            ended: false,
            failed: None,
            over: false,
            skipped: None,
        }
    }

    /// Doubles what the buffer holds.
    fn fill(&mut self) {
        let wanted = (self.buffer.len() * 2).max(READ_BYTES);
        while self.buffer.len() < wanted && !self.ended {
            match read_more(&mut self.reader, &mut self.buffer, READ_BYTES) {
                Ok(more) => self.ended = !more,
                Err(error) => {
                    self.ended = true;
                    self.failed = Some(error);
                }
            }
        }
    }

    /// Where the row ends that starts at `at`, and its id; reads on as long as it is not known. `None` when there is none.
    fn row(&mut self, at: usize, record: &mut Record) -> Option<Result<(usize, String), Trouble>> {
        loop {
            if at >= self.buffer.len() && self.ended {
                return None;
            }
            let end = match at < self.buffer.len() {
                true => record.cut(&self.buffer[at..], self.head.separator, self.ended),
                false => End::Beyond,
            };
            match end {
                End::At(end) => return Some(Ok((at + end, self.id(at, record)))),
                End::Unclosed => return Some(Err(Trouble::Unclosed(self.line_at(at)))),
                // What one conversation may have, and a whole block before it.
                End::Beyond if self.buffer.len() - at > self.conversation_bytes => {
                    return Some(Err(Trouble::TooLong(self.line_at(at))));
                }
                End::Beyond => self.fill(),
            }
        }
    }

    fn id(&self, at: usize, record: &Record) -> String {
        let cell = self.grouping.id().and_then(|index| record.cell(&self.buffer[at..], index));
        cell.map_or_else(String::new, |(cell, _)| {
            let text = encoding::decode_part(cell, self.encoding);
            text.map_or_else(|_| String::from_utf8_lossy(cell).into_owned(), |text| text.trim().to_owned())
        })
    }

    fn line_at(&self, at: usize) -> usize {
        self.line + count_line_ends(&self.buffer[..at])
    }

    /// Passes over the first bytes of the buffer.
    fn drop_first(&mut self, bytes: usize) {
        self.line += count_line_ends(&self.buffer[..bytes]);
        self.buffer.drain(..bytes);
    }

    /// Passes over titles, headings, and the rest of a conversation that was too long.
    fn skip(&mut self) -> Option<Trouble> {
        let mut record = Record::default();
        if self.line == 1 && self.buffer.is_empty() {
            self.fill();
            let mark = if self.buffer.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
            self.buffer.drain(..mark);
        }
        while self.line <= self.head.line {
            match self.row(0, &mut record)? {
                Ok((end, _)) => self.drop_first(end),
                Err(trouble) => return Some(trouble),
            }
        }
        while let Some(id) = self.skipped.take() {
            match self.row(0, &mut record)? {
                Ok((end, next)) if self.grouping.goes_on(&id, &next) => {
                    self.drop_first(end);
                    self.skipped = Some(id);
                }
                Ok(_) => break,
                Err(trouble) => return Some(trouble),
            }
        }
        None
    }

    /// Gives up a row whose end was not found within what is allowed: its end is sought without keeping it.
    fn skip_row(&mut self) {
        let mut in_quotes = false;
        loop {
            let mut end = None;
            for (index, &byte) in self.buffer.iter().enumerate() {
                match byte {
                    b'"' => in_quotes = !in_quotes,
                    b'\n' | b'\r' if !in_quotes => {
                        end = Some(index + 1);
                        break;
                    }
                    _ => {}
                }
            }
            let taken = end.unwrap_or(self.buffer.len());
            self.drop_first(taken);
            if end.is_some() || self.ended {
                if self.buffer.first() == Some(&b'\n') {
                    self.buffer.drain(..1);
                }
                return;
            }
            self.fill();
        }
    }

    /// The next conversations, up to the size of a chunk.
    fn gather(&mut self) -> Option<Result<Block, Trouble>> {
        let mut record = Record::default();
        let mut so_far = Gathered::default();
        let broken = loop {
            let (end, next) = match self.row(so_far.at, &mut record) {
                Some(Ok(row)) => row,
                Some(Err(trouble)) => break Some((trouble, self.shares(&so_far, &record))),
                None => {
                    break self.failed.take().map(|error| {
                        (Trouble::Failed(self.line_at(so_far.start), error), so_far.groups > 0)
                    });
                }
            };
            let blank = self.buffer[so_far.at..end].iter().all(u8::is_ascii_whitespace);
            if !blank && !so_far.id.as_ref().is_some_and(|id| self.grouping.goes_on(id, &next)) {
                if so_far.groups > 0 && so_far.at >= self.chunk_bytes {
                    break None;
                }
                if self.seen.before(&next) {
                    so_far.resumed.push(self.line_at(so_far.at));
                }
                so_far.begin(next);
            }
            so_far.at = end;
            if end - so_far.start > self.conversation_bytes {
                break Some((Trouble::TooLong(self.line_at(so_far.start)), true));
            }
        };
        match broken {
            None if so_far.groups == 0 => None,
            None => Some(Ok(self.take(so_far.at, so_far))),
            Some((trouble, drops_last)) => Some(self.recover(trouble, drops_last, so_far)),
        }
    }

    /// Whether a row that could not be read to its end belongs to the conversation before it.
    fn shares(&self, so_far: &Gathered, record: &Record) -> bool {
        let next = self.id(so_far.at, record);
        so_far.id.as_ref().is_some_and(|id| self.grouping.goes_on(id, &next))
    }

    /// Hands out what is sound before the trouble, which is then met again; without any, the trouble itself.
    fn recover(
        &mut self,
        trouble: Trouble,
        drops_last: bool,
        mut so_far: Gathered,
    ) -> Result<Block, Trouble> {
        let (sound, whole) = match drops_last {
            true => (so_far.start, so_far.groups - 1),
            false => (so_far.at, so_far.groups),
        };
        if whole > 0 {
            if let Trouble::Failed(_, error) = trouble {
                self.failed = Some(error);
            }
            so_far.groups = whole;
            return Ok(self.take(sound, so_far));
        }
        self.number += 1;
        match trouble {
            Trouble::TooLong(_) => {
                let row_alone = so_far.at == 0 || so_far.at - so_far.start <= self.conversation_bytes;
                self.drop_first(so_far.at);
                if row_alone {
                    self.skip_row();
                }
                self.skipped = so_far.id.filter(|_| drops_last);
            }
            _ => {
                self.over = true;
                self.buffer.clear();
            }
        }
        Err(trouble)
    }

    fn take(&mut self, bytes: usize, so_far: Gathered) -> Block {
        let rest = self.buffer.split_off(bytes);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let (first_line, first_number) = (self.line, self.number);
        self.line += count_line_ends(&bytes);
        self.number += so_far.groups;
        let piece = Piece { head: self.head.clone(), first_number, resumed: so_far.resumed };
        Block { first_line, bytes, piece }
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<Block, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        if let Some(trouble) = self.skip() {
            self.over = true;
            return Some(Err(trouble));
        }
        self.gather()
    }
}

/// Conversations gathered so far, from the start of the buffer.
#[derive(Debug, Default)]
struct Gathered {
    /// One past the last row.
    at: usize,
    /// Where the last conversation starts.
    start: usize,
    id: Option<String>,
    groups: usize,
    resumed: Vec<usize>,
}

impl Gathered {
    fn begin(&mut self, id: String) {
        self.start = self.at;
        self.groups += 1;
        self.id = Some(id);
    }
}

/// The ids that came last.
#[derive(Debug, Default)]
struct Recent {
    known: HashSet<u64>,
    order: VecDeque<u64>,
}

impl Recent {
    /// Whether the id came before; from now on it did.
    fn before(&mut self, id: &str) -> bool {
        if id.is_empty() {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        if !self.known.insert(hash) {
            return true;
        }
        self.order.push_back(hash);
        if self.order.len() > REMEMBERED_IDS
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        false
    }
}
