//! Audits and refusals made up for the tests of this folder.

use std::collections::BTreeMap;

use crate::engine::*;
use crate::report::sample;
use crate::transcript::{Speaker, TimeSource};

/// An audit of one transcript by the rule set of one hash: a rule, its item and what it says.
pub(super) fn audit(id: &str, hash: &str, verdicts: &[(&str, &str, Verdict)]) -> Audit {
    let mut audit = sample::audit();
    audit.transcript.id = id.to_owned();
    audit.ruleset.hash = hash.to_owned();
    audit.verdicts =
        verdicts.iter().map(|(rule, item, verdict)| self::verdict(rule, item, *verdict)).collect();
    audit
}

fn verdict(rule: &str, item: &str, verdict: Verdict) -> RuleVerdict {
    let fatal = rule.contains("fatal");
    RuleVerdict {
        rule: rule.to_owned(),
        item: item.to_owned(),
        title: format!("题 {item}"),
        verdict,
        credit: None,
        weight: 1.0,
        points: None,
        severity: if fatal { Severity::Fatal } else { Severity::Minor },
        reason: Reason {
            code: ReasonCode::ExpectedMissing,
            facts: BTreeMap::from([("clause".to_owned(), "资费标准".to_owned())]),
        },
        evidence: vec![Evidence {
            turn: 3,
            segment: 3,
            speaker: Speaker::Agent,
            start_ms: Some(61_000),
            end_ms: None,
            time: Some(TimeSource::Recorded),
            from: 0,
            to: 7,
            text: "已经给您办好了，每月39元".to_owned(),
            signal: "executes".to_owned(),
            matched: "已经给您办好了".to_owned(),
            value: None,
            how: How::Phrase,
        }],
        searched: vec![Searched {
            signal: "states_fee".to_owned(),
            from_segment: Some(1),
            to_segment: Some(2),
            nearest: vec![],
        }],
        review: false,
    }
}

/// The refusal of a file.
pub(super) fn rejected(file: &str) -> Rejected {
    Rejected {
        schema: REJECTED_SCHEMA.to_owned(),
        file: file.to_owned(),
        line: None,
        code: "no-dialogue".to_owned(),
        reason: "这不是会话。".to_owned(),
        cure: String::new(),
    }
}
