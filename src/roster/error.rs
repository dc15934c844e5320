//! Why a roster cannot be used at all.

use crate::{domain::quoted, files::Odd};
use std::io;

/// Why a roster as a whole is refused: nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// The system does not give it.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Its name ends in nothing that is known.
    #[error("is not a kind of roster that is known")]
    Kind,
    /// It is not UTF-8.
    #[error("line {line}: is not UTF-8 text: the byte 0x{byte:02X} makes no character here")]
    NotUtf8 {
        /// The line, from 1.
        line: u64,
        /// The byte.
        byte: u8,
    },
    /// Its first line is no line of column names.
    #[error("has no line with column names")]
    NoHeader,
    /// No row of a sheet names the columns.
    #[error("{what}")]
    NoNames {
        /// Which sheet was read.
        what: String,
        /// What to do.
        hint: String,
    },
    /// The sheet that is asked for is not there.
    #[error("{what}")]
    NoSheet {
        /// What was asked for.
        what: String,
        /// What to do.
        hint: String,
    },
    /// A column that no request has.
    #[error("column {number}, {}: {what}", quoted(.name))]
    Column {
        /// Its number, from 1.
        number: usize,
        /// Its name.
        name: String,
        /// What is wrong with it.
        what: String,
        /// What to do.
        hint: String,
    },
    /// The map of its columns names one that it does not have.
    #[error("the map of the columns: {what}")]
    Map {
        /// What is wrong.
        what: String,
        /// What to do.
        hint: String,
    },
    /// Its YAML is none.
    #[error("{what}")]
    Syntax {
        /// What is wrong, and where.
        what: String,
        /// What to do.
        hint: String,
    },
    /// The reader of its format refuses it.
    #[error("{what}")]
    Unreadable {
        /// What is wrong, and where.
        what: String,
        /// What to do.
        hint: &'static str,
    },
}

impl RosterError {
    /// What to do.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Io(why) => Odd::of(why).map(|_| "save the roster as a file, and name that"),
            Self::Kind => Some("give a file that ends in .csv, .tsv, .yaml, .xlsx, .xlsm or .ods"),
            Self::NotUtf8 { .. } => Some(
                "export it again as UTF-8: in Excel “CSV UTF-8 (comma delimited)”, in LibreOffice the character set “Unicode (UTF-8)”",
            ),
            Self::NoHeader => Some(
                "in the first line, name the columns like the keys of a request: `worker.name;worker.address.city`; for headings of your own, say under `columns:` in the base file what they are",
            ),
            Self::NoNames { hint, .. }
            | Self::NoSheet { hint, .. }
            | Self::Column { hint, .. }
            | Self::Map { hint, .. }
            | Self::Syntax { hint, .. } => Some(hint),
            Self::Unreadable { hint, .. } => Some(hint),
        }
    }
}
