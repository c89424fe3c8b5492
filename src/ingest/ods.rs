//! OpenDocument spreadsheets, cell by cell. What is repeated in them is expanded only as far as somebody takes it.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The part of the archive that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";

/// Most spaces in a row that are written as a number.
const MOST_SPACES: u32 = 1_000;

/// Why a sheet cannot be read.
pub(super) type Problem = quick_xml::Error;

/// Names of the sheets in their order.
pub(super) fn sheet_names(content: impl BufRead) -> Result<Vec<String>, Problem> {
    let (mut xml, mut buffer) = (open(content), Vec::new());
    let mut names = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(tag) if tag.name().0 == "table:table" => {
                names.extend(attribute(&tag, "table:name")?.map(Cow::into_owned));
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// Hands out the cells of a sheet that hold something with row and column, from 0, until `take` wants no more. Columns from
/// `most_columns` on are left out.
pub(super) fn cells(
    content: impl BufRead,
    sheet: &str,
    most_columns: u32,
    take: &mut dyn FnMut(u32, u32, &str) -> bool,
) -> Result<(), Problem> {
    let (mut xml, mut buffer) = (open(content), Vec::new());
    let (mut inside, mut row) = (false, 0_u32);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(tag) if tag.name().0 == "table:table" && !inside => {
                inside = attribute(&tag, "table:name")?.is_some_and(|name| name == sheet);
            }
            Event::End(tag) if tag.name().0 == "table:table" && inside => return Ok(()),
            Event::Start(tag) if tag.name().0 == "table:table-row" && inside => {
                let repeated = count(&tag, "table:number-rows-repeated")?;
                let cells = row_cells(&mut xml, most_columns)?;
                let wanted =
                    cells.is_empty() || (0..repeated).all(|at| hand(row.saturating_add(at), &cells, take));
                if !wanted {
                    return Ok(());
                }
                row = row.saturating_add(repeated);
            }
            Event::Eof => return if inside { Err(cut_off()) } else { Ok(()) },
            _ => {}
        }
    }
}

/// A cell that holds something: its first column, how many are like it, what stands in it.
type Held = (u32, u32, String);

fn hand(row: u32, cells: &[Held], take: &mut dyn FnMut(u32, u32, &str) -> bool) -> bool {
    cells.iter().all(|(first, repeated, value)| (0..*repeated).all(|at| take(row, first + at, value)))
}

/// The cells of the row whose start was read.
fn row_cells<R: BufRead>(xml: &mut Reader<R>, most_columns: u32) -> Result<Vec<Held>, Problem> {
    let (mut cells, mut column, mut buffer) = (Vec::new(), 0_u32, Vec::new());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(tag) if is_cell(&tag) => {
                let repeated = count(&tag, "table:number-columns-repeated")?;
                let recorded = recorded(&tag)?;
                let text = paragraphs(xml)?;
                let value = recorded.unwrap_or(text);
                let room = most_columns.saturating_sub(column).min(repeated);
                if !value.is_empty() && room > 0 {
                    cells.push((column, room, value));
                }
                column = column.saturating_add(repeated);
            }
            Event::End(tag) if tag.name().0 == "table:table-row" => return Ok(cells),
            Event::Eof => return Err(cut_off()),
            _ => {}
        }
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().0, "table:table-cell" | "table:covered-table-cell")
}

/// The value that a cell records beside its text: that of a number, a date, a formula. An error is nothing.
fn recorded(tag: &BytesStart<'_>) -> Result<Option<String>, Problem> {
    if attribute(tag, "calcext:value-type")?.is_some_and(|kind| kind == "error") {
        return Ok(Some(String::new()));
    }
    let kind = attribute(tag, "office:value-type")?;
    let value = match kind.as_deref() {
        Some("float" | "currency" | "percentage") => attribute(tag, "office:value")?,
        Some("date") => attribute(tag, "office:date-value")?,
        Some("time") => {
            attribute(tag, "office:time-value")?.map(|time| clock(&time).map_or(time, Cow::Owned))
        }
        Some("boolean") => attribute(tag, "office:boolean-value")?,
        _ => attribute(tag, "office:string-value")?,
    };
    Ok(value.map(Cow::into_owned))
}

/// `PT00H01M14S` as `00:01:14`.
fn clock(duration: &str) -> Option<String> {
    let duration: jiff::SignedDuration = duration.parse().ok()?;
    Some(super::spreadsheet::clock_text(duration.as_millis().max(0) as u64))
}

/// The paragraphs of the cell whose start was read, one a line; without remarks.
fn paragraphs<R: BufRead>(xml: &mut Reader<R>) -> Result<String, Problem> {
    let (mut text, mut buffer) = (String::new(), Vec::new());
    let (mut depth, mut paragraph, mut remark) = (0_usize, 0_usize, 0_usize);
    let mut any = false;
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer)?;
        let speaks = paragraph > 0 && remark == 0;
        match event {
            Event::Start(tag) => {
                depth += 1;
                match tag.name().0 {
                    "office:annotation" if remark == 0 => remark = depth,
                    "text:p" if paragraph == 0 && remark == 0 => {
                        paragraph = depth;
                        text.push_str(if any { "\n" } else { "" });
                        any = true;
                    }
                    "text:s" if speaks => {
                        let spaces = count(&tag, "text:c")?.min(MOST_SPACES);
                        text.extend(std::iter::repeat_n(' ', spaces as usize));
                    }
                    "text:tab" if speaks => text.push('\t'),
                    "text:line-break" if speaks => text.push('\n'),
                    _ => {}
                }
            }
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => {
                remark = if remark == depth { 0 } else { remark };
                paragraph = if paragraph == depth { 0 } else { paragraph };
                depth -= 1;
            }
            Event::Text(said) if speaks => text.push_str(&said.xml10_content()),
            Event::CData(said) if speaks => text.push_str(&said.xml10_content()),
            Event::GeneralRef(name) if speaks => match name.resolve_char_ref()? {
                Some(char) => text.push(char),
                None => text.push_str(resolve_predefined_entity(&name.xml10_content()).unwrap_or_default()),
            },
            Event::Eof => return Err(cut_off()),
            _ => {}
        }
    }
}

fn open<R: BufRead>(content: R) -> Reader<R> {
    let mut xml = Reader::from_reader(content);
    xml.config_mut().expand_empty_elements = true;
    xml
}

fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Problem> {
    let Some(found) = tag.try_get_attribute(name)? else { return Ok(None) };
    Ok(Some(Cow::Owned(unescape(&found.value)?.into_owned())))
}

/// How often something is there: once where its tag does not say.
fn count(tag: &BytesStart<'_>, name: &str) -> Result<u32, Problem> {
    let written = attribute(tag, name)?;
    Ok(written.map_or(1, |written| written.trim().parse().unwrap_or(u32::MAX)))
}

fn cut_off() -> Problem {
    std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> String {
        format!(
            "<d><table:table table:name=\"空\"/><table:table table:name=\"通话\">{rows}</table:table></d>"
        )
    }

    fn read(xml: &str, most: usize) -> Result<Vec<(u32, u32, String)>, String> {
        let mut all = Vec::new();
        let mut take = |row, column, value: &str| {
            all.push((row, column, value.to_owned()));
            all.len() < most
        };
        cells(xml.as_bytes(), "通话", 50, &mut take).map_err(|problem| problem.to_string())?;
        Ok(all)
    }

    fn held(row: u32, column: u32, value: &str) -> (u32, u32, String) {
        (row, column, value.to_owned())
    }

    #[test]
    fn cells_have_values_or_paragraphs() {
        let xml = sheet(
            "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>\
             <text:p>您<text:span>好</text:span>&amp;&#20320;<text:s text:c=\"2\"/>!</text:p> <text:p>喂<text:tab/><text:line-break/>在</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"float\" office:value=\"31\" table:formula=\"of:=SUM(1;30)\"><text:p>31.00</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-21T09:03:10\"><text:p>21日</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"time\" office:time-value=\"PT00H01M14S\"/>\
             <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
             <table:table-cell office:value-type=\"string\" office:string-value=\"a&lt;b\"/>\
             <table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell></table:table-row>",
        );
        let expected = [
            held(0, 0, "您好&你  !\n喂\t\n在"),
            held(0, 1, "31"),
            held(0, 2, "2026-11-21T09:03:10"),
            held(0, 3, "00:01:14"),
            held(0, 4, "true"),
            held(0, 5, "a<b"),
        ];
        assert_eq!(read(&xml, 99).unwrap(), expected);
        assert_eq!(sheet_names(xml.as_bytes()).unwrap(), ["空", "通话"]);
    }

    #[test]
    fn what_is_repeated_is_there_as_often_as_somebody_takes_it() {
        let cell = |repeated: &str, text: &str| {
            format!(
                "<table:table-cell table:number-columns-repeated=\"{repeated}\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let rows = |repeated: &str, cells: &str| {
            format!("<table:table-row table:number-rows-repeated=\"{repeated}\">{cells}</table:table-row>")
        };
        let some = sheet(
            &[
                rows("2", &[cell("2", ""), cell("2", "甲")].concat()),
                rows("9", &cell("9", "")),
                rows("1", &cell("1", "乙")),
            ]
            .concat(),
        );
        let expected =
            [held(0, 2, "甲"), held(0, 3, "甲"), held(1, 2, "甲"), held(1, 3, "甲"), held(11, 0, "乙")];
        assert_eq!(read(&some, 99).unwrap(), expected);
        let bomb = sheet(&rows("4000000000", &cell("99999999999999", "x")));
        assert_eq!(read(&bomb, 120).unwrap().last(), Some(&held(2, 19, "x")));
        let beyond = sheet(&rows("4000000000", &[cell("4000000000", ""), cell("4000000000", "x")].concat()));
        assert_eq!(read(&beyond, 99).unwrap(), []);
        let wide = sheet(&rows(
            "1",
            "<table:table-cell><text:p>一<text:s text:c=\"4000000000\"/></text:p></table:table-cell>",
        ));
        assert_eq!(read(&wide, 99).unwrap()[0].2.len(), 3 + MOST_SPACES as usize);
    }

    #[test]
    fn what_is_cut_off_is_told_at_every_byte() {
        let xml = sheet(
            "<table:table-row><table:table-cell><text:p>您好</text:p></table:table-cell></table:table-row>",
        );
        let end = xml.find("</table:table></d>").unwrap();
        let begin = xml.find("通话").unwrap() + "通话\">".len();
        for cut in (begin..end).filter(|cut| xml.is_char_boundary(*cut)) {
            assert!(read(&xml[..cut], 99).is_err(), "{}", &xml[..cut]);
        }
    }
}
