//! One transcript on which signals and rules are exchanged for others of the same program, one at a time.

use super::audit::Verdict;
use super::judge;
use super::plan::SignalId;
use super::program::Program;
use super::session::Session;
use crate::transcript::Transcript;

/// A rule, judged again and again on one transcript; what does not change is searched for once.
pub struct Trial<'a> {
    session: Session<'a>,
    rule: usize,
}

/// A signal that takes another's place; all are indices among the signals' names in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The signal that is exchanged.
    pub signal: usize,
    /// What it is exchanged for, which does not rest on it.
    pub by: usize,
    /// The signal and all that rest on it.
    pub resting: Vec<usize>,
}

impl<'a> Trial<'a> {
    /// A rule of a program, given as its index, on a transcript.
    pub fn new(program: &'a Program, transcript: &'a Transcript, rule: usize) -> Trial<'a> {
        Trial { session: Session::new(program, transcript), rule }
    }

    /// The verdict of another rule.
    pub fn of_rule(&self, rule: usize) -> Verdict {
        judge::one(&self.session, rule).verdict
    }

    /// The verdict with a signal exchanged; `None` where both happen alike, so that nothing can differ.
    pub fn with_exchange(&mut self, exchange: &Exchange) -> Option<Verdict> {
        let found = super::find::signal(&self.session, SignalId(exchange.by));
        if found.is_like(self.session.found(SignalId(exchange.signal))) {
            return None;
        }
        let kept = self.session.exchange(SignalId(exchange.signal), found, &exchange.resting);
        let verdict = self.of_rule(self.rule);
        self.session.restore(kept);
        Some(verdict)
    }
}
