//! The name of a desk.

use super::{SealError, SealFault};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::{fmt, str::FromStr};

/// What a desk is called in the book: one word of letters, digits, `-`, `_` and `.`. It stands in clear, so it had better
/// be the name of a place than that of a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DeskName(String);

impl DeskName {
    /// The most characters that it may have.
    pub const LIMIT: usize = 40;

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DeskName {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let begins = text.starts_with(char::is_alphanumeric);
        if begins && text.chars().all(is_plain) && text.chars().count() <= Self::LIMIT {
            Ok(Self(text.to_owned()))
        } else {
            let limit = Self::LIMIT.to_string();
            Err(SealError::with(SealFault::NotADeskName, "limit", limit))
        }
    }
}

impl fmt::Display for DeskName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DeskName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_is_called_by_one_word() {
        for name in ["zyra-2", "Büro_West", "recovery", "7.a", &"x".repeat(40)] {
            assert_eq!(
                name.parse::<DeskName>().map(|name| name.to_string()),
                Ok(name.to_owned())
            );
        }
        for name in ["", " ", "-x", "two words", "a/b", "a\n", &"x".repeat(41)] {
            assert_eq!(
                name.parse::<DeskName>().map_err(|why| why.id),
                Err(SealFault::NotADeskName),
                "{name:?}"
            );
        }
    }
}
