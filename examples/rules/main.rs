//! Writes a large rule set, to measure `zhijian rules check` with.
//!
//! `cargo run --release --example rules -- --rules 2000 --phrases 20000 --out DIR`

use std::fmt::Write;
use std::path::PathBuf;

/// Characters that phrases are made of.
const CHARS: &str =
    "套餐流量宽带月费优惠办理退订投诉故障维修话费账单充值号码合约期限速率客户经理工单回访核实";

struct Wanted {
    rules: usize,
    phrases: usize,
    out: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted = wanted()?;
    std::fs::create_dir_all(&wanted.out)?;
    std::fs::write(wanted.out.join("ruleset.yaml"), "id: large\nversion: \"1\"\n")?;
    std::fs::write(wanted.out.join("rules.yaml"), rule_file(&wanted))?;
    Ok(())
}

fn wanted() -> Result<Wanted, Box<dyn std::error::Error>> {
    let mut wanted = Wanted { rules: 2_000, phrases: 20_000, out: PathBuf::from("large-rules") };
    let mut args = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (args.next(), args.next()) {
        match name.as_str() {
            "--rules" => wanted.rules = value.parse()?,
            "--phrases" => wanted.phrases = value.parse()?,
            "--out" => wanted.out = value.into(),
            _ => return Err(format!("unknown option {name}").into()),
        }
    }
    Ok(wanted)
}

/// A signal and a rule for each number; the phrases are shared out evenly.
fn rule_file(wanted: &Wanted) -> String {
    let each = wanted.phrases.div_ceil(wanted.rules.max(1));
    let (mut signals, mut rules) = (String::from("signals:\n"), String::from("rules:\n"));
    for at in 0..wanted.rules {
        let phrases: Vec<String> = (0..each).map(|of| phrase(at * each + of)).collect();
        let _ = writeln!(signals, "  s{at}: {{speaker: agent, phrases: [{}]}}", phrases.join(", "));
        let _ = writeln!(
            rules,
            "  - id: r{at}\n    title: 第{at}项\n    expect: [{{signal: s{at}}}]\n    cases:\n      \
             - {{name: 说了, verdict: pass, dialogue: 客服：{}}}\n      \
             - {{name: 没说, verdict: fail, dialogue: 客服：您好}}",
            phrases[0]
        );
    }
    signals + &rules
}

/// A phrase of its own for each number.
fn phrase(number: usize) -> String {
    let chars: Vec<char> = CHARS.chars().collect();
    let (mut left, mut phrase) = (number, String::new());
    for _ in 0..5 {
        phrase.push(chars[left % chars.len()]);
        left = left / chars.len() + number % 7;
    }
    phrase
}
