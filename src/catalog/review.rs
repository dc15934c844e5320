//! Who has read the words of a language.

use super::CatalogError;
use crate::domain::day;
use jiff::civil::Date;

ids! {
    /// Who has read the words.
    pub enum ReviewStatus as "review status" {
        /// Nobody but the makers.
        Machine = "machine",
        /// A native speaker.
        Native = "native",
        /// A lawyer of the country.
        Lawyer = "lawyer",
    }
}

/// The review of a language's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who has read them.
    pub status: ReviewStatus,
    /// The name of the reviewer; empty for `machine`.
    pub by: String,
    /// When.
    pub date: Date,
}

impl Review {
    pub(super) fn read(
        file: &str,
        text: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, CatalogError> {
        let wrong = |key: &str, why: String| CatalogError::Content {
            file: file.to_owned(),
            key: format!("meta.review.{key}"),
            why,
        };
        let value = |key: &str| {
            text(&format!("meta.review.{key}")).ok_or_else(|| wrong(key, "is missing".into()))
        };
        let status: ReviewStatus = value("status")?
            .parse()
            .map_err(|why| wrong("status", format!("{why}")))?;
        let by = value("by")?;
        if by.is_empty() != (status == ReviewStatus::Machine) {
            return Err(wrong(
                "by",
                "must name the reviewer, or be empty where the status is `machine`".into(),
            ));
        }
        let date =
            day(&value("date")?).map_err(|why| wrong("date", format!("{why}; {}", why.hint())))?;
        Ok(Self { status, by, date })
    }
}
