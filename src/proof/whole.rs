//! All that is known of one language, ready to be checked.

use super::{
    Galley, Norms, Scope, Terms,
    galley::{by_key, entries},
    is_head, names,
};
use crate::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
};

/// The language that all others are compared with.
const ENGLISH: &str = "en";

/// The words of one language, with its norms and terms.
#[derive(Debug)]
pub struct Proof {
    /// The language.
    pub tag: LanguageTag,
    /// The language that it is a variant of.
    pub base: Option<LanguageTag>,
    /// What it does in its own way.
    pub norms: Norms,
    /// Its official terms.
    pub terms: Terms,
    /// The English terms, by which it is known where a term is used.
    pub english_terms: Terms,
    /// Its files.
    pub galleys: Vec<Galley>,
}

impl Proof {
    /// Reads a language.
    ///
    /// # Errors
    /// If one of its files, or an English one, is no tree of texts or has a wrong placeholder.
    pub fn read(catalog: &Catalog, tag: &LanguageTag) -> Result<Self, CatalogError> {
        // Also refuses an unknown language and a file that names another one.
        let base = catalog.words(tag)?.extends().cloned();
        let english: LanguageTag = ENGLISH.parse().map_err(CatalogError::Template)?;
        let mut galleys = letters(catalog, tag, base.as_ref())?;
        galleys.extend(program(catalog, tag)?);
        galleys.extend(names::galleys(catalog, tag, base.as_ref())?);
        Ok(Self {
            norms: Norms::load(catalog, tag, base.as_ref())?,
            terms: Terms::load(catalog, tag, base.as_ref())?,
            english_terms: Terms::load(catalog, &english, None)?,
            galleys,
            tag: tag.clone(),
            base,
        })
    }

    /// The forms that the language declares for `law`, `authority` or `day`.
    pub fn forms<'p>(&'p self, what: &str) -> impl Iterator<Item = &'p str> {
        let key = format!("forms.{what}");
        let letters = self
            .galleys
            .iter()
            .filter(|galley| galley.scope == Scope::Letters);
        let found = letters.into_iter().find_map(|galley| {
            let own = galley.entries.iter().find(|entry| entry.key == key);
            own.or_else(|| galley.base.get(&key))
        });
        found
            .map_or("", |entry| entry.text.as_str())
            .split_whitespace()
    }

    /// Whether it is the language that all others are compared with.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.tag.as_str() == ENGLISH
    }

    /// The galleys of some scopes.
    pub fn of<'a>(&'a self, scopes: &'a [Scope]) -> impl Iterator<Item = &'a Galley> {
        self.galleys
            .iter()
            .filter(|galley| scopes.contains(&galley.scope))
    }
}

/// The language's own file, and for a variant what it takes from its base.
fn letters(
    catalog: &Catalog,
    tag: &LanguageTag,
    base: Option<&LanguageTag>,
) -> Result<Vec<Galley>, CatalogError> {
    let file = format!("locales/{tag}.yaml");
    let english = by_key(entries(catalog, &format!("locales/{ENGLISH}.yaml"))?);
    let own = entries(catalog, &file)?;
    let mut galleys = Vec::new();
    let mut below = Vec::new();
    if let Some(base) = base {
        let file = format!("locales/{base}.yaml");
        below = entries(catalog, &file)?;
        let inherited = below
            .iter()
            .filter(|entry| !is_head(&entry.key) && !own.iter().any(|own| own.key == entry.key));
        galleys.push(Galley {
            scope: Scope::Inherited,
            entries: inherited.cloned().collect(),
            english: english.clone(),
            base: by_key(Vec::new()),
            source: catalog.text(&file)?.into_owned(),
            file,
        });
    }
    galleys.push(Galley {
        scope: Scope::Letters,
        entries: own,
        english,
        base: by_key(below),
        source: catalog.text(&file)?.into_owned(),
        file,
    });
    Ok(galleys)
}

/// The language's labels, if it has any.
fn program(catalog: &Catalog, tag: &LanguageTag) -> Result<Option<Galley>, CatalogError> {
    let file = format!("locales/program/{tag}.yaml");
    let Ok(source) = catalog.text(&file) else {
        return Ok(None);
    };
    Ok(Some(Galley {
        scope: Scope::Program,
        entries: entries(catalog, &file)?,
        english: by_key(entries(
            catalog,
            &format!("locales/program/{ENGLISH}.yaml"),
        )?),
        base: by_key(Vec::new()),
        source: source.into_owned(),
        file,
    }))
}
