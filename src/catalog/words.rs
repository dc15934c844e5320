//! The words of one language.

use super::{CatalogError, Review, yaml::Texts};
use crate::domain::{JurisdictionId, LanguageTag, Right};
use std::collections::BTreeMap;

/// The case of a letter that a union or a hotline writes in the worker's name.
pub const UNION: &str = "union";

/// What stands between a key and the case that a sentence is for: `answer.identity@agency`.
const CASE: char = '@';

/// The words of a language by their dotted keys, for example `access.copy`.
#[derive(Debug, Clone)]
pub struct Words {
    tag: LanguageTag,
    extends: Option<LanguageTag>,
    home: JurisdictionId,
    review: Review,
    sentences: BTreeMap<String, Sentence>,
    /// Sentences for single cases, by their keys and then by the case.
    cases: BTreeMap<String, BTreeMap<String, Sentence>>,
}

/// A whole sentence or phrase with named holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence(Vec<Segment>);

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Words.
    Words(String),
    /// A hole that something is put into.
    Hole(Hole),
}

/// What is put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hole {
    /// `{cite.RIGHT}` or `{cite.RIGHT+RIGHT}`: the provisions in brackets, or nothing.
    Cite(Vec<Right>),
    /// `{basis.RIGHT}`: the provision in brackets, or the law.
    Basis(Right),
    /// `{law:FORM}`: the law's name in a form of the language.
    Law(String),
    /// `{NAME}` or `{NAME:FORM}`: a value, where it has forms in one of them.
    Value {
        /// Which value.
        name: String,
        /// In which form: of a day or of the authority's name.
        form: Option<String>,
    },
}

impl Sentence {
    /// The pieces in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The names of the holes as they are written, sorted.
    #[must_use]
    pub fn holes(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .0
            .iter()
            .filter_map(|segment| match segment {
                Segment::Words(_) => None,
                Segment::Hole(hole) => Some(hole.name()),
            })
            .collect();
        names.sort();
        names
    }

    /// The sentence with values in its holes; for patterns that hold plain values only.
    #[must_use]
    pub fn fill(&self, value: impl Fn(&str) -> String) -> String {
        self.0
            .iter()
            .map(|segment| match segment {
                Segment::Words(words) => words.clone(),
                Segment::Hole(hole) => value(&hole.name()),
            })
            .collect()
    }

    /// A sentence as it is written, with its holes in braces.
    ///
    /// # Errors
    /// Says which brace or placeholder is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        Self::from_text(text.to_owned())
    }

    /// The same of a text that is no longer needed: most sentences have no holes.
    fn from_text(text: String) -> Result<Self, String> {
        if !text.is_empty() && !text.contains(['{', '}']) {
            return Ok(Self(vec![Segment::Words(text)]));
        }
        let mut segments = Vec::new();
        let mut rest = text.as_str();
        while let Some((words, hole)) = rest.split_once('{') {
            let (name, after) = hole.split_once('}').ok_or("has `{` without `}`")?;
            if !words.is_empty() {
                segments.push(Segment::Words(words.to_owned()));
            }
            segments.push(Segment::Hole(Hole::read(name)?));
            rest = after;
        }
        if rest.contains('}') {
            return Err("has `}` without `{`".to_owned());
        }
        if !rest.is_empty() {
            segments.push(Segment::Words(rest.to_owned()));
        }
        Ok(Self(segments))
    }
}

impl Hole {
    fn read(name: &str) -> Result<Self, String> {
        let right = |id: &str| id.parse().map_err(|why| format!("{{{name}}}: {why}"));
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        match (name.split_once('.'), name.split_once(':')) {
            (Some(("cite", ids)), _) => {
                let rights = ids.split('+').map(right).collect::<Result<_, _>>()?;
                Ok(Self::Cite(rights))
            }
            (Some(("basis", id)), _) => right(id).map(Self::Basis),
            (None, Some(("law", form))) if is_name(form) => Ok(Self::Law(form.to_owned())),
            (None, Some((value, form))) if is_name(value) && is_name(form) => Ok(Self::Value {
                name: value.to_owned(),
                form: Some(form.to_owned()),
            }),
            (None, None) if name == "law" => Err(
                "{law} names no form: write {law:short}, {law:full} or one of `forms.law`"
                    .to_owned(),
            ),
            (None, None) if is_name(name) => Ok(Self::Value {
                name: name.to_owned(),
                form: None,
            }),
            _ => Err(format!("{{{name}}} is not a placeholder")),
        }
    }

    /// The name as it is written between the braces.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Cite(rights) => {
                let ids: Vec<&str> = rights.iter().map(|right| right.id()).collect();
                format!("cite.{}", ids.join("+"))
            }
            Self::Basis(right) => format!("basis.{right}"),
            Self::Law(form) => format!("law:{form}"),
            Self::Value { name, form: None } => name.clone(),
            Self::Value {
                name,
                form: Some(form),
            } => format!("{name}:{form}"),
        }
    }
}

impl Words {
    pub(super) fn read(file: &str, Texts(texts): Texts) -> Result<Self, CatalogError> {
        let wrong = |key: &str, why: String| CatalogError::Content {
            file: file.to_owned(),
            key: key.to_owned(),
            why,
        };
        let find = |key: &str| {
            texts
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, text)| text.clone())
        };
        let tag = find("language")
            .ok_or_else(|| wrong("language", "is missing".into()))?
            .parse()
            .map_err(|why| wrong("language", why))?;
        let extends = find("extends")
            .map(|tag| tag.parse().map_err(|why| wrong("extends", why)))
            .transpose()?;
        let home = find("home")
            .ok_or(
                "is missing: name the country whose law its letters are first read under"
                    .to_owned(),
            )
            .and_then(|home| {
                home.parse::<JurisdictionId>()
                    .map_err(|why| why.to_string())
            })
            .map_err(|why| wrong("home", why))?;
        let review = Review::read(file, find)?;
        let mut sentences = BTreeMap::new();
        let mut cases: BTreeMap<String, BTreeMap<String, Sentence>> = BTreeMap::new();
        for (key, text) in texts {
            let sentence = Sentence::from_text(text).map_err(|why| wrong(&key, why))?;
            match key.split_once(CASE) {
                Some((key, case)) => {
                    cases
                        .entry(key.to_owned())
                        .or_default()
                        .insert(case.to_owned(), sentence);
                }
                None => {
                    sentences.insert(key, sentence);
                }
            }
        }
        Ok(Self {
            tag,
            extends,
            home,
            review,
            sentences,
            cases,
        })
    }

    /// These words, and those of `base` where these have none.
    pub(super) fn above(mut self, base: &Self) -> Self {
        for (key, sentence) in &base.sentences {
            self.sentences
                .entry(key.clone())
                .or_insert_with(|| sentence.clone());
        }
        for (key, cases) in &base.cases {
            let own = self.cases.entry(key.clone()).or_default();
            for (case, sentence) in cases {
                own.entry(case.clone()).or_insert_with(|| sentence.clone());
            }
        }
        self
    }

    /// The language.
    #[must_use]
    pub const fn tag(&self) -> &LanguageTag {
        &self.tag
    }

    /// The language that this one is a variant of.
    #[must_use]
    pub const fn extends(&self) -> Option<&LanguageTag> {
        self.extends.as_ref()
    }

    /// The jurisdiction under whose law the letters of this language are read first; a variant has its own.
    #[must_use]
    pub const fn home(&self) -> JurisdictionId {
        self.home
    }

    /// Who has read the words.
    #[must_use]
    pub const fn review(&self) -> &Review {
        &self.review
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.sentences.keys().map(String::as_str)
    }

    /// A sentence by its key.
    ///
    /// # Errors
    /// If the language has no such sentence.
    pub fn sentence(&self, key: &str) -> Result<&Sentence, CatalogError> {
        self.sentences
            .get(key)
            .ok_or_else(|| CatalogError::Missing {
                language: self.tag.to_string(),
                key: key.to_owned(),
            })
    }

    /// The sentence for the first of the cases for which there is one, or the sentence for all.
    ///
    /// # Errors
    /// If the language has no such sentence.
    pub fn sentence_for(&self, key: &str, cases: &[&str]) -> Result<&Sentence, CatalogError> {
        let own = self.cases.get(key);
        let own = own.and_then(|own| cases.iter().find_map(|case| own.get(*case)));
        own.map_or_else(|| self.sentence(key), Ok)
    }

    /// Every sentence with its key, those for single cases after the others.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Sentence)> {
        let cases = self
            .cases
            .iter()
            .flat_map(|(key, cases)| cases.values().map(move |sentence| (key.as_str(), sentence)));
        self.sentences
            .iter()
            .map(|(key, sentence)| (key.as_str(), sentence))
            .chain(cases)
    }

    /// The cases for which the language has sentences of their own, with their keys.
    pub(super) fn cases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cases
            .iter()
            .flat_map(|(key, cases)| cases.keys().map(move |case| (key.as_str(), case.as_str())))
    }

    /// A phrase that has no holes.
    ///
    /// # Errors
    /// If the language has no such phrase.
    pub fn phrase(&self, key: &str) -> Result<String, CatalogError> {
        Ok(self.sentence(key)?.fill(|name| format!("{{{name}}}")))
    }
}
