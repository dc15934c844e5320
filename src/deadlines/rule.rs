//! The rules that a day rests on: as data, and as a sentence once a [`Speaker`](super::Speaker) has told them.

use super::{Rest, speaker};
use crate::{
    catalog::Labels,
    domain::{Deadline, Provision, Unit},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The rules of each day of a reckoning, in the order in which they were applied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The same as a sentence; empty until it is told in a language.
    #[serde(default)]
    pub words: String,
    /// The provision in the words of that language, where its number is safe to print: "Article 12(3) GDPR".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub provision: Option<String>,
    /// The same provision as data.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub provisions: Vec<Provision>,
    /// Where the rule was read, if a law's file says it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
}

/// What a rule does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The employer's time to acknowledge the complaint that this letter is.
    ToAcknowledge {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// The authority's time to tell the worker of progress or outcome.
    AuthorityTime {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
    /// The employer's time to acknowledge a complaint that is still to come.
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
        /// The days of rest from the one to the other.
        rests: Vec<Rest>,
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
        /// The day after which they are counted.
        after: Date,
    },
    /// A letter that follows has given its own time: nothing more is waited for.
    OwnTimeOver,
    /// A time limit of the worker's own; it is never rolled over.
    WorkerLimit {
        /// What it is counted in.
        unit: Unit,
        /// How many of them.
        count: u32,
    },
}

impl Rule {
    pub(super) fn new(what: What) -> Self {
        Self {
            what,
            words: String::new(),
            provision: None,
            provisions: Vec::new(),
            source: None,
        }
    }

    pub(super) fn written(mut self, provisions: Vec<Provision>, source: &str) -> Self {
        self.provisions = provisions;
        self.source = Some(source.to_owned());
        self
    }
}

/// The time for an answer in a few words of a language: "30 days from receipt".
#[must_use]
pub fn in_words(deadline: &Deadline, labels: &Labels) -> String {
    let amount = speaker::amount(labels, deadline.unit, deadline.count);
    labels.filled("deadline.from_receipt", &[("amount", &amount)])
}
