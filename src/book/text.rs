//! The texts of an entry that do not stand in a letter.

use crate::domain::{characters, signs::is_dropped, text};
use std::{borrow::Borrow, fmt, str::FromStr};

/// The name of an entry: small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names are in the order of their texts, so that an entry is found by either.
impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let is_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(is_sign) {
            return Err(
                "is not a name for an entry: names have only small letters, digits and hyphens"
                    .to_owned(),
            );
        }
        Ok(Self(name.to_owned()))
    }
}

/// Text in any script, of one or more lines, without characters that cannot
/// be seen: it is printed in terminals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// The most characters of a note.
    pub const LIMIT: usize = 4_000;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Note {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text: String = text.chars().filter(|c| !is_dropped(*c)).collect();
        let text = text.trim().replace("\r\n", "\n").replace('\t', "    ");
        let found = text.chars().count();
        if found == 0 {
            return Err("is empty".to_owned());
        }
        if found > Self::LIMIT {
            let limit = Self::LIMIT;
            return Err(format!(
                "has {found} characters; it may have at most {limit}"
            ));
        }
        let is_hidden = |c: &char| *c != '\n' && characters::is_invisible(*c);
        match text.chars().find(is_hidden) {
            Some(c) => Err(format!(
                "contains the invisible character U+{:04X}; delete it",
                c as u32
            )),
            None => Ok(Self(text)),
        }
    }
}

macro_rules! scalar {
    ($name:ident, $what:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text::from_str(deserializer, $what)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

scalar!(Slug, "the name of an entry");
scalar!(Note, "a text");
