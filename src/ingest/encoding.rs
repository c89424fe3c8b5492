//! Character encodings: which one a file is in, and its text. The only door to
//! `encoding_rs`, `chardetng` and `simdutf8`.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

/// How a file writes its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Nothing beyond ASCII was seen yet.
    Ascii,
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030 and its part GBK.
    Gb18030,
    /// Big5.
    Big5,
}

/// What a file is written in, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// By its first bytes.
    Found(Encoding),
    /// By the user.
    Given(Encoding),
}

impl Told {
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Told::Found(encoding) | Told::Given(encoding) => encoding,
        }
    }
}

/// Bytes that are not text in the encoding of their file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undecodable {
    /// The first bad byte, from 0.
    pub(super) offset: usize,
    /// The encoding that the rest is in.
    pub(super) encoding: &'static str,
}

impl std::fmt::Display for Undecodable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "byte {} is no {}", self.offset, self.encoding)
    }
}

impl std::error::Error for Undecodable {}

impl Encoding {
    /// Reads the names that people and programs use: `utf-8`, `gbk`, `cp936`, `utf-16le`, `big5` …
    pub fn parse(name: &str) -> Option<Encoding> {
        Some(match name.trim().to_lowercase().replace(['-', '_', ' '], "").as_str() {
            "utf8" | "utf8bom" | "utf8sig" | "ascii" => Encoding::Utf8,
            "utf16" | "utf16le" | "unicode" => Encoding::Utf16Le,
            "utf16be" => Encoding::Utf16Be,
            "gb18030" | "gbk" | "gb2312" | "cp936" | "936" | "ansi" => Encoding::Gb18030,
            "big5" | "cp950" | "950" | "big5hkscs" => Encoding::Big5,
            _ => return None,
        })
    }

    /// The name where it is worth telling: UTF-8 goes without saying.
    pub(super) fn note(self) -> Option<&'static str> {
        (!matches!(self, Encoding::Ascii | Encoding::Utf8)).then(|| self.name())
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Ascii | Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Big5 => "Big5",
        }
    }

    /// Whether a line feed is one byte that occurs nowhere else.
    pub(super) fn has_byte_lines(self) -> bool {
        !matches!(self, Encoding::Utf16Le | Encoding::Utf16Be)
    }
}

/// The encoding of bytes of which these are the first; they may end inside a character.
pub(super) fn detect(head: &[u8]) -> Encoding {
    if head.starts_with(&[0xef, 0xbb, 0xbf]) {
        Encoding::Utf8
    } else if head.starts_with(&[0xff, 0xfe]) {
        Encoding::Utf16Le
    } else if head.starts_with(&[0xfe, 0xff]) {
        Encoding::Utf16Be
    } else if let Some(utf16) = obvious_utf16(head) {
        utf16
    } else if head.is_ascii() {
        Encoding::Ascii
    } else if simdutf8::basic::from_utf8(head).is_ok() || is_mostly_utf8(head) {
        Encoding::Utf8
    } else {
        chinese(head)
    }
}

/// The text of `bytes`, without its byte order mark. Nothing is ever replaced.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, Undecodable> {
    match encoding {
        Encoding::Utf8 => utf8(bytes),
        Encoding::Ascii => utf8(bytes).or_else(|_| decode(bytes, detect(bytes))),
        Encoding::Utf16Le => {
            legacy(bytes.strip_prefix(&[0xff, 0xfe]).unwrap_or(bytes), bytes, UTF_16LE, encoding)
        }
        Encoding::Utf16Be => {
            legacy(bytes.strip_prefix(&[0xfe, 0xff]).unwrap_or(bytes), bytes, UTF_16BE, encoding)
        }
        Encoding::Gb18030 => legacy(bytes, bytes, GB18030, encoding),
        Encoding::Big5 => legacy(bytes, bytes, BIG5, encoding),
    }
}

/// The text of some whole characters of UTF-16; the first of a file may begin with its mark.
pub(super) fn decode_units(
    bytes: &[u8],
    encoding: Encoding,
    is_first: bool,
) -> Result<Cow<'_, str>, Undecodable> {
    let (mark, known): ([u8; 2], _) = match encoding {
        Encoding::Utf16Be => ([0xfe, 0xff], UTF_16BE),
        _ => ([0xff, 0xfe], UTF_16LE),
    };
    let body = if is_first { bytes.strip_prefix(&mark).unwrap_or(bytes) } else { bytes };
    legacy(body, bytes, known, encoding)
}

/// The text of a part of a file that does not begin with its byte order mark.
pub(super) fn decode_part(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, Undecodable> {
    match encoding {
        Encoding::Gb18030 | Encoding::Big5 if bytes.is_ascii() => {
            Ok(Cow::Borrowed(std::str::from_utf8(bytes).expect("ASCII is UTF-8")))
        }
        _ => decode(bytes, encoding),
    }
}

/// The text of a file's first bytes, good enough to tell what kind of file it is.
pub(super) fn glimpse(head: &[u8], encoding: Encoding) -> String {
    let known = match encoding {
        Encoding::Ascii | Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
    };
    known.decode(head).0.into_owned()
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Undecodable> {
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = simdutf8::basic::from_utf8(body) {
        return Ok(Cow::Borrowed(text));
    }
    // Only the slower way tells where the bad byte is.
    std::str::from_utf8(body).map(Cow::Borrowed).map_err(|error| Undecodable {
        offset: bytes.len() - body.len() + error.valid_up_to(),
        encoding: "UTF-8",
    })
}

fn legacy(
    body: &[u8],
    bytes: &[u8],
    encoding_rs: &'static encoding_rs::Encoding,
    encoding: Encoding,
) -> Result<Cow<'static, str>, Undecodable> {
    let mut decoder = encoding_rs.new_decoder_without_bom_handling();
    // A byte more than the worst case, so that the decoder never stops for want of room.
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(0) + 1;
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(Cow::Owned(text)),
        DecoderResult::OutputFull => Err(Undecodable { offset: read, encoding: encoding.name() }),
        DecoderResult::Malformed(bad, after) => {
            let good = read.saturating_sub(usize::from(bad) + usize::from(after));
            Err(Undecodable { offset: bytes.len() - body.len() + good, encoding: encoding.name() })
        }
    }
}

/// UTF-16 without a mark: there are zero bytes, as ASCII has them there, and Chinese text comes out.
fn obvious_utf16(head: &[u8]) -> Option<Encoding> {
    if head.len() < 4 || !head.contains(&0) {
        return None;
    }
    let whole = &head[..head.len() & !1];
    [Encoding::Utf16Le, Encoding::Utf16Be].into_iter().find(|&encoding| {
        let text = glimpse(whole, encoding);
        let plain = text.chars().filter(|&char| is_plain(char)).count();
        plain * 10 >= text.chars().count() * 9
    })
}

/// Characters that nearly all of a Chinese text is made of.
fn is_plain(char: char) -> bool {
    matches!(char, '\t' | '\r' | '\n' | ' '..='~' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether three-byte characters outnumber bad places by far; text in GBK has them by accident only.
fn is_mostly_utf8(head: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in head.utf8_chunks() {
        good += chunk.valid().chars().filter(|char| char.len_utf8() >= 3).count();
        // Bytes that only lack what follows are cut off, not bad.
        bad +=
            usize::from(std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_some()));
    }
    bad == 0 || good > bad * 4
}

fn chinese(head: &[u8]) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed == BIG5 && common_chars(head, BIG5) > common_chars(head, GB18030) {
        Encoding::Big5
    } else {
        Encoding::Gb18030
    }
}

/// How many of the commonest characters of a service dialogue come out.
fn common_chars(head: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
    const COMMON: &str = "的我您你好是不了有在個个這这么麼請请客服戶户：，。？";
    let (text, _, _) = encoding.decode(head);
    text.chars().filter(|&char| COMMON.contains(char)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "客服：您好，请问有什么可以帮您？\n客户：我想查一下话费。\n";
    const TALK_TRADITIONAL: &str = "客服：您好，請問有什麼可以幫您？\n客戶：我想查一下話費。\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn read(bytes: &[u8]) -> (Encoding, Result<String, Undecodable>) {
        let encoding = detect(bytes);
        (encoding, decode(bytes, encoding).map(Cow::into_owned))
    }

    #[test]
    fn text_comes_out_of_every_encoding() {
        let with_mark = |mark: &str| format!("{mark}{TALK}");
        let table = [
            (TALK.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark("\u{feff}").into_bytes(), Encoding::Utf8),
            (utf16(&with_mark("\u{feff}"), u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(&with_mark("\u{feff}"), u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(TALK, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(TALK, u16::to_be_bytes), Encoding::Utf16Be),
            (GB18030.encode(TALK).0.into_owned(), Encoding::Gb18030),
        ];
        for (bytes, encoding) in table {
            assert_eq!(read(&bytes), (encoding, Ok(TALK.to_owned())));
        }
        let big5 = BIG5.encode(TALK_TRADITIONAL).0.into_owned();
        assert_eq!(read(&big5), (Encoding::Big5, Ok(TALK_TRADITIONAL.to_owned())));
    }

    #[test]
    fn a_short_text_in_gbk_is_not_taken_for_anything_else() {
        for text in ["客服：喂", "客户：好", "系统：坐席已挂机", "坐席：嗯\n机主：啊"]
        {
            let bytes = GB18030.encode(text).0.into_owned();
            assert_eq!(read(&bytes), (Encoding::Gb18030, Ok(text.to_owned())));
        }
    }

    #[test]
    fn bad_bytes_are_refused_with_their_place() {
        let mut broken = TALK.as_bytes().to_vec();
        broken[21] = 0xff;
        assert_eq!(read(&broken), (Encoding::Utf8, Err(Undecodable { offset: 21, encoding: "UTF-8" })));
        let gbk = GB18030.encode(TALK).0.into_owned();
        let cut = &gbk[..gbk.len() - 2];
        let offset = cut.len() - 1;
        assert_eq!(detect(&[b"a".repeat(9), vec![0xe5]].concat()), Encoding::Utf8, "cut inside a character");
        assert_eq!(read(cut), (Encoding::Gb18030, Err(Undecodable { offset, encoding: "GB18030" })));
    }
}
