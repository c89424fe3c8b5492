//! Ids that come twice.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Most ids that are named.
const NAMED: usize = 20;

/// Notices repeated ids in a few bytes for each transcript.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    seen: HashSet<u64>,
    pub names: Vec<String>,
    pub count: u64,
}

impl Repeated {
    pub fn add(&mut self, id: String) {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if !self.seen.insert(hasher.finish()) {
            self.count += 1;
            if self.names.len() < NAMED && !self.names.contains(&id) {
                self.names.push(id);
            }
        }
    }
}
