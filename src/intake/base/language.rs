//! The language of a base file's letters.

use super::Base;
use crate::{
    catalog::Catalog,
    domain::{JurisdictionId, LanguageTag},
    intake::{EmployerEntry, employer},
};
use serde::de::DeserializeOwned;

impl Base {
    /// The language of the letters, or of those to the first employer, as far as the file says it: without a
    /// `language` it is the first of the country whose law applies.
    #[must_use]
    pub fn language(&self, catalog: &Catalog) -> Option<LanguageTag> {
        if let Some(language) = self.said("language") {
            return Some(language);
        }
        let country: JurisdictionId = self.said("jurisdiction").or_else(|| {
            let entry: EmployerEntry = self.said("employer")?;
            let employer = employer::resolve(entry, &self.records, &self.shelf).ok()?;
            Some(employer.address.country())
        })?;
        let country = catalog.jurisdiction(country).ok()?;
        country.languages.first().cloned()
    }

    /// What the file says under a key, if it is whole.
    fn said<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.values.first()?.get(key)?;
        serde_yaml::from_value(value.clone()).ok()
    }
}
