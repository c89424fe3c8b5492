//! Bad input, as a whole run meets it: each message names the file, the line and the cure, and the rest is still done.

mod common;

use common::{BAD, GOOD, Home, Said};

/// What a run with a good transcript beside the bad input said.
fn beside_a_good_one(home: &Home, inputs: &[&str]) -> Said {
    home.write("good.txt", GOOD);
    let said = home.audit(&[&["good.txt"], inputs, &["--out", "out", "--force", "--quiet"]].concat());
    assert_eq!(home.read("out/scores.csv").lines().count(), 2, "the good one is audited: {}", said.err);
    said
}

#[test]
fn every_refused_input_names_file_line_and_cure() {
    let long = format!("{{\"id\":\"long\",\"segments\":[],\"x\":\"{}\"}}\n{BAD}\n", "长".repeat(6_000_000));
    let mut latin = GOOD.as_bytes().to_vec();
    latin.extend([0xff, 0xfe, 0xfd, b'\n']);
    let table: [(&str, Vec<u8>, &str); 8] = [
        (
            "broken.jsonl",
            b"{\"id\":\"x\",\"segments\":[\n".to_vec(),
            "error[bad-json]: This is not valid JSON: unexpected end near character 22.
--> broken.jsonl:1
 = help: Export the transcript again; a line must hold one whole object.
",
        ),
        (
            "empty.txt",
            Vec::new(),
            "error[empty-file]: The file is empty.
--> empty.txt
 = help: Export it again.
",
        ),
        (
            "image.txt",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR".to_vec(),
            "error[binary-file]: The file is not text.
--> image.txt
 = help: Give the text of the conversation, not its recording; save office documents as plain text first.
",
        ),
        ("bytes.txt", latin, "error[undecodable-text]:"),
        ("long.jsonl", long.into_bytes(), "error[line-too-long]:"),
        ("prose.txt", "今天天气很好。\n我们出去走走。\n".into(), "error[no-speaker-labels]:"),
        ("list.jsonl", format!("{BAD}\n[3]\n").into_bytes(), "error[json-not-object]:"),
        (
            "keys.jsonl",
            b"{\"id\":\"x\",\"segments\":[{\"speaker\":\"agent\"}]}\n".to_vec(),
            "error[missing-segment-key]:",
        ),
    ];
    for (file, bytes, expected) in table {
        let home = Home::new();
        home.write(file, bytes);
        let said = beside_a_good_one_or_more(&home, file);
        assert_eq!(said.code, Some(3), "{file}");
        assert!(said.err.starts_with(expected), "{file}: {}", said.err);
        assert!(said.err.contains(&format!("--> {file}")), "{}", said.err);
        assert!(said.err.contains(" = help: "), "{}", said.err);
    }
}

/// Two of the files hold a good transcript themselves.
fn beside_a_good_one_or_more(home: &Home, file: &str) -> Said {
    if !["long.jsonl", "list.jsonl"].contains(&file) {
        return beside_a_good_one(home, &[file]);
    }
    let said = home.audit(&[file, "--out", "out", "--quiet"]);
    assert_eq!(home.read("out/scores.csv").lines().count(), 2, "what stands beside the bad line is audited");
    said
}

#[test]
fn a_path_that_does_not_exist_is_refused_and_the_rest_is_done() {
    let home = Home::new();
    let said = beside_a_good_one(&home, &["missing"]);
    let told = "error[input-not-found]: There is no such file or folder.
--> missing
 = help: Check the path; quote it if it holds spaces.

1 input was rejected.
";
    assert_eq!((said.code, said.err.as_str()), (Some(3), told));
}

#[test]
fn a_folder_without_transcripts_is_refused() {
    let home = Home::new();
    home.write("folder/readme.md", "# hello\n");
    let said = beside_a_good_one(&home, &["folder"]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    assert!(said.err.contains("error[no-transcripts]:"), "{}", said.err);
    assert!(said.err.contains("--> folder\n") && said.err.contains(" = help: "), "{}", said.err);
}

#[test]
fn a_doubled_metadata_key_is_told_before_anything_is_audited() {
    let home = Home::new();
    home.write("b.jsonl", BAD).write("table.csv", "id,team\nbad,一组\nbad,二组\n");
    let said = home.audit(&["b.jsonl", "--metadata", "table.csv", "--out", "out"]);
    let told = "error[metadata-doubled-id]: Rows 2 and 3 are both about “bad”.
--> table.csv:3
 = help: Delete one of the two rows.
";
    assert_eq!((said.code, said.err.as_str(), said.out.as_str()), (Some(2), told, ""));
    assert!(!home.path("out").exists());
}

#[test]
fn a_table_that_does_not_exist_is_told() {
    let home = Home::new();
    home.write("b.jsonl", BAD);
    let said = home.audit(&["b.jsonl", "--metadata", "table.csv"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("error[metadata-file-unreadable]:"), "{}", said.err);
    assert!(said.err.contains("--> table.csv\n"), "{}", said.err);
}

#[test]
fn nothing_but_refused_inputs_is_still_a_run() {
    let home = Home::new();
    home.write("empty.txt", "");
    let said = home.audit(&["empty.txt", "missing", "--out", "out"]);
    assert_eq!(said.code, Some(3));
    assert_eq!(home.read("out/rejected.jsonl").lines().count(), 2);
    assert!(said.out.contains("no audits to sum up"), "{}", said.out);
}

/// The warnings of a conversion: code, segment, detail, and the times of the segments.
fn converted(home: &Home, file: &str) -> (Said, Vec<serde_json::Value>) {
    let said = home.zhijian(&["convert", file, "--out", "-"]);
    let lines = said.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    (said, lines)
}

#[test]
fn results_without_words_are_rejected_for_what_they_are() {
    let table = [
        (
            "tencent",
            r#"{"Response":{"Data":{"TaskId":1,"StatusStr":"success","Result":"","ResultDetail":null}}}"#,
            "empty-transcript",
        ),
        (
            "aliyun",
            r#"{"TaskId":"1","StatusText":"SUCCESS_WITH_NO_VALID_FRAGMENT","StatusCode":21050003}"#,
            "no-speech",
        ),
        ("native", r#"{"id":"1","segments":[]}"#, "empty-transcript"),
        ("blank", r#"{"id":"1","segments":[{"speaker":"agent","text":" "}]}"#, "empty-transcript"),
        ("nothing", r#"{"id":"1","segments":null}"#, "wrong-json-type"),
    ];
    for (name, text, code) in table {
        let home = Home::new();
        home.write(&format!("{name}.json"), text);
        let said = beside_a_good_one(&home, &[&format!("{name}.json")]);
        assert_eq!(said.code, Some(3), "{name}: {}", said.err);
        let rejected: serde_json::Value =
            serde_json::from_str(home.read("out/rejected.jsonl").trim()).expect("one line");
        let keys: Vec<&str> = rejected.as_object().expect("an object").keys().map(String::as_str).collect();
        let expected: &[&str] = &["schema", "file", "code", "reason", "cure"];
        assert_eq!(
            keys.iter().filter(|key| **key != "line").copied().collect::<Vec<_>>(),
            expected,
            "{name}"
        );
        assert_eq!((&rejected["file"], &rejected["code"]), (&format!("{name}.json").into(), &code.into()));
    }
}

#[test]
fn times_that_cannot_be_are_warned_of_and_the_words_kept() {
    let home = Home::new();
    home.write(
        "a.json",
        r#"{"segments":[{"speaker":"agent","start_ms":-400,"end_ms":900,"text":"一"},
            {"speaker":"customer","start_ms":5000,"end_ms":2000,"text":"二"},
            {"speaker":"agent","text":"三"}]}"#,
    )
    .write(
        "b.json",
        r#"{"segments":[{"speaker":"A","start":0,"end":1080000,"text":"四"},{"speaker":"B","start":1080000,"end":1083000.5,"text":"五"}]}"#,
    )
    .write("c.jsonl", r#"{"segments":[{"speaker":"agent","start_ms":1080000000,"text":"六"}]}"#);
    let warned = |lines: &[serde_json::Value]| -> Vec<String> {
        let warnings = lines[0]["warnings"].as_array().into_iter().flatten();
        warnings
            .map(|one| format!("{} {}", one["code"].as_str().unwrap(), one["detail"].as_str().unwrap()))
            .collect()
    };
    let (said, lines) = converted(&home, "a.json");
    assert_eq!(said.code, Some(0));
    assert_eq!(warned(&lines), ["negative_time -400", "end_before_start 5000 > 2000"]);
    let times: Vec<_> = (0..3).map(|at| lines[0]["segments"][at]["start_ms"].as_u64()).collect();
    assert_eq!(times, [None, Some(5_000), None]);
    for file in ["b.json", "c.jsonl"] {
        let (said, lines) = converted(&home, file);
        assert_eq!(said.code, Some(0));
        assert!(warned(&lines).contains(&"longer_than_a_day 300".to_owned()), "{file}: {:?}", warned(&lines));
    }
}

#[test]
fn the_formats_of_a_folder_may_differ_and_every_input_is_answered_for() {
    let home = Home::new();
    let gbk = encoding_rs::GB18030
        .encode("会话ID,角色,内容\n07,客服,您好\n07,客户,在吗\n08,客服,\n")
        .0
        .into_owned();
    home.write("day/a.txt", GOOD)
        .write("day/b.jsonl", format!("{BAD}\n{{\n{BAD}"))
        .write("day/c.csv", gbk)
        .write("day/d.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 客服>您好\n")
        .write("day/e.json", "{\"segments\": [")
        .write("day/f.wav", b"RIFF\0\0");
    let said = home.audit(&["day", "--out", "out"]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    let summary: serde_json::Value = serde_json::from_str(&home.read("out/summary.json")).expect("JSON");
    assert_eq!(
        summary["counts"],
        serde_json::json!({
            "audited": 5, "rejected": 3, "rejected_by_code": {"bad-json": 2, "empty-transcript": 1}, "skipped_files": 1,
        })
    );
    let lines = |file: &str| home.read(file).lines().count();
    assert_eq!((lines("out/audits.jsonl"), lines("out/rejected.jsonl")), (5, 3));
}

const RULESET: &str = "id: mine\nversion: \"1\"\n";

/// What `rules check` says of a rule file beside a plain `ruleset.yaml`.
fn checked(rules: &[(&str, &str)]) -> Said {
    let home = Home::new();
    home.write("mine/ruleset.yaml", RULESET);
    for (file, text) in rules {
        home.write(&format!("mine/{file}"), text);
    }
    home.zhijian(&["rules", "check", "mine"])
}

const RULE: &str = "rules:\n  - id: greeting\n    title: 问候\n    expect: [{signal: greets}]\n";
const GREETS: &str = "signals:\n  greets: {speaker: agent, phrases: [您好]}\n";

#[test]
fn every_mistake_in_a_rule_file_is_told_with_its_place_and_cure() {
    let rules = |signals: &str| format!("{signals}{RULE}");
    let table: [(&str, String, &str, usize); 9] = [
        ("unknown-key", rules("signals:\n  greets: {speaker: agent, phrase: [您好]}\n"), "phrase", 2),
        ("dangling-signal", rules("signals:\n  greet: {speaker: agent, phrases: [您好]}\n"), "greets", 6),
        (
            "signal-cycle",
            rules("signals:\n  greets: {signal: a, first: 1 turn}\n  a: {any: [{signal: greets}]}\n"),
            "greets",
            3,
        ),
        ("bad-regex", rules("signals:\n  greets: {speaker: agent, regex: '您(好'}\n"), "您(好", 2),
        ("fullwidth-colon", rules("signals:\n  greets:\n    speaker： agent\n"), "：", 3),
        (
            "fullwidth-indent",
            rules("signals:\n\u{3000}greets: {speaker: agent, phrases: [您好]}\n"),
            "U+3000",
            2,
        ),
        ("yaml-syntax", rules("signals:\n  greets: {speaker: agent, phrases: [您好}\n"), "", 2),
        ("unknown-name", rules("signals:\n  greets: {speaker: agnet, phrases: [您好]}\n"), "agent", 2),
        (
            "duplicate-key",
            rules("signals:\n  greets: {phrases: [您好], phrases: [你好], speaker: agent}\n"),
            "phrases",
            2,
        ),
    ];
    for (code, text, named, line) in table {
        let said = checked(&[("talk.yaml", &text)]);
        assert_eq!(said.code, Some(1), "{code}: {}", said.err);
        assert!(said.err.contains(&format!("error[{code}]: ")), "{code}: {}", said.err);
        assert!(said.err.contains(&format!("mine/talk.yaml:{line}:")), "{code}: {}", said.err);
        assert!(said.err.contains(named), "{code}: {}", said.err);
        assert!(said.err.contains("= help: "), "{code}: {}", said.err);
    }
}

#[test]
fn the_problems_of_all_files_are_told_in_one_run() {
    let said = checked(&[
        ("a.yaml", "signals:\n  greets: {speaker: agent, phrase: [您好]}\n"),
        ("b.yaml", RULE),
        (
            "c.yaml",
            "rules:\n  - id: other\n    title: 其他\n    severity: bad\n    expect: [{signal: gone}]\n",
        ),
    ]);
    assert_eq!(said.code, Some(1));
    for place in ["mine/a.yaml:2:", "mine/c.yaml:4:", "mine/c.yaml:5:"] {
        assert!(said.err.contains(place), "{place}: {}", said.err);
    }
}

#[test]
fn an_audit_with_broken_rules_does_nothing() {
    let home = Home::new();
    home.write("mine/ruleset.yaml", RULESET).write("mine/talk.yaml", RULE).write("a.txt", GOOD);
    let said = home.zhijian(&["audit", "a.txt", "--rules", "mine", "--out", "out"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.starts_with("error[dangling-signal]:"), "{}", said.err);
    assert!(!home.path("out").exists());
    home.write("mine/greets.yaml", GREETS);
    assert_eq!(home.zhijian(&["audit", "a.txt", "--rules", "mine", "--quiet"]).code, Some(0));
}

#[test]
fn a_folder_that_is_no_rule_set_is_told() {
    let home = Home::new();
    home.write("mine/talk.yaml", RULE).write("a.txt", GOOD);
    for dir in ["mine", "missing"] {
        let said = home.zhijian(&["audit", "a.txt", "--rules", dir]);
        assert_eq!(said.code, Some(2), "{}", said.err);
        assert!(said.err.starts_with("error["), "{}", said.err);
        assert!(said.err.contains(dir) && said.err.contains("= help: "), "{}", said.err);
    }
}
