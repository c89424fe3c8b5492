//! Rule set → plan.

use std::collections::HashMap;

use super::{
    Anchor, Clause, ClauseKind, Filters, Located, Matcher, Part, Phrase, Rule, ScannerBuilder, Signal,
    SignalId, SignalKind, Similar, Window,
};
use crate::rules::model::{self, Negated, Quoted, Ref, RuleSet, Speakers, Words};
use crate::text;

/// Compiles all signals, in the order of their names.
pub(in crate::engine) fn compile_signals(ruleset: &RuleSet, scanner: &mut ScannerBuilder) -> Vec<Signal> {
    let mut compiler = Compiler::new(ruleset, scanner);
    let mut signals: Vec<Signal> = ruleset.signals.values().map(|signal| compiler.signal(signal)).collect();
    count_speakers(&mut signals);
    signals
}

/// Compiles all rules, in the order of the rule set.
pub(in crate::engine) fn compile_rules(ruleset: &RuleSet, scanner: &mut ScannerBuilder) -> Vec<Rule> {
    let compiler = Compiler::new(ruleset, scanner);
    let indices: HashMap<&str, usize> =
        ruleset.rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect();
    ruleset.rules.iter().map(|rule| compiler.rule(rule, &indices)).collect()
}

struct Compiler<'a> {
    ruleset: &'a RuleSet,
    ids: HashMap<&'a str, SignalId>,
    scanner: &'a mut ScannerBuilder,
}

/// What a matcher inherits from the parts around it.
#[derive(Clone, Copy, Default)]
struct Inherited {
    negated: Option<Negated>,
    quoted: Option<Quoted>,
    sounds_like: bool,
}

impl<'a> Compiler<'a> {
    fn new(ruleset: &'a RuleSet, scanner: &'a mut ScannerBuilder) -> Compiler<'a> {
        let ids = ruleset
            .signals
            .keys()
            .enumerate()
            .map(|(index, name)| (name.as_str(), SignalId(index)))
            .collect();
        Compiler { ruleset, ids, scanner }
    }

    fn id(&self, signal: &Ref) -> SignalId {
        *self.ids.get(signal.name.as_str()).expect("a validated rule set names only signals that exist")
    }

    fn signal(&mut self, signal: &model::Signal) -> Signal {
        let (kind, counted) = match &signal.kind {
            model::SignalKind::Plain(plain) => {
                let speakers = plain.speaker.unwrap_or(Speakers::Any);
                let part = self.part(&plain.part, Inherited::default());
                let counted = plain.speaker.or_else(|| timing_speaker(&part)).unwrap_or(Speakers::Any);
                let when = plain.when.as_ref().map(|clause| self.clause(clause));
                (SignalKind::Plain { speakers, part, when }, counted)
            }
            model::SignalKind::Located(located) => {
                (SignalKind::Located(self.located(located)), Speakers::Any)
            }
        };
        Signal { name: signal.name.clone(), title: signal.title.clone(), kind, counted }
    }

    fn part(&mut self, part: &model::Part, inherited: Inherited) -> Part {
        let inherited = Inherited {
            negated: part.filters.negated.or(inherited.negated),
            quoted: part.filters.quoted.or(inherited.quoted),
            sounds_like: part.filters.sounds_like.unwrap_or(inherited.sounds_like),
        };
        let mut matchers: Vec<Matcher> =
            part.matchers.iter().map(|matcher| self.matcher(matcher, inherited)).collect();
        if inherited.sounds_like {
            matchers.extend(part.matchers.iter().filter_map(|matcher| self.sounding(matcher)));
        }
        let filters = &part.filters;
        Part {
            matchers,
            filters: Filters {
                unless: self.phrases(&filters.unless),
                not_inside: self.phrases(&filters.not_inside),
                negated: inherited.negated,
                quoted: inherited.quoted.unwrap_or(Quoted::Skip),
                not_said_by: filters.not_said_by,
                question: filters.question,
                value: filters.value.clone(),
            },
        }
    }

    fn matcher(&mut self, matcher: &model::Matcher, inherited: Inherited) -> Matcher {
        match matcher {
            model::Matcher::Phrases(phrases) => Matcher::Phrases(self.phrases(phrases)),
            model::Matcher::Words(words) => Matcher::Words(words.iter().map(folded).collect()),
            model::Matcher::Regex { patterns, whole_turn } => {
                let scanner = &mut *self.scanner;
                Matcher::Regex(
                    patterns.iter().map(|pattern| scanner.pattern(&pattern.name, *whole_turn)).collect(),
                )
            }
            model::Matcher::Entities(kinds) => Matcher::Entities(kinds.clone()),
            &model::Matcher::Restates { speaker, back_turns, overlap, at_least_words } => {
                Matcher::Restates { speaker, back_turns, overlap, at_least_words }
            }
            model::Matcher::Similar { examples, threshold } => {
                let texts = examples.iter().map(|example| example.name.clone()).collect();
                Matcher::Similar(Similar::new(texts, *threshold))
            }
            &model::Matcher::Form { question } => Matcher::Form { question },
            &model::Matcher::Gap { from, to } => Matcher::Gap { from, to },
            &model::Matcher::Overlap { by, of } => Matcher::Overlap { by, of },
            &model::Matcher::Pace { min_chars } => Matcher::Pace { min_chars },
            model::Matcher::All { parts, across } => Matcher::All {
                parts: parts.iter().map(|part| self.part(part, inherited)).collect(),
                across: *across,
            },
            model::Matcher::Any(parts) => {
                Matcher::Any(parts.iter().map(|part| self.part(part, inherited)).collect())
            }
            model::Matcher::Located(located) => Matcher::Located(Box::new(self.located(located))),
        }
    }

    /// The same phrases by their sound; none where no part of them can be heard wrongly.
    fn sounding(&mut self, matcher: &model::Matcher) -> Option<Matcher> {
        let model::Matcher::Phrases(written) = matcher else { return None };
        let literals = written.iter().flat_map(|phrase| text::phrase_parts(&phrase.name));
        let heard = literals.filter(|literal| self.scanner.sound(literal)).count();
        (heard > 0).then(|| Matcher::Sounding(self.phrases(written)))
    }

    fn phrases(&mut self, phrases: &[Ref]) -> Vec<Phrase> {
        phrases
            .iter()
            .map(|phrase| text::phrase_parts(&phrase.name))
            .filter(|parts| !parts.is_empty())
            .map(|parts| Phrase(parts.into_iter().map(|part| self.scanner.literal(part)).collect()))
            .collect()
    }

    fn located(&self, located: &model::Located) -> Located {
        Located {
            signal: self.id(&located.signal),
            window: self.window(&located.window),
            value: located.value.clone(),
            pick: located.pick,
            when: located.when.as_ref().map(|clause| self.clause(clause)),
        }
    }

    fn window(&self, window: &model::Window) -> Window {
        let anchors = |anchors: &[model::Anchor]| anchors.iter().map(|anchor| self.anchor(anchor)).collect();
        Window {
            first: window.first.clone(),
            last: window.last.clone(),
            before: anchors(&window.before),
            after: anchors(&window.after),
            near: anchors(&window.near),
            within: window.within.clone(),
            which: window.which,
        }
    }

    fn anchor(&self, anchor: &model::Anchor) -> Anchor {
        match anchor {
            model::Anchor::Start => Anchor::Start,
            model::Anchor::End => Anchor::End,
            model::Anchor::Trigger => Anchor::Trigger,
            model::Anchor::Previous => Anchor::Previous,
            model::Anchor::Signal(signal) => Anchor::Signal(self.id(signal)),
        }
    }

    fn clauses(&self, clauses: &[model::Clause]) -> Vec<Clause> {
        clauses.iter().map(|clause| self.clause(clause)).collect()
    }

    fn clause(&self, clause: &model::Clause) -> Clause {
        let kind = match &clause.kind {
            model::ClauseKind::Signal { signal, count, value } => {
                ClauseKind::Signal { signal: self.id(signal), count: count.clone(), value: value.clone() }
            }
            model::ClauseKind::Measure { measure, bounds, target } => {
                ClauseKind::Measure { measure: *measure, bounds: bounds.clone(), target: target.clone() }
            }
            model::ClauseKind::Metadata { field, is } => {
                ClauseKind::Metadata { field: field.clone(), is: is.clone() }
            }
            model::ClauseKind::All(clauses) => ClauseKind::All(self.clauses(clauses)),
            model::ClauseKind::Any(clauses) => ClauseKind::Any(self.clauses(clauses)),
            model::ClauseKind::Not(clause) => ClauseKind::Not(Box::new(self.clause(clause))),
            model::ClauseKind::AtLeast { count, of } => {
                ClauseKind::AtLeast { count: *count, of: self.clauses(of) }
            }
        };
        Clause {
            kind,
            window: self.window(&clause.window),
            label: self.label(clause),
            channels: clause.channels.clone(),
            if_known: clause.if_known,
            severity: clause.severity,
        }
    }

    fn label(&self, clause: &model::Clause) -> String {
        if let Some(title) = &clause.title {
            return title.clone();
        }
        let joined = |clauses: &[model::Clause]| {
            clauses.iter().map(|clause| self.label(clause)).collect::<Vec<_>>().join(" / ")
        };
        match &clause.kind {
            model::ClauseKind::Signal { signal, .. } => {
                let title = self.ruleset.signals.get(&signal.name).and_then(|signal| signal.title.clone());
                title.unwrap_or_else(|| signal.name.clone())
            }
            model::ClauseKind::Measure { measure, .. } => measure.kind.name().to_owned(),
            model::ClauseKind::Metadata { field, .. } => field.clone(),
            model::ClauseKind::All(clauses)
            | model::ClauseKind::Any(clauses)
            | model::ClauseKind::AtLeast { of: clauses, .. } => joined(clauses),
            model::ClauseKind::Not(clause) => self.label(clause),
        }
    }

    fn rule(&self, rule: &model::Rule, indices: &HashMap<&str, usize>) -> Rule {
        Rule {
            id: rule.id.clone(),
            item: rule.item.clone(),
            title: rule.title.clone(),
            severity: rule.severity,
            weight: rule.weight,
            bonus: rule.bonus,
            manual: rule.manual,
            channels: rule.channels.clone(),
            when: rule.when.as_ref().map(|clause| self.clause(clause)),
            for_each: rule.for_each.as_ref().map(|signal| self.id(signal)),
            combine: rule.combine,
            window: self.window(&rule.window),
            expect: self.clauses(&rule.expect),
            forbid: self.clauses(&rule.forbid),
            partial_credit: rule.partial_credit,
            yields_to: rule
                .yields_to
                .iter()
                .filter_map(|it| indices.get(it.name.as_str()).copied())
                .collect(),
            review: rule.review,
        }
    }
}

/// A word as it stands in the matching form.
fn folded(word: &Words) -> Words {
    Words { word: text::phrase_parts(&word.word).concat(), ..word.clone() }
}

fn timing_speaker(part: &Part) -> Option<Speakers> {
    match part.matchers.as_slice() {
        [Matcher::Gap { to, .. }] => Some(*to),
        [Matcher::Overlap { by, .. }] => Some(*by),
        _ => None,
    }
}

/// Gives each located signal, and each union of signals, the speaker of what it is made of.
fn count_speakers(signals: &mut [Signal]) {
    for _ in 0..signals.len() {
        let known: Vec<Speakers> = signals.iter().map(|signal| signal.counted).collect();
        let mut changed = false;
        for signal in signals.iter_mut() {
            let counted = match &signal.kind {
                SignalKind::Located(located) => known[located.signal.0],
                SignalKind::Plain { speakers: Speakers::Any, part, .. }
                    if signal.counted == Speakers::Any =>
                {
                    union_speaker(part, &known).unwrap_or(Speakers::Any)
                }
                SignalKind::Plain { .. } => continue,
            };
            changed |= signal.counted != counted;
            signal.counted = counted;
        }
        if !changed {
            return;
        }
    }
}

fn union_speaker(part: &Part, known: &[Speakers]) -> Option<Speakers> {
    let mut one = None;
    for matcher in &part.matchers {
        let speakers = match matcher {
            Matcher::Located(located) => Some(known[located.signal.0]),
            Matcher::Gap { to, .. } => Some(*to),
            Matcher::Overlap { by, .. } => Some(*by),
            Matcher::Any(parts) => {
                for part in parts {
                    let inner = union_speaker(part, known)?;
                    if *one.get_or_insert(inner) != inner {
                        return None;
                    }
                }
                continue;
            }
            _ => None,
        }?;
        if *one.get_or_insert(speakers) != speakers {
            return None;
        }
    }
    one
}
