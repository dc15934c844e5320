//! `kerkesa check --json`: what a program is told of each request file.

use super::{failure::LetterError, requests};
use crate::{advice::Advice, compose::ComposeError, intake::Refusal, render::RenderError};
use serde::Serialize;
use std::{collections::BTreeMap, path::Path};

/// What was found in one file.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    file: String,
    /// Whether its letter can be written.
    ok: bool,
    errors: Vec<Fault>,
    advice: Vec<Advice>,
}

/// Why a letter cannot be written; the names and texts are those of a [`Refusal`].
#[derive(Debug, Serialize)]
struct Fault {
    id: &'static str,
    key: String,
    line: Option<usize>,
    column: Option<usize>,
    what: String,
    hint: Option<String>,
    values: BTreeMap<&'static str, String>,
}

impl Report {
    /// Of a file whose letter can be written.
    pub(super) fn good(file: &Path, advice: Vec<Advice>) -> Self {
        Self {
            file: requests::shown(file),
            ok: true,
            errors: Vec::new(),
            advice,
        }
    }

    /// Of a file whose letter cannot be written.
    pub(super) fn bad(file: &Path, error: &LetterError) -> Self {
        Self {
            file: requests::shown(file),
            ok: false,
            errors: vec![Fault::of(error)],
            advice: Vec::new(),
        }
    }
}

impl Fault {
    fn of(error: &LetterError) -> Self {
        match error {
            LetterError::Refusal(refusal) | LetterError::Told(refusal, _) => {
                Self::of_refusal(refusal)
            }
            LetterError::Unreadable(_) => Self::bare("unreadable", error),
            LetterError::Compose(ComposeError::Request { key, why }) => Self {
                key: (*key).to_owned(),
                what: why.clone(),
                ..Self::bare("wrong-value", error)
            },
            LetterError::Compose(_) => Self::bare("not-composed", error),
            LetterError::Render(RenderError::RecipientDoesNotFit { .. }) => Self {
                key: "window".to_owned(),
                ..Self::bare("recipient-does-not-fit", error)
            },
            LetterError::Render(RenderError::Glyph { key, .. }) => Self {
                key: key.unwrap_or_default().to_owned(),
                ..Self::bare("character-not-shown", error)
            },
            LetterError::Render(_) => Self::bare("not-drawn", error),
        }
    }

    fn of_refusal(refusal: &Refusal) -> Self {
        let (line, column) = refusal.place.unzip();
        Self {
            id: refusal.id.id(),
            key: refusal.key.clone(),
            line,
            column,
            what: refusal.what.clone(),
            hint: refusal.hint.clone(),
            values: refusal.values.as_ref().clone(),
        }
    }

    /// One that has neither key nor place.
    fn bare(id: &'static str, error: &LetterError) -> Self {
        Self {
            id,
            key: String::new(),
            line: None,
            column: None,
            what: error.to_string(),
            hint: None,
            values: BTreeMap::new(),
        }
    }
}
