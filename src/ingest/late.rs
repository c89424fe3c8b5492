//! Encodings that show only after the beginning of a file.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::encoding::Encoding;

/// The files of an input that began in plain ASCII and went on in another encoding than UTF-8; shared with the pieces of the
/// input, which are read elsewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Late(Arc<Mutex<BTreeMap<Arc<str>, &'static str>>>);

impl Late {
    /// Notes the encoding of a file.
    pub(super) fn note(&self, source: &Arc<str>, encoding: Encoding) {
        if let Some(name) = encoding.note() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(source.clone(), name);
        }
    }

    /// Adds how many files there are of each encoding.
    pub(super) fn count(&self, counts: &mut BTreeMap<&'static str, u64>) {
        for name in self.0.lock().unwrap_or_else(PoisonError::into_inner).values() {
            *counts.entry(name).or_default() += 1;
        }
    }
}

/// What is noted beside a piece is no part of it.
impl PartialEq for Late {
    fn eq(&self, _: &Late) -> bool {
        true
    }
}

impl Eq for Late {}
