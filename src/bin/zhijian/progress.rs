//! How far an audit has come, on standard error and only where somebody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use zhijian::messages::{self, Lang};

/// A line that counts; how much is still to come nobody knows, because inputs are read as they are found.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    lang: Lang,
}

impl Progress {
    /// A line, or nothing when it is not to be `shown`.
    pub fn new(shown: bool, lang: Lang) -> Progress {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{spinner} {msg}  {binary_bytes}  {elapsed}")
            .expect("the template of the progress line is valid");
        Progress { bar: ProgressBar::with_draw_target(None, target).with_style(style), lang }
    }

    /// So many inputs have been answered for, and so many bytes read.
    pub fn reach(&self, inputs: u64, bytes: u64) {
        self.bar.set_position(bytes);
        self.bar.set_message(messages::text(self.lang, "cli-progress", &[("inputs", inputs.into())]));
    }

    /// Takes the line away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
