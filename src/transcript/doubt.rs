//! What of a transcript cannot be relied on.

use super::Transcript;

/// What of a transcript cannot be relied on, so that whatever rests on it cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// Nobody picked up: a machine answered.
    Unanswered,
    /// The same words stand on both sides.
    Duplicate,
    /// Who speaks is not known, or the labels say it the wrong way round.
    Roles,
    /// Nothing that the agent said is there.
    AgentMissing,
    /// Nothing that the customer said is there.
    CustomerMissing,
    /// There are no times, or they cannot be right.
    Times,
}

impl Doubt {
    /// What a warning casts doubt on; `None` for one that is only odd.
    pub fn of_warning(code: &str) -> Option<Doubt> {
        Some(match code {
            "unanswered" => Doubt::Unanswered,
            "same_text_on_both_sides" => Doubt::Duplicate,
            "roles_swapped" => Doubt::Roles,
            "no_customer_speech" => Doubt::CustomerMissing,
            "times_go_back" | "times_overlap" | "absurd_pace" => Doubt::Times,
            _ => return None,
        })
    }
}

impl Transcript {
    /// What its warnings cast doubt on: each once, the widest doubt first.
    pub fn doubts(&self) -> Vec<Doubt> {
        let codes = self.warnings.iter();
        let mut doubts: Vec<Doubt> = codes.filter_map(|warning| Doubt::of_warning(&warning.code)).collect();
        doubts.sort_unstable();
        doubts.dedup();
        doubts
    }
}

#[cfg(test)]
mod tests {
    use super::super::Warning;
    use super::*;

    #[test]
    fn doubts_are_those_of_the_warnings_the_widest_first() {
        let warning = |code: &str| Warning { code: code.into(), segment: None, detail: String::new() };
        let codes = ["absurd_pace", "unknown_speaker", "times_overlap", "roles_swapped"];
        let transcript = Transcript { warnings: codes.map(warning).to_vec(), ..Transcript::default() };
        assert_eq!(transcript.doubts(), [Doubt::Roles, Doubt::Times]);
        assert_eq!(Transcript::default().doubts(), []);
    }
}
