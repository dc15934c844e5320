//! The days of a letter that goes to no employer.

use super::{
    Calendar, DeadlineError, Note, NoteKind, Reading, Rule, Rules, What, count, reckoning::roll,
};
use crate::domain::{Addressee, JurisdictionId, Law, LawId, LetterKind, Stage, Years};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The authority's time after a complaint, where the law sets one; after a mandate no time runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityDays {
    /// The country whose holidays count.
    pub jurisdiction: JurisdictionId,
    /// The region whose holidays count, if it is known.
    pub region: Option<String>,
    /// The law.
    pub law: LawId,
    /// The letter.
    pub letter: LetterKind,
    /// The day on which it was received.
    pub received: Date,
    /// The last day on which the authority is in time to tell of progress or outcome, if a law says so.
    pub last_day: Option<Date>,
    /// Why it is that day.
    pub rules: Rules,
    /// What is to be known besides.
    pub notes: Vec<Note>,
    /// The years whose holidays are known; none: only weekends were counted.
    pub holidays_covered: Option<Years>,
}

/// Reckons the authority's time for a complaint that it received on a day.
///
/// # Errors
/// If a day lies in a year whose holidays are not known.
pub fn await_authority(
    law: &Law,
    letter: LetterKind,
    received: Date,
    calendar: &Calendar,
) -> Result<AuthorityDays, DeadlineError> {
    // The right to hear of progress is that of a person (GDPR Art. 78(2)): an organisation's letter has no such time.
    let time = law
        .authority_time
        .as_ref()
        .filter(|_| letter.stage() == Stage::Complaint);
    let mut days = AuthorityDays {
        jurisdiction: calendar.country(),
        region: calendar.region().map(str::to_owned),
        law: law.law.clone(),
        letter,
        received,
        last_day: None,
        rules: Rules::default(),
        notes: Vec::new(),
        holidays_covered: calendar.covers(),
    };
    let Some(time) = time else {
        let note = if letter.addressee() == Addressee::SupervisoryAuthority {
            NoteKind::NoAuthorityTime
        } else {
            NoteKind::NoTimeRuns
        };
        days.notes.push(Note::new(note));
        return Ok(days);
    };
    // The worker acts after this day: rather too late than too early.
    let last = count::after(received, time.unit, time.count, calendar, Reading::Cautious)?;
    let (last, rolled) = roll(calendar, last, Reading::Cautious)?;
    let what = What::AuthorityTime {
        unit: time.unit,
        count: time.count,
    };
    let provisions = time.provisions.iter().filter(|_| time.cite);
    let rule = Rule::new(what).written(provisions.cloned().collect(), &time.source);
    days.rules.last_day = vec![rule];
    days.rules.last_day.extend(rolled);
    days.last_day = Some(last);
    Ok(days)
}
