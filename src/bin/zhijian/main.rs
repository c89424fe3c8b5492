//! The command line: what was typed, what it means, what came of it.

mod args;
mod audit;
mod calibrate;
mod completions;
mod convert;
mod crash;
mod exit;
mod explain;
mod failure;
mod findings;
mod help;
mod init;
mod output;
mod progress;
mod reading;
mod rules_check;
mod rules_diff;
mod rules_list;
mod rules_schema;
mod rules_show;
mod rules_test;
mod ruleset;
mod settings;
mod usage;

use std::process::ExitCode;

use args::{Args, Command, RulesCommand};
use exit::Exit;
use failure::Failure;
use output::Output;
use settings::{Environment, Settings};

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let settings = Settings::peek(&typed, &Environment::read());
    let mut output = Output::new(&settings);
    let exit = match args::parse(typed, &settings) {
        Ok(args) => crash::contained(|| run(args, &settings, &mut output))
            .unwrap_or_else(|failure| failure.report(&mut output)),
        Err(error) => usage::report(&error, &mut output),
    };
    exit.into()
}

fn run(args: Args, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    match args.command {
        Command::Audit(args) => audit::run(args, settings, output),
        Command::Explain(args) => explain::run(args, settings, output),
        Command::Convert(args) => convert::run(args, output),
        Command::Calibrate(args) => calibrate::run(args, settings, output),
        Command::Rules { command: RulesCommand::Check(args) } => rules_check::run(args, settings, output),
        Command::Rules { command: RulesCommand::Test(args) } => rules_test::run(args, settings, output),
        Command::Rules { command: RulesCommand::List(args) } => rules_list::run(args, output),
        Command::Rules { command: RulesCommand::Show(args) } => rules_show::run(args, settings, output),
        Command::Rules { command: RulesCommand::Diff(args) } => rules_diff::run(args, settings, output),
        Command::Rules { command: RulesCommand::Schema(args) } => rules_schema::run(args, settings, output),
        Command::Init(args) => init::run(args, settings, output),
        Command::Completions(args) => completions::run(args, settings, output),
    }
}
