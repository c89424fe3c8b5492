//! Labels and audits, joined.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde::Serialize;

use crate::diagnostics::{Diagnostic, Place, nearest};
use crate::engine::{Audit, Evidence, Reason, Rejected, RuleSetStamp, RuleVerdict, Searched, Severity};
use crate::report::item_verdict;

use super::answer::{Given, Labelled};
use super::figures::{Figures, ItemFigures, MacroF1, Tally};
use super::labels::{Label, Labels};

/// How far audits agree with labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The rule sets that judged, in the order of their hashes.
    pub rulesets: Vec<RuleSetStamp>,
    /// Number of labelled transcripts that were found.
    pub transcripts: usize,
    /// Over all labels.
    pub overall: Figures,
    /// Mean F1 of *fail* over the items that fail often enough.
    pub macro_f1: MacroF1,
    /// Firm labels that a fatal rule fails and the grader does not.
    pub false_fatal: u64,
    /// Every labelled item, in the order of the rule set.
    pub items: Vec<ItemFigures>,
    /// Every label that the audits do not agree with, by item and line.
    pub disagreements: Vec<Disagreement>,
    /// Labels that were of no use, by line.
    pub problems: Vec<Diagnostic>,
}

/// A label that the audit does not agree with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
    /// Id of the transcript.
    pub transcript: String,
    /// Line of the SOP catalogue.
    pub item: String,
    /// The rule that decided.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What the grader says.
    pub label: Labelled,
    /// Graders could reasonably differ.
    pub arguable: bool,
    /// What the audit says.
    pub given: Given,
    /// Where the grader saw it, as written.
    pub evidence_turn: String,
    /// What the grader noted.
    pub comment: String,
    /// Line of the table of labels.
    pub line: usize,
    /// Why the rule says so.
    pub reason: Reason,
    /// What justifies it.
    pub evidence: Vec<Evidence>,
    /// Where something was looked for in vain.
    pub searched: Vec<Searched>,
}

/// Labels waiting for the audits they speak of.
#[derive(Debug)]
pub struct Comparison {
    name: String,
    waiting: BTreeMap<String, Vec<Label>>,
    /// Transcripts that were found already, with how often.
    found: HashMap<String, usize>,
    mixed: bool,
    rulesets: BTreeMap<String, RuleSetStamp>,
    overall: Tally,
    false_fatal: u64,
    items: Vec<Item>,
    disagreements: Vec<(usize, Disagreement)>,
    problems: Vec<Diagnostic>,
    /// Why an input was refused, by the ids that its transcripts may have.
    rejected: HashMap<String, Rejected>,
}

#[derive(Debug)]
struct Item {
    id: String,
    title: String,
    tally: Tally,
    labelled: bool,
}

impl Comparison {
    /// The labels; audits by several rule sets are refused unless `mixed`.
    pub fn new(labels: Labels, mixed: bool) -> Comparison {
        let mut waiting: BTreeMap<String, Vec<Label>> = BTreeMap::new();
        for label in labels.rows {
            waiting.entry(label.transcript.clone()).or_default().push(label);
        }
        Comparison {
            name: labels.name,
            waiting,
            found: HashMap::new(),
            mixed,
            rulesets: BTreeMap::new(),
            overall: Tally::default(),
            false_fatal: 0,
            items: Vec::new(),
            disagreements: Vec::new(),
            problems: labels.problems,
            rejected: HashMap::new(),
        }
    }

    /// Compares one audit with its labels; another rule set than before is an error.
    pub fn add(&mut self, audit: &Audit) -> Result<(), Diagnostic> {
        self.note_ruleset(&audit.ruleset)?;
        let id = audit.transcript.id.as_str();
        if let Some(labels) = self.waiting.remove(id) {
            self.found.insert(id.to_owned(), 1);
            labels.into_iter().for_each(|label| self.compare(label, audit));
        } else if let Some(times) = self.found.get_mut(id) {
            *times += 1;
        }
        Ok(())
    }

    /// Notes an input that was refused, so that its labels can be told from those of unknown transcripts.
    pub fn reject(&mut self, rejected: Rejected) {
        let stem = Path::new(&rejected.file).file_stem().and_then(|stem| stem.to_str());
        if let Some(stem) = stem {
            self.rejected.entry(stem.to_owned()).or_insert(rejected);
        }
    }

    /// What came of it, with every label that found nothing to be compared with.
    pub fn finish(mut self) -> Agreement {
        for label in std::mem::take(&mut self.waiting).into_values().flatten() {
            let problem = self.unmatched(&label);
            self.problems.push(problem);
        }
        self.tell_repeated();
        self.problems.sort_by_key(|problem| problem.place.line);
        self.disagreements.sort_by_key(|(item, disagreement)| (*item, disagreement.line));
        let labelled = self.items.iter().filter(|item| item.labelled);
        let items: Vec<ItemFigures> = labelled
            .map(|item| ItemFigures {
                item: item.id.clone(),
                title: item.title.clone(),
                figures: item.tally.figures(),
            })
            .collect();
        Agreement {
            rulesets: self.rulesets.into_values().collect(),
            transcripts: self.found.len(),
            overall: self.overall.figures(),
            macro_f1: MacroF1::of(&items),
            false_fatal: self.false_fatal,
            items,
            disagreements: self.disagreements.into_iter().map(|(_, disagreement)| disagreement).collect(),
            problems: self.problems,
        }
    }

    fn note_ruleset(&mut self, stamp: &RuleSetStamp) -> Result<(), Diagnostic> {
        if self.rulesets.contains_key(&stamp.hash) {
            return Ok(());
        }
        if let Some(first) = self.rulesets.values().next().filter(|_| !self.mixed) {
            return Err(Diagnostic::error("audits-mixed", Place::default())
                .with("first", in_short(first))
                .with("second", in_short(stamp)));
        }
        self.rulesets.insert(stamp.hash.clone(), stamp.clone());
        Ok(())
    }

    fn compare(&mut self, label: Label, audit: &Audit) {
        let rules: Vec<&RuleVerdict> = audit.verdicts.iter().filter(|rule| rule.item == label.item).collect();
        let Some(verdict) = item_verdict(rules.iter().map(|rule| rule.verdict)) else {
            self.problems.push(self.unknown_item(&label, audit));
            return;
        };
        let given = Given::from(verdict);
        let at = self.item(&label.item, audit);
        let item = &mut self.items[at];
        item.labelled = true;
        item.tally.count(label.verdict, label.arguable, given);
        self.overall.count(label.verdict, label.arguable, given);
        if label.verdict.name() != given.name() {
            let worst = rules.into_iter().filter(|rule| rule.verdict == verdict);
            let rule = worst.max_by_key(|rule| rule.severity);
            let rule = rule.expect("the worst verdict is the verdict of one of the rules");
            let claimed = given == Given::Fail && !label.arguable && label.verdict != Labelled::NotEvaluable;
            self.false_fatal += u64::from(claimed && rule.severity == Severity::Fatal);
            self.disagreements.push((at, disagreement(label, given, rule)));
        }
    }

    /// Where an item stands; the items of an audit not seen before come behind those known.
    fn item(&mut self, id: &str, audit: &Audit) -> usize {
        if let Some(at) = self.items.iter().position(|item| item.id == id) {
            return at;
        }
        for rule in &audit.verdicts {
            if !self.items.iter().any(|item| item.id == rule.item) {
                let (id, title) = (rule.item.clone(), rule.title.clone());
                self.items.push(Item { id, title, tally: Tally::default(), labelled: false });
            }
        }
        self.items
            .iter()
            .position(|item| item.id == id)
            .expect("the audit holds the item, as its verdict has shown")
    }

    fn bad(&self, code: &'static str, label: &Label) -> Diagnostic {
        Diagnostic::error(code, Place::line(self.name.as_str(), label.line))
            .with("transcript", &label.transcript)
            .with("item", &label.item)
    }

    fn unknown_item(&self, label: &Label, audit: &Audit) -> Diagnostic {
        let items: BTreeSet<&str> = audit.verdicts.iter().map(|rule| rule.item.as_str()).collect();
        let suggestion = nearest(&label.item, items).unwrap_or("none");
        self.bad("label-unknown-item", label).with("suggestion", suggestion)
    }

    fn unmatched(&self, label: &Label) -> Diagnostic {
        let stem = label.transcript.split('#').next().unwrap_or_default();
        let rejected = self.rejected.get(label.transcript.as_str()).or_else(|| self.rejected.get(stem));
        match rejected {
            Some(rejected) => self
                .bad("label-transcript-rejected", label)
                .with("file", &rejected.file)
                .with("reason", &rejected.reason),
            None => self.bad("label-unknown-transcript", label),
        }
    }

    /// A transcript id that several audits bear: only the first was compared, and nobody knows whether it is the one meant.
    fn tell_repeated(&mut self) {
        let repeated: BTreeMap<&String, &usize> =
            self.found.iter().filter(|(_, times)| **times > 1).collect();
        let problems = repeated.into_iter().map(|(id, times)| {
            Diagnostic::warning("label-transcript-repeated", Place::file(self.name.as_str()))
                .with("transcript", id)
                .with("times", times)
        });
        self.problems.extend(problems.collect::<Vec<_>>());
    }
}

/// Id, version and the first digits of the hash.
fn in_short(stamp: &RuleSetStamp) -> String {
    let hash: String = stamp.hash.chars().take(8).collect();
    format!("{} {} ({hash})", stamp.id, stamp.version)
}

fn disagreement(label: Label, given: Given, rule: &RuleVerdict) -> Disagreement {
    Disagreement {
        transcript: label.transcript,
        item: label.item,
        rule: rule.rule.clone(),
        severity: rule.severity,
        label: label.verdict,
        arguable: label.arguable,
        given,
        evidence_turn: label.evidence_turn,
        comment: label.comment,
        line: label.line,
        reason: rule.reason.clone(),
        evidence: rule.evidence.clone(),
        searched: rule.searched.clone(),
    }
}

#[cfg(test)]
mod tests;
