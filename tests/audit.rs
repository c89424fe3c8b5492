//! Whole runs: what is written, in which order, and that nothing else is touched.

mod common;

use std::fs;

use common::{BAD, BROKEN, GOOD, Home, manifest};
use serde_json::{Value, json};

/// Many calls, good and bad, over several files of different size.
fn a_day(home: &Home, calls: usize) {
    let mut lines = String::new();
    for number in 0..calls {
        let greeting = if number % 3 == 0 { "说" } else { "您好，请讲" };
        let long = "我想问一下话费。".repeat(number % 7 + 1);
        let agent = number % 4;
        lines.push_str(&format!(
            r#"{{"id":"n{number}","agent_id":"88{agent}","segments":[{{"speaker":"agent","text":"{greeting}"}},{{"speaker":"customer","text":"{long}"}},{{"speaker":"agent","text":"好的，再见"}}]}}"#
        ));
        lines.push('\n');
        if number % 50 == 9 {
            lines.push_str("{broken\n");
        }
    }
    home.write("in/day.jsonl", lines).write("in/good.txt", GOOD).write("in/empty.txt", "");
}

#[test]
fn the_bytes_of_every_file_are_the_same_for_any_number_of_threads() {
    for calls in [0, 1, 700] {
        let home = Home::new();
        a_day(&home, calls);
        for threads in ["1", "2", "5"] {
            home.audit(&["in", "--out", &format!("out{threads}"), "--threads", threads]);
        }
        let first = home.files("out1");
        assert_eq!(first.len(), 6);
        assert!(first == home.files("out2"), "{calls} calls on 2 threads");
        assert!(first == home.files("out5"), "{calls} calls on 5 threads");
    }
}

#[test]
fn the_order_of_the_input_is_kept_and_every_input_is_answered_for() {
    let home = Home::new();
    a_day(&home, 300);
    let said = home.audit(&["in", "--out", "out", "--quiet", "--threads", "5"]);
    assert_eq!(said.code, Some(3));
    let id = |line: &str| json_of(line)["transcript"]["id"].as_str().expect("an id").to_owned();
    let ids: Vec<String> = home.read("out/audits.jsonl").lines().map(id).collect();
    let expected: Vec<String> =
        (0..300).map(|number| format!("n{number}")).chain(["good".to_owned()]).collect();
    assert_eq!(ids, expected);
    let refused: Vec<(Value, Value)> = home
        .read("out/rejected.jsonl")
        .lines()
        .map(|line| (json_of(line)["file"].clone(), json_of(line)["line"].clone()))
        .collect();
    let broken = (0..6).map(|number| (json!("in/day.jsonl"), json!(number * 51 + 11)));
    assert_eq!(refused, broken.chain([(json!("in/empty.txt"), Value::Null)]).collect::<Vec<_>>());
    let counts = json!({"audited": 301, "rejected": 7, "skipped_files": 0});
    assert_eq!(manifest(&home.path("out"))["counts"], counts);
}

fn json_of(line: &str) -> Value {
    serde_json::from_str(line).expect("a line is JSON")
}

#[test]
fn a_stream_answers_every_input_in_order() {
    let home = Home::new();
    let input = format!("{BAD}\n{{broken\n{}\n", BAD.replace("bad", "second"));
    let said = home.audit_stdin(&["-", "--out", "-"], &input);
    let answer = |line: &str| {
        let answer = json_of(line);
        (answer["schema"].clone(), answer["transcript"]["id"].clone(), answer["line"].clone())
    };
    let answers: Vec<_> = said.out.lines().map(answer).collect();
    assert_eq!(
        answers,
        [
            (json!("zhijian.audit/1"), json!("bad"), Value::Null),
            (json!("zhijian.rejected/1"), Value::Null, json!(2)),
            (json!("zhijian.audit/1"), json!("second"), Value::Null),
        ]
    );
    assert_eq!(said.code, Some(3));
}

#[test]
fn personal_numbers_are_masked_by_default_and_offsets_hold_either_way() {
    let home = Home::new();
    home.write("good.txt", GOOD);
    home.audit(&["good.txt", "--out", "masked"]);
    home.audit(&["good.txt", "--out", "plain", "--no-mask"]);
    for (dir, number) in [("masked", "139****2816"), ("plain", "13900472816")] {
        let audit = json_of(&home.read(&format!("{dir}/audits.jsonl")));
        let evidence: Vec<&Value> = audit["verdicts"]
            .as_array()
            .expect("verdicts")
            .iter()
            .flat_map(|verdict| verdict["evidence"].as_array().expect("evidence"))
            .collect();
        assert_eq!(evidence.len(), 7);
        for one in &evidence {
            let at = |key: &str| one[key].as_u64().expect("an offset") as usize;
            let text = one["text"].as_str().expect("a text");
            let quoted: String = text.chars().skip(at("from")).take(at("to") - at("from")).collect();
            assert_eq!(one["matched"], quoted);
        }
        let fee = evidence.iter().find(|one| one["signal"] == "states_fee").expect("the fee is found");
        assert_eq!(fee["text"], format!("请报一下证件号。{number}每月39元，给您开吗？"));
        for file in ["scores.csv", "verdicts.csv", "audits.jsonl", "summary.json"] {
            let text = home.read(&format!("{dir}/{file}"));
            assert!(dir == "plain" || !text.contains("0047"), "{file}: {text}");
        }
        assert!(home.read(&format!("{dir}/verdicts.csv")).contains(number));
    }
}

#[test]
fn scores_are_a_row_for_each_transcript_and_a_column_for_each_rule() {
    let home = Home::new();
    home.write("in/a.txt", GOOD).write("in/b.jsonl", BAD);
    home.audit(&["in", "--out", "out"]);
    let expected = "\u{feff}id,source,channel,direction,agent_id,agent_name,team,scenario,started_at,duration_s,score,\
                    before_veto,band,passed,vetoed_by,evaluated_share,insufficient,review,other_method_score,warnings,\
                    1.1 开场问候,1.2 办理前核对身份,1.3 办理前告知资费,1.4 结束道别,2.1 服务禁语,2.2 静默过久\r\n\
                    a,in/a.txt,phone,inbound,\t8801,,一组,,,21.25,100,100,优,true,,1,false,false,100,,\
                    pass,pass,pass,pass,pass,pass\r\n\
                    bad,in/b.jsonl:1,phone,inbound,,,,,,,0,0,不合格,false,,0.6111,false,false,89,,\
                    fail,fail,not_applicable,fail,fail,not_evaluable\r\n";
    assert_eq!(home.read("out/scores.csv"), expected);
}

#[test]
fn verdicts_are_a_row_each_with_the_first_evidence() {
    let home = Home::new();
    home.write("b.jsonl", BAD);
    home.audit(&["b.jsonl", "--out", "out", "--lang", "zh"]);
    let expected = "\u{feff}transcript,agent_id,agent_name,team,rule,item,title,verdict,credit,weight,points,severity,\
                    reason_code,reason,turn,segment,speaker,time,signal,matched,text,value,searched,review\r\n\
                    bad,,,,greeting,\t1.1,开场问候,fail,0,2,0,minor,expected_missing,该有的没有找到：问候。,,,,,,,,,greets: 1-1,false\r\n\
                    bad,,,,verification,\t1.2,办理前核对身份,fail,0,3,0,serious,expected_missing,该有的没有找到：核对身份。,3,3,agent,,opens,办好了,你自己看账单，办好了,,asks_identity: 1-3,false\r\n\
                    bad,,,,fee-disclosed,\t1.3,办理前告知资费,not_applicable,,5,,fatal,nothing_applies,这一项的各个条件在本次会话中都不适用。,,,,,,,,,,false\r\n\
                    bad,,,,closing,\t1.4,结束道别,fail,0,2,0,minor,expected_missing,该有的没有找到：道别。,,,,,,,,,says_goodbye: 1-3,false\r\n\
                    bad,,,,forbidden-words,\t2.1,服务禁语,fail,0,4,0,serious,forbidden_found,出现了不该出现的内容：禁语。,3,3,agent,,rude,你自己看,你自己看账单，办好了,,,false\r\n\
                    bad,,,,silence,\t2.2,静默过久,not_evaluable,,2,,minor,times_unknown,文本没有时间信息，无法判定：静默（秒）。,,,,,,,,,,false\r\n";
    assert_eq!(home.read("out/verdicts.csv"), expected);
}

#[test]
fn the_summary_counts_transcripts_items_and_groups() {
    let home = Home::new();
    home.write("in/a.txt", GOOD).write("in/b.jsonl", BAD).write("in/c.jsonl", BROKEN);
    home.audit(&["in", "--out", "out"]);
    let summary = json_of(&home.read("out/summary.json"));
    assert_eq!(
        summary["counts"],
        json!({"audited": 2, "rejected": 1, "rejected_by_code": {"bad-json": 1}, "skipped_files": 0})
    );
    assert_eq!(
        summary["score"],
        json!({
            "full": 100.0, "scored": 2, "unscored": 0, "mean": 50.0, "median": 50.0, "min": 0.0, "max": 100.0,
            "passed": 1, "passed_of": 2, "passed_share": 0.5, "vetoed": 0, "insufficient": 0, "review": 0
        })
    );
    assert_eq!(
        summary["bands"],
        json!([{"band": "优", "count": 1, "share": 0.5}, {"band": "不合格", "count": 1, "share": 0.5}])
    );
    assert_eq!([&summary["items_judged"], &summary["items_total"]], [&json!(6), &json!(6)]);
    assert_eq!(
        summary["items"][1],
        json!({
            "item": "1.2", "title": "办理前核对身份", "severity": "serious",
            "verdicts": {
                "fail": 1, "manual": 0, "not_applicable": 0, "not_evaluable": 0, "partial": 0, "pass": 1
            },
            "judged": 2, "faulted": 1, "fail_rate": 0.5, "lost_points": 3.0, "review": 0
        })
    );
    assert_eq!(
        summary["teams"][0],
        json!({
            "key": "一组", "transcripts": 1, "mean": 100.0, "passed_share": 1.0, "fatal_share": 0.0,
            "ranked": false, "top_items": []
        })
    );
}

#[test]
fn refused_inputs_are_written_down_and_named_on_the_terminal() {
    let home = Home::new();
    home.write("b.jsonl", format!("{BAD}\n{{\"id\":\"d\",\"segments\":[]}}\n"));
    let said = home.audit(&["b.jsonl", "--out", "out", "--quiet"]);
    assert_eq!(
        home.read("out/rejected.jsonl"),
        "{\"schema\":\"zhijian.rejected/1\",\"file\":\"b.jsonl\",\"line\":2,\"code\":\"empty-transcript\",\
         \"reason\":\"Nothing is said in the transcript.\",\"cure\":\"Export it again, or leave it out: a conversation \
         without words cannot be audited.\"}\n"
    );
    let told = "error[empty-transcript]: Nothing is said in the transcript.
--> b.jsonl:2
 = help: Export it again, or leave it out: a conversation without words cannot be audited.

1 input was rejected.
";
    assert_eq!((said.code, said.err.as_str(), said.out.as_str()), (Some(3), told, ""));
}

#[test]
fn of_very_many_refused_inputs_only_the_first_are_named() {
    let home = Home::new();
    home.write("b.jsonl", "{broken\n".repeat(50));
    let said = home.audit(&["b.jsonl", "--quiet"]);
    assert_eq!(said.err.matches("error[bad-json]").count(), 20);
    let last = said.err.lines().last().expect("something is said");
    assert!(last.starts_with("50 inputs were rejected, the first 20 are above;"), "{last}");
}

#[test]
fn the_manifest_names_every_file_with_size_and_hash() {
    use sha2::{Digest, Sha256};
    let home = Home::new();
    home.write("in/a.txt", GOOD).write("in/c.jsonl", BROKEN);
    home.audit(&["in", "--out", "out"]);
    let files: Vec<Value> = home
        .files("out")
        .into_iter()
        .filter(|(name, _)| name != "manifest.json")
        .map(|(name, bytes)| {
            let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            json!({"name": name, "size_bytes": bytes.len(), "sha256": sha256})
        })
        .collect();
    let manifest = manifest(&home.path("out"));
    assert_eq!(manifest["files"], Value::from(files));
    assert_eq!(manifest["schema"], "zhijian.manifest/1");
    assert_eq!(manifest["program"], json!({"version": env!("CARGO_PKG_VERSION")}));
    assert_eq!(
        [&manifest["ruleset"]["id"], &manifest["ruleset"]["version"]],
        [&json!("small"), &json!("1.0")]
    );
}

#[test]
fn formats_choose_the_files() {
    let home = Home::new();
    home.write("a.txt", GOOD);
    home.audit(&["a.txt", "--out", "csv", "--formats", "csv"]);
    home.audit(&["a.txt", "--out", "jsonl", "--formats", "jsonl"]);
    assert_eq!(home.names("csv"), ["manifest.json", "scores.csv", "summary.json", "verdicts.csv"]);
    assert_eq!(home.names("jsonl"), ["audits.jsonl", "manifest.json", "summary.json"]);
}

#[test]
fn earlier_results_are_replaced_only_with_force_and_other_folders_never() {
    let home = Home::new();
    home.write("a.txt", GOOD).write("b.jsonl", BAD).write("thesis/chapter.txt", "words");
    assert_eq!(home.audit(&["a.txt", "--out", "out"]).code, Some(0));
    let before = home.files("out");

    let refused = home.audit(&["b.jsonl", "--out", "out"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.starts_with("error[output-exists]:") && refused.err.contains("--force"),
        "{}",
        refused.err
    );
    assert_eq!(refused.out, "");
    assert!(home.files("out") == before);

    assert_eq!(home.audit(&["b.jsonl", "--out", "out", "--force"]).code, Some(0));
    assert_eq!(json_of(&home.read("out/audits.jsonl"))["transcript"]["id"], "bad");

    let not_ours = home.audit(&["a.txt", "--out", "thesis", "--force"]);
    assert_eq!(not_ours.code, Some(2));
    assert!(not_ours.err.starts_with("error[output-not-ours]:"), "{}", not_ours.err);
    assert_eq!(home.names("thesis"), ["chapter.txt"]);
    assert_eq!(home.names("."), ["a.txt", "b.jsonl", "out", "thesis"]);
}

#[test]
fn what_a_killed_run_left_is_put_right_by_the_next() {
    let home = Home::new();
    home.write("a.txt", GOOD).write("b.jsonl", BAD);
    home.audit(&["a.txt", "--out", "out"]);
    let old = home.files("out");

    // Killed between moving the old results away and putting the new ones in their place.
    fs::rename(home.path("out"), home.path(".out.zhijian-old-abcdefgh")).expect("a folder can be renamed");
    home.write(".out.zhijian-new-abcdefgh/audits.jsonl", "half").write(".out.zhijian-new-abcdefgh.lock", "");
    let refused = home.audit(&["b.jsonl", "--out", "out"]);
    assert_eq!(refused.code, Some(2), "the old results are there again");
    assert!(home.files("out") == old);
    assert_eq!(home.names("."), ["a.txt", "b.jsonl", "out"]);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_the_old_results() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let home = Home::new();
    home.write("a.txt", GOOD);
    home.audit(&["a.txt", "--out", "out"]);
    let old = home.files("out");
    let mut child = Command::new(env!("CARGO_BIN_EXE_zhijian"))
        .current_dir(home.path("."))
        .args(["audit", "-", "--rules", common::RULES, "--out", "out", "--force"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it has a standard input");
    writeln!(stdin, "{BAD}").expect("it reads");
    while home.names(".").len() < 4 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    assert!(home.files("out") == old);
    home.audit(&["a.txt", "--out", "out", "--force"]);
    assert_eq!(home.names("."), ["a.txt", "out"]);
    assert!(home.files("out") == old);
}

const TABLE: &str = "录音编号,工号,班组,渠道,备注\nbad,007,二组,在线,加急\nnobody,1,三组,电话,\n";

#[test]
fn a_table_tells_agent_team_and_channel_in_utf_8_and_gbk() {
    let home = Home::new();
    let gbk = encoding_rs::GBK.encode(TABLE).0.into_owned();
    home.write("b.jsonl", BAD).write("utf8.csv", format!("\u{feff}{TABLE}")).write("gbk.csv", gbk);
    for table in ["utf8.csv", "gbk.csv"] {
        let said = home.audit(&["b.jsonl", "--metadata", table, "--out", "out", "--force", "--quiet"]);
        let transcript = &json_of(&home.read("out/audits.jsonl"))["transcript"];
        let told = ["agent_id", "team", "channel"].map(|key| transcript[key].clone());
        assert_eq!(told, [json!("007"), json!("二组"), json!("chat")], "{table}");
        let unmatched = "Note: 1 row of the metadata belongs to no transcript: nobody\n";
        assert_eq!((said.code, said.err.as_str()), (Some(0), unmatched), "{table}");
    }
}

#[test]
fn doubled_ids_are_audited_and_told() {
    let home = Home::new();
    home.write("b.jsonl", format!("{BAD}\n{BAD}\n"));
    let said = home.audit(&["b.jsonl", "--out", "out", "--quiet"]);
    let told = "Note: 1 transcript bears an id that an earlier one bears; all were audited: bad\n";
    assert_eq!((said.code, said.err.as_str()), (Some(0), told));
    assert_eq!(home.read("out/audits.jsonl").lines().count(), 2);
}

#[test]
fn a_mean_under_the_threshold_fails_the_run() {
    let home = Home::new();
    home.write("in/a.txt", GOOD).write("in/b.jsonl", BAD).write("c.jsonl", BROKEN);
    let at = |args: &[&str]| {
        let said = home.audit(&[args, &["--quiet"]].concat());
        (said.code, said.err.lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(at(&["in", "--fail-under", "50"]), (Some(0), String::new()));
    let missed = "The mean score 50.00 is lower than --fail-under 50.5.".to_owned();
    assert_eq!(at(&["in", "--fail-under", "50.5"]), (Some(1), missed.clone()));
    assert_eq!(
        at(&["in", "c.jsonl", "--fail-under", "50.5"]),
        (Some(1), missed),
        "graver than a rejected input"
    );
    assert_eq!(at(&["in", "c.jsonl", "--fail-under", "50"]).0, Some(3));
}

#[test]
fn odd_but_readable_things_are_warnings_in_the_audit() {
    let home = Home::new();
    home.write("odd.txt", "[00:05] 客服：您好\n[00:02] 客户：查话费\n[00:09] 质检：嗯\n[00:11] 客服：再见\n");
    let said = home.audit(&["odd.txt", "--out", "out", "--quiet"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(
        json_of(&home.read("out/audits.jsonl"))["warnings"],
        json!([
            {"code": "start_before_previous", "segment": 1, "detail": "5000 > 2000"},
            {"code": "unknown_speaker", "segment": 2, "detail": "质检"},
        ])
    );
}
