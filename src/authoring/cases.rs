//! Cases: dialogues beside a rule with the verdict that the rule must give them.

use crate::diagnostics::Diagnostic;
use crate::engine::{Program, RuleVerdict};
use crate::ingest::{Settings, dialogue};
use crate::rules::model::{Case, Rule, RuleSet};
use crate::transcript::Transcript;

/// A case whose rule gave another verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFailure {
    /// Id of the rule.
    pub rule: String,
    /// The case.
    pub case: Case,
    /// What went wrong.
    pub problem: CaseProblem,
}

/// Why a case failed.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseProblem {
    /// The rule gave another verdict.
    Verdict {
        /// The dialogue as it was read.
        transcript: Box<Transcript>,
        /// What the rule said of it.
        given: Box<RuleVerdict>,
    },
    /// The dialogue cannot be read.
    Unreadable(Diagnostic),
}

/// What running cases came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CaseRun {
    /// Number of cases run.
    pub run: usize,
    /// Those that failed, in the order of the rules.
    pub failures: Vec<CaseFailure>,
}

/// Runs the cases of every rule for which `wanted` holds. Every case runs, whatever became of those before it.
pub fn run_cases(ruleset: &RuleSet, program: &Program, wanted: impl Fn(&Rule, &Case) -> bool) -> CaseRun {
    let mut result = CaseRun::default();
    for rule in &ruleset.rules {
        for case in rule.cases.iter().filter(|case| wanted(rule, case)) {
            result.run += 1;
            if let Err(problem) = run_case(program, rule, case) {
                result.failures.push(CaseFailure { rule: rule.id.clone(), case: case.clone(), problem });
            }
        }
    }
    result
}

/// The transcript that a case describes.
pub fn case_transcript(case: &Case) -> Result<Transcript, Diagnostic> {
    let header: String = case.metadata.iter().map(|(key, value)| format!("# {key}: {value}\n")).collect();
    dialogue(&case.name, &format!("{header}{}", case.dialogue), &Settings::default())
}

fn run_case(program: &Program, rule: &Rule, case: &Case) -> Result<(), CaseProblem> {
    let transcript = case_transcript(case).map_err(CaseProblem::Unreadable)?;
    let given = program.judge(&transcript, &rule.id).expect("a program holds every rule of its rule set");
    if given.verdict == case.verdict {
        Ok(())
    } else {
        Err(CaseProblem::Verdict { transcript: Box::new(transcript), given: Box::new(given) })
    }
}
