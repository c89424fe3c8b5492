//! What was typed and what the environment says → what it means.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;

use anstream::{AutoStream, ColorChoice};
use zhijian::messages::Lang;

/// Columns of text that goes to a file or a pipe.
const WIDTH: u16 = 100;

/// The few variables of the environment that matter; colours are read by `anstream`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// The locale for messages: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says something.
    pub locale: Option<String>,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Environment {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        Environment { locale }
    }
}

/// What holds for every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The language of messages.
    pub lang: Lang,
    /// Colours on standard output.
    pub data_color: ColorChoice,
    /// Colours on standard error.
    pub message_color: ColorChoice,
    /// Columns of the terminal behind standard output; a common width where there is none.
    pub width: u16,
    /// Whether somebody watches standard error.
    pub watched: bool,
}

impl Settings {
    /// Reads language and colours before the arguments are parsed, because help and usage errors need them.
    ///
    /// Values that make no sense are passed over here: the parser will say so.
    pub fn peek(typed: &[OsString], environment: &Environment) -> Settings {
        let color = match value_of("--color", typed).as_deref() {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Settings {
            lang: lang(value_of("--lang", typed).as_deref(), environment),
            data_color: settled(color, AutoStream::choice(&io::stdout())),
            message_color: settled(color, AutoStream::choice(&io::stderr())),
            width: terminal_size::terminal_size_of(io::stdout()).map_or(WIDTH, |(width, _)| width.0),
            watched: io::stderr().is_terminal(),
        }
    }
}

/// The language asked for, else the locale's, else Chinese.
fn lang(typed: Option<&str>, environment: &Environment) -> Lang {
    [typed, environment.locale.as_deref()].into_iter().flatten().find_map(Lang::parse).unwrap_or_default()
}

/// Number of worker threads: as typed, else as many as the machine runs at once.
pub fn threads(typed: Option<NonZeroUsize>) -> NonZeroUsize {
    typed.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

fn settled(typed: ColorChoice, detected: ColorChoice) -> ColorChoice {
    if typed == ColorChoice::Auto { detected } else { typed }
}

/// The value of the last `name VALUE` or `name=VALUE` before `--`.
fn value_of(name: &str, typed: &[OsString]) -> Option<String> {
    let words: Vec<_> =
        typed.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
    let mut value = None;
    for (index, word) in words.iter().enumerate() {
        match word.strip_prefix(name) {
            Some("") => value = words.get(index + 1).map(|next| next.to_string()),
            Some(rest) => value = rest.strip_prefix('=').map(str::to_owned).or(value),
            None => {}
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(typed: &[&str], locale: Option<&str>) -> Lang {
        let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
        Settings::peek(&typed, &Environment { locale: locale.map(str::to_owned) }).lang
    }

    #[test]
    fn what_was_typed_beats_the_locale() {
        assert_eq!(chosen(&["zhijian", "--lang", "en", "audit"], Some("zh_CN.UTF-8")), Lang::En);
        assert_eq!(chosen(&["zhijian", "audit", "--lang=zh"], Some("en_US.UTF-8")), Lang::Zh);
        assert_eq!(chosen(&["zhijian", "--lang=zh", "--lang=en"], None), Lang::En);
    }

    #[test]
    fn the_locale_beats_chinese() {
        assert_eq!(chosen(&["zhijian"], Some("en_GB.UTF-8")), Lang::En);
        assert_eq!(chosen(&["zhijian"], Some("zh_TW.UTF-8")), Lang::Zh);
        assert_eq!(chosen(&["zhijian"], Some("C.UTF-8")), Lang::Zh);
        assert_eq!(chosen(&["zhijian"], None), Lang::Zh);
    }

    #[test]
    fn a_value_behind_two_dashes_is_a_path() {
        assert_eq!(chosen(&["zhijian", "audit", "--", "--lang", "en"], None), Lang::Zh);
    }

    #[test]
    fn options_that_only_begin_alike_are_others() {
        assert_eq!(chosen(&["zhijian", "--language", "en"], None), Lang::Zh);
    }

    #[test]
    fn a_missing_or_unknown_language_is_left_to_the_parser() {
        assert_eq!(chosen(&["zhijian", "--lang"], Some("en")), Lang::En);
        assert_eq!(chosen(&["zhijian", "--lang", "fr"], Some("en")), Lang::En);
    }
}
