//! What clap has to say: help and version as they are, usage errors as diagnostics in the reader's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use zhijian::diagnostics::{Diagnostic, Place, Sources};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// Says it, and tells how the run ends.
pub fn report(error: &Error, output: &mut Output) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match output.data(&shown(error)) {
            Ok(()) => Exit::Well,
            Err(error) => Failure::from(error).report(output),
        },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output.say(&shown(error));
            Exit::Nothing
        }
        _ => {
            output.problems(&[diagnostic(error)], &Sources::new());
            if let Some(usage) = usage(error) {
                output.say("\n");
                output.say_line("cli-usage-line", &[("usage", usage.into())]);
            }
            Exit::Nothing
        }
    }
}

/// Help or version; clap indents empty lines, which is undone.
fn shown(error: &Error) -> String {
    error.render().ansi().to_string().lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn diagnostic(error: &Error) -> Diagnostic {
    use ContextKind::*;
    let or_none = |name: Option<String>| name.unwrap_or_else(|| "none".to_owned());
    let argument = named(error, &[InvalidArg, InvalidSubcommand]).unwrap_or_default();
    let option = argument.trim_start_matches('-').split([' ', '=']).next().unwrap_or_default().to_owned();
    Diagnostic::error(code(error), Place::default())
        .with("option", option)
        .with("argument", argument)
        .with("value", named(error, &[InvalidValue]).unwrap_or_default())
        .with("suggestion", or_none(named(error, &[SuggestedArg, SuggestedSubcommand, SuggestedValue])))
        .with("values", or_none(named(error, &[ValidValue, ValidSubcommand])))
}

fn code(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::UnknownArgument => match named(error, &[ContextKind::InvalidArg]) {
            Some(argument) if !argument.starts_with('-') => "argument-extra",
            _ => "unknown-option",
        },
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::InvalidValue if named(error, &[ContextKind::InvalidValue]).is_none() => {
            "option-value-missing"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "option-value",
        ErrorKind::MissingRequiredArgument => "argument-missing",
        ErrorKind::MissingSubcommand => "command-missing",
        ErrorKind::ArgumentConflict => "option-repeated",
        ErrorKind::InvalidUtf8 => "argument-not-unicode",
        _ => "argument-misused",
    }
}

/// What clap knows of the first of these parts of an error that it knows anything of.
fn named(error: &Error, kinds: &[ContextKind]) -> Option<String> {
    let names = kinds.iter().filter_map(|&kind| match error.get(kind)? {
        ContextValue::String(name) => Some(name.clone()),
        // The nearest stands last.
        ContextValue::Strings(names)
            if [ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].contains(&kind) =>
        {
            names.last().cloned()
        }
        ContextValue::Strings(names) => Some(names.join(", ")),
        _ => None,
    });
    names.into_iter().find(|names| !names.is_empty())
}

fn usage(error: &Error) -> Option<String> {
    match error.get(ContextKind::Usage)? {
        ContextValue::StyledStr(usage) => Some(usage.to_string().trim_start_matches("Usage: ").to_owned()),
        _ => None,
    }
}
