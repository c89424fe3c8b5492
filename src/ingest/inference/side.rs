//! What one side says, weighed.

use super::table::{Kind, Row, Table};
use crate::text::Form;
use crate::text::numerals::spoken_digit;

/// Digits from which a number is somebody's: a telephone number, an account.
const NUMBER_DIGITS: usize = 7;

/// Weight of speaking longer: what one e-fold of the mean length of a segment is worth.
const LENGTH_WEIGHT: f64 = 0.3;

/// The length counts up to this ratio of means, as a natural logarithm; about 4.5 times as long.
const MAX_LENGTH: f64 = 1.5;

/// Characters by which short sides are drawn together, so that two words decide nothing.
const LENGTH_PRIOR_CHARS: f64 = 10.0;

/// What one side says, weighed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Side {
    /// Log-odds of what speaks for the agent.
    pub(super) agent: f64,
    /// Log-odds of what speaks for the customer; not negative.
    pub(super) customer: f64,
    /// Segments in which something is said.
    pub(super) segments: usize,
    /// Segments that a recording, a menu or a notice would say.
    pub(super) machine: usize,
    chars: usize,
}

impl Side {
    /// Weighs the segments of a side.
    pub(super) fn weigh<'t>(texts: impl Iterator<Item = &'t str>) -> Side {
        let table = Table::get();
        let mut side = Side::default();
        let mut counts = vec![0; table.rows.len()];
        for text in texts {
            let form = Form::new([(0, text)]);
            let form = form.text().trim_matches('\n');
            if form.is_empty() {
                continue;
            }
            side.segments += 1;
            side.chars += form.chars().count();
            let held = table.held(form);
            for (at, row) in table.rows.iter().enumerate() {
                let shows = shows(row, form, held[at]);
                counts[at] += usize::from(shows);
                side.machine += usize::from(shows && row.kind == Kind::Machine);
            }
        }
        for (row, count) in table.rows.iter().zip(counts) {
            let weight = row.weight * count.min(row.most) as f64;
            if weight > 0.0 { side.agent += weight } else { side.customer -= weight }
        }
        side
    }

    /// Log-odds that it is the agent rather than the customer.
    pub(super) fn score(&self) -> f64 {
        self.agent - self.customer
    }

    /// Log-odds that this side is the agent and the other the customer, rather than the other way round.
    pub(super) fn against(&self, other: &Side) -> f64 {
        let longer = (self.mean_chars() / other.mean_chars()).ln().clamp(-MAX_LENGTH, MAX_LENGTH);
        self.score() - other.score() + LENGTH_WEIGHT * longer
    }

    fn mean_chars(&self) -> f64 {
        (self.chars as f64 + LENGTH_PRIOR_CHARS) / (self.segments as f64 + 1.0)
    }
}

/// Whether a segment shows the evidence of a row, of whose phrases it holds one or none.
fn shows(row: &Row, form: &str, held: bool) -> bool {
    match row.kind {
        Kind::In | Kind::Machine => held,
        Kind::Is => held && row.phrases.contains(&form),
        Kind::Number => !held && holds_number(form),
    }
}

fn holds_number(form: &str) -> bool {
    let mut run = 0;
    form.chars().any(|char| {
        run = if spoken_digit(char).is_some() { run + 1 } else { 0 };
        run >= NUMBER_DIGITS
    })
}
