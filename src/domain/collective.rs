//! What an organisation writes in its own name, about many workers of one employer.

use super::{ObjectedOperation, Passage, Reply, Short, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the supervisory authority is to look into.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CollectiveComplaint {
    /// How the workers are monitored; at least one.
    #[serde(default)]
    pub operations: Vec<ObjectedOperation>,
    /// How many workers are affected: a number, or roughly ("about 300").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workers: Option<Short>,
    /// What the workers were told about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed: Option<Passage>,
    /// What the organisation asked of the employer, and what came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// What else there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
    /// How many workers' mandates are enclosed; without any, the letter is a notice.
    #[serde(
        default,
        deserialize_with = "text::count",
        skip_serializing_if = "is_none"
    )]
    pub mandates: u32,
    /// The references of these workers, for the annex; never names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Short>,
}

/// A letter of the organisation to the employer: end the monitoring, or justify it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The date that it bears.
    #[serde(deserialize_with = "super::day::read")]
    pub date: Date,
    /// Its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Short>,
    /// The day on which it was sent.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub sent: Option<Date>,
    /// The day on which the employer received it.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub received: Option<Date>,
    /// What came back; none: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
}

/// The objections that go to the employer under one cover letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CollectiveObjection {
    /// How many there are, each in a letter of its own; at least one.
    #[serde(default, deserialize_with = "text::count")]
    pub objections: u32,
    /// What most of them are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<ObjectedOperation>,
    /// What the organisation adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_none(count: &u32) -> bool {
    *count == 0
}
