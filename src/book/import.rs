//! Records come into a book, and nothing in it is lost by that.

use super::{Book, Entry, Origin, Postal, Slug};
use crate::domain::hash::first_u64;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What an import may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Nothing.
    None,
    /// Entries that nobody has changed by hand.
    Update,
    /// Every entry.
    Force,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a new entry.
    Added,
    /// The entry says the same.
    Unchanged,
    /// The entry was changed by hand, and the record has not changed since.
    Kept,
    /// The entry was replaced.
    Replaced(Vec<Change>),
    /// The entry stays, though the record says something else.
    Refused {
        /// In what they differ.
        changes: Vec<Change>,
        /// Whether the entry was changed by hand.
        by_hand: bool,
    },
}

/// One key of an entry in which two versions of it differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key.
    pub key: String,
    /// Its value in the book, as JSON.
    pub old: Option<String>,
    /// Its value by the record, as JSON.
    pub new: Option<String>,
}

impl Book {
    /// Takes in the entry that a record made, or leaves the book as it is.
    ///
    /// Of an entry that is replaced stay the `attention` and a country that
    /// the record does not tell.
    pub fn import(&mut self, slug: &Slug, mut fresh: Entry, consent: Consent) -> Outcome {
        let name = self.name_of(slug);
        let Some(stored) = self.entries.get_mut(&name) else {
            fresh.record = Some(origin(slug, &fresh));
            self.entries.insert(name, fresh);
            return Outcome::Added;
        };
        let known = stored.record.as_ref().map(|record| record.digest.as_str());
        let by_hand = known != Some(digest(stored).as_str());
        let mut is_known = known == Some(digest(&fresh).as_str());
        fresh.attention.clone_from(&stored.attention);
        let country = stored.address.as_ref().and_then(Postal::country);
        fresh.address = fresh.address.map(|address| address.in_country(country));
        is_known |= known == Some(digest(&fresh).as_str());
        let changes = changes(stored, &fresh);
        if changes.is_empty() {
            if consent != Consent::None {
                stored.as_of = fresh.as_of;
                stored.record = Some(origin(slug, &fresh));
            }
            return Outcome::Unchanged;
        }
        match consent {
            Consent::None | Consent::Update if by_hand && is_known => Outcome::Kept,
            Consent::None => Outcome::Refused { changes, by_hand },
            Consent::Update if by_hand => Outcome::Refused { changes, by_hand },
            Consent::Update | Consent::Force => {
                fresh.record = Some(origin(slug, &fresh));
                *stored = fresh;
                Outcome::Replaced(changes)
            }
        }
    }

    /// The name of the entry that was made from the record, also where somebody renamed it.
    fn name_of(&self, slug: &Slug) -> Slug {
        let is_of = |entry: &Entry| entry.record.as_ref().is_some_and(|it| it.slug == *slug);
        let mut names = self.entries.iter().filter(|(_, entry)| is_of(entry));
        names
            .next()
            .map_or_else(|| slug.clone(), |(name, _)| name.clone())
    }
}

fn origin(slug: &Slug, entry: &Entry) -> Origin {
    Origin {
        slug: slug.clone(),
        digest: digest(entry),
    }
}

/// What a record can say of a company, as JSON.
fn content(entry: &Entry) -> Map<String, Value> {
    let value = serde_json::to_value(entry).unwrap_or_default();
    let Value::Object(mut content) = value else {
        return Map::new();
    };
    for key in ["attention", "as_of", "record"] {
        content.remove(key);
    }
    content
}

fn digest(entry: &Entry) -> String {
    let content = Value::Object(content(entry)).to_string();
    let number = first_u64(&Sha256::digest(content.as_bytes()));
    format!("{number:016x}")
}

fn changes(old: &Entry, new: &Entry) -> Vec<Change> {
    let (old, new) = (content(old), content(new));
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    new.keys()
        .chain(gone)
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| Change {
            key: key.clone(),
            old: old.get(key).map(ToString::to_string),
            new: new.get(key).map(ToString::to_string),
        })
        .collect()
}
