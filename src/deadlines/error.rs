//! Why no day could be reckoned.

use crate::{
    catalog::{CatalogError, CitationError, Labels, Said, Values},
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
    /// The letter bears a later date than that of its receipt.
    #[error("the letter is dated {date} and cannot have been received on {received}")]
    BeforeLetter {
        /// The date that the letter bears.
        date: Date,
        /// The day on which it is said to have been received.
        received: Date,
    },
    /// No time is known that runs from the letter.
    #[error("no time is known that runs from this letter, so a calendar would be empty")]
    NoDay,
    /// The holidays cannot be read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// A provision cannot be worded in the language.
    #[error(transparent)]
    Citation(#[from] CitationError),
}

impl DeadlineError {
    /// What is wrong and what to do, in the words of a language; in English where no sentence is known.
    #[must_use]
    pub fn told(&self, labels: &Labels) -> Said {
        let said = self.name().and_then(|(id, values)| {
            let values = Values::from_iter(values);
            labels.said("deadline.refused", id, &values)
        });
        said.unwrap_or_else(|| Said {
            what: self.to_string(),
            hint: None,
        })
    }

    /// The name of its sentences below `deadline.refused`, and what they name.
    fn name(&self) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        Some(match self {
            Self::NoDeadline { law, letter } => (
                "no-deadline",
                vec![("statute", law.clone()), ("letter", letter.to_string())],
            ),
            Self::NotCovered {
                country,
                covers,
                date,
            } => (
                "not-covered",
                vec![
                    ("country", country.to_string()),
                    ("first", covers.first.to_string()),
                    ("last", covers.last.to_string()),
                    ("day", date.to_string()),
                ],
            ),
            Self::NoSuchDay(day) => ("too-far-away", vec![("day", day.to_string())]),
            Self::BeforeLetter { date, received } => (
                "before-letter",
                vec![
                    ("date", date.to_string()),
                    ("received", received.to_string()),
                ],
            ),
            Self::NoDay => ("no-day", Vec::new()),
            Self::Region { .. } | Self::Catalog(_) | Self::Citation(_) => return None,
        })
    }
}
