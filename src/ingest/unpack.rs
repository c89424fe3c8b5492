//! Compressed streams, expanded within bounds. The only door to `flate2` and `ruzstd`.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::Crc;
use flate2::bufread::MultiGzDecoder;
use flate2::read::DeflateDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::Limits;
use super::limits::size;
use crate::diagnostics::{Diagnostic, Place};

/// How something is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    Zip,
}

/// Why a stream could not be expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It would become larger than allowed.
    TooLarge(u64),
    /// It would become so many times larger than it is.
    TooDense(u64),
    /// It is damaged or cut off.
    Damaged(String),
}

pub(super) type Source = Box<dyn Read + Send>;

/// How a file that begins with these bytes is compressed.
pub(super) fn packing(head: &[u8]) -> Option<Packing> {
    if head.starts_with(&[0x1f, 0x8b, 0x08]) {
        Some(Packing::Gzip)
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || is_skippable_frame(head) {
        Some(Packing::Zstd)
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Some(Packing::Zip)
    } else {
        None
    }
}

/// A frame of Zstandard that holds no data, which may stand first.
fn is_skippable_frame(head: &[u8]) -> bool {
    head.len() >= 4 && (0x50..=0x5f).contains(&head[0]) && head[1..4] == [0x2a, 0x4d, 0x18]
}

/// What has gone in and come out of something compressed.
#[derive(Debug, Clone)]
pub(super) struct Meter {
    read: Arc<AtomicU64>,
    written: Arc<AtomicU64>,
    limits: Limits,
}

impl Meter {
    /// A meter for something of which `read` bytes are known already.
    pub(super) fn new(limits: Limits, read: u64) -> Meter {
        Meter { read: Arc::new(read.into()), written: Arc::default(), limits }
    }

    fn check(&self, more: usize) -> Result<(), Fault> {
        let written = self.written.fetch_add(more as u64, Ordering::Relaxed) + more as u64;
        let read = self.read.load(Ordering::Relaxed);
        if written > self.limits.unpacked_bytes {
            return Err(Fault::TooLarge(self.limits.unpacked_bytes));
        }
        let dense = written > read.saturating_mul(self.limits.unpacked_ratio);
        if dense && written > self.limits.unpacked_freely_bytes {
            return Err(Fault::TooDense(self.limits.unpacked_ratio));
        }
        Ok(())
    }
}

/// A compressed file as the stream that was compressed.
pub(super) fn unpack(packing: Packing, reader: Source, limits: Limits) -> Source {
    let meter = Meter::new(limits, 0);
    let counted = BufReader::new(Counted { reader, read: meter.read.clone() });
    match packing {
        Packing::Gzip => Box::new(Bounded { reader: MultiGzDecoder::new(counted), meter }),
        _ => Box::new(Bounded { reader: Frames::new(counted), meter }),
    }
}

/// A member of an archive, compressed by the method of this number.
pub(super) fn unpack_member(method: u16, reader: Source, meter: Meter) -> Option<Source> {
    Some(match method {
        0 => Box::new(Bounded { reader, meter }),
        8 => Box::new(Bounded { reader: DeflateDecoder::new(reader), meter }),
        93 => Box::new(Bounded { reader: Frames::new(BufReader::new(reader)), meter }),
        _ => return None,
    })
}

/// Counts what is read.
struct Counted {
    reader: Source,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let got = self.reader.read(out)?;
        self.read.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

/// Stops where more comes out than is allowed.
struct Bounded<R> {
    reader: R,
    meter: Meter,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let got = self.reader.read(out).map_err(damaged)?;
        self.meter.check(got).map_err(io::Error::other)?;
        Ok(got)
    }
}

/// The frames of a Zstandard file, one after another.
struct Frames<R> {
    reader: R,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(reader: R) -> Frames<R> {
        Frames { reader, decoder: FrameDecoder::new(), open: false }
    }

    /// Opens the next frame that holds data; false at the end of the file.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.reader.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.reader) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let skipped = io::copy(&mut (&mut self.reader).take(length.into()), &mut io::sink())?;
                    if skipped < length.into() {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    /// Compares the sum that the frame carries with that of its data.
    fn close_frame(&mut self) -> io::Result<()> {
        self.open = false;
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(told), Some(found)) if told != found => Err(io::Error::other("checksum mismatch")),
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.open && !self.next_frame()? {
                return Ok(0);
            }
            self.open = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.reader, one).map_err(io::Error::other)?;
            }
            let got = self.decoder.read(out)?;
            if got > 0 || out.is_empty() {
                return Ok(got);
            }
            self.close_frame()?;
        }
    }
}

/// Compares the sum of a member with the one that its archive tells.
struct Summed {
    reader: Source,
    sum: Crc,
    told: u32,
}

/// The same stream, which fails at its end if its sum is another.
pub(super) fn with_sum(reader: Source, told: u32) -> Source {
    Box::new(Summed { reader, sum: Crc::new(), told })
}

impl Read for Summed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let got = self.reader.read(out)?;
        self.sum.update(&out[..got]);
        if got == 0 && !out.is_empty() && self.sum.sum() != self.told {
            return Err(io::Error::other(Fault::Damaged("checksum mismatch".to_owned())));
        }
        Ok(got)
    }
}

/// An error of a decoder, unless it is one of the stream below.
fn damaged(error: io::Error) -> io::Error {
    let ours = error.get_ref().is_some_and(|error| error.is::<Fault>());
    if ours { error } else { io::Error::other(Fault::Damaged(error.to_string())) }
}

impl Fault {
    /// The diagnostic at a place.
    pub(super) fn at(&self, place: Place) -> Diagnostic {
        match self {
            Fault::TooLarge(limit) => {
                Diagnostic::error("archive-too-large", place).with("limit", size(*limit))
            }
            Fault::TooDense(ratio) => Diagnostic::error("archive-too-dense", place).with("ratio", ratio),
            Fault::Damaged(problem) => Diagnostic::error("archive-damaged", place).with("problem", problem),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::TooLarge(limit) => write!(out, "expands to more than {limit} bytes"),
            Fault::TooDense(ratio) => write!(out, "expands to more than {ratio} times its size"),
            Fault::Damaged(problem) => write!(out, "damaged: {problem}"),
        }
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zst(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>, limits: Limits) -> Result<Vec<u8>, Fault> {
        let packing = packing(&bytes).expect("it is compressed");
        let mut out = Vec::new();
        let read = unpack(packing, Box::new(Cursor::new(bytes)), limits).read_to_end(&mut out);
        let fault = |error: io::Error| error.get_ref().and_then(|error| error.downcast_ref()).cloned();
        read.map(|_| out).map_err(|error| fault(error).expect("it is a fault of ours"))
    }

    #[test]
    fn members_and_frames_in_a_row_are_one_stream() {
        for pack in [gz, zst] {
            let packed = [pack("您好".as_bytes()), pack(b"\n"), pack("再见".as_bytes())].concat();
            assert_eq!(read(packed, Limits::default()), Ok("您好\n再见".as_bytes().to_vec()));
        }
        let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3][..], &zst(b"x")].concat();
        assert_eq!(read(skippable, Limits::default()), Ok(b"x".to_vec()));
    }

    #[test]
    fn what_grows_beyond_bounds_is_refused() {
        let limits = Limits { unpacked_bytes: 1_000, ..Limits::default() };
        let ratio = Limits { unpacked_ratio: 10, unpacked_freely_bytes: 100, ..Limits::default() };
        for pack in [gz, zst] {
            let packed = pack(&[b'a'; 100_000]);
            assert_eq!(read(packed.clone(), limits), Err(Fault::TooLarge(1_000)));
            assert_eq!(read(packed, ratio), Err(Fault::TooDense(10)));
        }
    }

    #[test]
    fn what_is_cut_off_is_damaged() {
        for packed in [gz("您好，请讲".as_bytes()), zst("您好，请讲".as_bytes())] {
            for cut in 4..packed.len() {
                assert!(matches!(read(packed[..cut].to_vec(), Limits::default()), Err(Fault::Damaged(_))));
            }
        }
    }
}
