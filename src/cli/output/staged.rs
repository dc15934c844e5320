//! A file that is written beside its place.

use super::{disk::sync_folder, folder_of, leftovers};
use crate::files::{self, Links};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, Write},
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempPath};

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Written {
    /// It was written.
    New,
    /// It was there already, with the same bytes.
    Unchanged,
}

/// A file that is being written: it has a name of its own and is locked until it is in its place.
#[derive(Debug)]
pub(in crate::cli) struct Staged {
    file: BufWriter<File>,
    name: TempPath,
    path: PathBuf,
    is_spoiled: bool,
}

/// A file in its place, still locked.
#[derive(Debug)]
pub(super) struct Settled {
    file: File,
    path: PathBuf,
    was_there: Was,
}

/// What was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Was {
    Absent,
    Same,
    Other,
}

impl Staged {
    /// Begins the file that will be at this path.
    ///
    /// # Errors
    /// What the system says.
    pub(in crate::cli) fn new(path: &Path) -> io::Result<Self> {
        loop {
            let (file, name) = made(folder_of(path))?;
            // Another run may have taken it for one that was left, before it was locked. A file system without
            // locks has no guard; there, nobody removes what is young.
            let is_free = !matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock));
            if is_free && files::is_at(&file, &name)? {
                return Ok(Self {
                    file: BufWriter::new(file),
                    name,
                    path: path.to_owned(),
                    is_spoiled: false,
                });
            }
        }
    }

    /// Hands all bytes to the system.
    ///
    /// # Errors
    /// What the system says, or that a write has failed before.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.flush()?;
        if self.is_spoiled {
            return Err(io::Error::other("cannot be written to its end"));
        }
        Ok(())
    }

    /// Hands all bytes to the disk that the system has.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.get_ref().sync_all()
    }

    /// Puts the finished file in its place, where `force` replaces another. The same bytes stay as they are.
    ///
    /// # Errors
    /// `AlreadyExists` if the file is there with other contents, or what the system says.
    pub(super) fn settle(self, force: bool) -> io::Result<Settled> {
        let Self {
            file, name, path, ..
        } = self;
        let (mut file, _) = file.into_parts();
        let mut was_there = compare(&mut file, &path)?;
        // Locked all the while: what nobody holds may be removed by whoever comes next.
        let placed = match was_there {
            Was::Same => Ok(()),
            _ if force => name.persist(&path),
            _ => name.persist_noclobber(&path),
        };
        match placed {
            // Another run was quicker, with the same letter perhaps.
            Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => {
                was_there = compare(&mut file, &path)?;
                if was_there != Was::Same {
                    return Err(ErrorKind::AlreadyExists.into());
                }
            }
            placed => placed?,
        }
        Ok(Settled {
            file,
            path,
            was_there,
        })
    }

    /// Puts a file that stands by itself in its place, and makes it outlast a power cut.
    ///
    /// # Errors
    /// `AlreadyExists` if the file is there with other contents, or what the system says.
    pub(in crate::cli) fn settle_alone(mut self, force: bool) -> io::Result<Written> {
        self.finish()?;
        self.sync()?;
        let settled = self.settle(force)?;
        sync_folder(folder_of(&settled.path))?;
        Ok(settled.written())
    }
}

impl Write for Staged {
    /// After a write that failed the file is spoiled, and what follows is dropped: writers of archives try to
    /// end them even then, and complain on standard error if they cannot.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_spoiled {
            return Ok(bytes.len());
        }
        let written = self.file.write(bytes);
        self.is_spoiled = written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_spoiled {
            return Ok(());
        }
        let flushed = self.file.flush();
        self.is_spoiled = flushed.is_err();
        flushed
    }
}

impl Seek for Staged {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        if self.is_spoiled {
            return Ok(0);
        }
        let at = self.file.seek(to);
        self.is_spoiled = at.is_err();
        at
    }
}

impl Settled {
    pub(super) fn written(&self) -> Written {
        match self.was_there {
            Was::Same => Written::Unchanged,
            Was::Absent | Was::Other => Written::New,
        }
    }

    /// Removes the file again if nothing was there before it, and nobody has put another there since.
    pub(super) fn take_back(self) {
        if self.was_there == Was::Absent && files::is_at(&self.file, &self.path).unwrap_or(false) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A new file in the folder, under the name of one that is not finished.
fn made(folder: &Path) -> io::Result<(File, TempPath)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Opened here: errors of files that tempfile opens say the name of the file.
    let file: NamedTempFile<File> = tempfile::Builder::new()
        .prefix(leftovers::PREFIX)
        .rand_bytes(leftovers::CHANCE)
        .make_in(folder, |path| options.open(path))?;
    Ok(file.into_parts())
}

/// What is at the path, beside a new file, which is read by its own handle: some systems let no other read a
/// locked one. A file with the same bytes is its owner's alone from now on.
fn compare(new: &mut File, path: &Path) -> io::Result<Was> {
    let old = match files::open(path, Links::Refused) {
        Ok(old) => old,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Was::Absent),
        Err(_) => return Ok(Was::Other),
    };
    if new.metadata()?.len() != old.metadata()?.len() {
        return Ok(Was::Other);
    }
    new.rewind()?;
    let mut new = BufReader::with_capacity(1 << 16, new);
    let mut old = BufReader::with_capacity(1 << 16, &old);
    let (mut a, mut b) = ([0; 1 << 12], [0; 1 << 12]);
    loop {
        let count = new.read(&mut a)?;
        if count == 0 {
            keep_private(old.get_ref());
            return Ok(Was::Same);
        }
        if old.read_exact(&mut b[..count]).is_err() || a[..count] != b[..count] {
            return Ok(Was::Other);
        }
    }
}

/// Takes from others the right to read a file that is there already, where the file system has such rights.
#[cfg(unix)]
pub(super) fn keep_private(file: &File) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(known) = file.metadata()
        && known.permissions().mode() & 0o077 != 0
    {
        let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
    }
}

#[cfg(not(unix))]
pub(super) fn keep_private(_: &File) {}
