//! Two runs of one part do not write into one folder.

use super::stamp::Stamp;
use crate::cli::{failure::Failure, lock::Lock};
use std::path::Path;

/// The lock of a part in its folder, for as long as the run lasts.
#[derive(Debug)]
pub(super) struct Guard(#[expect(dead_code, reason = "held, and not looked at")] Lock);

impl Guard {
    /// Takes the part for this run.
    ///
    /// # Errors
    /// If another run has it, or the folder cannot be written.
    pub(super) fn take(folder: &Path, stamp: Stamp) -> Result<Self, Failure> {
        let path = folder.join(stamp.lock());
        let lock = Lock::now(&path).map_err(|why| Failure::at(&path, &why))?;
        lock.map(Self).ok_or_else(|| taken(folder))
    }
}

/// Somebody else is at work.
pub(super) fn taken(place: &Path) -> Failure {
    Failure::system_hint(
        format!("{}: another run is writing here", place.display()),
        "wait until it has ended",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::Shard;
    use std::fs;

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
}
