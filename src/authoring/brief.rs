//! Things of a rule file named in one line: shortened texts with their places.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::diagnostics::{Place, Sources};

/// Columns that a text may take in a list of texts.
const MAX_COLUMNS: usize = 40;

/// The text, or as much of its beginning as fits, with `…` for the rest.
pub(super) fn shortened(text: &str) -> String {
    let line = text.replace('\n', "\\n");
    if line.width() <= MAX_COLUMNS {
        return line;
    }
    let mut columns = 1;
    let fits = |char: &char| {
        columns += char.width().unwrap_or(0);
        columns <= MAX_COLUMNS
    };
    line.chars().take_while(fits).chain(['…']).collect()
}

/// Line and column of a place, as `12:9`; before them the file, where it is not `home`. Empty where nothing is known.
pub(super) fn position(place: &Place, home: &Place, sources: &Sources) -> String {
    let at = sources.position(place);
    let numbers: Vec<String> =
        at.line.into_iter().chain(at.column).map(|number| number.to_string()).collect();
    let file = (place.file != home.file).then(|| place.file.to_string());
    file.into_iter().chain(numbers).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_columns_and_not_at_characters() {
        assert_eq!(shortened("您好"), "您好");
        assert_eq!(shortened(&"好".repeat(20)), "好".repeat(20));
        assert_eq!(shortened(&"好".repeat(21)), format!("{}…", "好".repeat(19)));
        assert_eq!(shortened(&"a".repeat(41)), format!("{}…", "a".repeat(39)));
    }
}
