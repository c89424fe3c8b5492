//! The table itself.

use super::{Key, Keys, Kind, Shape};

const SPEAKERS: &[&str] = &["agent", "customer", "system", "any"];
const SIDES: &[&str] = &["agent", "customer"];
const CHANNELS: &[&str] = &["phone", "chat", "hall", "manager"];
const SEVERITIES: &[&str] = &["minor", "serious", "fatal"];
const ENTITIES: &[&str] = &[
    "money",
    "duration",
    "date",
    "time",
    "percent",
    "data_amount",
    "phone_number",
    "id_number",
    "bank_card",
    "address",
];
const MEASURES: &[&str] = &[
    "ring_time",
    "first_response",
    "response_time",
    "silence",
    "speech_rate",
    "talk_share",
    "duration",
    "turns",
    "monologue",
    "repetitions",
];
const VERDICTS: &[&str] = &["pass", "partial", "fail", "not_applicable", "not_evaluable", "manual"];

pub(super) const HEAD: Keys = Keys {
    name: "head",
    keys: &[
        Key::needed("id", Kind::Text, "hotline"),
        Key::new("title", Kind::Text, "热线质检方案"),
        Key::needed("version", Kind::Text, "1.0.0"),
        Key::new("language", Kind::Text, "zh"),
        Key::new("lexicon", Kind::Text, "lexicon.tsv"),
        Key::new("params", Kind::Params, "{answer_limit: {title: 应答上限, unit: 秒, value: 5s}}"),
        Key::new("sections", Kind::List(Shape::Group), "[{id: open, title: 开场, items: [\"1.1\"]}]"),
        Key::new("dimensions", Kind::List(Shape::Group), "[{id: polite, title: 礼貌, items: [\"1.1\"]}]"),
        Key::new("scoring", Kind::One(Shape::Scoring), "{pass: 80}"),
        Key::new("lints", Kind::Lints, "{unused-signal: allow}"),
    ],
};

pub(super) const FILE: Keys = Keys {
    name: "file",
    keys: &[
        Key::new("signals", Kind::Named(Shape::Signal), "{greets: {speaker: agent, phrases: [您好]}}"),
        Key::new("rules", Kind::List(Shape::Rule), "[{id: greeting, title: 问候, expect: {signal: base}}]"),
    ],
};

pub(super) const PARAM: Keys = Keys {
    name: "param",
    keys: &[
        Key::new("title", Kind::Text, "应答上限"),
        Key::new("unit", Kind::Text, "秒"),
        Key::needed("value", Kind::Anything, "{phone: 5s, chat: 60s}"),
        Key::new("source", Kind::Text, "公司服务规范第三章"),
        Key::new("allow", Kind::Lints, "{unused-param: 留给下个版本}"),
    ],
};

pub(super) const GROUP: Keys = Keys {
    name: "group",
    keys: &[
        Key::needed("id", Kind::Text, "open"),
        Key::new("title", Kind::Text, "开场"),
        Key::new("items", Kind::Texts, "[\"1.1\", \"1.2\"]"),
        Key::new("allow", Kind::Lints, "{item-without-rule: 下个版本再写}"),
    ],
};

pub(super) const SCORING: Keys = Keys {
    name: "scoring",
    keys: &[
        Key::new("method", Kind::Choice(&["weighted", "deduct"]), "weighted"),
        Key::new("full", Kind::Amount, "100"),
        Key::new("pass", Kind::Amount, "80"),
        Key::new("floor", Kind::Amount, "0"),
        Key::new("bands", Kind::List(Shape::Band), "[{at_least: 90, title: 优}]"),
        Key::new("veto", Kind::Veto, "zero"),
        Key::new("caps", Kind::List(Shape::Cap), "[{severity: serious, at_least: 2, cap: 79}]"),
        Key::new("bonus", Kind::One(Shape::Bonus), "{max: 5, at_least: 90}"),
        Key::new("sample", Kind::Amount, "30%"),
        Key::new("total", Kind::Amount, "1"),
    ],
};

pub(super) const BAND: Keys = Keys {
    name: "band",
    keys: &[Key::needed("at_least", Kind::Number, "90"), Key::needed("title", Kind::Text, "优")],
};

pub(super) const CAP: Keys = Keys {
    name: "cap",
    keys: &[
        Key::new("severity", Kind::Choice(SEVERITIES), "serious"),
        Key::new("at_least", Kind::Count, "2"),
        Key::needed("cap", Kind::Number, "79"),
    ],
};

pub(super) const BONUS: Keys = Keys {
    name: "bonus",
    keys: &[Key::new("max", Kind::Number, "5"), Key::new("at_least", Kind::Number, "90")],
};

pub(super) const SIGNAL: Keys = Keys {
    name: "signal",
    keys: &[
        Key::new("title", Kind::Text, "问候"),
        Key::new("speaker", Kind::Choice(SPEAKERS), "agent"),
        Key::new("allow", Kind::Lints, "{unused-signal: 留给下个版本}"),
    ],
};

pub(super) const ENTRY: Keys = Keys { name: "signal", keys: &[Key::new("title", Kind::Text, "问候")] };

/// Ways to match.
pub(in crate::rules) const MATCHERS: Keys = Keys {
    name: "matcher",
    keys: &[
        Key::new("phrases", Kind::Texts, "[月费, 每个月*元]"),
        Key::new("phrases_from", Kind::Text, "words.csv"),
        Key::new("words", Kind::Texts, "[套餐, 开通/v]"),
        Key::new("regex", Kind::Texts, "'请问.{0,6}(?:帮|办)'"),
        Key::new("entities", Kind::Choices(ENTITIES), "[money]"),
        Key::new("restates", Kind::One(Shape::Restates), "{speaker: customer, back: 4 turns}"),
        Key::new("similar_to", Kind::Examples, "[请问您要办理什么业务]"),
        Key::new("form", Kind::Choice(&["question", "statement"]), "question"),
        Key::new("gap", Kind::One(Shape::Gap), "{from: customer, to: agent}"),
        Key::new("overlap", Kind::One(Shape::Overlap), "{by: agent, of: customer}"),
        Key::new("pace", Kind::One(Shape::Pace), "{min_chars: 40}"),
        Key::new("all", Kind::List(Shape::Entry), "[{phrases: [月费]}, {entities: [money]}]"),
        Key::new("any", Kind::List(Shape::Entry), "[{phrases: [月费]}, {signal: base}]"),
    ],
};

/// What narrows a matcher.
pub(in crate::rules) const FILTERS: Keys = Keys {
    name: "filter",
    keys: &[
        Key::new("across", Kind::Across, "sentence"),
        Key::new("unless", Kind::Texts, "[目前用的]"),
        Key::new("not_inside", Kind::Texts, "[大麻烦]"),
        Key::new("negated", Kind::Choice(&["skip", "allow", "only"]), "skip"),
        Key::new("quoted", Kind::Choice(&["skip", "allow"]), "skip"),
        Key::new("not_said_by", Kind::Choice(SIDES), "customer"),
        Key::new("sounds_like", Kind::Truth, "true"),
        Key::new("value", Kind::One(Shape::Value), "{at_least: 10}"),
    ],
};

pub(super) const LOCATED: Keys = Keys {
    name: "located",
    keys: &[
        Key::new("signal", Kind::Signal, "base"),
        Key::new("pick", Kind::Choice(&["first", "last", "all"]), "last"),
        Key::new("when", Kind::One(Shape::Clause), "{signal: other, after: trigger}"),
    ],
};

/// Where something is looked for.
pub(in crate::rules) const WINDOW: Keys = Keys {
    name: "window",
    keys: &[
        Key::new("first", Kind::Extents, "2 turns"),
        Key::new("last", Kind::Extents, "[6 turns, 25%]"),
        Key::new("before", Kind::Anchors, "base"),
        Key::new("after", Kind::Anchors, "[base, start]"),
        Key::new("near", Kind::Anchors, "base"),
        Key::new("within", Kind::Reach, "2 turns"),
        Key::new("which", Kind::Choice(&["first", "last"]), "last"),
    ],
};

pub(super) const SIMILAR_TO: Keys = Keys {
    name: "similar-to",
    keys: &[
        Key::needed("examples", Kind::Texts, "[请问您要办理什么业务]"),
        Key::new("threshold", Kind::Amount, "0.6"),
    ],
};

pub(super) const RESTATES: Keys = Keys {
    name: "restates",
    keys: &[
        Key::new("speaker", Kind::Choice(SIDES), "customer"),
        Key::new("back", Kind::Turns, "4 turns"),
        Key::new("overlap", Kind::Amount, "0.3"),
        Key::new("at_least", Kind::Words, "2 words"),
    ],
};

pub(super) const GAP: Keys = Keys {
    name: "gap",
    keys: &[
        Key::new("from", Kind::Choice(SPEAKERS), "customer"),
        Key::new("to", Kind::Choice(SPEAKERS), "agent"),
    ],
};

pub(super) const OVERLAP: Keys = Keys {
    name: "overlap",
    keys: &[
        Key::new("by", Kind::Choice(SPEAKERS), "agent"),
        Key::new("of", Kind::Choice(SPEAKERS), "customer"),
    ],
};

pub(super) const PACE: Keys = Keys { name: "pace", keys: &[Key::new("min_chars", Kind::Count, "40")] };

pub(super) const VALUE: Keys = Keys {
    name: "value",
    keys: &[
        Key::new("at_least", Kind::AmountByChannel, "10"),
        Key::new("at_most", Kind::AmountByChannel, "{phone: 20s}"),
        Key::new("below", Kind::AmountByChannel, "3"),
    ],
};

pub(super) const CLAUSE: Keys = Keys {
    name: "clause",
    keys: &[
        Key::new("signal", Kind::Signal, "base"),
        Key::new("measure", Kind::Choice(MEASURES), "first_response"),
        Key::new("metadata", Kind::Text, "ended_by"),
        Key::new("all", Kind::OneOrList(Shape::Clause), "[{signal: base}, {signal: other}]"),
        Key::new("any", Kind::OneOrList(Shape::Clause), "[{signal: base}, {signal: other}]"),
        Key::new("not", Kind::One(Shape::Clause), "{signal: base}"),
        Key::new("of", Kind::OneOrList(Shape::Clause), "[{signal: base}, {signal: other}]"),
        Key::new("at_least", Kind::AmountByChannel, "2"),
        Key::new("at_most", Kind::AmountByChannel, "3"),
        Key::new("below", Kind::AmountByChannel, "5s"),
        Key::new("target", Kind::AmountByChannel, "3s"),
        Key::new("value", Kind::One(Shape::Value), "{at_least: 10}"),
        Key::new("is", Kind::Texts, "[agent, customer]"),
        Key::new("stat", Kind::Choice(&["max", "longest", "mean", "p90", "total"]), "mean"),
        Key::new("speaker", Kind::Choice(SIDES), "agent"),
        Key::new("title", Kind::Text, "资费标准"),
        Key::new("channels", Kind::Choices(CHANNELS), "[phone, chat]"),
        Key::new("if_known", Kind::Truth, "true"),
        Key::new("severity", Kind::Choice(SEVERITIES), "serious"),
    ],
};

/// Which keys a kind of clause has, besides those that all have.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct ClauseKeys {
    /// The key that makes a clause one of this kind.
    pub kind: &'static str,
    /// Its own keys.
    pub own: &'static [&'static str],
    /// Whether it may have a window.
    pub window: bool,
    /// Keys that it cannot do without, one of them.
    pub needs: &'static [&'static str],
}

impl ClauseKeys {
    /// Whether a clause of this kind may have the key.
    pub fn allows(&self, key: &str) -> bool {
        key == self.kind
            || ["title", "channels", "if_known", "severity"].contains(&key)
            || self.own.contains(&key)
            || (self.window && WINDOW.names().any(|name| name == key))
    }

    const fn new(kind: &'static str, own: &'static [&'static str], window: bool) -> ClauseKeys {
        ClauseKeys { kind, own, window, needs: &[] }
    }

    const fn needing(self, needs: &'static [&'static str]) -> ClauseKeys {
        ClauseKeys { needs, ..self }
    }
}

/// The kinds of clauses.
pub(in crate::rules) const CLAUSE_KINDS: [ClauseKeys; 7] = [
    ClauseKeys::new("signal", &["at_least", "at_most", "value"], true),
    ClauseKeys::new("measure", &["at_least", "at_most", "below", "target", "stat", "speaker"], false)
        .needing(&["at_least", "at_most", "below"]),
    ClauseKeys::new("metadata", &["is"], false).needing(&["is"]),
    ClauseKeys::new("all", &[], true),
    ClauseKeys::new("any", &[], true),
    ClauseKeys::new("not", &[], true),
    ClauseKeys::new("of", &["at_least"], true).needing(&["at_least"]),
];

pub(super) const RULE: Keys = Keys {
    name: "rule",
    keys: &[
        Key::needed("id", Kind::Text, "fee-disclosed"),
        Key::new("item", Kind::Text, "2.2.2-d1"),
        Key::needed("title", Kind::Text, "办理前告知资费"),
        Key::new("severity", Kind::Choice(SEVERITIES), "fatal"),
        Key::new("weight", Kind::Number, "5"),
        Key::new("bonus", Kind::Number, "2"),
        Key::new("manual", Kind::Truth, "true"),
        Key::new("channels", Kind::Choices(CHANNELS), "[phone]"),
        Key::new("when", Kind::One(Shape::Clause), "{signal: base}"),
        Key::new("for_each", Kind::Signal, "base"),
        Key::new("combine", Kind::Choice(&["every", "any", "share"]), "every"),
        Key::new("in", Kind::One(Shape::Window), "{first: 2 turns}"),
        Key::new("expect", Kind::OneOrList(Shape::Clause), "[{signal: base, first: 1 turn}]"),
        Key::new("forbid", Kind::OneOrList(Shape::Clause), "[{signal: other}]"),
        Key::new("credit", Kind::Choice(&["full", "partial"]), "partial"),
        Key::new("yields_to", Kind::Rules, "[base-rule]"),
        Key::new("review", Kind::Choice(&["never", "on_fail", "always"]), "on_fail"),
        Key::new(
            "cases",
            Kind::List(Shape::Case),
            "[{name: 先问好, verdict: pass, dialogue: \"客服：您好\"}]",
        ),
        Key::new("allow", Kind::Lints, "{rule-never-fails: 只有录音才听得出}"),
        Key::new("description", Kind::Text, "先问好再受理"),
    ],
};

pub(super) const CASE: Keys = Keys {
    name: "case",
    keys: &[
        Key::needed("name", Kind::Text, "先问好"),
        Key::needed("verdict", Kind::Choice(VERDICTS), "pass"),
        Key::needed("dialogue", Kind::Text, "\"客服：您好\""),
        Key::new("channel", Kind::Text, "phone"),
        Key::new("direction", Kind::Text, "outbound"),
        Key::new("ended_by", Kind::Text, "customer"),
        Key::new("scenario", Kind::Text, "资费咨询"),
        Key::new("ring_ms", Kind::Text, "7200"),
        Key::new("started_at", Kind::Text, "2026-11-21T09:03:11+08:00"),
        Key::new("agent_id", Kind::Text, "\"3127\""),
        Key::new("agent_name", Kind::Text, "小禾"),
        Key::new("team", Kind::Text, "热线一组"),
    ],
};
