//! Audits and rejected inputs as JSON Lines: `audits.jsonl` and `rejected.jsonl`.

use serde::Serialize;

use crate::engine::{Audit, Rejected};

/// Appends an audit as one line.
pub fn audit(out: &mut Vec<u8>, audit: &Audit) {
    line(out, audit);
}

/// Appends a rejected input as one line.
pub fn rejected(out: &mut Vec<u8>, rejected: &Rejected) {
    line(out, rejected);
}

fn line(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(&mut *out, value)
        .expect("audits hold nothing that JSON cannot say, and vectors can be written to");
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn audits_and_rejected_inputs_come_back_as_they_were() {
        let mut out = Vec::new();
        audit(&mut out, &sample::audit());
        rejected(&mut out, &sample::rejected("not_text"));
        let text = String::from_utf8(out).expect("UTF-8");
        let (first, second) = text.split_once('\n').expect("two lines");
        assert_eq!(serde_json::from_str::<Audit>(first).expect("an audit"), sample::audit());
        assert_eq!(
            serde_json::from_str::<Rejected>(second).expect("a rejected input"),
            sample::rejected("not_text")
        );
        assert!(second.ends_with("}\n") && second.matches('\n').count() == 1);
    }
}
