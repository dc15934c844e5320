//! Why no day could be reckoned.

use crate::{
    catalog::{CatalogError, CitationError},
    domain::{CountryCode, LawId, LetterKind, Years, quoted},
};
use jiff::civil::Date;

/// Why no day could be reckoned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    /// The law says nothing on the time for this letter.
    #[error("the law `{law}` sets no time for answering the letter `{letter}`")]
    NoDeadline {
        /// The law.
        law: LawId,
        /// The letter.
        letter: LetterKind,
    },
    /// A day lies outside of the years whose holidays are known.
    #[error("the holidays of {country} are known from {} to {}, and {date} is outside those years", .covers.first, .covers.last)]
    NotCovered {
        /// The country.
        country: CountryCode,
        /// The years that are known.
        covers: Years,
        /// The day.
        date: Date,
    },
    /// There is no such region.
    #[error("{country} has no region {}{}", quoted(.found), .nearest.as_ref().map_or_else(|| if .names.is_empty() { "; its holidays are the same everywhere".to_owned() } else { format!("; there are {}", .names.join(", ")) }, |name| format!("; did you mean `{name}`?")))]
    Region {
        /// The country.
        country: CountryCode,
        /// What was written.
        found: String,
        /// The region most like it.
        nearest: Option<String>,
        /// The regions that have holidays of their own.
        names: Vec<String>,
    },
    /// The calendar ends before that day.
    #[error("the calendar ends before a day that long after {0}")]
    NoSuchDay(Date),
    /// The holidays cannot be read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// A provision cannot be worded in the language.
    #[error(transparent)]
    Citation(#[from] CitationError),
}
