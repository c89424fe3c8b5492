//! Compound files, in which old spreadsheets are: whether one is whole, and how much its sheets would take.

/// Sector numbers from here on mean something else than a sector.
const SPECIAL: u32 = 0xffff_fffc;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// Streams smaller than this are kept in small sectors.
const SMALL_BYTES: usize = 4_096;
const SMALL_SECTOR: usize = 64;

/// Most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;

/// What a workbook keeps in memory of a cell: its value and its formula.
const CELL_BYTES: u64 = 56;

/// A compound file all of whose parts are there.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_root: bool,
    start: u32,
    bytes: usize,
}

impl<'b> Compound<'b> {
    /// Follows every chain of sectors; `None` where one leads out of the file or into itself.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Compound<'b>> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut file =
            Compound { bytes, sector, table: vec![], small_table: vec![], small: vec![], entries: vec![] };
        file.table = file.read_table()?;
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        file.small_table = numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX)?);
        let root = file.entries.iter().find(|entry| entry.is_root)?;
        file.small = file.chain(root.start, root.bytes)?;
        let all = file.entries.iter().filter(|entry| !entry.is_root);
        all.map(|entry| file.stream(entry)).collect::<Option<Vec<_>>>()?;
        Some(file)
    }

    /// What the sheets of a workbook would take in memory, bytes.
    pub(super) fn sheets_bytes(&self) -> Option<u64> {
        let book = self.entries.iter().find(|entry| matches!(entry.name.as_str(), "workbook" | "book"))?;
        let book = self.stream(book)?;
        let starts = records(&book).filter(|(kind, _)| *kind == 0x85).map(|(_, data)| u32_at(data, 0));
        let starts: Vec<usize> = starts.take(MOST_SHEETS + 1).flatten().map(|start| start as usize).collect();
        if starts.len() > MOST_SHEETS {
            return Some(u64::MAX);
        }
        let areas = starts.iter().map(|start| area(book.get(*start..).unwrap_or_default()));
        Some(areas.sum::<u64>().saturating_mul(CELL_BYTES))
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The table that tells which sector follows which.
    fn read_table(&self) -> Option<Vec<u32>> {
        let mut parts = numbers(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        for _ in 0..most {
            if next >= SPECIAL {
                break;
            }
            parts.extend(numbers(self.sector(next)?));
            next = parts.pop()?;
        }
        let mut table = Vec::new();
        for part in parts.into_iter().filter(|part| *part < SPECIAL) {
            table.extend(numbers(self.sector(part)?));
            if table.len() > most + self.sector {
                return None;
            }
        }
        let is_sound = |(at, next): (usize, &u32)| match *next {
            FREE => true,
            next => self.sector(at as u32).is_some() && (next >= SPECIAL || (next as usize) < table.len()),
        };
        (next >= SPECIAL && table.iter().enumerate().all(is_sound)).then_some(table)
    }

    /// The sectors from `start` on, or as many as so many bytes take.
    fn chain(&self, start: u32, bytes: usize) -> Option<Vec<u8>> {
        follow(start, bytes, &self.table, self.sector, |number| self.sector(number))
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.bytes >= SMALL_BYTES {
            return self.chain(entry.start, entry.bytes);
        }
        let small = |number: u32| {
            let start = number as usize * SMALL_SECTOR;
            self.small.get(start..start + SMALL_SECTOR)
        };
        follow(entry.start, entry.bytes, &self.small_table, SMALL_SECTOR, small)
    }
}

/// Sectors one after another; all of them where `bytes` is no size.
fn follow<'b>(
    start: u32,
    bytes: usize,
    table: &[u32],
    sector: usize,
    get: impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u8>> {
    let (mut data, mut next) = (Vec::new(), start);
    while next < SPECIAL && data.len() < bytes {
        if data.len() > table.len().saturating_mul(sector) {
            return None;
        }
        data.extend(get(next)?);
        next = *table.get(next as usize)?;
    }
    let ended = next == END || start >= SPECIAL;
    (data.len() >= bytes || bytes == usize::MAX && ended).then(|| {
        data.truncate(bytes);
        data
    })
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let kind = *bytes.get(66)?;
    let units = bytes[..64].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    matches!(kind, 2 | 5).then_some(Entry {
        name: String::from_utf16_lossy(&name).to_lowercase(),
        is_root: kind == 5,
        start: u32_at(bytes, 116)?,
        bytes: u32_at(bytes, 120)? as usize,
    })
}

/// The records of a workbook: kind and data.
fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let data = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((kind, data))
    })
}

/// How many cells there are between the outermost ones of a sheet.
fn area(sheet: &[u8]) -> u64 {
    const CELLS: [u16; 9] = [0x06, 0x02, 0x03, 0x04, 0x203, 0x204, 0x205, 0x27e, 0xfd];
    const ROW_OF_CELLS: u16 = 0xbd;
    let mut edges: Option<[u64; 4]> = None;
    for (kind, data) in records(sheet).take_while(|(kind, _)| *kind != 0x0a) {
        let first = u16_at(data, 2).map(u64::from);
        let last = match kind {
            ROW_OF_CELLS => u16_at(data, data.len().saturating_sub(2)).map(u64::from),
            _ if CELLS.contains(&kind) => first,
            _ => None,
        };
        let (Some(row), Some(first), Some(last)) = (u16_at(data, 0).map(u64::from), first, last) else {
            continue;
        };
        let [top, bottom, left, right] = edges.unwrap_or([row, row, first, first]);
        edges = Some([top.min(row), bottom.max(row), left.min(first), right.max(first).max(last)]);
    }
    edges.map_or(0, |[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/formats/calls.xls")).unwrap()
    }

    #[test]
    fn a_whole_workbook_is_measured_and_no_part_of_it_is_whole() {
        let bytes = sample();
        assert_eq!(Compound::open(&bytes).unwrap().sheets_bytes(), Some((5 * 4 + 1) * CELL_BYTES));
        for cut in 0..bytes.len() {
            assert!(Compound::open(&bytes[..cut]).is_none(), "{cut}");
        }
    }

    #[test]
    fn a_chain_that_leads_into_itself_or_out_of_the_file_is_refused() {
        let table = [1, 2, 0, END, 9];
        let get = |number: u32| Some(&b"12345678"[..]).filter(|_| number < 5);
        assert_eq!(follow(0, usize::MAX, &table, 8, get), None);
        assert_eq!(follow(4, usize::MAX, &table, 8, get), None);
        assert_eq!(follow(3, usize::MAX, &table, 8, get), Some(b"12345678".to_vec()));
        assert_eq!(follow(3, 5, &table, 8, get), Some(b"12345".to_vec()));
        assert_eq!(follow(3, 9, &table, 8, get), None);
        assert_eq!(follow(0, 17, &table, 8, get).map(|data| data.len()), Some(17));
    }

    #[test]
    fn two_cells_far_apart_take_what_lies_between_them() {
        let record = |kind: u16, data: &[u16]| {
            let words = [kind, data.len() as u16 * 2].into_iter().chain(data.iter().copied());
            words.flat_map(u16::to_le_bytes).collect::<Vec<_>>()
        };
        let cells =
            [record(0xfd, &[0, 0, 0, 0]), record(0xbd, &[65_535, 3, 0, 0, 0, 255]), record(0x0a, &[])]
                .concat();
        assert_eq!(area(&cells), 65_536 * 256);
        assert_eq!(area(&cells[..5]), 0);
    }
}
