//! One conversation as an export holds it, and its way to a transcript.

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::ingest::Settings;
use crate::ingest::draft::{Draft, Origin, Said};
use crate::ingest::fields::Field;
use crate::ingest::native;
use crate::ingest::speakers::SpeakerMap;
use crate::ingest::warnings::warn;
use crate::transcript::{Speaker, Transcript, Word};

use super::fault::{Fault, fault, outcome};
use super::tree::{first, text};
use super::unit::{moment_ms, moment_text};

/// A conversation, its utterances in the order of the export.
#[derive(Debug, Default, PartialEq)]
pub(in crate::ingest) struct Call {
    /// Empty where the export names none.
    pub(in crate::ingest) id: String,
    /// What is told about the conversation as a whole.
    pub(in crate::ingest) fields: Vec<(Field, String)>,
    pub(in crate::ingest) heard: Vec<Heard>,
    /// What was left out of the utterances: code and detail.
    pub(in crate::ingest) odd: Vec<Odd>,
}

/// One utterance. Times are milliseconds, not yet believed.
#[derive(Debug, Default, PartialEq)]
pub(in crate::ingest) struct Heard {
    /// What the diarisation calls the speaker; empty where it does not say.
    pub(in crate::ingest) speaker: String,
    /// The channel of the recording; empty where it is not said.
    pub(in crate::ingest) channel: String,
    pub(in crate::ingest) start_ms: Option<f64>,
    pub(in crate::ingest) end_ms: Option<f64>,
    pub(in crate::ingest) text: String,
    pub(in crate::ingest) words: Vec<Word>,
    /// What is odd about it.
    pub(in crate::ingest) odd: Vec<Odd>,
}

/// The code of a warning and its detail.
pub(in crate::ingest) type Odd = (&'static str, String);

/// What an export says of itself beside its utterances: why there may be none.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Verdict<'v> {
    pub(super) status: &'v str,
    pub(super) message: &'v str,
    /// The whole text, which some systems give without utterances.
    pub(super) whole: &'v str,
}

impl Call {
    pub(in crate::ingest) fn named(id: impl Into<String>) -> Call {
        Call { id: id.into(), ..Call::default() }
    }

    /// Takes over what stands beside the utterances under the names of the native form.
    pub(super) fn describe_by(&mut self, value: &Value) {
        let known = value.as_object().into_iter().flatten();
        let known = known.filter_map(|(key, value)| Some((native::field(key)?, text(value).into_owned())));
        self.fields.extend(known.filter(|(_, value)| !value.trim().is_empty()));
    }

    /// Counts starts that are still unknown from the first moment of a clock, at `paths` of the items.
    pub(super) fn start_by_clock(&mut self, items: &[Value], paths: &[&str]) {
        let moments = || items.iter().map(|item| first(item, paths));
        let Some(began) = moments().find(|moment| moment_ms(moment).is_some()) else { return };
        self.fields.extend(moment_text(began).map(|began| (Field::StartedAt, began)));
        let began_ms = moment_ms(began).unwrap_or_default();
        for (heard, moment) in self.heard.iter_mut().zip(moments()) {
            heard.start_ms = heard.start_ms.or_else(|| Some(moment_ms(moment)? - began_ms));
        }
    }

    /// The call, unless it is silent and the export says why.
    pub(super) fn or_explain(self, verdict: Verdict<'_>) -> Result<Vec<Call>, Fault> {
        if self.heard.iter().any(Heard::says_something) {
            return Ok(vec![self]);
        }
        if let Some(fault) = outcome(verdict.status, verdict.message) {
            return Err(fault);
        }
        if !verdict.whole.trim().is_empty() {
            return Err(fault("export-without-utterances"));
        }
        Ok(vec![self])
    }

    /// The transcript; utterances of several channels are brought into the order of their starts.
    pub(in crate::ingest) fn transcript(
        mut self,
        origin: &Origin,
        settings: &Settings,
    ) -> Result<Transcript, Diagnostic> {
        self.heard.retain(Heard::says_something);
        let by_channel = self.has_several_channels();
        if by_channel {
            sort(&mut self.heard);
        }
        let by_channel = by_channel && self.knows_channels(&settings.speakers);
        let mut draft = Draft::new(settings);
        self.describe(&mut draft.transcript);
        for heard in self.heard {
            heard.push(by_channel, &mut draft);
            if draft.is_full() {
                break;
            }
        }
        draft.finish(origin).map(name_the_silent)
    }

    fn has_several_channels(&self) -> bool {
        let mut channels =
            self.heard.iter().map(|heard| heard.channel.as_str()).filter(|name| !name.is_empty());
        let first = channels.next();
        channels.any(|channel| Some(channel) != first)
    }

    /// Whether channels say more than speakers: they do, unless the user named the speakers alone.
    fn knows_channels(&self, speakers: &SpeakerMap) -> bool {
        let knows =
            |label: fn(&Heard) -> &str| self.heard.iter().any(|heard| who(speakers, label(heard)).is_some());
        knows(|heard| &heard.channel) || !knows(|heard| &heard.speaker)
    }

    fn describe(&mut self, transcript: &mut Transcript) {
        transcript.id = std::mem::take(&mut self.id).trim().to_owned();
        for (field, value) in &self.fields {
            field.set(value, transcript);
        }
        for (code, detail) in &self.odd {
            warn(transcript, code, None, detail);
        }
    }
}

impl Heard {
    pub(in crate::ingest) fn says_something(&self) -> bool {
        !self.text.trim().is_empty() || !self.odd.is_empty()
    }

    fn push(self, by_channel: bool, draft: &mut Draft<'_>) {
        let is_empty = self.text.trim().is_empty();
        let index = (!is_empty).then_some(draft.transcript.segments.len());
        for (code, detail) in &self.odd {
            warn(&mut draft.transcript, code, index, detail);
        }
        if is_empty {
            return;
        }
        let speakers = &draft.settings.speakers;
        let names_role = who(&SpeakerMap::default(), &self.speaker).is_some();
        let label = if by_channel && !names_role { &self.channel } else { &self.speaker };
        let said = Said {
            label,
            start_ms: self.start_ms,
            end_ms: self.end_ms,
            text: self.text.trim().to_owned(),
            words: self.words,
        };
        match who(speakers, label) {
            Some(speaker) => draft.push_as(speaker, said),
            None => draft.push(said),
        }
    }
}

/// Who is behind a label, also one of those that only programs write.
fn who(speakers: &SpeakerMap, label: &str) -> Option<Speaker> {
    speakers.speaker(label).or_else(|| {
        Some(match label.trim().to_lowercase().as_str() {
            "assistant" | "counselor" | "counsellor" | "gpt" | "human_agent" => Speaker::Agent,
            "human" => Speaker::Customer,
            "virtual_agent" | "custom_bot" => Speaker::System,
            _ => return None,
        })
    })
}

/// Sorts by start; an utterance without one stays behind the one before it.
fn sort(heard: &mut Vec<Heard>) {
    let mut last = 0.0;
    let mut keyed: Vec<(f64, Heard)> = std::mem::take(heard)
        .into_iter()
        .map(|heard| {
            last = heard.start_ms.unwrap_or(last);
            (last, heard)
        })
        .collect();
    keyed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    heard.extend(keyed.into_iter().map(|(_, heard)| heard));
}

/// A label that is empty is better called none.
pub(in crate::ingest) fn name_the_silent(mut transcript: Transcript) -> Transcript {
    let empty = |code: &str, detail: &str| code == "unknown_speaker" && detail.is_empty();
    for warning in transcript.warnings.iter_mut().filter(|warning| empty(&warning.code, &warning.detail)) {
        warning.code = "no_speaker".to_owned();
    }
    transcript
}
