//! How far a window reaches: over so many turns, or so long.

use super::Point;
use super::range::{Bound, EDGE};
use crate::engine::occurrence::Pos;
use crate::engine::session::Session;
use crate::rules::model::{Extent, Reach, Speakers};

/// Turns that count, ascending.
fn counted_turns<'s>(session: &'s Session<'_>, counted: Speakers, of_any: bool) -> &'s [usize] {
    session.turns_counted(if of_any { Speakers::Any } else { counted })
}

/// Where the opening or, with `last`, the closing of a conversation ends or begins.
pub(super) fn edge(session: &Session<'_>, length: Extent, counted: Speakers, last: bool) -> Bound {
    let (count, of_any) = match length {
        Extent::Turns { count, of_any } => (count, of_any),
        Extent::Share { share, of_any } => {
            let turns = counted_turns(session, counted, of_any).len();
            ((turns as f64 * share).ceil() as usize, of_any)
        }
        Extent::Time(ms) => {
            let end = session.end_ms.unwrap_or(0);
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
pub(super) fn back(
    session: &Session<'_>,
    point: &Point<'_>,
    reach: Reach,
    counted: Speakers,
) -> Option<Bound> {
    match reach {
        Reach::Turns { count, of_any } => {
            let anchor = point.start().turn;
            let turns = counted_turns(session, counted, of_any);
            let earlier = turns.partition_point(|&turn| turn < anchor);
            let turn = match count {
                0 => anchor,
                _ => earlier.checked_sub(count).map_or(0, |at| turns[at]),
            };
            Some(Bound::From(Pos { turn, byte: 0 }))
        }
        Reach::Time(ms) => Some(Bound::FromMs(times(session, point)?.0.saturating_sub(ms))),
    }
}

/// How far on from its anchor a window reaches; `None` when that takes a time that is not known.
pub(super) fn forward(
    session: &Session<'_>,
    point: &Point<'_>,
    reach: Reach,
    counted: Speakers,
) -> Option<Bound> {
    match reach {
        Reach::Turns { count, of_any } => {
            let turns = counted_turns(session, counted, of_any);
            let turn = match point {
                Point::Start => count.checked_sub(1).map_or(0, |at| turns.get(at).copied().unwrap_or(EDGE)),
                other => {
                    let anchor = other.end().turn;
                    let later = turns.partition_point(|&turn| turn <= anchor);
                    match count {
                        0 => anchor,
                        _ => turns.get(later + count - 1).copied().unwrap_or(EDGE),
                    }
                }
            };
            Some(Bound::To(Pos { turn, byte: EDGE }))
        }
        Reach::Time(ms) => Some(Bound::ToMs(times(session, point)?.1 + ms)),
    }
}

/// When a point begins and ends, milliseconds.
fn times(session: &Session<'_>, point: &Point<'_>) -> Option<(u64, u64)> {
    match point {
        Point::Start => Some((0, 0)),
        Point::End => session.end_ms.map(|end_ms| (end_ms, end_ms)),
        Point::At(occurrence) => session.interval(occurrence).map(|it| (it.start_ms, it.end_ms)),
    }
}
