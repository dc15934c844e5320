//! What killed runs have left.

use crate::files::{self, Links};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::Path,
    time::Duration,
};

/// How the name of a file begins that is not finished.
pub(super) const PREFIX: &str = ".kerkesa-unfinished-";

/// How many signs of chance follow.
pub(super) const CHANCE: usize = 12;

/// For how long nobody has written a file that was left, where there are no locks to tell it by.
const DAY: Duration = Duration::from_hours(24);

/// Removes the files of a folder that a killed run has left unfinished. Whatever cannot be read or removed
/// stays: it stops nobody from writing.
pub(super) fn clean(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(is_unfinished) {
            remove_unlocked(&entry.path());
        }
    }
}

/// Removes a file of the program's own if no process holds it.
pub(in crate::cli) fn remove_unlocked(path: &Path) {
    // To be written, which some network file systems want of a lock.
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    let Ok(file) = files::open_as(&mut options, path, Links::Refused) else {
        return;
    };
    let is_left = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old(&file),
    };
    // While the lock is held, and if the name is still that of this file: its run may have finished it meanwhile.
    if is_left && is_ours(&file) && files::is_at(&file, path).unwrap_or(false) {
        let _ = fs::remove_file(path);
    }
}

fn is_unfinished(name: &str) -> bool {
    let chance = name.strip_prefix(PREFIX);
    chance.is_some_and(|it| it.len() == CHANCE && it.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn is_old(file: &File) -> bool {
    let written = file.metadata().and_then(|known| known.modified());
    written.is_ok_and(|then| then.elapsed().is_ok_and(|age| age > DAY))
}

#[cfg(unix)]
fn is_ours(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let us = rustix::process::geteuid().as_raw();
    file.metadata().is_ok_and(|known| known.uid() == us)
}

#[cfg(not(unix))]
fn is_ours(_: &File) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_signs_of_chance_are_unfinished_files() {
        assert!(is_unfinished(".kerkesa-unfinished-a1B2c3D4e5F6"));
        for name in [
            ".kerkesa-unfinished-a1B2c3D4e5F",
            ".kerkesa-unfinished-a1B2c3D4e5F6g",
            ".kerkesa-unfinished-a1B2c3-4e5F6",
            ".kerkesa-batch",
            "kerkesa-unfinished-a1B2c3D4e5F6",
            "access-1.pdf",
        ] {
            assert!(!is_unfinished(name), "{name}");
        }
    }

    #[test]
    fn a_file_is_old_after_a_day() {
        let file = tempfile::tempfile().expect("a file");
        assert!(!is_old(&file));
        let then = std::time::SystemTime::now() - 2 * DAY;
        file.set_modified(then).expect("set");
        assert!(is_old(&file));
    }
}
