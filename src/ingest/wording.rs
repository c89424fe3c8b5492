//! Everything that is refused or warned of can be said in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;

use crate::messages::{Lang, find};

/// The Rust sources of a folder and the folders in it.
fn sources(folder: &Path) -> Vec<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => sources(&path),
            Some("rs") => vec![fs::read_to_string(path).unwrap()],
            _ => Vec::new(),
        })
        .collect()
}

/// What the sources of this folder hold between quotation marks where `pattern` finds it, tests left out.
fn literals(pattern: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ingest");
    let code = sources(&folder)
        .into_iter()
        .map(|source| source.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned());
    code.flat_map(|code| pattern.captures_iter(&code).map(|found| found[1].to_owned()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_refusal_says_what_and_how_to_cure_it() {
    let codes = literals(r#"(?:error|refuse|fault|Err)\(\s*"([a-z]+(?:-[a-z]+)+)""#);
    assert!(codes.len() > 20, "the codes are found: {codes:?}");
    for lang in [Lang::Zh, Lang::En] {
        for code in &codes {
            for part in ["what", "cure"] {
                assert!(find(lang, &format!("{code}-{part}"), &[]).is_some(), "{code}-{part} in {lang:?}");
            }
        }
    }
}

#[test]
fn every_warning_has_a_wording() {
    let mut codes = literals(r#"warn\([^;"]*"([a-z_]+)""#);
    codes.extend(["negative_time", "absurd_time"].map(str::to_owned));
    assert!(codes.len() > 8, "the codes are found: {codes:?}");
    for lang in [Lang::Zh, Lang::En] {
        for code in &codes {
            let key = format!("warning-{}", code.replace('_', "-"));
            assert!(find(lang, &key, &[]).is_some(), "{key} in {lang:?}");
        }
    }
}
