//! Who is agent and who is customer where labels only number the voices: told from what each of them says.
//!
//! [`Voices`] keeps apart who said what, [`Side`] weighs what one of them says against the table `evidence.tsv`, and
//! [`decide`](decide()) compares them. The sides' difference in log-odds is the confidence; below [`MIN_CONFIDENCE`]
//! everybody stays unknown. [`swapped`](swapped::suspect) turns the same scales on labels that do name roles.

mod decide;
mod side;
mod swapped;
mod table;
mod voices;

pub(in crate::ingest) use swapped::suspect;
pub(in crate::ingest) use voices::Voices;

use super::warnings::warn;
use crate::transcript::{Speaker, Transcript};
use decide::{Decision, Known, decide};
use side::Side;

/// Confidence from which a role is believed: nine right for one wrong.
///
/// The score is a sum of log-odds that are not independent, so the true rate is better; `docs/roles.md` has it measured.
pub(in crate::ingest) const MIN_CONFIDENCE: f64 = 0.9;

/// The certainty, 0 to 1, that a difference in log-odds stands for.
fn confidence(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds.abs()).exp())
}

/// A confidence as warnings show it. Nothing inferred is ever certain.
fn percent(confidence: f64) -> String {
    format!("{}%", ((confidence * 100.0).floor() as u64).min(99))
}

/// Gives the voices their roles where what they say is clear, and says so in the warnings.
pub(in crate::ingest) fn assign(voices: &Voices, transcript: &mut Transcript) {
    if voices.is_empty() {
        return;
    }
    let sides: Vec<Side> = (0..voices.len())
        .map(|voice| Side::weigh(voices.segments(voice).map(|at| transcript.segments[at].text.as_str())))
        .collect();
    let known = Known { agent: of(transcript, Speaker::Agent), customer: of(transcript, Speaker::Customer) };
    let decision = decide(&sides, &known);
    for (voice, &role) in decision.roles.iter().enumerate() {
        let believed = role == Speaker::System || role != Speaker::Unknown && decision.is_sure();
        if believed {
            for at in voices.segments(voice) {
                transcript.segments[at].speaker = role;
            }
            forget_unknown(transcript, voices.label(voice));
        }
    }
    report(&decision, voices, transcript);
}

/// What a known speaker says; `None` when he says nothing.
fn of(transcript: &Transcript, speaker: Speaker) -> Option<Side> {
    let said = transcript.segments.iter().filter(|segment| segment.speaker == speaker);
    let side = Side::weigh(said.map(|segment| segment.text.as_str()));
    (side.segments > 0).then_some(side)
}

fn forget_unknown(transcript: &mut Transcript, label: &str) {
    let shown = super::warnings::detail(label);
    transcript.warnings.retain(|warning| warning.code != "unknown_speaker" || warning.detail != shown);
}

/// The decision in the form in which `--speakers` takes it, with its confidence.
fn report(decision: &Decision, voices: &Voices, transcript: &mut Transcript) {
    let named = decision.roles.iter().enumerate().filter(|(_, role)| **role != Speaker::Unknown);
    let named: Vec<String> =
        named.map(|(voice, role)| format!("{}={}", voices.label(voice), role.name())).collect();
    if !named.is_empty() {
        let detail = format!("{} {}", percent(decision.confidence), named.join(","));
        if decision.is_sure() {
            warn(transcript, "roles_inferred", None, &detail);
        } else {
            warn(transcript, "roles_unsure", None, &detail);
        }
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
