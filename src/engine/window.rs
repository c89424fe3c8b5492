//! Windows: which part of a transcript a clause or a located signal looks in.

use super::occurrence::{Doubt, Occurrence, Pos};
use super::plan::{Anchor, Window};
use super::session::Session;
use crate::rules::model::{Extent, Reach, Speakers, Which};
use crate::transcript::{Span, Speaker};

const EDGE: usize = usize::MAX;

/// The occurrence being judged, and the one before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Trigger<'t> {
    pub trigger: Option<&'t Occurrence>,
    pub previous: Option<&'t Occurrence>,
}

/// A window fixed to its anchors. Every group of bounds must admit an occurrence; one bound of a group is enough.
#[derive(Debug, Clone, Default)]
pub(super) struct Range {
    groups: Vec<Vec<Bound>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Bound {
    From(Pos),
    To(Pos),
    FromMs(u64),
    ToMs(u64),
}

/// A window that could, or could not, be fixed.
#[derive(Debug, Clone)]
pub(super) enum Resolved {
    Range(Range),
    /// An anchor, or the value for this channel, does not exist.
    NotApplicable,
    /// An anchor is not known.
    Unknown(Doubt),
}

/// Whether a window holds an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Admits {
    Yes,
    No,
    /// Its time is not known.
    Unknown,
}

impl Range {
    /// Whether the occurrence lies in the window.
    pub fn admits(&self, session: &Session<'_>, occurrence: &Occurrence) -> Admits {
        let mut admits = Admits::Yes;
        for group in &self.groups {
            let mut best = Admits::No;
            for bound in group {
                match bound.admits(session, occurrence) {
                    Admits::Yes => best = Admits::Yes,
                    Admits::Unknown if best == Admits::No => best = Admits::Unknown,
                    _ => {}
                }
            }
            match best {
                Admits::No => return Admits::No,
                Admits::Unknown => admits = Admits::Unknown,
                Admits::Yes => {}
            }
        }
        admits
    }

    /// First and last segment of which a part lies in the window, numbered from 0.
    pub fn segments(&self, session: &Session<'_>) -> Option<(usize, usize)> {
        let mut range: Option<(usize, usize)> = None;
        for (index, turn) in session.turns.iter().enumerate() {
            for &segment in &turn.segments {
                let span = turn.form.of_segment(segment);
                let inside = edge_chars(turn.form.text(), span).into_iter().flatten().any(|char| {
                    let place = super::find::place(index, char);
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

    /// The part that lies in both windows.
    pub fn and(mut self, other: Range) -> Range {
        self.groups.extend(other.groups);
        self
    }
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

/// Fixes a window to the occurrence of each anchor that `which` names; `counted` is whose turns count.
pub(super) fn resolve(
    session: &Session<'_>,
    window: &Window,
    counted: Speakers,
    trigger: Trigger<'_>,
) -> Resolved {
    let one = |anchors: &[Anchor]| fixed(session, anchors, window.which.unwrap_or(Which::First), trigger);
    let sides = [one(&window.before), one(&window.after), one(&window.near)];
    let mut points = Vec::new();
    for side in sides {
        match side {
            Fixed::None => points.push(None),
            Fixed::At(point) => points.push(Some(point)),
            Fixed::Missing => return Resolved::NotApplicable,
            Fixed::Unknown(doubt) => return Resolved::Unknown(doubt),
        }
    }
    around(session, window, counted, &points[0], &points[1], &points[2])
}

/// Fixes a located signal's window around every occurrence of its anchors.
///
/// The second value is set where an anchor may occur without having been found.
pub(super) fn resolve_each(
    session: &Session<'_>,
    window: &Window,
    counted: Speakers,
) -> (Vec<Resolved>, Option<Doubt>) {
    let mut doubt = None;
    let mut points = |anchors: &[Anchor]| -> Vec<Option<Point>> {
        if anchors.is_empty() {
            return vec![None];
        }
        let (all, unsure) = every(session, anchors, window.which);
        doubt = doubt.or(unsure);
        all.into_iter().map(Some).collect()
    };
    let (befores, afters, nears) = (points(&window.before), points(&window.after), points(&window.near));
    let mut windows = Vec::new();
    for before in &befores {
        for after in &afters {
            for near in &nears {
                windows.push(around(session, window, counted, before, after, near));
            }
        }
    }
    (windows, doubt)
}

/// A place that a window is fixed to.
#[derive(Debug, Clone)]
enum Point {
    Start,
    End,
    At(Occurrence),
}

enum Fixed {
    /// No such key.
    None,
    At(Point),
    Missing,
    Unknown(Doubt),
}

fn fixed(session: &Session<'_>, anchors: &[Anchor], which: Which, trigger: Trigger<'_>) -> Fixed {
    if anchors.is_empty() {
        return Fixed::None;
    }
    for &anchor in anchors {
        match anchor {
            Anchor::Start => return Fixed::At(Point::Start),
            Anchor::End => return Fixed::At(Point::End),
            Anchor::Trigger => {
                return trigger.trigger.map_or(Fixed::Missing, |it| Fixed::At(Point::At(it.clone())));
            }
            Anchor::Previous => {
                return Fixed::At(trigger.previous.map_or(Point::Start, |it| Point::At(it.clone())));
            }
            Anchor::Signal(signal) => {
                let found = session.found(signal);
                let certain = || found.hits.iter().filter(|hit| hit.certain);
                let hit = match which {
                    Which::First => certain().next(),
                    Which::Last => certain().next_back(),
                };
                if let Some(hit) = hit {
                    return Fixed::At(Point::At(hit.clone()));
                }
                if let Some(doubt) = found.doubt {
                    return Fixed::Unknown(doubt);
                }
                if !found.hits.is_empty() {
                    return Fixed::Unknown(Doubt::Roles);
                }
            }
        }
    }
    Fixed::Missing
}

/// Every occurrence of the first of the anchors that occurs.
fn every(session: &Session<'_>, anchors: &[Anchor], which: Option<Which>) -> (Vec<Point>, Option<Doubt>) {
    for &anchor in anchors {
        match anchor {
            Anchor::Start => return (vec![Point::Start], None),
            Anchor::End => return (vec![Point::End], None),
            Anchor::Trigger | Anchor::Previous => return (Vec::new(), None),
            Anchor::Signal(signal) => {
                let found = session.found(signal);
                let hits: Vec<Point> = found.hits.iter().cloned().map(Point::At).collect();
                let hits = match which {
                    None => hits,
                    Some(Which::First) => hits.into_iter().take(1).collect(),
                    Some(Which::Last) => hits.into_iter().next_back().into_iter().collect(),
                };
                if !hits.is_empty() || found.doubt.is_some() {
                    return (hits, found.doubt);
                }
            }
        }
    }
    (Vec::new(), None)
}

fn around(
    session: &Session<'_>,
    window: &Window,
    counted: Speakers,
    before: &Option<Point>,
    after: &Option<Point>,
    near: &Option<Point>,
) -> Resolved {
    let channel = session.channel();
    let mut range = Range::default();
    for (lengths, last) in [(&window.first, false), (&window.last, true)] {
        let Some(lengths) = lengths else { continue };
        let Some(lengths) = lengths.get(channel) else { return Resolved::NotApplicable };
        range.groups.push(lengths.iter().map(|&length| edge(session, length, counted, last)).collect());
    }
    let reach = match &window.within {
        None => None,
        Some(reach) => match reach.get(channel) {
            None => return Resolved::NotApplicable,
            Some(reach) => Some(*reach),
        },
    };
    if let Some(point) = before {
        range.groups.push(vec![Bound::To(start_of(point))]);
    }
    if let Some(point) = after {
        range.groups.push(vec![Bound::From(end_of(point))]);
    }
    if let Some(reach) = reach {
        for (point, backward, forward) in [(before, true, false), (after, false, true), (near, true, true)] {
            let Some(point) = point else { continue };
            if backward {
                match reach_back(session, point, reach, counted) {
                    Some(bound) => range.groups.push(vec![bound]),
                    None => return Resolved::Unknown(Doubt::Times),
                }
            }
            if forward {
                match reach_forward(session, point, reach, counted) {
                    Some(bound) => range.groups.push(vec![bound]),
                    None => return Resolved::Unknown(Doubt::Times),
                }
            }
        }
    }
    Resolved::Range(range)
}

fn start_of(point: &Point) -> Pos {
    match point {
        Point::Start => Pos { turn: 0, byte: 0 },
        Point::End => Pos { turn: EDGE, byte: EDGE },
        Point::At(occurrence) => occurrence.start(),
    }
}

fn end_of(point: &Point) -> Pos {
    match point {
        Point::At(occurrence) => occurrence.end(),
        other => start_of(other),
    }
}

/// Turns that count, ascending.
fn counted_turns(session: &Session<'_>, counted: Speakers, of_any: bool) -> Vec<usize> {
    let speakers = if of_any { Speakers::Any } else { counted };
    let counts = |speaker: Speaker| match speakers {
        Speakers::Any => speaker != Speaker::System,
        one => one.admit(speaker),
    };
    session
        .turns
        .iter()
        .enumerate()
        .filter(|(_, turn)| counts(turn.speaker))
        .map(|(index, _)| index)
        .collect()
}

fn edge(session: &Session<'_>, length: Extent, counted: Speakers, last: bool) -> Bound {
    let (count, of_any) = match length {
        Extent::Turns { count, of_any } => (count, of_any),
        Extent::Share { share, of_any } => {
            let turns = counted_turns(session, counted, of_any).len();
            ((turns as f64 * share).ceil() as usize, of_any)
        }
        Extent::Time(ms) => {
            let end = session.times.iter().filter_map(|time| time.end_ms).max().unwrap_or(0);
            return if last { Bound::FromMs(end.saturating_sub(ms)) } else { Bound::ToMs(ms) };
        }
    };
    let turns = counted_turns(session, counted, of_any);
    if last {
        let turn = turns.len().checked_sub(count).map_or(0, |at| turns.get(at).copied().unwrap_or(EDGE));
        Bound::From(Pos { turn, byte: 0 })
    } else if count == 0 {
        Bound::To(Pos { turn: 0, byte: 0 })
    } else {
        Bound::To(Pos { turn: turns.get(count - 1).copied().unwrap_or(EDGE), byte: EDGE })
    }
}

/// How far back from its anchor a window reaches; `None` when that takes a time that is not known.
fn reach_back(session: &Session<'_>, point: &Point, reach: Reach, counted: Speakers) -> Option<Bound> {
    match reach {
        Reach::Turns { count, of_any } => {
            let anchor = start_of(point).turn;
            let turns = counted_turns(session, counted, of_any);
            let earlier = turns.partition_point(|&turn| turn < anchor);
            let turn = match count {
                0 => anchor,
                _ => earlier.checked_sub(count).map_or(0, |at| turns[at]),
            };
            Some(Bound::From(Pos { turn, byte: 0 }))
        }
        Reach::Time(ms) => {
            let at = match point {
                Point::Start => 0,
                Point::End => session.times.iter().filter_map(|time| time.end_ms).max()?,
                Point::At(occurrence) => session.interval(occurrence)?.start_ms,
            };
            Some(Bound::FromMs(at.saturating_sub(ms)))
        }
    }
}

/// How far on from its anchor a window reaches; `None` when that takes a time that is not known.
fn reach_forward(session: &Session<'_>, point: &Point, reach: Reach, counted: Speakers) -> Option<Bound> {
    match reach {
        Reach::Turns { count, of_any } => {
            let turns = counted_turns(session, counted, of_any);
            let turn = match point {
                Point::Start => count.checked_sub(1).map_or(0, |at| turns.get(at).copied().unwrap_or(EDGE)),
                other => {
                    let anchor = end_of(other).turn;
                    let later = turns.partition_point(|&turn| turn <= anchor);
                    match count {
                        0 => anchor,
                        _ => turns.get(later + count - 1).copied().unwrap_or(EDGE),
                    }
                }
            };
            Some(Bound::To(Pos { turn, byte: EDGE }))
        }
        Reach::Time(ms) => {
            let at = match point {
                Point::Start => 0,
                Point::End => session.times.iter().filter_map(|time| time.end_ms).max()?,
                Point::At(occurrence) => session.interval(occurrence)?.end_ms,
            };
            Some(Bound::ToMs(at + ms))
        }
    }
}
