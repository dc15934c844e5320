//! The days as entries of a calendar. No names and no reference in them, unless the user gives one.

use super::{Days, page::sentence};
use crate::deadlines::{Entry, Rule, ics};
use jiff::civil::Date;

/// The calendar file. `reference` makes its entries unlike those of another request, `matter`
/// stands before each summary.
pub(super) fn calendar_file(days: &Days, reference: &str, matter: Option<&str>) -> String {
    let found = &days.reckoning;
    let rules = &found.rules;
    let entry = |kind: &str, date: Date, what: &str, rules: &[Rule]| {
        let notes = found.notes.iter().map(|note| note.words.clone());
        let sentences: Vec<String> = rules.iter().map(sentence).chain(notes).collect();
        Entry {
            date,
            // The region is not part of it: an entry that is reckoned again takes the old one's place.
            identity: [
                "kerkesa",
                found.jurisdiction.as_str(),
                found.letter.id(),
                &found.received.to_string(),
                kind,
                reference,
            ]
            .join("|"),
            summary: matter.map_or_else(|| what.to_owned(), |matter| format!("{matter}: {what}")),
            description: sentences.join("\n"),
            alarm: kind == "last_day" || kind.starts_with("limit"),
        }
    };
    let last_day = if found.statutory {
        "Last day for the answer"
    } else {
        "Day until which the letter asks for an answer"
    };
    let mut entries = vec![entry("last_day", found.last_day, last_day, &rules.last_day)];
    if let Some(day) = found.extended_last_day {
        let what = "Last day for the answer, if it was extended";
        entries.push(entry(
            "extended_last_day",
            day,
            what,
            &rules.extended_last_day,
        ));
    }
    let what = "No answer? From today a reminder makes sense";
    entries.push(entry(
        "reminder_from",
        found.reminder_from,
        what,
        &rules.reminder_from,
    ));
    let what = "No answer? From today a complaint makes sense";
    entries.push(entry(
        "complaint_from",
        found.complaint_from,
        what,
        &rules.complaint_from,
    ));
    for (number, limit) in days.worker_limits.iter().enumerate() {
        if let Some(day) = limit.last_day {
            let rule = std::slice::from_ref(&limit.rule);
            let what = "YOUR OWN last day: after it the right is lost";
            entries.push(entry(&format!("limit_{number}"), day, what, rule));
        }
    }
    ics(&entries, found.received)
}
