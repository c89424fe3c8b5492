//! Audits made up for the tests of this folder.

use std::collections::BTreeMap;

use crate::engine::*;
use crate::transcript::{Channel, Direction, Segment, Speaker, TimeSource, Transcript, Warning};

/// A call in which the greeting is met, the fee is told too late and nothing else is known.
pub(crate) fn audit() -> Audit {
    Audit {
        schema: AUDIT_SCHEMA.to_owned(),
        transcript: AuditedTranscript {
            id: "20261121-000137".to_owned(),
            source: "day/a.jsonl:1".to_owned(),
            channel: Channel::Phone,
            direction: Direction::Inbound,
            agent_id: Some("03127".to_owned()),
            agent_name: Some("林岚".to_owned()),
            team: Some("一组".to_owned()),
            scenario: Some("资费咨询".to_owned()),
            started_at: Some("2026-11-21T09:03:11+08:00".to_owned()),
            duration_ms: Some(192_500),
            segments: 4,
            turns: 3,
        },
        ruleset: RuleSetStamp {
            id: "telecom".to_owned(),
            version: "1.0".to_owned(),
            hash: "5f0c".to_owned(),
        },
        program: ProgramStamp { version: "0.1.0".to_owned() },
        score: Score {
            value: Some(0.0),
            before_veto: Some(62.5),
            full: 100.0,
            band: Some("不合格".to_owned()),
            passed: Some(false),
            vetoed_by: vec!["fee-disclosed".to_owned()],
            evaluated_weight: 8.0,
            total_weight: 12.0,
            other_method: OtherScore { method: "deduct".to_owned(), value: Some(0.0) },
            insufficient: false,
            review: true,
        },
        verdicts: vec![greeting(Verdict::Pass), fee(Verdict::Fail), patience()],
        measures: BTreeMap::from([("first_response".to_owned(), 1.25), ("talk_share".to_owned(), 0.5)]),
        dimensions: vec![Dimension {
            id: "1.4".to_owned(),
            title: "诚信服务".to_owned(),
            value: Some(0.0),
            evaluated_weight: 5.0,
            total_weight: 9.0,
        }],
        ledger: vec![
            LedgerLine { step: LedgerStep::Start, rule: None, change: 100.0, score: 100.0 },
            LedgerLine {
                step: LedgerStep::Rule,
                rule: Some("fee-disclosed".to_owned()),
                change: -37.5,
                score: 62.5,
            },
            LedgerLine {
                step: LedgerStep::Veto,
                rule: Some("fee-disclosed".to_owned()),
                change: -62.5,
                score: 0.0,
            },
            LedgerLine { step: LedgerStep::End, rule: None, change: 0.0, score: 0.0 },
        ],
        warnings: vec![Warning {
            code: "unknown_speaker".to_owned(),
            segment: Some(3),
            detail: "质检".to_owned(),
        }],
    }
}

/// An audit of another transcript with another result.
pub(crate) fn scored(id: &str, agent: &str, team: &str, score: Option<f64>) -> Audit {
    let mut audit = audit();
    audit.transcript.id = id.to_owned();
    audit.transcript.agent_id = Some(agent.to_owned());
    audit.transcript.agent_name = None;
    audit.transcript.team = Some(team.to_owned());
    audit.verdicts = vec![greeting(Verdict::Pass), fee(Verdict::Pass), patience()];
    audit.score.value = score;
    audit.score.before_veto = score;
    audit.score.band = score.map(|score| if score >= 80.0 { "合格" } else { "不合格" }.to_owned());
    audit.score.passed = score.map(|score| score >= 80.0);
    audit.score.vetoed_by = Vec::new();
    audit.score.review = false;
    audit
}

/// The transcript that [`audit`] speaks of.
pub(crate) fn transcript() -> Transcript {
    let said = |speaker, start_ms, text: &str| Segment {
        speaker,
        start_ms: Some(start_ms),
        text: text.to_owned(),
        ..Segment::default()
    };
    Transcript {
        id: "20261121-000137".to_owned(),
        source: "day/a.jsonl:1".to_owned(),
        agent_id: Some("03127".to_owned()),
        agent_name: Some("林岚".to_owned()),
        team: Some("一组".to_owned()),
        segments: vec![
            said(Speaker::Agent, 800, "您好，很高兴为您服务"),
            said(Speaker::Customer, 5_200, "帮我开个流量包，我是13900472816"),
            said(Speaker::Agent, 61_000, "已经给您办好了，每月39元"),
            said(Speaker::Unknown, 190_000, "嗯"),
        ],
        ..Transcript::default()
    }
}

/// The rules behind [`audit`].
pub(crate) fn columns() -> Vec<crate::report::RuleColumn> {
    audit()
        .verdicts
        .into_iter()
        .map(|verdict| crate::report::RuleColumn {
            rule: verdict.rule,
            item: verdict.item,
            title: verdict.title,
        })
        .collect()
}

/// A rejected input.
pub(crate) fn rejected(code: &str) -> Rejected {
    Rejected {
        schema: REJECTED_SCHEMA.to_owned(),
        file: "day/b.bin".to_owned(),
        line: None,
        code: code.to_owned(),
        reason: "不是文本".to_owned(),
        cure: "换成文本文件".to_owned(),
    }
}

pub(crate) fn greeting(verdict: Verdict) -> RuleVerdict {
    RuleVerdict {
        rule: "greets-first".to_owned(),
        item: "2.1.1-b".to_owned(),
        title: "使用规范问候语".to_owned(),
        verdict,
        credit: verdict.is_judged().then_some(1.0),
        weight: 3.0,
        points: verdict.is_judged().then_some(3.0),
        severity: Severity::Minor,
        reason: Reason {
            code: ReasonCode::ExpectationsMet,
            facts: BTreeMap::from([("clauses".to_owned(), "开场问候".to_owned())]),
        },
        evidence: vec![evidence(1, "greets", "您好，很高兴为您服务", "您好", 0)],
        searched: Vec::new(),
        review: false,
    }
}

pub(crate) fn fee(verdict: Verdict) -> RuleVerdict {
    let failed = verdict == Verdict::Fail;
    let mut late = evidence(3, "states_fee", "已经给您办好了，每月39元", "每月39元", 8);
    late.start_ms = Some(62_500);
    late.value =
        Some(EvidenceValue { kind: "money".to_owned(), number: Some(39.0), text: "39元".to_owned() });
    RuleVerdict {
        rule: "fee-disclosed".to_owned(),
        item: "2.2.2-d1".to_owned(),
        title: "办理前告知资费标准".to_owned(),
        verdict,
        credit: Some(if failed { 0.0 } else { 1.0 }),
        weight: 5.0,
        points: Some(if failed { 0.0 } else { 5.0 }),
        severity: Severity::Fatal,
        reason: if failed {
            Reason {
                code: ReasonCode::ExpectedMissing,
                facts: BTreeMap::from([("clause".to_owned(), "资费标准".to_owned())]),
            }
        } else {
            Reason { code: ReasonCode::ExpectationsMet, facts: BTreeMap::new() }
        },
        evidence: Vec::new(),
        searched: if failed {
            vec![Searched {
                signal: "states_fee".to_owned(),
                from_segment: Some(1),
                to_segment: Some(2),
                nearest: vec![NearMiss { evidence: late, why: NearMissReason::OutsideWindow }],
            }]
        } else {
            Vec::new()
        },
        review: failed,
    }
}

pub(crate) fn patience() -> RuleVerdict {
    RuleVerdict {
        rule: "no-cutting-in".to_owned(),
        item: "2.1.2-a".to_owned(),
        title: "不抢话、不打断".to_owned(),
        verdict: Verdict::NotEvaluable,
        credit: None,
        weight: 4.0,
        points: None,
        severity: Severity::Serious,
        reason: Reason {
            code: ReasonCode::TimesUnknown,
            facts: BTreeMap::from([("clause".to_owned(), "抢话".to_owned())]),
        },
        evidence: Vec::new(),
        searched: Vec::new(),
        review: false,
    }
}

fn evidence(segment: usize, signal: &str, text: &str, matched: &str, from: usize) -> Evidence {
    Evidence {
        turn: segment,
        segment,
        speaker: Speaker::Agent,
        start_ms: Some(800),
        end_ms: Some(1_400),
        time: Some(TimeSource::Interpolated),
        from,
        to: from + matched.chars().count(),
        text: text.to_owned(),
        signal: signal.to_owned(),
        matched: matched.to_owned(),
        value: None,
        how: How::Phrase,
    }
}

/// Every kind of reason.
pub(crate) const REASONS: [ReasonCode; 21] = [
    ReasonCode::ExpectationsMet,
    ReasonCode::NothingForbidden,
    ReasonCode::ExpectedMissing,
    ReasonCode::ForbiddenFound,
    ReasonCode::LimitExceeded,
    ReasonCode::TargetMissed,
    ReasonCode::PartlyMet,
    ReasonCode::ChannelNotCovered,
    ReasonCode::ConditionNotMet,
    ReasonCode::NoTrigger,
    ReasonCode::CountedElsewhere,
    ReasonCode::NothingApplies,
    ReasonCode::ManualItem,
    ReasonCode::TimesUnknown,
    ReasonCode::RolesUnknown,
    ReasonCode::AgentMissing,
    ReasonCode::TimesDoubtful,
    ReasonCode::CustomerMissing,
    ReasonCode::DuplicateText,
    ReasonCode::Unanswered,
    ReasonCode::MetadataUnknown,
];

/// Every way to match.
pub(crate) const HOWS: [How; 12] = [
    How::Phrase,
    How::SoundsLike,
    How::Words,
    How::Regex,
    How::Entity,
    How::Restates,
    How::Similar,
    How::Form,
    How::Gap,
    How::Overlap,
    How::Pace,
    How::Combined,
];

/// Every step of a ledger.
pub(crate) const STEPS: [LedgerStep; 7] = [
    LedgerStep::Start,
    LedgerStep::Rule,
    LedgerStep::Bonus,
    LedgerStep::Floor,
    LedgerStep::Cap,
    LedgerStep::Veto,
    LedgerStep::End,
];

/// Every reason why something almost matched.
pub(crate) const NEAR_MISSES: [NearMissReason; 8] = [
    NearMissReason::OutsideWindow,
    NearMissReason::Negated,
    NearMissReason::Quoted,
    NearMissReason::Unless,
    NearMissReason::InsideWord,
    NearMissReason::Form,
    NearMissReason::SaidByCustomer,
    NearMissReason::Value,
];
