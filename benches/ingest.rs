//! How fast the native form is read, beside `serde_json` reading the same bytes into borrowed structures.
//!
//! `cargo bench --bench ingest` prints rates and their ratio. Both are measured in turns in one run, and the best of several rounds
//! counts, so that other work on the machine disturbs the ratio little.

use std::borrow::Cow;
use std::hint::black_box;
use std::io::Cursor;
use std::path::PathBuf;
use std::time::Instant;

use serde::Deserialize;
use zhijian::ingest::{Inputs, Limits, Settings};

const ROUNDS: usize = 15;
const TRANSCRIPTS: usize = 4_000;

#[derive(Deserialize)]
struct Borrowed<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    segments: Vec<BorrowedSegment<'a>>,
}

#[derive(Deserialize)]
struct BorrowedSegment<'a> {
    #[serde(borrow)]
    speaker: Cow<'a, str>,
    start_ms: u64,
    end_ms: u64,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// Lines like those of a day: forty utterances a call, a dozen to fifty characters each.
fn lines() -> String {
    const SAID: [&str; 4] = [
        "您好，很高兴为您服务，请问有什么可以帮您？",
        "我想问一下上个月的话费怎么多扣了三十块钱，我也没有打什么电话呀",
        "好的，您稍等，我帮您查一下，查到您在十二号开通了一个流量包，每月三十元，当月生效，到期自动续订",
        "哦，那你帮我退了吧",
    ];
    let mut text = String::new();
    for call in 0..TRANSCRIPTS {
        text.push_str(&format!(
            "{{\"id\":\"HC-{call:06}\",\"channel\":\"phone\",\"agent_id\":\"{}\",\"segments\":[",
            call % 97
        ));
        for turn in 0..40 {
            let speaker = if turn % 2 == 0 { "agent" } else { "customer" };
            let (start, said) = (turn * 4_000, SAID[(turn + call) % 4]);
            let comma = if turn > 0 { "," } else { "" };
            text.push_str(&format!(
                "{comma}{{\"speaker\":\"{speaker}\",\"start_ms\":{start},\"end_ms\":{},\"text\":\"{said}\"}}",
                start + 3_500
            ));
        }
        text.push_str("]}\n");
    }
    text
}

/// Seconds of the fastest round of each.
fn main() {
    let text = lines();
    let settings = Settings::default();
    let chunks: Vec<_> = Inputs::new(vec![PathBuf::from("-")], Limits::default())
        .with_standard_input(Box::new(Cursor::new(text.clone().into_bytes())))
        .map(|chunk| chunk.expect("the lines are sound"))
        .collect();
    let (mut borrowed_s, mut ours_s) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut bytes = 0;
        for line in text.lines() {
            let read: Borrowed<'_> = serde_json::from_slice(line.as_bytes()).expect("the lines are sound");
            bytes += read.id.len();
            for segment in &read.segments {
                bytes +=
                    segment.text.len() + segment.speaker.len() + (segment.end_ms - segment.start_ms) as usize;
            }
        }
        black_box(bytes);
        borrowed_s = borrowed_s.min(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let mut segments = 0;
        for chunk in &chunks {
            for transcript in chunk.transcripts(&settings) {
                segments += transcript.expect("the lines are sound").segments.len();
            }
        }
        black_box(segments);
        ours_s = ours_s.min(start.elapsed().as_secs_f64());
    }
    let rate = |seconds: f64| text.len() as f64 / seconds / 1e6;
    let (borrowed, ours, ratio) = (rate(borrowed_s), rate(ours_s), ours_s / borrowed_s);
    let report =
        format!("borrowed serde_json {borrowed:.0} MB/s, native form {ours:.0} MB/s, ratio {ratio:.2}\n");
    std::io::Write::write_all(&mut std::io::stdout(), report.as_bytes())
        .expect("standard output can be written");
}
