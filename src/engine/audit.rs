//! What an audit says: plain data, written to and read from `audits.jsonl` as it stands here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::transcript::{Channel, Direction, Speaker, TimeSource, Warning};

/// Name and version of the form in which audits are written.
pub const AUDIT_SCHEMA: &str = "zhijian.audit/1";

/// Verdicts, evidence and score of one transcript under one rule set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Always [`AUDIT_SCHEMA`].
    pub schema: String,
    /// What was audited.
    pub transcript: AuditedTranscript,
    /// By which rules.
    pub ruleset: RuleSetStamp,
    /// By which program.
    pub program: ProgramStamp,
    /// The result in one number, and what it rests on.
    pub score: Score,
    /// One verdict a rule, in the order of the rule set.
    pub verdicts: Vec<RuleVerdict>,
    /// Numbers taken from the transcript's timing; what could not be measured is absent.
    pub measures: BTreeMap<String, f64>,
    /// The SOP's principles, each summed from its items.
    pub dimensions: Vec<Dimension>,
    /// How the score came about, from start to end.
    pub ledger: Vec<LedgerLine>,
    /// What was odd about the transcript.
    pub warnings: Vec<Warning>,
}

/// The transcript an audit speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditedTranscript {
    /// Name of the conversation.
    pub id: String,
    /// Where it was read from.
    pub source: String,
    /// How it was held.
    pub channel: Channel,
    /// Who called whom.
    pub direction: Direction,
    /// Staff number of the agent.
    pub agent_id: Option<String>,
    /// Name of the agent.
    pub agent_name: Option<String>,
    /// Team of the agent.
    pub team: Option<String>,
    /// Kind of request.
    pub scenario: Option<String>,
    /// Start of the recording, as the source wrote it.
    pub started_at: Option<String>,
    /// From the start to the last known moment, milliseconds.
    pub duration_ms: Option<u64>,
    /// Number of segments.
    pub segments: usize,
    /// Number of turns.
    pub turns: usize,
}

/// Which rules judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSetStamp {
    /// Name of the rule set.
    pub id: String,
    /// Version as its author wrote it.
    pub version: String,
    /// Hash of what it says, hexadecimal.
    pub hash: String,
}

/// Which program judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramStamp {
    /// Version of zhijian.
    pub version: String,
}

/// The score of one transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The score, rounded to two decimals; absent when nothing could be measured.
    pub value: Option<f64>,
    /// The score before caps and veto.
    pub before_veto: Option<f64>,
    /// The highest score there is.
    pub full: f64,
    /// Title of the band it falls in.
    pub band: Option<String>,
    /// Whether it reaches the pass mark.
    pub passed: Option<bool>,
    /// Ids of the failed fatal rules.
    pub vetoed_by: Vec<String>,
    /// Weight of the rules that were judged (pass, partial or fail).
    pub evaluated_weight: f64,
    /// Weight of all rules of the set.
    pub total_weight: f64,
    /// The score by the method not chosen.
    pub other_method: OtherScore,
    /// Too little was judged for the score to compare.
    pub insufficient: bool,
    /// A human must confirm it (待复核).
    pub review: bool,
}

/// The score by the method that the rule set did not choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherScore {
    /// `weighted` or `deduct`.
    pub method: String,
    /// Its score after caps and veto.
    pub value: Option<f64>,
}

/// What a rule says of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The requirement is met.
    Pass,
    /// It is met in part.
    Partial,
    /// It is not met.
    Fail,
    /// It does not arise here.
    NotApplicable,
    /// The transcript does not hold what judging it takes.
    NotEvaluable,
    /// Left to a human.
    Manual,
}

impl Verdict {
    /// All verdicts, in the order in which reports list them.
    pub const ALL: [Verdict; 6] = [
        Verdict::Pass,
        Verdict::Partial,
        Verdict::Fail,
        Verdict::NotApplicable,
        Verdict::NotEvaluable,
        Verdict::Manual,
    ];

    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Partial => "partial",
            Verdict::Fail => "fail",
            Verdict::NotApplicable => "not_applicable",
            Verdict::NotEvaluable => "not_evaluable",
            Verdict::Manual => "manual",
        }
    }

    /// Whether it weighs in the score.
    pub fn is_judged(self) -> bool {
        matches!(self, Verdict::Pass | Verdict::Partial | Verdict::Fail)
    }
}

/// How much a failure matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 一般
    Minor,
    /// 严重
    Serious,
    /// 致命: vetoes the score.
    Fatal,
}

impl Severity {
    /// The name used in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Minor => "minor",
            Severity::Serious => "serious",
            Severity::Fatal => "fatal",
        }
    }
}

/// One line of the score sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleVerdict {
    /// Id of the rule.
    pub rule: String,
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its title, as written.
    pub title: String,
    /// What it says.
    pub verdict: Verdict,
    /// Share of the requirement that is met, 0 to 1; absent when not judged.
    pub credit: Option<f64>,
    /// Weight in the score.
    pub weight: f64,
    /// Points earned of the weight; absent when not judged.
    pub points: Option<f64>,
    /// Severity; where a failing clause has its own, that.
    pub severity: Severity,
    /// Why.
    pub reason: Reason,
    /// What justifies it.
    pub evidence: Vec<Evidence>,
    /// Where something was looked for in vain.
    pub searched: Vec<Searched>,
    /// A human should confirm it.
    pub review: bool,
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The kind of reason; its wording is the message `reason-<code>`.
    pub code: ReasonCode,
    /// What the wording names, e.g. the clause that failed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

/// Kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Everything expected was found; facts: `clauses`.
    ExpectationsMet,
    /// Nothing forbidden was found.
    NothingForbidden,
    /// Something expected is missing; facts: `clause`.
    ExpectedMissing,
    /// Something forbidden was found; facts: `clause`.
    ForbiddenFound,
    /// A measure is beyond its limit; facts: `clause`, `value`, `limit`.
    LimitExceeded,
    /// Within the limit, beyond the target; facts: `clause`, `value`, `target`.
    TargetMissed,
    /// Some of what was expected is missing; facts: `met`, `of`.
    PartlyMet,
    /// The rule is not for this channel; facts: `channel`.
    ChannelNotCovered,
    /// The rule's condition does not hold.
    ConditionNotMet,
    /// What the rule is judged at did not happen; facts: `signal`.
    NoTrigger,
    /// Every occurrence is already counted by another rule; facts: `rule`.
    CountedElsewhere,
    /// None of its clauses applies.
    NothingApplies,
    /// Left to a human.
    ManualItem,
    /// The transcript has no times; facts: `clause`.
    TimesUnknown,
    /// Who speaks is not known; facts: `clause`.
    RolesUnknown,
    /// Nothing that the agent said is in the transcript; facts: `clause`.
    AgentMissing,
    /// The transcript's times cannot be right; facts: `clause`.
    TimesDoubtful,
    /// Nothing that the customer said is in the transcript; facts: `clause`.
    CustomerMissing,
    /// The same words stand on both sides; facts: `clause`.
    DuplicateText,
    /// No customer picked up; facts: `clause`.
    Unanswered,
    /// A field of the metadata is missing; facts: `field`.
    MetadataUnknown,
}

impl ReasonCode {
    /// The name used in reports; the message is `reason-` and this name with dashes.
    pub fn name(self) -> &'static str {
        match self {
            ReasonCode::ExpectationsMet => "expectations_met",
            ReasonCode::NothingForbidden => "nothing_forbidden",
            ReasonCode::ExpectedMissing => "expected_missing",
            ReasonCode::ForbiddenFound => "forbidden_found",
            ReasonCode::LimitExceeded => "limit_exceeded",
            ReasonCode::TargetMissed => "target_missed",
            ReasonCode::PartlyMet => "partly_met",
            ReasonCode::ChannelNotCovered => "channel_not_covered",
            ReasonCode::ConditionNotMet => "condition_not_met",
            ReasonCode::NoTrigger => "no_trigger",
            ReasonCode::CountedElsewhere => "counted_elsewhere",
            ReasonCode::NothingApplies => "nothing_applies",
            ReasonCode::ManualItem => "manual_item",
            ReasonCode::TimesUnknown => "times_unknown",
            ReasonCode::RolesUnknown => "roles_unknown",
            ReasonCode::AgentMissing => "agent_missing",
            ReasonCode::TimesDoubtful => "times_doubtful",
            ReasonCode::CustomerMissing => "customer_missing",
            ReasonCode::DuplicateText => "duplicate_text",
            ReasonCode::Unanswered => "unanswered",
            ReasonCode::MetadataUnknown => "metadata_unknown",
        }
    }
}

/// One occurrence that justifies a verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Number of the turn, from 1.
    pub turn: usize,
    /// Number of the segment, from 1: the line of a plain-text transcript.
    pub segment: usize,
    /// Who spoke.
    pub speaker: Speaker,
    /// Start, milliseconds, where known.
    pub start_ms: Option<u64>,
    /// End, milliseconds, where known.
    pub end_ms: Option<u64>,
    /// How well the times are founded, where there are any.
    pub time: Option<TimeSource>,
    /// First character of the match in the segment's text, from 0.
    pub from: usize,
    /// One past its last character.
    pub to: usize,
    /// The segment's text, as written.
    pub text: String,
    /// Name of the signal.
    pub signal: String,
    /// The part of the text that matched.
    pub matched: String,
    /// Its value, where the signal has one.
    pub value: Option<EvidenceValue>,
    /// How it matched.
    pub how: How,
}

/// The value of a match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceValue {
    /// What it is a value of: an entity kind, or `seconds`, `chars_per_minute`, `share`.
    pub kind: String,
    /// The number, in the kind's unit: yuan, seconds, megabytes, a share.
    pub number: Option<f64>,
    /// The value in one written form, e.g. `39.9元`.
    pub text: String,
}

/// By which means something matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A literal phrase.
    Phrase,
    /// A phrase by its sound.
    SoundsLike,
    /// Whole words.
    Words,
    /// A pattern.
    Regex,
    /// An entity.
    Entity,
    /// Repeated words of the other side.
    Restates,
    /// Similarity to an example.
    Similar,
    /// The form of the sentence.
    Form,
    /// A silence.
    Gap,
    /// Speech at the same time.
    Overlap,
    /// The rate of speech.
    Pace,
    /// Several matchers together.
    Combined,
}

/// A window in which something was looked for in vain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Searched {
    /// Name of the signal that was looked for.
    pub signal: String,
    /// First segment of the window, from 1; absent when the window is empty.
    pub from_segment: Option<usize>,
    /// Last segment of the window.
    pub to_segment: Option<usize>,
    /// What came nearest to a match.
    pub nearest: Vec<NearMiss>,
}

/// A place that almost matched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearMiss {
    /// The place.
    pub evidence: Evidence,
    /// Why it does not count.
    pub why: NearMissReason,
}

/// Why something that looks like a match is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NearMissReason {
    /// It is outside the window.
    OutsideWindow,
    /// It is negated, or not negated where that was asked for.
    Negated,
    /// It reports what somebody else said.
    Quoted,
    /// A phrase of `unless` stands in the same sentence.
    Unless,
    /// A longer word swallows it.
    InsideWord,
    /// The sentence has the other form (question or statement).
    Form,
    /// The customer said it first.
    SaidByCustomer,
    /// Its value is out of range.
    Value,
}

impl NearMissReason {
    /// The name used in reports; the message is `nearmiss-` and this name with dashes.
    pub fn name(self) -> &'static str {
        match self {
            NearMissReason::OutsideWindow => "outside_window",
            NearMissReason::Negated => "negated",
            NearMissReason::Quoted => "quoted",
            NearMissReason::Unless => "unless",
            NearMissReason::InsideWord => "inside_word",
            NearMissReason::Form => "form",
            NearMissReason::SaidByCustomer => "said_by_customer",
            NearMissReason::Value => "value",
        }
    }
}

/// A principle of the SOP, summed from its items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    /// Id, e.g. `1.4`.
    pub id: String,
    /// Title, as written.
    pub title: String,
    /// Score of its judged items on the scale of the whole; absent when none was judged.
    pub value: Option<f64>,
    /// Weight of its judged items.
    pub evaluated_weight: f64,
    /// Weight of all its items.
    pub total_weight: f64,
}

/// One step from the start of the score to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// What happens in this step.
    pub step: LedgerStep,
    /// The rule it concerns, where it concerns one.
    pub rule: Option<String>,
    /// What it adds (or takes).
    pub change: f64,
    /// The score after it.
    pub score: f64,
}

/// Kinds of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerStep {
    /// The score before any rule.
    Start,
    /// A rule took points.
    Rule,
    /// A bonus rule added points.
    Bonus,
    /// The lowest score there is.
    Floor,
    /// A cap on serious failures.
    Cap,
    /// A fatal failure.
    Veto,
    /// The score.
    End,
}

/// A transcript that could not be audited; the answer of `--out -` in its place, and a line of `rejected.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Always [`REJECTED_SCHEMA`].
    pub schema: String,
    /// The file, as the user wrote its path.
    pub file: String,
    /// Line or row, from 1, where one is known.
    pub line: Option<usize>,
    /// Stable code of the problem.
    pub code: String,
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub cure: String,
}

/// Name and version of the form in which rejected inputs are written.
pub const REJECTED_SCHEMA: &str = "zhijian.rejected/1";
