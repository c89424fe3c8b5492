//! The table of agreement in the documents is what the two documented commands give.
//!
//! `ZHIJIAN_DOCS=overwrite cargo test --test agreement` writes it anew.

use std::path::Path;
use std::process::Command;

const BEGIN: &str = "<!-- table -->\n";
const END: &str = "<!-- /table -->\n";

fn zhijian(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhijian"));
    let done = command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COLUMNS", "100")
        .args(arguments)
        .output()
        .expect("the program starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("what it says is UTF-8")
}

/// What `calibrate` says of the graded samples, down to the list of disagreements.
fn table(lang: &str) -> String {
    let out = tempfile::tempdir().expect("there is room for results");
    let out = out.path().join("out").display().to_string();
    let metadata = "samples/graded/meta.csv";
    zhijian(&["audit", "samples/graded", "--metadata", metadata, "--out", &out, "--quiet"]);
    let said = zhijian(&["calibrate", &out, "--labels", "samples/graded/labels.csv", "--lang", lang]);
    let sections: Vec<&str> = said.split("\n\n").take(3).collect();
    let shown = format!("```text\n{}\n```\n", sections.join("\n\n"));
    shown.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn the_table_in_the_documents_is_what_calibrate_says() {
    for (page, lang) in [("docs/agreement.md", "en"), ("docs/agreement.zh-CN.md", "zh")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = std::fs::read_to_string(&path).expect("the page is there");
        let begin = text.find(BEGIN).expect("the table begins") + BEGIN.len();
        let end = text.find(END).expect("the table ends");
        let table = table(lang);
        if std::env::var_os("ZHIJIAN_DOCS").is_some_and(|it| it == "overwrite") {
            let text = format!("{}{table}{}", &text[..begin], &text[end..]);
            std::fs::write(&path, text).expect("the page can be written");
        } else {
            assert_eq!(
                &text[begin..end],
                table,
                "{page}: ZHIJIAN_DOCS=overwrite cargo test --test agreement"
            );
        }
    }
}
