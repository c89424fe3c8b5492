//! Findings, with what the rule set says of their level and where they are meant so.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Place};
use crate::rules::model::{Allowed, Group, Lint, LintLevel, Param, Rule, RuleSet, Signal};

/// What a finding is about: where an `allow:` may stand.
#[derive(Clone, Copy)]
pub(super) enum Owner<'r> {
    Signal(&'r Signal),
    Rule(&'r Rule),
    Param(&'r Param),
    Group(&'r Group),
}

impl<'r> Owner<'r> {
    fn allowed(self) -> &'r [Allowed] {
        match self {
            Owner::Signal(signal) => &signal.allow,
            Owner::Rule(rule) => &rule.allow,
            Owner::Param(param) => &param.allow,
            Owner::Group(group) => &group.allow,
        }
    }
}

/// Collects findings.
pub(super) struct Findings<'r> {
    ruleset: &'r RuleSet,
    found: Vec<Diagnostic>,
    /// Suppressions that have kept something out, by their address in the rule set.
    used: HashSet<*const Allowed>,
}

impl<'r> Findings<'r> {
    pub fn new(ruleset: &'r RuleSet) -> Findings<'r> {
        Findings { ruleset, found: Vec::new(), used: HashSet::new() }
    }

    /// Adds a finding, unless it is meant so.
    pub fn add(&mut self, lint: Lint, owner: Owner<'r>, place: &Place, facts: &[(&'static str, &str)]) {
        if let Some(allowed) = owner.allowed().iter().find(|allowed| allowed.lint == lint) {
            self.used.insert(allowed);
            return;
        }
        let new = match self.ruleset.lints.of(lint) {
            LintLevel::Allow => return,
            LintLevel::Warn => Diagnostic::warning,
            LintLevel::Error => Diagnostic::error,
        };
        let problem = new(lint.code(), place.clone());
        self.found.push(facts.iter().fold(problem, |problem, (name, value)| problem.with(name, value)));
    }

    /// All findings in the order of files and places, unused suppressions among them.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let signals = self.ruleset.signals.values().map(Owner::Signal);
        let owners = signals.chain(self.ruleset.rules.iter().map(Owner::Rule));
        let owners = owners.chain(self.ruleset.params.values().map(Owner::Param));
        let groups = self.ruleset.sections.iter().chain(&self.ruleset.dimensions);
        let owners = owners.chain(groups.map(Owner::Group));
        for owner in owners.collect::<Vec<_>>() {
            for allowed in owner.allowed().iter().filter(|it| it.lint != Lint::UnusedSuppression) {
                if !self.used.contains(&std::ptr::from_ref(allowed)) {
                    let facts = [("lint", allowed.lint.code())];
                    self.add(Lint::UnusedSuppression, owner, &allowed.place, &facts);
                }
            }
        }
        let at = |place: &Place| (place.file.clone(), place.span.map(|span| (span.start, span.end)));
        self.found.sort_by(|a, b| (at(&a.place), a.code).cmp(&(at(&b.place), b.code)));
        self.found
    }
}
