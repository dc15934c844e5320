//! In which language the outcome of a request is said: that of the request, where there are labels in it.

use super::{Catalog, Labels};
use crate::domain::LanguageTag;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The labels in which something is said; by default the English ones.
#[derive(Debug, Clone, Default)]
pub struct Voice(Option<Arc<Labels>>);

impl Voice {
    /// The voice of a language; English, where its labels cannot be read.
    #[must_use]
    pub fn of(catalog: &Catalog, language: &LanguageTag) -> Self {
        catalog
            .labels(language)
            .map_or_else(|_| Self::default(), Self::with)
    }

    /// The voice that has these labels.
    #[must_use]
    pub fn with(labels: Labels) -> Self {
        Self(Some(Arc::new(labels)))
    }

    /// The labels.
    #[must_use]
    pub fn labels(&self) -> &Labels {
        self.0.as_deref().unwrap_or_else(|| Labels::english())
    }
}

/// Voices, each of which is read once.
#[derive(Debug)]
pub struct Voices<'a> {
    catalog: &'a Catalog,
    known: Mutex<BTreeMap<LanguageTag, Voice>>,
}

impl<'a> Voices<'a> {
    /// Voices that have not been heard yet.
    #[must_use]
    pub const fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            known: Mutex::new(BTreeMap::new()),
        }
    }

    /// The voice of a language.
    #[must_use]
    pub fn of(&self, language: &LanguageTag) -> Voice {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let voice = known
            .entry(language.clone())
            .or_insert_with(|| Voice::of(self.catalog, language));
        voice.clone()
    }
}
