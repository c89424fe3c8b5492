//! The words of a report: names, reasons and times in the reader's language.

use crate::engine::{Evidence, How, LedgerStep, NearMissReason, Reason, Searched, Severity, Verdict};
use crate::messages::{self, Arg, ArgValue, Lang};
use crate::transcript::{Channel, Speaker, Warning};

/// Name of a verdict.
pub fn verdict(lang: Lang, verdict: Verdict) -> String {
    named(lang, "verdict", verdict.name())
}

/// Name of a severity.
pub fn severity(lang: Lang, severity: Severity) -> String {
    named(lang, "severity", severity.name())
}

/// Name of a speaker.
pub fn speaker(lang: Lang, speaker: Speaker) -> String {
    named(lang, "speaker", speaker.name())
}

/// Name of a channel.
pub fn channel(lang: Lang, channel: Channel) -> String {
    named(lang, "channel", channel.name())
}

/// By which means something matched.
pub fn how(lang: Lang, how: How) -> String {
    let name = match how {
        How::Phrase => "phrase",
        How::SoundsLike => "sounds_like",
        How::Words => "words",
        How::Regex => "regex",
        How::Entity => "entity",
        How::Restates => "restates",
        How::Similar => "similar",
        How::Form => "form",
        How::Gap => "gap",
        How::Overlap => "overlap",
        How::Pace => "pace",
        How::Combined => "combined",
    };
    named(lang, "how", name)
}

/// Name of a step of the ledger.
pub fn step(lang: Lang, step: LedgerStep) -> String {
    let name = match step {
        LedgerStep::Start => "start",
        LedgerStep::Rule => "rule",
        LedgerStep::Bonus => "bonus",
        LedgerStep::Floor => "floor",
        LedgerStep::Cap => "cap",
        LedgerStep::Veto => "veto",
        LedgerStep::End => "end",
    };
    named(lang, "step", name)
}

/// Why a near miss does not count, as a sentence.
pub fn near_miss(lang: Lang, why: NearMissReason) -> String {
    named(lang, "nearmiss", why.name())
}

/// Why a verdict is what it is, as a sentence.
///
/// A fact that the audit does not carry reads 未注明 / "not stated", so that no sentence ever has a hole.
pub fn reason(lang: Lang, reason: &Reason) -> String {
    let unstated = messages::text(lang, "fact-unstated", &[]);
    let mut args: Vec<Arg<'_>> =
        FACTS.iter().map(|&name| (name, ArgValue::from(unstated.as_str()))).collect();
    args.push(("unit", ArgValue::from("")));
    for (name, value) in &reason.facts {
        let value = match name.as_str() {
            "channel" => channel_fact(lang, value),
            "clause" | "clauses" => measure(lang, value),
            "unit" => messages::find(lang, &key("unit", value), &[]).unwrap_or_default(),
            _ => value.clone(),
        };
        args.push((name, ArgValue::from(value)));
    }
    messages::text(lang, &key("reason", reason.code.name()), &args)
}

/// The facts that the sentences of reasons name.
const FACTS: [&str; 11] =
    ["clauses", "clause", "value", "limit", "target", "met", "of", "channel", "signal", "rule", "field"];

fn channel_fact(lang: Lang, name: &str) -> String {
    Channel::parse(name).map_or_else(|| name.to_owned(), |known| channel(lang, known))
}

/// Name of a measure, with its unit; any other text stays as it is.
pub fn measure(lang: Lang, name: &str) -> String {
    messages::find(lang, &key("measure", name), &[]).unwrap_or_else(|| name.to_owned())
}

/// What is odd about a transcript, as a sentence.
pub fn warning(lang: Lang, warning: &Warning) -> String {
    let detail = [("detail", ArgValue::from(&warning.detail))];
    messages::find(lang, &key("warning", &warning.code), &detail)
        .unwrap_or_else(|| format!("{} {}", warning.code, warning.detail).trim_end().to_owned())
}

/// Where the signal of this title was looked for in vain, in one line.
pub fn searched(lang: Lang, searched: &Searched, title: &str) -> String {
    let signal = ("signal", ArgValue::from(title));
    match (searched.from_segment, searched.to_segment) {
        (Some(from), Some(to)) => {
            let place = [signal, ("from", ArgValue::from(from)), ("to", ArgValue::from(to))];
            messages::text(lang, "searched-window", &place)
        }
        _ => messages::text(lang, "searched-nothing", &[signal]),
    }
}

/// A moment as `mm:ss`, or `h:mm:ss` from the first hour on.
pub fn clock(at_ms: u64) -> String {
    let seconds = at_ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// When a piece of evidence was spoken; empty where that is unknown, with `~` where it rests on an estimate.
pub fn moment(evidence: &Evidence) -> String {
    use crate::transcript::TimeSource::Estimated;
    let about = if evidence.time == Some(Estimated) { "~" } else { "" };
    evidence.start_ms.map_or_else(String::new, |start_ms| format!("{about}{}", clock(start_ms)))
}

fn named(lang: Lang, kind: &str, name: &str) -> String {
    messages::text(lang, &key(kind, name), &[])
}

fn key(kind: &str, name: &str) -> String {
    format!("{kind}-{}", name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::engine::ReasonCode;
    use crate::report::sample;

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    /// A reason, its facts, and its sentence in both languages.
    type Case<'a> = (ReasonCode, &'a [(&'a str, &'a str)], [&'a str; 2]);

    fn said(code: ReasonCode, facts: &[(&str, &str)]) -> [String; 2] {
        let facts: BTreeMap<String, String> =
            facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        LANGS.map(|lang| reason(lang, &Reason { code, facts: facts.clone() }))
    }

    #[test]
    fn every_reason_is_a_sentence_with_its_facts() {
        use ReasonCode::*;
        let clause = ("clause", "资费标准");
        let table: [Case<'_>; 22] = [
            (
                ExpectationsMet,
                &[("clauses", "问候、报工号")],
                ["该有的都有：问候、报工号。", "Everything expected was found: 问候、报工号."],
            ),
            (NothingForbidden, &[], ["没有发现不该出现的内容。", "Nothing forbidden was found."]),
            (
                ExpectedMissing,
                &[clause],
                ["该有的没有找到：资费标准。", "Something expected was not found: 资费标准."],
            ),
            (
                ForbiddenFound,
                &[clause],
                ["出现了不该出现的内容：资费标准。", "Something forbidden was found: 资费标准."],
            ),
            (
                LimitExceeded,
                &[("clause", "首次应答"), ("value", "7.2"), ("limit", "5")],
                ["首次应答为 7.2，超出了限值 5。", "首次应答 is 7.2, beyond the limit of 5."],
            ),
            (
                LimitExceeded,
                &[("clause", "振铃"), ("value", "19.4"), ("limit", "15.0"), ("unit", "seconds")],
                ["振铃为 19.4 秒，超出了限值 15.0 秒。", "振铃 is 19.4 seconds, beyond the limit of 15.0."],
            ),
            (
                TargetMissed,
                &[("clause", "首次应答"), ("value", "4"), ("target", "3")],
                [
                    "首次应答为 4，在限值以内，但没有达到目标 3。",
                    "首次应答 is 4: within the limit, but beyond the target of 3.",
                ],
            ),
            (
                PartlyMet,
                &[("met", "1"), ("of", "3")],
                ["只做到了一部分：3 项中做到 1 项。", "Only part of what was expected was found: 1 of 3."],
            ),
            (
                ChannelNotCovered,
                &[("channel", "chat")],
                ["这一项不适用于本渠道（在线）。", "The rule is not meant for this channel (chat)."],
            ),
            (
                ConditionNotMet,
                &[],
                [
                    "这一项的前提在本次会话中不成立。",
                    "The rule's condition does not hold in this conversation.",
                ],
            ),
            (
                NoTrigger,
                &[("signal", "decision")],
                [
                    "本次会话没有出现需要判定的时机：decision。",
                    "The moment at which the rule is judged did not occur: decision.",
                ],
            ),
            (
                CountedElsewhere,
                &[("rule", "dead-air")],
                [
                    "发现的问题都已计入质检项 dead-air，不重复扣分。",
                    "Everything found is already counted by rule dead-air and is not counted twice.",
                ],
            ),
            (
                NothingApplies,
                &[],
                [
                    "这一项的各个条件在本次会话中都不适用。",
                    "None of the rule's clauses applies to this conversation.",
                ],
            ),
            (
                ManualItem,
                &[],
                [
                    "这一项从文本中看不出来，需要人工判定。",
                    "No transcript shows this; a human must judge it.",
                ],
            ),
            (
                TimesUnknown,
                &[clause],
                [
                    "文本没有时间信息，无法判定：资费标准。",
                    "The transcript has no times, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                RolesUnknown,
                &[clause],
                [
                    "分不清是谁说的话，无法判定：资费标准。",
                    "Who is speaking is not known, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                AgentMissing,
                &[clause],
                [
                    "文本中没有坐席的话，无法判定：资费标准。",
                    "Nothing the agent said is in the transcript, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                TimesDoubtful,
                &[clause],
                [
                    "文本里的时间不可信，无法判定：资费标准。",
                    "The transcript's times cannot be right, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                CustomerMissing,
                &[clause],
                [
                    "文本中没有客户的话，无法判定：资费标准。",
                    "Nothing the customer said is in the transcript, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                DuplicateText,
                &[clause],
                [
                    "两边有大量相同的话，分不清是谁说的，无法判定：资费标准。",
                    "The same words stand on both sides, so who said them cannot be told: 资费标准.",
                ],
            ),
            (
                Unanswered,
                &[clause],
                [
                    "没有客户接听，无法判定：资费标准。",
                    "No customer picked up, so this cannot be judged: 资费标准.",
                ],
            ),
            (
                MetadataUnknown,
                &[("field", "ended_by")],
                [
                    "缺少元数据 ended_by，无法判定。",
                    "The metadata field ended_by is missing, so this cannot be judged.",
                ],
            ),
        ];
        for (code, facts, sentences) in table {
            assert_eq!(said(code, facts), sentences);
        }
    }

    #[test]
    fn a_missing_fact_leaves_no_hole() {
        assert_eq!(
            said(ReasonCode::ExpectedMissing, &[])[1],
            "Something expected was not found: not stated."
        );
        assert_eq!(said(ReasonCode::MetadataUnknown, &[])[0], "缺少元数据 未注明，无法判定。");
    }

    #[test]
    fn every_name_has_words_in_both_languages() {
        for lang in LANGS {
            let mut words: Vec<String> = Verdict::ALL.map(|v| verdict(lang, v)).to_vec();
            words.extend([Severity::Minor, Severity::Serious, Severity::Fatal].map(|s| severity(lang, s)));
            words.extend(
                [Speaker::Agent, Speaker::Customer, Speaker::System, Speaker::Unknown]
                    .map(|s| speaker(lang, s)),
            );
            words.extend(Channel::ALL.map(|c| channel(lang, c)));
            words.extend(sample::HOWS.map(|h| how(lang, h)));
            words.extend(sample::STEPS.map(|s| step(lang, s)));
            words.extend(sample::NEAR_MISSES.map(|n| near_miss(lang, n)));
            assert!(words.iter().all(|word| !word.contains('<')), "{words:?}");
        }
    }

    #[test]
    fn moments_read_as_clocks() {
        assert_eq!(
            [0, 59_999, 61_000, 3_599_000, 3_661_000].map(clock),
            ["00:00", "00:59", "01:01", "59:59", "1:01:01"]
        );
    }
}
