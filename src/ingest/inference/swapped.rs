//! Whether the labels have agent and customer the wrong way round.

use super::side::Side;
use super::table::Table;
use super::{confidence, percent};
use crate::ingest::warnings::warn;
use crate::transcript::{Speaker, Transcript};

/// Confidence from which the labels are doubted. A label is evidence itself, so it takes far more than to name a number.
const SUSPICIOUS_CONFIDENCE: f64 = 0.98;

/// Warns where the customer speaks like the agent and the agent like the customer.
pub(in crate::ingest) fn suspect(transcript: &mut Transcript) {
    let of = |speaker| {
        let said = transcript.segments.iter().filter(move |segment| segment.speaker == speaker);
        said.map(|segment| segment.text.as_str())
    };
    let table = Table::get();
    // Weighing takes time, and nearly no customer says anything of the kind.
    let is_odd = of(Speaker::Customer).any(|text| table.is_plainly_an_agents(text));
    if !is_odd || of(Speaker::Agent).next().is_none() {
        return;
    }
    let odds = Side::weigh(of(Speaker::Customer)).against(&Side::weigh(of(Speaker::Agent)));
    if odds > 0.0 && confidence(odds) >= SUSPICIOUS_CONFIDENCE {
        warn(transcript, "roles_swapped", None, &percent(confidence(odds)));
    }
}
