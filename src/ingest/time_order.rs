//! Conversations that list one channel after the other, or the newest first, put in the order of time.

use super::inference::Voices;
use super::warnings::warn;
use crate::transcript::{Segment, Speaker, Transcript};

/// How far the second channel has to go back, milliseconds: no more is the usual disorder of two that were merged.
const BACK_MS: u64 = 3_000;

/// Fewest segments of a channel: a single one that stands late is out of its place, and nobody knows why.
const CHANNEL_SEGMENTS: usize = 2;

/// All that one person says, where it stands in one piece.
struct Block {
    who: (Speaker, Option<usize>),
    segments: usize,
    first_ms: u64,
    last_ms: u64,
}

/// Fewest segments of a conversation that is believed to be listed from its end.
const NEWEST_FIRST_SEGMENTS: usize = 3;

/// Sorts the segments by their starts where all of one channel stand before all of the next, and turns those around that stand
/// newest first; elsewhere the order is left alone. A segment without a start stays behind the one before it.
pub(super) fn restore(voices: &mut Voices, transcript: &mut Transcript) {
    let (order, code) = if is_newest_first(&transcript.segments) {
        ((0..transcript.segments.len()).rev().collect(), "newest_first")
    } else if is_channel_after_channel(voices, &transcript.segments) {
        (by_start(&transcript.segments), "channel_after_channel")
    } else {
        return;
    };
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(to, &from)| places[from] = to);
    voices.reorder(&order);
    transcript.segments = order.iter().map(|&from| std::mem::take(&mut transcript.segments[from])).collect();
    transcript.warnings.retain(|warning| warning.code != "start_before_previous");
    for place in transcript.warnings.iter_mut().filter_map(|warning| warning.segment.as_mut()) {
        *place = places.get(*place).copied().unwrap_or(*place);
    }
    let moved = order.iter().enumerate().filter(|(to, from)| to != *from).count();
    warn(transcript, code, None, &moved.to_string());
}

/// Whether every segment starts no later than the one before it, and some earlier, with a change of speaker.
fn is_newest_first(segments: &[Segment]) -> bool {
    let ends = || Some((segments.first()?.start_ms?, segments.last()?.start_ms?));
    segments.len() >= NEWEST_FIRST_SEGMENTS
        && ends().is_some_and(|(first, last)| last < first)
        && segments.windows(2).all(
            |pair| matches!((pair[0].start_ms, pair[1].start_ms), (Some(one), Some(next)) if next <= one),
        )
        && segments.windows(2).any(|pair| pair[0].speaker != pair[1].speaker)
}

/// Whether everybody speaks in one piece, in the order of time, and somebody begins well before the one ahead of him ends.
fn is_channel_after_channel(voices: &Voices, segments: &[Segment]) -> bool {
    let Some(blocks) = blocks(voices, segments) else { return false };
    blocks.windows(2).any(|pair| {
        pair.iter().all(|block| block.segments >= CHANNEL_SEGMENTS)
            && pair[1].first_ms + BACK_MS < pair[0].last_ms
    })
}

/// What each person says; nothing where somebody speaks twice, or not in the order of time.
fn blocks(voices: &Voices, segments: &[Segment]) -> Option<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let Some(start_ms) = segment.start_ms else { continue };
        let who = (segment.speaker, voices.of(at));
        match blocks.iter().position(|block| block.who == who) {
            None => blocks.push(Block { who, segments: 1, first_ms: start_ms, last_ms: start_ms }),
            Some(known) if known + 1 == blocks.len() && blocks[known].last_ms <= start_ms => {
                blocks[known].segments += 1;
                blocks[known].last_ms = start_ms;
            }
            Some(_) => return None,
        }
    }
    Some(blocks)
}

/// The segments by start, those that start together as they stand.
fn by_start(segments: &[Segment]) -> Vec<usize> {
    let mut last_ms = 0;
    let mut starts = Vec::with_capacity(segments.len());
    for segment in segments {
        last_ms = segment.start_ms.unwrap_or(last_ms);
        starts.push(last_ms);
    }
    let mut order: Vec<usize> = (0..segments.len()).collect();
    order.sort_by_key(|&at| starts[at]);
    order
}

#[cfg(test)]
mod tests {
    use crate::ingest::{Settings, dialogue};

    /// Code, segment and detail of a warning.
    type Told = (String, Option<usize>, String);

    /// What was said in its order, and the warnings.
    fn read(text: &str) -> (Vec<String>, Vec<Told>) {
        let transcript = dialogue("a.txt", text, &Settings::default()).unwrap();
        let warnings = transcript.warnings.into_iter();
        (
            transcript.segments.into_iter().map(|segment| segment.text).collect(),
            warnings.map(|it| (it.code, it.segment, it.detail)).collect(),
        )
    }

    fn told(code: &str, segment: Option<usize>, detail: &str) -> Told {
        (code.into(), segment, detail.into())
    }

    #[test]
    fn one_channel_after_the_other_is_put_in_the_order_of_time() {
        let (said, warnings) = read(
            "[00:00] 客服：一\n[00:10] 客服：三\n客服：三之后\n[00:20-00:19] 客服：五\n[00:05] 客户：二\n[00:15] 客户：四\n[00:20] 客户：六",
        );
        assert_eq!(said, ["一", "二", "三", "三之后", "四", "五", "六"]);
        assert_eq!(
            warnings,
            [told("end_before_start", Some(5), "20000 > 19000"), told("channel_after_channel", None, "5"),]
        );
    }

    #[test]
    fn a_channel_whose_clock_starts_before_the_first_one_read_keeps_its_times() {
        let text = "2026-11-21 09:03:05 客服：二\n2026-11-21 09:03:15 客服：四\n2026-11-21 09:03:00 客户：一\n2026-11-21 09:03:10 客户：三";
        let transcript = dialogue("a.txt", text, &Settings::default()).unwrap();
        let said: Vec<_> = transcript.segments.iter().map(|it| (it.text.as_str(), it.start_ms)).collect();
        let expected = [("一", 0), ("二", 5_000), ("三", 10_000), ("四", 15_000)];
        assert_eq!(said, expected.map(|(text, start_ms)| (text, Some(start_ms))));
        assert_eq!(transcript.started_at.as_deref(), Some("2026-11-21T09:03:00"));
        let codes: Vec<_> = transcript.warnings.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["channel_after_channel"]);
    }

    #[test]
    fn a_chat_that_is_listed_from_its_end_is_turned_around() {
        let (said, warnings) = read(
            "2026-11-21 09:05:00 客服：四\n2026-11-21 09:04:00 客户：三\n2026-11-21 09:04:00 客户：二\n2026-11-19 18:00:00 客服：一",
        );
        assert_eq!(said, ["一", "二", "三", "四"]);
        assert_eq!(warnings, [told("newest_first", None, "4")]);
        let one_speaker = "[00:09] 客服：一\n[00:08] 客服：二\n[00:07] 客服：三";
        assert_eq!(read(one_speaker).0, ["一", "二", "三"]);
    }

    #[test]
    fn an_end_before_all_starts_moves_nothing() {
        let text = "2026-11-21 09:03:05 客服：一\n2026-11-21 09:03:10-2026-11-21 09:03:00 客户：二\n2026-11-21 09:03:15 客服：三";
        let transcript = dialogue("a.txt", text, &Settings::default()).unwrap();
        let times: Vec<_> = transcript.segments.iter().map(|it| (it.start_ms, it.end_ms)).collect();
        assert_eq!(times, [(Some(0), None), (Some(5_000), None), (Some(10_000), None)]);
        assert_eq!(transcript.started_at.as_deref(), Some("2026-11-21T09:03:05"));
        let told: Vec<_> =
            transcript.warnings.iter().map(|it| (it.code.as_str(), it.detail.as_str())).collect();
        assert_eq!(told, [("negative_time", "-5000")]);
    }

    #[test]
    fn a_conversation_over_midnight_goes_on() {
        let text = "23:59:50 客服：一\n23:59:58-00:00:04 客户：二\n00:00:05 客服：三";
        let transcript = dialogue("a.txt", text, &Settings::default()).unwrap();
        let times: Vec<_> = transcript.segments.iter().map(|it| (it.start_ms, it.end_ms)).collect();
        assert_eq!(times, [(Some(0), None), (Some(8_000), Some(14_000)), (Some(15_000), None)]);
        assert_eq!(transcript.warnings, []);
    }

    #[test]
    fn channels_that_only_have_numbers_are_put_in_order_with_what_is_known_of_them() {
        let lines = |start: u64, label: &str, text: &str| {
            format!("{{\"speaker\":\"{label}\",\"start_ms\":{start},\"text\":\"{text}\"}}")
        };
        let all = [
            lines(0, "A", "您好，很高兴为您服务，请问有什么可以帮您"),
            lines(9_000, "A", "请您报一下手机号码，我帮您查询"),
            lines(4_000, "B", "我想查一下我的话费"),
            lines(14_000, "B", "你们怎么多扣我钱"),
        ];
        let json = format!("{{\"segments\":[{}]}}", all.join(","));
        let origin = super::super::draft::Origin::whole(&"a.json".into());
        let read = super::super::native::read(&json, &origin, &Settings::default()).unwrap();
        let said: Vec<_> =
            read.segments.iter().map(|segment| (segment.speaker.name(), segment.start_ms)).collect();
        let expected = [
            ("agent", Some(0)),
            ("customer", Some(4_000)),
            ("agent", Some(9_000)),
            ("customer", Some(14_000)),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_in_order_or_in_disorder_of_another_kind_stays_as_it_is() {
        let table = [
            ("in order", "[00:00] 客服：一\n[00:05] 客服：二\n[00:06] 客户：三\n[00:07] 客户：四"),
            ("hardly back", "[00:00] 客服：一\n[00:05] 客服：二\n[00:02] 客户：三\n[00:07] 客户：四"),
            ("a single one", "[00:00] 客服：一\n[00:25] 客服：二\n[00:02] 客户：三"),
            (
                "somebody comes twice",
                "[00:09] 客服：一\n[00:19] 客服：二\n[00:01] 客户：三\n[00:12] 客户：四\n[00:30] 客服：五",
            ),
            ("back in itself", "[00:19] 客服：一\n[00:09] 客服：二\n[00:01] 客户：三\n[00:12] 客户：四"),
            ("without times", "客服：一\n客服：二\n客户：三\n客户：四"),
        ];
        for (name, text) in table {
            let (said, warnings) = read(text);
            let all = ["一", "二", "三", "四", "五"];
            assert_eq!(said, all[..said.len()], "{name}");
            assert!(
                warnings.iter().all(|(code, ..)| code != "channel_after_channel"),
                "{name}: {warnings:?}"
            );
        }
    }
}
