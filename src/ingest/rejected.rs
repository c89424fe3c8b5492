//! A refused input as it is written down.

use crate::diagnostics::Diagnostic;
use crate::engine::{REJECTED_SCHEMA, Rejected};
use crate::messages::Lang;

/// The line of `rejected.jsonl` for an input that was refused.
pub fn rejected(diagnostic: &Diagnostic, lang: Lang) -> Rejected {
    let what = diagnostic.what(lang);
    let reason = match diagnostic.why(lang) {
        Some(why) => format!("{what} {why}"),
        None => what,
    };
    Rejected {
        schema: REJECTED_SCHEMA.to_owned(),
        file: diagnostic.place.file.to_string(),
        line: diagnostic.place.line,
        code: diagnostic.code.to_owned(),
        reason,
        cure: diagnostic.cure(lang).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;

    #[test]
    fn a_refusal_names_file_line_code_reason_and_cure() {
        let diagnostic =
            Diagnostic::error("line-too-long", Place::line("日.jsonl", 7)).with("limit", "16 MiB");
        let rejected = rejected(&diagnostic, Lang::En);
        assert_eq!(
            rejected,
            Rejected {
                schema: "zhijian.rejected/1".into(),
                file: "日.jsonl".into(),
                line: Some(7),
                code: "line-too-long".into(),
                reason: "The line is longer than 16 MiB.".into(),
                cure: "Write one transcript a line; if the file is one large JSON document, save it with the extension .json."
                    .into(),
            }
        );
    }
}
