//! The names of countries in a language.

use super::{CatalogError, Slot, Source, taken, yaml::Texts};
use crate::domain::CountryCode;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// Where the names are; a folder of one's own may have some of the files, or none.
const FOLDER: &str = "locales/countries";

/// The language in which every country has a name.
const COMPLETE: &str = "en";

/// The names by the languages that have some, each read when it is first needed.
#[derive(Debug)]
pub(super) struct Countries(BTreeMap<String, Slot<BTreeMap<String, String>>>);

impl Countries {
    /// The names that the source or the program has; none is read yet.
    pub(super) fn of(source: &Source) -> Result<Self, CatalogError> {
        let mut tags: BTreeSet<String> = Source::Embedded.stems(FOLDER)?.into_iter().collect();
        if source.has(FOLDER) {
            tags.extend(source.stems(FOLDER)?);
        }
        Ok(Self(
            tags.into_iter().map(|tag| (tag, OnceLock::new())).collect(),
        ))
    }

    /// The name in the first of the languages that has one, or else in English.
    pub(super) fn name(
        &self,
        source: &Source,
        languages: &[&str],
        country: CountryCode,
    ) -> Result<&str, CatalogError> {
        for language in languages.iter().copied().chain([COMPLETE]) {
            let Some(slot) = self.0.get(language) else {
                continue;
            };
            let names = taken(slot.get_or_init(|| read(source, language)))?;
            if let Some(name) = names.get(country.as_str()) {
                return Ok(name);
            }
        }
        Err(CatalogError::Missing {
            language: COMPLETE.to_owned(),
            key: country.to_string(),
        })
    }
}

fn read(source: &Source, language: &str) -> Result<BTreeMap<String, String>, CatalogError> {
    let file = format!("{FOLDER}/{language}.yaml");
    let own = !source.lacks(&file);
    let Texts(texts) = if own { source } else { &Source::Embedded }.read(&file)?;
    Ok(texts.into_iter().collect())
}
