//! An immutable program, shared by all threads, that audits transcripts.

use std::sync::Arc;

use super::audit::{
    AUDIT_SCHEMA, Audit, AuditedTranscript, ProgramStamp, RuleSetStamp, RuleVerdict, Verdict,
};
use super::judge::{self, ClauseState, Judgement};
use super::plan::{Rule, Scanner, ScannerBuilder, Signal, SignalId, compile_rules, compile_signals};
use super::session::Session;
use super::{evidence, measure, score};
use crate::rules::model::{Group, Review, RuleSet, Scoring};
use crate::text::Segmenter;
use crate::transcript::{Speaker, Transcript, Warning};

/// A rule set made ready to run.
///
/// Compiled once and never changed; the segmentation dictionary is loaded when a matcher first needs words.
#[derive(Debug)]
pub struct Program {
    stamp: RuleSetStamp,
    pub(super) signals: Vec<Signal>,
    pub(super) rules: Vec<Rule>,
    pub(super) scanner: Scanner,
    pub(super) segmenter: Arc<Segmenter>,
    pub(super) scoring: Scoring,
    pub(super) sections: Vec<Group>,
    pub(super) dimensions: Vec<Group>,
    pub(super) turn_pause_ms: u64,
    pub(super) chars_per_minute: u64,
}

/// A rule as reports need to know it before any audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleName {
    /// Its id.
    pub rule: String,
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its title.
    pub title: String,
}

impl Program {
    /// Compiles a valid rule set. Its dictionary is loaded when a word is first needed.
    pub fn compile(ruleset: &RuleSet) -> Program {
        Program::with_segmenter(ruleset, Arc::new(Segmenter::new(ruleset.user_words())))
    }

    /// Compiles a variant of the rule set that this program was compiled from; the two share the dictionary.
    pub fn compile_variant(&self, ruleset: &RuleSet) -> Program {
        Program::with_segmenter(ruleset, Arc::clone(&self.segmenter))
    }

    /// Compiles a valid rule set that cuts words with a segmenter of its [user words](RuleSet::user_words), which another
    /// thread may be loading.
    pub fn with_segmenter(ruleset: &RuleSet, segmenter: Arc<Segmenter>) -> Program {
        let mut scanner = ScannerBuilder::default();
        let signals = compile_signals(ruleset, &mut scanner);
        let rules = compile_rules(ruleset, &mut scanner);
        Program {
            stamp: RuleSetStamp {
                id: ruleset.id.clone(),
                version: ruleset.version.clone(),
                hash: ruleset.hash.clone(),
            },
            signals,
            rules,
            scanner: scanner.build(),
            segmenter,
            scoring: ruleset.scoring.clone(),
            sections: ruleset.sections.clone(),
            dimensions: ruleset.dimensions.clone(),
            turn_pause_ms: ruleset.turn_pause_ms,
            chars_per_minute: ruleset.chars_per_minute,
        }
    }

    /// Which rule set it was compiled from.
    pub fn ruleset(&self) -> &RuleSetStamp {
        &self.stamp
    }

    /// Its rules, in the order of the score sheet.
    pub fn rule_names(&self) -> Vec<RuleName> {
        let name = |rule: &Rule| RuleName {
            rule: rule.id.clone(),
            item: rule.item.clone(),
            title: rule.title.clone(),
        };
        self.rules.iter().map(name).collect()
    }

    /// What one rule says of a transcript; `None` for an unknown rule.
    pub fn judge(&self, transcript: &Transcript, rule: &str) -> Option<RuleVerdict> {
        let index = self.rules.iter().position(|it| it.id == rule)?;
        let session = Session::new(self, transcript);
        Some(verdict(&session, &self.rules[index], judge::one(&session, index)))
    }

    /// The truth of each clause of a rule; `None` for an unknown rule.
    pub fn trace(&self, transcript: &Transcript, rule: &str) -> Option<Vec<ClauseState>> {
        let index = self.rules.iter().position(|it| it.id == rule)?;
        Some(judge::trace(&Session::new(self, transcript), index))
    }

    /// Which of these signals, given as indices among the signals' names in order, happen in a transcript.
    pub fn occurring(&self, transcript: &Transcript, signals: &[usize]) -> Vec<usize> {
        let session = Session::new(self, transcript);
        let known = signals.iter().copied().filter(|&signal| signal < self.signals.len());
        known.filter(|&signal| !session.found(SignalId(signal)).hits.is_empty()).collect()
    }

    /// Audits one transcript.
    pub fn audit(&self, transcript: &Transcript) -> Audit {
        let session = Session::new(self, transcript);
        let judgements = judge::rules(&session);
        let verdicts: Vec<RuleVerdict> = self
            .rules
            .iter()
            .zip(judgements)
            .map(|(rule, judgement)| verdict(&session, rule, judgement))
            .collect();
        let (score, ledger) = score::score(self, &verdicts);
        Audit {
            schema: AUDIT_SCHEMA.into(),
            transcript: audited(&session),
            ruleset: self.stamp.clone(),
            program: ProgramStamp { version: env!("CARGO_PKG_VERSION").into() },
            score,
            dimensions: score::dimensions(self, &verdicts),
            verdicts,
            measures: measure::all(&session),
            ledger,
            warnings: warnings(&session),
        }
    }
}

fn verdict(session: &Session<'_>, rule: &Rule, judgement: Judgement) -> RuleVerdict {
    let failed = matches!(judgement.verdict, Verdict::Fail | Verdict::Partial);
    let review = match rule.review {
        Review::Never => false,
        Review::OnFail => failed,
        Review::Always => judgement.verdict.is_judged(),
    };
    RuleVerdict {
        rule: rule.id.clone(),
        item: rule.item.clone(),
        title: rule.title.clone(),
        verdict: judgement.verdict,
        credit: judgement.credit,
        weight: rule.weight,
        points: judgement.credit.map(|credit| (credit * rule.weight * 100.0).round() / 100.0),
        severity: judgement.severity,
        reason: session.doubts.named(judgement.reason),
        evidence: evidence::evidence(session, &judgement.evidence),
        searched: evidence::searched(session, &judgement.searched),
        review: review || judgement.verdict == Verdict::Manual,
    }
}

fn audited(session: &Session<'_>) -> AuditedTranscript {
    let transcript = session.transcript;
    AuditedTranscript {
        id: transcript.id.clone(),
        source: transcript.source.clone(),
        channel: transcript.channel,
        direction: transcript.direction,
        agent_id: transcript.agent_id.clone(),
        agent_name: transcript.agent_name.clone(),
        team: transcript.team.clone(),
        scenario: transcript.scenario.clone(),
        started_at: transcript.started_at.clone(),
        duration_ms: session.times.iter().filter_map(|time| time.end_ms).max(),
        segments: transcript.segments.len(),
        turns: session.turns.len(),
    }
}

fn warnings(session: &Session<'_>) -> Vec<Warning> {
    let mut warnings = session.transcript.warnings.clone();
    let speaks = |speaker| session.turns.iter().any(|turn| turn.speaker == speaker);
    // Where somebody is unknown, he may be the agent.
    if speaks(Speaker::Customer) && !speaks(Speaker::Agent) && !speaks(Speaker::Unknown) {
        warnings.push(Warning { code: "no_agent_speech".into(), segment: None, detail: String::new() });
    }
    warnings
}
