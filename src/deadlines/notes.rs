//! What is to be known besides the days.

use super::Calendar;
use crate::domain::{Deadline, Extension, Grant, Law, LetterKind, Provision, Right};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

ids! {
    /// What a note is about.
    pub enum NoteKind as "note" {
        /// The time runs from receipt, not from sending.
        FromReceipt = "from_receipt",
        /// No law sets the time.
        NoLawSetsIt = "no_law_sets_it",
        /// There is an extension of uncertain length.
        ExtensionUncertain = "extension_uncertain",
        /// The employer may name a new day.
        NewDate = "new_date",
        /// The employer may have stopped the clock.
        ClockMayStop = "clock_may_stop",
        /// A complaint needs no reminder.
        NoReminderNeeded = "no_reminder_needed",
        /// A complaint goes to the employer first.
        EmployerFirst = "employer_first",
        /// The next complaint goes to the authority.
        AuthorityNext = "authority_next",
        /// The time of a letter to the authority, or whether it has one.
        NoAuthorityTime = "no_authority_time",
        /// The letter asks for no answer.
        NoTimeRuns = "no_time_runs",
        /// There is no complaint as of right, but a report.
        ReportOnly = "report_only",
        /// No holidays are known.
        WeekendsOnly = "weekends_only",
        /// The region is not known.
        RegionUnknown = "region_unknown",
        /// A feast's day is only expected.
        ExpectedFeast = "expected_feast",
    }
}

/// A note: what it is about, and a sentence or two once a [`Speaker`](super::Speaker) has told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub note: NoteKind,
    /// The sentences; empty until it is told in a language.
    #[serde(default)]
    pub words: String,
    /// The provisions that it rests on, where their numbers are safe to print.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub provisions: Vec<Provision>,
}

impl Note {
    pub(super) const fn new(note: NoteKind) -> Self {
        Self {
            note,
            words: String::new(),
            provisions: Vec::new(),
        }
    }

    fn written(self, provisions: Vec<Provision>) -> Self {
        Self { provisions, ..self }
    }
}

/// All notes on a deadline; `days` are those from receipt to the complaint.
pub(super) fn all(
    law: &Law,
    letter: LetterKind,
    deadline: &Deadline,
    calendar: &Calendar,
    days: RangeInclusive<Date>,
) -> Vec<Note> {
    let mut notes = vec![Note::new(NoteKind::FromReceipt)];
    if !deadline.statutory {
        notes.push(Note::new(NoteKind::NoLawSetsIt));
    }
    match deadline.extension {
        Some(Extension::Uncertain) => notes.push(Note::new(NoteKind::ExtensionUncertain)),
        Some(Extension::WithNewDate) => notes.push(Note::new(NoteKind::NewDate)),
        Some(Extension::WithReasons { .. }) | None => {}
    }
    let is_timed = deadline.statutory && letter != LetterKind::EmployerComplaint;
    if let Some(stop) = law.clock_stop.as_ref().filter(|_| is_timed) {
        notes.push(Note::new(NoteKind::ClockMayStop).written(printed(stop)));
    }
    notes.extend(complaint(law, letter));
    notes.extend(holidays(calendar, days));
    notes
}

/// Whether the law asks for a reminder before a complaint.
fn complaint(law: &Law, letter: LetterKind) -> Option<Note> {
    let place = |right| law.grant(right, letter).map(printed);
    match (
        place(Right::EmployerComplaint),
        place(Right::Complaint),
        place(Right::Report),
    ) {
        (Some(_), then, _) if letter == LetterKind::EmployerComplaint => {
            Some(Note::new(NoteKind::AuthorityNext).written(then.unwrap_or_default()))
        }
        (Some(first), then, _) => {
            let places = first.into_iter().chain(then.into_iter().flatten());
            Some(Note::new(NoteKind::EmployerFirst).written(places.collect()))
        }
        (None, Some(place), _) => Some(Note::new(NoteKind::NoReminderNeeded).written(place)),
        (None, None, report) => Some(Note::new(NoteKind::ReportOnly).written(report?)),
    }
}

fn holidays(calendar: &Calendar, days: RangeInclusive<Date>) -> Vec<Note> {
    let mut notes = Vec::new();
    if calendar.covers().is_none() {
        notes.push(Note::new(NoteKind::WeekendsOnly));
    }
    if calendar.lacks_region() {
        notes.push(Note::new(NoteKind::RegionUnknown));
    }
    if calendar.expects_between(*days.start(), *days.end()) {
        notes.push(Note::new(NoteKind::ExpectedFeast));
    }
    notes
}

/// The provisions of a grant whose numbers are safe to print.
pub(super) fn printed(grant: &Grant) -> Vec<Provision> {
    if grant.cite {
        grant.provisions.clone()
    } else {
        Vec::new()
    }
}
