//! The usual headings of tables in each language: which key of a request each of them means.

use super::{CatalogError, source::Source};
use crate::domain::{LanguageTag, folded};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Where they are; a folder of one's own may have some of the files, or none.
const FOLDER: &str = "locales/headings";

/// The language that has every key.
const COMPLETE: &str = "en";

/// What a heading can mean besides keys: that no letter needs its column.
pub const LEFT_OUT: &str = "left_out";

/// What a heading means in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A key of a request, or a part of one that stands in a column of its own.
    Key(String),
    /// No letter needs the column.
    LeftOut,
    /// One of several: keys, parts, or [`LEFT_OUT`].
    Unclear(Vec<String>),
}

/// The usual headings of all languages.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    known: BTreeMap<String, Vec<Known>>,
    joined: BTreeMap<LanguageTag, BTreeMap<String, String>>,
    keys: BTreeSet<String>,
    parts: BTreeSet<String>,
    /// By their plain headings, in any language.
    returns: BTreeMap<String, String>,
    /// Their names, which English says.
    returned: BTreeSet<String>,
}

/// A heading that a language knows.
#[derive(Debug, Clone)]
struct Known {
    tag: LanguageTag,
    heading: String,
    meaning: Meaning,
}

/// A language's file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keys: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    parts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    joined: BTreeMap<String, String>,
    #[serde(default)]
    left_out: Vec<String>,
    #[serde(default)]
    unclear: BTreeMap<String, Vec<String>>,
    /// The columns of a table that tells what became of letters.
    #[serde(default)]
    returns: BTreeMap<String, Vec<String>>,
}

impl Headings {
    /// The headings that the source or the program has.
    pub(super) fn load(source: &Source) -> Result<Self, CatalogError> {
        let mut stems: BTreeSet<String> = Source::Embedded.stems(FOLDER)?.into_iter().collect();
        if source.has(FOLDER) {
            stems.extend(source.stems(FOLDER)?);
        }
        let mut all = Self::default();
        if !stems.remove(COMPLETE) {
            return Ok(all);
        }
        for stem in std::iter::once(COMPLETE.to_owned()).chain(stems) {
            let path = format!("{FOLDER}/{stem}.yaml");
            let tag = stem.parse().map_err(|why| CatalogError::FileName {
                file: path.clone(),
                why,
            })?;
            let is_own = !source.lacks(&path);
            let file = if is_own { source } else { &Source::Embedded }.read(&path)?;
            all.add(&path, &tag, file)?;
        }
        Ok(all)
    }

    /// Takes up a language; English comes first, and says which keys there are.
    fn add(&mut self, path: &str, tag: &LanguageTag, file: File) -> Result<(), CatalogError> {
        let wrong = |key: &str, why: String| CatalogError::Content {
            file: path.to_owned(),
            key: key.to_owned(),
            why,
        };
        let (keys, parts) = (own(&file.keys), own(&file.parts));
        if tag.as_str() == COMPLETE {
            (self.keys, self.parts) = (keys, parts);
            self.returned = own(&file.returns);
        } else {
            for (section, own, all) in [("keys", keys, &self.keys), ("parts", parts, &self.parts)] {
                if let Some(other) = own.difference(all).next() {
                    let why = format!("{COMPLETE}.yaml has no such key");
                    return Err(wrong(&format!("{section}.{other}"), why));
                }
                // A variant has what differs.
                let missing = all.difference(&own).next();
                if let Some(missing) = missing.filter(|_| tag.base() == tag.as_str()) {
                    let why = "is missing: list the headings that tables have for it, or `[]`";
                    return Err(wrong(&format!("{section}.{missing}"), why.to_owned()));
                }
            }
        }
        let certain = file.keys.into_iter().chain(file.parts);
        let certain = certain.map(|(key, headings)| (Meaning::Key(key), headings));
        let left_out = (Meaning::LeftOut, file.left_out);
        let unclear = file.unclear.into_iter();
        let unclear = unclear.map(|(heading, keys)| (Meaning::Unclear(keys), vec![heading]));
        for (meaning, headings) in certain.chain([left_out]).chain(unclear) {
            for heading in headings {
                self.put(tag, &heading, &meaning)
                    .map_err(|why| wrong(&heading, why))?;
            }
        }
        self.joined.insert(tag.clone(), file.joined);
        for (name, headings) in file.returns {
            if !self.returned.contains(&name) {
                let why = format!("{COMPLETE}.yaml has no such key");
                return Err(wrong(&format!("returns.{name}"), why));
            }
            for heading in headings.iter().chain([&name]) {
                let other = self.returns.insert(plain(heading), name.clone());
                if other.is_some_and(|other| other != name) {
                    let why = "has two meanings in a table of returns".to_owned();
                    return Err(wrong(heading, why));
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, tag: &LanguageTag, heading: &str, meaning: &Meaning) -> Result<(), String> {
        let name = plain(heading);
        if name.is_empty() {
            return Err("has neither a letter nor a digit".to_owned());
        }
        let known = self.known.entry(name).or_default();
        match known.iter().find(|known| known.tag == *tag) {
            Some(other) if other.meaning != *meaning => {
                Err("has two meanings: put it under `unclear` alone".to_owned())
            }
            Some(_) => Ok(()),
            None => {
                known.push(Known {
                    tag: tag.clone(),
                    heading: heading.to_owned(),
                    meaning: meaning.clone(),
                });
                Ok(())
            }
        }
    }

    /// What a heading means in each language that knows it.
    pub fn meanings(&self, heading: &str) -> impl Iterator<Item = (&LanguageTag, &Meaning)> {
        let known = self.known.get(&plain(heading));
        known
            .into_iter()
            .flatten()
            .map(|known| (&known.tag, &known.meaning))
    }

    /// Whether any language knows the heading.
    #[must_use]
    pub fn knows(&self, heading: &str) -> bool {
        self.known.contains_key(&plain(heading))
    }

    /// What a column of a table tells of letters that were sent: the reference, the day, what happened.
    #[must_use]
    pub fn returns(&self, heading: &str) -> Option<&str> {
        self.returns.get(&plain(heading)).map(String::as_str)
    }

    /// All headings that such columns have in any language, in their plain form.
    pub fn all_returns(&self) -> impl Iterator<Item = &str> {
        self.returns.keys().map(String::as_str)
    }

    /// All headings, as their languages write them.
    pub fn all(&self) -> impl Iterator<Item = (&LanguageTag, &str, &Meaning)> {
        let known = self.known.values().flatten();
        known.map(|known| (&known.tag, known.heading.as_str(), &known.meaning))
    }

    /// The parts of keys that tables have in columns of their own.
    #[must_use]
    pub const fn parts(&self) -> &BTreeSet<String> {
        &self.parts
    }

    /// How a language puts the parts of a key together.
    #[must_use]
    pub fn joined(&self, tag: &LanguageTag, key: &str) -> Option<&str> {
        let own = |tag: &str| {
            let found = self.joined.iter().find(|(known, _)| known.as_str() == tag);
            found.and_then(|(_, joined)| joined.get(key))
        };
        let joined = own(tag.as_str()).or_else(|| own(tag.base()));
        joined.or_else(|| own(COMPLETE)).map(String::as_str)
    }
}

fn own(section: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    section.keys().cloned().collect()
}

/// A heading without all that makes no difference: capitals, accents, blanks, line breaks, punctuation.
#[must_use]
pub fn plain(heading: &str) -> String {
    let mut plain = folded(heading);
    plain.retain(char::is_alphanumeric);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        serde_yaml::from_str(text).expect("a file")
    }

    #[test]
    fn a_heading_is_known_however_it_is_written() {
        let mut headings = Headings::default();
        let tag = "en".parse().expect("a tag");
        let text = "keys: {worker.birth_date: [Date of birth]}\nunclear: {Straße: [a, b]}\n";
        headings.add("en.yaml", &tag, file(text)).expect("right");
        for heading in [
            "date_of_birth",
            " DATE OF\nBIRTH: ",
            "Dateofbirth",
            "Dat\u{e9} of birth",
            "STRASSE",
        ] {
            assert!(headings.knows(heading), "{heading}");
        }
        assert!(!headings.knows("birth") && !headings.knows(" . "));
    }

    #[test]
    fn a_file_that_is_not_like_the_english_one_is_refused() {
        let english = "keys: {a: [A], b: [B]}\nparts: {c: [C]}\n";
        for (tag, text, wanted) in [
            (
                "de",
                "keys: {a: [A]}\nparts: {c: []}\n",
                "keys.b: is missing",
            ),
            ("de", "keys: {a: [], b: []}\n", "parts.c: is missing"),
            (
                "de",
                "keys: {a: [], b: [], d: []}\nparts: {c: []}\n",
                "keys.d: en.yaml has no such key",
            ),
            (
                "de",
                "keys: {a: [X], b: [x.]}\nparts: {c: []}\n",
                "has two meanings",
            ),
            (
                "de",
                "keys: {a: [X], b: []}\nparts: {c: []}\nunclear: {X: [a, b]}\n",
                "has two meanings",
            ),
            (
                "de",
                "keys: {a: ['.'], b: []}\nparts: {c: []}\n",
                "neither a letter nor a digit",
            ),
        ] {
            let mut headings = Headings::default();
            let tags: [LanguageTag; 2] = ["en", tag].map(|tag| tag.parse().expect("a tag"));
            let add = headings.add("en.yaml", &tags[0], file(english));
            add.expect("English is right");
            let why = headings.add("x.yaml", &tags[1], file(text));
            let why = why.expect_err(text).to_string();
            assert!(why.contains(wanted), "{why}");
        }
        let mut headings = Headings::default();
        let tags: [LanguageTag; 2] = ["en", "de-CH"].map(|tag| tag.parse().expect("a tag"));
        headings
            .add("en.yaml", &tags[0], file(english))
            .expect("English is right");
        headings
            .add("de-CH.yaml", &tags[1], file("keys: {a: [X]}\n"))
            .expect("a variant has what differs");
    }
}
