//! The time within which the controller must answer.

use super::Provision;
use serde::{Deserialize, Serialize};

/// What a deadline is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Calendar months: to the day of the same number, or the month's last.
    Month,
    /// Working days: days that are no Saturday, Sunday or public holiday.
    WorkingDay,
}

/// How a controller may take longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", tag = "rule", deny_unknown_fields)]
pub enum Extension {
    /// By a fixed time, if the reasons are given within the first time.
    WithReasons {
        /// What the extension is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// There is an extension; its length is not certain enough to print.
    Uncertain,
    /// The controller names the day, within the first time.
    WithNewDate,
}

/// The time for an answer, counted from receipt; the day of receipt does not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What it is counted in.
    pub unit: Unit,
    /// How many of them: 1 to 90.
    pub count: u32,
    /// Whether the law sets it; otherwise the letter asks for it.
    #[serde(default = "yes")]
    pub statutory: bool,
    /// How it may become longer.
    #[serde(default)]
    pub extension: Option<Extension>,
    /// Whether a last day on a Saturday, Sunday or public holiday moves to the next working day.
    pub rolls_over: bool,
    /// Where the rule was read.
    pub source: String,
    /// When that was.
    pub checked: jiff::civil::Date,
}

impl Deadline {
    /// A time in calendar days that no law sets and a letter asks for.
    #[must_use]
    pub fn asked(count: u32, checked: jiff::civil::Date) -> Self {
        Self {
            unit: Unit::Day,
            count,
            statutory: false,
            extension: None,
            rolls_over: true,
            source: "the letter asks for it; no law sets it".to_owned(),
            checked,
        }
    }
}

/// The time within which the authority must tell of the progress or the outcome of a complaint, counted from its
/// receipt; after it the worker has a remedy.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityTime {
    /// What it is counted in.
    pub unit: Unit,
    /// How many of them: 1 to 90.
    pub count: u32,
    /// The provisions; empty where none is known for certain.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Whether the numbers are safe to print; otherwise words only.
    #[serde(default = "yes")]
    pub cite: bool,
    /// Where it was read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: jiff::civil::Date,
}

const fn yes() -> bool {
    true
}
