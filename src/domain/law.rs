//! A data-protection law: what it is called, what it grants, by when.

use super::{
    AuthorityTime, Deadline, LanguageTag, LetterKind, OneOrMore, Provision, Right, WorkerLimit,
};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// The name of a law's file, for example `gdpr`.
pub type LawId = String;

/// Something that is said differently in each language.
pub type PerLanguage<T> = BTreeMap<LanguageTag, T>;

/// What a law is called in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawName {
    /// The title in full, as a letter names it the first time.
    pub full: String,
    /// The short name in the nominative.
    pub short: String,
    /// A provision of it: `{provision}`, or `{article}` and `{parts}` where the law stands between the two
    /// ("neni 12 i ligjit nr. 124/2024, pika 4").
    pub cited: String,
    /// Several provisions of it, where the language words them differently ("nenet 13 dhe 14 të ligjit …").
    #[serde(default)]
    pub cited_other: Option<String>,
    /// The forms that sentences of the language ask for, such as `genitive`; the language's file declares them
    /// under `forms.law`.
    #[serde(default)]
    pub forms: BTreeMap<String, String>,
    /// How places in this law are worded, where that is not as the language words those of other laws: keys of
    /// the language's `citation`.
    #[serde(default)]
    pub citation: BTreeMap<String, String>,
}

impl LawName {
    /// The name in a form of its language; `full` and `short` are forms as well.
    #[must_use]
    pub fn form(&self, form: &str) -> Option<&str> {
        match form {
            "full" => Some(&self.full),
            "short" => Some(&self.short),
            form => self.forms.get(form).map(String::as_str),
        }
    }

    /// One provision of it: the place of the article, and of its parts.
    #[must_use]
    pub fn cite(&self, article: &str, parts: &str) -> String {
        self.cited
            .replace("{provision}", &format!("{article}{parts}"))
            .replace("{article}", article)
            .replace("{parts}", parts)
    }

    /// Several provisions of it, worded one by one and joined.
    #[must_use]
    pub fn cite_all(&self, provisions: &str) -> String {
        let pattern = self.cited_other.as_ref().unwrap_or(&self.cited);
        pattern
            .replace("{provision}", provisions)
            .replace("{article}", provisions)
            .replace("{parts}", "")
    }
}

/// A law, an act or a regulation that provisions are cited from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its names.
    pub names: PerLanguage<LawName>,
}

/// Instruments by the names that provisions use.
pub type Instruments = BTreeMap<String, Instrument>;

/// A right that a law grants, and where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The provisions; empty where none is known for certain.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Whether the numbers are safe to print; otherwise words only.
    #[serde(default = "yes")]
    pub cite: bool,
    /// Judgments that say how the right is to be read, for example `C-487/21`.
    #[serde(default)]
    pub cases: Vec<String>,
    /// The letters in which the law grants it; by default all. A letter that
    /// follows an earlier one is about the right of that one.
    #[serde(default)]
    pub letters: Option<Vec<LetterKind>>,
    /// Where the provision was read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: Date,
    /// What a lawyer should know of it; never printed.
    #[serde(default)]
    pub note: Option<String>,
}

/// A data-protection law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its name in this catalogue.
    pub law: LawId,
    /// The day by which the file must be read against the law again.
    #[serde(deserialize_with = "super::day::read")]
    pub recheck: Date,
    /// The instruments that it cites; the first provision's default is `main`.
    pub instruments: Instruments,
    /// The rights that it grants.
    pub rights: BTreeMap<Right, Grants>,
    /// The letters that rest on a right which this law does not know, and what it gives instead.
    #[serde(default)]
    pub lacks: BTreeMap<LetterKind, Lack>,
    /// The time for an answer to each letter.
    pub deadlines: BTreeMap<LetterKind, Deadline>,
    /// Where a complaint goes to the employer first: the time within which it must be acknowledged.
    #[serde(default)]
    pub acknowledgement: Option<Deadline>,
    /// The authority's time to tell of progress or outcome; absent where none is known for certain.
    #[serde(default)]
    pub authority_time: Option<AuthorityTime>,
    /// The rule by which the controller may stop the clock, if there is one.
    #[serde(default)]
    pub clock_stop: Option<Grant>,
    /// The worker's own time limits; empty where none is known for certain.
    #[serde(default)]
    pub worker_limits: Vec<WorkerLimit>,
    /// Whether an objection needs grounds relating to the worker's situation.
    pub objection_needs_grounds: bool,
}

impl Law {
    /// What the law grants for this letter, if it grants it.
    #[must_use]
    pub fn grant(&self, right: Right, letter: LetterKind) -> Option<&Grant> {
        let Grants(grants) = self.rights.get(&right)?;
        grants.iter().find(|grant| {
            grant
                .letters
                .as_ref()
                .is_none_or(|letters| letters.contains(&letter))
        })
    }

    /// The time for an answer to a letter: the law's, or the one that the
    /// letter asks for; none where it asks for no answer.
    #[must_use]
    pub fn deadline(&self, letter: LetterKind) -> Option<Deadline> {
        self.deadlines.get(&letter).cloned().or_else(|| {
            letter
                .asked_days()
                .map(|count| Deadline::asked(count, self.recheck))
        })
    }

    /// Whether the law has what the letter makes use of; `about` is the letter
    /// whose right it is about, which for a first letter is the letter itself.
    #[must_use]
    pub fn has(&self, letter: LetterKind, about: LetterKind) -> bool {
        let rights = letter.rights();
        rights.is_empty()
            || rights
                .iter()
                .any(|&right| self.grant(right, about).is_some())
    }
}

/// Why a law has no such letter, and what it gives instead.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Lack {
    /// The reason, a sentence in English for the person at the keyboard.
    pub why: String,
    /// The letters that come nearest.
    #[serde(default)]
    pub instead: Vec<LetterKind>,
}

/// A right as a law grants it: in one way for all letters, or in different ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grants(pub Vec<Grant>);

impl<'de> Deserialize<'de> for Grants {
    /// Reads one grant, or a list of grants for different letters; the first that fits counts.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(OneOrMore::new(
                "a grant, or a list of grants with `letters`",
            ))
            .map(Self)
    }
}

const fn yes() -> bool {
    true
}
