//! Unnoticed changes as problems: one for each signal and rule, the gravest first.

use super::edits::{Edit, Target};
use super::survivors::MutationRun;
use super::{Way, Weight};
use crate::authoring::brief::{position, shortened};
use crate::diagnostics::{Diagnostic, Place, Sources};

/// Most changes that are named in one message.
const MAX_NAMED: usize = 8;

impl MutationRun {
    /// Number of unnoticed changes of a weight.
    pub fn of_weight(&self, weight: Weight) -> usize {
        self.unnoticed.iter().filter(|edit| edit.weight == weight).count()
    }

    /// One problem for each signal and each rule with unnoticed changes: those with the gravest changes first, then in the
    /// order of signals and rules.
    pub fn problems(&self, sources: &Sources) -> Vec<Diagnostic> {
        let alike = self.unnoticed.chunk_by(Edit::is_of_the_same);
        let mut groups: Vec<Vec<&Edit>> = alike.map(|alike| alike.iter().collect()).collect();
        groups.iter_mut().for_each(|group| group.sort_by_key(|edit| edit.weight));
        groups.sort_by_key(|group| group[0].weight);
        groups.iter().map(|group| problem(group, sources)).collect()
    }
}

fn problem(group: &[&Edit], sources: &Sources) -> Diagnostic {
    let (subject, name) = group[0].target.name();
    let home = match &group[0].target {
        Target::Signal(signal) => &signal.place,
        Target::Rule(rule) => &rule.place,
    };
    let named: Vec<String> = group.iter().take(MAX_NAMED).map(|edit| brief(edit, home, sources)).collect();
    let more = group.len().saturating_sub(MAX_NAMED);
    let problem = Diagnostic::warning("change-unnoticed", home.clone())
        .with("subject", subject)
        .with("name", name)
        .with("count", group.len())
        .with("changes", named.join(", "));
    problem.with("more", if more > 0 { "more" } else { "none" }).with("rest", more)
}

/// A change in one line: `-` takes out and `~` alters, the key and the text there, and where that is.
fn brief(edit: &Edit, home: &Place, sources: &Sources) -> String {
    let way = if edit.way == Way::Deleted { "-" } else { "~" };
    let text = shortened(&edit.text);
    let text = if text.is_empty() { String::new() } else { format!(" {text}") };
    format!("{way}{}{text} ({})", edit.kind, position(&edit.place, home, sources))
}
