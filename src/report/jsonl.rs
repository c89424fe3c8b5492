//! Audits and rejected inputs as JSON Lines: `audits.jsonl` and `rejected.jsonl`.
//!
//! Their form is written down in `docs/schema/`.

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
    use std::collections::BTreeMap;

    use super::*;
    use crate::engine::{Evidence, LedgerLine, NearMiss, Reason, RuleVerdict, Verdict};
    use crate::report::sample;
    use crate::transcript::Warning;

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

    const AUDIT: &str = include_str!("../../docs/schema/audit.schema.json");
    const REJECTED: &str = include_str!("../../docs/schema/rejected.schema.json");

    fn fits(schema: &str, value: &impl Serialize) -> Result<(), String> {
        let schema = serde_json::from_str(schema).expect("the schema is JSON");
        let value = serde_json::to_value(value).expect("the value can be written");
        let validator = jsonschema::draft202012::new(&schema).expect("the schema is valid");
        validator.validate(&value).map_err(|error| error.to_string())
    }

    #[test]
    fn audits_fit_their_schema() {
        let mut bare = sample::scored("x", "a", "t", None);
        bare.transcript.agent_id = None;
        bare.transcript.duration_ms = None;
        bare.warnings = vec![Warning { code: "odd".to_owned(), segment: None, detail: String::new() }];
        bare.verdicts[0].evidence[0].time = None;
        bare.measures.clear();
        for audit in [sample::audit(), bare, every_name()] {
            assert_eq!(fits(AUDIT, &audit), Ok(()));
        }
        assert_eq!(fits(REJECTED, &sample::rejected("not_text")), Ok(()));
    }

    #[test]
    fn what_is_no_audit_does_not_fit() {
        let mut audit = serde_json::to_value(sample::audit()).expect("an audit can be written");
        audit["extra"] = true.into();
        assert!(fits(AUDIT, &audit).is_err());
        let mut audit = serde_json::to_value(sample::audit()).expect("an audit can be written");
        audit["verdicts"][0]["evidence"][0]["how"] = "guess".into();
        assert!(fits(AUDIT, &audit).is_err());
    }

    /// An audit in which every name of every enumeration stands.
    fn every_name() -> Audit {
        let mut audit = sample::audit();
        let fail = sample::fee(Verdict::Fail);
        audit.verdicts.extend(Verdict::ALL.map(sample::greeting));
        audit.verdicts.extend(sample::REASONS.map(|code| {
            let reason = Reason { code, facts: BTreeMap::new() };
            RuleVerdict { reason, ..fail.clone() }
        }));
        let nearest = &mut audit.verdicts[1].searched[0].nearest;
        let evidence = nearest[0].evidence.clone();
        nearest.extend(sample::NEAR_MISSES.map(|why| NearMiss { evidence: evidence.clone(), why }));
        audit.verdicts[0].evidence.extend(sample::HOWS.map(|how| Evidence { how, ..evidence.clone() }));
        let line = audit.ledger[0].clone();
        audit.ledger.extend(sample::STEPS.map(|step| LedgerLine { step, ..line.clone() }));
        audit
    }
}
