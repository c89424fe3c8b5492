//! What the user says about columns: `text=内容,speaker=角色`.

use super::columns::{Column, Unit, plain};
use super::fields::Field;
use crate::diagnostics::{Diagnostic, Place, nearest};

/// Meanings of columns and their headings, as the user wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    columns: Vec<(Column, String)>,
}

const MEANINGS: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("text", Column::Text),
    ("speaker", Column::Speaker),
    ("track", Column::Track),
    ("start", Column::Start(Unit::Unstated)),
    ("end", Column::End(Unit::Unstated)),
    ("start_ms", Column::Start(Unit::Ms)),
    ("end_ms", Column::End(Unit::Ms)),
    ("start_s", Column::Start(Unit::Seconds)),
    ("end_s", Column::End(Unit::Seconds)),
    ("channel", Column::About(Field::Channel)),
    ("direction", Column::About(Field::Direction)),
    ("agent_id", Column::About(Field::AgentId)),
    ("agent_name", Column::About(Field::AgentName)),
    ("team", Column::About(Field::Team)),
    ("scenario", Column::About(Field::Scenario)),
    ("started_at", Column::About(Field::StartedAt)),
    ("ring_ms", Column::About(Field::RingMs)),
    ("ring_s", Column::About(Field::RingSeconds)),
    ("ended_by", Column::About(Field::EndedBy)),
];

impl ColumnMap {
    /// Reads `meaning=heading,meaning=heading`.
    pub fn parse(written: &str) -> Result<ColumnMap, Diagnostic> {
        let mut columns: Vec<(Column, String)> = Vec::new();
        for part in written.split([',', '，']).filter(|part| !part.trim().is_empty()) {
            let bad = |code| Diagnostic::error(code, Place::file(written)).with("part", part.trim());
            let pair = part.split_once(['=', '＝']).map(|(name, heading)| (name.trim(), plain(heading)));
            let Some((name, heading)) = pair.filter(|(_, heading)| !heading.is_empty()) else {
                return Err(bad("bad-column-map"));
            };
            let name = name.to_lowercase().replace('-', "_");
            let Some((_, column)) = MEANINGS.iter().find(|(known, _)| *known == name) else {
                let names: Vec<&str> = MEANINGS.iter().map(|(known, _)| *known).collect();
                let near = nearest(&name, names.iter().copied()).unwrap_or("none");
                return Err(bad("unknown-column-meaning")
                    .with("suggestion", near)
                    .with("meanings", names.join(", ")));
            };
            if columns.iter().any(|(other, seen)| other.is_like(column) || *seen == heading) {
                return Err(bad("doubled-column"));
            }
            columns.push((column.clone(), heading));
        }
        Ok(ColumnMap { columns })
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The headings it asks for, as they were understood.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(_, heading)| heading.as_str())
    }

    /// The meanings of `headings` that it gives; `None` where one that it asks for is not among them.
    pub(super) fn place(&self, headings: &[String]) -> Option<Vec<Option<Column>>> {
        let mut placed = vec![None; headings.len()];
        for (column, wanted) in &self.columns {
            let index = headings.iter().position(|heading| heading == wanted)?;
            placed[index] = Some(column.clone());
        }
        Some(placed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_names_columns() {
        let map = ColumnMap::parse("text=话, speaker＝谁，start_s=T 0").unwrap();
        let headings = ["谁", "t0", "别的", "话"].map(str::to_owned);
        let expected = [Some(Column::Speaker), Some(Column::Start(Unit::Seconds)), None, Some(Column::Text)];
        assert_eq!(map.place(&headings), Some(expected.to_vec()));
        assert_eq!(map.place(&headings[1..]), None, "a column is missing");
    }

    #[test]
    fn a_map_that_cannot_be_meant_is_refused() {
        let code = |written: &str| ColumnMap::parse(written).unwrap_err().code;
        assert_eq!(code("text"), "bad-column-map");
        assert_eq!(code("text="), "bad-column-map");
        assert_eq!(code("txt=内容"), "unknown-column-meaning");
        assert_eq!(code("text=内容,text=文本"), "doubled-column");
        assert_eq!(code("text=内容,speaker=内容"), "doubled-column");
        assert!(ColumnMap::parse("").unwrap().is_empty());
    }
}
