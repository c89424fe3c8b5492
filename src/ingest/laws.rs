//! Laws that hold for any bytes: nothing panics, every line is answered once, chunking changes nothing.

use std::io::Cursor;
use std::path::PathBuf;

use proptest::prelude::*;

use super::{Inputs, Limits, Metadata, Settings};
use crate::diagnostics::Diagnostic;
use crate::transcript::Transcript;

const TEXT: &str =
    "# 渠道: 在线\n[00:03] 客服：您好，请讲。\n客户 00:07 “喂”客服：在吗 客服(00:09-00:11)：在\n张三：嗯";
const DOCUMENT: &str = "[\n{\"id\":\"甲\",\"segments\":[{\"speaker\":\"客服\",\"start_ms\":-1.5,\"text\":\"您\\u597d\",\
                        \"words\":[{\"w\":\"您\",\"start_ms\":1,\"end_ms\":2}]}]},\n{\"segments\":[]}]";
const TURNS: &str = "会话ID,角色,开始时间,内容,地区\n甲,客服,00:03,\"您好,\n请讲\",南\n甲,客户,00:07,“喂”,南\n乙,客户,1.5,在吗,北\n";
const TABLE: &str = "录音编号,渠道,振铃时长(秒),备注\n甲,在线,7,\"a,b\"\n乙,热线,x,\n";

fn line(id: usize) -> String {
    format!("{{\"id\":\"{id}\",\"segments\":[{{\"speaker\":\"客服\",\"text\":\"您好{id}\"}}]}}")
}

fn read(bytes: &[u8], chunk_bytes: usize) -> Vec<Result<Transcript, Diagnostic>> {
    let limits = Limits { chunk_bytes, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let inputs = Inputs::new(vec![PathBuf::from("-")], limits)
        .with_standard_input(Box::new(Cursor::new(bytes.to_vec())));
    inputs
        .flat_map(|chunk| {
            chunk.map_or_else(|refused| vec![Err(refused)], |chunk| chunk.transcripts(&settings))
        })
        .collect()
}

/// A line of JSON Lines: sound, broken or blank.
fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_usize..1_000).prop_map(line),
        1 => (0_usize..1_000, 1_usize..60).prop_map(|(id, cut)| line(id).chars().take(cut).collect()),
        1 => Just(String::new()),
        1 => Just("{\"id\":3}".to_owned()),
    ]
}

fn any_end() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]
}

proptest! {
    #[test]
    fn a_file_cut_anywhere_never_panics(cut in 0_usize..400) {
        for text in [TEXT, DOCUMENT, TURNS, &line(1)] {
            for bytes in [text.as_bytes().to_vec(), encoding_rs::GB18030.encode(text).0.into_owned()] {
                let answers = read(&bytes[..cut.min(bytes.len())], 64);
                prop_assert!(!answers.is_empty(), "every file is answered");
            }
        }
        let table = TABLE.as_bytes();
        drop(Metadata::read(&table[..cut.min(table.len())], "m.csv"));
    }

    #[test]
    fn rows_come_out_the_same_whatever_the_chunk(
        ids in proptest::collection::vec(0_usize..4, 1..40),
        chunk_bytes in 1_usize..400,
    ) {
        let rows = ids.iter().enumerate().map(|(index, id)| format!("{id},客服,\"第\n{index}\"\r\n"));
        let table = format!("会话ID,角色,内容\r\n{}", rows.collect::<String>());
        let mut groups = ids.clone();
        groups.dedup();
        let answers = read(table.as_bytes(), chunk_bytes);
        let found: Vec<String> = answers.iter().map(|answer| answer.as_ref().unwrap().id.clone()).collect();
        prop_assert_eq!(found, groups.iter().map(usize::to_string).collect::<Vec<_>>());
        prop_assert_eq!(answers, read(table.as_bytes(), 512 << 10));
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!read(&bytes, 16).is_empty());
        drop(Metadata::read(&bytes, "m.csv"));
    }

    #[test]
    fn random_text_never_panics(text in "(客服|客户|张三|[0-9:：\\[\\]()（） 　\t。！“”『』#<>-]|喂|\n){0,60}") {
        prop_assert_eq!(read(text.as_bytes(), 16).len(), 1);
    }

    #[test]
    fn random_cues_and_tiers_never_panic(
        cues in "(WEBVTT|NOTE|\\[SPEAKER_0\\]: |<v |</v>|<|>|\\{|\\}|&amp;|客服：|喂|00:0[0-9][,.]5| --> |[0-9]| |\n|\r){0,60}",
        tiers in "(\"IntervalTier\"|\"TextTier\"|\"客服\"|\"\"|\"|<exists>|[0-9]|!| |\n){0,60}",
        lines in "(r1|客服|您 好|;;|<o,f0>|-?[0-9]\\.[0-9]| |\n){0,40}",
    ) {
        let tiers = format!("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0\n9\n<exists>\n{tiers}");
        let lines = format!("r1 1 S1 0.5 2 喂\n{lines}");
        for text in [cues.as_str(), &format!("WEBVTT\n\n{cues}"), &tiers, &lines] {
            prop_assert!(!read(text.as_bytes(), 16).is_empty());
        }
    }

    #[test]
    fn every_line_is_answered_once_in_order_whatever_the_chunk(
        lines in proptest::collection::vec((any_line(), any_end()), 1..40),
        chunk_bytes in 1_usize..2_000,
    ) {
        let mut text = line(0) + "\n";
        for (line, end) in &lines {
            text.push_str(line);
            text.push_str(end);
        }
        let expected: Vec<usize> = text_lines(&text);
        let answers = read(text.as_bytes(), chunk_bytes);
        let lines: Vec<usize> = answers.iter().map(line_of).collect();
        prop_assert_eq!(lines, expected);
        prop_assert_eq!(answers, read(text.as_bytes(), 512 << 10));
    }
}

/// Numbers of the lines that hold something.
fn text_lines(text: &str) -> Vec<usize> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.split('\n').enumerate().filter(|(_, line)| !line.is_empty()).map(|(index, _)| index + 1).collect()
}

fn line_of(answer: &Result<Transcript, Diagnostic>) -> usize {
    match answer {
        Ok(transcript) => {
            transcript.source.trim_start_matches("-:").parse().expect("the source names a line")
        }
        Err(refused) => refused.place.line.expect("a refused line has a number"),
    }
}
