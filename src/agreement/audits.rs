//! Reading `audits.jsonl` and `rejected.jsonl`, a line at a time.

use std::io::{BufRead, Read};

use serde::Deserialize;

use crate::diagnostics::{Diagnostic, Place};
use crate::engine::{AUDIT_SCHEMA, Audit, REJECTED_SCHEMA, Rejected};

/// One line of such a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A transcript that was audited.
    Audit(Box<Audit>),
    /// An input that was refused.
    Rejected(Rejected),
}

/// Longer lines are no audits of ours.
const MOST_LINE_BYTES: u64 = 256 << 20;

/// Which kind of line it is.
#[derive(Deserialize)]
struct Kind {
    schema: String,
}

/// Hands out each line of `input` in order; stops at the first that cannot be read or that `take` refuses.
pub fn read_audits(
    mut input: impl BufRead,
    name: &str,
    mut take: impl FnMut(Line) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        let read = input.by_ref().take(MOST_LINE_BYTES).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => break,
            Ok(_) if bytes.trim_ascii().is_empty() => continue,
            Ok(_) => take(parse(&bytes, name, line)?)?,
            Err(error) => return Err(unreadable(name, line, error)),
        }
    }
    Ok(())
}

fn parse(bytes: &[u8], name: &str, line: usize) -> Result<Line, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bad = |error: serde_json::Error| unreadable(name, line, error);
    let kind: Kind = serde_json::from_slice(bytes).map_err(bad)?;
    match kind.schema.as_str() {
        AUDIT_SCHEMA => serde_json::from_slice(bytes).map(Line::Audit).map_err(bad),
        REJECTED_SCHEMA => serde_json::from_slice(bytes).map(Line::Rejected).map_err(bad),
        other => Err(Diagnostic::error("audits-other-schema", Place::line(name, line)).with("schema", other)),
    }
}

fn unreadable(name: &str, line: usize, error: impl std::error::Error) -> Diagnostic {
    Diagnostic::error("audits-unreadable", Place::line(name, line)).with("problem", error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::sample;

    fn read(text: &str) -> (Vec<Line>, Option<(&'static str, Option<usize>)>) {
        let mut lines = Vec::new();
        let ended = read_audits(text.as_bytes(), "audits.jsonl", |line| {
            lines.push(line);
            Ok(())
        });
        (lines, ended.err().map(|problem| (problem.code, problem.place.line)))
    }

    #[test]
    fn audits_and_refusals_come_in_order() {
        let audit = sample::audit("1", "abc", &[]);
        let rejected = sample::rejected("day/2.txt");
        let text = format!(
            "\u{feff}{}\r\n\n{}\n",
            serde_json::to_string(&audit).unwrap(),
            serde_json::to_string(&rejected).unwrap()
        );
        assert_eq!(read(&text), (vec![Line::Audit(Box::new(audit)), Line::Rejected(rejected)], None));
        assert_eq!(read(""), (vec![], None));
    }

    #[test]
    fn a_line_that_is_no_audit_is_told_with_its_number() {
        let audit = serde_json::to_string(&sample::audit("1", "abc", &[])).unwrap();
        let ended = |tail: &str| read(&format!("{audit}\n{tail}")).1;
        assert_eq!(ended("{\"schema\":"), Some(("audits-unreadable", Some(2))));
        assert_eq!(ended("\n会话编号,质检项"), Some(("audits-unreadable", Some(3))));
        assert_eq!(ended("{\"schema\":\"zhijian.audit/1\"}"), Some(("audits-unreadable", Some(2))));
        assert_eq!(ended("{\"schema\":\"zhijian.audit/9\"}"), Some(("audits-other-schema", Some(2))));
    }
}
