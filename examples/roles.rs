//! Measures how well roles are told from what is said.
//!
//! ```text
//! cargo run --release --example roles -- PATH…
//! ```
//!
//! Takes transcripts whose labels name agent and customer, hides who they are behind numbers (0 and 1; 2 for the system), in
//! both orders, reads them again and compares. Prints, for all of them and for every second one, how many were decided
//! rightly, how many were left unknown and how many decided wrongly; before that, those that were not decided rightly.
//! A transcript in which only one of the two speaks is left out. It also prints how many are suspected when agent and customer
//! are named the wrong way round, and how many have each warning as they are,
//! so that false doubts show.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::io::{self, Cursor, Write};
use std::path::PathBuf;

use zhijian::ingest::{Inputs, Limits, Settings};
use zhijian::transcript::{Doubt, Speaker, Transcript};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let transcripts = read(Inputs::new(paths, Limits::default()));
    let known: Vec<&Transcript> = transcripts.iter().filter(|transcript| is_known(transcript)).collect();
    let mut out = io::stdout().lock();
    let mut all = Counts::default();
    let mut halves = [Counts::default(), Counts::default()];
    for (at, transcript) in known.iter().enumerate() {
        for labels in [["0", "1"], ["1", "0"]] {
            let read = hidden_and_read(transcript, labels);
            let answer = compare(transcript, &read);
            all.add(answer);
            halves[at % 2].add(answer);
            if answer != Answer::Right {
                writeln!(
                    out,
                    "{}: {} with the agent as {} {}",
                    answer.name(),
                    transcript.id,
                    labels[0],
                    said(&read)
                )?;
            }
        }
    }
    writeln!(out, "{} transcripts, {} with agent and customer", transcripts.len(), known.len())?;
    let swapped = known.iter().filter(|transcript| {
        hidden_and_read(transcript, ["customer", "agent"]).doubts().contains(&Doubt::Roles)
    });
    writeln!(out, "swapped labels suspected: {} of {}", swapped.count(), known.len())?;
    for (name, counts) in [("all", &all), ("1st, 3rd …", &halves[0]), ("2nd, 4th …", &halves[1])] {
        writeln!(out, "{name:12} {counts}")?;
    }
    for (code, count) in warnings(&transcripts) {
        writeln!(out, "warned {code}: {count} of {}", transcripts.len())?;
    }
    Ok(())
}

fn read(inputs: Inputs) -> Vec<Transcript> {
    let settings = Settings::default();
    inputs.flatten().flat_map(|chunk| chunk.transcripts(&settings)).flatten().collect()
}

fn is_known(transcript: &Transcript) -> bool {
    let speaks = |speaker| transcript.segments.iter().any(|segment| segment.speaker == speaker);
    speaks(Speaker::Agent) && speaks(Speaker::Customer)
}

/// The transcript as it reads when its labels are numbers.
fn hidden_and_read(transcript: &Transcript, [agent, customer]: [&str; 2]) -> Transcript {
    let segments = transcript.segments.iter().map(|segment| {
        let label = match segment.speaker {
            Speaker::Agent => agent,
            Speaker::Customer => customer,
            Speaker::System => "2",
            Speaker::Unknown => "3",
        };
        serde_json::json!({"speaker": label, "text": segment.text, "start_ms": segment.start_ms, "end_ms": segment.end_ms})
    });
    let hidden = serde_json::json!({
        "id": transcript.id,
        "channel": transcript.channel.name(),
        "direction": transcript.direction.name(),
        "segments": segments.collect::<Vec<_>>(),
    });
    let input = Box::new(Cursor::new(hidden.to_string().into_bytes()));
    let inputs = Inputs::new(vec![PathBuf::from("-")], Limits::default()).with_standard_input(input);
    read(inputs).pop().expect("what was read once reads again")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Right,
    Unknown,
    Wrong,
}

/// What the warnings say of the roles.
fn said(transcript: &Transcript) -> String {
    let told = transcript.warnings.iter().filter(|warning| warning.code.starts_with("roles_"));
    told.map(|warning| format!("({} {})", warning.code, warning.detail)).collect()
}

/// Wrong where one segment has another role than it had; unknown where the roles of agent or customer are missing.
fn compare(known: &Transcript, read: &Transcript) -> Answer {
    let mut answer = Answer::Right;
    for (before, after) in known.segments.iter().zip(&read.segments) {
        match (before.speaker, after.speaker) {
            (Speaker::Unknown, _) => {}
            (before, after) if before == after => {}
            (Speaker::System, Speaker::Unknown) => {}
            (_, Speaker::Unknown) => answer = Answer::Unknown,
            _ => return Answer::Wrong,
        }
    }
    answer
}

impl Answer {
    fn name(self) -> &'static str {
        match self {
            Answer::Right => "right",
            Answer::Unknown => "unknown",
            Answer::Wrong => "wrong",
        }
    }
}

#[derive(Debug, Default)]
struct Counts {
    right: usize,
    unknown: usize,
    wrong: usize,
}

impl Counts {
    fn add(&mut self, answer: Answer) {
        match answer {
            Answer::Right => self.right += 1,
            Answer::Unknown => self.unknown += 1,
            Answer::Wrong => self.wrong += 1,
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let total = (self.right + self.unknown + self.wrong).max(1);
        let shown = |count: usize| format!("{count} ({:.1} %)", count as f64 * 100.0 / total as f64);
        let (right, unknown, wrong) = (shown(self.right), shown(self.unknown), shown(self.wrong));
        write!(out, "right {right}  unknown {unknown}  wrong {wrong}")
    }
}

/// In how many transcripts each warning stands.
fn warnings(transcripts: &[Transcript]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for transcript in transcripts {
        let mut codes: Vec<&str> = transcript.warnings.iter().map(|warning| warning.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().for_each(|code| *counts.entry(code).or_default() += 1);
    }
    counts
}
