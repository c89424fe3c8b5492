//! Tables as spreadsheets save them: their encoding, and what stands between two cells.

use std::borrow::Cow;

use super::encoding;
use crate::diagnostics::{Diagnostic, Place};

/// The text of a table in whatever encoding it was saved, without byte order mark and without Excel's `sep=` line.
pub(crate) fn text<'a>(bytes: &'a [u8], place: &Place) -> Result<Cow<'a, str>, Diagnostic> {
    let text = encoding::decode(bytes, encoding::detect(bytes)).map_err(|bad| {
        let undecodable = Diagnostic::error("undecodable-text", place.clone());
        undecodable.with("offset", bad.offset).with("encoding", bad.encoding)
    })?;
    match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((_, rest)) => Ok(Cow::Owned(rest.to_owned())),
        None => Ok(text),
    }
}

/// The separator that the header line holds most of.
pub(crate) fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|&byte| byte == separator).count();
    let mut best = b',';
    for separator in [b';', b'\t'] {
        if count(separator) > count(best) {
            best = separator;
        }
    }
    best
}
