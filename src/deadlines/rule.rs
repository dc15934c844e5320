//! The rules that a day rests on: as data, and as a sentence in plain English.

use crate::domain::{Deadline, Unit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The rules of each day of a reckoning, in the order in which they were applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Of the last day.
    pub last_day: Vec<Rule>,
    /// Of the extended last day; empty if there is none.
    pub extended_last_day: Vec<Rule>,
    /// Of the reminder's day.
    pub reminder_from: Vec<Rule>,
    /// Of the complaint's day.
    pub complaint_from: Vec<Rule>,
}

/// One rule: what it does, in words, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What it does.
    #[serde(flatten)]
    pub what: What,
    /// The same as a sentence.
    pub words: String,
    /// The provision, where its number is safe to print: "Article 12(3) GDPR".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub provision: Option<String>,
    /// Where the rule was read, if a law's file says it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum What {
    /// The time for an answer, counted from receipt.
    Period {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// An extension, counted from receipt together with the first time.
    Extension {
        /// What the extension is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// The employer's time to acknowledge a complaint.
    Acknowledgement {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// The time that the reminder gives; no law sets it.
    ReminderTime {
        /// Calendar days.
        days: u32,
    },
    /// From a Saturday, Sunday or holiday to the next working day.
    RolledOver {
        /// The day of rest.
        from: Date,
        /// The working day.
        to: Date,
    },
    /// The last day as it is if every holiday applies that may.
    CautiousLastDay {
        /// That day.
        to: Date,
    },
    /// A margin of working days.
    WorkingDaysAfter {
        /// How many of them.
        count: u32,
    },
    /// A time limit of the worker's own; it is never rolled over.
    WorkerLimit {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
}

impl Rule {
    pub(super) fn new(what: What, words: impl Into<String>) -> Self {
        Self {
            what,
            words: words.into(),
            provision: None,
            source: None,
        }
    }

    pub(super) fn written(mut self, provision: Option<String>, source: &str) -> Self {
        self.provision = provision;
        self.source = Some(source.to_owned());
        self
    }
}

/// The time for an answer in a few words: "30 days from receipt".
#[must_use]
pub fn in_words(deadline: &Deadline) -> String {
    format!("{} from receipt", amount(deadline.unit, deadline.count))
}

/// "30 days", "1 month", "5 working days".
pub(super) fn amount(unit: Unit, count: u32) -> String {
    let name = match unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::WorkingDay => "working day",
    };
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// How the unit is counted, where that is not plain.
pub(super) const fn manner(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "",
        Unit::Month => " to the day of the same number, or to the last day of the month",
        Unit::WorkingDay => " (no Saturdays, Sundays or public holidays)",
    }
}
