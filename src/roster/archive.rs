//! Letters in a ZIP file, in the order of their rows.

use std::io::{self, Seek, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// An archive of letters. The same letters give the same bytes.
pub struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Archive<W> {
    /// Begins one.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Adds a file.
    ///
    /// # Errors
    /// If it cannot be written, or there is one of that name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.start_file(name, options(name))?;
        self.0.write_all(bytes)
    }

    /// Ends it, and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.0.finish()?)
    }
}

/// How a file stands in an archive: at one time, so that the same letters give the same bytes, and as it is
/// where it is compressed already.
fn options(name: &str) -> SimpleFileOptions {
    let is_compressed = [".pdf", ".docx"]
        .iter()
        .any(|ending| name.ends_with(ending));
    SimpleFileOptions::default()
        .compression_method(if is_compressed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        })
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
}

impl<W: Write + Seek> std::fmt::Debug for Archive<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").finish_non_exhaustive()
    }
}
