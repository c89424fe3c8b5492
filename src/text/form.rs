//! The matching form of a turn, with its way back to the original.
//!
//! Width and case are folded, Traditional characters made Simplified; punctuation, spaces, pause marks and fillers are left
//! out. Sentence edges stay as `\n`, so that a literal never matches across one.

use super::fold::fold;
use crate::transcript::Span;

/// A turn as it is matched.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    text: String,
    chars: Vec<Origin>,
    breaks: Vec<usize>,
    sentences: Vec<Sentence>,
    segments: Vec<(usize, Span)>,
}

/// A piece of a turn between sentence marks or segment edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range in the matching form, without the edge.
    pub span: Span,
    /// The mark that ended it: `？`, `！`, `。` or `；`; absent at the edge of a segment.
    pub mark: Option<char>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin {
    form: u32,
    segment: u32,
    start: u32,
    end: u32,
}

/// A place in the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Original {
    /// Index of the segment.
    pub segment: usize,
    /// Byte range in its text.
    pub span: Span,
}

impl Form {
    /// The matching form of segments, given with their indices.
    pub fn new<'t>(segments: impl IntoIterator<Item = (usize, &'t str)>) -> Form {
        let mut builder = Builder::default();
        for (segment, text) in segments {
            builder.segment(segment, text);
        }
        builder.form
    }

    /// The form itself, `\n` at sentence edges.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte offsets at which a comma, a space or a pause stood: edges of 小句.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// Its sentences, in order; none is empty.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Its 小句: pieces of sentences between their breaks, in order; none is empty.
    pub fn pieces(&self) -> Vec<Span> {
        let mut breaks = self.breaks.iter().copied().peekable();
        let mut pieces = Vec::with_capacity(self.sentences.len() + self.breaks.len());
        for sentence in &self.sentences {
            let mut start = sentence.span.start;
            while let Some(end) = breaks.next_if(|&at| at < sentence.span.end) {
                if start < end {
                    pieces.push(Span::new(start, end));
                    start = end;
                }
            }
            pieces.push(Span::new(start, sentence.span.end));
        }
        pieces
    }

    /// Index of the sentence that holds a byte.
    pub fn sentence_at(&self, byte: usize) -> usize {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= byte);
        after.saturating_sub(1)
    }

    /// Where a range of the form comes from. A range over several segments is cut at the end of its first.
    pub fn original(&self, span: Span) -> Original {
        let first = self.chars.partition_point(|char| (char.form as usize) < span.start);
        let Some(origin) = self.chars.get(first).or(self.chars.last()) else {
            return Original { segment: 0, span: Span::new(0, 0) };
        };
        let mut end = if span.is_empty() { origin.start } else { origin.end };
        for char in self.chars[first.min(self.chars.len())..]
            .iter()
            .take_while(|char| (char.form as usize) < span.end)
        {
            if char.segment == origin.segment {
                end = char.end;
            }
        }
        Original { segment: origin.segment as usize, span: Span::new(origin.start as usize, end as usize) }
    }

    /// The range of the form that comes from a segment; empty where nothing of it is left.
    pub fn of_segment(&self, segment: usize) -> Span {
        let known = self.segments.iter().find(|(index, _)| *index == segment);
        known.map_or(Span::new(0, 0), |(_, span)| *span)
    }
}

/// The literal parts of a phrase with `*` gaps, in matching form; empty when nothing would be left to match.
pub fn phrase_parts(phrase: &str) -> Vec<String> {
    phrase
        .split('*')
        .map(|part| Form::new([(0, part)]).text.replace('\n', ""))
        .filter(|part| !part.is_empty())
        .collect()
}

#[derive(Default)]
struct Builder {
    form: Form,
    sentence_start: usize,
    filler: Option<Origin>,
    pending_break: bool,
}

impl Builder {
    fn segment(&mut self, segment: usize, text: &str) {
        let sentences_before = self.form.sentences.len();
        let mut chars = text.char_indices().peekable();
        let mut before: Option<char> = None;
        while let Some((start, char)) = chars.next() {
            let after = chars.peek().map(|&(_, char)| char);
            let origin = Origin {
                form: 0,
                segment: segment as u32,
                start: start as u32,
                end: (start + char.len_utf8()) as u32,
            };
            match classify(char, before, after) {
                Kind::Kept => fold(char, |char| self.keep(char, origin)),
                Kind::Range => self.keep('-', origin),
                Kind::Filler => self.filler(char, origin),
                Kind::Edge(mark) => self.edge(Some(mark)),
                Kind::Break => self.pending_break = true,
                Kind::Dropped => {}
            }
            before = Some(char);
        }
        self.edge(None);
        let added = &self.form.sentences[sentences_before..];
        if let (Some(first), Some(last)) = (added.first(), added.last()) {
            self.form.segments.push((segment, Span::new(first.span.start, last.span.end)));
        }
    }

    fn keep(&mut self, char: char, origin: Origin) {
        let form = &mut self.form;
        if form.text.len() == self.sentence_start && self.sentence_start > 0 {
            // A new sentence begins: its edge is written with its first character, so that no sentence is empty.
            form.text.push('\n');
            self.sentence_start = form.text.len();
        } else if self.pending_break && form.text.len() > self.sentence_start {
            form.breaks.push(form.text.len());
        }
        self.pending_break = false;
        form.chars.push(Origin { form: form.text.len() as u32, ..origin });
        form.text.push(char);
    }

    fn filler(&mut self, char: char, origin: Origin) {
        let open = &self.form.text[self.sentence_start.min(self.form.text.len())..];
        if char == '嗯' && open.chars().all(|char| char == '嗯') {
            self.keep(char, origin);
        } else {
            self.filler = self.filler.or(Some(origin));
            self.pending_break = true;
        }
    }

    fn edge(&mut self, mark: Option<char>) {
        let is_open = self.form.text.len() > self.sentence_start;
        if !is_open && let Some(origin) = self.filler {
            self.keep('呃', origin);
        }
        self.filler = None;
        self.pending_break = false;
        if self.form.text.len() > self.sentence_start {
            let span = Span::new(self.sentence_start, self.form.text.len());
            self.form.sentences.push(Sentence { span, mark });
            self.sentence_start = self.form.text.len();
        } else if mark == Some('？')
            && let Some(last) = self.form.sentences.last_mut()
        {
            last.mark = mark;
        }
    }
}

enum Kind {
    Kept,
    /// A dash in whatever writing between digits.
    Range,
    Filler,
    Edge(char),
    Break,
    Dropped,
}

fn classify(char: char, before: Option<char>, after: Option<char>) -> Kind {
    let digit =
        |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit() || ('０'..='９').contains(&char));
    match char {
        '呃' | '嗯' => Kind::Filler,
        '?' | '？' => Kind::Edge('？'),
        '!' | '！' => Kind::Edge('！'),
        '。' | '\n' | '\r' => Kind::Edge('。'),
        ';' | '；' => Kind::Edge('；'),
        '.' | '．' if digit(before) && digit(after) => Kind::Kept,
        ':' | '：' | '-' | '－' if digit(before) && digit(after) => Kind::Kept,
        '~' | '～' | '—' if digit(before) && digit(after) => Kind::Range,
        ',' | '，' if digit(before) && digit(after) => Kind::Dropped,
        '%' | '％' | '¥' | '￥' | '/' | '／' => Kind::Kept,
        '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' => Kind::Dropped,
        ' ' if joins_scripts(before, after) => Kind::Dropped,
        _ if char.is_alphanumeric() => Kind::Kept,
        _ => Kind::Break,
    }
}

/// A space between Chinese and Latin text is typography, not a pause.
fn joins_scripts(before: Option<char>, after: Option<char>) -> bool {
    let latin = |char: char| char.is_ascii_alphanumeric();
    match (before, after) {
        (Some(before), Some(after)) if before.is_alphanumeric() && after.is_alphanumeric() => {
            latin(before) || latin(after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        Form::new([(0, text)])
    }

    #[test]
    fn punctuation_goes_and_sentence_edges_stay() {
        let it = form("您好，很高兴为您服务。请问 有什么可以帮您？");
        assert_eq!(it.text(), "您好很高兴为您服务\n请问有什么可以帮您");
        let marks: Vec<_> =
            it.sentences().iter().map(|it| (it.span.of(it_text(&it_form())).to_owned(), it.mark)).collect();
        assert_eq!(
            marks,
            [("您好很高兴为您服务".into(), Some('。')), ("请问有什么可以帮您".into(), Some('？'))]
        );
        fn it_form() -> Form {
            form("您好，很高兴为您服务。请问 有什么可以帮您？")
        }
        fn it_text(form: &Form) -> &str {
            form.text()
        }
        assert_eq!(it.breaks(), [6, 34]);
    }

    #[test]
    fn numbers_keep_their_points_and_lose_their_commas() {
        assert_eq!(form("一共1,142.60元，20:30前，占30%").text(), "一共1142.60元20:30前占30%");
        assert_eq!(form("6元/月；3～5天.").text(), "6元/月\n3-5天");
    }

    #[test]
    fn fillers_inside_speech_go_and_an_answer_stays() {
        assert_eq!(form("我那个套餐嗯一百六十八的").text(), "我那个套餐一百六十八的");
        assert_eq!(form("嗯嗯，了解了").text(), "嗯嗯了解了");
        assert_eq!(form("呃，我想问").text(), "我想问");
        assert_eq!(form("呃……").text(), "呃");
        assert_eq!(form("嗯").text(), "嗯");
    }

    #[test]
    fn every_match_leads_back_to_the_original() {
        let text = "您、好_呀";
        let it = form(text);
        assert_eq!(it.text(), "您好呀");
        let back = it.original(Span::new(0, 6));
        assert_eq!((back.segment, back.span.of(text)), (0, "您、好"));
    }

    #[test]
    fn a_segment_edge_is_a_sentence_edge() {
        let it = Form::new([(3, "我要"), (5, "投诉")]);
        assert_eq!(it.text(), "我要\n投诉");
        assert_eq!(it.original(Span::new(7, 13)), Original { segment: 5, span: Span::new(0, 6) });
        assert_eq!(it.original(Span::new(0, 13)), Original { segment: 3, span: Span::new(0, 6) });
        assert_eq!(it.of_segment(5), Span::new(7, 13));
        assert_eq!(it.of_segment(3), Span::new(0, 6));
    }

    #[test]
    fn a_phrase_loses_what_a_text_loses() {
        assert_eq!(phrase_parts("有什么*帮"), ["有什么", "帮"]);
        assert_eq!(phrase_parts("您好，請講"), ["您好请讲"]);
        assert_eq!(phrase_parts("＊ … *"), Vec::<String>::new());
    }
}
