//! Every problem of rule files has its wording in both languages.

use std::collections::BTreeSet;
use std::path::Path;

use zhijian::messages::{Lang, find};

/// What stands before the code of a problem in the sources.
const BEFORE: [&str; 5] =
    ["Diagnostic::error(", "Diagnostic::warning(", "self.error(", "context.error(", "Stop::Limit("];

fn codes_under(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources are readable").path();
        if path.is_dir() {
            codes_under(&path, codes);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source is text");
        let calls = BEFORE.iter().chain(&["self.warning(", "context.warning("]);
        for call in calls.flat_map(|before| text.split(before).skip(1)) {
            let code = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            codes.extend(code.map(str::to_owned));
        }
    }
}

#[test]
fn every_code_says_what_is_wrong_and_what_to_do() {
    let mut codes = BTreeSet::new();
    codes_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules"), &mut codes);
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
