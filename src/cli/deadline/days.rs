//! The days of a letter: its own, and beside them those of the first letter.

use crate::{
    catalog::Catalog,
    deadlines::{
        self, AuthorityDays, Calendar, DeadlineError, Events, LimitDay, Reckoning, Speaker,
    },
    domain::{Addressee, Jurisdiction, Law, LetterKind, Request},
};
use jiff::civil::Date;
use serde::Serialize;

/// What is printed: the reckoning, and the worker's own time limits.
#[derive(Serialize)]
pub(super) struct Days {
    #[serde(flatten)]
    pub(super) own: Own,
    /// The law's time of the first letter, beside that of a letter that follows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_letter: Option<Reckoning>,
    pub(super) worker_limits: Vec<LimitDay>,
    /// What to say where no limit is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) worker_limits_note: Option<String>,
}

/// The letter's own days, by whom it goes to.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Own {
    /// A letter to the employer.
    Employer(Box<Reckoning>),
    /// A letter to the authority or to the organisation. It has the same names of days, for whoever reads the data.
    Authority {
        #[serde(flatten)]
        days: Box<AuthorityDays>,
        extended_last_day: Option<Date>,
        reminder_from: Option<Date>,
        complaint_from: Option<Date>,
    },
}

/// What the days are reckoned from.
pub(super) struct Matter<'a> {
    pub(super) jurisdiction: &'a Jurisdiction,
    pub(super) law: &'a Law,
    pub(super) letter: LetterKind,
    pub(super) received: Date,
    pub(super) calendar: Calendar,
    pub(super) request: Option<&'a Request>,
}

impl<'a> Matter<'a> {
    /// The same with all that its country and law need.
    pub(super) fn new(
        request: Option<&'a Request>,
        (country, letter): (crate::domain::JurisdictionId, LetterKind),
        received: Date,
        region: Option<&str>,
        catalog: &'a Catalog,
    ) -> Result<Self, DeadlineError> {
        let jurisdiction = catalog.jurisdiction(country)?;
        Ok(Self {
            jurisdiction,
            law: catalog.law(&jurisdiction.law)?,
            letter,
            received,
            calendar: Calendar::of(catalog, country, region)?,
            request,
        })
    }

    /// The days, in the words of a language.
    pub(super) fn days(&self, speaker: &Speaker<'_>) -> Result<Days, DeadlineError> {
        let first = self.request.and_then(|request| request.previous.first());
        let first = first.filter(|_| self.letter.follows());
        let receipt = if self.letter.follows() {
            first.and_then(|first| first.received)
        } else {
            Some(self.received)
        };
        let events = Events {
            received: receipt,
            replied: self
                .request
                .and_then(Request::last_reply)
                .map(|reply| reply.date),
            ..Events::received(self.received)
        };
        let limits =
            deadlines::worker_limits(self.law, self.jurisdiction, &events, &self.calendar)?;
        let note = limits.is_empty().then_some("deadline.page.no_limit_known");
        let is_to_employer = self.letter.addressee() == Addressee::Controller;
        let first_letter = first.filter(|_| is_to_employer).and_then(|first| {
            let received = first.received?;
            Some(self.reckoned(first.letter, received, speaker))
        });
        Ok(Days {
            own: self.own(is_to_employer, speaker)?,
            first_letter: first_letter.transpose()?,
            worker_limits: speaker.tell_limits(limits)?,
            worker_limits_note: note.map(|key| speaker.labels().text(key)),
        })
    }

    fn own(&self, is_to_employer: bool, speaker: &Speaker<'_>) -> Result<Own, DeadlineError> {
        if is_to_employer {
            let days = self.reckoned(self.letter, self.received, speaker)?;
            return Ok(Own::Employer(Box::new(days)));
        }
        let days =
            deadlines::await_authority(self.law, self.letter, self.received, &self.calendar)?;
        Ok(Own::Authority {
            days: Box::new(speaker.tell_authority(days)?),
            extended_last_day: None,
            reminder_from: None,
            complaint_from: None,
        })
    }

    fn reckoned(
        &self,
        letter: LetterKind,
        received: Date,
        speaker: &Speaker<'_>,
    ) -> Result<Reckoning, DeadlineError> {
        speaker.tell(deadlines::reckon(
            self.law,
            letter,
            received,
            &self.calendar,
        )?)
    }
}
