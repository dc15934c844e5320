//! What a check finds.

use serde::Serialize;

/// A fault of the words, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The file inside the catalogue.
    pub file: String,
    /// The line of the key, from 1; none where the key is missing.
    pub line: Option<usize>,
    /// The dotted key.
    pub key: String,
    /// The name of the check.
    pub check: &'static str,
    /// What the finding is about: a letter, a word, a term; an allowance may name it.
    pub about: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl Finding {
    /// Whether it is the same fault at the same place, in whatever words.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.file, &self.key, self.check, &self.about)
            == (&other.file, &other.key, other.check, &other.about)
    }
}
