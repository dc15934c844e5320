//! Where the letters go: into a folder, an archive, or one PDF.

use super::work::Product;
use crate::{
    cli::{
        failure::Failure,
        output::{Staged, Written},
    },
    render::Merged,
    roster::Archive,
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    Folder,
    Archive,
    Print,
}

/// The place of the letters.
pub(in crate::cli) enum Target {
    /// A file for each, written as soon as it is made.
    Folder,
    /// An archive, in the order of the rows.
    Archive(PathBuf, Box<Archive<Staged>>),
    /// One PDF, in the order of the rows.
    Print(PathBuf, Box<Merged<Staged>>),
}

impl Target {
    pub(in crate::cli) fn open(zip: Option<&Path>, merge: Option<&Path>) -> Result<Self, Failure> {
        let staged = |path: &Path| Staged::new(path).map_err(|why| Failure::at(path, &why));
        Ok(match (zip, merge) {
            (Some(path), _) => {
                let zip = Archive::new(staged(path)?);
                Self::Archive(path.to_owned(), Box::new(zip))
            }
            (None, Some(path)) => {
                let merged = Merged::new(staged(path)?);
                let merged = merged.map_err(|why| Failure::at(path, &why))?;
                Self::Print(path.to_owned(), Box::new(merged))
            }
            (None, None) => Self::Folder,
        })
    }

    pub(in crate::cli) const fn kind(&self) -> Kind {
        match self {
            Self::Folder => Kind::Folder,
            Self::Archive(..) => Kind::Archive,
            Self::Print(..) => Kind::Print,
        }
    }

    /// Adds what there is of a file, and says where it is to be found.
    pub(in crate::cli) fn add(
        &mut self,
        name: String,
        product: &Product,
    ) -> Result<String, Failure> {
        match (self, product) {
            (Self::Archive(path, zip), Product::Bytes(bytes)) => {
                zip.add(&name, bytes)
                    .map_err(|why| Failure::at(path, &why))?;
                Ok(name)
            }
            (Self::Print(path, merged), Product::Pages(pages)) => {
                let page = merged.add(pages).map_err(|why| Failure::at(path, &why))?;
                Ok(on_page(path, page))
            }
            (Self::Print(path, merged), Product::First(pages)) => {
                let page = merged.add_first(pages);
                let page = page.map_err(|why| Failure::at(path, &why))?;
                Ok(on_page(path, page))
            }
            _ => Ok(name),
        }
    }

    /// Keeps so many pages at the beginning of the one PDF.
    pub(in crate::cli) fn keep(&mut self, pages: usize) {
        if let Self::Print(_, merged) = self {
            merged.keep(pages);
        }
    }

    /// Finishes what is one file.
    pub(in crate::cli) fn finish(self, force: bool) -> Result<Option<(PathBuf, Written)>, Failure> {
        let (path, staged) = match self {
            Self::Folder => return Ok(None),
            Self::Archive(path, zip) => (path, zip.finish()),
            Self::Print(path, merged) => (path, merged.finish()),
        };
        let settled = staged.and_then(|staged| staged.settle_alone(force));
        match settled {
            Ok(written) => Ok(Some((path, written))),
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Err(Failure::system_hint(
                format!("{}: another file has this name", path.display()),
                "`--force` replaces it",
            )),
            Err(why) => Err(Failure::at(&path, &why)),
        }
    }
}

/// A page of a file, as the manifest names it.
fn on_page(path: &Path, page: usize) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{file}#page={page}")
}
