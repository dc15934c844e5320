//! The employer's days: from a law and a day of receipt.

use super::{
    Calendar, DeadlineError, Note, Reading, Rest, Rule, Rules, What, count,
    notes::{self, printed},
};
use crate::domain::{
    Deadline, Extension, JurisdictionId, Law, LawId, LetterKind, Provision, Right, Unit, Years,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Working days between the last day and the day from which a reminder may say "late": the
/// reminder's day is the second working day after the last day. An answer that was posted on the
/// last day, and a holiday that nobody here knew, then have their time.
pub const MARGIN: u32 = 2;

/// Calendar days that Kerkesa's reminder gives the employer. No law sets them.
pub const REMINDER_DAYS: u32 = 14;

/// The employer's days, and the rules that they rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoning {
    /// The country whose holidays count: the employer's.
    pub jurisdiction: JurisdictionId,
    /// The region whose holidays count, if it is known.
    pub region: Option<String>,
    /// The law.
    pub law: LawId,
    /// The letter.
    pub letter: LetterKind,
    /// The day on which the employer received the letter.
    pub received: Date,
    /// Whether a law sets the time. If not, the letter asks for it, and nobody is late by law.
    pub statutory: bool,
    /// The last day on which the answer is in time.
    pub last_day: Date,
    /// The last day after an extension, where its length is known; it holds only if the employer
    /// has given notice, as the law asks.
    pub extended_last_day: Option<Date>,
    /// The day from which a reminder may say that the time has passed; after `last_day`.
    pub reminder_from: Date,
    /// The day from which a complaint to the authority makes sense, after a reminder sent on
    /// `reminder_from`. The law may allow it earlier: see the notes.
    pub complaint_from: Date,
    /// Why each day is that day.
    pub rules: Rules,
    /// What is to be known besides.
    pub notes: Vec<Note>,
    /// The years whose holidays are known; none: only weekends were counted.
    pub holidays_covered: Option<Years>,
}

impl Reckoning {
    /// Whether a letter of that day may say that the time set by law has passed. It knows
    /// nothing of an extension or of a stopped clock: those are for the worker to say.
    #[must_use]
    pub fn may_say_late(&self, on: Date) -> bool {
        self.statutory && on >= self.reminder_from
    }
}

/// Reckons the employer's days for a letter that was received on a day.
///
/// # Errors
/// If the law has no time for this letter, or a day lies in a year whose holidays are not known.
pub fn reckon(
    law: &Law,
    letter: LetterKind,
    received: Date,
    calendar: &Calendar,
) -> Result<Reckoning, DeadlineError> {
    let deadline = &own_time(law, letter).ok_or_else(|| DeadlineError::NoDeadline {
        law: law.law.clone(),
        letter,
    })?;
    let case = Case {
        law,
        letter,
        deadline,
        received,
        calendar,
    };
    let (last_day, last_rules) = case.last_day()?;
    let (extended_last_day, extended_rules) = case.extended()?.unzip();
    let (reminder_from, reminder_rules) = case.reminder(last_day)?;
    let (complaint_from, complaint_rules) = case.complaint(reminder_from)?;
    Ok(Reckoning {
        jurisdiction: calendar.country(),
        region: calendar.region().map(str::to_owned),
        law: law.law.clone(),
        letter,
        received,
        statutory: deadline.statutory,
        last_day,
        extended_last_day,
        reminder_from,
        complaint_from,
        rules: Rules {
            last_day: last_rules,
            extended_last_day: extended_rules.unwrap_or_default(),
            reminder_from: reminder_rules,
            complaint_from: complaint_rules,
        },
        notes: notes::all(law, letter, deadline, calendar, received..=complaint_from),
        holidays_covered: calendar.covers(),
    })
}

/// The employer's time for a letter: the law's, the one that the letter gives, or the one within which a
/// complaint must be acknowledged.
fn own_time(law: &Law, letter: LetterKind) -> Option<Deadline> {
    law.deadline(letter).or_else(|| {
        law.acknowledgement
            .clone()
            .filter(|_| letter == LetterKind::EmployerComplaint)
    })
}

struct Case<'a> {
    law: &'a Law,
    letter: LetterKind,
    deadline: &'a Deadline,
    received: Date,
    calendar: &'a Calendar,
}

/// A day with its rules.
type Ruled = Result<(Date, Vec<Rule>), DeadlineError>;

impl Case<'_> {
    fn last_day(&self) -> Ruled {
        let Deadline { unit, count, .. } = *self.deadline;
        let what = if self.letter == LetterKind::EmployerComplaint {
            What::ToAcknowledge { unit, count }
        } else {
            What::Period { unit, count }
        };
        let rule = Rule::new(what).written(self.provision(), &self.deadline.source);
        self.rolled(self.first(Reading::Certain)?, vec![rule])
    }

    /// The first time's last day before it rolls over.
    fn first(&self, reading: Reading) -> Result<Date, DeadlineError> {
        let Deadline { unit, count, .. } = *self.deadline;
        count::after(self.received, unit, count, self.calendar, reading)
    }

    fn extended(&self) -> Result<Option<(Date, Vec<Rule>)>, DeadlineError> {
        let Some(Extension::WithReasons { unit, count }) = self.deadline.extension else {
            return Ok(None);
        };
        // As a whole from receipt, never from a last day that was rolled over or that was the
        // last of a short month.
        let first = self.deadline;
        let (from, count_in_all) = if unit == first.unit {
            (self.received, first.count.saturating_add(count))
        } else {
            (self.first(Reading::Certain)?, count)
        };
        let day = count::after(from, unit, count_in_all, self.calendar, Reading::Certain)?;
        let rule = Rule::new(What::Extension { unit, count });
        self.rolled(day, vec![rule.written(self.provision(), &first.source)])
            .map(Some)
    }

    fn reminder(&self, last_day: Date) -> Ruled {
        let mut cautious = self.first(Reading::Cautious)?;
        if self.deadline.rolls_over {
            cautious = self.calendar.rolled(cautious, Reading::Cautious)?;
        }
        let mut rules = Vec::new();
        if cautious != last_day {
            rules.push(Rule::new(What::CautiousLastDay { to: cautious }));
        }
        let day = self
            .calendar
            .working_days_after(cautious, MARGIN, Reading::Cautious)?;
        rules.push(Rule::new(What::WorkingDaysAfter {
            count: MARGIN,
            after: cautious,
        }));
        Ok((day, rules))
    }

    fn complaint(&self, reminder: Date) -> Ruled {
        let (unit, count, rule) = match &self.law.acknowledgement {
            Some(time) if self.letter != LetterKind::EmployerComplaint => {
                let what = What::Acknowledgement {
                    unit: time.unit,
                    count: time.count,
                };
                let place = self.granted(Right::EmployerComplaint);
                let rule = Rule::new(what).written(place, &time.source);
                (time.unit, time.count, rule)
            }
            _ if self.letter.follows() => {
                return Ok((reminder, vec![Rule::new(What::OwnTimeOver)]));
            }
            _ => {
                let days = REMINDER_DAYS;
                (Unit::Day, days, Rule::new(What::ReminderTime { days }))
            }
        };
        let day = count::after(reminder, unit, count, self.calendar, Reading::Cautious)?;
        self.to_working_day(day, Reading::Cautious, vec![rule])
    }

    fn rolled(&self, day: Date, rules: Vec<Rule>) -> Ruled {
        if self.deadline.rolls_over {
            self.to_working_day(day, Reading::Certain, rules)
        } else {
            Ok((day, rules))
        }
    }

    fn to_working_day(&self, from: Date, reading: Reading, mut rules: Vec<Rule>) -> Ruled {
        let (to, rolled) = roll(self.calendar, from, reading)?;
        rules.extend(rolled);
        Ok((to, rules))
    }

    /// Where the time is written; nowhere if no law sets it.
    fn provision(&self) -> Vec<Provision> {
        let right = if self.letter == LetterKind::EmployerComplaint {
            Right::EmployerComplaint
        } else {
            Right::ResponseTime
        };
        if self.deadline.statutory {
            self.granted(right)
        } else {
            Vec::new()
        }
    }

    fn granted(&self, right: Right) -> Vec<Provision> {
        let grant = self.law.grant(right, self.letter);
        grant.map(printed).unwrap_or_default()
    }
}

/// The day itself, or the next working day with the rule that moved it there.
pub(super) fn roll(
    calendar: &Calendar,
    from: Date,
    reading: Reading,
) -> Result<(Date, Option<Rule>), DeadlineError> {
    let mut rests = Vec::new();
    let mut to = from;
    while let Some(why) = calendar.rest(to, reading)? {
        rests.push(Rest { day: to, why });
        to = count::days(to, 1)?;
    }
    let rule = (to != from).then(|| Rule::new(What::RolledOver { from, to, rests }));
    Ok((to, rule))
}
