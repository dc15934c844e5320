//! What the program itself says in one language: questions, explanations, messages.

use super::{CatalogError, Sentence, source::Source, yaml::Texts};
use crate::domain::LanguageTag;
use std::collections::BTreeMap;

/// Where the labels are.
const FOLDER: &str = "locales/program";

/// The language whose labels are complete, and stand in for what another lacks.
const COMPLETE: &str = "en";

/// The labels of a language by their dotted keys, for example `ask.worker.name`.
#[derive(Debug, Clone)]
pub struct Labels {
    tag: LanguageTag,
    own: BTreeMap<String, Sentence>,
    english: BTreeMap<String, Sentence>,
}

impl Labels {
    /// The labels of a language or of its base; a folder that has none leaves those of the program.
    pub(super) fn load(source: &Source, tag: &LanguageTag) -> Result<Self, CatalogError> {
        let english = read(source, COMPLETE)?;
        let own = [tag.as_str(), tag.base()]
            .into_iter()
            .find(|name| has(source, name));
        let labels = match own {
            Some(name) if name != COMPLETE => read(source, name)?,
            _ => BTreeMap::new(),
        };
        Ok(Self {
            tag: tag.clone(),
            own: labels,
            english,
        })
    }

    /// Whether there are labels in this very language.
    pub(super) fn exist(source: &Source, tag: &LanguageTag) -> bool {
        has(source, tag.as_str())
    }

    /// The language that was asked for.
    #[must_use]
    pub const fn tag(&self) -> &LanguageTag {
        &self.tag
    }

    /// The keys that the language has itself, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        if self.tag.base() == COMPLETE {
            &self.english
        } else {
            &self.own
        }
        .keys()
        .map(String::as_str)
    }

    /// A label; in English where the language lacks it, and its key where English does.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.filled(key, &[])
    }

    /// A label with values in its holes.
    #[must_use]
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| {
            values
                .iter()
                .find(|(known, _)| *known == name)
                .map_or_else(|| format!("{{{name}}}"), |(_, value)| (*value).to_owned())
        };
        self.find(key)
            .map_or_else(|| key.to_owned(), |sentence| sentence.fill(value))
    }

    /// A label that not every key has, for example an explanation.
    #[must_use]
    pub fn maybe(&self, key: &str) -> Option<String> {
        self.find(key).map(|_| self.text(key))
    }

    /// The names of a label's holes, sorted.
    #[must_use]
    pub fn holes(&self, key: &str) -> Vec<String> {
        self.find(key).map(Sentence::holes).unwrap_or_default()
    }

    fn find(&self, key: &str) -> Option<&Sentence> {
        self.own.get(key).or_else(|| self.english.get(key))
    }
}

fn path(name: &str) -> String {
    format!("{FOLDER}/{name}.yaml")
}

/// Whether the folder or the program itself has such labels.
fn has(source: &Source, name: &str) -> bool {
    [source, &Source::Embedded]
        .iter()
        .any(|source| source.text(&path(name)).is_ok())
}

fn read(source: &Source, name: &str) -> Result<BTreeMap<String, Sentence>, CatalogError> {
    let file = path(name);
    // The folder's, or the program's own.
    let own = source.text(&file).is_ok();
    let Texts(texts) = if own { source } else { &Source::Embedded }.read(&file)?;
    texts
        .into_iter()
        .map(|(key, text)| match Sentence::read(&text) {
            Ok(sentence) => Ok((key, sentence)),
            Err(why) => Err(CatalogError::Content {
                file: file.clone(),
                key,
                why,
            }),
        })
        .collect()
}
