//! Windows: which part of a transcript a clause or a located signal looks in.

mod range;
mod reach;

pub(super) use range::{Admits, Range, in_one_of};

use range::{Bound, EDGE};

use super::occurrence::{Doubt, Found, Occurrence, Pos};
use super::plan::{Anchor, Window};
use super::session::Session;
use crate::rules::model::{Reach, Speakers, Which};

/// The occurrence being judged, and the one before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Trigger<'t> {
    pub trigger: Option<&'t Occurrence>,
    pub previous: Option<&'t Occurrence>,
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

/// Fixes a window to the occurrence of each anchor that `which` names; `counted` is whose turns count.
pub(super) fn resolve(
    session: &Session<'_>,
    window: &Window,
    counted: Speakers,
    trigger: Trigger<'_>,
) -> Resolved {
    let Some(measured) = Measured::of(session, window, counted) else { return Resolved::NotApplicable };
    let mut range = measured.edges.clone();
    for (side, anchors) in sides(window) {
        match fixed(session, anchors, window.which.unwrap_or(Which::First), trigger) {
            Fixed::At(point) => match measured.around(session, side, &point) {
                Some(around) => range = range.and(&around),
                None => return Resolved::Unknown(Doubt::Times),
            },
            Fixed::Missing => return Resolved::NotApplicable,
            Fixed::Unknown(doubt) => return Resolved::Unknown(doubt),
        }
    }
    Resolved::Range(range)
}

/// A located signal's window around every occurrence of its anchors.
pub(super) struct Around {
    /// What holds wherever the anchors stand.
    pub edges: Range,
    /// For each key that names anchors, the part around each of them.
    pub sides: Vec<Vec<Range>>,
    /// Set where an anchor may occur without having been found, or its time is not known.
    pub doubt: Option<Doubt>,
}

impl Around {
    /// One window for each choice of an anchor a key.
    pub fn windows(&self) -> Vec<Range> {
        self.sides.iter().fold(vec![self.edges.clone()], |windows, side| {
            windows.iter().flat_map(|window| side.iter().map(|part| window.and(part))).collect()
        })
    }
}

/// Fixes a located signal's window around every occurrence of its anchors; `None` where a length has no value for the channel.
pub(super) fn resolve_each(session: &Session<'_>, window: &Window, counted: Speakers) -> Option<Around> {
    let measured = Measured::of(session, window, counted)?;
    let mut around = Around { edges: measured.edges.clone(), sides: Vec::new(), doubt: None };
    for (side, anchors) in sides(window) {
        let (all, doubt) = every(session, anchors, window.which);
        around.doubt = around.doubt.or(doubt);
        let mut ranges = Vec::with_capacity(all.len());
        for point in &all {
            match measured.around(session, side, point) {
                Some(range) => ranges.push(range),
                None => around.doubt = around.doubt.or(Some(Doubt::Times)),
            }
        }
        around.sides.push(ranges);
    }
    Some(around)
}

/// The keys of a window that name anchors.
fn sides(window: &Window) -> impl Iterator<Item = (Side, &[Anchor])> {
    [(Side::Before, &window.before), (Side::After, &window.after), (Side::Near, &window.near)]
        .into_iter()
        .filter(|(_, anchors)| !anchors.is_empty())
        .map(|(side, anchors)| (side, &anchors[..]))
}

/// On which side of its anchor a window lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Near,
}

/// A place that a window is fixed to.
enum Point<'f> {
    Start,
    End,
    At(&'f Occurrence),
}

impl Point<'_> {
    fn start(&self) -> Pos {
        match self {
            Point::Start => Pos { turn: 0, byte: 0 },
            Point::End => Pos { turn: EDGE, byte: EDGE },
            Point::At(occurrence) => occurrence.start(),
        }
    }

    fn end(&self) -> Pos {
        match self {
            Point::At(occurrence) => occurrence.end(),
            other => other.start(),
        }
    }
}

/// What of a window does not hang on where its anchors stand.
struct Measured {
    edges: Range,
    reach: Option<Reach>,
    counted: Speakers,
}

impl Measured {
    /// `None` where a length has no value for the channel.
    fn of(session: &Session<'_>, window: &Window, counted: Speakers) -> Option<Measured> {
        let channel = session.channel();
        let mut edges = Range::default();
        for (lengths, last) in [(&window.first, false), (&window.last, true)] {
            let Some(lengths) = lengths else { continue };
            let lengths = lengths.get(channel)?;
            edges.narrow(lengths.iter().map(|&length| reach::edge(session, length, counted, last)).collect());
        }
        let reach = match &window.within {
            None => None,
            Some(reach) => Some(*reach.get(channel)?),
        };
        Some(Measured { edges, reach, counted })
    }

    /// The part on a side of an anchor; `None` where that takes a time that is not known.
    fn around(&self, session: &Session<'_>, side: Side, point: &Point<'_>) -> Option<Range> {
        let mut range = Range::default();
        match side {
            Side::Before => range.narrow(vec![Bound::To(point.start())]),
            Side::After => range.narrow(vec![Bound::From(point.end())]),
            Side::Near => {}
        }
        if let Some(reach) = self.reach {
            if side != Side::After {
                range.narrow(vec![reach::back(session, point, reach, self.counted)?]);
            }
            if side != Side::Before {
                range.narrow(vec![reach::forward(session, point, reach, self.counted)?]);
            }
        }
        Some(range)
    }
}

/// The place of one anchor.
enum Fixed<'f> {
    At(Point<'f>),
    Missing,
    Unknown(Doubt),
}

fn fixed<'f>(session: &'f Session<'_>, anchors: &[Anchor], which: Which, trigger: Trigger<'f>) -> Fixed<'f> {
    for &anchor in anchors {
        match anchor {
            Anchor::Start => return Fixed::At(Point::Start),
            Anchor::End => return Fixed::At(Point::End),
            Anchor::Trigger => return trigger.trigger.map_or(Fixed::Missing, |it| Fixed::At(Point::At(it))),
            Anchor::Previous => return Fixed::At(trigger.previous.map_or(Point::Start, Point::At)),
            Anchor::Signal(signal) => {
                let found = session.found(signal);
                let mut certain = found.hits.iter().filter(|hit| hit.certain);
                let hit = match which {
                    Which::First => certain.next(),
                    Which::Last => certain.next_back(),
                };
                if let Some(hit) = hit {
                    return Fixed::At(Point::At(hit));
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
fn every<'f>(
    session: &'f Session<'_>,
    anchors: &[Anchor],
    which: Option<Which>,
) -> (Vec<Point<'f>>, Option<Doubt>) {
    for &anchor in anchors {
        match anchor {
            Anchor::Start => return (vec![Point::Start], None),
            Anchor::End => return (vec![Point::End], None),
            Anchor::Trigger | Anchor::Previous => return (Vec::new(), None),
            Anchor::Signal(signal) => {
                let found: &Found = session.found(signal);
                let hits = found.hits.iter();
                let hits: Vec<&Occurrence> = match which {
                    None => hits.collect(),
                    Some(Which::First) => hits.take(1).collect(),
                    Some(Which::Last) => hits.last().into_iter().collect(),
                };
                if !hits.is_empty() || found.doubt.is_some() {
                    return (hits.into_iter().map(Point::At).collect(), found.doubt);
                }
            }
        }
    }
    (Vec::new(), None)
}
