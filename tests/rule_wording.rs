//! Every problem of rule files has its wording in both languages.

#[path = "support/codes.rs"]
mod codes;

use zhijian::messages::{Lang, find};

#[test]
fn every_code_says_what_is_wrong_and_what_to_do() {
    let codes = codes::codes();
    for known in ["unknown-key", "yaml-too-large", "mixed-signal", "duplicate-rule", "rules-not-utf8"] {
        assert!(codes.contains(known), "{known} is not found in the sources");
    }
    let missing: Vec<String> = codes
        .iter()
        .flat_map(|code| ["what", "cure"].map(|part| format!("{code}-{part}")))
        .filter(|key| [Lang::Zh, Lang::En].iter().any(|lang| find(*lang, key, &[]).is_none()))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
