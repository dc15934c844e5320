//! What comes next in a case, and from which day.

use super::{Answer, CaseState, Content};
use crate::{
    catalog::Catalog,
    deadlines::{
        self, Calendar, Calendars, DeadlineError, MARGIN, POST_DAYS, Reading, Reckoning, reckon,
        surely_received,
    },
    domain::{
        Delivery, Extension, JurisdictionId, Law, LawId, LetterKind, PreviousLetter, Reply,
        ReplyKind, ReplyReason, SendingProof, Short, Stage,
    },
};
use jiff::{ToSpan as _, civil::Date};
use serde::Serialize;
use std::{cell::OnceCell, sync::Arc};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Find out whether the letter has arrived.
    Receipt,
    /// Send a letter again that came back.
    Again,
    /// Write this letter.
    Write(LetterKind),
    /// Ask the authority how far it is.
    Authority,
    /// Close the case: nothing is left to write.
    Close,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The law of the case.
    pub law: LawId,
    /// What is to be done; nothing where the case is closed, or where no time is known.
    pub step: Option<Step>,
    /// From which day.
    pub from: Option<Date>,
    /// Until when there must be an answer to the last letter, where that can be reckoned.
    pub last_day: Option<Date>,
    /// The worker's own time limit that ends first, where one is known.
    pub own_limit: Option<Date>,
}

impl Next {
    /// Whether the step can be taken on a day.
    #[must_use]
    pub fn is_due(&self, on: Date) -> bool {
        self.step.is_some() && self.from.is_some_and(|from| from <= on)
    }
}

/// What comes next in a case.
///
/// The days are those of the [deadline engine](crate::deadlines). Where nobody knows when a letter arrived and nothing
/// proves that it was sent, the first thing is to find out: after [`POST_DAYS`].
///
/// # Errors
/// If the catalogue lacks the law, or the holidays of a day are not known.
pub fn next(content: &Content, catalog: &Catalog) -> Result<Next, DeadlineError> {
    next_by(content, catalog, &Calendars::default())
}

/// The same for many cases, with calendars that are kept from one to the next.
///
/// # Errors
/// As for [`next`].
pub fn next_by(
    content: &Content,
    catalog: &Catalog,
    calendars: &Calendars,
) -> Result<Next, DeadlineError> {
    let place = content.request.place_of_law();
    let place = place.ok_or(DeadlineError::NoDay)?;
    let jurisdiction = catalog.jurisdiction(place)?;
    let law = catalog.law(&jurisdiction.law)?;
    let case = Case {
        content,
        catalog,
        calendars,
        place,
        law,
        calendar: OnceCell::new(),
    };
    let none = Next {
        law: law.law.clone(),
        step: None,
        from: None,
        last_day: None,
        own_limit: None,
    };
    if content.state() == CaseState::Closed {
        return Ok(none);
    }
    let events = deadlines::Events {
        received: content
            .previous()
            .first()
            .map_or(content.received, |first| first.received),
        requested: None,
        replied: content.answer.as_ref().map(Answer::date),
        known: None,
    };
    let has_limits = !(law.worker_limits.is_empty() && jurisdiction.worker_limits.is_empty());
    let limits = if has_limits {
        deadlines::worker_limits(law, jurisdiction, &events, case.calendar()?)?
    } else {
        Vec::new()
    };
    let (step, from, last_day) = case.step()?;
    Ok(Next {
        step: Some(step).filter(|_| from.is_some()),
        from,
        last_day,
        own_limit: limits.into_iter().filter_map(|limit| limit.last_day).min(),
        ..none
    })
}

struct Case<'a> {
    content: &'a Content,
    catalog: &'a Catalog,
    calendars: &'a Calendars,
    place: JurisdictionId,
    law: &'a Law,
    /// Asked for only in a case that has days.
    calendar: OnceCell<Arc<Calendar>>,
}

/// A last day, and the day from which the employer is late.
type Late = (Date, Date);

/// A step, from which day, and until when there must be an answer before.
type Stepped = (Step, Option<Date>, Option<Date>);

impl Case<'_> {
    fn calendar(&self) -> Result<&Calendar, DeadlineError> {
        if let Some(calendar) = self.calendar.get() {
            return Ok(calendar);
        }
        let region = self.content.request.region.as_ref().map(Short::as_str);
        let calendar = self.calendars.of(self.catalog, self.place, region)?;
        Ok(self.calendar.get_or_init(|| calendar))
    }

    fn step(&self) -> Result<Stepped, DeadlineError> {
        let content = self.content;
        if let Some(answer) = &content.answer {
            return self.after(answer);
        }
        if let Some(day) = content.returned.filter(|_| content.received.is_none()) {
            return Ok((Step::Again, Some(day), None));
        }
        if content.letter().stage() == Stage::Complaint {
            return self.with_authority();
        }
        let Some(days) = self.reckoned()? else {
            return Ok((Step::Receipt, Some(self.post_is_over()?), None));
        };
        let mut from = if content.letter() == LetterKind::EmployerComplaint {
            days.complaint_from
        } else {
            days.reminder_from
        };
        let mut last_day = days.last_day;
        // The time of the first letter, or what it was extended to, may end later than that of a letter that follows.
        for (last, late) in [self.first()?, self.extended()?].into_iter().flatten() {
            last_day = last_day.max(last);
            from = from.max(late);
        }
        Ok((Step::Write(self.lament()), Some(from), Some(last_day)))
    }

    /// An answer has come.
    fn after(&self, answer: &Answer) -> Result<Stepped, DeadlineError> {
        let mut from = answer.date();
        let step = match answer {
            Answer::Complete { .. } => Step::Close,
            Answer::Reply(reply) => {
                let letter = self.meeting(reply.kind);
                // Who takes more time once more is not late before the first extension ends.
                if letter != reply.kind.met_by()
                    && reply.kind == ReplyKind::Extension
                    && let Some((_, late)) = self.extended()?
                {
                    from = from.max(late);
                }
                Step::Write(letter)
            }
        };
        Ok((step, Some(from), None))
    }

    /// The authority has the case.
    fn with_authority(&self) -> Result<Stepped, DeadlineError> {
        let Some(received) = self.arrived()? else {
            return Ok((Step::Receipt, Some(self.post_is_over()?), None));
        };
        let letter = self.content.letter();
        let days = deadlines::await_authority(self.law, letter, received, self.calendar()?)?;
        let from = days.last_day.map(|day| later(day, 1)).transpose()?;
        Ok((Step::Authority, from, days.last_day))
    }

    /// The day on which the letter arrived, or by which it must have.
    fn arrived(&self) -> Result<Option<Date>, DeadlineError> {
        match (self.content.received, self.proof()) {
            (Some(received), _) => Ok(Some(received)),
            (None, Some((sent, proof))) => surely_received(sent, proof, self.calendar()?).map(Some),
            (None, None) => Ok(None),
        }
    }

    /// The employer's days after a letter to it, from its receipt or from a day by which it must have arrived.
    fn reckoned(&self) -> Result<Option<Reckoning>, DeadlineError> {
        let letter = self.content.letter();
        match self.arrived()? {
            Some(received) => reckon(self.law, letter, received, self.calendar()?).map(Some),
            None => Ok(None),
        }
    }

    /// The last day of the first letter's time, and the day from which it may be called late; nothing if it is the only
    /// letter, or nobody knows when it arrived.
    fn first(&self) -> Result<Option<Late>, DeadlineError> {
        let Some(first) = self.content.previous().first() else {
            return Ok(None);
        };
        let days = self.days_of(first)?;
        Ok(days.map(|days| (days.last_day, days.reminder_from)))
    }

    /// The days of the first letter.
    fn days_of(&self, first: &PreviousLetter) -> Result<Option<Reckoning>, DeadlineError> {
        let received = match (first.received, first.sent.zip(first.proof)) {
            (Some(received), _) => received,
            (None, Some((sent, proof))) => surely_received(sent, proof, self.calendar()?)?,
            (None, None) => return Ok(None),
        };
        reckon(self.law, first.letter, received, self.calendar()?).map(Some)
    }

    /// The day on which the letter was sent, if that is proved. Who sent a registered letter has the proof.
    fn proof(&self) -> Option<(Date, SendingProof)> {
        let sent = self.content.sent?;
        let is_registered = self.content.request.delivery == Delivery::Registered;
        let by_post = is_registered.then_some(SendingProof::Registered);
        Some((sent.day, sent.proof.or(by_post)?))
    }

    fn post_is_over(&self) -> Result<Date, DeadlineError> {
        let sent = self
            .content
            .sent
            .map_or(self.content.date(), |sent| sent.day);
        later(sent, POST_DAYS)
    }

    /// The letter that says that no answer came.
    fn lament(&self) -> LetterKind {
        let letter = self.content.letter();
        if letter.stage() != Stage::Request {
            return self.complaint();
        }
        let wished = if letter == LetterKind::Objection {
            LetterKind::ObjectionUnanswered
        } else {
            LetterKind::Reminder
        };
        self.granted(wished).unwrap_or_else(|| self.complaint())
    }

    /// The letter that meets an answer; a second answer of the same kind is a matter for whoever can decide.
    fn meeting(&self, reply: ReplyKind) -> LetterKind {
        let letter = reply.met_by();
        if self.was_written(letter) {
            return self.complaint();
        }
        self.granted(letter).unwrap_or_else(|| self.complaint())
    }

    /// The complaint to the employer where the law has one and it was not made yet, or else that to the authority.
    fn complaint(&self) -> LetterKind {
        let to_employer = LetterKind::EmployerComplaint;
        self.granted(to_employer)
            .filter(|letter| !self.was_written(*letter))
            .unwrap_or(LetterKind::Complaint)
    }

    fn granted(&self, letter: LetterKind) -> Option<LetterKind> {
        self.law.has(letter, self.content.about()).then_some(letter)
    }

    fn was_written(&self, letter: LetterKind) -> bool {
        let mut previous = self.content.previous().iter();
        self.content.letter() == letter || previous.any(|before| before.letter == letter)
    }

    /// The last day of an extension that holds, and the day from which the employer is late even so; nothing where the
    /// employer may not take more time, or where nobody knows how long.
    fn extended(&self) -> Result<Option<Late>, DeadlineError> {
        let previous = self.content.previous();
        let Some((first, reply)) = previous.first().zip(previous.iter().find_map(extension)) else {
            return Ok(None);
        };
        let Some(days) = self.days_of(first)? else {
            return Ok(None);
        };
        let rule = self.law.deadline(first.letter);
        let rule = rule.and_then(|deadline| deadline.extension);
        let lacks_reasons = reply.reasons.contains(&ReplyReason::NoReasons);
        // Where the law asks for a new day alone, it need not come with reasons.
        let holds = !lacks_reasons || rule == Some(Extension::WithNewDate);
        if reply.date > days.last_day || !holds {
            return Ok(None);
        }
        let end = match rule {
            None => None,
            Some(Extension::WithReasons { .. }) => match (reply.until, days.extended_last_day) {
                (Some(until), Some(longest)) => Some(until.min(longest)),
                (until, longest) => longest.or(until),
            },
            Some(Extension::WithNewDate | Extension::Uncertain) => reply.until,
        };
        let Some(end) = end else { return Ok(None) };
        let calendar = self.calendar()?;
        let last = calendar.rolled(end, Reading::Certain)?;
        let cautious = calendar.rolled(end, Reading::Cautious)?;
        let late = calendar.working_days_after(cautious, MARGIN, Reading::Cautious)?;
        Ok(Some((last, late)))
    }
}

fn extension(letter: &PreviousLetter) -> Option<&Reply> {
    let reply = letter.reply.as_ref()?;
    (reply.kind == ReplyKind::Extension).then_some(reply)
}

/// So many calendar days later.
fn later(day: Date, days: u32) -> Result<Date, DeadlineError> {
    day.checked_add(i64::from(days).days())
        .map_err(|_| DeadlineError::NoSuchDay(day))
}
