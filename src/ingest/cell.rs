//! What stands in a cell, without what spreadsheets add.

use std::borrow::Cow;

/// A name, number or date.
pub(super) fn value(cell: &str) -> &str {
    cell.trim()
}

/// What was said: line ends as they were before a spreadsheet wrote them as text.
pub(super) fn text(cell: &str) -> Cow<'_, str> {
    let cell = without_marks(value(cell));
    if !cell.contains("_x000") && !cell.contains("&#1") {
        return Cow::Borrowed(cell);
    }
    let mut text = cell.to_owned();
    for (written, meant) in [
        ("_x000D_\r\n", "\n"),
        ("_x000D_\n", "\n"),
        ("_x000D__x000A_", "\n"),
        ("_x000D_", "\n"),
        ("_x000A_", "\n"),
        ("_x0009_", "\t"),
        ("&#13;&#10;", "\n"),
        ("&#13;\n", "\n"),
        ("&#13;", "\n"),
        ("&#10;", "\n"),
    ] {
        if text.contains(written) {
            text = text.replace(written, meant);
        }
    }
    Cow::Owned(text.trim().to_owned())
}

/// The text without the apostrophes that keep a spreadsheet from running it.
fn without_marks(cell: &str) -> &str {
    let bare = cell.strip_prefix("''").or_else(|| {
        let runs = |rest: &&str| rest.starts_with(['=', '+', '-', '@']);
        cell.strip_prefix('\'').filter(runs)
    });
    bare.unwrap_or(cell).trim()
}

/// A conversation: without lines that only tell how long something took, and with numbered parts (`Q1：…`) of an utterance in
/// its line.
pub(super) fn conversation(cell: &str) -> String {
    let cell = text(cell);
    let mut text = String::with_capacity(cell.len());
    for line in cell.split(['\n', '\r']).map(|line| line.trim().trim_start_matches("''")) {
        if line.is_empty() || is_duration(line) {
            continue;
        }
        if !text.is_empty() {
            text.push(if is_numbered_part(line) { ' ' } else { '\n' });
        }
        text.push_str(line);
    }
    text
}

/// `0.1秒`
fn is_duration(line: &str) -> bool {
    let number = line.strip_suffix('秒').or_else(|| line.strip_suffix(['s', 'S']));
    number.is_some_and(|number| number.trim().parse::<f64>().is_ok_and(f64::is_finite))
}

/// `Q1：…`
fn is_numbered_part(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['Q', 'q']) else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && rest[digits..].trim_start().starts_with([':', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_was_written() {
        assert_eq!(value(" 74秒\t"), "74秒");
        assert_eq!(value("\t007"), "007");
        assert_eq!(text("''您好_x000D_\n请讲&#13;&#10;再见\t"), "您好\n请讲\n再见");
        assert_eq!(text("'=1+1"), "=1+1");
        assert_eq!(text("'好'"), "'好'");
        assert_eq!(text("A_x00_B"), "A_x00_B");
    }

    #[test]
    fn a_conversation_is_freed_of_durations_and_its_numbered_parts_stay_together() {
        let cell = "''AI：您好_x000D_\n0.1秒_x000D_\nQ1：是您本人吗？&#13;&#10;客户：是_x000D_\n 12 秒 \nAI：耗时3秒\t";
        assert_eq!(conversation(cell), "AI：您好 Q1：是您本人吗？\n客户：是\nAI：耗时3秒");
        assert_eq!(conversation("客户：Q\nQQ：好"), "客户：Q\nQQ：好");
    }
}
