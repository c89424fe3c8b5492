//! Doubt about a finished transcript: warnings that keep whatever rests on the doubtful part from being judged.
//!
//! One file for each doubt; [`Doubt::of_warning`] says what a warning casts doubt on.

mod echo;
mod one_sided;
mod times;
mod unanswered;

use super::inference::{self, Voices};
use super::warnings::warn;
use crate::transcript::{Doubt, Transcript};

/// Looks for every doubt. Those that an earlier reading has left are looked for anew.
pub(super) fn raise(voices: &Voices, transcript: &mut Transcript) {
    transcript.warnings.retain(|warning| Doubt::of_warning(&warning.code).is_none());
    times::suspect(transcript);
    if unanswered::is_unanswered(transcript) {
        warn(transcript, "unanswered", None, "");
        return;
    }
    if let Some(share) = echo::share(voices, transcript) {
        warn(transcript, "same_text_on_both_sides", None, &percent(share));
        return;
    }
    inference::suspect(transcript);
    if one_sided::lacks_customer(transcript) {
        warn(transcript, "no_customer_speech", None, "");
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

#[cfg(test)]
mod tests;
