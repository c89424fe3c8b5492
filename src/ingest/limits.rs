//! How large inputs may be.

/// Sizes beyond which an input is refused, and the size of the pieces it is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest line of JSON Lines, and most rows of one conversation in a table, bytes.
    pub line_bytes: usize,
    /// Largest file that is read as a whole, bytes: everything but JSON Lines, delimited text and subtitles.
    pub file_bytes: usize,
    /// Largest file of subtitles, bytes of its text.
    pub text_bytes: usize,
    /// Most bytes that a spreadsheet may expand to, and most bytes of text in one of its sheets.
    pub sheet_bytes: u64,
    /// Most segments of one transcript.
    pub segments: usize,
    /// How much of a stream goes into one chunk, bytes; a longer line is a chunk of its own.
    pub chunk_bytes: usize,
    /// Most bytes that may come out of one archive or compressed file.
    pub unpacked_bytes: u64,
    /// How many times larger than itself a compressed file may become.
    pub unpacked_ratio: u64,
    /// How much may come out before the ratio counts, bytes: a few equal lines compress well.
    pub unpacked_freely_bytes: u64,
    /// Most files in one archive.
    pub archive_entries: usize,
}

impl Default for Limits {
    /// 16 MiB a line, 64 MiB a file, 512 MiB of subtitles, 256 MiB a spreadsheet, 100,000 segments (a day of messages, one a second), chunks of 512 KiB; 64 GiB out of an
    /// archive and beyond 64 MiB at most 500 times its size; 100,000 files in an archive.
    fn default() -> Limits {
        Limits {
            line_bytes: 16 << 20,
            file_bytes: 64 << 20,
            text_bytes: 512 << 20,
            sheet_bytes: 256 << 20,
            segments: 100_000,
            chunk_bytes: 512 << 10,
            unpacked_bytes: 64 << 30,
            unpacked_ratio: 500,
            unpacked_freely_bytes: 64 << 20,
            archive_entries: 100_000,
        }
    }
}

/// A size as messages write it, e.g. `16 MiB`.
pub(super) fn size(bytes: impl TryInto<u64>) -> String {
    let bytes = bytes.try_into().unwrap_or(u64::MAX);
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        1_048_576..1_073_741_824 => format!("{} MiB", bytes >> 20),
        _ => format!("{} GiB", bytes >> 30),
    }
}
