//! `zhijian rules list`: the rules of a rule set, one a line, columns apart by tabs, or as JSON.

use std::path::Path;

use serde::Serialize;

use crate::args::{RulesListArgs, TableOrJson};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::ruleset;

/// One rule.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// Its line in the SOP catalogue.
    pub item: String,
    /// Its id.
    pub id: String,
    /// `fatal`, `serious` or `minor`.
    pub severity: String,
    /// Its weight in the score.
    pub weight: f64,
    /// Number of its cases.
    pub cases: usize,
    /// Its title.
    pub title: String,
}

/// Lists, in the order of the rule set.
pub fn run(args: RulesListArgs, output: &mut Output) -> Result<Exit, Failure> {
    let rules = list(args.dir.as_deref())?;
    output.data(&match args.format {
        TableOrJson::Table => table(&rules),
        TableOrJson::Json => serde_json::to_string_pretty(&rules).expect("plain data is always JSON") + "\n",
    })?;
    Ok(Exit::Well)
}

fn table(rules: &[Listed]) -> String {
    let mut table = String::from("item\tid\tseverity\tweight\tcases\ttitle\n");
    for Listed { item, id, severity, weight, cases, title } in rules {
        table.push_str(&format!("{item}\t{id}\t{severity}\t{weight}\t{cases}\t{title}\n"));
    }
    table
}

/// The work itself, on the shipped rule set where no directory is named.
fn list(dir: Option<&Path>) -> Result<Vec<Listed>, Failure> {
    let ruleset = ruleset::usable(dir)?;
    let listed = ruleset.rules.into_iter().map(|rule| Listed {
        item: rule.item,
        id: rule.id,
        severity: rule.severity.name().into(),
        weight: rule.weight,
        cases: rule.cases.len(),
        title: rule.title,
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_line() {
        let rule = Listed {
            item: "2.2.2-d1".into(),
            id: "fee-disclosed".into(),
            severity: "fatal".into(),
            weight: 5.0,
            cases: 7,
            title: "办理前告知资费标准".into(),
        };
        let expected = "item\tid\tseverity\tweight\tcases\ttitle\n2.2.2-d1\tfee-disclosed\tfatal\t5\t7\t办理前告知资费标准\n";
        assert_eq!(table(&[rule]), expected);
    }
}
