//! What the columns of a table of utterances mean.

use super::column_map::ColumnMap;
use super::column_names::meanings;
use super::fields::Field;
use super::roles::fold;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// Which conversation a row belongs to.
    Id,
    /// What was said.
    Text,
    /// Who said it.
    Speaker,
    /// The number of the recording's channel in which it was said.
    Track,
    /// When it began.
    Start(Unit),
    /// When it ended.
    End(Unit),
    /// Something about the conversation.
    About(Field),
    /// Something about the conversation that only its heading names.
    Other(String),
}

/// What a bare number of a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Ms,
    Seconds,
    /// The heading does not say.
    Unstated,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One utterance; rows in a row with the same id make a conversation.
    Turns,
    /// A whole conversation, or a part of it, with labels of its own.
    Conversations,
}

/// The columns of a table, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    pub(super) layout: Layout,
}

/// Headings of tables about audited transcripts, which hold utterances only as evidence.
const VERDICTS: &[&str] = &["verdict", "判定", "判定结果"];

/// Ids that may as well number the rows.
pub(super) const WEAK_IDS: &[&str] = &["id", "编号"];

impl Columns {
    /// Reads a row of headings; `None` where no column holds what was said. What the user said about columns wins.
    pub(super) fn read(headings: &[String], map: &ColumnMap) -> Option<Columns> {
        let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        if plain.iter().any(|name| VERDICTS.contains(&name.as_str())) {
            return None;
        }
        let mut columns = map.place(&plain)?;
        let mut claims: Vec<(usize, usize, Column)> = Vec::new();
        let open = plain.iter().enumerate().filter(|(index, _)| columns[*index].is_none());
        for (index, name) in open {
            claims.extend(meanings(name).into_iter().map(|(rank, column)| (rank, index, column)));
        }
        claims.sort_by_key(|(rank, index, _)| (*rank, *index));
        let speaks = |columns: &[Option<Column>], claims: &[(usize, usize, Column)]| {
            let speaks = |column: &Column| matches!(column, Column::Speaker | Column::Track);
            columns.iter().flatten().any(speaks) || claims.iter().any(|(_, _, column)| speaks(column))
        };
        let layout = if speaks(&columns, &claims) { Layout::Turns } else { Layout::Conversations };
        for (_, index, column) in claims {
            let timed = matches!(column, Column::Start(_) | Column::End(_));
            let taken = columns.iter().flatten().any(|other| other.is_like(&column));
            if columns[index].is_none() && !taken && !(timed && layout == Layout::Conversations) {
                columns[index] = Some(column);
            }
        }
        let named = columns.into_iter().zip(headings);
        let columns: Vec<Column> = named
            .map(|(column, heading)| column.unwrap_or_else(|| Column::Other(heading.trim().to_owned())))
            .collect();
        columns.contains(&Column::Text).then_some(Columns { columns, layout })
    }

    /// Whether the headings alone show that the rows are utterances or conversations, not any other kind of text.
    pub(super) fn is_sure(&self) -> bool {
        self.layout == Layout::Turns || self.find(&Column::Id).is_some()
    }

    /// How many columns have a meaning.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().filter(|column| !matches!(column, Column::Other(_))).count()
    }

    /// Whether something was said in this row.
    pub(super) fn holds_text(&self, cells: &[String]) -> bool {
        let text = self.find(&Column::Text).and_then(|index| cells.get(index));
        text.is_some_and(|text| !text.trim().is_empty())
    }

    /// Number of the column.
    pub(super) fn find(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().position(|column| column.is_like(wanted))
    }

    /// Decides from the first rows what the headings leave open.
    pub(super) fn settle(&mut self, headings: &[String], rows: &[Vec<String>]) {
        self.find_track(rows);
        self.drop_row_numbers(headings, rows);
        self.settle_units(rows);
    }

    /// `channel` is how the conversation was held, unless it holds numbers and nothing else tells who speaks.
    fn find_track(&mut self, rows: &[Vec<String>]) {
        let Some(index) = self.find(&Column::About(Field::Channel)) else { return };
        let mut values = cells(rows, index).filter(|cell| !cell.is_empty()).peekable();
        let numbered = values.peek().is_some() && values.all(|cell| cell.parse::<u8>().is_ok());
        if self.layout == Layout::Conversations && numbered {
            self.columns[index] = Column::Track;
            self.layout = Layout::Turns;
        }
    }

    /// An `id` that counts 1, 2, 3 … over utterances numbers them.
    fn drop_row_numbers(&mut self, headings: &[String], rows: &[Vec<String>]) {
        let Some(index) = self.find(&Column::Id) else { return };
        let weak = headings.get(index).is_some_and(|heading| WEAK_IDS.contains(&plain(heading).as_str()));
        let numbers: Vec<Option<u64>> = cells(rows, index).map(|cell| cell.parse().ok()).collect();
        let counts = numbers.len() > 2
            && numbers.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if *next == *one + 1));
        if self.layout == Layout::Turns && weak && counts {
            self.columns[index] = Column::Other(headings[index].trim().to_owned());
        }
    }

    /// Fractions are seconds; whole numbers that mostly grow by less than 200 from row to row are too.
    fn settle_units(&mut self, rows: &[Vec<String>]) {
        let start = self.find(&Column::Start(Unit::Unstated));
        let (Some(index), id) = (start.or(self.find(&Column::End(Unit::Unstated))), self.find(&Column::Id))
        else {
            return;
        };
        let number = |row: &[String], index: usize| row.get(index)?.trim().parse::<f64>().ok();
        let has_fraction =
            rows.iter().any(|row| number(row, index).is_some_and(|value| value.fract() != 0.0));
        let steps = rows.windows(2).filter(|pair| id.is_none_or(|id| pair[0].get(id) == pair[1].get(id)));
        let mut steps: Vec<f64> = steps
            .filter_map(|pair| Some(number(&pair[1], index)? - number(&pair[0], index)?))
            .filter(|step| *step > 0.0)
            .collect();
        if let (Some(start), Some(end)) = (start, self.find(&Column::End(Unit::Unstated))) {
            let lasts = rows.iter().filter_map(|row| Some(number(row, end)? - number(row, start)?));
            steps.extend(lasts.filter(|lasts| *lasts > 0.0));
        }
        steps.sort_by(f64::total_cmp);
        let small = steps.get(steps.len() / 2).is_some_and(|median| *median < 200.0);
        let unit = if has_fraction || small { Unit::Seconds } else { Unit::Ms };
        for column in &mut self.columns {
            match column {
                Column::Start(open) | Column::End(open) if *open == Unit::Unstated => *open = unit,
                _ => {}
            }
        }
    }
}

impl Column {
    /// Whether both mean the same, in whatever unit.
    pub(super) fn is_like(&self, other: &Column) -> bool {
        match (self, other) {
            (Column::Start(_), Column::Start(_)) | (Column::End(_), Column::End(_)) => true,
            (Column::Other(_), _) => false,
            _ => self == other,
        }
    }
}

fn cells(rows: &[Vec<String>], index: usize) -> impl Iterator<Item = &str> {
    rows.iter().map(move |row| row.get(index).map_or("", |cell| cell.trim()))
}

/// A heading without case, width, spaces, dashes and marks of order.
pub(super) fn plain(heading: &str) -> String {
    let folded = fold(heading.trim_start_matches('\u{feff}'));
    folded.replace([' ', '_', '-', '\t', '\r', '\n', '*'], "").replace('（', "(").replace('）', ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    fn read(headings: &[&str]) -> Option<Columns> {
        Columns::read(&strings(headings), &ColumnMap::default())
    }

    fn settled(headings: &[&str], rows: &[&[&str]]) -> Columns {
        let mut columns = read(headings).unwrap();
        let rows: Vec<_> = rows.iter().map(|row| strings(row)).collect();
        columns.settle(&strings(headings), &rows);
        columns
    }

    #[test]
    fn headings_are_known_in_both_languages() {
        let expected = Columns {
            columns: vec![
                Column::Id,
                Column::Speaker,
                Column::Start(Unit::Unstated),
                Column::End(Unit::Unstated),
                Column::Text,
                Column::About(Field::AgentId),
                Column::Other("情绪".into()),
            ],
            layout: Layout::Turns,
        };
        let chinese = ["会话ID", "角色", "开始时间", "结束时间", "内容", "坐席工号", "情绪"];
        assert_eq!(read(&chinese), Some(expected.clone()));
        let english = ["Call ID", "speaker", "start", "End Time", "\u{feff}Text", "agent_id", "情绪"];
        assert_eq!(read(&english), Some(expected));
    }

    #[test]
    fn a_table_without_speakers_holds_a_conversation_a_row() {
        let expected = Columns {
            columns: vec![
                Column::Id,
                Column::About(Field::StartedAt),
                Column::Other("通话时长".into()),
                Column::Text,
            ],
            layout: Layout::Conversations,
        };
        assert_eq!(read(&["通话ID", "接通时间", "通话时长", "通话文本"]), Some(expected));
        let started = read(&["id", "开始时间", "content"]).unwrap();
        assert_eq!(started.columns[1], Column::About(Field::StartedAt));
    }

    #[test]
    fn what_holds_no_utterances_is_no_such_table() {
        assert_eq!(read(&["transcript_id", "agent", "team"]), None);
        assert_eq!(read(&["transcript", "rule", "verdict", "speaker", "text"]), None);
        assert_eq!(read(&[]), None);
        assert!(!read(&["text", "url"]).unwrap().is_sure());
        assert!(read(&["text", "role"]).unwrap().is_sure());
    }

    #[test]
    fn a_unit_is_told_by_the_heading_or_else_by_the_numbers() {
        let unit = |headings: &[&str], rows: &[&[&str]]| settled(headings, rows).columns[2].clone();
        let ms = Column::Start(Unit::Ms);
        let seconds = Column::Start(Unit::Seconds);
        assert_eq!(unit(&["text", "role", "start_ms"], &[]), ms);
        assert_eq!(unit(&["text", "role", "开始时间（秒）"], &[]), seconds);
        assert_eq!(unit(&["text", "role", "start"], &[&["a", "b", "0"], &["a", "b", "5"]]), seconds);
        assert_eq!(unit(&["text", "role", "start"], &[&["a", "b", "0"], &["a", "b", "5200"]]), ms);
        assert_eq!(unit(&["text", "role", "start"], &[&["a", "b", "0.8"]]), seconds);
        assert_eq!(unit(&["text", "role", "start"], &[&["a", "b", "00:03"]]), ms);
    }

    #[test]
    fn numbers_of_rows_and_of_channels_are_seen_through() {
        let rows: &[&[&str]] = &[&["1", "0", "喂"], &["2", "1", "您好"], &["3", "0", "嗯"]];
        let counted = settled(&["id", "channel", "text"], rows);
        assert_eq!(counted.columns, [Column::Other("id".into()), Column::Track, Column::Text]);
        let rows: &[&[&str]] = &[&["7", "在线", "客服：喂"], &["9", "热线", "客服：您好"]];
        let held = settled(&["id", "channel", "text"], rows);
        assert_eq!(held.columns, [Column::Id, Column::About(Field::Channel), Column::Text]);
    }

    #[test]
    fn a_better_id_wins_over_a_plain_one() {
        let columns = read(&["id", "session_id", "role", "text"]).unwrap();
        assert_eq!((&columns.columns[0], &columns.columns[1]), (&Column::Other("id".into()), &Column::Id));
    }
}
