//! Adding one audit to a summary.

use std::collections::BTreeMap;

use crate::engine::{Audit, RuleVerdict, Verdict};

use super::{Band, Groups, Hundredths, Summary, item_verdict};

impl Summary {
    /// Adds an audit.
    pub fn add(&mut self, audit: &Audit) {
        let stamp = &audit.ruleset;
        let stamp = [stamp.id.clone(), stamp.version.clone(), stamp.hash.clone()];
        *self.rulesets.entry(stamp).or_default() += 1;
        for warning in &audit.warnings {
            *self.warnings.entry(warning.code.clone()).or_default() += 1;
        }
        self.full = self.full.max(Hundredths::of(audit.score.full));
        self.total.add(audit);
        self.add_score(audit);
        let verdicts = self.add_items(audit);
        self.add_groups(audit, &verdicts);
    }

    fn add_score(&mut self, audit: &Audit) {
        let Some(value) = audit.score.value.map(Hundredths::of) else { return };
        *self.scores.entry(value).or_default() += 1;
        if let Some(title) = &audit.score.band {
            self.add_band(title.clone(), Band { count: 1, best: value });
        }
    }

    fn add_items<'a>(&mut self, audit: &'a Audit) -> Vec<(&'a str, Verdict)> {
        let mut rules: BTreeMap<&str, Vec<&RuleVerdict>> = BTreeMap::new();
        for (place, rule) in audit.verdicts.iter().enumerate() {
            rules.entry(&rule.item).or_default().push(rule);
            self.items.entry(rule.item.clone()).or_default().add_rule(place, rule);
        }
        rules
            .into_iter()
            .map(|(item, rules)| {
                let verdict = item_verdict(rules.iter().map(|rule| rule.verdict))
                    .expect("an item that is listed has a rule");
                let review = rules.iter().any(|rule| rule.review);
                let tally = self.items.get_mut(item).expect("the item was just added");
                tally.add_verdict(verdict, review);
                (item, verdict)
            })
            .collect()
    }

    fn add_groups(&mut self, audit: &Audit, verdicts: &[(&str, Verdict)]) {
        let transcript = &audit.transcript;
        let agent = transcript.agent_id.clone().or_else(|| transcript.agent_name.clone());
        let day = transcript.started_at.as_deref().and_then(day);
        add_group(&mut self.agents, agent.clone(), audit, verdicts);
        if let Some(group) = self.agents.get_mut(&agent) {
            group.add_name(transcript.agent_name.clone());
        }
        add_group(&mut self.teams, transcript.team.clone(), audit, verdicts);
        add_group(&mut self.channels, Some(transcript.channel.name().to_owned()), audit, verdicts);
        add_group(&mut self.days, day, audit, verdicts);
    }
}

fn add_group(groups: &mut Groups, key: Option<String>, audit: &Audit, verdicts: &[(&str, Verdict)]) {
    let group = groups.entry(key).or_default();
    group.tally.add(audit);
    for &(item, verdict) in verdicts.iter().filter(|(_, verdict)| verdict.is_judged()) {
        match group.items.get_mut(item) {
            Some(faults) => faults.add(verdict),
            None => group.items.entry(item.to_owned()).or_default().add(verdict),
        }
    }
}

/// The day, as 2026-11-21, of a start written as 2026-11-21…, 2026/11/21…, 2026年11月21日… or 20261121….
pub(super) fn day(started_at: &str) -> Option<String> {
    let text = started_at.trim();
    let mut parts = text.split(|c: char| !c.is_ascii_digit());
    let first = parts.next()?;
    let (year, month, day) = match first.len() {
        4 => (first, parts.next()?, parts.next()?),
        8 | 12 | 14 => (&first[..4], &first[4..6], &first[6..8]),
        _ => return None,
    };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}
