//! Masking of whole audits, rejected inputs and transcripts.

use std::borrow::Cow;

use crate::diagnostics::Diagnostic;
use crate::engine::{Audit, AuditedTranscript, Evidence, EvidenceValue, Rejected, RuleVerdict};
use crate::transcript::{Transcript, Warning};

use super::{mask, mask_name};

/// Kinds of values whose number is itself personal.
const PERSONAL_KINDS: [&str; 3] = ["phone_number", "id_number", "bank_card"];

/// Hides personal numbers in everything an audit took from its transcript.
///
/// Two ids that differ only in what is hidden become the same.
pub fn mask_audit(audit: &mut Audit) {
    mask_head(&mut audit.transcript);
    audit.verdicts.iter_mut().for_each(mask_verdict);
    audit.warnings.iter_mut().for_each(mask_warning);
}

/// Hides personal numbers in a rejected input: file names and quoted text may hold them.
pub fn mask_rejected(rejected: &mut Rejected) {
    hide_name(&mut rejected.file);
    hide(&mut rejected.reason);
    hide(&mut rejected.cure);
}

/// Hides personal numbers in what is wrong with an input.
pub fn mask_diagnostic(diagnostic: &mut Diagnostic) {
    let mut file = diagnostic.place.file.to_string();
    hide_name(&mut file);
    diagnostic.place.file = file.into();
    diagnostic.facts.iter_mut().for_each(|(_, fact)| hide(fact));
}

/// Hides personal numbers in a transcript's text and metadata.
pub fn mask_transcript(transcript: &mut Transcript) {
    hide_name(&mut transcript.id);
    hide_name(&mut transcript.source);
    for field in [&mut transcript.agent_id, &mut transcript.agent_name, &mut transcript.team] {
        field.iter_mut().for_each(hide_name);
    }
    for field in [&mut transcript.scenario, &mut transcript.ended_by] {
        field.iter_mut().for_each(hide);
    }
    transcript.attributes.values_mut().for_each(hide);
    for segment in &mut transcript.segments {
        hide(&mut segment.text);
        segment.words.iter_mut().for_each(|word| hide(&mut word.text));
    }
    transcript.warnings.iter_mut().for_each(mask_warning);
}

fn mask_head(transcript: &mut AuditedTranscript) {
    hide_name(&mut transcript.id);
    hide_name(&mut transcript.source);
    for field in [&mut transcript.agent_id, &mut transcript.agent_name, &mut transcript.team] {
        field.iter_mut().for_each(hide_name);
    }
    for field in [&mut transcript.scenario, &mut transcript.started_at] {
        field.iter_mut().for_each(hide);
    }
}

fn mask_verdict(verdict: &mut RuleVerdict) {
    verdict.reason.facts.values_mut().for_each(hide);
    verdict.evidence.iter_mut().for_each(mask_evidence);
    for searched in &mut verdict.searched {
        searched.nearest.iter_mut().for_each(|near| mask_evidence(&mut near.evidence));
    }
}

fn mask_evidence(evidence: &mut Evidence) {
    if let Cow::Owned(masked) = mask(&evidence.text) {
        let length = evidence.to.saturating_sub(evidence.from);
        let place = |text: &str| text.chars().skip(evidence.from).take(length).collect::<String>();
        if place(&evidence.text) == evidence.matched {
            evidence.matched = place(&masked);
        }
        evidence.text = masked;
    }
    hide(&mut evidence.matched);
    if let Some(value) = &mut evidence.value {
        mask_value(value);
    }
}

fn mask_value(value: &mut EvidenceValue) {
    hide(&mut value.text);
    if PERSONAL_KINDS.contains(&value.kind.as_str()) {
        value.number = None;
    }
}

fn mask_warning(warning: &mut Warning) {
    hide(&mut warning.detail);
}

fn hide_name(name: &mut String) {
    if let Cow::Owned(masked) = mask_name(name) {
        *name = masked;
    }
}

fn hide(text: &mut String) {
    if let Cow::Owned(masked) = mask(text) {
        *text = masked;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_number_is_hidden_wherever_an_audit_repeats_it() {
        let mut audit = sample::audit();
        audit.transcript.id = "13900472816".to_owned();
        audit.transcript.source = "day/13900472816.txt".to_owned();
        let evidence = &mut audit.verdicts[0].evidence[0];
        evidence.text = "我的号码是幺三九零零四七二八一六".to_owned();
        (evidence.from, evidence.to) = (8, 12);
        evidence.matched = "零零四七".to_owned();
        evidence.value = Some(EvidenceValue {
            kind: "phone_number".to_owned(),
            number: Some(13_900_472_816.0),
            text: "13900472816".to_owned(),
        });
        audit.warnings =
            vec![Warning { code: "odd".to_owned(), segment: None, detail: "139 0047 2816：".to_owned() }];
        mask_audit(&mut audit);

        let evidence = &audit.verdicts[0].evidence[0];
        assert_eq!(audit.transcript.id, "139****2816");
        assert_eq!(audit.transcript.source, "day/139****2816.txt");
        assert_eq!(evidence.text, "我的号码是幺三九****二八一六");
        assert_eq!(evidence.matched, "****");
        assert_eq!(
            evidence.value,
            Some(EvidenceValue {
                kind: "phone_number".to_owned(),
                number: None,
                text: "139****2816".to_owned()
            })
        );
        assert_eq!(audit.warnings[0].detail, "139 **** 2816：");
        let written = serde_json::to_string(&audit).expect("an audit can be written");
        assert!(!written.contains("0047"), "{written}");
    }

    #[test]
    fn an_audit_without_personal_numbers_stays_as_it_is() {
        let mut audit = sample::audit();
        mask_audit(&mut audit);
        assert_eq!(audit, sample::audit());
    }

    #[test]
    fn the_file_of_a_rejected_input_is_hidden_too() {
        let mut rejected = sample::rejected("not_text");
        rejected.file = "in/13900472816.bin".to_owned();
        mask_rejected(&mut rejected);
        assert_eq!(rejected.file, "in/139****2816.bin");
    }

    #[test]
    fn what_is_said_of_a_rejected_input_is_hidden_too() {
        use crate::diagnostics::Place;
        let place = |file: &str| Place::line(file, 3);
        let mut refused =
            Diagnostic::error("no-code", place("in/13900472816.txt")).with("text", "打13900472816");
        mask_diagnostic(&mut refused);
        let hidden = Diagnostic::error("no-code", place("in/139****2816.txt")).with("text", "打139****2816");
        assert_eq!(refused, hidden);
    }
}
