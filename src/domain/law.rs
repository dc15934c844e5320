//! A data-protection law: what it is called, what it grants, by when.

use super::{Deadline, LanguageTag, LetterKind, Provision, Right, WorkerLimit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
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
    /// The short name in the form that a sentence of this language needs
    /// after "under": "der DSGVO", "del GDPR", "Ligjit nr. 124/2024".
    pub under: String,
    /// A provision of it, with the placeholder `{provision}`.
    pub cited: String,
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
    /// The letters in which the law grants it; by default all.
    #[serde(default)]
    pub letters: Option<Vec<LetterKind>>,
    /// Where the provision was read.
    pub source: String,
    /// When that was.
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
    pub recheck: Date,
    /// The instruments that it cites; the first provision's default is `main`.
    pub instruments: Instruments,
    /// The rights that it grants.
    pub rights: BTreeMap<Right, Grant>,
    /// The time for an answer to each letter.
    pub deadlines: BTreeMap<LetterKind, Deadline>,
    /// Where a complaint goes to the employer first: the time within which it must be acknowledged.
    #[serde(default)]
    pub acknowledgement: Option<Deadline>,
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
        self.rights.get(&right).filter(|grant| {
            grant
                .letters
                .as_ref()
                .is_none_or(|letters| letters.contains(&letter))
        })
    }
}

const fn yes() -> bool {
    true
}
