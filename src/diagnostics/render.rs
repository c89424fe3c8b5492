//! Diagnostics as text for people and as JSON for programs.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Snippet};
use serde_json::{Value, json};

use super::sources::Excerpt;
use super::{Diagnostic, Level, Place, Sources};
use crate::messages::{self, Lang};

/// Columns after which an excerpt of a long line is cut on both sides.
const WIDTH: usize = 110;

/// How rendered text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Whether it holds terminal colours.
    pub color: bool,
}

/// All diagnostics in their order, with a blank line between them.
///
/// ```text
/// error[unknown-key]: `phrase` is no key of a signal
///  --> rules/greeting.yaml:4:5
///   |
/// 4 |     phrase: [您好]
///   |     ^^^^^^
///   |
///   = note: a signal knows only the keys of its kind
///   = help: write `phrases`
/// ```
///
/// The excerpt is left out where [`Sources`] lacks the file's text or the diagnostic has no span.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, style: Style) -> String {
    let messages: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| Worded::new(diagnostic, lang).render(sources, lang, style))
        .collect();
    messages.join("\n")
}

/// One diagnostic with `code`, `level`, `file`, `line`, `column`, `what`, `why` and `cure`; what is unknown is null.
pub fn to_json(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Value {
    let position = sources.position(&diagnostic.place);
    let file = Some(&*diagnostic.place.file).filter(|file| !file.is_empty());
    json!({
        "code": diagnostic.code,
        "level": diagnostic.level,
        "file": file,
        "line": position.line,
        "column": position.column,
        "what": diagnostic.what(lang),
        "why": diagnostic.why(lang),
        "cure": diagnostic.cure(lang),
    })
}

/// A diagnostic with its wording in one language.
struct Worded<'a> {
    code: &'a str,
    level: Level,
    place: &'a Place,
    file: String,
    what: String,
    why: Option<String>,
    cure: Option<String>,
}

impl<'a> Worded<'a> {
    fn new(diagnostic: &'a Diagnostic, lang: Lang) -> Worded<'a> {
        Worded {
            code: diagnostic.code,
            level: diagnostic.level,
            place: &diagnostic.place,
            file: harmless(&diagnostic.place.file),
            what: harmless(&diagnostic.what(lang)),
            why: diagnostic.why(lang).map(|why| harmless(&why)),
            cure: diagnostic.cure(lang).map(|cure| harmless(&cure)),
        }
    }

    fn render(&self, sources: &Sources, lang: Lang, style: Style) -> String {
        let name = |key| messages::text(lang, key, &[]);
        let level = match self.level {
            Level::Error => Shown::ERROR.with_name(name("diagnostic-error")),
            Level::Warning => Shown::WARNING.with_name(name("diagnostic-warning")),
        };
        let title = level.primary_title(&*self.what).id(self.code);
        let mut group = self.place_in(Group::with_title(title), sources);
        if let Some(why) = &self.why {
            group = group.element(Shown::NOTE.with_name(name("diagnostic-why")).message(&**why));
        }
        if let Some(cure) = &self.cure {
            group = group.element(Shown::HELP.with_name(name("diagnostic-cure")).message(&**cure));
        }
        let renderer = if style.color { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        let mut text = renderer.term_width(WIDTH).render(&[group]);
        text.push('\n');
        text
    }

    fn place_in<'t>(&'t self, group: Group<'t>, sources: &'t Sources) -> Group<'t> {
        let file = &*self.file;
        match sources.excerpt(self.place) {
            Some(Excerpt { text, line, span, .. }) => group.element(
                Snippet::source(text)
                    .line_start(line)
                    .path(file)
                    .annotation(AnnotationKind::Primary.span(span)),
            ),
            None if file.is_empty() => group,
            None => match self.place.line {
                Some(line) => group.element(Origin::path(file).line(line)),
                None => group.element(Origin::path(file)),
            },
        }
    }
}

/// The text without characters that would steer a terminal: names of files and keys come from outside.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests;
