//! What is known of a case: all of it, people included.

use super::{Answer, CaseId, CaseState, Misstep, MisstepId};
use crate::{
    catalog::Catalog,
    domain::{LetterKind, Passage, PreviousLetter, Request, SendingProof, Short, Stage},
    intake::{self, EmployerEntry, Moment, Refusal, RequestFile, Sequel, Setting},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is known of a case. It goes into the book only [sealed](super::Seal).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The number of the case. It holds the seal to its place: a text that stands elsewhere is refused.
    pub id: CaseId,
    /// The reference of the case, where its first letter came back and was written again under another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Short>,
    /// The whole request of the last letter, with the earlier ones in `previous`.
    pub request: RequestFile,
    /// When the last letter was sent, if somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
    /// When it arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// When the post brought it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Date>,
    /// What came in answer to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The points of the first letter that the answer left open, by their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<u32>,
    /// How the case ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
    /// What the hotline noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// That a letter was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The day.
    pub day: Date,
    /// What proves it, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<SendingProof>,
}

/// That a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The day.
    pub day: Date,
}

/// A note of the hotline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The day on which it was written.
    pub day: Date,
    /// The note.
    pub text: Passage,
}

/// Whether a change said anything new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is in the case now.
    Changed,
    /// It was there already.
    Unchanged,
}

/// Whether what is there may be replaced by something else.
type Instead = bool;

impl Content {
    /// A case that begins with the letter of a request, or goes on from the letters before it.
    ///
    /// # Errors
    /// If the letter is none of a single worker to an employer or about one to an authority.
    pub fn new(id: CaseId, request: &Request) -> Result<Self, Misstep> {
        if matches!(request.letter.stage(), Stage::Collective | Stage::Mandate) {
            let letter = [("letter", request.letter.to_string())];
            return Err(Misstep::new(MisstepId::NoCase, letter));
        }
        Ok(Self {
            id,
            first: None,
            request: RequestFile::whole(request),
            sent: None,
            received: None,
            returned: None,
            answer: None,
            open: Vec::new(),
            closed: None,
            notes: Vec::new(),
        })
    }

    /// The letter that was written last.
    #[must_use]
    pub const fn letter(&self) -> LetterKind {
        self.request.letter
    }

    /// The letters before it, the first one first.
    #[must_use]
    pub fn previous(&self) -> &[PreviousLetter] {
        self.request
            .previous
            .as_ref()
            .map_or(&[], |previous| &previous.0)
    }

    /// The reference of the last letter.
    #[must_use]
    pub fn reference(&self) -> &str {
        self.request.reference.as_ref().map_or("", Short::as_str)
    }

    /// The reference of the first letter, which is that of the case whatever becomes of the letter.
    #[must_use]
    pub fn first_reference(&self) -> &str {
        self.kept_reference().map_or("", Short::as_str)
    }

    fn kept_reference(&self) -> Option<&Short> {
        let first = self.previous().first();
        let first = first.and_then(|first| first.reference.as_ref());
        self.first
            .as_ref()
            .or(first)
            .or(self.request.reference.as_ref())
    }

    /// The letter whose right the case is about.
    #[must_use]
    pub fn about(&self) -> LetterKind {
        let first = self.previous().first();
        first.map_or(self.request.letter, |first| first.letter)
    }

    /// The employer's name; empty only in a file that no desk has written.
    #[must_use]
    pub fn employer_name(&self) -> &str {
        match &self.request.employer {
            EmployerEntry::Written(employer) => employer.name.as_str(),
            EmployerEntry::Record { .. } | EmployerEntry::Book { .. } => "",
        }
    }

    /// The date that the last letter bears.
    #[must_use]
    pub fn date(&self) -> Date {
        self.request.date.unwrap_or(Date::MIN)
    }

    /// How far the case is.
    #[must_use]
    pub const fn state(&self) -> CaseState {
        if self.closed.is_some() {
            CaseState::Closed
        } else if self.answer.is_some() {
            CaseState::Answered
        } else if self.received.is_some() {
            CaseState::Received
        } else if self.returned.is_some() {
            CaseState::Returned
        } else {
            CaseState::Written
        }
    }

    /// The last letter was sent on a day.
    ///
    /// # Errors
    /// If the case is closed, the letter is known to have arrived earlier, or the day cannot be.
    pub fn sent(&mut self, sent: Sent, today: Date, instead: Instead) -> Result<Tried, Misstep> {
        self.is_open()?;
        self.is_day(sent.day, today)?;
        if let Some(received) = self.received.filter(|received| *received < sent.day) {
            return Err(order(MisstepId::BeforeSent, received, sent.day));
        }
        match self.sent {
            Some(there) if there == sent => return Ok(Tried::Unchanged),
            Some(there) if !instead && there.day != sent.day => {
                return Err(other(MisstepId::OtherSent, there.day));
            }
            _ => {}
        }
        self.sent = Some(sent);
        Ok(Tried::Changed)
    }

    /// The last letter arrived on a day.
    ///
    /// # Errors
    /// If the case is closed, the letter came back or arrived on another day, or the day cannot be. With `instead` the
    /// day takes the place of what is there.
    pub fn received(&mut self, day: Date, today: Date, instead: Instead) -> Result<Tried, Misstep> {
        self.is_open()?;
        self.is_day(day, today)?;
        if let Some(sent) = self.sent.filter(|sent| day < sent.day) {
            return Err(order(MisstepId::BeforeSent, day, sent.day));
        }
        if let Some(answer) = self.answer.as_ref().filter(|answer| answer.date() < day) {
            return Err(order(MisstepId::BeforeReceived, answer.date(), day));
        }
        match (self.received, self.returned) {
            (Some(there), _) if there == day => return Ok(Tried::Unchanged),
            (Some(there), _) if !instead => return Err(other(MisstepId::OtherReceived, there)),
            (None, Some(returned)) if !instead => {
                return Err(other(MisstepId::CameBack, returned));
            }
            _ => {}
        }
        self.received = Some(day);
        self.returned = None;
        Ok(Tried::Changed)
    }

    /// The post brought the last letter back on a day.
    ///
    /// # Errors
    /// If the case is closed, the letter arrived, or the day cannot be.
    pub fn returned(&mut self, day: Date, today: Date, instead: Instead) -> Result<Tried, Misstep> {
        self.is_open()?;
        self.is_day(day, today)?;
        if let Some(answer) = &self.answer {
            return Err(other(MisstepId::HasAnswer, answer.date()));
        }
        match (self.received, self.returned) {
            (None, Some(there)) if there == day => return Ok(Tried::Unchanged),
            (Some(received), _) if !instead => {
                return Err(other(MisstepId::HasArrived, received));
            }
            (None, Some(there)) if !instead => return Err(other(MisstepId::CameBack, there)),
            _ => {}
        }
        self.received = None;
        self.returned = Some(day);
        Ok(Tried::Changed)
    }

    /// An answer to the last letter came, and left these points of the first letter open. Whoever answers has received
    /// the letter, so the day of receipt need not be known.
    ///
    /// # Errors
    /// If the case is closed, another answer is there, an authority does not answer so, or the day cannot be.
    pub fn answered(
        &mut self,
        answer: Answer,
        open: Vec<u32>,
        today: Date,
        instead: Instead,
    ) -> Result<Tried, Misstep> {
        self.is_open()?;
        self.is_day(answer.date(), today)?;
        if self.letter().stage() == Stage::Complaint && answer.kind().reply().is_some() {
            let kind = [("kind", answer.kind().to_string())];
            return Err(Misstep::new(MisstepId::OfAuthority, kind));
        }
        if let Some(received) = self.received.filter(|received| answer.date() < *received) {
            return Err(order(MisstepId::BeforeReceived, answer.date(), received));
        }
        match &self.answer {
            Some(there) if *there == answer && self.open == open => return Ok(Tried::Unchanged),
            Some(there) if !instead => return Err(other(MisstepId::OtherAnswer, there.date())),
            _ => {}
        }
        self.answer = Some(answer);
        self.open = open;
        self.returned = None;
        Ok(Tried::Changed)
    }

    /// The case ends.
    ///
    /// # Errors
    /// If it has ended on another day, or the day cannot be.
    pub fn close(&mut self, closing: Closing, today: Date) -> Result<Tried, Misstep> {
        match self.closed {
            Some(there) if there == closing => return Ok(Tried::Unchanged),
            Some(there) => return Err(other(MisstepId::Closed, there.day)),
            None => {}
        }
        self.is_day(closing.day, today)?;
        self.closed = Some(closing);
        Ok(Tried::Changed)
    }

    /// The case goes on.
    ///
    /// # Errors
    /// If it has not ended.
    pub fn reopen(&mut self) -> Result<(), Misstep> {
        match self.closed.take() {
            Some(_) => Ok(()),
            None => Err(Misstep::new(MisstepId::NotClosed, [])),
        }
    }

    /// The request of the next letter, of the given kind and date. The case is as it was: [`follow`](Self::follow) takes
    /// the letter in.
    ///
    /// A letter that came back is written again, with a new date and a new reference; the one that nobody received is not
    /// named. Every other letter follows the last one. The settings take the place of single values.
    ///
    /// # Errors
    /// If the letter cannot follow, as a request file would be refused.
    pub fn successor(
        &self,
        letter: LetterKind,
        date: Date,
        settings: &[Setting],
        catalog: &Catalog,
        moment: &Moment,
    ) -> Result<Request, Refusal> {
        let reference = self.next_reference()?;
        let file = if self.state() == CaseState::Returned && letter == self.letter() {
            RequestFile {
                date: Some(date),
                reference: Some(reference),
                ..self.request.clone()
            }
        } else {
            let reply = match &self.answer {
                Some(Answer::Reply(reply)) => Some(reply.clone()),
                _ => None,
            };
            let sequel = Sequel {
                letter,
                date,
                reference,
                sent: self.sent.map(|sent| sent.day),
                received: self.received,
                proof: self.sent.and_then(|sent| sent.proof),
                reply,
                open: self.open.clone(),
            };
            self.request.clone().followed(sequel)?
        };
        intake::accept(file.with(settings)?, catalog, moment)
    }

    /// The reference of the next letter: that of the first, with the letter's number.
    fn next_reference(&self) -> Result<Short, Refusal> {
        let first = self.first_reference();
        let number = self
            .reference()
            .strip_prefix(first)
            .and_then(|rest| rest.strip_prefix('-')?.parse::<usize>().ok())
            .unwrap_or_else(|| self.previous().len() + 1);
        format!("{first}-{}", number.saturating_add(1))
            .parse()
            .map_err(|why: crate::domain::TextError| Refusal::new("reference", why.to_string()))
    }

    /// Takes in the letter that was written next; nothing has happened to it yet.
    pub fn follow(&mut self, request: &Request) {
        let first = self.kept_reference().cloned();
        *self = Self {
            first: None,
            request: RequestFile::whole(request),
            notes: std::mem::take(&mut self.notes),
            id: self.id,
            sent: None,
            received: None,
            returned: None,
            answer: None,
            open: Vec::new(),
            closed: None,
        };
        self.first = first.filter(|first| Some(first) != self.kept_reference());
    }

    /// The request as the program reads it.
    ///
    /// # Errors
    /// If today's laws refuse it.
    pub fn read(&self, catalog: &Catalog, moment: &Moment) -> Result<Request, Refusal> {
        intake::accept(self.request.clone(), catalog, moment)
    }

    fn is_open(&self) -> Result<(), Misstep> {
        match &self.closed {
            Some(closed) => Err(other(MisstepId::Closed, closed.day)),
            None => Ok(()),
        }
    }

    /// Nothing happens to a letter before its date, and nothing has happened that is still to come.
    fn is_day(&self, day: Date, today: Date) -> Result<(), Misstep> {
        if day < self.date() {
            return Err(order(MisstepId::BeforeLetter, day, self.date()));
        }
        if day > today {
            let values = [("day", day.to_string()), ("today", today.to_string())];
            return Err(Misstep::new(MisstepId::Ahead, values));
        }
        Ok(())
    }
}

fn order(id: MisstepId, day: Date, before: Date) -> Misstep {
    let values = [("day", day.to_string()), ("before", before.to_string())];
    Misstep::new(id, values)
}

fn other(id: MisstepId, day: Date) -> Misstep {
    Misstep::new(id, [("day", day.to_string())])
}
