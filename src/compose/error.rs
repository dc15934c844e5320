//! Why a request cannot become a letter.

use crate::{
    catalog::CatalogError,
    deadlines::DeadlineError,
    domain::{Jurisdiction, LanguageTag, Right, quoted},
};

/// Why a request cannot become a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The catalogue lacks what the request names, or is wrong.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The time of the first letter cannot be reckoned.
    #[error("previous.received: {0}")]
    Deadline(#[from] DeadlineError),
    /// What the request says cannot become this letter; the worker can mend it.
    #[error("{key}: {why}")]
    Request {
        /// The key of the request.
        key: &'static str,
        /// What is wrong, and what to do.
        why: String,
    },
    /// A sentence has a hole that nothing fills.
    #[error("locales/{language}.yaml: {key}: nothing fills {{{hole}}}")]
    Unfilled {
        /// The language.
        language: LanguageTag,
        /// The key of the sentence.
        key: String,
        /// The hole.
        hole: String,
    },
    /// A sentence cites a right that the law does not grant.
    #[error(
        "{key} cites `{right}`, which the law `{law}` does not grant in this letter; the template must ask first"
    )]
    NotGranted {
        /// The key of the sentence.
        key: String,
        /// The right.
        right: Right,
        /// The law.
        law: String,
    },
    /// A law has no name in the letter's language.
    #[error("the law `{law}` cites `{instrument}`, which has no name in `{language}`")]
    Unnamed {
        /// The law.
        law: String,
        /// The instrument.
        instrument: String,
        /// The language.
        language: LanguageTag,
    },
    /// A template makes no letter.
    #[error("template of `{letter}`: {why}")]
    Template {
        /// The letter.
        letter: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl ComposeError {
    pub(super) fn authority(id: &str, jurisdiction: &Jurisdiction) -> Self {
        let why = format!(
            "{} has no authority {}",
            jurisdiction.jurisdiction,
            quoted(id)
        );
        Self::Request {
            key: "authority",
            why,
        }
    }
}
