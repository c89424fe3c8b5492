//! A file of the results, hashed while it is written.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::{OutputError, io_error};
use super::manifest::ManifestFile;

const BUFFER_BYTES: usize = 1 << 16;

/// A file of the results, hashed while it is written.
#[derive(Debug)]
pub struct ResultFile {
    name: String,
    path: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    size_bytes: u64,
}

impl ResultFile {
    pub(super) fn create(dir: &Path, name: &str) -> Result<ResultFile, OutputError> {
        let path = dir.join(name);
        let file = File::create(&path).map_err(io_error("create", &path))?;
        let file = BufWriter::with_capacity(BUFFER_BYTES, file);
        Ok(ResultFile { name: name.to_owned(), path, file, hash: Sha256::new(), size_bytes: 0 })
    }

    /// Writes all of `bytes`.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.file.write_all(bytes).map_err(|error| self.failed(error))?;
        self.hash.update(bytes);
        self.size_bytes += bytes.len() as u64;
        Ok(())
    }

    /// Sees everything off, and says what the manifest says of the file.
    pub fn finish(mut self) -> Result<ManifestFile, OutputError> {
        self.file.flush().map_err(|error| self.failed(error))?;
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(ManifestFile { name: self.name, size_bytes: self.size_bytes, sha256 })
    }

    fn failed(&self, source: io::Error) -> OutputError {
        io_error("write", &self.path)(source)
    }
}
