//! Who is behind labels that say nothing.

use std::collections::BTreeMap;

use super::roles::{fold, role};
use crate::diagnostics::{Diagnostic, Place};
use crate::transcript::Speaker;

/// Words that recognisers put before the number of a speaker.
const NUMBERED: [&str; 9] =
    ["speaker", "spk", "channel", "说话人", "发言人", "讲话人", "声道", "通道", "角色"];

/// Labels and who they stand for, as the user wrote them: `0=agent,1=customer`.
///
/// A label is compared without regard to case and width. A number also stands for `speaker 0`, `SPEAKER_00`, `说话人0` …
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeakerMap {
    speakers: BTreeMap<String, Speaker>,
    /// Whether a bare number at the start of a line is somebody who speaks.
    numbers_speak: bool,
}

impl SpeakerMap {
    /// Reads `label=role,label=role`. Roles are the names that transcripts may use: `agent`, `客户`, `ivr` …
    pub fn parse(written: &str) -> Result<SpeakerMap, Diagnostic> {
        let mut speakers = BTreeMap::new();
        for part in written.split([',', '，', ';']).filter(|part| !part.trim().is_empty()) {
            let known = part.split_once(['=', '＝']).and_then(|(label, name)| Some((label, role(name)?)));
            let Some((label, speaker)) = known.filter(|(label, _)| !label.trim().is_empty()) else {
                let place = Place::file(written);
                return Err(Diagnostic::error("bad-speaker-map", place).with("part", part.trim()));
            };
            speakers.insert(fold(label), speaker);
        }
        Ok(SpeakerMap { speakers, numbers_speak: false })
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.speakers.is_empty()
    }

    /// The same map for a text whose lines begin with the numbers of speakers.
    pub(super) fn of_numbered_text(&self) -> SpeakerMap {
        SpeakerMap { numbers_speak: true, ..self.clone() }
    }

    /// Whether a label is a bare number and stands for somebody.
    pub(super) fn is_speaking_number(&self, label: &str) -> bool {
        self.numbers_speak && is_bare_number(label)
    }

    /// Who the user says is behind `label`, else who the label itself names; `None` for a label nobody knows.
    pub fn speaker(&self, label: &str) -> Option<Speaker> {
        if self.is_empty() { role(label) } else { self.mapped(label).or_else(|| role(label)) }
    }

    fn mapped(&self, label: &str) -> Option<Speaker> {
        let label = fold(label);
        let found = self.speakers.get(&label).copied();
        found.or_else(|| {
            let wanted = number(&label)?;
            let same = self.speakers.iter().find(|(key, _)| number(key).as_ref() == Some(&wanted));
            same.map(|(_, speaker)| *speaker)
        })
    }
}

/// Whether a label is the running number of a speaker: `Speaker 1`, `说话人2`.
pub(super) fn is_numbered(label: &str) -> bool {
    let label = fold(label);
    NUMBERED.iter().any(|word| label.starts_with(word)) && number(&label).is_some()
}

/// Whether a label is a number that few enough speakers need: `0`, `12`.
pub(super) fn is_bare_number(label: &str) -> bool {
    (1..=2).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of `0`, `speaker 0`, `speaker_00`, `说话人0`, without leading zeros.
fn number(label: &str) -> Option<String> {
    let rest = NUMBERED.iter().find_map(|word| label.strip_prefix(word)).unwrap_or(label);
    let digits = rest.trim_start_matches([' ', '_', '-']);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let short = digits.trim_start_matches('0');
    is_number.then(|| if short.is_empty() { "0".to_owned() } else { short.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_for_every_way_to_write_a_speaker_number() {
        let map = SpeakerMap::parse("0=agent, 1＝客户，张三=customer").unwrap();
        for label in ["0", "00", "Speaker 0", "SPEAKER_00", "spk0", "说话人0"] {
            assert_eq!(map.speaker(label), Some(Speaker::Agent), "{label}");
        }
        assert_eq!(map.speaker("发言人 1"), Some(Speaker::Customer));
        assert_eq!(map.speaker("张三"), Some(Speaker::Customer));
        assert_eq!(map.speaker("speaker 10"), None);
        assert_eq!(map.speaker("坐席"), Some(Speaker::Agent));
    }

    #[test]
    fn what_the_user_says_wins_over_the_label() {
        let map = SpeakerMap::parse("客服=system").unwrap();
        assert_eq!(map.speaker("客服"), Some(Speaker::System));
    }

    #[test]
    fn a_map_that_names_no_role_is_refused() {
        for written in ["0:agent", "0=boss", "=agent", "0"] {
            let refused = SpeakerMap::parse(written).unwrap_err();
            assert_eq!((refused.code, refused.facts[0].1.as_str()), ("bad-speaker-map", written));
        }
        assert!(SpeakerMap::parse("").unwrap().is_empty());
    }
}
