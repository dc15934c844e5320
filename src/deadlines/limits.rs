//! The worker's own time limits. They are never rolled over: early is safe, late is lost.

use super::{Calendar, DeadlineError, Reading, Rule, What, count};
use crate::domain::{Jurisdiction, Law, PerLanguage, Remedy, Start, WorkerLimit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The days from which a worker's time limit may be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events {
    /// When the employer received the letter, if that is known.
    pub received: Option<Date>,
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
            received: Some(received),
            requested: None,
            replied: None,
            known: None,
        }
    }

    fn day(&self, start: Start) -> Option<Date> {
        match start {
            Start::Reply => self.replied,
            Start::Request => self.requested,
            Start::Receipt => self.received,
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
    /// What else is to be known of it, in each language.
    #[serde(skip_serializing_if = "PerLanguage::is_empty", default)]
    pub more: PerLanguage<String>,
}

/// The worker's own time limits under a law in a jurisdiction; if there are none,
/// say that none is known. Never "there is none": nobody has read that.
///
/// # Errors
/// If a limit in working days reaches into a year whose holidays are not known.
pub fn worker_limits(
    law: &Law,
    jurisdiction: &Jurisdiction,
    events: &Events,
    calendar: &Calendar,
) -> Result<Vec<LimitDay>, DeadlineError> {
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
            let provisions = limit.provisions.iter().filter(|_| limit.cite);
            let rule = Rule::new(What::WorkerLimit { unit, count });
            Ok(LimitDay {
                remedy: limit.remedy,
                from: limit.from,
                last_day,
                rule: rule.written(provisions.cloned().collect(), &limit.source),
                more: limit.words.clone(),
            })
        })
        .collect()
}
