//! Regular expressions over the matching form. The only door to the regex crate besides the engine's set.

use regex::{Regex, RegexBuilder};

use super::fold::simplified;

/// Largest compiled pattern, bytes.
const SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// What the pattern means on the matching form: Chinese characters made Simplified.
pub fn pattern_text(pattern: &str) -> String {
    pattern.chars().map(simplified).collect()
}

/// Compiles a pattern; the error is the regex crate's own description.
///
/// Case does not count; `^` and `$` are the turn's edges; `.` crosses a sentence edge only when `whole_turn` is set.
pub fn pattern(pattern: &str, whole_turn: bool) -> Result<Regex, String> {
    RegexBuilder::new(&pattern_text(pattern))
        .case_insensitive(true)
        .dot_matches_new_line(whole_turn)
        .size_limit(SIZE_LIMIT)
        .build()
        .map_err(|error| error.to_string())
}
