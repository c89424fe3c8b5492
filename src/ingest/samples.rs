//! The samples in the repository read as they should.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Format, Inputs, Limits, Metadata, Settings};
use crate::transcript::Transcript;

fn line(transcript: &Transcript) -> String {
    let speakers = transcript.segments.iter().map(|segment| segment.speaker.name()).collect::<Vec<_>>();
    format!(
        "{} {} {} {} {}",
        transcript.id,
        transcript.channel.name(),
        transcript.agent_name.as_deref().unwrap_or("-"),
        transcript.ended_by.as_deref().unwrap_or("-"),
        speakers.join(",")
    )
}

#[test]
fn every_format_has_a_sample_that_reads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats");
    let table = std::fs::read(folder.join("metadata.gbk.csv")).unwrap();
    let metadata = Some(Metadata::read(&table, "metadata.gbk.csv").unwrap());
    let settings = Settings { metadata, ..Settings::default() };
    let mut formats = BTreeSet::new();
    let mut lines = Vec::new();
    for chunk in Inputs::new(vec![folder], Limits::default()) {
        let chunk = chunk.unwrap();
        formats.insert(chunk.format.name());
        if Path::new(&*chunk.source).parent().is_some_and(|folder| folder.ends_with("exports")) {
            continue;
        }
        lines.extend(chunk.transcripts(&settings).iter().map(|read| line(read.as_ref().unwrap())));
    }
    assert_eq!(
        lines,
        [
            "OD-01 phone - - system,customer",
            "OD-02 phone - - agent,customer",
            "XL-01 phone - - system,customer",
            "XL-02 phone - - agent,customer",
            "HF-1121-01 phone - - system,customer,system,customer",
            "HF-1121-02 phone - - customer,agent",
            "chat phone - - customer,agent",
            "一号 phone - - agent,customer",
            "ZC-01 phone - - customer,agent",
            "messages phone - - customer,agent,agent",
            "hall-0007 hall - - agent,customer",
            "20261121-000137 phone - customer system,agent,customer",
            "20261121-000138 chat - - customer,agent",
            "GZ-01 phone - - agent,customer",
            "退订 chat - - customer,agent",
            "YB-01 phone - - agent,customer",
            "packed chat - - customer,agent",
            "run-together phone - - agent,customer,agent,customer",
            "saved-as-ansi.gbk phone 周宁 customer agent,customer",
            "20261121-000201 phone 林晓 customer system,agent,customer,agent,system",
            "GT-0301 phone - - agent,customer,agent,customer",
            "GT-0302 phone - - customer,agent",
        ]
    );
    assert_eq!(formats, Format::ALL.iter().map(|format| format.name()).collect());
    assert_eq!(settings.metadata.unwrap().unmatched(), []);
}
