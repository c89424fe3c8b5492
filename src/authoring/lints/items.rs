//! Items of the score sheet and of its dimensions that no rule judges.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, Owner};
use crate::diagnostics::{Place, nearest};
use crate::rules::model::{Group, Lint, RuleSet};

/// Goes by `items` of the sections, and of the dimensions where no section lists the item.
pub(super) fn check<'r>(ruleset: &'r RuleSet, findings: &mut Findings<'r>) {
    let places = &ruleset.places;
    let judged: BTreeSet<&str> = ruleset.rules.iter().map(|rule| rule.item.as_str()).collect();
    let mut look = |list, groups: &'r [Group], items: &BTreeMap<String, Place>, known: &BTreeSet<&str>| {
        for (item, place) in items.iter().filter(|(item, _)| !known.contains(item.as_str())) {
            let Some(group) = groups.iter().find(|group| group.items.contains(item)) else { continue };
            let suggestion = nearest(item, judged.iter().copied()).filter(|near| !items.contains_key(*near));
            let facts =
                [("item", item.as_str()), ("list", list), ("suggestion", suggestion.unwrap_or("none"))];
            findings.add(Lint::ItemWithoutRule, Owner::Group(group), place, &facts);
        }
    };
    look("sections", &ruleset.sections, &places.items, &judged);
    let listed: BTreeSet<&str> =
        judged.iter().copied().chain(places.items.keys().map(String::as_str)).collect();
    look("dimensions", &ruleset.dimensions, &places.dimension_items, &listed);
}
