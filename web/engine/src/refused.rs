//! Why something was not done, as the page is told it.

use kerkesa::{catalog::Labels, intake::Refusal, roster::RosterError};
use serde::Serialize;
use std::fmt::Display;

/// Why something was not done: a key of the request, and what to do about it.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// The dotted key; empty for the whole, or for a fault of the program.
    pub(crate) key: String,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<usize>,
}

impl Refused {
    /// A fault of the page or of the catalogue, not of what somebody answered.
    pub(crate) fn fault(why: impl Display) -> Self {
        Self {
            key: String::new(),
            message: why.to_string(),
            hint: None,
            line: None,
            column: None,
        }
    }

    /// A refusal in the language of the page.
    pub(crate) fn told(refusal: Refusal, labels: &Labels) -> Self {
        let refusal = refusal.told(labels);
        Self {
            key: refusal.key,
            message: refusal.what,
            hint: refusal.hint,
            line: refusal.place.map(|(line, _)| line),
            column: refusal.place.map(|(_, column)| column),
        }
    }

    /// Why a roster cannot be used.
    pub(crate) fn of_roster(why: &RosterError) -> Self {
        Self {
            hint: why.hint().map(str::to_owned),
            ..Self::fault(why)
        }
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl<E: std::error::Error> From<E> for Refused {
    fn from(why: E) -> Self {
        Self::fault(why)
    }
}
