//! What the letters after access and objection ask for, section by section of the request.

use super::{
    DataCategory, ErasureGround, ObjectedOperation, Passage, Period, RestrictionGround, Short,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is to be put right (GDPR Art. 16 and its like).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rectification {
    /// What is wrong or missing, one by one.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The worker's explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}

/// One thing that is wrong or missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The document or program in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Short>,
    /// What stands there; none: something is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrong: Option<Short>,
    /// What should stand there.
    pub right: Short,
}

/// What is to be erased, and why (GDPR Art. 17 and its like).
pub type Erasure = Grounded<ErasureGround>;

/// What is to be kept and not used, and why (GDPR Art. 18 and its like).
pub type Restriction = Grounded<RestrictionGround>;

/// What a request is about that needs grounds of its law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Grounded<G> {
    /// The kinds of data; by default all to which the grounds apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataCategory>>,
    /// The time that the data are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Programs and systems, by the names that the worker knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<Short>,
    /// The grounds.
    #[serde(default = "Vec::new")]
    pub because: Vec<G>,
    /// The grounds in the worker's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}

impl<G> Default for Grounded<G> {
    fn default() -> Self {
        Self {
            data: None,
            period: None,
            systems: Vec::new(),
            because: Vec::new(),
            own_words: None,
        }
    }
}

/// What is to be handed over in a form that a machine can read (GDPR Art. 20 and its like).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Portability {
    /// The kinds of data; by default all to which the right applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataCategory>>,
    /// The time that the data are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Programs and systems, by the names that the worker knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<Short>,
    /// The controller to whom the data are to go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Short>,
}

/// The decision that a person is to look at (GDPR Art. 22(3) and its like).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HumanReview {
    /// The decision, in a few words.
    pub decision: Short,
    /// Its day.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub date: Option<Date>,
    /// The system that made it, by the name that the worker knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<Short>,
    /// The worker's point of view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}

/// What consent is withdrawn from (GDPR Art. 7(3) and its like).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawal {
    /// The operations.
    #[serde(default)]
    pub to: Vec<ObjectedOperation>,
}

/// What is to be kept as evidence (GDPR Art. 18(1)(c) and its like).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preservation {
    /// The kinds of data; at least one.
    #[serde(default)]
    pub data: Vec<DataCategory>,
    /// The time that the data are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Programs, cameras and systems, by the names that the worker knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<Short>,
    /// What it is about, in the worker's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}

/// How long a mandate lasts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Its last day; by default until the worker revokes it.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Date>,
}
