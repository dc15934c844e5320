//! The official terms of a language, and the words to avoid.

use super::{Pattern, norms};
use crate::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The law's words for its things, by the keys of `terms:` in a file of words.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The terms.
    pub terms: BTreeMap<String, Term>,
    /// Words that look right and are not.
    pub avoid: Vec<Avoided>,
}

/// One official term.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term in its plain form.
    pub term: String,
    /// What a sentence holds that uses it; one of them is enough.
    pub stems: Vec<Pattern>,
    /// Where it was read.
    pub source: String,
    /// How sure that is: `official`, `high`, `medium` or `low`.
    pub confidence: Confidence,
    /// What else is known of it.
    #[serde(default)]
    pub note: Option<String>,
}

/// How sure it is that a term is the law's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Read in the authentic text of the Regulation.
    Official,
    /// Read in the statute or on the authority's site.
    High,
    /// From secondary sources.
    Medium,
    /// From general knowledge.
    Low,
}

/// A word that must not stand anywhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoided {
    /// The word.
    pub word: Pattern,
    /// Why, and what to write.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: LanguageTag,
    terms: BTreeMap<String, Term>,
    #[serde(default)]
    avoid: Vec<Avoided>,
}

impl Terms {
    /// The terms of a language; a variant's stand above its base's.
    pub(super) fn load(
        catalog: &Catalog,
        tag: &LanguageTag,
        base: Option<&LanguageTag>,
    ) -> Result<Self, CatalogError> {
        let mut terms = Self::default();
        for tag in base.into_iter().chain([tag]) {
            let file = format!("locales/proof/terms/{tag}.yaml");
            if let Some(found) = norms::read::<File>(catalog, &file)? {
                norms::same_language(&file, &found.language, tag)?;
                terms.terms.extend(found.terms);
                terms.avoid.extend(found.avoid);
            }
        }
        Ok(terms)
    }
}
