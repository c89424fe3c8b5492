//! What is odd about a transcript, yet readable.

use crate::transcript::{Transcript, Warning};

/// Most warnings of one code in one transcript: the first ones show the pattern.
const MAX_OF_A_CODE: usize = 20;

/// Longest detail of a warning, characters.
const MAX_DETAIL_CHARS: usize = 80;

/// Adds a warning unless it is there already, or [`MAX_OF_A_CODE`] of its code are.
pub(super) fn warn(transcript: &mut Transcript, code: &str, segment: Option<usize>, detail: &str) {
    let known = transcript.warnings.iter().filter(|warning| warning.code == code).count();
    if known < MAX_OF_A_CODE {
        let warning = Warning { code: code.to_owned(), segment, detail: self::detail(detail) };
        if !transcript.warnings.contains(&warning) {
            transcript.warnings.push(warning);
        }
    }
}

/// A detail as a warning shows it.
pub(super) fn detail(detail: &str) -> String {
    detail.chars().take(MAX_DETAIL_CHARS).collect()
}
