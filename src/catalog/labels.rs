//! What the program itself says in one language: questions, explanations, messages.

use super::{CatalogError, Sentence, source::Source, yaml::Texts};
use crate::domain::LanguageTag;
use std::{collections::BTreeMap, sync::LazyLock};

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

/// What a message says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is the matter.
    pub what: String,
    /// What to do; none, where nothing can be done.
    pub hint: Option<String>,
}

/// What a message names, by the names of its holes.
pub type Values = BTreeMap<&'static str, String>;

/// The program's own labels in English.
static ENGLISH: LazyLock<Labels> = LazyLock::new(|| {
    let texts = read(&Source::Embedded, COMPLETE);
    Labels {
        tag: LanguageTag::english(),
        own: BTreeMap::new(),
        english: texts.unwrap_or_default(),
    }
});

impl Labels {
    /// The program's own labels in English, whatever folder a catalogue is read from.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

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

    /// What the message `id` of a group says, with values in its holes; nothing where there is no such message.
    ///
    /// The texts are `GROUP.ID.what` and, where there is one, `GROUP.ID.hint`; for a message that has the value
    /// `nearest`, `hint_nearest` comes before it, and so for every other value. A value that has a name of its own in the language is called by it: the
    /// value `Latin` of `{first}` by `value.first.Latin`.
    #[must_use]
    pub fn said(&self, group: &str, id: &str, values: &Values) -> Option<Said> {
        let fill = |part: &str| {
            let sentence = self.find(&format!("{group}.{id}.{part}"))?;
            Some(sentence.fill(|hole| {
                match values.get(hole) {
                    Some(value) => self
                        .maybe(&format!("value.{hole}.{value}"))
                        .unwrap_or_else(|| value.clone()),
                    None => format!("{{{hole}}}"),
                }
            }))
        };
        let mut names = values.keys();
        let hint = names.find_map(|name| fill(&format!("hint_{name}")));
        Some(Said {
            what: fill("what")?,
            hint: hint.or_else(|| fill("hint")),
        })
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
        .any(|source| !source.lacks(&path(name)))
}

fn read(source: &Source, name: &str) -> Result<BTreeMap<String, Sentence>, CatalogError> {
    let file = path(name);
    // The folder's, or the program's own.
    let own = !source.lacks(&file);
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
