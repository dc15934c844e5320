//! One file of words, and what it is compared with.

use super::{Entry, Finding};
use crate::catalog::{Catalog, CatalogError, locate::locate};
use std::collections::BTreeMap;

/// What the words of a galley are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The sentences of letters.
    Letters,
    /// Those that a variant takes from the language it extends.
    Inherited,
    /// What the program itself says.
    Program,
    /// Names of laws and authorities.
    Names,
}

/// The texts of one file in one language, the English ones and those of the base beside them.
#[derive(Debug)]
pub struct Galley {
    /// The file inside the catalogue.
    pub file: String,
    /// What its words are for.
    pub scope: Scope,
    /// The texts, in the order of the file.
    pub entries: Vec<Entry>,
    /// The English texts by the same keys.
    pub english: BTreeMap<String, Entry>,
    /// The texts of the language that this one is a variant of, by the same keys.
    pub base: BTreeMap<String, Entry>,
    /// The file as it is written, for the lines of findings.
    pub(super) source: String,
}

impl Galley {
    /// A finding at a key of this file.
    #[must_use]
    pub fn finding(
        &self,
        check: &'static str,
        key: &str,
        about: impl Into<String>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Finding {
        Finding {
            file: self.file.clone(),
            line: locate(&self.source, key).map(|(line, _)| line),
            key: key.to_owned(),
            check,
            about: about.into(),
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// The entries that English has too, with the English ones.
    pub fn pairs(&self) -> impl Iterator<Item = (&Entry, &Entry)> {
        self.entries
            .iter()
            .filter_map(|entry| Some((entry, self.english_of(&entry.key)?)))
    }

    /// The English text of a key; of a form of a number that English does not have, the one for many.
    #[must_use]
    pub fn english_of(&self, key: &str) -> Option<&Entry> {
        self.english.get(key).or_else(|| {
            let (stem, _) = form(key)?;
            self.english.get(&format!("{stem}_other"))
        })
    }
}

/// A key without the form of a number at its end, and that form, if it is one that English does not have.
pub(super) fn form(key: &str) -> Option<(&str, &str)> {
    let (stem, form) = key.rsplit_once('_')?;
    matches!(form, "zero" | "two" | "few" | "many").then_some((stem, form))
}

/// The texts of a file of words or labels.
pub(super) fn entries(catalog: &Catalog, file: &str) -> Result<Vec<Entry>, CatalogError> {
    catalog
        .texts(file)?
        .into_iter()
        .map(|(key, text)| {
            Entry::read(key.clone(), text).map_err(|why| CatalogError::Content {
                file: file.to_owned(),
                key,
                why,
            })
        })
        .collect()
}

/// Entries by their keys.
pub(super) fn by_key(entries: Vec<Entry>) -> BTreeMap<String, Entry> {
    entries
        .into_iter()
        .map(|entry| (entry.key.clone(), entry))
        .collect()
}
