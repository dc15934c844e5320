//! What one run leaves for the next: the secret of the references, and the date.

use super::{guard::taken, stamp::Stamp};
use crate::{
    cli::{
        failure::Failure,
        output::{Folder, Staged},
    },
    domain::day,
    files::{self, Links},
    roster::Salt,
};
use jiff::civil::Date;
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// The file's name in the output folder.
const NAME: &str = ".kerkesa-batch";

/// How many bytes of it are looked at; it has a tenth of them.
const LIMIT: u64 = 1 << 12;

const WORDS: &str = "\
# Kerkesa makes the references of rows that have none from this secret, so that a second run gives
# the same ones. Keep it with the letters; show it to nobody: who has it and knows a row of the
# roster can tell which letter is whose. The date is that of letters which name none.
";

/// The state of an output folder, locked while a run lasts.
#[derive(Debug)]
pub(super) struct State {
    pub(super) salt: Salt,
    pub(super) date: Date,
    _lock: File,
}

impl State {
    /// Where the state is: in the folder, if no other place is given.
    pub(super) fn place(given: Option<&Path>, folder: &Path) -> PathBuf {
        given.map_or_else(|| folder.join(NAME), Path::to_owned)
    }

    /// Reads the state, or makes one; only its owner can read it.
    pub(super) fn open(
        path: &Path,
        links: Links,
        today: Date,
        stamp: Stamp,
    ) -> Result<Self, Failure> {
        let system = |why: io::Error| Failure::at(path, &why);
        // What a run left that was killed here is a secret too.
        Folder::of(path);
        if fs::symlink_metadata(path).is_err() {
            make(path, today).map_err(system)?;
        }
        // To be written, which some network file systems want of a lock; a state may be read-only.
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        let lock = files::open_as(&mut options, path, links);
        let lock = lock.or_else(|_| files::open(path, links)).map_err(system)?;
        // Parts run side by side; a whole run is alone. A file system without locks has no guard.
        let locked = if stamp.is_whole() {
            lock.try_lock()
        } else {
            lock.try_lock_shared()
        };
        if matches!(locked, Err(TryLockError::WouldBlock)) {
            return Err(taken(path));
        }
        // By the handle that has the lock: some systems let no other read the file.
        let mut text = Vec::new();
        (&lock).take(LIMIT).read_to_end(&mut text).map_err(system)?;
        let text = String::from_utf8_lossy(&text);
        let value = |key: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
                .map(str::trim)
        };
        match (
            value("salt").and_then(Salt::from_hex),
            value("date").and_then(|date| day(date).ok()),
        ) {
            (Some(salt), Some(date)) => Ok(Self {
                salt,
                date,
                _lock: lock,
            }),
            _ => Err(Failure::system_hint(
                format!("{}: this is not the state of a batch", path.display()),
                "put back the one that was written together with the letters, or delete it and let the references change",
            )),
        }
    }
}

/// Writes a new state; where another run was quicker, its state stays.
fn make(path: &Path, today: Date) -> io::Result<()> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|why| io::Error::other(why.to_string()))?;
    let mut staged = Staged::new(path)?;
    write!(
        staged,
        "{WORDS}salt: {}\ndate: {today}\n",
        Salt::new(random).hex()
    )?;
    match staged.settle_alone(false) {
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        settled => settled.map(|_| ()),
    }
}
