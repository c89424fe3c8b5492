//! Help in the language of the reader: every text of the clap command is taken from the catalogue.
//!
//! A command `rules test` has the messages `cli-rules-test-about` (one line), `-usage`, and, where there is more to say, `-details` and
//! `-examples`. An argument `filter` of it has `cli-rules-test-arg-filter`, or shares `cli-arg-filter` with its namesakes; its first
//! paragraph is the short help. Lines are broken in the catalogue: clap breaks at spaces, and Chinese has none.

use clap::builder::Styles;
use clap::{Arg, Command};
use zhijian::messages::{self, Lang};

/// The command with its subcommands and arguments in one language.
pub fn localized(command: Command, lang: Lang) -> Command {
    Catalogue { lang }.command(command, "cli")
}

struct Catalogue {
    lang: Lang,
}

impl Catalogue {
    fn command(&self, command: Command, key: &str) -> Command {
        let about = self.text(&format!("{key}-about"));
        let mut place = 0;
        let mut command = command
            .help_template(self.template())
            .subcommand_help_heading(self.text("cli-heading-commands"))
            .override_usage(self.text(&format!("{key}-usage")))
            .mut_args(|arg| {
                place += 1;
                let arg = self.arg(arg, key);
                // Under a heading of its own, clap would sort what has no option name by its wording.
                if arg.is_positional() { arg.display_order(place) } else { arg }
            })
            .mut_subcommands(|child| {
                let key = format!("{key}-{}", child.get_name());
                self.command(child, &key)
            });
        if let Some(details) = self.find(&format!("{key}-details")) {
            command = command.long_about(format!("{about}\n\n{details}"));
        }
        if let Some(examples) = self.find(&format!("{key}-examples")) {
            command = command.after_long_help(format!(
                "{}\n{}",
                self.heading("cli-heading-examples"),
                indented(&examples)
            ));
        }
        command.about(about)
    }

    fn arg(&self, arg: Arg, key: &str) -> Arg {
        let id = arg.get_id().as_str().replace('_', "-");
        let help =
            self.find(&format!("{key}-arg-{id}")).unwrap_or_else(|| self.text(&format!("cli-arg-{id}")));
        let heading = match id.as_str() {
            _ if arg.is_positional() => "cli-heading-arguments",
            "version" => "cli-heading-general",
            _ if arg.is_global_set() => "cli-heading-general",
            _ => "cli-heading-options",
        };
        let names: Vec<String> = arg
            .get_value_names()
            .unwrap_or_default()
            .iter()
            .map(|name| self.text(&format!("cli-value-{}", name.to_lowercase())))
            .collect();
        let arg = if arg.get_action().takes_values() {
            arg.value_names(names).hide_possible_values(true)
        } else {
            arg
        };
        let arg = match help.split_once("\n\n") {
            Some((short, _)) => arg.help(short.to_owned()).long_help(help),
            None => arg.help(help),
        };
        arg.help_heading(self.text(heading))
    }

    fn template(&self) -> String {
        let usage = self.heading("cli-heading-usage");
        format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
    }

    fn heading(&self, key: &str) -> String {
        let styles = Styles::styled();
        let style = styles.get_header();
        format!("{style}{}:{style:#}", self.text(key))
    }

    fn text(&self, key: &str) -> String {
        messages::text(self.lang, key, &[])
    }

    fn find(&self, key: &str) -> Option<String> {
        messages::find(self.lang, key, &[])
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Args;

    fn help_of(mut command: Command, texts: &mut Vec<String>) {
        texts.push(command.render_long_help().to_string());
        texts.push(command.render_help().to_string());
        for child in command.get_subcommands() {
            help_of(child.clone(), texts);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_wording() {
        for lang in [Lang::Zh, Lang::En] {
            let mut texts = Vec::new();
            help_of(localized(Args::command(), lang), &mut texts);
            let gaps: Vec<&String> = texts.iter().filter(|text| text.contains("<cli-")).collect();
            assert_eq!(gaps, Vec::<&String>::new());
        }
    }

    #[test]
    fn every_input_format_is_named() {
        for lang in [Lang::Zh, Lang::En] {
            let mut command = localized(Args::command(), lang);
            let audit = command.find_subcommand_mut("audit").expect("there is such a command");
            let text = audit.render_long_help().to_string();
            let text = text.split("--input-format").nth(1).expect("the option is there");
            let text = text.split("--encoding").next().unwrap_or_default();
            for format in zhijian::ingest::Format::ALL {
                assert!(text.contains(format.name()), "{} in {lang:?}", format.name());
            }
        }
    }

    #[test]
    fn no_line_of_help_is_wider_than_a_terminal() {
        for lang in [Lang::Zh, Lang::En] {
            let mut texts = Vec::new();
            help_of(localized(Args::command(), lang), &mut texts);
            let wide: Vec<&str> =
                texts.iter().flat_map(|text| text.lines()).filter(|line| columns(line) > 100).collect();
            assert_eq!(wide, Vec::<&str>::new());
        }
    }

    fn columns(line: &str) -> usize {
        line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    }
}
