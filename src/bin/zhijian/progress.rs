//! How far an audit has come, on standard error and only where somebody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use zhijian::messages::{self, Lang};

/// A bar over the bytes of input; cheap to call from any thread.
#[derive(Debug, Clone)]
pub struct Progress {
    bar: ProgressBar,
    lang: Lang,
}

#[expect(dead_code, reason = "the call that takes the place of `not_built` reads it")]
impl Progress {
    /// A bar, or nothing when it is not to be `shown`.
    pub fn new(shown: bool, lang: Lang) -> Progress {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{bar:30} {percent:>3}%  {msg}  {eta}")
            .expect("the template of the progress bar is valid");
        Progress { bar: ProgressBar::with_draw_target(None, target).with_style(style), lang }
    }

    /// The input has this many bytes.
    pub fn expect_bytes(&self, bytes: u64) {
        self.bar.set_length(bytes);
    }

    /// So many bytes have been read, and so many transcripts audited or rejected.
    pub fn reach(&self, bytes: u64, transcripts: usize) {
        self.bar.set_position(bytes);
        self.bar.set_message(messages::text(
            self.lang,
            "cli-progress",
            &[("transcripts", transcripts.into())],
        ));
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
