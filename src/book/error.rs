//! What can be wrong with a book.

use crate::{
    catalog::Told,
    domain::{cut, quoted},
};
use std::path::{Path, PathBuf};

/// Why a book, or an entry in it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// Nobody said where the book is.
    #[error("there is no employers' book here")]
    None,
    /// There is no such file.
    #[error("there is no employers' book {}", .0.display())]
    Absent(PathBuf),
    /// The system does not let it be read.
    #[error("{}: cannot be read: {why}", .file.display())]
    Unreadable {
        /// The book.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It is no YAML, or an entry is wrong.
    #[error("{}{}: {what}", .file.display(), .place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}")))]
    Wrong {
        /// The book.
        file: PathBuf,
        /// Line and column, from 1, where they are known.
        place: Option<(usize, usize)>,
        /// The entry with its key, and what is wrong.
        what: String,
        /// What to do, where it is known.
        hint: Option<String>,
    },
    /// A name that no entry has.
    #[error("the book has no entry {}", quoted(.found))]
    NoEntry {
        /// The name.
        found: String,
        /// The name most like it.
        nearest: Option<String>,
    },
}

impl BookError {
    /// What to do.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::None | Self::Absent(_) => {
                "`kerkesa employer import FILE…` makes one; `--book` or `KERKESA_BOOK` says where it is"
                    .to_owned()
            }
            Self::Unreadable { .. } => "`--book` or `KERKESA_BOOK` says which file it is".to_owned(),
            Self::Wrong { hint: Some(hint), .. } => hint.clone(),
            Self::Wrong { hint: None, .. } => {
                "docs/employers.md explains each key of an entry".to_owned()
            }
            Self::NoEntry { nearest: Some(name), .. } => format!("did you mean `{name}`?"),
            Self::NoEntry { nearest: None, .. } => {
                "`kerkesa employer list` shows the names".to_owned()
            }
        }
    }

    pub(super) fn of_yaml(file: &Path, error: &serde_yaml::Error, text: &str) -> Self {
        let Told {
            key,
            place,
            what,
            hint,
            ..
        } = Told::of(error, text);
        let what = match key.as_str() {
            "" => what,
            key => format!("{}: {what}", cut(key)),
        };
        Self::Wrong {
            file: file.to_owned(),
            place,
            what,
            hint,
        }
    }
}
