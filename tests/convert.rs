//! `zhijian convert`: what it writes is audited like what it read.

mod common;

use common::{GOOD, Home};

/// Audits without the path they were read from.
fn without_source(audits: &str) -> Vec<serde_json::Value> {
    let audits = audits.lines().map(|line| serde_json::from_str(line).expect("an audit is JSON"));
    audits
        .map(|mut audit: serde_json::Value| {
            audit["transcript"]["source"] = "".into();
            audit
        })
        .collect()
}

#[test]
fn the_lines_it_writes_give_the_same_audits() {
    let home = Home::new();
    let gbk = encoding_rs::GB18030.encode("# 班组: 一组\n客服：您好\n张三：喂\n").0.into_owned();
    home.write("day/a.txt", GOOD)
        .write("day/b.gbk.txt", gbk)
        .write(
            "day/c.csv",
            "会话ID,角色,开始时间,内容,班组,地区\n07,客服,00:03,您好,二组,南\n07,客户,00:01,喂,,南\n",
        )
        .write("day/d.csv", "通话ID,通话文本\n8,\"AI：您好_x000D_\n客户：在\"\n");
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/formats");
    let converted = home.zhijian(&["convert", "day", samples, "--out", "all.jsonl"]);
    assert_eq!((converted.code, converted.out.as_str()), (Some(0), ""), "{}", converted.err);
    let direct = home.audit(&["day", samples, "--out", "-"]);
    let again = home.audit(&["all.jsonl", "--out", "-"]);
    let direct = without_source(&direct.out);
    assert_eq!(direct.len(), 65);
    assert_eq!(without_source(&again.out), direct);
}

#[test]
fn what_is_refused_is_told_and_the_rest_is_written() {
    let home = Home::new();
    home.write("day/a.txt", "客服：您好").write("day/b.jsonl", "{\"segments\":[").write("day/c.md", "# x");
    let said = home.zhijian(&["convert", "day", "--out", "-"]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    let line: serde_json::Value = serde_json::from_str(&said.out).expect("one line");
    assert_eq!(
        line,
        serde_json::json!({
            "id": "a", "source": "day/a.txt", "channel": "phone", "direction": "inbound",
            "segments": [{"speaker": "agent", "text": "您好"}],
        })
    );
    for word in ["bad-json", "day/c.md (not-a-transcript)", "1 input was rejected"] {
        assert!(said.err.contains(word), "{word}: {}", said.err);
    }
}

#[test]
fn a_file_is_replaced_only_when_that_is_asked_for() {
    let home = Home::new();
    home.write("a.txt", "客服：您好").write("out.jsonl", "keep");
    let refused = home.zhijian(&["convert", "a.txt", "--out", "out.jsonl"]);
    assert_eq!((refused.code, home.read("out.jsonl").as_str()), (Some(2), "keep"), "{}", refused.err);
    let replaced = home.zhijian(&["convert", "a.txt", "--out", "out.jsonl", "--force"]);
    assert_eq!(replaced.code, Some(0), "{}", replaced.err);
    assert!(home.read("out.jsonl").contains("您好"));
    assert_eq!(home.names("."), ["a.txt", "out.jsonl"]);
    let nowhere = home.zhijian(&["convert", "a.txt", "--out", "none/out.jsonl"]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.err);
}

#[test]
fn skips_and_what_found_no_partner_stand_in_the_summary() {
    let home = Home::new();
    home.write("day/a.txt", "客服：您好")
        .write("day/b.txt", "客服：您好")
        .write("day/gbk.txt", encoding_rs::GB18030.encode("客服：您好").0)
        .write("day/notes.md", "# x")
        .write("day/other.jsonl", "{\"level\":\"info\"}\n")
        .write("day/call.wav", b"RIFF\0\0")
        .write("day/.gitignore", "ignored.txt")
        .write("day/ignored.txt", "客服：您好")
        .write("m.jsonl", "{\"id\":\"a\",\"team\":\"一组\"}\n{\"id\":\"z\"}\n");
    let said = home.audit(&["day", "--metadata", "m.jsonl", "--out", "out"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let summary: serde_json::Value = serde_json::from_str(&home.read("out/summary.json")).expect("JSON");
    assert_eq!(
        summary["inputs"],
        serde_json::json!({
            "encodings": {"GB18030": 1},
            "skipped_by_code": {"binary-file": 1, "not-a-transcript": 2},
            "skipped": [
                {"file": "day/call.wav", "code": "binary-file"},
                {"file": "day/notes.md", "code": "not-a-transcript"},
                {"file": "day/other.jsonl", "code": "not-a-transcript"},
            ],
            "unmatched_rows": 1, "unmatched_row_ids": ["z"],
            "undescribed": 2, "undescribed_ids": ["b", "gbk"],
        })
    );
    assert_eq!(summary["warnings"], serde_json::json!({"not_in_metadata": 2}));
    for word in [
        "1 row of the metadata",
        ": z",
        "2 transcripts: b, gbk",
        "1 file is not in UTF-8, and was read as: GB18030 1",
        "3 files were skipped",
    ] {
        assert!(said.err.contains(word), "{word}: {}", said.err);
    }
}

#[test]
fn a_large_transcript_is_written_in_its_place() {
    let home = Home::new();
    let long = format!("客服：{}", "请稍等，".repeat(200_000));
    home.write("day/a.txt", "客服：您好").write("day/b.txt", &long).write("day/c.txt", "客服：再见");
    let said = home.zhijian(&["convert", "day", "--out", "-"]);
    let lines: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let told = lines.iter().map(|line| {
        let text = line["segments"][0]["text"].as_str().expect("it has a text");
        (line["id"].as_str().expect("it has an id"), text.len())
    });
    assert_eq!(told.collect::<Vec<_>>(), [("a", 6), ("b", long.len() - "客服：".len()), ("c", 6)]);
}
