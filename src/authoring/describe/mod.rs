//! Rules as prose: when a rule applies, what it expects, how it scores, what its signals are, which cases it has.

mod clause;
mod quantity;
mod rule;
mod signal;
mod window;

use std::collections::BTreeSet;

use crate::diagnostics::nearest;
use crate::messages::{self, Arg, Lang};
use crate::report::Style;
use crate::report::style::{Tone, visible};
use crate::rules::model::{Rule, RuleSet};

/// How rules are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Describe {
    /// In which language.
    pub lang: Lang,
    /// With or without colours.
    pub style: Style,
    /// Every phrase and pattern in full length; else the first few.
    pub all: bool,
}

/// The rule of an id, or the rules of an item; of an unknown name the id or item nearest to it, if any is near.
pub fn rules_named<'a>(ruleset: &'a RuleSet, name: &str) -> Result<Vec<&'a Rule>, Option<&'a str>> {
    let named: Vec<&Rule> = match ruleset.rules.iter().find(|rule| rule.id == name) {
        Some(rule) => vec![rule],
        None => ruleset.rules.iter().filter(|rule| rule.item == name).collect(),
    };
    if named.is_empty() {
        let names = ruleset.rules.iter().flat_map(|rule| [rule.id.as_str(), rule.item.as_str()]);
        return Err(nearest(name, names));
    }
    Ok(named)
}

/// Some rules of a rule set as prose, each signal that they use once behind them.
pub fn describe(ruleset: &RuleSet, rules: &[&Rule], how: Describe) -> String {
    let page = Page { ruleset, how };
    let mut sections: Vec<String> = rules.iter().map(|rule| page.rule(rule)).collect();
    let signals = page.signals(rules);
    if !signals.is_empty() {
        sections.push(signals);
    }
    sections.join("\n")
}

struct Page<'a> {
    ruleset: &'a RuleSet,
    how: Describe,
}

impl Page<'_> {
    fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        messages::text(self.how.lang, key, args)
    }

    fn paint(&self, tone: Tone, text: impl AsRef<str>) -> String {
        self.how.style.paint(tone, visible(text.as_ref()))
    }

    /// A signal by its title and name.
    fn named(&self, name: &str) -> String {
        match self.ruleset.signals.get(name).and_then(|signal| signal.title.as_deref()) {
            Some(title) => self.text("show-signal-titled", &[("title", title.into()), ("name", name.into())]),
            None => self.text("show-signal-named", &[("name", name.into())]),
        }
    }

    /// Parts of one sentence.
    fn joined(&self, parts: impl IntoIterator<Item = String>) -> String {
        let comma = self.text("show-comma", &[]);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&comma)
    }

    /// Things of one kind.
    fn listed(&self, things: impl IntoIterator<Item = String>) -> String {
        things.into_iter().collect::<Vec<_>>().join(&self.text("show-and", &[]))
    }

    /// The signals that the rules reach, those nearest to the rules first.
    fn signals(&self, rules: &[&Rule]) -> String {
        let mut waiting: Vec<&str> =
            rules.iter().flat_map(|rule| rule.refs()).map(|it| it.name.as_str()).collect();
        let mut seen = BTreeSet::new();
        let mut text = String::new();
        let mut at = 0;
        while let Some(name) = waiting.get(at).copied() {
            at += 1;
            let Some(signal) = self.ruleset.signals.get(name).filter(|_| seen.insert(name)) else { continue };
            waiting.extend(signal.refs().into_iter().map(|it| it.name.as_str()));
            text.push_str(&self.signal(signal));
        }
        if text.is_empty() {
            return text;
        }
        format!("{}\n{text}", self.paint(Tone::Strong, self.text("show-signals", &[])))
    }
}

/// Lines of a nested list.
#[derive(Debug, Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, depth: usize, text: &str) {
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str(&visible(text));
        self.0.push('\n');
    }

    /// An entry of a list.
    fn item(&mut self, depth: usize, text: &str) {
        self.push(depth, &format!("- {text}"));
    }
}
