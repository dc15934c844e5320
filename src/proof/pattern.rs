//! Words with any endings, as translators write them.

use regex::{Regex, escape};
use serde::{Deserialize, Deserializer, de::Error};
use std::borrow::Cow;

/// One or more words: `*` stands for any ending or beginning, `…` for up to three words.
///
/// Capitals do not matter: `personenbezogen* Daten`, `*verarbeit*`, `dhën* … personal*`.
#[derive(Debug, Clone)]
pub struct Pattern {
    written: String,
    regex: Regex,
}

/// Up to three words, for `…`.
const BETWEEN: &str = r"(?:\W+[\w'’\-]+){0,3}?";

/// What a word is made of, for `*`.
const LETTERS: &str = r"[\w'’\-]";

impl Pattern {
    /// A pattern as it is written.
    ///
    /// # Errors
    /// If it has no word, or is too long.
    pub fn read(written: &str) -> Result<Self, String> {
        let mut body = String::new();
        for word in written.split_whitespace() {
            if word == "…" {
                if body.is_empty() {
                    return Err(format!("`{written}` begins with `…`"));
                }
                body.push_str(BETWEEN);
                continue;
            }
            if !body.is_empty() {
                body.push_str(r"\W+");
            }
            let parts: Vec<String> = word.split('*').map(escape).collect();
            body.push_str(&parts.join(&format!("{LETTERS}*")));
        }
        if !written.chars().any(char::is_alphabetic) {
            return Err(format!("`{written}` has no word"));
        }
        let bound = |c: Option<char>| {
            if c.is_some_and(char::is_alphanumeric) {
                r"\b"
            } else {
                ""
            }
        };
        let (first, last) = (bound(written.chars().next()), bound(written.chars().last()));
        Ok(Self {
            written: written.to_owned(),
            regex: Regex::new(&format!("(?i){first}{body}{last}"))
                .map_err(|_| format!("`{written}` is too long for a pattern"))?,
        })
    }

    /// The pattern as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether the text has these words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// The text with a space for each place that has these words.
    #[must_use]
    pub fn taken_out_of<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.regex.replace_all(text, " ")
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
