//! Files that appear whole or not at all, readable by their owner only.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It was written.
    New,
    /// It was there already, with the same bytes.
    Unchanged,
}

/// Writes a file; one with other contents is replaced only by `force`.
///
/// # Errors
/// `AlreadyExists` if the file is there with other contents, or what the system says.
pub(super) fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<Written> {
    write_as(path, bytes, force, ".kerkesa-")
}

/// Whether a file is there with other contents.
pub(super) fn is_other(path: &Path, bytes: &[u8]) -> bool {
    match fs::read(path) {
        Ok(old) => old != bytes,
        Err(why) => why.kind() != io::ErrorKind::NotFound,
    }
}

/// The same, with the beginning of the name that the file has while it is unfinished.
pub(super) fn write_as(
    path: &Path,
    bytes: &[u8],
    force: bool,
    unfinished: &str,
) -> io::Result<Written> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(Written::Unchanged);
    }
    let mut file = tempfile::Builder::new()
        .prefix(unfinished)
        .tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    if force {
        file.persist(path)?;
    } else {
        file.persist_noclobber(path)?;
    }
    Ok(Written::New)
}

/// The folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
