//! Full-width marks where YAML wants its plain ones: what a Chinese keyboard writes when nobody looks.

use super::load::SourceFile;
use crate::diagnostics::{Diagnostic, Place};
use crate::transcript::Span;

/// Full-width marks that YAML has a plain sister of.
const MARKS: [(char, &str); 14] = [
    ('：', ": "),
    ('，', ", "),
    ('［', "["),
    ('【', "["),
    ('］', "]"),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('“', "\""),
    ('”', "\""),
    ('＃', "#"),
    ('－', "- "),
    ('＄', "$"),
    ('\u{3000}', "U+0020"),
];

/// Lines indented with the full-width space outside of blocks of text, which YAML takes for text.
pub(super) fn indents(file: &SourceFile) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut at = 0;
    let mut block_indent: Option<usize> = None;
    for line in file.text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\u{3000}', '\t']);
        let indent = line.len() - content.len();
        let inside = block_indent.is_some_and(|block| indent > block || content.trim().is_empty());
        if !inside {
            block_indent = None;
            if line[..indent].contains('\u{3000}') && !content.trim().is_empty() {
                let place =
                    Place { file: file.name.clone(), line: None, span: Some(Span::new(at, at + indent)) };
                problems.push(Diagnostic::error("fullwidth-indent", place));
            }
            if content.trim_end().ends_with(['|', '>']) {
                block_indent = Some(indent);
            }
        }
        at += line.len();
    }
    problems
}

/// Problems without those that only follow from an indent already reported: on its line, or where the parser gave up for it.
pub(super) fn without_echoes(problems: Vec<Diagnostic>, files: &[SourceFile]) -> Vec<Diagnostic> {
    let indents: Vec<Place> = problems
        .iter()
        .filter(|problem| problem.code == "fullwidth-indent")
        .map(|problem| problem.place.clone())
        .collect();
    if indents.is_empty() {
        return problems;
    }
    let echoes = |problem: &Diagnostic| {
        indents.iter().filter(|indent| indent.file == problem.place.file).any(|indent| {
            let text = files.iter().find(|file| file.name == indent.file).map_or("", |file| &file.text);
            let (Some(indent), Some(span)) = (indent.span, problem.place.span) else { return false };
            let line_end = text[indent.start..].find('\n').map_or(text.len(), |length| indent.start + length);
            problem.code == "yaml-syntax" || (indent.start <= span.start && span.start <= line_end)
        })
    };
    let mut kept = problems;
    kept.retain(|problem| problem.code == "fullwidth-indent" || !echoes(problem));
    kept
}

/// What a text that stands where none is wanted says of the marks in it.
pub(super) fn in_text(text: &str, place: Place) -> Option<Diagnostic> {
    let (mark, plain) = MARKS.iter().find(|(mark, _)| text.contains(*mark))?;
    if *mark == '：' {
        return Some(Diagnostic::error("fullwidth-colon", place).with("text", text));
    }
    Some(punctuation(*mark, plain, place))
}

/// Whether an unquoted text stands in full-width quotes, as if they were YAML's.
pub(super) fn is_quoted(text: &str) -> bool {
    text.starts_with(['“', '”']) && text.ends_with(['“', '”']) && text.chars().count() > 2
}

/// The mark that a parser stumbled over: in the line where it gave up, else in the written line before it.
pub(super) fn stumbled(file: &str, text: &str, at: usize) -> Option<Diagnostic> {
    let until = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let mut end = until;
    let lines = text[..until].rsplit('\n').map(|line| {
        let span = Span::new(end - line.len(), end);
        end = span.start.saturating_sub(1);
        (line, span)
    });
    let mut written = lines.filter(|(line, _)| !line.trim().is_empty()).take(2);
    written.find_map(|(line, span)| in_line(file, line, span.start))
}

fn in_line(file: &str, line: &str, start: usize) -> Option<Diagnostic> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let place = |from: usize, to: usize| Place {
        file: file.into(),
        line: None,
        span: Some(Span::new(start + from, start + to)),
    };
    let (at, mark) = outside_quotes(line).find(|(at, char)| is_syntax(line, *at, *char))?;
    if mark == '：' {
        let from = line[..at].rfind(['{', ',', '[']).map_or(indent, |before| {
            before + 1 + line[before + 1..].len() - line[before + 1..].trim_start().len()
        });
        let end = at + mark.len_utf8();
        let problem = Diagnostic::error("fullwidth-colon", place(from, end));
        return Some(problem.with("text", &line[from..end]));
    }
    let (_, plain) = MARKS.iter().find(|(known, _)| *known == mark)?;
    Some(punctuation(mark, plain, place(at, at + mark.len_utf8())))
}

/// Whether a mark stands where YAML's own would mean something.
fn is_syntax(line: &str, at: usize, mark: char) -> bool {
    let before = line[..at].trim_end_matches(' ');
    let after = &line[at + mark.len_utf8()..];
    let begins_value =
        before.is_empty() || before.ends_with([':', '-', '[', '{', ',', '：', '，', '【', '［', '｛']);
    let in_flow = before.contains(['[', '{', '【', '［', '｛']);
    match mark {
        '：' => {
            let key = before.rsplit(['{', ',', '[', ' ', '，']).next().unwrap_or_default();
            let first = in_flow || !before.contains(": ");
            first && !key.is_empty() && (after.trim().is_empty() || is_name(key))
        }
        '，' => in_flow,
        '］' | '】' | '｝' => in_flow || after.trim().is_empty(),
        '\u{3000}' => !begins_value || !before.is_empty(),
        '“' | '”' | '［' | '【' | '｛' | '＃' | '＄' => begins_value,
        '－' => before.is_empty(),
        _ => false,
    }
}

fn is_name(key: &str) -> bool {
    key.chars().all(|char| char.is_alphanumeric() || char == '_' || char == '-')
}

/// The characters of a line that stand outside of plain quotes and comments.
fn outside_quotes(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote: Option<char> = None;
    let mut before = ' ';
    let mut comment = false;
    line.char_indices().filter(move |&(_, char)| {
        let open = quote.is_none();
        match char {
            '\'' | '"' if open && !before.is_alphanumeric() => quote = Some(char),
            _ if quote == Some(char) => quote = None,
            '#' if open && before == ' ' => comment = true,
            _ => {}
        }
        before = char;
        open && !comment && !matches!(char, '\'' | '"')
    })
}

fn punctuation(mark: char, plain: &str, place: Place) -> Diagnostic {
    let shown = if mark == '\u{3000}' { "U+3000".to_owned() } else { mark.to_string() };
    Diagnostic::error("fullwidth-punctuation", place).with("mark", shown).with("plain", plain)
}
