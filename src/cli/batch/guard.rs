//! Two runs of one part do not write into one folder.

use super::staged::Stamp;
use crate::cli::failure::Failure;
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The lock of a part in its folder, for as long as the run lasts.
///
/// The system lets go of the lock when the process ends, however it ends. So the file that a
/// killed run leaves holds nothing; the next run of the part takes it and removes it.
#[derive(Debug)]
pub(super) struct Guard {
    path: PathBuf,
    _lock: File,
}

impl Guard {
    /// Takes the part for this run.
    ///
    /// # Errors
    /// If another run has it, or the folder cannot be written.
    pub(super) fn take(folder: &Path, stamp: Stamp) -> Result<Self, Failure> {
        let path = folder.join(stamp.lock());
        let system = |why: io::Error| Failure::system(format!("{}: {why}", path.display()));
        loop {
            let lock = private(&path).map_err(system)?;
            if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
                return Err(taken(folder));
            }
            // A run that has ended in between has removed the file: another run would make a new one.
            if is_at(&lock, &path).map_err(system)? {
                return Ok(Self { path, _lock: lock });
            }
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // While the lock is held: afterwards the file might be another run's. One that stays holds nothing.
        let _ = fs::remove_file(&self.path);
    }
}

/// Somebody else is at work.
pub(super) fn taken(place: &Path) -> Failure {
    Failure::system_hint(
        format!("{}: another run is writing here", place.display()),
        "wait until it has ended",
    )
}

/// The file, made if need be; to be read and written, which some network file systems want of a lock.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let here = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((here.dev(), here.ino()) == (there.dev(), there.ino())),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(why) => Err(why),
    }
}

/// Elsewhere a file that is open keeps its name until it is closed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::Shard;

    #[test]
    fn a_part_is_taken_once_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let count = || fs::read_dir(folder.path()).expect("the folder").count();
        let [first, second] = ["1/3", "2/3"].map(|part| Stamp(part.parse().expect("a part")));
        let guard = Guard::take(folder.path(), first).expect("free");
        assert!(Guard::take(folder.path(), first).is_err());
        let other = Guard::take(folder.path(), second).expect("free");
        assert!(Guard::take(folder.path(), Stamp(Shard::WHOLE)).is_ok());
        drop(guard);
        assert!(Guard::take(folder.path(), first).is_ok());
        drop(other);
        assert_eq!(count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_whose_file_is_gone_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let lock = private(&path).expect("a file");
        assert!(is_at(&lock, &path).expect("a file"));
        fs::remove_file(&path).expect("removed");
        assert!(!is_at(&lock, &path).expect("no error"));
        private(&path).expect("another file");
        assert!(!is_at(&lock, &path).expect("another file"));
    }
}
