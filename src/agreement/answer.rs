//! What a grader says of an item, and what the audit says of it.

use serde::Serialize;

use crate::engine::Verdict;

/// What a grader says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Labelled {
    /// The requirement is met.
    Pass,
    /// It is not met.
    Fail,
    /// It does not arise.
    NotApplicable,
    /// The grader could not judge it either.
    NotEvaluable,
}

impl Labelled {
    /// Reads `pass`, `不通过`, `n/a`, `fail?` …; the flag says whether a question mark makes it arguable.
    pub fn parse(written: &str) -> Option<(Labelled, bool)> {
        let written = written.trim();
        let name = written.trim_end_matches(['?', '？']);
        let arguable = name.len() < written.len();
        let name = name.trim().to_lowercase();
        let (labelled, _) = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()))?;
        Some((*labelled, arguable))
    }

    /// The name used in labels and reports.
    pub fn name(self) -> &'static str {
        match self {
            Labelled::Pass => "pass",
            Labelled::Fail => "fail",
            Labelled::NotApplicable => "na",
            Labelled::NotEvaluable => "not_evaluable",
        }
    }
}

/// How graders write their verdicts. What is met in part is not met.
const NAMES: [(Labelled, &[&str]); 4] = [
    (Labelled::Pass, &["pass", "passed", "p", "1", "√", "✓", "通过", "合格", "符合", "达标"]),
    (
        Labelled::Fail,
        &[
            "fail",
            "failed",
            "f",
            "0",
            "×",
            "✗",
            "partial",
            "不通过",
            "未通过",
            "不合格",
            "不符合",
            "未达标",
            "不达标",
            "部分通过",
            "部分符合",
        ],
    ),
    (Labelled::NotApplicable, &["na", "n/a", "not_applicable", "-", "–", "—", "不适用", "不涉及", "无关"]),
    (Labelled::NotEvaluable, &["ne", "not_evaluable", "○", "不可评估", "无法评估", "无法判定", "不能判定"]),
];

/// What the audit says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// The requirement is met.
    Pass,
    /// It is not met, or only in part.
    Fail,
    /// It does not arise.
    NotApplicable,
    /// The program did not judge it: not evaluable, or left to a human.
    NotEvaluable,
}

impl Given {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Given::Pass => "pass",
            Given::Fail => "fail",
            Given::NotApplicable => "na",
            Given::NotEvaluable => "not_evaluable",
        }
    }
}

impl From<Verdict> for Given {
    fn from(verdict: Verdict) -> Given {
        match verdict {
            Verdict::Pass => Given::Pass,
            Verdict::Fail | Verdict::Partial => Given::Fail,
            Verdict::NotApplicable => Given::NotApplicable,
            Verdict::NotEvaluable | Verdict::Manual => Given::NotEvaluable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graders_write_in_two_languages_and_mark_what_is_arguable() {
        let table = [
            ("pass", Some((Labelled::Pass, false))),
            (" Fail ? ", Some((Labelled::Fail, true))),
            ("通过？", Some((Labelled::Pass, true))),
            ("不通过", Some((Labelled::Fail, false))),
            ("部分通过", Some((Labelled::Fail, false))),
            ("N/A", Some((Labelled::NotApplicable, false))),
            ("不适用?", Some((Labelled::NotApplicable, true))),
            ("○", Some((Labelled::NotEvaluable, false))),
            ("?", None),
            ("", None),
            ("还行", None),
        ];
        for (written, read) in table {
            assert_eq!(Labelled::parse(written), read, "{written:?}");
        }
    }

    #[test]
    fn what_is_met_in_part_fails_and_what_is_left_to_a_human_is_not_judged() {
        let given = Verdict::ALL.map(Given::from);
        use Given::*;
        assert_eq!(given, [Pass, Fail, Fail, NotApplicable, NotEvaluable, NotEvaluable]);
    }
}
