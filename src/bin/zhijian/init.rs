//! `zhijian init`: a first rule set, with what editors and CI need beside it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use zhijian::authoring::{StarterFile, starter};
use zhijian::diagnostics::{Diagnostic, Place};

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Writes the files, and says what to do next. A directory that holds anything is left alone.
pub fn run(args: InitArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let dir = args.dir.as_path();
    let files = starter(settings.lang);
    if holds_anything(dir).map_err(|error| unwritable(dir, error))? {
        let place = Place::file(dir.display().to_string());
        return Err(Diagnostic::error("init-not-empty", place).into());
    }
    for file in &files {
        write(dir, file).map_err(|error| unwritable(&dir.join(file.path), error))?;
    }
    let names: String = files.iter().map(|file| format!("  {}\n", dir.join(file.path).display())).collect();
    output.data(&names)?;
    output.data_line("cli-init-done", &[("dir", dir.display().to_string().into())])?;
    Ok(Exit::Well)
}

fn holds_anything(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes a file that must not be there yet, with its folder.
fn write(dir: &Path, file: &StarterFile) -> io::Result<()> {
    let path = dir.join(file.path);
    fs::create_dir_all(path.parent().expect("a file of the rule set is in a directory"))?;
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(file.text.as_bytes())
}

fn unwritable(path: &Path, error: io::Error) -> Diagnostic {
    let place = Place::file(path.display().to_string());
    Diagnostic::error("init-unwritable", place).with("error", error)
}
