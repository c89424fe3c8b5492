//! Compressed files, archives and spreadsheets, read as a user meets them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::tables::{Answer, read_with};
use super::{Choices, Inputs, Limits, Settings};
use crate::transcript::Transcript;

const TALK: &str = "客服：您好\n客户：喂\n";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = SimpleFileOptions::default().compression_method(CompressionMethod::DEFLATE);
        zip.start_file(*name, how).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Source and id, or code and place.
fn told(answers: &[Answer]) -> Vec<String> {
    let told = answers.iter().map(|answer| match answer {
        Ok(transcript) => format!("{} {}", transcript.source, transcript.id),
        Err(refused) => format!("{} {}", refused.code, refused.place.file),
    });
    told.collect()
}

fn read(bytes: &[u8]) -> Vec<String> {
    told(&read_with(bytes, &Settings::default()))
}

#[test]
fn a_compressed_file_is_read_as_what_it_holds() {
    let lines = "{\"segments\":[{\"speaker\":\"agent\",\"text\":\"您好\"}]}\n".repeat(2);
    assert_eq!(read(&gz(TALK.as_bytes())), ["- stdin"]);
    assert_eq!(read(&gz(lines.as_bytes())), ["-:1 stdin", "-:2 stdin#2"]);
    assert_eq!(read(&gz(&gz(TALK.as_bytes()))), ["archive-nested -"]);
    assert_eq!(read(&gz(b"")), ["empty-file -"]);
}

#[test]
fn files_of_an_archive_are_read_one_by_one_under_its_name() {
    let inner = zipped(&[("x.txt", TALK.as_bytes())]);
    let bytes = zipped(&[
        ("b/二.txt", TALK.as_bytes()),
        ("a.csv", b"id,speaker,text\n7,agent,hello\n"),
        ("notes.md", "# 说明".as_bytes()),
        ("inner.zip", &inner),
        ("../up.txt", TALK.as_bytes()),
    ]);
    assert_eq!(read(&bytes), ["-/b/二.txt 二", "-/a.csv:2 7", "-/up.txt up"]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("day.zip"), &bytes).unwrap();
    let mut inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
    let read: Vec<String> = inputs
        .by_ref()
        .flat_map(|chunk| chunk.unwrap().transcripts(&Settings::default()))
        .map(|answer| answer.unwrap().id)
        .collect();
    assert_eq!(read, ["二", "7", "up"]);
    let skipped: Vec<_> = inputs.skipped().by_code().iter().map(|(code, count)| (*code, *count)).collect();
    assert_eq!(skipped, [("archive-nested", 1), ("not-a-transcript", 1)]);
}

#[test]
fn an_archive_in_which_nobody_speaks_is_refused_if_it_is_named() {
    assert_eq!(read(&zipped(&[("notes.md", b"#")])), ["no-transcripts -"]);
    assert_eq!(
        read(&zipped(&[("word/document.xml", b"x"), ("[Content_Types].xml", b"x")])),
        ["binary-file -"]
    );
}

#[test]
fn names_of_files_may_be_in_gbk() {
    let name = encoding_rs::GB18030.encode("热线/一号通话").0.into_owned();
    let ascii = "x".repeat(name.len());
    let mut bytes = zipped(&[(&ascii, TALK.as_bytes())]);
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(ascii.as_bytes()) {
            bytes[at..at + name.len()].copy_from_slice(&name);
        }
    }
    assert_eq!(read(&bytes), ["-/热线/一号通话 一号通话"]);
}

#[test]
fn an_encrypted_file_is_refused() {
    let mut bytes = zipped(&[("a.txt", TALK.as_bytes())]);
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(read(&bytes), ["archive-encrypted -/a.txt"]);
}

#[test]
fn what_would_fill_the_disk_is_refused() {
    let limits = Limits { unpacked_ratio: 100, unpacked_freely_bytes: 1_000, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let bomb = format!("{TALK}{}", " ".repeat(1 << 20));
    for bytes in [gz(bomb.as_bytes()), zipped(&[("a.txt", bomb.as_bytes())])] {
        let answers = told(&read_with(&bytes, &settings));
        assert_eq!(answers.len(), 1);
        assert!(answers[0].starts_with("archive-too-dense -"), "{answers:?}");
    }
}

#[test]
fn a_damaged_archive_is_refused_wherever_it_is_cut() {
    let table = "id,speaker,text\n7,agent,hello\n";
    for bytes in [gz(TALK.as_bytes()), gz(table.as_bytes()), zipped(&[("a.txt", TALK.as_bytes())])] {
        for cut in 4..bytes.len() {
            let answers = read_with(&bytes[..cut], &Settings::default());
            assert!(answers.iter().all(Result::is_err) && !answers.is_empty(), "cut at {cut}");
        }
    }
    let mut bytes = zipped(&[("a.txt", TALK.as_bytes())]);
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[central + 16] ^= 1;
    assert_eq!(read(&bytes), ["archive-damaged -/a.txt"]);
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats").join(name)).unwrap()
}

#[test]
fn a_spreadsheet_is_read_from_its_first_sheet_in_which_somebody_speaks() {
    let bytes = sample("calls.xlsx");
    let answers = read_with(&bytes, &Settings::default());
    assert_eq!(told(&answers), ["-:4 HF-1121-01", "-:6 HF-1121-02"]);
    let first = answers[0].as_ref().unwrap();
    assert_eq!(first.started_at.as_deref(), Some("2026-11-21T09:03:10"));
    assert_eq!(first.attributes["通话时长"], "74秒");
    assert_eq!(first.segments[2].text, "您上周办的宽带装好了吗？ Q1：是否满意");
    let second = answers[1].as_ref().unwrap();
    assert_eq!(second.attributes["通话时长"], "31");
    let sheet = |name: &str| Settings {
        choices: Choices { sheet: Some(name.into()), ..Choices::default() },
        ..Settings::default()
    };
    assert_eq!(told(&read_with(&bytes, &sheet("通话"))).len(), 2);
    assert_eq!(told(&read_with(&bytes, &sheet("说明"))), ["table-without-text -"]);
    assert_eq!(told(&read_with(&bytes, &sheet("没有"))), ["sheet-missing -"]);
}

#[test]
fn files_packed_with_zstandard_are_read_and_other_methods_refused() {
    let bytes = sample("night.zstd.zip");
    assert_eq!(read(&bytes), ["-/夜班/退订.txt 退订", "-/夜班/余额.csv:2 YB-01"]);
    let mut bytes = bytes;
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    (bytes[8], bytes[central + 10]) = (14, 14);
    assert_eq!(read(&bytes), ["archive-method -/夜班/退订.txt", "-/夜班/余额.csv:2 YB-01"]);
}

#[test]
fn old_and_open_spreadsheets_read_like_new_ones() {
    for (file, prefix, lasted) in [("calls.xls", "XL", "74秒"), ("calls.ods", "OD", "00:01:14")] {
        let answers = read_with(&sample(file), &Settings::default());
        let told_ids = [format!("-:4 {prefix}-01"), format!("-:5 {prefix}-02")];
        assert_eq!(told(&answers), told_ids, "{file}");
        let [first, second] = [0, 1].map(|index| answers[index].as_ref().unwrap());
        let began = [first, second].map(|read| read.started_at.as_deref());
        assert_eq!(began, [Some("2026-11-21T09:03:10"), Some("2026-11-21T09:05:00")], "{file}");
        let lasting = [first, second].map(|read| read.attributes["通话时长"].as_str());
        assert_eq!(lasting, [lasted, "31"], "{file}: a formula is its value");
        let said = |read: &Transcript| read.segments.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        assert_eq!(
            said(first),
            ["您好，这里是禾川通信回访 Q1：上周的固话移机办好了吗？", "办好了，电话能用"],
            "{file}"
        );
        assert_eq!(said(second), ["您好，请问有什么可以帮您？", "我想停掉彩铃"], "{file}");
    }
}

/// A spreadsheet of which this part is as told.
fn sheet_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ];
    all.extend(parts);
    zipped(&all)
}

/// An OpenDocument spreadsheet with these rows.
fn ods_of(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn a_small_spreadsheet_that_grows_beyond_bounds_is_refused() {
    let mut strings = b"<sst>".to_vec();
    strings.resize(80 << 20, b'x');
    let heading = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let mut wide =
        format!("<worksheet><sheetData><row>{}{}</row>", heading("A1", "角色"), heading("B1", "内容"));
    (2..20_000).for_each(|row| wide.push_str(&format!("<row><c r=\"ALL{row}\"><v>1</v></c></row>")));
    wide.push_str("</sheetData></worksheet>");
    let cell = |repeated: &str, text: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{repeated}\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let head = format!("<table:table-row>{}{}</table:table-row>", cell("1", "角色"), cell("1", "内容"));
    let rows = |cells: &str| {
        ods_of(&format!(
            "{head}<table:table-row table:number-rows-repeated=\"4000000000\">{cells}</table:table-row>"
        ))
    };
    let table = [
        (
            "huge shared strings",
            sheet_of(&[("xl/sharedStrings.xml", &strings)]),
            "archive-too-dense -/xl/sharedStrings.xml",
        ),
        (
            "rows that begin far to the right",
            sheet_of(&[("xl/worksheets/sheet1.xml", wide.as_bytes())]),
            "sheet-too-large -",
        ),
        ("repeated rows", rows(&cell("1", "客服")), "sheet-too-large -"),
        ("repeated cells", rows(&cell("4000000000", "客服")), "sheet-too-large -"),
        ("repeated long cells", rows(&cell("900", &"长".repeat(100_000))), "sheet-too-large -"),
    ];
    for (name, bytes, expected) in table {
        assert!(bytes.len() < 400 << 10, "{name}: {}", bytes.len());
        assert_eq!(read(&bytes), [expected], "{name}");
    }
    let one = format!("<table:table-row>{}{}</table:table-row>", cell("1", "客服"), cell("1", "您好"));
    let empty = "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>";
    assert_eq!(read(&ods_of(&format!("{head}{one}{empty}"))), ["- stdin"], "empty ones cost nothing");
}

/// One conversation in a cell of so many bytes, and another in the row below: as CSV and as XLSX.
fn long_cell(bytes: usize) -> [Vec<u8>; 2] {
    let line = format!("客服：{}\n客户：好的\n", "请您稍等，我帮您查询。".repeat(20));
    let long = line.repeat(bytes / line.len());
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>");
    let rows = [["通话ID", "通话文本"], ["1", long.as_str()], ["2", "客服：您好"]];
    let rows: String = rows.map(|[id, text]| format!("<row>{}{}</row>", cell(id), cell(text))).concat();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let csv = format!("通话ID,通话文本\n1,\"{long}\"\n2,客服：您好\n");
    [csv.into_bytes(), sheet_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])]
}

#[test]
fn a_cell_of_ten_megabytes_is_read_and_one_beyond_the_limit_costs_only_its_conversation() {
    let settings = Settings::default();
    for bytes in long_cell(10 << 20) {
        let answers = read_with(&bytes, &settings);
        let told: Vec<_> = answers.iter().map(|it| it.as_ref().unwrap()).collect();
        assert_eq!(told.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
        let said: usize = told[0].segments.iter().map(|segment| segment.text.len()).sum();
        assert!(said > 9 << 20, "{said}");
    }
    for bytes in long_cell(settings.limits.line_bytes + (1 << 16)) {
        let codes: Vec<_> = read_with(&bytes, &settings)
            .into_iter()
            .map(|answer| answer.map(|read| read.id).map_err(|refused| refused.code))
            .collect();
        assert_eq!(codes, [Err("conversation-too-long"), Ok("2".to_owned())]);
    }
}

#[test]
fn a_spreadsheet_whose_parts_are_broken_is_refused() {
    assert_eq!(read(&ods_of("<table:table-row>")), ["sheet-unreadable -"]);
    assert_eq!(
        read(&ods_of("<table:table-row><table:table-cell><office:annotation>")),
        ["sheet-unreadable -"]
    );
    assert_eq!(
        read(&sheet_of(&[("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c")])),
        ["sheet-unreadable -"]
    );
    assert_eq!(read(&sheet_of(&[])), ["sheet-unreadable -"]);
}

#[test]
fn a_damaged_spreadsheet_is_refused() {
    let bytes = sample("calls.xlsx");
    assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0]), ["sheet-unreadable -"]);
    let limits = Limits { sheet_bytes: 1_000, ..Limits::default() };
    let answers = read_with(&bytes, &Settings { limits, ..Settings::default() });
    assert!(told(&answers)[0].starts_with("archive-too-large -"), "{answers:?}");
}
