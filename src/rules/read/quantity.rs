//! Values with units: `5s`, `2 turns of any`, `25%`, `30 words`, and maps by channel.

use std::collections::BTreeMap;

use super::Context;
use crate::rules::model::{Amount, Bounds, Extent, PerChannel, Reach};
use crate::rules::yaml::{Node, Value};
use crate::transcript::Channel;

const CHANNELS: [(&str, Channel); 4] = [
    ("phone", Channel::Phone),
    ("chat", Channel::Chat),
    ("hall", Channel::Hall),
    ("manager", Channel::Manager),
];

impl Context<'_> {
    /// A value that may be a parameter and may be a map by channel.
    pub fn per_channel<T>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<PerChannel<T>> {
        self.value(node, |context, node| {
            let Value::Map(entries) = &node.value else {
                return read(context, node).map(PerChannel::All);
            };
            let mut values = BTreeMap::new();
            for (key, value) in entries {
                let channel = context.choice(key, "channel", &CHANNELS);
                let value = context.value(value, &mut read);
                if let (Some(channel), Some(value)) = (channel, value) {
                    values.insert(channel, value);
                }
            }
            Some(PerChannel::By(values))
        })
    }

    /// Channels in which something applies.
    pub fn channels(&mut self, node: &Node) -> Vec<Channel> {
        match &node.value {
            Value::List(items) => {
                items.iter().filter_map(|item| self.choice(item, "channels", &CHANNELS)).collect()
            }
            _ => self.choice(node, "channels", &CHANNELS).into_iter().collect(),
        }
    }

    /// `at_least`, `at_most`, `below`.
    pub fn bounds(&mut self, get: impl Fn(&str) -> Option<Node>) -> Bounds {
        let mut bound = |key: &'static str| {
            get(key).and_then(|node| self.per_channel(&node, |it, node| it.amount(node, key)))
        };
        Bounds { at_least: bound("at_least"), at_most: bound("at_most"), below: bound("below") }
    }

    /// A number, a time (in seconds) or a share (as a fraction).
    pub fn amount(&mut self, node: &Node, what: &str) -> Option<Amount> {
        let text = self.text(node, what)?;
        let amount = time_ms(&text)
            .map(|ms| ms as f64 / 1000.0)
            .or_else(|| share(&text))
            .or_else(|| text.trim().parse::<f64>().ok().filter(|number| number.is_finite()));
        if amount.is_none() {
            self.error("bad-unit", node, &[("value", &text), ("expected", "amount")]);
        }
        amount
    }

    /// A length of time, milliseconds.
    pub fn time(&mut self, node: &Node, what: &str) -> Option<u64> {
        let text = self.text(node, what)?;
        let time = time_ms(&text);
        if time.is_none() {
            self.error("bad-unit", node, &[("value", &text), ("expected", "time")]);
        }
        time
    }

    /// One length at the edge of a transcript, or a list of which the longest counts.
    pub fn extents(&mut self, node: &Node) -> Option<Vec<Extent>> {
        match &node.value {
            Value::List(items) => {
                let extents: Vec<Extent> =
                    items.iter().filter_map(|item| self.value(item, Self::extent)).collect();
                (!extents.is_empty()).then_some(extents)
            }
            _ => self.extent(node).map(|extent| vec![extent]),
        }
    }

    fn extent(&mut self, node: &Node) -> Option<Extent> {
        let text = self.text(node, "window")?;
        let (length, of_any) = of_any(&text);
        let extent = if let Some(count) = turns(length) {
            Some(Extent::Turns { count, of_any })
        } else if let Some(share) = share(length) {
            Some(Extent::Share { share, of_any })
        } else if !of_any {
            time_ms(length).map(Extent::Time)
        } else {
            None
        };
        if extent.is_none() {
            self.error("bad-unit", node, &[("value", &text), ("expected", "extent")]);
        }
        extent
    }

    /// How far a window reaches from its anchor.
    pub fn reach(&mut self, node: &Node) -> Option<Reach> {
        let text = self.text(node, "within")?;
        let (length, of_any) = of_any(&text);
        let reach = match turns(length) {
            Some(count) => Some(Reach::Turns { count, of_any }),
            None if !of_any => time_ms(length).map(Reach::Time),
            None => None,
        };
        if reach.is_none() {
            self.error("bad-unit", node, &[("value", &text), ("expected", "reach")]);
        }
        reach
    }

    /// A number of turns, e.g. `4 turns`.
    pub fn turns(&mut self, node: &Node) -> Option<usize> {
        self.counted(node, turns, "turns")
    }

    /// A number of words, e.g. `2 words`.
    pub fn words(&mut self, node: &Node) -> Option<usize> {
        self.counted(node, |text| counted(text, &["words", "word"]), "words")
    }

    fn counted(
        &mut self,
        node: &Node,
        parse: fn(&str) -> Option<usize>,
        expected: &'static str,
    ) -> Option<usize> {
        let text = self.text(node, expected)?;
        let count = parse(&text);
        if count.is_none() {
            self.error("bad-unit", node, &[("value", &text), ("expected", expected)]);
        }
        count
    }
}

fn of_any(text: &str) -> (&str, bool) {
    match text.trim().strip_suffix("of any") {
        Some(length) => (length.trim(), true),
        None => (text.trim(), false),
    }
}

fn turns(text: &str) -> Option<usize> {
    counted(text, &["turns", "turn"])
}

fn counted(text: &str, units: &[&str]) -> Option<usize> {
    let text = text.trim();
    let number = units.iter().find_map(|unit| text.strip_suffix(unit))?;
    number.trim().parse().ok()
}

fn share(text: &str) -> Option<f64> {
    let number: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    (0.0..=100.0).contains(&number).then_some(number / 100.0)
}

fn time_ms(text: &str) -> Option<u64> {
    let text = text.trim();
    let (number, unit_ms) = if let Some(number) = text.strip_suffix("ms") {
        (number, 1.0)
    } else if let Some(number) = text.strip_suffix("min") {
        (number, 60_000.0)
    } else if let Some(number) = text.strip_suffix('s') {
        (number, 1_000.0)
    } else if let Some(number) = text.strip_suffix('h') {
        (number, 3_600_000.0)
    } else {
        return None;
    };
    let number: f64 = number.trim().parse().ok()?;
    let ms = number * unit_ms;
    (ms.is_finite() && (0.0..=1e12).contains(&ms)).then_some(ms.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_and_others_refused() {
        assert_eq!(time_ms("5s"), Some(5_000));
        assert_eq!(time_ms("1.5 min"), Some(90_000));
        assert_eq!(time_ms("250ms"), Some(250));
        assert_eq!(time_ms("5"), None);
        assert_eq!(time_ms("-5s"), None);
        assert_eq!(turns("2 turns"), Some(2));
        assert_eq!(turns("1 turn"), Some(1));
        assert_eq!(turns("2s"), None);
        assert_eq!(share("25%"), Some(0.25));
        assert_eq!(share("125%"), None);
        assert_eq!(of_any("1 turn of any"), ("1 turn", true));
    }
}
