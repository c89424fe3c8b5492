//! How transcripts are to be read and judged, as `audit` and `explain` both need it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use zhijian::diagnostics::{Diagnostic, Place};
use zhijian::transcript::Speaker;

use crate::args::ReadingArgs;

/// How transcripts are to be read and judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Directory of the rule set; the shipped one where there is none.
    pub rules: Option<PathBuf>,
    /// Table with agent, team, channel … by transcript id.
    pub metadata: Option<PathBuf>,
    /// Who is who where speakers are only numbers or names.
    pub speakers: BTreeMap<String, Speaker>,
    /// Whether personal data is masked in everything that is written.
    pub mask: bool,
}

impl Reading {
    /// What was typed, understood.
    pub fn new(args: ReadingArgs) -> Result<Reading, Diagnostic> {
        Ok(Reading {
            rules: args.rules,
            metadata: args.metadata,
            speakers: args.speakers.as_deref().map(speakers).transpose()?.unwrap_or_default(),
            mask: !args.no_mask,
        })
    }
}

/// Reads `0=agent,1=customer`; roles may also be written in Chinese.
fn speakers(map: &str) -> Result<BTreeMap<String, Speaker>, Diagnostic> {
    map.split([',', '，']).map(|pair| speaker(pair).ok_or_else(|| unreadable(map, pair))).collect()
}

fn speaker(pair: &str) -> Option<(String, Speaker)> {
    let (name, role) = pair.split_once('=')?;
    let role = match role.trim().to_lowercase().as_str() {
        "agent" | "客服" | "坐席" => Speaker::Agent,
        "customer" | "客户" | "用户" => Speaker::Customer,
        "system" | "系统" => Speaker::System,
        "unknown" | "未知" => Speaker::Unknown,
        _ => return None,
    };
    let name = name.trim();
    (!name.is_empty()).then(|| (name.to_owned(), role))
}

fn unreadable(map: &str, pair: &str) -> Diagnostic {
    Diagnostic::error("speakers-map", Place::default()).with("map", map).with("pair", pair.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_roles() {
        let expected = BTreeMap::from([
            ("0".to_owned(), Speaker::Agent),
            ("左".to_owned(), Speaker::Customer),
            ("ivr".to_owned(), Speaker::System),
        ]);
        assert_eq!(speakers("0=agent, 左=客户，ivr=System"), Ok(expected));
    }

    #[test]
    fn a_pair_without_a_known_role_is_refused() {
        for map in ["", "0", "0=", "=agent", "0=agent,", "0=agent,1=boss"] {
            let refused = speakers(map).map_err(|problem| problem.code);
            assert_eq!(refused, Err("speakers-map"), "{map}");
        }
    }
}
