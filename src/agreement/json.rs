//! Agreement as one JSON document, for programs.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostics::{self, Sources};
use crate::engine::RuleSetStamp;
use crate::messages::Lang;

use super::compare::{Agreement, Disagreement};
use super::figures::{Figures, ItemFigures, MacroF1};

/// Name and version of the form.
pub const AGREEMENT_SCHEMA: &str = "zhijian.agreement/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rulesets: &'a [RuleSetStamp],
    transcripts: usize,
    overall: &'a Figures,
    macro_f1: MacroF1,
    false_fatal: u64,
    items: &'a [ItemFigures],
    disagreements: &'a [Disagreement],
    bad_labels: Vec<Value>,
}

/// The whole agreement, indented, with a line end.
pub fn to_json(agreement: &Agreement, lang: Lang) -> String {
    let sources = Sources::new();
    let bad = agreement.problems.iter().map(|problem| diagnostics::to_json(problem, &sources, lang));
    let document = Document {
        schema: AGREEMENT_SCHEMA,
        rulesets: &agreement.rulesets,
        transcripts: agreement.transcripts,
        overall: &agreement.overall,
        macro_f1: agreement.macro_f1,
        false_fatal: agreement.false_fatal,
        items: &agreement.items,
        disagreements: &agreement.disagreements,
        bad_labels: bad.collect(),
    };
    serde_json::to_string_pretty(&document).expect("an agreement is plain data") + "\n"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::agreement::sample::audit;
    use crate::agreement::{Comparison, Labels};
    use crate::engine::Verdict;

    #[test]
    fn a_program_finds_figures_disagreements_and_bad_labels() {
        let labels = Labels::read(b"id,item,verdict\n1,a,pass\n2,a,pass\n", "l.csv").unwrap();
        let mut comparison = Comparison::new(labels, false);
        comparison.add(&audit("1", "h", &[("r", "a", Verdict::Fail)])).unwrap();
        let document: Value = serde_json::from_str(&to_json(&comparison.finish(), Lang::En)).unwrap();
        let row = |fail: u64| json!({"pass": 0, "fail": fail, "na": 0, "not_evaluable": 0});
        let none = json!({"pass": row(0), "fail": row(0), "na": row(0)});
        let figures = json!({
            "n": 1, "agreed": 0.0, "base_rate": 0.0,
            "confusion": {"pass": row(1), "fail": row(0), "na": row(0)},
            "precision": 0.0, "recall": null, "f1": 0.0,
            "kappa": {"value": 0.0, "interval": null}, "not_evaluable": 0,
            "arguable": {"n": 0, "agreed": 0, "confusion": none}, "unjudged": {"n": 0, "agreed": 0},
        });
        assert_eq!(document["overall"], figures);
        let mut item = figures;
        item["item"] = json!("a");
        item["title"] = json!("题 a");
        assert_eq!(document["items"], json!([item]));
        assert_eq!(document["schema"], "zhijian.agreement/1");
        assert_eq!(document["macro_f1"], json!({"value": null, "items": 0}));
        let disagreement = &document["disagreements"][0];
        let named = ["transcript", "label", "given", "rule"].map(|key| disagreement[key].as_str().unwrap());
        assert_eq!(named, ["1", "pass", "fail", "r"]);
        let bad = &document["bad_labels"][0];
        assert_eq!((&bad["code"], &bad["line"]), (&json!("label-unknown-transcript"), &json!(3)));
    }
}
