//! A stream of UTF-16 as a stream of UTF-8.

use std::io::{self, Read};

use super::encoding::{Encoding, Undecodable};

/// Reads UTF-16 and hands out UTF-8, without byte order mark. Nothing is ever replaced: what is no text is an error.
pub(super) struct Transcoder<R> {
    reader: R,
    encoding: Encoding,
    /// Bytes that are half a character.
    open: Vec<u8>,
    /// What was decoded and not yet handed out.
    ready: Vec<u8>,
    handed: usize,
    /// Bytes decoded so far.
    offset: usize,
    ended: bool,
}

const READ_BYTES: usize = 32 << 10;

impl<R: Read> Transcoder<R> {
    pub(super) fn new(reader: R, encoding: Encoding) -> Transcoder<R> {
        let (open, ready) = (Vec::new(), Vec::new());
        Transcoder { reader, encoding, open, ready, handed: 0, offset: 0, ended: false }
    }

    fn decode_more(&mut self) -> io::Result<()> {
        let before = self.open.len();
        self.open.resize(before + READ_BYTES, 0);
        let got = self.reader.read(&mut self.open[before..]);
        self.open.truncate(before + *got.as_ref().unwrap_or(&0));
        self.ended = got? == 0;
        let whole = if self.ended { self.open.len() } else { self.whole_chars() };
        let text = super::encoding::decode_units(&self.open[..whole], self.encoding, self.offset == 0);
        let text = text.map_err(|bad| {
            let bad = Undecodable { offset: self.offset + bad.offset, ..bad };
            io::Error::new(io::ErrorKind::InvalidData, bad)
        })?;
        self.ready = text.into_owned().into_bytes();
        self.handed = 0;
        self.offset += whole;
        self.open.drain(..whole);
        Ok(())
    }

    /// Bytes up to the last character that is complete.
    fn whole_chars(&self) -> usize {
        let even = self.open.len() & !1;
        let Some(last) = self.open[..even].last_chunk::<2>() else { return 0 };
        let unit = match self.encoding {
            Encoding::Utf16Be => u16::from_be_bytes(*last),
            _ => u16::from_le_bytes(*last),
        };
        if (0xd800..0xdc00).contains(&unit) { even - 2 } else { even }
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.handed == self.ready.len() && !self.ended {
            self.decode_more()?;
        }
        let taken = out.len().min(self.ready.len() - self.handed);
        out[..taken].copy_from_slice(&self.ready[self.handed..self.handed + taken]);
        self.handed += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time.
    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let taken = self.1.min(self.0.len()).min(out.len());
            out[..taken].copy_from_slice(&self.0[..taken]);
            self.0 = &self.0[taken..];
            Ok(taken)
        }
    }

    #[test]
    fn text_comes_out_whatever_the_pieces() {
        let text = "\u{feff}客服：您好😀\n客户：喂";
        for (encoding, bytes) in [
            (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (Encoding::Utf16Be, u16::to_be_bytes),
        ] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            for step in [1, 3, 7, 100] {
                let mut out = String::new();
                Transcoder::new(Dribble(&bytes, step), encoding).read_to_string(&mut out).unwrap();
                assert_eq!(out, text.trim_start_matches('\u{feff}'));
            }
        }
    }

    #[test]
    fn half_a_character_is_refused_at_its_place() {
        let bytes = [0xa2, 0x5b, 0x3d];
        let mut out = String::new();
        let error = Transcoder::new(&bytes[..], Encoding::Utf16Le).read_to_string(&mut out).unwrap_err();
        let bad = error.get_ref().and_then(|error| error.downcast_ref::<Undecodable>());
        assert_eq!(bad, Some(&Undecodable { offset: 2, encoding: "UTF-16LE" }));
    }
}
