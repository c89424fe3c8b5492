//! Signals.

use super::Context;
use super::context::Fields;
use crate::rules::fullwidth;
use crate::rules::language::{FILTERS, MATCHERS, Shape, WINDOW};
use crate::rules::model::{
    Across, Filters, Located, Matcher, Negated, Part, Pick, Plain, Quoted, Ref, Signal, SignalKind, Speakers,
    Words,
};
use crate::rules::yaml::Node;
use crate::text::EntityKind;
use crate::transcript::Speaker;

const SPEAKERS: [(&str, Speakers); 4] = [
    ("agent", Speakers::One(Speaker::Agent)),
    ("customer", Speakers::One(Speaker::Customer)),
    ("system", Speakers::One(Speaker::System)),
    ("any", Speakers::Any),
];

/// Reads one entry of `signals:`.
pub(in crate::rules) fn read_signal(
    context: &mut Context<'_>,
    name: &str,
    key: &Node,
    node: &Node,
) -> Option<Signal> {
    let fields = context.fields(node, "signal", Shape::Signal)?;
    let title = fields.get("title").and_then(|node| context.text(node, "title"));
    let allow = fields.get("allow").map(|node| context.allowed(node)).unwrap_or_default();
    let kind = if fields.get("signal").is_some() {
        context.not_both(&fields, MATCHERS.names());
        context.not_both(&fields, unlocated());
        SignalKind::Located(context.located(&fields)?)
    } else {
        context.not_both(&fields, WINDOW.names());
        context.not_both(&fields, ["pick"]);
        let speaker = fields.get("speaker").and_then(|node| context.choice(node, "speaker", &SPEAKERS));
        let part = context.part(&fields);
        if part.matchers.is_empty() && !has_matcher_key(&fields) {
            context.error("signal-without-matcher", key, &[("name", name)]);
        }
        if speaker.is_none() && fields.get("speaker").is_none() && needs_speaker(&part) {
            context.missing(key, "speaker", "signal");
        }
        let when = fields.get("when").and_then(|node| context.clause(node));
        SignalKind::Plain(Plain { speaker, part, when })
    };
    Some(Signal { name: name.to_owned(), title, place: context.place(key), kind, allow })
}

fn needs_speaker(part: &Part) -> bool {
    part.matchers.iter().any(|matcher| match matcher {
        Matcher::Gap { .. } | Matcher::Overlap { .. } | Matcher::Located(_) => false,
        Matcher::All { parts, .. } | Matcher::Any(parts) => parts.iter().any(needs_speaker),
        _ => true,
    })
}

impl Context<'_> {
    fn not_both(&mut self, fields: &Fields<'_>, others: impl IntoIterator<Item = &'static str>) {
        for key in others {
            if let Some(node) = fields.get(key) {
                self.error("mixed-signal", node, &[("key", key)]);
            }
        }
    }

    /// A map as an entry of `all` or `any`: matchers, or a located signal.
    fn entry(&mut self, node: &Node) -> Option<Part> {
        let fields = self.fields(node, "matcher", Shape::Entry)?;
        if fields.get("signal").is_some() {
            self.not_both(&fields, MATCHERS.names());
            self.not_both(&fields, unlocated());
            let located = self.located(&fields)?;
            return Some(Part { matchers: vec![Matcher::Located(Box::new(located))], ..Part::default() });
        }
        self.not_both(&fields, WINDOW.names());
        self.not_both(&fields, ["pick", "when"]);
        let part = self.part(&fields);
        if part.matchers.is_empty() && !has_matcher_key(&fields) {
            self.error("signal-without-matcher", node, &[("name", "-")]);
        }
        Some(part)
    }

    fn located(&mut self, fields: &Fields<'_>) -> Option<Located> {
        let node = fields.get("signal")?;
        let name = self.text(node, "signal")?;
        let picks = [("first", Pick::First), ("last", Pick::Last), ("all", Pick::All)];
        Some(Located {
            signal: Ref { name, place: self.place(node) },
            window: self.window(fields),
            value: self.value_bounds(fields),
            pick: fields.get("pick").and_then(|node| self.choice(node, "pick", &picks)).unwrap_or_default(),
            when: fields.get("when").and_then(|node| self.clause(node)),
        })
    }

    fn part(&mut self, fields: &Fields<'_>) -> Part {
        let mut matchers = Vec::new();
        let mut filters = self.filters(fields);
        for key in MATCHERS.names() {
            let Some(node) = fields.get(key) else { continue };
            match key {
                "form" => filters.question = self.form(node),
                _ => matchers.extend(self.matcher(key, node, fields)),
            }
        }
        if let (true, Some(question)) = (matchers.is_empty(), filters.question) {
            filters.question = None;
            matchers.push(Matcher::Form { question });
        }
        if let (Some(node), false) = (fields.get("across"), matchers.iter().any(takes_across)) {
            self.error("across-without-all", node, &[]);
        }
        if let (Some(true), Some(node)) = (filters.sounds_like, fields.get("sounds_like"))
            && !matchers.iter().any(holds_phrases)
        {
            self.warning("sounds-like-without-phrases", node, &[]);
        }
        Part { matchers, filters }
    }

    fn matcher(&mut self, key: &str, node: &Node, fields: &Fields<'_>) -> Option<Matcher> {
        match key {
            "phrases" => Some(Matcher::Phrases(self.refs(node, key))),
            "phrases_from" => self.phrases_from(node),
            "words" => Some(Matcher::Words(self.word_patterns(node))),
            "regex" => {
                let whole_turn = matches!(self.across(fields), Some(Across::Turn));
                Some(Matcher::Regex { patterns: self.patterns(node), whole_turn })
            }
            "entities" => Some(Matcher::Entities(self.entities(node))),
            "restates" => self.restates(node),
            "gap" => self.gap(node),
            "overlap" => self.overlap(node),
            "pace" => self.pace(node),
            "similar_to" => self.similar_to(node),
            "all" => {
                let parts = self.items(node, key).iter().filter_map(|item| self.entry(item)).collect();
                Some(Matcher::All { parts, across: self.across(fields).unwrap_or(Across::Sentence) })
            }
            _ => {
                Some(Matcher::Any(self.items(node, key).iter().filter_map(|item| self.entry(item)).collect()))
            }
        }
    }

    /// Patterns; quotes from a Chinese keyboard would be part of them.
    fn patterns(&mut self, node: &Node) -> Vec<Ref> {
        let patterns = self.refs(node, "regex");
        for pattern in patterns.iter().filter(|pattern| fullwidth::is_quoted(&pattern.name)) {
            self.problems.extend(fullwidth::in_text(&pattern.name, pattern.place.clone()));
        }
        patterns
    }

    fn refs(&mut self, node: &Node, what: &str) -> Vec<Ref> {
        self.texts(node, what).into_iter().map(|(name, place)| Ref { name, place }).collect()
    }

    fn phrases_from(&mut self, node: &Node) -> Option<Matcher> {
        let file = self.text(node, "phrases_from")?;
        let Some(text) = self.lists.get(&file) else {
            self.error("missing-list", node, &[("name", &file)]);
            return None;
        };
        let place = self.place(node);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let phrases = reader
            .records()
            .filter_map(|record| record.ok())
            .filter_map(|record| record.get(0).map(|cell| cell.trim().to_owned()))
            .filter(|cell| !cell.is_empty() && !cell.starts_with('#'))
            .map(|name| Ref { name, place: place.clone() })
            .collect();
        Some(Matcher::Phrases(phrases))
    }

    fn word_patterns(&mut self, node: &Node) -> Vec<Words> {
        self.texts(node, "words")
            .into_iter()
            .map(|(text, place)| match text.split_once('/') {
                Some((word, tag)) => Words { word: word.to_owned(), tag: Some(tag.to_owned()), place },
                None => Words { word: text, tag: None, place },
            })
            .collect()
    }

    fn entities(&mut self, node: &Node) -> Vec<EntityKind> {
        let names: Vec<(&str, EntityKind)> =
            EntityKind::ALL.iter().map(|kind| (kind.name(), *kind)).collect();
        let nodes = match &node.value {
            crate::rules::yaml::Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        nodes.iter().filter_map(|item| self.choice(item, "entities", &names)).collect()
    }

    fn restates(&mut self, node: &Node) -> Option<Matcher> {
        let fields = self.fields(node, "restates", Shape::Restates)?;
        let speakers = [("agent", Speaker::Agent), ("customer", Speaker::Customer)];
        let speaker = fields.get("speaker").and_then(|node| self.choice(node, "speaker", &speakers));
        let back = fields.get("back").and_then(|node| self.value(node, Self::turns));
        let overlap =
            fields.get("overlap").and_then(|node| self.value(node, |it, node| it.amount(node, "overlap")));
        let words = fields.get("at_least").and_then(|node| self.value(node, Self::words));
        Some(Matcher::Restates {
            speaker: speaker.unwrap_or(Speaker::Customer),
            back_turns: back.unwrap_or(4),
            overlap: overlap.unwrap_or(0.3),
            at_least_words: words.unwrap_or(2),
        })
    }

    fn gap(&mut self, node: &Node) -> Option<Matcher> {
        let fields = self.fields(node, "gap", Shape::Gap)?;
        let mut side = |key: &'static str| fields.get(key).and_then(|node| self.choice(node, key, &SPEAKERS));
        Some(Matcher::Gap {
            from: side("from").unwrap_or(Speakers::Any),
            to: side("to").unwrap_or(Speakers::Any),
        })
    }

    fn overlap(&mut self, node: &Node) -> Option<Matcher> {
        let fields = self.fields(node, "overlap", Shape::Overlap)?;
        let mut side = |key: &'static str| fields.get(key).and_then(|node| self.choice(node, key, &SPEAKERS));
        Some(Matcher::Overlap {
            by: side("by").unwrap_or(Speakers::Any),
            of: side("of").unwrap_or(Speakers::Any),
        })
    }

    fn pace(&mut self, node: &Node) -> Option<Matcher> {
        let fields = self.fields(node, "pace", Shape::Pace)?;
        let min_chars =
            fields.get("min_chars").and_then(|node| self.value(node, |it, node| it.count(node, "min_chars")));
        Some(Matcher::Pace { min_chars: min_chars.unwrap_or(1) })
    }

    fn form(&mut self, node: &Node) -> Option<bool> {
        self.choice(node, "form", &[("question", true), ("statement", false)])
    }

    fn across(&mut self, fields: &Fields<'_>) -> Option<Across> {
        let node = fields.get("across")?;
        match node.text() {
            Some("sentence") => Some(Across::Sentence),
            Some("turn") => Some(Across::Turn),
            _ => self.value(node, Self::turns).map(Across::Turns),
        }
    }

    fn filters(&mut self, fields: &Fields<'_>) -> Filters {
        let negated = [("skip", Negated::Skip), ("allow", Negated::Allow), ("only", Negated::Only)];
        let quoted = [("skip", Quoted::Skip), ("allow", Quoted::Allow)];
        let speakers = [("agent", Speaker::Agent), ("customer", Speaker::Customer)];
        Filters {
            unless: fields.get("unless").map(|node| self.refs(node, "unless")).unwrap_or_default(),
            not_inside: fields
                .get("not_inside")
                .map(|node| self.refs(node, "not_inside"))
                .unwrap_or_default(),
            negated: fields.get("negated").and_then(|node| self.choice(node, "negated", &negated)),
            quoted: fields.get("quoted").and_then(|node| self.choice(node, "quoted", &quoted)),
            not_said_by: fields
                .get("not_said_by")
                .and_then(|node| self.choice(node, "not_said_by", &speakers)),
            sounds_like: fields.get("sounds_like").and_then(|node| self.truth(node, "sounds_like")),
            question: None,
            value: self.value_bounds(fields),
        }
    }
}

/// Keys of plain signals, besides the matchers, that a located one has no use for.
fn unlocated() -> impl Iterator<Item = &'static str> {
    ["speaker"].into_iter().chain(FILTERS.names().filter(|name| *name != "value"))
}

/// Whether a matcher is written, be it right or wrong.
fn has_matcher_key(fields: &Fields<'_>) -> bool {
    MATCHERS.names().any(|key| fields.get(key).is_some())
}

fn holds_phrases(matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Phrases(_) => true,
        Matcher::All { parts, .. } | Matcher::Any(parts) => {
            parts.iter().any(|part| part.matchers.iter().any(holds_phrases))
        }
        _ => false,
    }
}

fn takes_across(matcher: &Matcher) -> bool {
    matches!(matcher, Matcher::All { .. } | Matcher::Regex { .. })
}
