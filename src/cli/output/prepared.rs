//! Files that belong together, written aside.

use super::{
    disk,
    staged::{Settled, Staged, Written, keep_private},
};
use crate::files::{self, Links};
use std::{
    fs::File,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// The file that could not be written, and why.
#[derive(Debug)]
pub(in crate::cli) struct NotWritten {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) why: io::Error,
}

impl NotWritten {
    pub(in crate::cli) fn new(path: &Path, why: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            why,
        }
    }
}

/// Files that appear all or none. None has appeared yet; one that is there with the same bytes has nothing aside.
#[derive(Debug)]
pub(in crate::cli) struct Prepared(Vec<(PathBuf, Option<Staged>)>);

impl Prepared {
    /// Checks all files, and writes them aside if none is in the way of another.
    pub(super) fn new(
        files: Vec<(PathBuf, impl AsRef<[u8]>)>,
        force: bool,
    ) -> Result<Self, NotWritten> {
        let mut there = Vec::with_capacity(files.len());
        for (path, bytes) in &files {
            match holds(path, bytes.as_ref()) {
                Some(false) if !force => {
                    return Err(NotWritten::new(path, ErrorKind::AlreadyExists.into()));
                }
                found => there.push(found == Some(true)),
            }
        }
        let mut prepared = Vec::with_capacity(files.len());
        for ((path, bytes), is_there) in files.into_iter().zip(there) {
            let file = (!is_there).then(|| aside(&path, bytes.as_ref()));
            let file = file.transpose();
            let file = file.map_err(|why| NotWritten::new(&path, why))?;
            prepared.push((path, file));
        }
        Ok(Self(prepared))
    }

    /// Forces each onto the disk.
    ///
    /// # Errors
    /// What the system says.
    pub(in crate::cli) fn sync(&self) -> Result<(), NotWritten> {
        for (path, file) in &self.0 {
            if let Some(file) = file {
                file.sync().map_err(|why| NotWritten::new(path, why))?;
            }
        }
        Ok(())
    }

    /// The same where the system does not write [all files of a folder](super::Folder::sync_files) at once.
    ///
    /// # Errors
    /// What the system says.
    pub(in crate::cli) fn sync_alone(&self) -> Result<(), NotWritten> {
        if disk::AT_ONCE { Ok(()) } else { self.sync() }
    }

    /// Puts all in their places. If one cannot get there after all, those that have just appeared are taken back,
    /// unless they have replaced others.
    ///
    /// # Errors
    /// If one is there with other contents by now (`AlreadyExists`), or what the system says.
    pub(in crate::cli) fn settle(self, force: bool) -> Result<Vec<(PathBuf, Written)>, NotWritten> {
        let mut paths = Vec::with_capacity(self.0.len());
        let mut settled: Vec<Option<Settled>> = Vec::with_capacity(self.0.len());
        for (path, file) in self.0 {
            match file.map(|file| file.settle(force)).transpose() {
                Ok(file) => settled.push(file),
                Err(why) => {
                    settled.into_iter().flatten().for_each(Settled::take_back);
                    return Err(NotWritten { path, why });
                }
            }
            paths.push(path);
        }
        let written = settled
            .iter()
            .map(|file| file.as_ref().map_or(Written::Unchanged, Settled::written));
        Ok(paths.into_iter().zip(written).collect())
    }
}

/// Whether a file has these bytes, and is its owner's alone from now on; nothing if there is none.
fn holds(path: &Path, bytes: &[u8]) -> Option<bool> {
    let file = match files::open(path, Links::Refused) {
        Err(why) if why.kind() == ErrorKind::NotFound => return None,
        file => file.ok(),
    };
    // What cannot be read is another's.
    let is_same =
        |file: &File| files::bytes(file, bytes.len() as u64).is_ok_and(|old| old == bytes);
    let same = file.filter(is_same);
    same.iter().for_each(keep_private);
    Some(same.is_some())
}

fn aside(path: &Path, bytes: &[u8]) -> io::Result<Staged> {
    let mut file = Staged::new(path)?;
    file.write_all(bytes)?;
    file.finish()?;
    Ok(file)
}
