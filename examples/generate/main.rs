//! Invents transcripts as native JSON Lines, to measure with: varied, deterministic for a seed, of any size.
//!
//! ```text
//! cargo run --release --example generate -- --size 100MB --seed 7 --out transcripts.jsonl
//! ```

mod call;
mod facts;
mod plot;
mod random;
mod wording;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use call::Caller;

const USAGE: &str = "usage: generate --size 100MB [--seed 7] [--out FILE|-]";

struct Arguments {
    bytes: u64,
    seed: u64,
    out: String,
}

fn main() -> ExitCode {
    let result = arguments(std::env::args().skip(1))
        .and_then(|arguments| write(&arguments).map_err(|error| format!("{}: {error}", arguments.out)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

/// Writes whole transcripts until `bytes` are reached.
fn write(arguments: &Arguments) -> io::Result<()> {
    let sink: Box<dyn Write> = match arguments.out.as_str() {
        "-" => Box::new(io::stdout().lock()),
        path => Box::new(File::create(path)?),
    };
    let mut sink = BufWriter::with_capacity(1 << 20, sink);
    let mut caller = Caller::new(arguments.seed);
    let mut line = Vec::with_capacity(16 << 10);
    let mut written = 0;
    while written < arguments.bytes {
        line.clear();
        serde_json::to_writer(&mut line, &caller.next_call())?;
        line.push(b'\n');
        sink.write_all(&line)?;
        written += line.len() as u64;
    }
    sink.flush()
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { bytes: 0, seed: 7, out: "-".into() };
    while let Some(flag) = given.next() {
        let value = given.next().ok_or(USAGE)?;
        match flag.as_str() {
            "--size" => arguments.bytes = size(&value).ok_or(USAGE)?,
            "--seed" => arguments.seed = value.parse().map_err(|_| USAGE)?,
            "--out" => arguments.out = value,
            _ => return Err(USAGE.into()),
        }
    }
    if arguments.bytes == 0 { Err(USAGE.into()) } else { Ok(arguments) }
}

/// `100MB`, `2GB`, `500KB` or plain bytes; decimal units.
fn size(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let unit = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "K" | "KB" => 1_000,
        "M" | "MB" => 1_000_000,
        "G" | "GB" => 1_000_000_000,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}
