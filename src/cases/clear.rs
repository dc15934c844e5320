//! What may be read of a case without a key.

use super::{CaseId, CaseState, Content, Next};
use crate::domain::LetterKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stands in clear in the book: no name, no address, no employer, and nothing of an answer but its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clear {
    /// The number of the case.
    pub id: CaseId,
    /// The reference of the first letter, which is that of the case.
    pub reference: String,
    /// The reference of the last letter.
    pub letter_reference: String,
    /// The law, by its name in the catalogue.
    pub law: String,
    /// The last letter.
    pub letter: LetterKind,
    /// How far the case is.
    pub state: CaseState,
    /// The date of the last letter.
    pub date: Date,
    /// When it arrived.
    pub received: Option<Date>,
    /// When an answer came.
    pub answered: Option<Date>,
    /// Until when there must be an answer.
    pub last_day: Option<Date>,
    /// From which day something is to be done.
    pub next_day: Option<Date>,
    /// When the case ended.
    pub closed: Option<Date>,
}

impl Clear {
    /// What may be read of a case, once it is known what comes next.
    #[must_use]
    pub fn of(content: &Content, next: &Next) -> Self {
        Self {
            id: content.id,
            reference: content.first_reference().to_owned(),
            letter_reference: content.reference().to_owned(),
            law: next.law.clone(),
            letter: content.letter(),
            state: content.state(),
            date: content.date(),
            received: content.received,
            answered: content.answer.as_ref().map(super::Answer::date),
            last_day: next.last_day,
            next_day: next.step.and(next.from),
            closed: content.closed.as_ref().map(|closed| closed.day),
        }
    }
}
