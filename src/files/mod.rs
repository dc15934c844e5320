//! Files that are opened whatever lies in their place: a link, a pipe or a device that somebody has put there
//! neither hangs the program nor floods its memory.

use crate::domain::limit;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// Whether the last part of a path may be a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// It may: the user has named the file.
    Followed,
    /// It may not: the program has chosen the name, and only its own files bear it.
    Refused,
}

/// Why a file is not opened or not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Odd {
    /// It is a link.
    #[error("is a link")]
    Link,
    /// It is a folder, a pipe or a device.
    #[error("is not a regular file")]
    Kind,
    /// It has more bytes than it may.
    #[error("the file is larger than {}", limit(*.0))]
    Long(u64),
}

impl Odd {
    /// What is odd about the file, if that is why it was not opened.
    #[cfg(any(feature = "roster", test))]
    pub(crate) fn of(why: &io::Error) -> Option<Self> {
        why.get_ref()?.downcast_ref().copied()
    }
}

impl From<Odd> for io::Error {
    fn from(odd: Odd) -> Self {
        Self::new(io::ErrorKind::InvalidInput, odd)
    }
}

/// Opens a regular file to be read.
///
/// # Errors
/// An [`Odd`] one, or what the system says.
pub(crate) fn open(path: &Path, links: Links) -> io::Result<File> {
    open_as(OpenOptions::new().read(true), path, links)
}

/// Opens a regular file as the options say. It must not be cut off in opening: what else lies there would be
/// changed before it is looked at.
///
/// # Errors
/// An [`Odd`] one, or what the system says.
pub(crate) fn open_as(options: &mut OpenOptions, path: &Path, links: Links) -> io::Result<File> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        // A pipe that nobody writes would be waited for.
        let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        if links == Links::Refused {
            flags |= OFlags::NOFOLLOW;
        }
        let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags);
    }
    let is_link = || fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    if cfg!(not(unix)) && links == Links::Refused && is_link() {
        return Err(Odd::Link.into());
    }
    let file = match options.open(path) {
        Err(_) if links == Links::Refused && is_link() => return Err(Odd::Link.into()),
        // A folder to be written, and a pipe that nobody reads.
        Err(why) if why.kind() != io::ErrorKind::NotFound && is_other_kind(path) => {
            return Err(Odd::Kind.into());
        }
        file => file?,
    };
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(Odd::Kind.into())
    }
}

fn is_other_kind(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.is_file())
}

/// The bytes of a regular file that has no more than `limit` of them.
///
/// # Errors
/// An [`Odd`] one, or what the system says.
pub(crate) fn read(path: &Path, links: Links, limit: u64) -> io::Result<Vec<u8>> {
    bytes(&open(path, links)?, limit)
}

/// The same of a file that is open.
///
/// # Errors
/// An [`Odd`] one, or what the system says.
pub(crate) fn bytes(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len();
    if length > limit {
        return Err(Odd::Long(limit).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // It may have grown.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Odd::Long(limit).into());
    }
    Ok(bytes)
}

/// Whether the path is still that of the open file.
///
/// # Errors
/// What the system says, unless that there is nothing.
#[cfg(any(feature = "cli", test))]
pub(crate) fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(is_one(&file.metadata()?, &there)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(why) => Err(why),
    }
}

#[cfg(all(unix, any(feature = "cli", test)))]
fn is_one(file: &fs::Metadata, there: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is open keeps its name, unless it is removed.
#[cfg(all(not(unix), any(feature = "cli", test)))]
fn is_one(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests;
