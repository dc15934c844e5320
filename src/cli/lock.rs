//! One process at a time reads a file and writes it anew.

use crate::files::{self, Links};
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// How often a lock is asked for again that somebody has. Who looks whether one was left has it for a moment.
const TRIES: u32 = 5;

/// How long it takes from one time to the next.
const PAUSE: Duration = Duration::from_millis(10);

/// The lock of a file, for as long as it is kept.
///
/// It is a file of its own beside the other, which is replaced when it is written. The system lets
/// go of it when the process ends, however it ends; one that is left holds nothing.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits until nobody else has the lock of the file; `busy` says that there is somebody.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub(super) fn wait(file: &Path, mut busy: impl FnMut()) -> io::Result<Self> {
        let path = beside(file);
        loop {
            let lock = private(&path)?;
            if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
                busy();
                lock.lock()?;
            }
            if let Some(lock) = Self::of(lock, &path)? {
                return Ok(lock);
            }
        }
    }

    /// The lock that is the file at this place; none if somebody else has it.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub(super) fn now(path: &Path) -> io::Result<Option<Self>> {
        let mut tries = 0;
        loop {
            let lock = private(path)?;
            if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
                tries += 1;
                if tries > TRIES {
                    return Ok(None);
                }
                thread::sleep(PAUSE);
                continue;
            }
            if let Some(lock) = Self::of(lock, path)? {
                return Ok(Some(lock));
            }
        }
    }

    /// The lock, unless who had it before has removed its file: another process would make a new one.
    fn of(lock: File, path: &Path) -> io::Result<Option<Self>> {
        Ok(files::is_at(&lock, path)?.then(|| Self {
            path: path.to_owned(),
            _file: lock,
        }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held: afterwards the file might be another process's.
        let _ = fs::remove_file(&self.path);
    }
}

/// `.NAME.lock` in the file's folder.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".lock");
    file.with_file_name(name)
}

/// The lock's file, made if need be; to be read and written, which some network file systems want of a lock.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    files::open_as(&mut options, path, Links::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn a_file_is_read_and_written_by_one_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("number");
        fs::write(&file, "0").expect("a file");
        let inside = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let lock = Lock::wait(&file, || ()).expect("the lock");
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        let number = fs::read_to_string(&file).expect("a file");
                        let number: u32 = number.parse().expect("a number");
                        fs::write(&file, (number + 1).to_string()).expect("a file");
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert_eq!(fs::read_to_string(&file).expect("a file"), "160");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn who_waits_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("book.yaml");
        let lock = Lock::wait(&file, || unreachable!("nobody has it")).expect("the lock");
        assert!(folder.path().join(".book.yaml.lock").exists());
        let held = AtomicU32::new(0);
        thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                let busy = || {
                    held.store(1, Ordering::SeqCst);
                };
                Lock::wait(&file, busy).map(drop)
            });
            while held.load(Ordering::SeqCst) == 0 {
                thread::yield_now();
            }
            drop(lock);
            waiting.join().expect("a thread").expect("the lock");
        });
    }
}
