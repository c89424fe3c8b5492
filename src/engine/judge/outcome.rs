//! What judging a clause gives.

use crate::engine::audit::{NearMissReason, Reason, ReasonCode};
use crate::engine::occurrence::{Doubt, Occurrence};
use crate::engine::plan::SignalId;

/// The truth of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Truth {
    Holds,
    Fails,
    /// Its anchor or its channel is missing.
    NotApplicable,
    /// The data for it are missing.
    Unknown,
}

impl Truth {
    /// Fails if one fails, else unknown if one is, else holds if one holds, else not applicable.
    pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
        rank(truths, [Truth::Fails, Truth::Unknown, Truth::Holds])
    }

    /// Holds if one holds, else unknown if one is, else fails if one fails, else not applicable.
    pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
        rank(truths, [Truth::Holds, Truth::Unknown, Truth::Fails])
    }

    /// Swaps holds and fails.
    pub fn not(self) -> Truth {
        match self {
            Truth::Holds => Truth::Fails,
            Truth::Fails => Truth::Holds,
            other => other,
        }
    }

    /// Holds if so many hold, fails if so many cannot, else unknown; not applicable when none applies.
    pub fn at_least(count: usize, truths: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut holds, mut unknown, mut applies) = (0, 0, false);
        for truth in truths {
            holds += usize::from(truth == Truth::Holds);
            unknown += usize::from(truth == Truth::Unknown);
            applies |= truth != Truth::NotApplicable;
        }
        if !applies {
            Truth::NotApplicable
        } else if holds >= count {
            Truth::Holds
        } else if holds + unknown >= count {
            Truth::Unknown
        } else {
            Truth::Fails
        }
    }
}

fn rank(truths: impl IntoIterator<Item = Truth>, order: [Truth; 3]) -> Truth {
    let truths: Vec<Truth> = truths.into_iter().collect();
    order.into_iter().find(|truth| truths.contains(truth)).unwrap_or(Truth::NotApplicable)
}

/// An occurrence cited as evidence, with its signal.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Cited {
    pub signal: SignalId,
    pub occurrence: Occurrence,
}

/// A search in vain.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct SearchNote {
    pub signal: SignalId,
    /// First and last segment of the window, from 0; absent when it holds none.
    pub segments: Option<(usize, usize)>,
    pub nearest: Vec<(Occurrence, NearMissReason)>,
}

/// The truth of a clause and what it rests on.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Outcome {
    pub truth: Truth,
    pub evidence: Vec<Cited>,
    pub searched: Vec<SearchNote>,
    /// Why, when it does not plainly hold; a note when it holds beyond its target.
    pub reason: Option<Reason>,
    /// What of a clause held, where that is not all of it: the entries of an `any`.
    pub held: Option<String>,
}

impl Outcome {
    pub fn bare(truth: Truth) -> Outcome {
        Outcome { truth, evidence: Vec::new(), searched: Vec::new(), reason: None, held: None }
    }

    pub fn unknown(reason: Reason) -> Outcome {
        Outcome { reason: Some(reason), ..Outcome::bare(Truth::Unknown) }
    }
}

/// A reason with its facts.
pub(in crate::engine) fn reason(code: ReasonCode, facts: &[(&str, &str)]) -> Reason {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Reason { code, facts }
}

/// Why a clause is unknown.
pub(in crate::engine) fn doubtful(doubt: Doubt, label: &str) -> Reason {
    let code = match doubt {
        Doubt::Times => ReasonCode::TimesUnknown,
        Doubt::Roles => ReasonCode::RolesUnknown,
        Doubt::AgentMissing => ReasonCode::AgentMissing,
        Doubt::CustomerMissing => ReasonCode::CustomerMissing,
        Doubt::Duplicate => ReasonCode::DuplicateText,
        Doubt::Unanswered => ReasonCode::Unanswered,
    };
    reason(code, &[("clause", label)])
}
