//! `zhijian convert`: any input in the native form.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zhijian::batch;
use zhijian::diagnostics::{Diagnostic, Place, Sources};

use crate::args::ConvertArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::reading::{self, Input};
use crate::settings;

/// Converts, says what was refused, and how much was written.
pub fn run(args: ConvertArgs, output: &mut Output) -> Result<Exit, Failure> {
    let input = Input::from(args.input).settings()?;
    let inputs = reading::inputs(args.paths, &input);
    let threads = settings::threads(args.threads).get();
    let file = (args.out != Path::new("-")).then(|| OutFile::create(args.out, args.force)).transpose()?;
    let mut refuse = |refused: &Diagnostic| output.problems(std::slice::from_ref(refused), &Sources::new());
    let converted = match &file {
        None => batch::convert(&input, inputs, threads, &mut io::BufWriter::new(io::stdout()), &mut refuse)?,
        Some(file) => {
            let mut out = io::BufWriter::new(file.temporary.as_file());
            batch::convert(&input, inputs, threads, &mut out, &mut refuse)
                .map_err(|error| file.explain(error))?
        }
    };
    if let Some(file) = file {
        file.finish()?;
    }
    reading::say_encodings(&converted.encodings, output);
    reading::say_skipped(&converted.skipped, converted.skipped_files, output);
    output.say_line("cli-converted", &[("count", converted.transcripts.into())]);
    if converted.rejected == 0 {
        return Ok(Exit::Well);
    }
    output.say_line("cli-rejected", &[("rejected", converted.rejected.into())]);
    Ok(Exit::Rejected)
}

/// A file that appears whole or not at all.
struct OutFile {
    path: PathBuf,
    temporary: NamedTempFile,
    replace: bool,
}

impl OutFile {
    /// Begins beside `path`, which may exist already only if it is to be replaced.
    fn create(path: PathBuf, replace: bool) -> Result<OutFile, Diagnostic> {
        let place = || Place::file(path.display().to_string());
        if !replace && path.exists() {
            return Err(Diagnostic::error("convert-exists", place()));
        }
        if path.is_dir() {
            return Err(Diagnostic::error("convert-is-directory", place()));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let temporary = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
            .map_err(|error| Diagnostic::error("convert-unwritable", place()).with("error", error))?;
        Ok(OutFile { path, temporary, replace })
    }

    fn unwritable(&self, error: &io::Error) -> Diagnostic {
        let place = Place::file(self.path.display().to_string());
        Diagnostic::error("convert-unwritable", place).with("error", error)
    }

    /// Names this file where it could not be written.
    fn explain(&self, error: batch::RunError) -> Failure {
        match error {
            batch::RunError::Stream(error) => self.unwritable(&error).into(),
            other => other.into(),
        }
    }

    /// Puts the file in its place.
    fn finish(self) -> Result<(), Failure> {
        self.temporary.as_file().sync_all().map_err(|error| self.unwritable(&error))?;
        let path = self.path.clone();
        let place = || Place::file(path.display().to_string());
        let persisted = match self.replace {
            true => self.temporary.persist(&self.path),
            false => self.temporary.persist_noclobber(&self.path),
        };
        match persisted {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Diagnostic::error("convert-exists", place()).into())
            }
            Err(error) => {
                Err(Diagnostic::error("convert-unwritable", place()).with("error", error.error).into())
            }
        }
    }
}
