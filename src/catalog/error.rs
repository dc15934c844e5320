//! What can be wrong with the catalogue.

use crate::domain::{nearest, quoted};

/// Why a part of the catalogue cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// A file or folder cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Read {
        /// Its path inside the catalogue.
        file: String,
        /// What the system says.
        why: String,
    },
    /// A file is no YAML, or has a key or a value that it must not have.
    #[error("{file}: {why}")]
    Yaml {
        /// Its path inside the catalogue.
        file: String,
        /// What is wrong, with line and column.
        why: String,
    },
    /// A file's name does not say what it is.
    #[error("{file}: {why}")]
    FileName {
        /// Its path inside the catalogue.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// A value is wrong.
    #[error("{file}: {key}: {why}")]
    Content {
        /// Its path inside the catalogue.
        file: String,
        /// The key.
        key: String,
        /// What is wrong.
        why: String,
    },
    /// A sentence is missing; there is no fallback inside a letter.
    #[error("locales/{language}.yaml: {key} is missing")]
    Missing {
        /// The language.
        language: String,
        /// The key of the sentence.
        key: String,
    },
    /// A template is wrong.
    #[error("{0}")]
    Template(String),
    /// A name that the catalogue does not have.
    #[error("there is no {what} {}{}", quoted(.found), .nearest.as_ref().map_or_else(|| format!("; there are {}", .names.join(", ")), |name| format!("; did you mean `{name}`?")))]
    Unknown {
        /// What the name is for.
        what: &'static str,
        /// The name.
        found: String,
        /// The name most like it.
        nearest: Option<String>,
        /// The names that there are.
        names: Vec<String>,
    },
}

impl CatalogError {
    pub(super) fn unknown<T: ToString>(
        what: &'static str,
        found: &str,
        names: impl Iterator<Item = T>,
    ) -> Self {
        let names: Vec<String> = names.map(|name| name.to_string()).collect();
        // Two letters are near to any two others: another country would bring another law.
        let nearest = Some(found)
            .filter(|found| found.len() > 2)
            .and_then(|found| nearest(found, names.iter().map(String::as_str)))
            .map(str::to_owned);
        Self::Unknown {
            what,
            found: found.to_owned(),
            nearest,
            names,
        }
    }
}
