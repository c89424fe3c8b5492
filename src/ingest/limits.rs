//! How large inputs may be.

/// Sizes beyond which an input is refused, and the size of the pieces it is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest line of JSON Lines, bytes.
    pub line_bytes: usize,
    /// Largest file that is read as a whole, bytes: everything but JSON Lines.
    pub file_bytes: usize,
    /// Most segments of one transcript.
    pub segments: usize,
    /// How much of a stream goes into one chunk, bytes; a longer line is a chunk of its own.
    pub chunk_bytes: usize,
}

impl Default for Limits {
    /// 16 MiB a line, 64 MiB a file, 100,000 segments (a day of messages, one a second), chunks of 512 KiB.
    fn default() -> Limits {
        Limits { line_bytes: 16 << 20, file_bytes: 64 << 20, segments: 100_000, chunk_bytes: 512 << 10 }
    }
}

/// A size as messages write it, e.g. `16 MiB`.
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}
