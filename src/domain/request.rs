//! A request that is complete and cannot be wrong any more.

use super::{
    CollectiveComplaint, CollectiveObjection, ConsentWithdrawal, Controller, DataSubject, Delivery,
    Employment, Erasure, FollowUp, HumanReview, JurisdictionId, LanguageTag, LetterKind, Mandate,
    Monitoring, NamedData, Passage, Portability, Preservation, PreviousLetter, Question, Reason,
    Rectification, Reply, Representative, Restriction, Short, Signature, Tone, WindowSide,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything that one letter is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which letter.
    pub letter: LetterKind,
    /// The language of the letter.
    pub language: LanguageTag,
    /// The country whose law applies.
    pub jurisdiction: JurisdictionId,
    /// The part of the country where the employer is, by ISO 3166-2 (`DE-BE`),
    /// where authorities or public holidays depend on it.
    pub region: Option<Short>,
    /// The supervisory authority by its name in the catalogue, where a country has several.
    pub authority: Option<String>,
    /// The date of the letter.
    pub date: Date,
    /// Where it is signed.
    pub place: Option<Short>,
    /// The worker's reference; never made from a name.
    pub reference: Short,
    /// How outspoken it is.
    pub tone: Tone,
    /// Where the envelope's window is.
    pub window: WindowSide,
    /// How it travels.
    pub delivery: Delivery,
    /// The worker; none where an organisation writes in its own name.
    pub worker: Option<DataSubject>,
    /// What the worker is to the employer.
    pub employment: Employment,
    /// The employer.
    pub employer: Controller,
    /// What a letter of access asks for.
    pub access: Access,
    /// What a letter of objection objects to.
    pub objection: Objection,
    /// What is to be put right.
    pub rectification: Rectification,
    /// What is to be erased.
    pub erasure: Erasure,
    /// What is to be kept and not used.
    pub restriction: Restriction,
    /// What is to be handed over in a form that a machine can read.
    pub portability: Portability,
    /// Which decision a person is to look at; only a letter of that kind has one.
    pub human_review: Option<HumanReview>,
    /// What the worker's consent is withdrawn from.
    pub consent_withdrawal: ConsentWithdrawal,
    /// What is to be kept as evidence.
    pub preservation: Preservation,
    /// The letters that were written before, the first one first.
    pub previous: Vec<PreviousLetter>,
    /// What a letter that follows says of the earlier one.
    pub follow_up: FollowUp,
    /// How long a mandate lasts.
    pub mandate: Mandate,
    /// What an organisation asks the authority to look into.
    pub collective_complaint: CollectiveComplaint,
    /// The objections that an organisation sends.
    pub collective_objection: CollectiveObjection,
    /// The union or hotline that supports the worker.
    pub representative: Option<Representative>,
    /// Who gets a copy.
    pub copies_to: Vec<Short>,
    /// What is enclosed.
    pub enclosures: Vec<Short>,
    /// The signature, if it was drawn.
    pub signature: Option<Signature>,
}

/// A reference as a part of a file's name.
#[must_use]
pub fn reference_in_name(reference: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let signs = reference.chars();
    let signs: String = signs.map(|c| if is_plain(c) { c } else { '-' }).collect();
    signs.trim_matches('-').to_owned()
}

impl Request {
    /// The letter whose right this one is about: itself, or the first of the correspondence.
    #[must_use]
    pub fn about(&self) -> LetterKind {
        match self.previous.first() {
            Some(first) if self.letter.follows() => first.letter,
            _ => self.letter,
        }
    }

    /// The date of the letter that [`about`](Self::about) names. It cannot be received before.
    #[must_use]
    pub fn about_date(&self) -> Date {
        match self.previous.first() {
            Some(first) if self.letter.follows() => first.date,
            _ => self.date,
        }
    }

    /// The name of the letter's file without its ending: `<letter>-<reference>`, with signs that every file system has.
    /// The name of a person or firm is never in it.
    #[must_use]
    pub fn file_stem(&self) -> String {
        format!("{}-{}", self.letter, self.reference_in_name())
    }

    /// The reference as a part of a file's name.
    #[must_use]
    pub fn reference_in_name(&self) -> String {
        reference_in_name(self.reference.as_str())
    }

    /// The last of the earlier letters.
    #[must_use]
    pub fn last_letter(&self) -> Option<&PreviousLetter> {
        self.previous.last()
    }

    /// The employer's last answer, in whichever letter's entry it stands.
    #[must_use]
    pub fn last_reply(&self) -> Option<&Reply> {
        self.previous
            .iter()
            .rev()
            .find_map(|letter| letter.reply.as_ref())
    }
}

/// What a letter of access asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The kinds of data meant in particular; by default the usual ones, so that the letter is short.
    #[serde(default, skip_serializing_if = "NamedData::is_usual")]
    pub data: NamedData,
    /// The time that the data are from; by default all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Programs and systems, by the names that the worker knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<Short>,
    /// Questions beyond the right of access.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

/// A time, with at least one end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub since: Option<Date>,
    /// Last day.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Date>,
}

/// What a letter of objection objects to, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// The operations.
    #[serde(default)]
    pub to: Vec<ObjectedOperation>,
    /// The reasons that are ticked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
    /// The situation in the worker's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
    /// What the worker accepts instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Passage>,
    /// Whether the data that were captured are to be erased, once the worker has a copy: what is erased proves nothing.
    #[serde(
        default,
        deserialize_with = "super::text::flag",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub erase: bool,
}

/// An operation that the worker objects to, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ObjectedOperation {
    /// The operation.
    pub operation: Monitoring,
    /// The program or device, by the name that the worker knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<Short>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

impl<'de> Deserialize<'de> for ObjectedOperation {
    /// Reads `home_webcam`, or `{operation: home_webcam, system: …, since: …}`.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Detailed {
            operation: Monitoring,
            #[serde(default)]
            system: Option<Short>,
            #[serde(default, deserialize_with = "super::day::read_some")]
            since: Option<Date>,
        }

        impl<'de> serde::de::Visitor<'de> for Either {
            type Value = ObjectedOperation;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(
                    "a monitoring operation, or a map with `operation`, `system` and `since`",
                )
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Self::Value, E> {
                let operation = word.parse().map_err(E::custom)?;
                Ok(ObjectedOperation {
                    operation,
                    system: None,
                    since: None,
                })
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Self::Value, A::Error> {
                let Detailed {
                    operation,
                    system,
                    since,
                } = Detailed::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(ObjectedOperation {
                    operation,
                    system,
                    since,
                })
            }
        }

        deserializer.deserialize_any(Either)
    }
}
