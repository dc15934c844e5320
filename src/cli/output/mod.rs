//! Files that appear whole or not at all, readable by their owner only.
//!
//! Every file that the program makes comes into its folder through [`Folder`] or [`Staged`]. Until it is whole it
//! has a name that no other file has, and is locked. Whoever comes into the folder next removes the files of such
//! names that nobody holds: runs that were killed have left them.

mod disk;
mod leftovers;
mod prepared;
mod staged;
#[cfg(test)]
mod tests;

pub(super) use leftovers::remove_unlocked;
pub(super) use prepared::{NotWritten, Prepared};
pub(super) use staged::{Staged, Written};

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder into which files are written, clean of what killed runs have left.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder, which is made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub(super) fn make(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(or_here(path))?;
        Ok(Self::at(path))
    }

    /// The folder in which a file lies or will lie.
    pub(super) fn of(file: &Path) -> Self {
        Self::at(folder_of(file))
    }

    fn at(path: &Path) -> Self {
        leftovers::clean(or_here(path));
        Self(path.to_owned())
    }

    /// The path of a file in it.
    pub(super) fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }

    /// Writes files that belong together aside; others of their names are replaced only by `force`.
    ///
    /// # Errors
    /// If one is there with other contents (`AlreadyExists`), or what the system says.
    pub(super) fn prepare(
        &self,
        files: Vec<(String, Vec<u8>)>,
        force: bool,
    ) -> Result<Prepared, NotWritten> {
        let files = files.into_iter();
        let files = files.map(|(name, bytes)| (self.join(name), bytes));
        Prepared::new(files.collect(), force)
    }

    /// Makes the names of the files in it outlast a power cut.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn sync(&self) -> io::Result<()> {
        disk::sync_folder(or_here(&self.0))
    }

    /// Makes the files in it outlast a power cut that were not [synced one by one](Prepared::sync_alone), and all names.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn sync_files(&self) -> io::Result<()> {
        disk::sync_files(or_here(&self.0))
    }
}

/// Writes a file by itself, and makes it outlast a power cut; one with other contents is replaced only by `force`.
///
/// # Errors
/// `AlreadyExists` if the file is there with other contents, or what the system says.
pub(super) fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<Written> {
    let folder = Folder::of(path);
    let one = || {
        let prepared = Prepared::new(vec![(path.to_owned(), bytes)], force)?;
        prepared.sync()?;
        prepared.settle(force)
    };
    let written = one().map_err(|failed: NotWritten| failed.why)?;
    folder.sync()?;
    Ok(written.first().map_or(Written::Unchanged, |file| file.1))
}

/// The folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    or_here(path.parent().unwrap_or(Path::new("")))
}

fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}
