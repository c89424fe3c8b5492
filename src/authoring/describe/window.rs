//! Where something is looked for.

use super::Page;
use crate::rules::model::{Anchor, Which, Window};

impl Page<'_> {
    /// The window as parts of a sentence; none where it is the whole transcript.
    pub(super) fn window(&self, window: &Window) -> Vec<String> {
        let mut parts = Vec::new();
        for (key, extents) in [("show-first", &window.first), ("show-last", &window.last)] {
            if let Some(extents) = extents {
                parts.push(self.text(key, &[("extent", self.extents(extents).into())]));
            }
        }
        let sides =
            [("show-before", &window.before), ("show-after", &window.after), ("show-near", &window.near)];
        for (key, anchors) in sides.into_iter().filter(|(_, anchors)| !anchors.is_empty()) {
            parts.push(self.text(key, &[("anchor", self.anchors(anchors, window.which).into())]));
        }
        parts.extend(window.within.as_ref().map(|reach| self.reach(reach)));
        parts
    }

    fn anchors(&self, anchors: &[Anchor], which: Option<Which>) -> String {
        let names: Vec<String> = anchors.iter().map(|anchor| self.anchor(anchor, which)).collect();
        names.join(&self.text("show-else", &[]))
    }

    fn anchor(&self, anchor: &Anchor, which: Option<Which>) -> String {
        match anchor {
            Anchor::Start => self.text("show-start", &[]),
            Anchor::End => self.text("show-end", &[]),
            Anchor::Trigger => self.text("show-trigger", &[]),
            Anchor::Previous => self.text("show-previous", &[]),
            Anchor::Signal(signal) => {
                let name = self.named(&signal.name);
                match which {
                    None => name,
                    Some(Which::First) => self.text("show-which-first", &[("signal", name.into())]),
                    Some(Which::Last) => self.text("show-which-last", &[("signal", name.into())]),
                }
            }
        }
    }
}
