//! The YAML blocks of a document, each as a whole file.

use regex::Regex;

/// The YAML blocks: what they are marked as, and their text.
pub fn blocks(text: &str) -> Vec<(String, String)> {
    let fence = Regex::new(r"(?ms)^```yaml *([a-z]*)\n(.*?)^```$").expect("a pattern");
    fence.captures_iter(text).map(|block| (block[1].to_owned(), block[2].to_owned())).collect()
}

/// A block with what is missing around it.
pub fn whole(kind: &str, block: &str) -> String {
    match kind {
        "" | "wrong" | "prelude" | "ruleset" => block.to_owned(),
        "signals" => format!("signals:\n{}", indented(block, 2)),
        "rule" => format!("rules:\n  -\n{}", indented(block, 4)),
        "clauses" => format!("rules:\n  - id: shown\n    title: 例\n    expect:\n{}", indented(block, 6)),
        other => panic!("a block is marked {other}"),
    }
}

fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}
