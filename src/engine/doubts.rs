//! What of a transcript its warnings say is not to be relied on.

use super::audit::{Reason, ReasonCode};
use crate::rules::model::Speakers;
use crate::transcript::{Doubt, Speaker, Transcript};

/// What of a transcript its warnings say is not to be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Doubts {
    /// Why the labels of agent and customer prove nothing: they may be swapped, doubled, or a machine's.
    pub speech: Option<Doubt>,
    pub customer_missing: bool,
    pub times: bool,
}

impl Doubts {
    pub fn of(transcript: &Transcript) -> Doubts {
        if transcript.warnings.is_empty() {
            return Doubts::default();
        }
        let doubts = transcript.doubts();
        let speech = doubts
            .iter()
            .copied()
            .find(|doubt| matches!(doubt, Doubt::Unanswered | Doubt::Duplicate | Doubt::Roles));
        Doubts {
            speech,
            customer_missing: doubts.contains(&Doubt::CustomerMissing),
            times: doubts.contains(&Doubt::Times),
        }
    }

    /// A reason that names missing times, where they are there and doubted, as what it is.
    pub fn named(self, reason: Reason) -> Reason {
        match reason.code {
            ReasonCode::TimesUnknown if self.times => Reason { code: ReasonCode::TimesDoubtful, ..reason },
            _ => reason,
        }
    }

    /// Whether what `speaker` said is said by one of `speakers`: `Some(false)` where that only may be.
    pub fn admit(self, speakers: Speakers, speaker: Speaker) -> Option<bool> {
        let Speakers::One(wanted @ (Speaker::Agent | Speaker::Customer)) = speakers else {
            return speakers.admit(speaker).then_some(true);
        };
        match (self.speech, speaker) {
            (_, Speaker::Unknown) => Some(false),
            (_, Speaker::System) => None,
            (None, _) => (speaker == wanted).then_some(true),
            // Whoever is called agent is one, even where nobody picked up.
            (Some(Doubt::Unanswered), _) => (speaker == wanted).then_some(wanted == Speaker::Agent),
            (Some(_), _) => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Speaker::{Agent, Customer, System, Unknown};

    #[test]
    fn whom_a_signal_admits_depends_on_the_doubt() {
        let table = [
            (None, [Some(true), None, Some(false), None], [None, Some(true), Some(false), None]),
            (
                Some(Doubt::Unanswered),
                [Some(true), None, Some(false), None],
                [None, Some(false), Some(false), None],
            ),
            (
                Some(Doubt::Roles),
                [Some(false), Some(false), Some(false), None],
                [Some(false), Some(false), Some(false), None],
            ),
            (
                Some(Doubt::Duplicate),
                [Some(false), Some(false), Some(false), None],
                [Some(false), Some(false), Some(false), None],
            ),
        ];
        for (speech, agent, customer) in table {
            let doubts = Doubts { speech, ..Doubts::default() };
            let admitted = |wanted| {
                [Agent, Customer, Unknown, System].map(|speaker| doubts.admit(Speakers::One(wanted), speaker))
            };
            assert_eq!((admitted(Agent), admitted(Customer)), (agent, customer), "{speech:?}");
            assert_eq!(doubts.admit(Speakers::Any, Customer), Some(true), "{speech:?}");
        }
    }
}
