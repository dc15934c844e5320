//! In which language the outcome of a request is said: that of the request, where the program speaks it.

use crate::{
    catalog::{Catalog, Labels},
    domain::LanguageTag,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The labels in which something is said; by default the English ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice(Option<Arc<Labels>>);

impl Voice {
    /// The voice of a language; English, where its labels cannot be read.
    pub(super) fn of(catalog: &Catalog, language: &LanguageTag) -> Self {
        catalog
            .labels(language)
            .map_or_else(|_| Self::default(), Self::with)
    }

    /// The voice that has these labels.
    pub(super) fn with(labels: Labels) -> Self {
        Self(Some(Arc::new(labels)))
    }

    /// The labels.
    pub(super) fn labels(&self) -> &Labels {
        self.0.as_deref().unwrap_or_else(|| Labels::english())
    }
}

/// The voices of one call, each of which is read once.
#[derive(Debug)]
pub(super) struct Voices<'a> {
    catalog: &'a Catalog,
    known: Mutex<BTreeMap<LanguageTag, Voice>>,
}

impl<'a> Voices<'a> {
    pub(super) const fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            known: Mutex::new(BTreeMap::new()),
        }
    }

    /// The voice of a language.
    pub(super) fn of(&self, language: &LanguageTag) -> Voice {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let voice = known
            .entry(language.clone())
            .or_insert_with(|| Voice::of(self.catalog, language));
        voice.clone()
    }
}
