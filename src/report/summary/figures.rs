//! The figures of a summary, ready to read: `summary.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::notes::InputNotes;
use crate::engine::Severity;

/// Name and version of the form in which summaries are written.
pub const SUMMARY_SCHEMA: &str = "zhijian.summary/1";

/// Everything a summary says. Shares are between 0 and 1; a figure that nothing supports is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummaryFigures {
    /// Always [`SUMMARY_SCHEMA`].
    pub schema: &'static str,
    /// The rule sets that judged.
    pub rulesets: Vec<RuleSetFigures>,
    /// How many inputs.
    pub counts: Counts,
    /// What was left out of the inputs, and what found no partner.
    #[serde(skip_serializing_if = "InputNotes::is_empty")]
    pub inputs: InputNotes,
    /// The scores.
    pub score: ScoreFigures,
    /// Scores by band, best first.
    pub bands: Vec<BandFigures>,
    /// Scores in tenths of the full score, lowest first.
    pub distribution: Vec<Bucket>,
    /// Items judged at least once.
    pub items_judged: usize,
    /// All items.
    pub items_total: usize,
    /// Every item, in the order of the rule set.
    pub items: Vec<ItemFigures>,
    /// Best mean first, unranked ones last.
    pub agents: Vec<GroupFigures>,
    /// Best mean first, unranked ones last.
    pub teams: Vec<GroupFigures>,
    /// In the order of their names.
    pub channels: Vec<GroupFigures>,
    /// From the first day to the last.
    pub days: Vec<GroupFigures>,
    /// How often each oddity of transcripts was met, by code.
    pub warnings: BTreeMap<String, u64>,
}

/// A rule set and how many transcripts it judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSetFigures {
    /// Name of the rule set.
    pub id: String,
    /// Version as its author wrote it.
    pub version: String,
    /// Hash of what it says.
    pub hash: String,
    /// Transcripts it judged.
    pub transcripts: u64,
}

/// How many inputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Transcripts audited.
    pub audited: u64,
    /// Inputs rejected.
    pub rejected: u64,
    /// The same by code.
    pub rejected_by_code: BTreeMap<String, u64>,
    /// Files skipped because they are no transcripts.
    pub skipped_files: u64,
}

/// The scores.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreFigures {
    /// The highest score there is.
    pub full: f64,
    /// Transcripts with a score.
    pub scored: u64,
    /// Transcripts of which nothing could be measured.
    pub unscored: u64,
    /// Mean.
    pub mean: Option<f64>,
    /// Median; between the two middle ones where there are two.
    pub median: Option<f64>,
    /// Lowest.
    pub min: Option<f64>,
    /// Highest.
    pub max: Option<f64>,
    /// Transcripts that reach the pass mark.
    pub passed: u64,
    /// Transcripts of which it is known whether they do.
    pub passed_of: u64,
    /// The first as a share of the second.
    pub passed_share: Option<f64>,
    /// Transcripts with a fatal failure.
    pub vetoed: u64,
    /// Transcripts of which too little was judged.
    pub insufficient: u64,
    /// Transcripts that a human must confirm.
    pub review: u64,
}

/// A band and how many scores fall in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BandFigures {
    /// Title of the band.
    pub band: String,
    /// Scores in it.
    pub count: u64,
    /// The same as a share of all scores.
    pub share: f64,
}

/// A tenth of the full score and how many scores fall in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bucket {
    /// Lowest score in it.
    pub from: f64,
    /// First score above it; the last bucket includes it.
    pub to: f64,
    /// Scores in it.
    pub count: u64,
}

/// One line of the SOP catalogue. An item with several rules has the worst verdict of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemFigures {
    /// Its id.
    pub item: String,
    /// Title of its first rule.
    pub title: String,
    /// The gravest severity that was seen.
    pub severity: Severity,
    /// Transcripts by verdict.
    pub verdicts: BTreeMap<&'static str, u64>,
    /// Transcripts in which it was judged.
    pub judged: u64,
    /// Transcripts in which it was not fully met: fail and partial.
    pub faulted: u64,
    /// The same as a share of the judged.
    pub fail_rate: Option<f64>,
    /// Weight that was not earned, over all transcripts.
    pub lost_points: f64,
    /// Transcripts in which a human should confirm it.
    pub review: u64,
}

/// An agent, a team, a channel or a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupFigures {
    /// Staff number, team, channel or day; absent for transcripts that do not say.
    pub key: Option<String>,
    /// Name of the agent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Transcripts audited.
    pub transcripts: u64,
    /// Mean score.
    pub mean: Option<f64>,
    /// Share that reaches the pass mark.
    pub passed_share: Option<f64>,
    /// Share with a fatal failure.
    pub fatal_share: Option<f64>,
    /// Whether there are enough transcripts to compare it.
    pub ranked: bool,
    /// The items not met most often, at most three.
    pub top_items: Vec<TopItem>,
}

/// An item that a group often does not meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopItem {
    /// Its id.
    pub item: String,
    /// Its title.
    pub title: String,
    /// Transcripts in which it was not fully met.
    pub faulted: u64,
    /// Transcripts in which it was judged.
    pub judged: u64,
    /// The first as a share of the second.
    pub fail_rate: f64,
}

impl SummaryFigures {
    /// The items not met most often first; items always met are left out.
    pub fn worst_items(&self) -> Vec<&ItemFigures> {
        let mut items: Vec<&ItemFigures> = self.items.iter().filter(|item| item.faulted > 0).collect();
        items.sort_by(|a, b| b.faulted.cmp(&a.faulted).then(a.judged.cmp(&b.judged)));
        items
    }

    /// `summary.json`, ending in a line feed.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("figures can be written as JSON");
        json.push(b'\n');
        json
    }
}
