//! Files that are written piece by piece and appear whole or not at all.

use crate::{
    cli::output::{Written, folder_of},
    roster::Shard,
};
use std::{
    fs::{self, File, TryLockError},
    io::{self, BufReader, BufWriter, Read, Seek, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// How the unfinished files of a run are named: by its part, so that parts leave each other's alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp(pub(super) Shard);

impl Stamp {
    pub(super) fn is_whole(self) -> bool {
        self.0 == Shard::WHOLE
    }

    fn prefix(self) -> String {
        format!(".kerkesa-batch-{}-of-{}-", self.0.index, self.0.of)
    }

    /// How a letter begins that is not finished. Letters are in the output folder alone.
    pub(super) fn letter(self) -> String {
        self.prefix() + LETTER
    }

    /// The name of the file that a run of this part locks in its folder.
    pub(super) fn lock(self) -> String {
        format!(".kerkesa-batch-{}-of-{}.lock", self.0.index, self.0.of)
    }

    /// Where the manifest of this part is.
    pub(super) fn manifest(self, folder: &Path, ending: &str) -> PathBuf {
        self.list(folder, "manifest", ending)
    }

    /// Where another list of this part is.
    pub(super) fn list(self, folder: &Path, name: &str, ending: &str) -> PathBuf {
        let part = if self.is_whole() {
            String::new()
        } else {
            format!("-{}-of-{}", self.0.index, self.0.of)
        };
        folder.join(format!("{name}{part}.{ending}"))
    }

    /// Whether a file of that name was left by a run like this one in its own folder. A whole run
    /// is alone there, so it knows those of all parts, and their locks; its own lock it holds.
    fn left(self, name: &str) -> bool {
        if !self.is_whole() {
            let rest = name.strip_prefix(&self.prefix());
            return rest.is_some_and(|rest| is_table(rest) || is_letter(rest));
        }
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let Some((index, rest)) = name
            .strip_prefix(".kerkesa-batch-")
            .and_then(|rest| rest.split_once("-of-"))
        else {
            return false;
        };
        let of = match (rest.strip_suffix(".lock"), rest.split_once('-')) {
            (Some(of), _) if name != self.lock() => of,
            (_, Some((of, rest))) if is_table(rest) || is_letter(rest) => of,
            _ => return false,
        };
        is_number(index) && is_number(of)
    }

    /// Whether a file of that name, in another run's folder, is a table or a target that a run like
    /// this one left. The letters there are those of a run that may be at work.
    fn left_elsewhere(self, name: &str) -> bool {
        name.strip_prefix(&self.prefix()).is_some_and(is_table)
    }

    /// Removes what a run that was killed has left in its output folder, which this run holds.
    pub(super) fn clean(self, folder: &Path) -> io::Result<()> {
        remove(folder, |name| self.left(name))
    }

    /// The same in a folder in which other runs may be at work.
    pub(super) fn clean_elsewhere(self, folder: &Path) -> io::Result<()> {
        remove(folder, |name| self.left_elsewhere(name))
    }
}

const LETTER: &str = "letter-";

fn is_letter(rest: &str) -> bool {
    rest.strip_prefix(LETTER).is_some_and(is_table)
}

/// Whether that is how the name of an unfinished file ends: in six signs of chance.
fn is_table(rest: &str) -> bool {
    rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn remove(folder: &Path, is_left: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_left = entry.file_name().to_str().is_some_and(&is_left);
        // Another run may have removed it in between.
        if is_left
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && !is_in_use(&entry.path())
        {
            match fs::remove_file(entry.path()) {
                Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether a run that has not ended writes the file: one into another folder may have a file of its
/// own, with the rows that it refuses or with all letters, beside one of ours.
fn is_in_use(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// A file that is being written beside its place.
#[derive(Debug)]
pub(super) struct Staged {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Staged {
    pub(super) fn new(path: &Path, stamp: Stamp) -> io::Result<Self> {
        loop {
            let file = tempfile::Builder::new()
                .prefix(&stamp.prefix())
                .tempfile_in(folder_of(path))?;
            // Held until the file is in its place. A file system without locks has no guard.
            let _ = file.as_file().try_lock();
            // Another run may have taken it for one that was left, before it was locked.
            if file.path().exists() {
                return Ok(Self {
                    file: BufWriter::new(file),
                    path: path.to_owned(),
                });
            }
        }
    }

    /// Puts it in its place, where `force` replaces another file. The same bytes stay as they are.
    pub(super) fn settle(self, force: bool) -> io::Result<Written> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        // Some systems let nobody read a locked file.
        let _ = file.as_file().unlock();
        if same(file.path(), &self.path)? {
            return Ok(Written::Unchanged);
        }
        // Once for each run, not for each letter: what a power cut spares is whole.
        file.as_file().sync_all()?;
        if force {
            file.persist(&self.path)?;
        } else {
            file.persist_noclobber(&self.path)?;
        }
        Ok(Written::New)
    }
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Staged {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Whether two files have the same bytes, read block by block.
fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let Ok(old) = File::open(other) else {
        return Ok(false);
    };
    let new = File::open(one)?;
    if new.metadata()?.len() != old.metadata()?.len() {
        return Ok(false);
    }
    let mut new = BufReader::with_capacity(1 << 16, new);
    let mut old = BufReader::with_capacity(1 << 16, old);
    let (mut a, mut b) = ([0; 1 << 12], [0; 1 << 12]);
    loop {
        let count = new.read(&mut a)?;
        if count == 0 {
            return Ok(true);
        }
        if old.read_exact(&mut b[..count]).is_err() || a[..count] != b[..count] {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_run_like_this_left_is_its_own() {
        let part = Stamp("2/3".parse().expect("a part"));
        let whole = Stamp(Shard::WHOLE);
        for (name, of_part, of_whole) in [
            (".kerkesa-batch-2-of-3-a1B2c3", true, true),
            (".kerkesa-batch-1-of-3-a1B2c3", false, true),
            (".kerkesa-batch-1-of-1-a1B2c3", false, true),
            (".kerkesa-batch-2-of-3.lock", false, true),
            (".kerkesa-batch-1-of-1.lock", false, false),
            (".kerkesa-batch-2-of-x.lock", false, false),
            (".kerkesa-batch", false, false),
            (".kerkesa-batch-2-of-3-a1B2c3d", false, false),
            (".kerkesa-batch-x-of-3-a1B2c3", false, false),
            (".kerkesa-batch-2-of-3-letter-a1B2c3", true, true),
            (".kerkesa-batch-1-of-3-letter-a1B2c3", false, true),
            (".kerkesa-batch-2-of-3-letter-", false, false),
            (".kerkesa-a1B2c3", false, false),
            ("access-1.pdf", false, false),
        ] {
            assert_eq!(part.left(name), of_part, "{name}");
            assert_eq!(whole.left(name), of_whole, "{name}");
        }
        assert!(part.left_elsewhere(".kerkesa-batch-2-of-3-a1B2c3"));
        assert!(!part.left_elsewhere(".kerkesa-batch-1-of-3-a1B2c3"));
        assert!(!part.left_elsewhere(".kerkesa-batch-2-of-3-letter-a1B2c3"));
    }

    #[test]
    fn what_another_run_is_writing_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = || fs::read_dir(folder.path()).expect("the folder").count();
        let stamp = Stamp(Shard::WHOLE);
        let written = Staged::new(&folder.path().join("errors.csv"), stamp).expect("a file");
        fs::write(folder.path().join(".kerkesa-batch-1-of-1-a1B2c3"), "half").expect("a file");
        assert_eq!(names(), 2);
        stamp.clean(folder.path()).expect("clean");
        assert_eq!(names(), 1);
        assert_eq!(written.settle(true).expect("settled"), Written::New);
    }
}
