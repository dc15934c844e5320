//! Why nobody works on a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// The day.
    pub day: Date,
    /// Why it is one.
    #[serde(flatten)]
    pub why: Why,
}

/// Why a day is a day of rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Why {
    /// It is a Saturday.
    Saturday,
    /// It is a Sunday.
    Sunday,
    /// It is one public holiday, or several.
    Holiday {
        /// The holidays.
        names: Vec<Feast>,
    },
}

/// A public holiday on a certain day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Feast {
    /// Its English name, as its file has it.
    pub name: String,
    /// The day on which it fell, if it is given on another.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<Date>,
}

impl Feast {
    /// A holiday on its own day.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            of: None,
        }
    }

    /// The key of its name in other languages: `st_stephens_day`.
    #[must_use]
    pub fn key(&self) -> String {
        let mut key = String::new();
        for sign in self.name.chars().filter(|sign| *sign != '\'') {
            if sign.is_alphanumeric() {
                key.extend(sign.to_lowercase());
            } else if !key.ends_with('_') {
                key.push('_');
            }
        }
        key
    }
}

impl fmt::Display for Feast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match self.of {
            Some(day) => write!(f, " of {day}"),
            None => Ok(()),
        }
    }
}
