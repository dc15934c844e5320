//! The days of a letter: its own, and beside them those of the first letter.

use super::{
    AuthorityDays, Calendar, DeadlineError, Events, LimitDay, Reckoning, Speaker, await_authority,
    reckon, worker_limits,
};
use crate::{
    catalog::{Catalog, Labels},
    domain::{Addressee, Jurisdiction, JurisdictionId, Law, LetterKind, Request, Short},
};
use jiff::civil::Date;
use serde::Serialize;

/// The days of a letter, and the worker's own time limits beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Days {
    /// Those that run from the letter itself.
    #[serde(flatten)]
    pub own: Own,
    /// The law's time of the first letter, beside that of a letter that follows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_letter: Option<Reckoning>,
    /// Until when the worker can go to court or to the authority.
    pub worker_limits: Vec<LimitDay>,
    /// What to say where no limit is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker_limits_note: Option<String>,
}

/// The letter's own days, by whom it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Own {
    /// A letter to the employer.
    Employer(Box<Reckoning>),
    /// A letter to the authority or to the organisation. It has the same names of days, for whoever reads the data.
    Authority {
        /// What is reckoned.
        #[serde(flatten)]
        days: Box<AuthorityDays>,
        /// None.
        extended_last_day: Option<Date>,
        /// None.
        reminder_from: Option<Date>,
        /// None.
        complaint_from: Option<Date>,
    },
}

/// What the days are reckoned from.
#[derive(Debug, Clone)]
pub struct Matter<'a> {
    jurisdiction: &'a Jurisdiction,
    law: &'a Law,
    letter: LetterKind,
    received: Date,
    calendar: Calendar,
    request: Option<&'a Request>,
}

impl<'a> Matter<'a> {
    /// A letter of this kind under the law of a country, received on a day. The holidays are those of the region, by
    /// ISO 3166-2, or else of the whole country.
    ///
    /// # Errors
    /// If the catalogue has no such country or region, or cannot be read.
    pub fn new(
        country: JurisdictionId,
        letter: LetterKind,
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
            request: None,
        })
    }

    /// The letter of a request, received on a day; a region that is given takes the place of the request's. A request
    /// that is dated today may be one that says no date, which tells nothing of when its letter was sent.
    ///
    /// # Errors
    /// As [`new`](Self::new), and if the letter would have been received before it was written.
    pub fn of(
        request: &'a Request,
        received: Date,
        region: Option<&str>,
        today: Date,
        catalog: &'a Catalog,
    ) -> Result<Self, DeadlineError> {
        let date = request.date;
        if received < date && date != today {
            return Err(DeadlineError::BeforeLetter { date, received });
        }
        let region = region.or(request.region.as_ref().map(Short::as_str));
        let matter = Self::new(
            request.jurisdiction,
            request.letter,
            received,
            region,
            catalog,
        )?;
        Ok(Self {
            request: Some(request),
            ..matter
        })
    }

    /// Who tells its days in a language.
    ///
    /// # Errors
    /// If the catalogue has no such language.
    pub fn speaker(
        &self,
        labels: &'a Labels,
        catalog: &'a Catalog,
    ) -> Result<Speaker<'a>, DeadlineError> {
        let words = catalog.words(labels.tag())?;
        Ok(Speaker::new(labels, words, self.law, self.jurisdiction))
    }

    /// The days, in the words of a language.
    ///
    /// # Errors
    /// If the law sets no time for this letter, the holidays of a day are not known, or the language lacks words.
    pub fn days(&self, speaker: &Speaker<'_>) -> Result<Days, DeadlineError> {
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
        let limits = worker_limits(self.law, self.jurisdiction, &events, &self.calendar)?;
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
        let days = await_authority(self.law, self.letter, self.received, &self.calendar)?;
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
        speaker.tell(reckon(self.law, letter, received, &self.calendar)?)
    }
}
