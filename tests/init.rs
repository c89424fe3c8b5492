//! `zhijian init`: what it writes can be used at once, and nothing is overwritten.

mod common;

use common::Home;

#[test]
fn the_first_rule_set_is_sound_and_its_cases_pass() {
    let home = Home::new();
    let said = home.zhijian(&["init", "mine"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(home.names("mine"), [".github", ".vscode", "lexicon.tsv", "ruleset.yaml", "service.yaml"]);
    assert_eq!(home.names("mine/.vscode"), ["extensions.json", "settings.json", "zhijian.schema.json"]);

    let checked = home.zhijian(&["rules", "check", "mine"]);
    assert_eq!((checked.code, checked.err.as_str()), (Some(0), ""));
    let tested = home.zhijian(&["rules", "test", "mine"]);
    assert_eq!((tested.code, tested.err.as_str()), (Some(0), ""));
}

#[test]
fn settings_and_schema_are_json_and_name_each_other() {
    let home = Home::new();
    home.zhijian(&["init", "mine", "--lang", "zh"]);
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_str(&home.read(&format!("mine/.vscode/{name}"))).expect("JSON")
    };
    let schemas = json("settings.json")["yaml.schemas"].clone();
    assert_eq!(schemas, serde_json::json!({"./.vscode/zhijian.schema.json": ["*.yaml"]}));
    assert_eq!(json("zhijian.schema.json")["title"], "zhijian 质检规则");
}

#[test]
fn a_directory_that_holds_something_is_left_alone() {
    let home = Home::new();
    home.write("mine/notes.txt", "x");
    let said = home.zhijian(&["init", "mine"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("init-not-empty"), "{}", said.err);
    assert_eq!(home.names("mine"), ["notes.txt"]);
}

#[test]
fn an_empty_directory_will_do() {
    let home = Home::new();
    std::fs::create_dir(home.path("mine")).expect("it can be made");
    assert_eq!(home.zhijian(&["init", "mine"]).code, Some(0));
    assert_eq!(home.zhijian(&["init", "mine"]).code, Some(2));
}
