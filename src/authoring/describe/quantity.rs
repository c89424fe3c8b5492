//! Numbers, limits, channels.

use super::Page;
use crate::report::wording;
use crate::rules::model::{Bounds, Extent, PerChannel, Reach};
use crate::transcript::Channel;

impl Page<'_> {
    pub(super) fn channels(&self, channels: &[Channel]) -> String {
        self.listed(channels.iter().map(|channel| wording::channel(self.how.lang, *channel)))
    }

    /// A value, or the values by channel.
    pub(super) fn per_channel<T>(&self, value: &PerChannel<T>, mut say: impl FnMut(&T) -> String) -> String {
        match value {
            PerChannel::All(value) => say(value),
            PerChannel::By(values) => {
                let by = values.iter().map(|(channel, value)| {
                    let channel = wording::channel(self.how.lang, *channel);
                    self.text("show-by-channel", &[("channel", channel.into()), ("value", say(value).into())])
                });
                self.listed(by)
            }
        }
    }

    /// Limits as parts of a sentence; `unit` is put behind each number.
    pub(super) fn bounds(&self, bounds: &Bounds, unit: &str) -> Vec<String> {
        let limits = [
            ("show-at-least", &bounds.at_least),
            ("show-at-most", &bounds.at_most),
            ("show-below", &bounds.below),
        ];
        let said = limits.into_iter().filter_map(|(key, bound)| {
            let value = self.per_channel(bound.as_ref()?, |number| format!("{number}{unit}"));
            Some(self.text(key, &[("value", value.into())]))
        });
        said.collect()
    }

    pub(super) fn extents(&self, extents: &PerChannel<Vec<Extent>>) -> String {
        self.per_channel(extents, |extents| {
            let all: Vec<String> = extents.iter().map(|extent| self.extent(extent)).collect();
            match &all[..] {
                [one] => one.clone(),
                _ => self.text("show-longest", &[("lengths", self.listed(all).into())]),
            }
        })
    }

    fn extent(&self, extent: &Extent) -> String {
        match *extent {
            Extent::Turns { count, of_any } => self.turns(count, of_any),
            Extent::Time(ms) => self.time(ms),
            Extent::Share { share, of_any } => {
                let percent = (share * 1000.0).round() / 10.0;
                let key = if of_any { "show-share-of-any" } else { "show-share" };
                self.text(key, &[("percent", percent.into())])
            }
        }
    }

    pub(super) fn reach(&self, reach: &PerChannel<Reach>) -> String {
        self.per_channel(reach, |reach| match *reach {
            Reach::Turns { count: 0, .. } => self.text("show-same-turn", &[]),
            Reach::Turns { count, of_any } => {
                let turns = self.turns(count, of_any);
                self.text("show-within", &[("reach", turns.into())])
            }
            Reach::Time(ms) => self.text("show-within", &[("reach", self.time(ms).into())]),
        })
    }

    fn turns(&self, count: usize, of_any: bool) -> String {
        self.text(if of_any { "show-turns-of-any" } else { "show-turns" }, &[("count", count.into())])
    }

    fn time(&self, ms: u64) -> String {
        self.text("show-seconds", &[("seconds", (ms as f64 / 1000.0).into())])
    }
}
