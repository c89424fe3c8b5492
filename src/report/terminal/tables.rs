//! The tables of the summary. The only place that knows the table drawer.

use comfy_table::{Cell, CellAlignment, Color, ContentArrangement, Table, presets};

use crate::engine::Severity;
use crate::messages::{self, Lang};
use crate::report::style::{Style, visible};
use crate::report::summary::{GroupFigures, ItemFigures};
use crate::report::wording;
use crate::transcript::Channel;

use super::percent;

/// How a table looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub lang: Lang,
    pub width: u16,
    pub style: Style,
}

/// A table of plain words and numbers; `right` are the columns that line up at their right side.
pub(crate) fn plain_table(look: Look, columns: &[&str], right: &[usize], rows: Vec<Vec<String>>) -> String {
    let mut table = table(look, columns);
    align_right(&mut table, right);
    for row in rows {
        table.add_row(row.iter().map(|cell| Cell::new(visible(cell))));
    }
    drawn(&table)
}

/// The items not met most often.
pub(super) fn item_table(look: Look, items: &[&ItemFigures]) -> String {
    let mut table = table(look, &["item", "title", "severity", "fail-rate", "faulted", "lost"]);
    align_right(&mut table, &[3, 4, 5]);
    for item in items {
        table.add_row([
            Cell::new(visible(&item.item)),
            Cell::new(visible(&item.title)),
            Cell::new(wording::severity(look.lang, item.severity)).fg(severity_color(item.severity)),
            Cell::new(item.fail_rate.map(percent).unwrap_or_default()),
            Cell::new(format!("{}/{}", item.faulted, item.judged)),
            Cell::new(format!("{:.1}", item.lost_points)),
        ]);
    }
    drawn(&table)
}

/// Agents, teams, channels or days, as the heading says.
pub(super) fn group_table(look: Look, groups: &[&GroupFigures], heading: &str) -> String {
    let compared = matches!(heading, "summary-teams" | "summary-agents");
    let mut table = table(look, &["group", "transcripts", "mean", "passed", "fatal", "top-item"]);
    align_right(&mut table, &[1, 2, 3, 4]);
    let some_ranked = groups.iter().any(|group| group.ranked);
    for group in groups {
        let mut name = match &group.key {
            Some(key) if heading == "summary-channels" => channel(look.lang, key),
            _ => name(look.lang, group),
        };
        if compared && some_ranked && !group.ranked && group.key.is_some() {
            name = format!("{name} ({})", messages::text(look.lang, "summary-unranked", &[]));
        }
        let mut fatal = Cell::new(group.fatal_share.map(percent).unwrap_or_default());
        if group.fatal_share.is_some_and(|share| share > 0.0) {
            fatal = fatal.fg(Color::Red);
        }
        table.add_row([
            Cell::new(name),
            Cell::new(group.transcripts),
            Cell::new(group.mean.map(|mean| format!("{mean:.2}")).unwrap_or_default()),
            Cell::new(group.passed_share.map(percent).unwrap_or_default()),
            fatal,
            Cell::new(top_item(look, group)),
        ]);
    }
    drawn(&table)
}

fn channel(lang: Lang, name: &str) -> String {
    Channel::parse(name).map_or_else(|| visible(name).into_owned(), |known| wording::channel(lang, known))
}

fn name(lang: Lang, group: &GroupFigures) -> String {
    match (&group.key, &group.name) {
        (Some(key), Some(name)) if key != name => visible(&format!("{key} {name}")).into_owned(),
        (Some(key), _) => visible(key).into_owned(),
        (None, _) => messages::text(lang, "summary-unstated", &[]),
    }
}

/// The item a group fails most, with its title where the terminal is wide enough not to wrap it.
fn top_item(look: Look, group: &GroupFigures) -> String {
    let Some(top) = group.top_items.first() else { return String::new() };
    let title = if look.width >= LEAST_COLUMNS_FOR_TITLES {
        format!("{} ", visible(&top.title))
    } else {
        String::new()
    };
    format!("{} {title}{}/{}", visible(&top.item), top.faulted, top.judged)
}

const LEAST_COLUMNS_FOR_TITLES: u16 = 90;

fn severity_color(severity: Severity) -> Color {
    match severity {
        Severity::Fatal => Color::Red,
        Severity::Serious => Color::Yellow,
        Severity::Minor => Color::Reset,
    }
}

fn table(look: Look, columns: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(look.width);
    if look.style.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let headings = columns.iter().map(|column| messages::text(look.lang, &format!("column-{column}"), &[]));
    table.set_header(headings.map(|heading| Cell::new(heading).fg(Color::DarkGrey)));
    table
}

fn align_right(table: &mut Table, columns: &[usize]) {
    for &at in columns {
        table.column_mut(at).expect("the header has this column").set_cell_alignment(CellAlignment::Right);
    }
}

/// The table, indented like the rest of the page and without spaces at line ends.
fn drawn(table: &Table) -> String {
    table.lines().map(|line| format!(" {}\n", line.trim_end())).collect()
}
