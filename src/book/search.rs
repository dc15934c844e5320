//! Finds entries by words.

use super::{Entry, Note, Slug};
use crate::domain::folded;

/// Words that an entry must hold, all of them, whatever their case and accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// The search for the words of a text; an empty one finds every entry.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(folded(text).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether the entry holds the words: in its name, address, other names or categories.
    #[must_use]
    pub fn finds(&self, slug: &Slug, entry: &Entry) -> bool {
        let mut texts = vec![slug.to_string(), entry.name.to_string()];
        if let Some(address) = &entry.address {
            texts.extend(address.lines());
            texts.extend(address.country().map(|country| country.to_string()));
        }
        let notes = entry.runs.iter().chain(&entry.categories);
        texts.extend(notes.map(Note::to_string));
        let text = folded(&texts.join("\n"));
        self.0.iter().all(|word| text.contains(word))
    }
}
