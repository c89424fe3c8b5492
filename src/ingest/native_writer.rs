//! Transcripts in the native form, as the reader of it understands them again.

use std::io::{self, Write};

use crate::transcript::Transcript;

/// Adds one line. Everything that the transcript holds is in it; `source` tells where it came from and is not read again.
pub fn write_native(transcript: &Transcript, out: &mut Vec<u8>) {
    stream_native(transcript, out).expect("a transcript can be written as JSON, and memory takes every byte");
}

/// The same into a stream, for a transcript too large to be held a second time.
pub(crate) fn stream_native(transcript: &Transcript, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, transcript)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::draft::Origin;
    use crate::ingest::{Settings, native, text};

    #[test]
    fn what_is_written_reads_back_warnings_included() {
        let settings = Settings::default();
        let odd = "# 地区: 南\n# channel: 传真\n[00:05-00:03] 客服：您好\n[00:01] 张三：“喂”\t\u{1}\n[00:00] 客户：在\n[00:08] 客服：嗯";
        let origin = Origin::whole(&"a.txt".into());
        let read = text::read(odd, &origin, &settings).unwrap();
        let codes: Vec<&str> = read.warnings.iter().map(|warning| warning.code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "unknown_channel",
                "end_before_start",
                "unknown_speaker",
                "start_before_previous",
                "start_before_previous",
                "times_go_back"
            ]
        );
        let mut line = Vec::new();
        write_native(&read, &mut line);
        let again = native::read(std::str::from_utf8(&line).unwrap(), &origin, &settings).unwrap();
        assert_eq!(again, read);
    }
}
