//! Everything a person reads, in Chinese and English: one catalogue, one way to look a message up.
//!
//! Messages are Fluent files, one a subject, under `zh/` and `en/`. Both languages hold the same names, which a test keeps so.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language in which messages exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Reads `zh`, `zh_CN.UTF-8`, `en`, …; `None` for a language without messages.
    pub fn parse(name: &str) -> Option<Lang> {
        let name = name.trim().to_lowercase();
        if name.starts_with("zh") {
            Some(Lang::Zh)
        } else if name.starts_with("en") {
            Some(Lang::En)
        } else {
            None
        }
    }
}

/// A value that a message names.
pub type Arg<'a> = (&'a str, ArgValue<'a>);

/// A text or a number inside a message.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgValue<'a> {
    /// Inserted as it is.
    Text(Cow<'a, str>),
    /// Inserted as a plain number; messages may choose words by it.
    Number(f64),
}

impl<'a> From<&'a str> for ArgValue<'a> {
    fn from(text: &'a str) -> Self {
        ArgValue::Text(Cow::Borrowed(text))
    }
}

impl From<String> for ArgValue<'_> {
    fn from(text: String) -> Self {
        ArgValue::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a String> for ArgValue<'a> {
    fn from(text: &'a String) -> Self {
        ArgValue::Text(Cow::Borrowed(text))
    }
}

impl From<usize> for ArgValue<'_> {
    fn from(number: usize) -> Self {
        ArgValue::Number(number as f64)
    }
}

impl From<u64> for ArgValue<'_> {
    fn from(number: u64) -> Self {
        ArgValue::Number(number as f64)
    }
}

impl From<f64> for ArgValue<'_> {
    fn from(number: f64) -> Self {
        ArgValue::Number(number)
    }
}

const ZH: &[&str] = &[
    include_str!("zh/rules.ftl"),
    include_str!("zh/lints.ftl"),
    include_str!("zh/cases.ftl"),
    include_str!("zh/ingest.ftl"),
    include_str!("zh/verdicts.ftl"),
    include_str!("zh/report.ftl"),
    include_str!("zh/cli.ftl"),
    include_str!("zh/agreement.ftl"),
    include_str!("zh/language.ftl"),
    include_str!("zh/authoring.ftl"),
];
const EN: &[&str] = &[
    include_str!("en/rules.ftl"),
    include_str!("en/lints.ftl"),
    include_str!("en/cases.ftl"),
    include_str!("en/ingest.ftl"),
    include_str!("en/verdicts.ftl"),
    include_str!("en/report.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/agreement.ftl"),
    include_str!("en/language.ftl"),
    include_str!("en/authoring.ftl"),
];

/// The message `key` in `lang` with its arguments filled in.
///
/// A key that does not exist comes back as itself in angle brackets, so that a gap is seen and never a panic.
pub fn text(lang: Lang, key: &str, args: &[Arg<'_>]) -> String {
    find(lang, key, args).unwrap_or_else(|| format!("<{key}>"))
}

/// The message `key` in `lang`, or `None` where the catalogue has none.
pub fn find(lang: Lang, key: &str, args: &[Arg<'_>]) -> Option<String> {
    let bundle = bundle(lang);
    let pattern = bundle.get_message(key)?.value()?;
    let mut fluent = FluentArgs::new();
    for (name, value) in args {
        let value = match value {
            ArgValue::Text(text) => FluentValue::from(text.as_ref()),
            ArgValue::Number(number) => FluentValue::from(*number),
        };
        fluent.set(*name, value);
    }
    Some(bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned())
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static ZH_BUNDLE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN_BUNDLE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    match lang {
        Lang::Zh => ZH_BUNDLE.get_or_init(|| load("zh", ZH)),
        Lang::En => EN_BUNDLE.get_or_init(|| load("en", EN)),
    }
}

fn load(language: &str, files: &[&str]) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().expect("the embedded language names are valid");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned())
            .expect("the embedded catalogue is valid Fluent, as the tests check");
        bundle
            .add_resource(resource)
            .expect("no message of the embedded catalogue is named twice, as the tests check");
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn names(files: &[&str]) -> BTreeSet<String> {
        files
            .iter()
            .flat_map(|file| file.lines())
            .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once(" =").map(|(name, _)| name.to_owned()))
            .collect()
    }

    #[test]
    fn both_languages_hold_the_same_messages() {
        assert_eq!(names(ZH), names(EN));
        for name in names(ZH) {
            assert!(find(Lang::Zh, &name, &[]).is_some(), "{name} is not readable in Chinese");
            assert!(find(Lang::En, &name, &[]).is_some(), "{name} is not readable in English");
        }
    }

    #[test]
    fn a_missing_message_shows_its_name() {
        assert_eq!(text(Lang::En, "no-such-message", &[]), "<no-such-message>");
    }
}
