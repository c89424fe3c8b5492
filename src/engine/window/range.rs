//! A window fixed to its anchors, and what lies in it.

use crate::engine::occurrence::{Occurrence, Pos};
use crate::engine::session::Session;
use crate::transcript::Span;

/// Past every place.
pub(super) const EDGE: usize = usize::MAX;

/// One bound of a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bound {
    From(Pos),
    To(Pos),
    FromMs(u64),
    ToMs(u64),
}

/// Whether a window holds an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) enum Admits {
    No,
    /// Its time is not known.
    Unknown,
    Yes,
}

/// A window fixed to its anchors: from one place to another, and inside other bounds.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Range {
    from: Pos,
    to: Pos,
    /// Every group must admit an occurrence; one bound of a group is enough.
    others: Vec<Vec<Bound>>,
}

impl Default for Range {
    /// The whole transcript.
    fn default() -> Range {
        Range { from: Pos { turn: 0, byte: 0 }, to: Pos { turn: EDGE, byte: EDGE }, others: Vec::new() }
    }
}

impl Range {
    /// Narrows the window to what one of the bounds admits.
    pub(super) fn narrow(&mut self, group: Vec<Bound>) {
        let from = |bound: &Bound| if let Bound::From(place) = bound { Some(*place) } else { None };
        let to = |bound: &Bound| if let Bound::To(place) = bound { Some(*place) } else { None };
        let froms: Option<Vec<Pos>> = group.iter().map(from).collect();
        let tos: Option<Vec<Pos>> = group.iter().map(to).collect();
        if let Some(least) = froms.and_then(|places| places.into_iter().min()) {
            self.from = self.from.max(least);
        } else if let Some(most) = tos.and_then(|places| places.into_iter().max()) {
            self.to = self.to.min(most);
        } else {
            self.others.push(group);
        }
    }

    /// The part that lies in both windows.
    pub fn and(&self, other: &Range) -> Range {
        let others = self.others.iter().chain(&other.others).cloned().collect();
        Range { from: self.from.max(other.from), to: self.to.min(other.to), others }
    }

    /// Whether the occurrence lies in the window.
    pub fn admits(&self, session: &Session<'_>, occurrence: &Occurrence) -> Admits {
        if occurrence.start() < self.from || self.to < occurrence.end() {
            return Admits::No;
        }
        let in_group = |group: &Vec<Bound>| {
            group.iter().map(|bound| bound.admits(session, occurrence)).max().unwrap_or(Admits::No)
        };
        self.others.iter().map(in_group).min().unwrap_or(Admits::Yes)
    }

    /// Of occurrences in order those that lie, or may lie, in the window, by their indices; true where one does for certain.
    pub fn inside<'s>(
        &'s self,
        session: &'s Session<'_>,
        sorted: &'s [Occurrence],
    ) -> impl DoubleEndedIterator<Item = (usize, bool)> + 's {
        let first = sorted.partition_point(|it| it.start() < self.from);
        let end = sorted.partition_point(|it| it.start() <= self.to);
        (first..end.max(first)).filter_map(move |index| match self.admits(session, &sorted[index]) {
            Admits::Yes => Some((index, true)),
            Admits::Unknown => Some((index, false)),
            Admits::No => None,
        })
    }

    /// First and last segment of which a part lies in the window, numbered from 0.
    pub fn segments(&self, session: &Session<'_>) -> Option<(usize, usize)> {
        let mut range: Option<(usize, usize)> = None;
        let end = self.to.turn.saturating_add(1).min(session.turns.len());
        for index in self.from.turn..end {
            let turn = &session.turns[index];
            for &segment in &turn.segments {
                let span = turn.form.of_segment(segment);
                let inside = edge_chars(turn.form.text(), span).into_iter().flatten().any(|char| {
                    let place = crate::engine::find::place(index, char);
                    self.admits(session, &place) != Admits::No
                });
                if inside {
                    let (first, last) = range.unwrap_or((segment, segment));
                    range = Some((first.min(segment), last.max(segment)));
                }
            }
        }
        range
    }
}

/// For each of the occurrences, which are in order, whether one of the windows holds it.
pub(in crate::engine) fn in_one_of(
    session: &Session<'_>,
    ranges: &[Range],
    sorted: &[Occurrence],
) -> Vec<Admits> {
    let mut admits = vec![Admits::No; sorted.len()];
    let (mut places, others): (Vec<&Range>, Vec<&Range>) =
        ranges.iter().partition(|range| range.others.is_empty());
    places.sort_by_key(|range| range.from);
    let mut open = places.into_iter().peekable();
    let mut until: Option<Pos> = None;
    for (occurrence, admits) in sorted.iter().zip(&mut admits) {
        while let Some(range) = open.next_if(|range| range.from <= occurrence.start()) {
            until = until.max(Some(range.to));
        }
        if until.is_some_and(|until| occurrence.end() <= until) {
            *admits = Admits::Yes;
        }
    }
    for range in others {
        for (index, certain) in range.inside(session, sorted) {
            let held = if certain { Admits::Yes } else { Admits::Unknown };
            admits[index] = admits[index].max(held);
        }
    }
    admits
}

/// The first and the last character of a span.
fn edge_chars(text: &str, span: Span) -> [Option<Span>; 2] {
    let inside = span.of(text);
    let first = inside.chars().next().map(|char| Span::new(span.start, span.start + char.len_utf8()));
    let last = inside.chars().next_back().map(|char| Span::new(span.end - char.len_utf8(), span.end));
    [first, last]
}

impl Bound {
    fn admits(self, session: &Session<'_>, occurrence: &Occurrence) -> Admits {
        let known = |holds: bool| if holds { Admits::Yes } else { Admits::No };
        match self {
            Bound::From(from) => known(from <= occurrence.start()),
            Bound::To(to) => known(occurrence.end() <= to),
            Bound::FromMs(from) => {
                session.interval(occurrence).map_or(Admits::Unknown, |it| known(from <= it.end_ms))
            }
            Bound::ToMs(to) => {
                session.interval(occurrence).map_or(Admits::Unknown, |it| known(it.start_ms <= to))
            }
        }
    }
}
