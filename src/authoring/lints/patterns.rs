//! Patterns that tell nothing apart.

use std::collections::HashMap;

use super::{Findings, Owner};
use crate::rules::model::{Lint, Matcher, RuleSet, SignalKind};
use crate::text::{Pattern, Reach};

/// Each pattern is looked at once, however often it is written.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let mut known: HashMap<(&str, bool), Option<Reach>> = HashMap::new();
    for signal in ruleset.signals.values() {
        let SignalKind::Plain(plain) = &signal.kind else { continue };
        plain.part.walk(&mut |part| {
            for matcher in &part.matchers {
                let Matcher::Regex { patterns, whole_turn } = matcher else { continue };
                for pattern in patterns {
                    let reach = known
                        .entry((&pattern.name, *whole_turn))
                        .or_insert_with(|| Pattern::reach(&pattern.name, *whole_turn));
                    let lint = match reach {
                        Some(Reach::Everything) => Lint::RegexMatchesEverything,
                        Some(Reach::Nothing) => Lint::RegexMatchesNothing,
                        _ => continue,
                    };
                    let facts = [("pattern", pattern.name.as_str())];
                    findings.add(lint, Owner::Signal(signal), &pattern.place, &facts);
                }
            }
        });
    }
}
