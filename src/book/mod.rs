//! The employers' book: companies with their addresses, in a plain YAML file.
//!
//! ```text
//! record.json --schema--> Record --> Entry --import--> Book <--> employers.yaml
//! ```
//!
//! A [`Directory`] holds the companies that come with the program. A book holds companies and no people. It is made to be read and mended by
//! hand, so an import never writes over what somebody has changed in it.

mod comment;
mod country;
mod directory;
mod entry;
mod error;
#[cfg(feature = "records")]
mod import;
#[cfg(feature = "records")]
mod once;
mod postal;
#[cfg(feature = "records")]
mod record;
#[cfg(feature = "records")]
mod schema;
mod search;
mod shelf;
mod sought;
mod text;

pub use country::{Divided, divide};
pub use directory::{Company, Directory};
pub use entry::{Entry, Lack, Origin, Quality, Transport};
pub use error::BookError;
#[cfg(feature = "records")]
pub use import::{Change, Consent, Outcome};
pub use postal::Postal;
#[cfg(feature = "records")]
pub use record::Record;
#[cfg(feature = "records")]
pub use schema::Fault;
pub use search::Search;
pub use shelf::Shelf;
pub use text::{Note, Slug};

use crate::{
    catalog::bounds::{self, TooMuch},
    domain::nearest,
    files::{self, Links},
};
use serde::{Deserialize, de};
use sought::Sought;
use std::{collections::BTreeMap, fmt, io, path::Path};

/// The most bytes that a book may have, since it is read as a whole: 8 MiB, some ten thousand companies.
const LIMIT: u64 = 8 << 20;

/// The most keys, values and items that it may have.
const PARTS: usize = 300_000;

/// What ends a line in YAML 1.1.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// What stands above the entries of a new book.
const HEAD: &str = "\
# The employers' book of Kerkesa: one entry for each company, in the order of their names.
# `employer: {book: NAME}` in a request takes the address from here. Entries may be changed by hand:
# `kerkesa employer import` shows what a record has otherwise, and leaves them as they are.
# Comments stay up here only; below, write `notes`.
";

/// The entries of a book, by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    head: String,
    entries: BTreeMap<Slug, Entry>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            head: HEAD.to_owned(),
            entries: BTreeMap::new(),
        }
    }
}

impl Book {
    /// Reads a book.
    ///
    /// # Errors
    /// [`BookError::Absent`] if there is none, or what is wrong with it.
    pub fn read(path: &Path) -> Result<Self, BookError> {
        let unreadable = |why: String| BookError::Unreadable {
            file: path.to_owned(),
            why,
        };
        let text = Self::text(path).map_err(|why| match why.kind() {
            io::ErrorKind::NotFound => BookError::Absent(path.to_owned()),
            _ => unreadable(why.to_string()),
        })?;
        bounded(&text).map_err(|why| BookError::Wrong {
            file: path.to_owned(),
            place: why.place(),
            what: why.to_string(),
            hint: Some(why.hint().to_owned()),
        })?;
        Self::of_bounded(&text).map_err(|error| BookError::of_yaml(path, &error, &text))
    }

    /// The text of a book's file.
    pub(crate) fn text(path: &Path) -> io::Result<String> {
        let bytes = files::read(path, Links::Followed, LIMIT)?;
        String::from_utf8(bytes).map_err(|_| io::Error::other("is not UTF-8"))
    }

    /// The book that a text is.
    ///
    /// # Errors
    /// If it is no YAML, or an entry is wrong or stands twice.
    pub fn parse(text: &str) -> Result<Self, serde_yaml::Error> {
        bounded(text).map_err(<serde_yaml::Error as de::Error>::custom)?;
        Self::of_bounded(text)
    }

    fn of_bounded(text: &str) -> Result<Self, serde_yaml::Error> {
        // A carriage return alone ends a line as well: what stands behind it is no comment.
        let head: String = text
            .split_inclusive(BREAKS)
            .take_while(|line| is_comment(line) || line.trim().is_empty())
            .collect();
        let entries = serde_yaml::from_str::<Option<Entries>>(text)?;
        Ok(Self {
            head,
            entries: entries.map(|entries| entries.0).unwrap_or_default(),
        })
    }

    /// The line, from 1, of the first comment that is not in the head of a
    /// book's text: it would be lost if the book were written anew.
    #[must_use]
    pub fn comment_below(text: &str) -> Option<usize> {
        let below = text
            .lines()
            .position(|line| !(is_comment(line) || line.trim().is_empty()))?;
        comment::first_from(text, below)
    }

    /// The book as YAML.
    ///
    /// # Errors
    /// If the writer refuses, which is a fault of this program.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        if self.entries.is_empty() {
            return Ok(self.head.clone());
        }
        Ok(self.head.clone() + &serde_yaml::to_string(&self.entries)?)
    }

    /// The entry of a name.
    ///
    /// # Errors
    /// If there is none; the error knows the name most like it.
    pub fn entry(&self, name: &str) -> Result<&Entry, BookError> {
        self.entries.get(name).ok_or_else(|| BookError::NoEntry {
            found: name.to_owned(),
            nearest: nearest(name, self.entries.keys().map(Slug::as_str)).map(str::to_owned),
        })
    }

    /// The entries that somebody may mean by the name of the company, the best first and at most so many: all of them,
    /// where nothing is typed.
    #[must_use]
    pub fn search(&self, typed: &str, most: usize) -> Vec<(&Slug, &Entry)> {
        let sought = Sought::new(typed);
        let mut found = Vec::new();
        for (id, entry) in &self.entries {
            let others = entry.runs.iter().map(Note::as_str);
            let others = others.chain([id.as_str()]);
            if let Some(fit) = sought.fit(entry.name.as_str(), others) {
                found.push(((fit, id), entry));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        let found = found.into_iter().take(most);
        found.map(|((_, id), entry)| (id, entry)).collect()
    }

    /// All entries, in the order of their names.
    pub fn entries(&self) -> impl Iterator<Item = (&Slug, &Entry)> {
        self.entries.iter()
    }
}

fn bounded(text: &str) -> Result<usize, TooMuch> {
    bounds::bounded(text, PARTS)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Entries of which none has the name of another: of two, YAML's reader would keep the last.
struct Entries(BTreeMap<Slug, Entry>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("entries by their names")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = BTreeMap::new();
                while let Some(name) = map.next_key::<Slug>()? {
                    if entries.contains_key(&name) {
                        let twice = format_args!("the entry `{name}` appears twice");
                        return Err(de::Error::custom(twice));
                    }
                    entries.insert(name, map.next_value()?);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests;
