//! What is to be known besides the days.

use super::{Calendar, citation};
use crate::domain::{Deadline, Extension, Law, LetterKind, Right};
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

/// A note: what it is about, and a sentence or two in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub note: NoteKind,
    /// The sentences.
    pub words: String,
}

/// All notes on a deadline; `days` are those from receipt to the complaint.
pub(super) fn all(
    law: &Law,
    letter: LetterKind,
    deadline: &Deadline,
    calendar: &Calendar,
    days: RangeInclusive<Date>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut add = |note, words: String| notes.push(Note { note, words });
    add(
        NoteKind::FromReceipt,
        "Everything is counted from the day of receipt: sent is not received.".into(),
    );
    if !deadline.statutory {
        let words = "No law sets this time: it is the letter's own. After it the employer is not \
                     late by law.";
        add(NoteKind::NoLawSetsIt, words.into());
    }
    match deadline.extension {
        Some(Extension::Uncertain) => {
            let words = "The law lets the employer take longer; by how much is not certain enough \
                         to say. If it tells you of an extension, its day counts.";
            add(NoteKind::ExtensionUncertain, words.into());
        }
        Some(Extension::WithNewDate) => {
            let words = "The employer may take longer if it names the new day within the first \
                         time; that day then counts.";
            add(NoteKind::NewDate, words.into());
        }
        Some(Extension::WithReasons { .. }) | None => {}
    }
    if let Some(stop) = law.clock_stop.as_ref().filter(|_| deadline.statutory) {
        let place = citation::english(stop.cite, &stop.provisions, &[&law.instruments]);
        let words = format!(
            "The employer may have stopped the clock{}: while it reasonably waits for proof of \
             identity or for a clarification, the time does not run. If it has asked you, the days \
             are later than these.",
            bracketed(place)
        );
        add(NoteKind::ClockMayStop, words);
    }
    if let Some((note, words)) = complaint(law, letter) {
        add(note, words);
    }
    for (note, words) in holidays(calendar, days) {
        add(note, words);
    }
    notes
}

/// Whether the law asks for a reminder before a complaint.
fn complaint(law: &Law, letter: LetterKind) -> Option<(NoteKind, String)> {
    let place = |right| {
        let grant = law.grant(right, letter)?;
        let place = citation::english(grant.cite, &grant.provisions, &[&law.instruments]);
        Some(bracketed(place))
    };
    if let Some(first) = place(Right::EmployerComplaint) {
        let then = place(Right::Complaint).unwrap_or_default();
        let words = format!(
            "The law wants a complaint to the employer first{first}, and then one to the \
             authority{then}: let the reminder say that it is a complaint."
        );
        Some((NoteKind::EmployerFirst, words))
    } else if let Some(complaint) = place(Right::Complaint) {
        let words = format!(
            "The law asks for no reminder: you may complain to the authority earlier{complaint}."
        );
        Some((NoteKind::NoReminderNeeded, words))
    } else {
        let report = place(Right::Report)?;
        let words = format!(
            "The law gives no right to a decision on a complaint, but everybody may report to the \
             authority{report}; no reminder is needed for it, and you may report earlier."
        );
        Some((NoteKind::ReportOnly, words))
    }
}

fn holidays(calendar: &Calendar, days: RangeInclusive<Date>) -> Vec<(NoteKind, String)> {
    let mut notes = Vec::new();
    if calendar.covers().is_none() {
        let words = format!(
            "No public holidays of {} are known: only Saturdays and Sundays were counted as days of \
             rest.",
            calendar.country()
        );
        notes.push((NoteKind::WeekendsOnly, words));
    }
    if calendar.lacks_region() {
        let words = "Holidays differ by region, and the region is not known: the last day is \
                     counted with the nationwide ones, the days for reminder and complaint as if \
                     every regional one applied.";
        notes.push((NoteKind::RegionUnknown, words.into()));
    }
    if calendar.expects_between(*days.start(), *days.end()) {
        let words = "The day of a feast that follows the moon is only expected; it may be one day \
                     off. The reminder's day allows for it.";
        notes.push((NoteKind::ExpectedFeast, words.into()));
    }
    notes
}

fn bracketed(place: Option<String>) -> String {
    place.map_or_else(String::new, |place| format!(" ({place})"))
}
