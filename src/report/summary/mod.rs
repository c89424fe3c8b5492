//! Many audits in one view: what fails most, where, and how that spreads.
//!
//! A [`Summary`] adds audits up one by one, in integers, so that the order in which parts are merged changes nothing. Its size
//! grows with the number of groups and items, never with the number of audits. [`Summary::figures`] turns it into what people
//! read, and into `summary.json`.

mod add;
mod derive;
mod figures;
mod item;
mod notes;
mod tally;

use std::collections::BTreeMap;

use crate::engine::{Rejected, Verdict};

pub use figures::{
    BandFigures, Bucket, Counts, GroupFigures, ItemFigures, RuleSetFigures, SUMMARY_SCHEMA, ScoreFigures,
    SummaryFigures, TopItem,
};
use item::ItemTally;
pub use notes::{InputNotes, SkippedFile};
use tally::{GroupTally, Tally};

/// Groups with fewer transcripts are listed but not ranked.
pub const LEAST_RANKED_TRANSCRIPTS: u64 = 10;

/// Sums over any number of audits and rejected inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    rulesets: BTreeMap<[String; 3], u64>,
    rejected: BTreeMap<String, u64>,
    skipped_files: u64,
    notes: InputNotes,
    warnings: BTreeMap<String, u64>,
    full: Hundredths,
    total: Tally,
    scores: BTreeMap<Hundredths, u64>,
    bands: BTreeMap<String, Band>,
    items: BTreeMap<String, ItemTally>,
    agents: Groups,
    teams: Groups,
    channels: Groups,
    days: Groups,
}

/// Groups by key; transcripts whose key is unknown are a group too.
type Groups = BTreeMap<Option<String>, GroupTally>;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Band {
    count: u64,
    /// The best score seen in it, by which bands are put in order.
    best: Hundredths,
}

/// A number times one hundred, as an integer, so that sums do not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Hundredths(i64);

impl Hundredths {
    fn of(number: f64) -> Hundredths {
        Hundredths((number * 100.0).round() as i64)
    }

    fn number(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl Summary {
    /// Counts a rejected input.
    pub fn reject(&mut self, rejected: &Rejected) {
        *self.rejected.entry(rejected.code.clone()).or_default() += 1;
    }

    /// Counts files that were no transcripts.
    pub fn skip_files(&mut self, files: u64) {
        self.skipped_files += files;
    }

    /// Says something of the input as a whole, in place of what was said before.
    pub fn note(&mut self, notes: InputNotes) {
        self.notes = notes;
    }

    /// What is said of the input as a whole.
    pub fn notes(&self) -> &InputNotes {
        &self.notes
    }

    /// Number of audits.
    pub fn audited(&self) -> u64 {
        self.total.audited
    }

    /// Number of rejected inputs.
    pub fn rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// Number of skipped files.
    pub fn skipped_files(&self) -> u64 {
        self.skipped_files
    }

    /// Mean of all scores, rounded to two decimals; absent when nothing was scored.
    pub fn mean(&self) -> Option<f64> {
        self.total.mean()
    }

    /// Adds everything that another summary holds.
    pub fn merge(&mut self, other: Summary) {
        add_counts(&mut self.rulesets, other.rulesets);
        add_counts(&mut self.rejected, other.rejected);
        add_counts(&mut self.warnings, other.warnings);
        add_counts(&mut self.scores, other.scores);
        self.skipped_files += other.skipped_files;
        if self.notes.is_empty() {
            self.notes = other.notes;
        }
        self.full = self.full.max(other.full);
        self.total.merge(other.total);
        for (title, band) in other.bands {
            self.add_band(title, band);
        }
        for (item, tally) in other.items {
            self.items.entry(item).or_default().merge(tally);
        }
        merge_groups(&mut self.agents, other.agents);
        merge_groups(&mut self.teams, other.teams);
        merge_groups(&mut self.channels, other.channels);
        merge_groups(&mut self.days, other.days);
    }

    fn add_band(&mut self, title: String, band: Band) {
        let sum = self.bands.entry(title).or_insert(Band { count: 0, best: band.best });
        sum.count += band.count;
        sum.best = sum.best.max(band.best);
    }
}

fn add_counts<K: Ord>(counts: &mut BTreeMap<K, u64>, other: BTreeMap<K, u64>) {
    for (key, count) in other {
        *counts.entry(key).or_default() += count;
    }
}

fn merge_groups(groups: &mut Groups, other: Groups) {
    for (key, group) in other {
        groups.entry(key).or_default().merge(group);
    }
}

/// The verdict of an item that several rules judge: the worst of theirs.
///
/// From worst to best: fail, partial, not evaluable, pass, manual, not applicable. So an item never passes while a part of it
/// could not be judged by the program; a part that is left to a human stands on the sheet as a line of its own.
pub fn item_verdict(verdicts: impl IntoIterator<Item = Verdict>) -> Option<Verdict> {
    let badness = |verdict: &Verdict| match verdict {
        Verdict::Fail => 5,
        Verdict::Partial => 4,
        Verdict::NotEvaluable => 3,
        Verdict::Pass => 2,
        Verdict::Manual => 1,
        Verdict::NotApplicable => 0,
    };
    verdicts.into_iter().max_by_key(badness)
}

#[cfg(test)]
mod tests;
