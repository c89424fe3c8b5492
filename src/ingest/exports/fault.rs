//! Why an export gives no conversation.

use crate::diagnostics::Diagnostic;
use crate::ingest::draft::Origin;

/// A reason for refusal that does not know yet where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    facts: Vec<(&'static str, String)>,
}

/// A fault without facts.
pub(super) fn fault(code: &'static str) -> Fault {
    Fault { code, facts: Vec::new() }
}

impl Fault {
    pub(super) fn with(mut self, name: &'static str, fact: impl ToString) -> Fault {
        self.facts.push((name, fact.to_string()));
        self
    }

    /// The refusal of what stands at `origin`.
    pub(super) fn at(self, origin: &Origin) -> Diagnostic {
        let refused = origin.error(self.code);
        self.facts.into_iter().fold(refused, |refused, (name, fact)| refused.with(name, fact))
    }
}

/// What a recogniser's own word for the outcome means, asked when its result holds no words.
pub(super) fn outcome(status: &str, message: &str) -> Option<Fault> {
    const DONE: [&str; 13] = [
        "",
        "0",
        "4",
        "000000",
        "1000",
        "10000",
        "20000000",
        "21050000",
        "success",
        "succeed",
        "succeeded",
        "completed",
        "ok",
    ];
    const SILENT: [&str; 3] = ["success_with_no_valid_fragment", "21050003", "asr_response_have_no_words"];
    const UNFINISHED: [&str; 15] = [
        "21050001",
        "21050002",
        "3",
        "queued",
        "queueing",
        "queuing",
        "pending",
        "waiting",
        "submitted",
        "doing",
        "running",
        "processing",
        "in_progress",
        "inprogress",
        "notstarted",
    ];
    let word = status.trim().to_lowercase();
    let said = if message.trim().is_empty() { status.trim() } else { message.trim() };
    let said: String = said.chars().take(200).collect();
    if DONE.contains(&word.as_str()) {
        None
    } else if SILENT.contains(&word.as_str()) {
        Some(fault("no-speech").with("status", status.trim()))
    } else if UNFINISHED.contains(&word.as_str()) {
        Some(fault("recognition-unfinished").with("status", said))
    } else {
        Some(fault("recognition-failed").with("status", said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_told_by_its_word() {
        let table = [
            ("SUCCESS", None),
            ("COMPLETED", None),
            ("SUCCESS_WITH_NO_VALID_FRAGMENT", Some("no-speech")),
            ("RUNNING", Some("recognition-unfinished")),
            ("queued", Some("recognition-unfinished")),
            ("FILE_DOWNLOAD_FAILED", Some("recognition-failed")),
            ("26601", Some("recognition-failed")),
        ];
        for (status, code) in table {
            assert_eq!(outcome(status, "").map(|fault| fault.code), code, "{status}");
        }
    }
}
