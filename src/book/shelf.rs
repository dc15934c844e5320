//! Where the book stands.

use super::{Book, BookError};
use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The place of a book, which is read when it is first asked for, and once.
#[derive(Debug, Default)]
pub struct Shelf {
    path: Option<PathBuf>,
    book: OnceLock<Result<Book, BookError>>,
}

impl Shelf {
    /// A shelf without a book.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            path: None,
            book: OnceLock::new(),
        }
    }

    /// The shelf of the book in a file; the file need not be there.
    #[must_use]
    pub const fn with(path: PathBuf) -> Self {
        Self {
            path: Some(path),
            book: OnceLock::new(),
        }
    }

    /// The book's file.
    ///
    /// # Errors
    /// [`BookError::None`] for an empty shelf.
    pub fn path(&self) -> Result<&Path, BookError> {
        self.path.as_deref().ok_or(BookError::None)
    }

    /// The book.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn book(&self) -> Result<&Book, BookError> {
        self.book
            .get_or_init(|| Book::read(self.path()?))
            .as_ref()
            .map_err(Clone::clone)
    }
}
