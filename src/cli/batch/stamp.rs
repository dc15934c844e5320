//! Which part of a roster a run writes, and what its tables and its lock are called.

use crate::{cli::output::remove_unlocked, roster::Shard};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The part of a run: parts leave each other's files alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp(pub(super) Shard);

impl Stamp {
    pub(super) fn is_whole(self) -> bool {
        self.0 == Shard::WHOLE
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

    /// Removes the locks that runs of other parts have left in the folder, if this is a whole run: such a one
    /// is alone there.
    pub(super) fn clean(self, folder: &Path) -> io::Result<()> {
        if !self.is_whole() {
            return Ok(());
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| self.is_other_lock(name)) {
                remove_unlocked(&entry.path());
            }
        }
        Ok(())
    }

    /// Whether a lock of that name is another part's. The run holds its own.
    fn is_other_lock(self, name: &str) -> bool {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let part = name
            .strip_prefix(".kerkesa-batch-")
            .and_then(|rest| rest.strip_suffix(".lock"));
        part.and_then(|part| part.split_once("-of-"))
            .is_some_and(|(index, of)| is_number(index) && is_number(of) && name != self.lock())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_locks_of_other_parts_are_anothers() {
        let whole = Stamp(Shard::WHOLE);
        assert!(whole.is_other_lock(".kerkesa-batch-2-of-3.lock"));
        for name in [
            ".kerkesa-batch-1-of-1.lock",
            ".kerkesa-batch-2-of-x.lock",
            ".kerkesa-batch-2-of-3",
            ".kerkesa-batch",
            "access-1.pdf",
        ] {
            assert!(!whole.is_other_lock(name), "{name}");
        }
    }
}
