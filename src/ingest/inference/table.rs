//! The table of evidence, read once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// The table as it stands in the source.
const WRITTEN: &str = include_str!("evidence.tsv");

/// Weight from which one kind of evidence is so plain that a customer who gives it is worth a closer look.
const PLAIN_WEIGHT: f64 = 0.6;

/// What a row looks for in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    In,
    Is,
    Number,
    Machine,
}

/// One kind of evidence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) name: &'static str,
    /// Log-odds for the agent of one segment that has it.
    pub(super) weight: f64,
    /// Segments that count at most.
    pub(super) most: usize,
    pub(super) kind: Kind,
    pub(super) phrases: Vec<&'static str>,
}

/// The rows, and an automaton over all their phrases.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    automaton: AhoCorasick,
    /// For each phrase of the automaton its row.
    row_of: Vec<usize>,
    /// Finds what only agents say, in text as it was written.
    plain: AhoCorasick,
}

impl Table {
    /// The table of this program.
    pub(super) fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::parse(WRITTEN).expect("the table in the source is well formed"))
    }

    /// Reads the table; `None` for a row that is none.
    fn parse(written: &'static str) -> Option<Table> {
        let lines = written.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let rows: Vec<Row> = lines.map(row).collect::<Option<_>>()?;
        let phrases = |wanted: fn(&Row) -> bool| {
            let rows = rows.iter().enumerate().filter(move |(_, row)| wanted(row));
            rows.flat_map(|(at, row)| row.phrases.iter().map(move |phrase| (at, *phrase))).collect::<Vec<_>>()
        };
        let all = phrases(|_| true);
        let plain = phrases(|row| row.kind == Kind::In && row.weight >= PLAIN_WEIGHT);
        let automaton = |phrases: &[(usize, &str)], kind| {
            let phrases = phrases.iter().map(|(_, phrase)| phrase);
            AhoCorasick::builder().match_kind(kind).build(phrases).ok()
        };
        Some(Table {
            automaton: automaton(&all, MatchKind::Standard)?,
            row_of: all.iter().map(|(row, _)| *row).collect(),
            plain: automaton(&plain, MatchKind::LeftmostFirst)?,
            rows,
        })
    }

    /// For each row whether the matching form of a segment holds one of its phrases.
    pub(super) fn held(&self, form: &str) -> Vec<bool> {
        let mut held = vec![false; self.rows.len()];
        for found in self.automaton.find_overlapping_iter(form) {
            held[self.row_of[found.pattern().as_usize()]] = true;
        }
        held
    }

    /// Whether a text holds something that only agents say.
    pub(super) fn is_plainly_an_agents(&self, text: &str) -> bool {
        self.plain.is_match(text)
    }
}

fn row(line: &'static str) -> Option<Row> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, weight, most, kind, phrases] = cells[..] else { return None };
    let kind = match kind {
        "in" => Kind::In,
        "is" => Kind::Is,
        "number" => Kind::Number,
        "machine" => Kind::Machine,
        _ => return None,
    };
    let phrases: Vec<&str> = phrases.split('|').collect();
    let is_whole = phrases.iter().all(|phrase| !phrase.trim().is_empty());
    let row = Row { name, weight: weight.parse().ok()?, most: most.parse().ok()?, kind, phrases };
    is_whole.then_some(row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Form;

    #[test]
    fn every_phrase_is_written_in_the_matching_form_and_once_in_its_row() {
        for row in &Table::get().rows {
            let mut seen = BTreeSet::new();
            for phrase in &row.phrases {
                assert_eq!(Form::new([(0, *phrase)]).text(), *phrase, "{}", row.name);
                assert!(seen.insert(phrase), "{} doubles {phrase}", row.name);
            }
        }
    }

    #[test]
    fn a_row_that_lacks_a_cell_is_none() {
        for line in ["a\t1\t2\tin", "a\tx\t2\tin\t您", "a\t1\t2\twhere\t您", "a\t1\t2\tin\t您||好"] {
            assert_eq!(row(line), None, "{line}");
        }
        let expected =
            Row { name: "a", weight: -0.5, most: 2, kind: Kind::Is, phrases: vec!["好的", "嗯"] };
        assert_eq!(row("a\t-0.5\t2\tis\t好的|嗯"), Some(expected));
    }
}
