//! YAML text → a tree that keeps positions. The only door to the YAML parser.
//!
//! Anchors and aliases are read, but their expansion is budgeted; a key written twice is a problem, not a silent loss.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marks};

use super::fullwidth::stumbled;
use crate::diagnostics::{Diagnostic, Place};
use crate::transcript::Span;

/// Nodes that one file may hold, aliases expanded.
const MAX_NODES: usize = 400_000;
/// Bytes of text that one file may hold, aliases expanded.
const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;
/// Levels that collections may be nested.
const MAX_DEPTH: usize = 64;

/// One value of a YAML file and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Byte range in the file.
    pub span: Span,
    /// What it holds.
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing was written, or `null` or `~`.
    Null,
    /// A text, number or truth value, as written.
    Scalar {
        /// The text without quotes.
        text: String,
        /// Whether it stood in quotes or a block, so that it is text whatever it looks like.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order written.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => {
                entries.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

/// Reads one YAML document; an empty file is `None`.
///
/// `file` names the text in diagnostics. Every problem found before the parser gave up is pushed to `problems`.
pub fn parse(file: &str, text: &str, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut reader = Reader {
        file,
        bytes: byte_offsets(text),
        anchors: HashMap::new(),
        nodes: 0,
        text_bytes: 0,
        problems,
        parser: Parser::new_from_str(text),
    };
    match reader.document() {
        Ok(node) => node,
        Err(stop) => {
            let problem = reader.stopped(stop, text);
            reader.problems.push(problem);
            None
        }
    }
}

enum Stop {
    Scan(ScanError),
    Limit(&'static str, Span),
}

impl From<ScanError> for Stop {
    fn from(error: ScanError) -> Self {
        Stop::Scan(error)
    }
}

struct Reader<'a> {
    file: &'a str,
    bytes: Vec<u32>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    text_bytes: usize,
    problems: &'a mut Vec<Diagnostic>,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<Option<Node>, Stop> {
        let mut first = None;
        while let Some((event, marks)) = self.next()? {
            match event {
                Event::StreamEnd => break,
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                event => {
                    let node = self.node(event, marks, 0)?;
                    if first.is_none() {
                        first = Some(node);
                    } else {
                        let place = self.place(node.span);
                        self.problems.push(Diagnostic::error("several-documents", place));
                    }
                }
            }
        }
        Ok(first.filter(|node| node.value != Value::Null))
    }

    fn next(&mut self) -> Result<Option<(Event<'static>, Marks)>, Stop> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Err(error)) => Err(error.into()),
            Some(Ok((event, marks))) => Ok(Some((owned(event), marks))),
        }
    }

    fn node(&mut self, event: Event<'static>, marks: Marks, depth: usize) -> Result<Node, Stop> {
        let span = self.span(marks);
        self.spend(Size { nodes: 1, text_bytes: 0 }, span)?;
        if depth > MAX_DEPTH {
            return Err(Stop::Limit("yaml-too-deep", span));
        }
        let (anchor, node) = match event {
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor) else {
                    return Ok(Node { span, value: Value::Null });
                };
                let size = size(node);
                self.spend(size, span)?;
                let value = self.anchors[&anchor].value.clone();
                return Ok(Node { span, value });
            }
            Event::Scalar(text, style, anchor, _) => {
                let quoted = style != ScalarStyle::Plain;
                let null = !quoted && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let value =
                    if null { Value::Null } else { Value::Scalar { text: text.into_owned(), quoted } };
                (anchor, Node { span, value })
            }
            Event::SequenceStart(anchor, _) => (anchor, self.list(span, depth)?),
            Event::MappingStart(anchor, _) => (anchor, self.map(span, depth)?),
            _ => (0, Node { span, value: Value::Null }),
        };
        if anchor > 0 {
            self.spend(size(&node), span)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, span: Span, depth: usize) -> Result<Node, Stop> {
        let mut items: Vec<Node> = Vec::new();
        let mut close = Span::new(span.end, span.end);
        while let Some((event, marks)) = self.next()? {
            if event == Event::SequenceEnd {
                close = self.span(marks);
                break;
            }
            items.push(self.node(event, marks, depth + 1)?);
        }
        let last = items.last().map_or(span.end, |last| last.span.end);
        Ok(Node { span: Span::new(span.start, end_of(span, last, close)), value: Value::List(items) })
    }

    fn map(&mut self, span: Span, depth: usize) -> Result<Node, Stop> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        let mut names: HashSet<String> = HashSet::new();
        let mut close = Span::new(span.end, span.end);
        while let Some((event, marks)) = self.next()? {
            if event == Event::MappingEnd {
                close = self.span(marks);
                break;
            }
            let key = self.node(event, marks, depth + 1)?;
            let Some((event, marks)) = self.next()? else { break };
            let value = self.node(event, marks, depth + 1)?;
            if key.text().is_some_and(|name| !names.insert(name.to_owned())) {
                let problem = Diagnostic::error("duplicate-key", self.place(key.span))
                    .with("key", key.text().unwrap_or_default());
                self.problems.push(problem);
            } else {
                entries.push((key, value));
            }
        }
        let start = entries.first().map_or(span.start, |(key, _)| key.span.start.min(span.start));
        let last = entries.last().map_or(span.end, |(_, value)| value.span.end);
        Ok(Node { span: Span::new(start, end_of(span, last, close)), value: Value::Map(entries) })
    }

    fn stopped(&self, stop: Stop, text: &str) -> Diagnostic {
        match stop {
            Stop::Limit(code, span) => Diagnostic::error(code, self.place(span)),
            Stop::Scan(error) => {
                let at = self.byte(error.marker().index()).min(text.len());
                if let Some(problem) =
                    tab_indent(self.file, text, at).or_else(|| stumbled(self.file, text, at))
                {
                    return problem;
                }
                let end = text[at..].chars().next().map_or(at, |char| at + char.len_utf8());
                Diagnostic::error("yaml-syntax", self.place(Span::new(at, end))).with("message", error.info())
            }
        }
    }

    /// Takes what a copy costs from the budget; aliases and anchors copy.
    fn spend(&mut self, size: Size, span: Span) -> Result<(), Stop> {
        self.nodes += size.nodes;
        self.text_bytes += size.text_bytes;
        let spent = self.nodes > MAX_NODES || self.text_bytes > MAX_TEXT_BYTES;
        if spent { Err(Stop::Limit("yaml-too-large", span)) } else { Ok(()) }
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file.into(), line: None, span: Some(span) }
    }

    fn span(&self, marks: Marks) -> Span {
        let start = self.byte(marks.start.index());
        Span::new(start, self.byte(marks.end.index()).max(start))
    }

    fn byte(&self, char: usize) -> usize {
        self.bytes.get(char).or(self.bytes.last()).map_or(0, |&byte| byte as usize)
    }
}

/// The end of a collection: its closing bracket where it has one, else the end of what it holds last.
fn end_of(open: Span, last: usize, close: Span) -> usize {
    if close.is_empty() { last.max(open.end) } else { close.end }
}

/// The tabs at the start of the line where the parser gave up.
fn tab_indent(file: &str, text: &str, at: usize) -> Option<Diagnostic> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..];
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tab = line[..indent].find('\t')?;
    let span = Span::new(start + tab, start + indent);
    Some(Diagnostic::error("tab-indent", Place { file: file.into(), line: None, span: Some(span) }))
}

fn byte_offsets(text: &str) -> Vec<u32> {
    let starts = text.char_indices().map(|(byte, _)| byte);
    starts.chain([text.len()]).map(|byte| u32::try_from(byte).unwrap_or(u32::MAX)).collect()
}

/// What a tree costs in memory.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    text_bytes: usize,
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Size>>(sizes: I) -> Size {
        sizes.fold(Size { nodes: 0, text_bytes: 0 }, |all, size| Size {
            nodes: all.nodes + size.nodes,
            text_bytes: all.text_bytes + size.text_bytes,
        })
    }
}

fn size(node: &Node) -> Size {
    let inside: Size = match &node.value {
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().flat_map(|(key, value)| [size(key), size(value)]).sum(),
        Value::Scalar { text, .. } => Size { nodes: 0, text_bytes: text.len() },
        Value::Null => Size { nodes: 0, text_bytes: 0 },
    };
    Size { nodes: inside.nodes + 1, ..inside }
}

fn owned(event: Event<'_>) -> Event<'static> {
    match event {
        Event::Nothing => Event::Nothing,
        Event::StreamStart => Event::StreamStart,
        Event::StreamEnd => Event::StreamEnd,
        Event::DocumentStart(explicit) => Event::DocumentStart(explicit),
        Event::DocumentEnd => Event::DocumentEnd,
        Event::Alias(anchor) => Event::Alias(anchor),
        Event::Scalar(text, style, anchor, _) => Event::Scalar(text.into_owned().into(), style, anchor, None),
        Event::SequenceStart(anchor, _) => Event::SequenceStart(anchor, None),
        Event::SequenceEnd => Event::SequenceEnd,
        Event::MappingStart(anchor, _) => Event::MappingStart(anchor, None),
        Event::MappingEnd => Event::MappingEnd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Vec<(&'static str, Option<Span>)>) {
        let mut problems = Vec::new();
        let node = parse("a.yaml", text, &mut problems);
        (node, problems.into_iter().map(|problem| (problem.code, problem.place.span)).collect())
    }

    #[test]
    fn positions_are_bytes_under_chinese_text() {
        let text = "标题: 您好\nkeys: [一, \"二\"]\n";
        let (node, problems) = read(text);
        let node = node.expect("the text is valid");
        assert_eq!(problems, []);
        let title = node.get("标题").expect("the key is there");
        assert_eq!(title.span.of(text), "您好");
        let Value::List(items) = &node.get("keys").expect("the key is there").value else { panic!("a list") };
        assert_eq!(items[0].span.of(text), "一");
        assert_eq!(items[1].value, Value::Scalar { text: "二".into(), quoted: true });
    }

    #[test]
    fn a_key_written_twice_is_a_problem() {
        let text = "a: 1\na: 2\n";
        assert_eq!(read(text).1, [("duplicate-key", Some(Span::new(5, 6)))]);
    }

    #[test]
    fn an_alias_bomb_is_stopped() {
        let mut text = String::from("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for level in 1..8 {
            let before = (b'a' + level - 1) as char;
            let name = (b'a' + level) as char;
            let refs = vec![format!("*{before}"); 10].join(",");
            text.push_str(&format!("{name}: &{name} [{refs}]\n"));
        }
        assert_eq!(read(&text).1.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["yaml-too-large"]);
    }

    #[test]
    fn broken_yaml_says_where() {
        let (node, problems) = read("a: [1, 2\nb: 3\n");
        assert_eq!(node, None);
        assert_eq!(problems[0].0, "yaml-syntax");
    }

    #[test]
    fn an_empty_file_holds_nothing() {
        assert_eq!(read("# only a remark\n"), (None, vec![]));
    }
}
