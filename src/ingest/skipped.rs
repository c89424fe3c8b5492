//! Files that were left out because they are no transcripts.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Most files that are named.
const NAMED: usize = 20;

/// How many files were left out for which reason, and the names of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    by_code: BTreeMap<&'static str, u64>,
    named: Vec<(Arc<str>, &'static str)>,
}

impl Skipped {
    pub(super) fn add(&mut self, source: &Arc<str>, code: &'static str) {
        *self.by_code.entry(code).or_default() += 1;
        if self.named.len() < NAMED {
            self.named.push((source.clone(), code));
        }
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.by_code.values().sum()
    }

    /// How many there are of each code.
    pub fn by_code(&self) -> &BTreeMap<&'static str, u64> {
        &self.by_code
    }

    /// The first of them and why, in the order of the input.
    pub fn named(&self) -> &[(Arc<str>, &'static str)] {
        &self.named
    }
}
