//! From sums to figures.

use crate::engine::{Severity, Verdict};

use super::figures::{
    BandFigures, Bucket, Counts, GroupFigures, ItemFigures, RuleSetFigures, SUMMARY_SCHEMA, ScoreFigures,
    SummaryFigures, TopItem,
};
use super::item::ItemTally;
use super::tally::{GroupTally, share};
use super::{Groups, LEAST_RANKED_TRANSCRIPTS, Summary};

impl Summary {
    /// The figures, ready to read.
    pub fn figures(&self) -> SummaryFigures {
        let items = self.item_figures();
        SummaryFigures {
            schema: SUMMARY_SCHEMA,
            rulesets: self.ruleset_figures(),
            counts: Counts {
                audited: self.audited(),
                rejected: self.rejected(),
                rejected_by_code: self.rejected.clone(),
                skipped_files: self.skipped_files,
            },
            inputs: self.notes.clone(),
            score: self.score_figures(),
            bands: self.band_figures(),
            distribution: self.buckets(),
            items_judged: items.iter().filter(|item| item.judged > 0).count(),
            items_total: items.len(),
            items,
            agents: self.ranked(&self.agents),
            teams: self.ranked(&self.teams),
            channels: self.listed(&self.channels),
            days: self.listed(&self.days),
            warnings: self.warnings.clone(),
        }
    }

    fn ruleset_figures(&self) -> Vec<RuleSetFigures> {
        let figures = |([id, version, hash], &transcripts): (&[String; 3], &u64)| RuleSetFigures {
            id: id.clone(),
            version: version.clone(),
            hash: hash.clone(),
            transcripts,
        };
        self.rulesets.iter().map(figures).collect()
    }

    fn score_figures(&self) -> ScoreFigures {
        let total = &self.total;
        ScoreFigures {
            full: self.full.number(),
            scored: total.scored,
            unscored: total.audited - total.scored,
            mean: total.mean(),
            median: self.median(),
            min: self.scores.first_key_value().map(|(score, _)| score.number()),
            max: self.scores.last_key_value().map(|(score, _)| score.number()),
            passed: total.passed,
            passed_of: total.pass_known,
            passed_share: total.passed_share(),
            vetoed: total.vetoed,
            insufficient: total.insufficient,
            review: total.review,
        }
    }

    fn median(&self) -> Option<f64> {
        let count = self.total.scored;
        let lower = self.nth_score(count.checked_sub(1)? / 2)?;
        let upper = self.nth_score(count / 2)?;
        Some((lower + upper) / 2.0)
    }

    fn nth_score(&self, nth: u64) -> Option<f64> {
        let mut seen = 0;
        let at = self.scores.iter().find(|(_, count)| {
            seen += **count;
            seen > nth
        });
        at.map(|(score, _)| score.number())
    }

    fn band_figures(&self) -> Vec<BandFigures> {
        let mut bands: Vec<_> = self.bands.iter().collect();
        bands.sort_by(|(a_title, a), (b_title, b)| b.best.cmp(&a.best).then(a_title.cmp(b_title)));
        bands
            .into_iter()
            .map(|(title, band)| BandFigures {
                band: title.clone(),
                count: band.count,
                share: share(band.count, self.total.scored).unwrap_or_default(),
            })
            .collect()
    }

    fn buckets(&self) -> Vec<Bucket> {
        let tenth = self.full.number() / 10.0;
        let mut buckets: Vec<Bucket> = (0..10)
            .map(|at| Bucket { from: f64::from(at) * tenth, to: f64::from(at + 1) * tenth, count: 0 })
            .collect();
        for (score, count) in &self.scores {
            let at = (score.0 * 10).checked_div(self.full.0).unwrap_or(0).clamp(0, 9);
            buckets[at as usize].count += count;
        }
        buckets
    }

    fn item_figures(&self) -> Vec<ItemFigures> {
        let mut items: Vec<(&String, &ItemTally)> = self.items.iter().collect();
        items.sort_by_key(|(item, tally)| (tally.first.as_ref().map(|(place, _)| *place), *item));
        items
            .into_iter()
            .map(|(item, tally)| ItemFigures {
                item: item.clone(),
                title: self.title(item),
                severity: tally.severity.unwrap_or(Severity::Minor),
                verdicts: Verdict::ALL.map(|verdict| (verdict.name(), tally.count(verdict))).into(),
                judged: tally.judged(),
                faulted: tally.faulted(),
                fail_rate: share(tally.faulted(), tally.judged()),
                lost_points: tally.lost.number(),
                review: tally.review,
            })
            .collect()
    }

    fn title(&self, item: &str) -> String {
        let first = self.items.get(item).and_then(|tally| tally.first.as_ref());
        first.map(|(_, title)| title.clone()).unwrap_or_default()
    }

    fn listed(&self, groups: &Groups) -> Vec<GroupFigures> {
        let known = groups.iter().filter(|(key, _)| key.is_some());
        let unknown = groups.iter().filter(|(key, _)| key.is_none());
        known.chain(unknown).map(|(key, group)| self.group(key, group)).collect()
    }

    fn ranked(&self, groups: &Groups) -> Vec<GroupFigures> {
        let mut figures = self.listed(groups);
        figures.sort_by(|a, b| {
            let mean = |group: &GroupFigures| if group.ranked { group.mean } else { None };
            b.ranked.cmp(&a.ranked).then(mean(b).partial_cmp(&mean(a)).expect("means are numbers"))
        });
        figures
    }

    fn group(&self, key: &Option<String>, group: &GroupTally) -> GroupFigures {
        GroupFigures {
            key: key.clone(),
            name: group.name.clone(),
            transcripts: group.tally.audited,
            mean: group.tally.mean(),
            passed_share: group.tally.passed_share(),
            fatal_share: group.tally.vetoed_share(),
            ranked: key.is_some() && group.tally.audited >= LEAST_RANKED_TRANSCRIPTS,
            top_items: self.top_items(group),
        }
    }

    fn top_items(&self, group: &GroupTally) -> Vec<TopItem> {
        let mut items: Vec<_> = group.items.iter().filter(|(_, faults)| faults.faulted > 0).collect();
        items.sort_by(|(_, a), (_, b)| b.faulted.cmp(&a.faulted).then(a.judged.cmp(&b.judged)));
        items
            .into_iter()
            .take(MOST_TOP_ITEMS)
            .map(|(item, faults)| TopItem {
                item: item.clone(),
                title: self.title(item),
                faulted: faults.faulted,
                judged: faults.judged,
                fail_rate: faults.rate().unwrap_or_default(),
            })
            .collect()
    }
}

/// How many items a group lists.
const MOST_TOP_ITEMS: usize = 3;
