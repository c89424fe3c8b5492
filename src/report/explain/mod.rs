//! One transcript explained: what was said, what matched, what was searched, why each verdict, and how the score came about.

mod conversation;
mod score;
mod verdicts;

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use crate::engine::{Audit, RuleVerdict};
use crate::messages::{self, Arg, Lang};
use crate::transcript::Transcript;

use super::mask::{mask_audit, mask_transcript};
use super::style::{Style, Tone, visible};

/// How to explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explain<'a> {
    /// Only this rule, by its id, or all rules of this item.
    pub rule: Option<&'a str>,
    /// Titles of signals, by their name.
    pub titles: &'a BTreeMap<String, String>,
    /// In which language.
    pub lang: Lang,
    /// With or without colours.
    pub style: Style,
    /// Whether personal numbers are hidden.
    pub mask: bool,
}

/// Explains an audit beside the transcript it is of.
pub fn explain(transcript: &Transcript, audit: &Audit, how: Explain<'_>) -> String {
    if !how.mask {
        return Page { transcript, audit, how }.text();
    }
    let (mut transcript, mut audit) = (transcript.clone(), audit.clone());
    mask_transcript(&mut transcript);
    mask_audit(&mut audit);
    Page { transcript: &transcript, audit: &audit, how }.text()
}

/// Explains one rule's verdict only: the conversation with what matched, and the verdict with its reason.
pub fn explain_verdict(transcript: &Transcript, audit: &Audit, how: Explain<'_>) -> String {
    let page = Page { transcript, audit, how };
    format!("{}\n{}", page.conversation(), page.verdicts())
}

struct Page<'a> {
    transcript: &'a Transcript,
    audit: &'a Audit,
    how: Explain<'a>,
}

impl<'a> Page<'a> {
    fn text(&self) -> String {
        let mut sections = vec![self.head(), self.conversation(), self.verdicts()];
        if self.how.rule.is_none() {
            sections.extend([self.ledger(), self.measures(), self.warnings()]);
        }
        sections.retain(|section| !section.is_empty());
        sections.join("\n")
    }

    /// The verdicts that were asked for.
    fn chosen(&self) -> impl Iterator<Item = &'a RuleVerdict> {
        let rule = self.how.rule;
        let wanted = move |verdict: &&RuleVerdict| {
            rule.is_none_or(|rule| verdict.rule == rule || verdict.item == rule)
        };
        self.audit.verdicts.iter().filter(wanted)
    }

    fn word(&self, key: &str) -> String {
        messages::text(self.how.lang, key, &[])
    }

    fn sentence(&self, key: &str, args: &[Arg<'_>]) -> String {
        visible(&messages::text(self.how.lang, key, args)).into_owned()
    }

    fn heading(&self, key: &str) -> String {
        format!("{}\n", self.how.style.paint(Tone::Strong, self.word(key)))
    }

    fn faint(&self, text: &str) -> String {
        self.how.style.paint(Tone::Faint, text)
    }

    fn quoted(&self, text: &str) -> String {
        format!("“{}”", visible(text))
    }

    /// What people call a signal: its title, else its name.
    fn title_of<'s>(&'s self, signal: &'s str) -> &'s str {
        self.how.titles.get(signal).map_or(signal, String::as_str)
    }

    /// What people call a rule: its item and title.
    fn rule_named(&self, id: &str) -> String {
        let verdict = self.audit.verdicts.iter().find(|verdict| verdict.rule == id);
        let name =
            verdict.map_or_else(|| id.to_owned(), |verdict| format!("{} {}", verdict.item, verdict.title));
        visible(&name).into_owned()
    }
}

/// The text with spaces up to a number of terminal columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests;
