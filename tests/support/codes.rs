//! The codes of everything that can be wrong with a rule set, read from the sources.

#![allow(dead_code)]

use std::collections::BTreeSet;
use std::path::Path;

use zhijian::rules::model::Lint;

/// What stands before a code in the sources.
const BEFORE: [&str; 7] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "self.error(",
    "context.error(",
    "self.warning(",
    "context.warning(",
    "Stop::Limit(",
];

/// Every code of `src/rules` and `src/authoring`, lints among them.
pub fn codes() -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = Lint::ALL.iter().map(|lint| lint.code().to_owned()).collect();
    for folder in ["src/rules", "src/authoring"] {
        codes_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut codes);
    }
    codes
}

fn codes_under(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources are readable").path();
        if path.is_dir() {
            codes_under(&path, codes);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source is text");
        for call in BEFORE.iter().flat_map(|before| text.split(before).skip(1)) {
            let code = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            codes.extend(code.map(str::to_owned));
        }
    }
}
