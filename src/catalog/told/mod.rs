//! What the reader of YAML has found wrong, in words for people.
//!
//! The reader speaks of tokens, scalars and types of a programming language. Whoever wrote the file has to
//! hear what stands there, where, and what to write instead.

mod syntax;
mod types;

use super::locate::{locate, locate_again};
use crate::domain::{CountryError, DayError, EmailError};
use serde::de::IgnoredAny;
use std::fmt;

const TWICE: &str = "the key appears twice";

/// What is said of a file with nothing in it.
pub(crate) const EMPTY: &str = "the file is empty";

/// What is wrong with a YAML text.
///
/// As a text it is one sentence, with place and hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// What kind of fault it is.
    pub(crate) flaw: Flaw,
    /// The dotted key; empty for the file as a whole.
    pub(crate) key: String,
    /// Line and column, from 1, where they are known.
    pub(crate) place: Option<(usize, usize)>,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// The name that was probably meant.
    pub(crate) nearest: Option<String>,
    /// The names that stand to choose from, with commas between them.
    pub(crate) names: Option<String>,
}

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    Value,
    UnknownValue,
    Email,
    Country,
    Empty,
    Type,
    Date,
    UnknownKey,
    KeyTwice,
    MissingKey,
    Syntax,
    Aliases,
}

impl Told {
    /// Why a text cannot be read as what it should be.
    pub(crate) fn of(error: &serde_yaml::Error, text: &str) -> Self {
        if let Some(told) = Self::of_syntax(error, text) {
            return told;
        }
        // What is no YAML further down is wrong before any value is: it may hide a key that is missed here.
        if let Err(further) = serde_yaml::from_str::<IgnoredAny>(text)
            && let Some(told) = Self::of_syntax(&further, text)
        {
            return told;
        }
        let told = Self::typed(error);
        if told.what == TWICE {
            return Self {
                place: locate_again(text, &told.key).or(told.place),
                ..told
            };
        }
        told.located(text)
    }

    /// Why a text is no YAML, if it is none.
    pub(crate) fn of_syntax(error: &serde_yaml::Error, text: &str) -> Option<Self> {
        syntax::told(error, text).map(|told| told.of_kind(Flaw::Syntax))
    }

    /// The same with the place of its key in the text, or of the nearest key above it.
    pub(crate) fn located(mut self, text: &str) -> Self {
        let mut key = self.key.as_str();
        while self.place.is_none() && !key.is_empty() {
            self.place = locate(text, key);
            key = key.rsplit_once('.').map_or("", |(above, _)| above);
        }
        self
    }

    fn typed(error: &serde_yaml::Error) -> Self {
        let place = error.location().map(|place| (place.line(), place.column()));
        let mut text = error.to_string();
        if let Some((line, column)) = place
            && let Some(before) = text.find(&format!(" at line {line} column {column}"))
        {
            text.truncate(before);
        }
        let (path, what) = match text.split_once(": ") {
            Some((path, what)) if is_path(path) => (path.to_owned(), what.to_owned()),
            _ => (String::new(), text),
        };
        // The beginning of the file is no place of a key in a part of it.
        let place = place.filter(|place| path.is_empty() || *place != (1, 1));
        Self {
            place,
            ..types::told(&path, &what)
        }
    }

    fn new(key: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            flaw: Flaw::Value,
            key: key.into(),
            place: None,
            what: what.into(),
            hint: None,
            nearest: None,
            names: None,
        }
    }

    fn of_kind(self, flaw: Flaw) -> Self {
        Self { flaw, ..self }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    fn at(self, place: Option<(usize, usize)>) -> Self {
        Self { place, ..self }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

/// The reason of a wrong date, if a sentence is one.
fn of_a_day(what: &str) -> Option<DayError> {
    DayError::ALL
        .into_iter()
        .find(|reason| reason.to_string() == what)
}

/// Whether a sentence says that a text is no e-mail address.
fn is_of_an_email(what: &str) -> bool {
    EmailError::ALONE
        .into_iter()
        .any(|reason| reason.to_string() == what)
}

/// Whether a sentence says that a text is no country.
fn is_of_a_country(what: &str) -> bool {
    what.contains(CountryError::IS_NONE)
}

/// The name that was probably meant, and those that there are, if a sentence says that a word is none of them: the
/// words of [`NotAnId`](crate::domain::NotAnId).
fn of_a_name(what: &str) -> Option<(Option<&str>, Option<&str>)> {
    let rest = what.strip_prefix("there is no ")?;
    if let Some((_, near)) = rest.rsplit_once("; did you mean `") {
        return Some((near.strip_suffix("`?"), None));
    }
    let (_, names) = rest.rsplit_once("; there are ")?;
    Some((None, Some(names)))
}

fn is_path(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'[' | b']'))
}
