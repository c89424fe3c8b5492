//! `zhijian rules diff`: counts, examples and exit codes, the same for any number of threads.

mod common;

use common::{BROKEN, GOOD, Home, RULES};
use serde_json::{Value, json};

const NEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/next-rules");

fn diff(home: &Home, args: &[&str]) -> (Option<i32>, Value) {
    let said = home.zhijian(&[&["rules", "diff", RULES, NEXT, "--format", "json"], args].concat());
    (said.code, serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err)))
}

fn many() -> Home {
    let home = Home::new();
    for at in 0..60 {
        let call = if at % 3 == 0 { GOOD.replace("您好，请讲", "您好") } else { GOOD.to_owned() };
        home.write(&format!("calls/{at:02}.txt"), call);
    }
    home
}

#[test]
fn the_same_is_said_for_any_number_of_threads() {
    let home = many();
    let one = home.zhijian(&["rules", "diff", RULES, NEXT, "calls", "--threads", "1"]);
    let four = home.zhijian(&["rules", "diff", RULES, NEXT, "calls", "--threads", "4"]);
    assert_eq!(one, four);
}

#[test]
fn changes_are_counted_and_the_first_examples_named() {
    let (code, diff) = diff(&many(), &["calls"]);
    assert_eq!(code, Some(0));
    assert_eq!([&diff["transcripts"], &diff["changed"], &diff["rejected"]], [60, 60, 0]);
    let rules: Vec<(&str, &str)> = diff["rules"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|rule| (rule["rule"].as_str().expect("an id"), rule["presence"].as_str().expect("a word")))
        .collect();
    let expected = [("greeting", "kept"), ("closing", "kept"), ("polite", "added"), ("silence", "removed")];
    assert_eq!(rules, expected);

    let greeting = &diff["rules"][0]["transitions"];
    assert_eq!(greeting.as_array().map(Vec::len), Some(1));
    assert_eq!([&greeting[0]["from"], &greeting[0]["to"]], ["pass", "fail"]);
    assert_eq!(greeting[0]["count"], 20);
    let named: Vec<&Value> =
        greeting[0]["examples"].as_array().expect("a list").iter().map(|it| &it["transcript"]).collect();
    assert_eq!(named, ["00", "03", "06"]);

    let closing = &diff["rules"][1];
    assert_eq!(closing["weight"], json!({"old": 2.0, "new": 3.0}));
    assert_eq!(closing["severity"], json!({"old": "minor", "new": "serious"}));
}

#[test]
fn examples_are_masked_unless_that_is_waived() {
    let home = Home::new();
    home.write("call.txt", GOOD.replace("您好，请讲", "您好，您的号码13900472816"));
    let quoted =
        |args: &[&str]| diff(&home, &[&["call.txt"], args].concat()).1.to_string().contains("13900472816");
    assert!(!quoted(&[]));
    assert!(quoted(&["--no-mask"]));
}

#[test]
fn a_change_fails_only_where_that_was_asked_for_and_is_graver_than_a_rejected_input() {
    let home = Home::new();
    home.write("in/call.txt", GOOD).write("in/broken.jsonl", BROKEN);
    let code =
        |new: &str, args: &[&str]| home.zhijian(&[&["rules", "diff", RULES, new, "in"], args].concat()).code;
    assert_eq!(code(NEXT, &[]), Some(3));
    assert_eq!(code(NEXT, &["--fail-on-change"]), Some(1));
    assert_eq!(code(RULES, &["--fail-on-change"]), Some(3));
    assert_eq!(code("no-such-rules", &[]), Some(2));
}
