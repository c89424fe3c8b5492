//! `zhijian rules test`: the cases inside the rule files, run, and what they leave unseen.

use std::collections::BTreeMap;

use zhijian::authoring::{
    CaseFailure, CaseProblem, CaseRun, Weight, case_problem, coverage, mutate, run_cases,
};
use zhijian::batch;
use zhijian::diagnostics::formats::{self, Findings, Tried};
use zhijian::diagnostics::{Diagnostic, Level, Place, Sources};
use zhijian::engine::Program;
use zhijian::messages::Lang;
use zhijian::report::{Explain, Style, explain_verdict};
use zhijian::rules::model::{Case, Rule, RuleSet};

use crate::args::RulesTestArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings::{self, FindingsFormat};
use crate::output::Output;
use crate::ruleset;
use crate::settings::Settings;

/// What came of the cases.
#[derive(Default)]
struct Tested {
    tried: Vec<Tried>,
    problems: Vec<Diagnostic>,
    /// Lines of numbers: the message and its arguments.
    numbers: Vec<(&'static str, Vec<(&'static str, usize)>)>,
}

/// Runs the cases, says which went wrong, and counts. A filter that no case passes is a mistake.
pub fn run(args: RulesTestArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let loaded = ruleset::load(args.dir.as_deref());
    let sources = ruleset::sources(&loaded.files);
    let Some(rules) = loaded.ruleset else {
        let tested = Tested { problems: loaded.diagnostics, ..Tested::default() };
        report(&tested, &sources, &args, settings.lang, output)?;
        return Ok(Exit::Nothing);
    };
    let mut tested = Tested { problems: loaded.diagnostics, ..Tested::default() };
    let bench = Bench { program: batch::prepare(&rules), rules: &rules, sources: &sources, settings };
    bench.cases(&args, &mut tested)?;
    if args.coverage || args.fail_uncovered {
        bench.coverage(args.fail_uncovered, &mut tested);
    }
    if args.mutate {
        bench.mutation(args.max_mutants, args.seed, &mut tested);
    }
    report(&tested, &sources, &args, settings.lang, output)?;
    Ok(findings::judge(&tested.problems, args.deny))
}

struct Bench<'a> {
    program: Program,
    rules: &'a RuleSet,
    sources: &'a Sources,
    settings: &'a Settings,
}

impl Bench<'_> {
    /// Runs the cases whose rule, or whose own name, contains the filter.
    fn cases(&self, args: &RulesTestArgs, tested: &mut Tested) -> Result<(), Failure> {
        let filter = args.filter.as_deref();
        let wanted = |rule: &Rule, case: &Case| {
            filter.is_none_or(|filter| rule.id.contains(filter) || case.name.contains(filter))
        };
        let run = run_cases(self.rules, &self.program, wanted);
        if let (0, Some(filter)) = (run.run, filter) {
            return Err(Diagnostic::error("no-case-selected", Place::default())
                .with("filter", filter)
                .into());
        }
        let people = args.format == FindingsFormat::Human;
        for rule in &self.rules.rules {
            let chosen = rule.cases.iter().filter(|case| wanted(rule, case));
            tested.tried.extend(chosen.map(|case| self.tried(rule, case, &run, people)));
        }
        let failures = tested.tried.iter().filter_map(|tried| tried.failure.as_ref());
        tested.problems.extend(failures.map(|failure| failure.problem.clone()));
        let rules = self.rules.rules.iter().filter(|rule| rule.cases.iter().any(|case| wanted(rule, case)));
        let failed = run.failures.len();
        let numbers =
            [("cases", run.run), ("rules", rules.count()), ("passed", run.run - failed), ("failed", failed)];
        tested.numbers.push(("cli-tested", numbers.to_vec()));
        Ok(())
    }

    fn tried(&self, rule: &Rule, case: &Case, run: &CaseRun, people: bool) -> Tried {
        let failure = run.failures.iter().find(|it| it.rule == rule.id && it.case.place == case.place);
        let failure = failure.map(|failure| formats::Failure {
            problem: case_problem(failure, self.rules, &self.program, self.sources, self.settings.lang),
            details: self.dialogue(failure, people),
        });
        Tried { rule: rule.id.clone(), name: case.name.clone(), place: case.place.clone(), failure }
    }

    /// The dialogue of a failed case with what matched and why the verdict is what it is.
    fn dialogue(&self, failure: &CaseFailure, color: bool) -> String {
        let CaseProblem::Verdict { transcript, .. } = &failure.problem else { return String::new() };
        let signals = self.rules.signals.iter();
        let titles: BTreeMap<String, String> =
            signals.filter_map(|(name, signal)| Some((name.clone(), signal.title.clone()?))).collect();
        let how = Explain {
            rule: Some(&failure.rule),
            titles: &titles,
            lang: self.settings.lang,
            style: Style { color },
            mask: false,
        };
        explain_verdict(transcript, &self.program.audit(transcript), how)
    }

    fn coverage(&self, demanded: bool, tested: &mut Tested) {
        let seen = coverage(self.rules, &self.program);
        let (matchers, matched) = seen.matchers();
        let numbers = [
            ("rules", seen.rules.len()),
            ("passing", seen.rules.iter().filter(|rule| rule.passes).count()),
            ("failing", seen.rules.iter().filter(|rule| rule.fails).count()),
            ("matchers", matchers),
            ("matched", matched),
        ];
        let level = if demanded { Level::Error } else { Level::Warning };
        tested.problems.extend(seen.gaps(level, self.sources));
        tested.numbers.push(("cli-coverage", numbers.to_vec()));
    }

    fn mutation(&self, max: usize, seed: u64, tested: &mut Tested) {
        let run = mutate(self.rules, &self.program, max, seed);
        let numbers = [
            ("possible", run.possible),
            ("tried", run.tried),
            ("unnoticed", run.unnoticed.len()),
            ("clauses", run.of_weight(Weight::Clause)),
            ("matchers", run.of_weight(Weight::Matcher)),
            ("words", run.of_weight(Weight::Word)),
            ("implied", run.implied),
        ];
        tested.problems.extend(run.problems(self.sources));
        tested.numbers.push(("cli-mutated", numbers.to_vec()));
    }
}

fn report(
    tested: &Tested,
    sources: &Sources,
    args: &RulesTestArgs,
    lang: Lang,
    output: &mut Output,
) -> Result<(), Failure> {
    let counts: Vec<(&str, usize)> =
        tested.numbers.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
    let found = Findings {
        command: "rules test",
        problems: &tested.problems,
        sources,
        tried: &tested.tried,
        counts: &counts,
        lang,
    };
    if findings::write(&found, args.format, output)? {
        for (message, numbers) in &tested.numbers {
            let numbers: Vec<_> = numbers.iter().map(|(name, count)| (*name, (*count).into())).collect();
            output.data_line(message, &numbers)?;
        }
    }
    Ok(())
}
