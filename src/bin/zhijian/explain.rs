//! `zhijian explain`: one transcript, annotated.

use std::collections::BTreeMap;
use std::path::PathBuf;

use zhijian::authoring::rules_named;
use zhijian::batch;
use zhijian::diagnostics::{Diagnostic, Place, Sources};
use zhijian::report::{Explain, Style, explain as annotate};

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::reading::{self, Reading};
use crate::ruleset;
use crate::settings::Settings;

/// What is to be explained.
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
    let explained = explain(&request, output)?;
    output.data(&explained.text)?;
    if explained.rejected == 0 {
        return Ok(Exit::Well);
    }
    output.say_line("cli-rejected", &[("rejected", explained.rejected.into())]);
    Ok(Exit::Rejected)
}

/// The work itself: one transcript after another, each with all that was found in it.
fn explain(request: &Request, output: &mut Output) -> Result<Explained, Failure> {
    let ruleset = ruleset::usable(request.reading.rules.as_deref())?;
    let rule = request.rule.as_deref();
    if let Some(rule) = rule
        && let Err(nearest) = rules_named(&ruleset, rule)
    {
        return Err(ruleset::no_such_rule(rule, nearest).into());
    }
    let program = batch::prepare(&ruleset);
    let reading = request.reading.input.settings()?;
    let titles =
        ruleset.signals.iter().filter_map(|(name, signal)| Some((name.clone(), signal.title.clone()?)));
    let titles: BTreeMap<String, String> = titles.collect();
    let wanted = Explain {
        rule,
        titles: &titles,
        lang: request.settings.lang,
        style: Style { color: true },
        mask: request.reading.mask,
    };
    let (mut text, mut rejected, mut found) = (String::new(), 0, 0);
    for chunk in reading::inputs(vec![request.path.clone()], &reading) {
        let transcripts = match chunk {
            Ok(chunk) => chunk.transcripts(&reading),
            Err(problem) => vec![Err(problem)],
        };
        for transcript in transcripts {
            match transcript {
                Ok(transcript) if request.id.as_ref().is_none_or(|id| *id == transcript.id) => {
                    if found > 0 {
                        text.push('\n');
                    }
                    found += 1;
                    text.push_str(&annotate(&transcript, &program.audit(&transcript), wanted));
                }
                Ok(_) => {}
                Err(problem) => {
                    rejected += 1;
                    output.problems(&[problem], &Sources::new());
                }
            }
        }
    }
    match &request.id {
        Some(id) if found == 0 => {
            Err(Diagnostic::error("no-such-transcript", Place::default()).with("id", id).into())
        }
        _ => Ok(Explained { text, rejected }),
    }
}
