//! Items of the score sheet that no rule judges.

use std::collections::HashSet;

use super::{Findings, Owner};
use crate::rules::model::{Lint, RuleSet};

/// Goes by `items` of the sections.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let judged: HashSet<&str> = ruleset.rules.iter().map(|rule| rule.item.as_str()).collect();
    for (item, place) in ruleset.places.items.iter().filter(|(item, _)| !judged.contains(item.as_str())) {
        findings.add(Lint::ItemWithoutRule, Owner::Sheet, place, &[("item", item)]);
    }
}
