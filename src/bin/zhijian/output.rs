//! The two streams: data to standard output, messages to standard error.

use std::io::{self, Stderr, Stdout, Write};

use anstream::AutoStream;
use zhijian::diagnostics::{self, Diagnostic, Sources, Style};
use zhijian::messages::{self, Arg, Lang};

use crate::settings::Settings;

/// Standard output and standard error, each with or without colours.
pub struct Output {
    data: AutoStream<Stdout>,
    messages: AutoStream<Stderr>,
    lang: Lang,
}

impl Output {
    /// The streams of this process.
    pub fn new(settings: &Settings) -> Output {
        Output {
            data: AutoStream::new(io::stdout(), settings.data_color),
            messages: AutoStream::new(io::stderr(), settings.message_color),
            lang: settings.lang,
        }
    }

    /// Writes data, and sees it off.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        self.data.write_all(text.as_bytes())?;
        self.data.flush()
    }

    /// Writes a line of the catalogue as data.
    pub fn data_line(&mut self, key: &str, args: &[Arg<'_>]) -> io::Result<()> {
        self.data(&(messages::text(self.lang, key, args) + "\n"))
    }

    /// Standard output as it is, for data that programs read.
    pub fn stream(&self) -> impl Write + use<> {
        io::BufWriter::new(io::stdout())
    }

    /// Says something. Nobody can be told when standard error is closed, so that is let pass.
    pub fn say(&mut self, text: &str) {
        let _ = self.messages.write_all(text.as_bytes());
    }

    /// Says a line of the catalogue.
    pub fn say_line(&mut self, key: &str, args: &[Arg<'_>]) {
        let line = messages::text(self.lang, key, args) + "\n";
        self.say(&line);
    }

    /// Says what is wrong.
    pub fn problems(&mut self, problems: &[Diagnostic], sources: &Sources) {
        self.say(&diagnostics::render(problems, sources, self.lang, Style { color: true }));
    }
}
