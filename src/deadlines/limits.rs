//! The worker's own time limits. They are never rolled over: early is safe, late is lost.

use super::{Calendar, DeadlineError, Reading, Rule, What, citation, count, rule};
use crate::domain::{Jurisdiction, Law, Remedy, Start, WorkerLimit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is to be said where no limit is known. Never "there is none": nobody has read that.
pub const NO_LIMIT_KNOWN: &str = "none is known to the sources of this file: ask locally";

/// The days from which a worker's time limit may be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events {
    /// When the employer received the letter.
    pub received: Date,
    /// When the letter was sent or handed over, if that is known.
    pub requested: Option<Date>,
    /// When the worker learnt the answer, if there is one.
    pub replied: Option<Date>,
    /// When the worker learnt of the breach, if that is known.
    pub known: Option<Date>,
}

impl Events {
    /// Nothing is known but the day of receipt.
    #[must_use]
    pub const fn received(received: Date) -> Self {
        Self {
            received,
            requested: None,
            replied: None,
            known: None,
        }
    }

    fn day(&self, start: Start) -> Option<Date> {
        match start {
            Start::Reply => self.replied,
            Start::Request => self.requested,
            Start::Receipt => Some(self.received),
            Start::Knowledge => self.known,
        }
    }
}

/// A time limit of the worker's own, and its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitDay {
    /// What it is for.
    #[serde(rename = "for")]
    pub remedy: Remedy,
    /// From which day it is counted.
    pub from: Start,
    /// Its last day, if the day from which it is counted is known.
    pub last_day: Option<Date>,
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
}

/// The worker's own time limits under a law in a jurisdiction; if there are none, say [`NO_LIMIT_KNOWN`].
///
/// # Errors
/// If a limit in working days reaches into a year whose holidays are not known.
pub fn worker_limits(
    law: &Law,
    jurisdiction: &Jurisdiction,
    events: &Events,
    calendar: &Calendar,
) -> Result<Vec<LimitDay>, DeadlineError> {
    let instruments = [&law.instruments, &jurisdiction.instruments];
    law.worker_limits
        .iter()
        .chain(&jurisdiction.worker_limits)
        .map(|limit| {
            let WorkerLimit { unit, count, .. } = *limit;
            // Fewer holidays make the day earlier: that is the worker's safe side.
            let last_day = events
                .day(limit.from)
                .map(|day| count::after(day, unit, count, calendar, Reading::Certain))
                .transpose()?;
            let rule = Rule::new(What::WorkerLimit { unit, count }, words(limit));
            let place = citation::english(limit.cite, &limit.provisions, &instruments);
            Ok(LimitDay {
                remedy: limit.remedy,
                from: limit.from,
                last_day,
                rule: rule.written(place, &limit.source),
            })
        })
        .collect()
}

fn words(limit: &WorkerLimit) -> String {
    let remedy = match limit.remedy {
        Remedy::Complaint => "complaint to the authority",
        Remedy::Court => "action in court",
        Remedy::Confirmation => "confirmation that you uphold the request",
    };
    let start = match limit.from {
        Start::Reply => "the day on which you learn the answer",
        Start::Request => "the day of your request",
        Start::Receipt => "the day of receipt",
        Start::Knowledge => "the day on which you learn of the breach",
    };
    let mut words = format!(
        "Your {remedy} must be made within {} from {start}{}. This time is never moved, not even \
         from a Sunday or holiday.",
        rule::amount(limit.unit, limit.count),
        rule::manner(limit.unit)
    );
    if let Some(more) = &limit.words {
        words.push(' ');
        words.push_str(more);
    }
    words
}
