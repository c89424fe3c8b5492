//! Who said what, where labels name nobody.

/// Most voices that are kept apart: nobody infers the roles of a crowd.
const MAX_VOICES: usize = 100;

/// Labels that name no role, and which segments carry them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Voices {
    labels: Vec<String>,
    /// For each segment of the transcript the index of its label; none where its speaker is known.
    of_segment: Vec<Option<usize>>,
}

impl Voices {
    /// Index of a label, and whether it is a new one; none for a label that is one too many.
    pub(in crate::ingest) fn index(&mut self, label: &str) -> (Option<usize>, bool) {
        if let Some(known) = self.labels.iter().position(|known| known == label) {
            return (Some(known), false);
        }
        if self.labels.len() >= MAX_VOICES {
            return (None, true);
        }
        self.labels.push(label.to_owned());
        (Some(self.labels.len() - 1), true)
    }

    /// Notes the voice of the next segment.
    pub(in crate::ingest) fn note(&mut self, voice: Option<usize>) {
        self.of_segment.push(voice);
    }

    /// Follows segments that were put in another order: `order` tells where each of them stood.
    pub(in crate::ingest) fn reorder(&mut self, order: &[usize]) {
        self.of_segment = order.iter().map(|&from| self.of(from)).collect();
    }

    /// The voice of the last segment.
    pub(in crate::ingest) fn last(&self) -> Option<usize> {
        self.of_segment.last().copied().flatten()
    }

    /// The voice of a segment, where its label names nobody.
    pub(in crate::ingest) fn of(&self, segment: usize) -> Option<usize> {
        self.of_segment.get(segment).copied().flatten()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(super) fn label(&self, voice: usize) -> &str {
        &self.labels[voice]
    }

    /// The segments in which a voice speaks, ascending.
    pub(super) fn segments(&self, voice: usize) -> impl Iterator<Item = usize> {
        let of_segment = self.of_segment.iter().enumerate();
        of_segment.filter(move |(_, other)| **other == Some(voice)).map(|(at, _)| at)
    }
}
