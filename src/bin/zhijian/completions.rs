//! `zhijian completions`: the script that completes commands and options in a shell.

use crate::args::{self, CompletionsArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Writes the script.
pub fn run(args: CompletionsArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::command(settings), "zhijian", &mut script);
    output.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
