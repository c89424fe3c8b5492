//! Results without words, odd utterances, mistaken units, older shapes: what one table can say.

use std::fs;

use serde_json::{Value, json};

use super::tests::{SPEAKERS, read_json, settings, shown};
use crate::ingest::{Inputs, Limits};

/// Codes of warnings or refusals of a text.
fn told(text: &str) -> Vec<String> {
    let answers = read_json(text, &settings(SPEAKERS)).into_iter();
    answers
        .flat_map(|answer| match answer {
            Ok(transcript) => transcript.warnings.into_iter().map(|warning| warning.code).collect(),
            Err(refused) => vec![refused.code.to_owned()],
        })
        .collect()
}

#[test]
fn a_result_without_words_says_why() {
    let table = [
        (
            json!({"TaskId": "1", "StatusText": "SUCCESS_WITH_NO_VALID_FRAGMENT", "StatusCode": 21050003}),
            "no-speech",
        ),
        (json!({"TaskId": "1", "StatusText": "RUNNING"}), "recognition-unfinished"),
        (json!({"TaskId": "1", "StatusText": "FILE_DOWNLOAD_FAILED"}), "recognition-failed"),
        (json!({"TaskId": "1", "StatusText": "SUCCESS", "Result": {"Sentences": null}}), "empty-transcript"),
        (json!({"TaskId": "1", "StatusText": "SUCCESS", "Result": {"Sentences": 3}}), "wrong-json-type"),
        (json!({"file_url": "a.wav", "transcripts": []}), "empty-transcript"),
        (json!({"tickets": []}), "empty-transcript"),
        (
            json!({"Response": {"Data": {"TaskId": 1, "StatusStr": "doing", "Result": "", "ResultDetail": null}}}),
            "recognition-unfinished",
        ),
        (
            json!({"Response": {"Error": {"Code": "FailedOperation.NoSuchTask", "Message": "x"}}}),
            "recognition-failed",
        ),
        (
            json!({"code": "26625", "descInfo": "time out", "content": {"orderInfo": {"status": -1}, "orderResult": ""}}),
            "recognition-failed",
        ),
        (
            json!({"code": "000000", "content": {"orderInfo": {"status": 3}, "orderResult": ""}}),
            "recognition-unfinished",
        ),
        (
            json!({"code": "000000", "content": {"orderInfo": {"status": 4}, "orderResult": "{\"lattice\":[]}"}}),
            "empty-transcript",
        ),
        (json!({"resp": {"code": 2000, "message": "task is running", "id": "1"}}), "recognition-failed"),
        (
            json!({"task_id": "1", "status": 50001, "status_msg": "Failed", "result": null}),
            "recognition-failed",
        ),
        (json!({"JobStatus": "FAILED", "Transcript": []}), "recognition-failed"),
        (
            json!({"jobName": "1", "status": "COMPLETED", "results": {"transcripts": [{"transcript": "您好"}], "items": []}}),
            "export-without-utterances",
        ),
        (
            json!({"recognizedPhrases": [], "combinedRecognizedPhrases": [{"display": "您好"}]}),
            "export-without-utterances",
        ),
        (json!({"recognizedPhrases": null}), "empty-transcript"),
        (json!({"results": {"utterances": null, "channels": []}}), "empty-transcript"),
        (
            json!({"id": "1", "status": "error", "error": "no audio", "audio_url": "", "utterances": null}),
            "recognition-failed",
        ),
        (
            json!({"id": "1", "status": "queued", "audio_url": "", "utterances": null}),
            "recognition-unfinished",
        ),
        (json!({"text": "您好", "segments": []}), "export-without-utterances"),
        (json!({"text": "", "segments": [], "language": "zh"}), "empty-transcript"),
        (json!([{"key": "1", "text": "您好", "timestamp": [[0, 1]]}]), "export-without-utterances"),
        (json!([{"key": "1", "text": "", "sentence_info": []}]), "empty-transcript"),
        (json!({"conversations": [{"id": "1", "conversationItems": []}]}), "empty-transcript"),
    ];
    for (tree, code) in table {
        assert_eq!(told(&tree.to_string()), [code], "{tree}");
    }
}

#[test]
fn odd_utterances_are_kept_or_told_of() {
    let segments = |segments: Value| told(&json!({"text": "", "segments": segments}).to_string());
    let good = json!({"start": 0.5, "end": 1.5, "text": "您好", "speaker": "0"});
    assert_eq!(segments(json!([good])), [""; 0]);
    assert_eq!(segments(json!([good, {"end": 2.5, "text": "喂", "speaker": 1}])), [""; 0]);
    assert_eq!(
        segments(json!([good, {"start": 2.5, "end": 1.75, "text": "喂", "speaker": 1}])),
        ["end_before_start"]
    );
    assert_eq!(
        segments(json!([good, {"start": -2.5, "end": 1.75, "text": "喂", "speaker": 1}])),
        ["negative_time"]
    );
    assert_eq!(
        segments(json!([good, {"start": "早", "end": 1.75, "text": "喂", "speaker": 1}])),
        ["bad_time"]
    );
    assert_eq!(segments(json!([{"start": 3, "end": 4, "text": "喂"}])), ["no_speaker"]);
    assert_eq!(segments(json!([good, null])), ["skipped_item"]);
    assert_eq!(segments(json!([good, {"start": 3, "end": 4, "text": {}}])), ["segment_without_text"]);
    assert_eq!(segments(json!([good, {"start": 3, "end": 4, "text": " "}])), [""; 0]);
}

#[test]
fn a_mistaken_unit_is_told_of() {
    let long = json!({"utterances": [{"speaker": "A", "start": 3_600_000_000_u64, "end": 3_600_004_000_u64, "text": "您好"}]});
    assert_eq!(told(&long.to_string()), ["longer_than_a_day"]);
}

/// The segments of a text as the golden file writes them.
fn said(tree: &Value) -> Vec<String> {
    let answers = read_json(&tree.to_string(), &settings(SPEAKERS)).into_iter();
    let shown = answers.map(|answer| shown(&answer.unwrap()));
    shown.flat_map(|shown| shown.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn older_and_rarer_shapes_read_too() {
    let word = |start: &str, end: &str, text: &str| json!({"type": "pronunciation", "start_time": start, "end_time": end, "alternatives": [{"content": text}]});
    let mark = json!({"type": "punctuation", "alternatives": [{"content": "。"}]});
    let table: [(Value, &[&str]); 11] = [
        (
            json!({"jobName": "两声道", "results": {"channel_labels": {"number_of_channels": 2, "channels": [
                {"channel_label": "ch_0", "items": [word("0.5", "1.0", "您好"), mark, word("3.0", "3.5", "请讲")]},
                {"channel_label": "ch_1", "items": [word("1.5", "2.0", "喂")]}]}, "items": []}}),
            &[
                "-- 两声道 phone - -",
                "agent 500-1000 您好。 {您好 500-1000}",
                "customer 1500-2000 喂 {喂 1500-2000}",
                "agent 3000-3500 请讲 {请讲 3000-3500}",
            ],
        ),
        (
            json!({"jobName": "旧", "results": {"speaker_labels": {"segments": [
                {"items": [{"start_time": "0.5", "speaker_label": "spk_0"}]}, {"items": [{"start_time": "1.1", "speaker_label": "spk_1"}]}]},
                "items": [word("0.5", "1.0", "您好"), mark, word("1.1", "1.5", "喂")]}}),
            &[
                "-- 旧 phone - -",
                "agent 500-1000 您好。 {您好 500-1000}",
                "customer 1100-1500 喂 {喂 1100-1500}",
            ],
        ),
        (
            json!([{"bg": "0", "ed": "900", "onebest": "您好", "speaker": "1"}, {"bg": "1000", "ed": "1900", "onebest": "喂", "speaker": "0"}]),
            &["-- 一 phone - -", "customer 0-900 您好", "unknown 1000-1900 喂", "! no_speaker #1"],
        ),
        (
            json!({"resp": {"id": "旧火山", "code": 1000, "message": "Success", "text": "您好", "utterances": [
                {"text": "您好", "start_time": 0, "end_time": 900, "additions": {"speaker": "0", "channel_id": "1"}}]}}),
            &["-- 旧火山 phone - -", "agent 0-900 您好"],
        ),
        (
            json!({"request_id": "快", "code": 0, "message": "", "flash_result": [
                {"channel_id": 0, "text": "您好", "sentence_list": [{"text": "您好", "start_time": 0, "end_time": 900, "speaker_id": 0}]},
                {"channel_id": 1, "text": "喂", "sentence_list": [{"text": "喂", "start_time": 500, "end_time": 700, "speaker_id": 0}]}]}),
            &["-- 快 phone - -", "agent 0-900 您好", "customer 500-700 喂"],
        ),
        (
            json!({"metadata": {"request_id": "词"}, "results": {"channels": [{"alternatives": [{"transcript": "您好 喂", "words": [
                {"word": "您好", "start": 0.5, "end": 1.0, "speaker": 0}, {"word": "喂", "start": 1.25, "end": 1.5, "speaker": 1}]}]}]}}),
            &[
                "-- 词 phone - -",
                "agent 500-1000 您好 {您好 500-1000}",
                "customer 1250-1500 喂 {喂 1250-1500}",
            ],
        ),
        (
            json!({"CustomerMetadata": {"ContactId": "c"}, "Participants": [{"ParticipantId": "7", "ParticipantRole": "AGENT"}],
                "Transcript": [{"ParticipantId": "7", "Content": "您好", "BeginOffsetMillis": 5, "EndOffsetMillis": 900}]}),
            &["-- c phone - -", "agent 5-900 您好"],
        ),
        (
            json!([{"speaker": "SPEAKER_01", "start": 0.5, "end": 1.5, "text": "喂"}, {"speaker": "SPEAKER_00", "start": 2, "end": 3.5, "text": "您好"}]),
            &["-- 一 phone - -", "customer 500-1500 喂", "agent 2000-3500 您好"],
        ),
        (
            json!({"conversation_id": "s", "conversations": [{"from": "human", "value": "喂"}, {"from": "gpt", "value": "您好"}]}),
            &["-- s phone - -", "customer ?-? 喂", "agent ?-? 您好"],
        ),
        (
            json!({"key": "单", "text": "您好", "sentence_info": [{"start": 0, "end": 900, "text": "您好", "spk": 0, "timestamp": [[0, 400], [400, 900]]}]}),
            &["-- 单 phone - -", "agent 0-900 您好 {您 0-400} {好 400-900}"],
        ),
        (
            json!({"id": "混", "channel": "在线", "agent_id": 3127, "language": "zh", "segments": [{"speaker": "客服", "start": 0.5, "end": 1.5, "text": "您好"}]}),
            &["-- 混 chat 3127 -", "agent 500-1500 您好"],
        ),
    ];
    for (tree, expected) in table {
        assert_eq!(said(&tree), expected, "{tree}");
    }
}

#[test]
fn a_long_text_before_everything_else_does_not_hide_an_export_in_a_folder() {
    let text = "\\u55c2".repeat(20_000);
    let long = format!(
        "{{\"text\": \"{text}\", \"segments\": [{{\"start\": 0.5, \"end\": 1.5, \"text\": \"喂\"}}]}}"
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("长.json"), long).unwrap();
    fs::write(folder.path().join("other.json"), "{\"utterances\": [{\"text\": \"喂\", \"intent\": \"x\"}]}")
        .unwrap();
    let mut inputs = Inputs::new(vec![folder.path().to_owned()], Limits::default());
    let read: Vec<_> =
        inputs.by_ref().flat_map(|chunk| chunk.unwrap().transcripts(&settings(SPEAKERS))).collect();
    assert_eq!((read.len(), read[0].as_ref().unwrap().id.as_str(), inputs.skipped().count()), (1, "长", 1));
}
