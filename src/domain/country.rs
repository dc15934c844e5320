//! Countries, by their codes and by their names.

use super::{plain_name, quoted};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::OnceLock};

/// The codes of all countries in order, with spaces between them. `build.rs` makes this and the names out of
/// `locales/countries/` and `locales/names/`.
const CODES: &str = include_str!(concat!(env!("OUT_DIR"), "/country-codes.txt"));

/// All names of countries in order, a line each: folded, with the codes behind a tabulator.
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/country-names.txt"));

/// A country by its ISO 3166-1 code of two capital letters; Kosovo is `XK`.
///
/// It is read from its code of two or three letters or from its name: in every language of letters, in French and
/// in its own languages, in full or as people call it, with or without accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode([u8; 2]);

/// Why a text names no country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountryError {
    /// A code that people write for the United Kingdom.
    #[error("the country code of the United Kingdom is `GB`")]
    UnitedKingdom,
    /// A code that people write for Kosovo.
    #[error("the country code of Kosovo is `XK`")]
    Kosovo,
    /// A name that several countries have.
    #[error("{} is the name of several countries; write the code of the one you mean: {}", quoted(.name), .codes.replace(' ', " or "))]
    Several {
        /// The name.
        name: String,
        /// Their codes, with spaces between them.
        codes: &'static str,
    },
    /// No name and no code of a country.
    #[error("{} is not a country; write its name or its code of two letters, for example `AL`", quoted(.0))]
    Unknown(String),
}

impl CountryError {
    /// A part of what [`Unknown`](Self::Unknown) says, by which it is known again when a reader of YAML has handed it on.
    pub(crate) const IS_NONE: &'static str = " is not a country; ";
}

/// What stands before a country's name in full, folded.
const FORMS: [&str; 27] = [
    "republic of",
    "federal republic of",
    "federal democratic republic of",
    "democratic republic of",
    "peoples republic of",
    "islamic republic of",
    "kingdom of",
    "grand duchy of",
    "principality of",
    "commonwealth of",
    "sultanate of",
    "union of",
    "republik",
    "bundesrepublik",
    "konigreich",
    "furstentum",
    "grossherzogtum",
    "repubblica di",
    "repubblica del",
    "regno di",
    "principato di",
    "republika",
    "republique de",
    "royaume de",
    "republica de",
    "reino de",
    "koninkrijk",
];

impl CountryCode {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Every country, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').filter_map(Self::of_code)
    }

    fn of_code(code: &str) -> Option<Self> {
        let is_known = CODES.split(' ').any(|known| known == code);
        let code = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        is_known.then_some(Self(code))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CountryCode {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, CountryError> {
        let text = text.trim();
        if let Some(country) = Self::of_code(text) {
            return Ok(country);
        }
        match text.to_ascii_uppercase().as_str() {
            "UK" | "U.K." => return Err(CountryError::UnitedKingdom),
            "KS" | "KV" | "RKS" => return Err(CountryError::Kosovo),
            _ => {}
        }
        let codes = codes(&plain_name(text))
            .or_else(|| of_parts(text))
            .ok_or_else(|| CountryError::Unknown(text.to_owned()))?;
        Self::of_code(codes).ok_or_else(|| CountryError::Several {
            name: text.to_owned(),
            codes,
        })
    }
}

/// The code of a country that is written in two ways, as lists do: `Albania (AL)`, `DE - Germany`.
fn of_parts(text: &str) -> Option<&'static str> {
    let parts = text.split(['(', ')', '/', '-', '–', '|']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let mut found = parts.map(|part| {
        let code = CODES.split(' ').find(|code| *code == part);
        code.or_else(|| codes(&plain_name(part)))
    });
    let (first, second) = (found.next()??, found.next()??);
    (first == second && found.next().is_none()).then_some(first)
}

/// The codes of the countries that have a name: one, if it is clear which is meant.
fn codes(name: &str) -> Option<&'static str> {
    let bare = |name: &str| {
        let name = name.strip_prefix("the ").unwrap_or(name);
        exactly(name.strip_suffix(" the").unwrap_or(name))
    };
    let without_form = || {
        let mut forms = FORMS.iter().filter_map(|form| {
            let name = name.strip_prefix("the ").unwrap_or(name);
            name.strip_prefix(form)?.strip_prefix(' ')
        });
        forms.find_map(bare)
    };
    // As lists have it: "Moldova, Republic of".
    let form_behind = || {
        FORMS.iter().find_map(|form| {
            let name = name.strip_suffix(form)?.strip_suffix(' ')?;
            exactly(&format!("{form} {name}")).or_else(|| bare(name))
        })
    };
    exactly(name)
        .or_else(|| bare(name))
        .or_else(without_form)
        .or_else(form_behind)
}

/// The codes behind a name as it stands in the table.
fn exactly(name: &str) -> Option<&'static str> {
    static LINES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let names = LINES.get_or_init(|| {
        let lines = NAMES.lines();
        lines.filter_map(|line| line.split_once('\t')).collect()
    });
    let at = names.binary_search_by_key(&name, |(known, _)| known).ok()?;
    names.get(at).map(|(_, codes)| *codes)
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::text::from_str(deserializer, "a country")
    }
}

impl Serialize for CountryCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
