//! Signals: who says what, and what does not count.

use super::{Lines, Page};
use crate::report::style::Tone;
use crate::report::wording;
use crate::rules::model::{
    Across, Filters, Located, Matcher, Negated, Part, Pick, Plain, Quoted, Ref, Signal, SignalKind, Speakers,
};

/// Phrases and patterns shown where not all are asked for.
const FEW: usize = 8;
/// Patterns shown where not all are asked for.
const FEW_PATTERNS: usize = 2;
/// Length to which a pattern is cut where not all is asked for, characters.
const SHORT_CHARS: usize = 60;

impl Page<'_> {
    pub(super) fn signal(&self, signal: &Signal) -> String {
        let mut lines = Lines::default();
        let title = self.paint(Tone::Strong, self.named(&signal.name));
        match &signal.kind {
            SignalKind::Plain(plain) => self.plain(plain, &mut lines),
            SignalKind::Located(located) => self.located(located, 2, &mut lines),
        }
        format!("  {title}\n{}", lines.0)
    }

    fn plain(&self, plain: &Plain, lines: &mut Lines) {
        if let Some(speaker) = plain.speaker {
            lines.push(2, &self.text("show-said-by", &[("speaker", self.speakers(speaker).into())]));
        }
        self.part(&plain.part, 2, lines);
        if let Some(when) = &plain.when {
            lines.push(2, &self.text("show-located-when", &[]));
            self.clause(when, 3, lines);
        }
    }

    fn speakers(&self, speakers: Speakers) -> String {
        match speakers {
            Speakers::One(speaker) => wording::speaker(self.how.lang, speaker),
            Speakers::Any => self.text("show-anybody", &[]),
        }
    }

    fn part(&self, part: &Part, depth: usize, lines: &mut Lines) {
        part.matchers.iter().for_each(|matcher| self.matcher(matcher, depth, lines));
        self.filters(&part.filters, depth, lines);
    }

    fn matcher(&self, matcher: &Matcher, depth: usize, lines: &mut Lines) {
        let said = match matcher {
            Matcher::Phrases(phrases) => self.phrases("show-phrases", phrases),
            Matcher::Words(words) => {
                let words = words.iter().map(|it| match &it.tag {
                    Some(tag) => format!("{}/{tag}", it.word),
                    None => it.word.clone(),
                });
                self.few("show-words", words.collect(), FEW)
            }
            Matcher::Regex { patterns, .. } => {
                let patterns = patterns.iter().map(|it| self.short(&it.name)).collect();
                self.few("show-regex", patterns, FEW_PATTERNS)
            }
            Matcher::Entities(kinds) => {
                let kinds = kinds
                    .iter()
                    .map(|kind| self.text(&format!("entity-{}", kind.name().replace('_', "-")), &[]));
                self.text("show-entities", &[("things", self.listed(kinds).into())])
            }
            Matcher::Restates { speaker, back_turns, overlap, at_least_words } => self.text(
                "show-restates",
                &[
                    ("speaker", wording::speaker(self.how.lang, *speaker).into()),
                    ("turns", (*back_turns).into()),
                    ("words", (*at_least_words).into()),
                    ("percent", (overlap * 100.0).round().into()),
                ],
            ),
            Matcher::Similar { examples, threshold } => {
                let few = self.phrases("show-similar", examples);
                self.joined([few, self.text("show-threshold", &[("threshold", (*threshold).into())])])
            }
            Matcher::Form { question } => self.form(*question),
            Matcher::Gap { from, to } => self.text(
                "show-gap",
                &[("from", self.speakers(*from).into()), ("to", self.speakers(*to).into())],
            ),
            Matcher::Overlap { by, of } => self.text(
                "show-overlap",
                &[("by", self.speakers(*by).into()), ("of", self.speakers(*of).into())],
            ),
            Matcher::Pace { min_chars } => self.text("show-pace", &[("chars", (*min_chars).into())]),
            Matcher::Located(located) => return self.located(located, depth, lines),
            Matcher::Any(parts) => {
                lines.item(depth, &self.text("show-parts-any", &[]));
                return self.parts(parts, depth + 1, lines);
            }
            Matcher::All { parts, across } => {
                let key = match across {
                    Across::Sentence => "show-parts-sentence",
                    Across::Turn => "show-parts-turn",
                    Across::Turns(_) => "show-parts-turns",
                };
                let turns = if let Across::Turns(turns) = across { *turns } else { 1 };
                lines.item(depth, &self.text(key, &[("turns", turns.into())]));
                return self.parts(parts, depth + 1, lines);
            }
        };
        lines.item(depth, &said);
    }

    /// The parts of `all` or `any`; one of several matchers or with filters is a list of its own.
    fn parts(&self, parts: &[Part], depth: usize, lines: &mut Lines) {
        for part in parts {
            if part.matchers.len() == 1 {
                self.matcher(&part.matchers[0], depth, lines);
                self.filters(&part.filters, depth + 1, lines);
            } else {
                lines.item(depth, &self.text("show-parts-any", &[]));
                self.part(part, depth + 1, lines);
            }
        }
    }

    fn located(&self, located: &Located, depth: usize, lines: &mut Lines) {
        let pick = match located.pick {
            Pick::All => String::new(),
            Pick::First => self.text("show-pick-first", &[]),
            Pick::Last => self.text("show-pick-last", &[]),
        };
        let values = self.valued(self.bounds(&located.value, ""));
        let base = self.text("show-located", &[("signal", self.named(&located.signal.name).into())]);
        let parts = [base].into_iter().chain(self.window(&located.window)).chain([values, pick]);
        lines.item(depth, &self.joined(parts));
        if let Some(when) = &located.when {
            lines.push(depth + 1, &self.text("show-located-when", &[]));
            self.clause(when, depth + 2, lines);
        }
    }

    fn filters(&self, filters: &Filters, depth: usize, lines: &mut Lines) {
        let mut said = Vec::new();
        said.extend(filters.question.map(|question| self.form(question)));
        if !filters.unless.is_empty() {
            said.push(self.phrases("show-unless", &filters.unless));
        }
        if !filters.not_inside.is_empty() {
            said.push(self.phrases("show-not-inside", &filters.not_inside));
        }
        let mut notes = Vec::new();
        match filters.negated {
            Some(Negated::Allow) => notes.push(self.text("show-negated-allow", &[])),
            Some(Negated::Only) => notes.push(self.text("show-negated-only", &[])),
            Some(Negated::Skip) => notes.push(self.text("show-negated-skip", &[])),
            None => {}
        }
        match filters.quoted {
            Some(Quoted::Allow) => notes.push(self.text("show-quoted-allow", &[])),
            Some(Quoted::Skip) => notes.push(self.text("show-quoted-skip", &[])),
            None => {}
        }
        if let Some(speaker) = filters.not_said_by {
            let speaker = wording::speaker(self.how.lang, speaker);
            notes.push(self.text("show-not-said-by", &[("speaker", speaker.into())]));
        }
        if filters.sounds_like == Some(true) {
            notes.push(self.text("show-sounds-like", &[]));
        }
        notes.push(self.valued(self.bounds(&filters.value, "")));
        said.push(self.joined(notes));
        said.iter().filter(|text| !text.is_empty()).for_each(|text| lines.push(depth, text));
    }

    fn form(&self, question: bool) -> String {
        self.text(if question { "show-question" } else { "show-statement" }, &[])
    }

    fn phrases(&self, key: &str, phrases: &[Ref]) -> String {
        self.few(key, phrases.iter().map(|it| it.name.clone()).collect(), FEW)
    }

    /// The first few of many things, and how many there are.
    fn few(&self, key: &str, things: Vec<String>, few: usize) -> String {
        let count = things.len();
        let shown = if self.how.all || count <= few + 1 { count } else { few };
        let mut list = self.listed(things.into_iter().take(shown));
        if shown < count {
            list = self.text("show-few", &[("list", list.into()), ("count", count.into())]);
        }
        self.text(key, &[("things", list.into())])
    }

    fn short(&self, pattern: &str) -> String {
        if self.how.all || pattern.chars().count() <= SHORT_CHARS {
            return format!("/{pattern}/");
        }
        format!("/{}…/", pattern.chars().take(SHORT_CHARS).collect::<String>())
    }
}
