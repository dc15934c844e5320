//! Where the letters go: into a folder, an archive, or one PDF.

use super::{
    args::Batch,
    staged::{Staged, Stamp},
};
use crate::{
    cli::{
        failure::Failure,
        output::{self, Written},
    },
    render::Merged,
};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// The place of the letters.
pub(super) enum Target {
    /// A file for each, written as soon as it is made.
    Folder,
    /// An archive, in the order of the rows.
    Archive(PathBuf, Box<ZipWriter<Staged>>),
    /// One PDF, in the order of the rows.
    Print(PathBuf, Box<Merged<Staged>>),
}

impl Target {
    pub(super) fn open(args: &Batch, stamp: Stamp) -> Result<Self, Failure> {
        let staged = |path: &Path| {
            Staged::new(path, stamp)
                .map_err(|why| Failure::system(format!("{}: {why}", path.display())))
        };
        Ok(match (&args.zip, &args.merge) {
            (Some(path), _) => {
                let zip = ZipWriter::new(staged(path)?);
                Self::Archive(path.clone(), Box::new(zip))
            }
            (None, Some(path)) => {
                let merged = Merged::new(staged(path)?);
                let merged =
                    merged.map_err(|why| Failure::system(format!("{}: {why}", path.display())))?;
                Self::Print(path.clone(), Box::new(merged))
            }
            (None, None) => Self::Folder,
        })
    }

    pub(super) const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder)
    }

    /// Adds a file, and says where it is to be found.
    pub(super) fn add(&mut self, name: String, bytes: &[u8]) -> Result<String, Failure> {
        let failed =
            |path: &Path, why: io::Error| Failure::system(format!("{}: {why}", path.display()));
        match self {
            Self::Folder => Ok(name),
            Self::Archive(path, zip) => {
                // One time for all entries, so that the same letters give the same bytes.
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Deflated)
                    .last_modified_time(DateTime::default())
                    .unix_permissions(0o600);
                zip.start_file(&name, options)
                    .map_err(io::Error::from)
                    .and_then(|()| zip.write_all(bytes))
                    .map_err(|why| failed(path, why))?;
                Ok(name)
            }
            Self::Print(path, merged) => {
                let page = merged.add(bytes).map_err(|why| failed(path, why))?;
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                Ok(format!("{file}#page={page}"))
            }
        }
    }

    /// Finishes what is one file.
    pub(super) fn finish(self, force: bool) -> Result<Option<(PathBuf, Written)>, Failure> {
        let (path, staged) = match self {
            Self::Folder => return Ok(None),
            Self::Archive(path, zip) => (path, zip.finish().map_err(io::Error::from)),
            Self::Print(path, merged) => (path, merged.finish()),
        };
        let settled = staged.and_then(|staged| staged.settle(force));
        match settled {
            Ok(written) => Ok(Some((path, written))),
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Err(Failure::system_hint(
                format!("{}: there is another file of this name", path.display()),
                "`--force` replaces it",
            )),
            Err(why) => Err(Failure::system(format!("{}: {why}", path.display()))),
        }
    }
}

/// Writes one letter's file into a folder.
pub(super) fn into_folder(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    force: bool,
    stamp: Stamp,
) -> io::Result<Written> {
    output::write_as(&folder.join(name), bytes, force, &stamp.letter())
}
