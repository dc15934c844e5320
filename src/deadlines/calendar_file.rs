//! The days as entries of a calendar. No names and no reference in them, unless the user gives one.

use super::{
    Alarm, Days, DeadlineError, Entry, Note, Own, Reckoning, Rule, Speaker, ics, page::sentence,
};
use crate::domain::{JurisdictionId, LetterKind};
use jiff::civil::Date;

/// The calendar file. `reference` makes its entries unlike those of another request and may be empty; `matter` stands
/// before each summary.
///
/// # Errors
/// If there is no day to put into it.
pub fn calendar_file(
    days: &Days,
    speaker: &Speaker<'_>,
    reference: &str,
    matter: Option<&str>,
) -> Result<String, DeadlineError> {
    let (country, letter, received, notes) = match &days.own {
        Own::Employer(days) => (days.jurisdiction, days.letter, days.received, &days.notes),
        Own::Authority { days, .. } => (days.jurisdiction, days.letter, days.received, &days.notes),
    };
    let mut calendar = Entries {
        speaker,
        country,
        letter,
        received,
        notes,
        reference,
        matter,
        all: Vec::new(),
    };
    match &days.own {
        Own::Employer(found) => calendar.employer(found),
        Own::Authority { days, .. } => {
            if let Some(day) = days.last_day {
                let alarm = Some(Alarm::ThatMorning);
                calendar.add("last_day", day, "authority", &days.rules.last_day, alarm);
            }
        }
    }
    if let Some(first) = days
        .first_letter
        .as_ref()
        .filter(|first| first.last_day > received)
    {
        let rules = &first.rules.last_day;
        let alarm = Some(Alarm::ThreeDaysBefore);
        calendar.add(
            "first_last_day",
            first.last_day,
            "first_last_day",
            rules,
            alarm,
        );
    }
    for (number, limit) in days.worker_limits.iter().enumerate() {
        if let Some(day) = limit.last_day {
            let rule = std::slice::from_ref(&limit.rule);
            let kind = format!("limit_{number}");
            calendar.add(&kind, day, "own_limit", rule, Some(Alarm::ThreeDaysBefore));
        }
    }
    let language = speaker.labels().tag();
    let entries = calendar.all;
    if entries.is_empty() {
        return Err(DeadlineError::NoDay);
    }
    Ok(ics(&entries, received, language))
}

/// Entries of one letter.
struct Entries<'a> {
    speaker: &'a Speaker<'a>,
    country: JurisdictionId,
    letter: LetterKind,
    received: Date,
    notes: &'a [Note],
    reference: &'a str,
    matter: Option<&'a str>,
    all: Vec<Entry>,
}

impl Entries<'_> {
    fn employer(&mut self, found: &Reckoning) {
        let rules = &found.rules;
        let before = Some(Alarm::ThreeDaysBefore);
        let that_morning = Some(Alarm::ThatMorning);
        let last_day = match found.letter {
            LetterKind::EmployerComplaint => "acknowledge",
            _ if found.statutory => "last_day",
            _ => "asked",
        };
        self.add(
            "last_day",
            found.last_day,
            last_day,
            &rules.last_day,
            before,
        );
        if let Some(day) = found.extended_last_day {
            let kind = "extended_last_day";
            self.add(kind, day, kind, &rules.extended_last_day, None);
        }
        let next = if found.letter.follows() {
            "again_from"
        } else {
            "reminder_from"
        };
        self.add(
            "reminder_from",
            found.reminder_from,
            next,
            &rules.reminder_from,
            that_morning,
        );
        self.add(
            "complaint_from",
            found.complaint_from,
            "complaint_from",
            &rules.complaint_from,
            that_morning,
        );
    }

    /// Adds an entry of a kind, called by a name under `deadline.calendar`.
    fn add(&mut self, kind: &str, date: Date, name: &str, rules: &[Rule], alarm: Option<Alarm>) {
        let what = self
            .speaker
            .labels()
            .text(&format!("deadline.calendar.{name}"));
        let notes = self.notes.iter().map(|note| note.words.clone());
        let sentences: Vec<String> = rules.iter().map(sentence).chain(notes).collect();
        self.all.push(Entry {
            date,
            // The region is not part of it: an entry that is reckoned again takes the old one's place.
            identity: [
                "kerkesa",
                self.country.as_str(),
                self.letter.id(),
                &self.received.to_string(),
                kind,
                self.reference,
            ]
            .join("|"),
            summary: match self.matter {
                Some(matter) => format!("{matter}: {what}"),
                None => what,
            },
            description: sentences.join("\n"),
            alarm,
        });
    }
}
