//! The names of laws and authorities in one language, out of the lawyers' files.

use super::{Entry, Galley, Scope, galley::by_key};
use crate::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
};
use serde_yaml::Value;

/// A galley for each file of laws and jurisdictions.
pub(super) fn galleys(
    catalog: &Catalog,
    tag: &LanguageTag,
    base: Option<&LanguageTag>,
) -> Result<Vec<Galley>, CatalogError> {
    let laws = catalog.laws().map(|law| format!("locales/laws/{law}.yaml"));
    let countries = catalog
        .jurisdictions()
        .map(|id| format!("locales/jurisdictions/{id}.yaml"));
    laws.chain(countries)
        .map(|file| galley(catalog, file, tag, base))
        .collect()
}

fn galley(
    catalog: &Catalog,
    file: String,
    tag: &LanguageTag,
    base: Option<&LanguageTag>,
) -> Result<Galley, CatalogError> {
    let source = catalog.text(&file)?.into_owned();
    let tree: Value = serde_yaml::from_str(&source).map_err(|why| CatalogError::Yaml {
        file: file.clone(),
        why: why.to_string(),
    })?;
    let texts = |found: &str| {
        let mut entries = Vec::new();
        collect(&tree, "", found, tag.as_str(), false, &mut entries);
        entries
    };
    Ok(Galley {
        entries: texts(tag.as_str()),
        english: by_key(texts("en")),
        base: by_key(base.map(|base| texts(base.as_str())).unwrap_or_default()),
        scope: Scope::Names,
        file,
        source,
    })
}

/// The texts below a key that is the language's tag, by the key that they have below the tag `named`.
fn collect(
    node: &Value,
    key: &str,
    found: &str,
    named: &str,
    inside: bool,
    entries: &mut Vec<Entry>,
) {
    match node {
        // What is no sentence with holes is refused where laws are read.
        Value::String(text) if inside => {
            entries.extend(Entry::read(key.to_owned(), text.clone()).ok());
        }
        Value::Mapping(map) => {
            for (name, node) in map {
                let Some(name) = name.as_str() else { continue };
                let is_language = name == found;
                let name = if is_language { named } else { name };
                let key = if key.is_empty() {
                    name.to_owned()
                } else {
                    format!("{key}.{name}")
                };
                collect(node, &key, found, named, inside || is_language, entries);
            }
        }
        Value::Sequence(list) => {
            for (index, node) in list.iter().enumerate() {
                collect(
                    node,
                    &format!("{key}[{index}]"),
                    found,
                    named,
                    inside,
                    entries,
                );
            }
        }
        _ => {}
    }
}
