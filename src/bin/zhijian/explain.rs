//! `zhijian explain`: one transcript, annotated.

use std::path::PathBuf;

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::failure::{Failure, not_built};
use crate::output::Output;
use crate::reading::Reading;
use crate::settings::Settings;

/// What is to be explained.
#[expect(dead_code, reason = "the call that takes the place of `not_built` reads it")]
#[derive(Debug)]
pub struct Request {
    /// A file or folder; `-` is standard input.
    pub path: PathBuf,
    /// Which of the transcripts in it; all where none is named.
    pub id: Option<String>,
    /// Which rule; all where none is named.
    pub rule: Option<String>,
    /// How it is read and judged.
    pub reading: Reading,
    /// Language, colours and width of the text.
    pub settings: Settings,
}

/// What came of it.
#[derive(Debug)]
pub struct Explained {
    /// For people, in their language, ready to be printed.
    pub text: String,
    /// Number of inputs that were refused.
    pub rejected: usize,
}

/// Explains, and prints it.
pub fn run(args: ExplainArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let request = Request {
        path: args.path,
        id: args.id,
        rule: args.rule,
        reading: args.reading.into(),
        settings: *settings,
    };
    let explained = explain(&request)?;
    output.data(&explained.text)?;
    if explained.rejected == 0 {
        return Ok(Exit::Well);
    }
    output.say_line("cli-rejected", &[("rejected", explained.rejected.into())]);
    Ok(Exit::Rejected)
}

/// The work itself.
fn explain(_request: &Request) -> Result<Explained, Failure> {
    Err(not_built("explain"))
}
