//! Days as a calendar file (RFC 5545). Forty lines need no library, and none that was looked at
//! leaves out the clock and the random identifiers of its own.

use crate::domain::{LanguageTag, hash::hex};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// One all-day entry of a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub date: Date,
    /// What makes it this entry and no other; only a hash of it comes into the file.
    pub identity: String,
    /// The line that a calendar shows.
    pub summary: String,
    /// The sentences below it.
    pub description: String,
    /// When the calendar rings, if it does.
    pub alarm: Option<Alarm>,
}

/// When a calendar rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// Three days before, for a day by which something must have happened.
    ThreeDaysBefore,
    /// At nine in the morning of the day itself, for a day from which the worker may act.
    ThatMorning,
}

impl Alarm {
    const fn trigger(self) -> &'static str {
        match self {
            Self::ThreeDaysBefore => "-P3D",
            Self::ThatMorning => "PT9H",
        }
    }
}

/// A calendar file with these entries in a language, stamped with a day and without a clock: the same days
/// give the same bytes, and an entry that is imported again takes the place of the old one.
#[must_use]
pub fn ics(entries: &[Entry], stamp: Date, language: &LanguageTag) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    let language = language.base().to_uppercase();
    line(&format!("PRODID:-//Kerkesa//Deadlines//{language}"));
    line("CALSCALE:GREGORIAN");
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", uid(&entry.identity)));
        line(&format!("DTSTAMP:{}T000000Z", compact(stamp)));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(entry.date)));
        line(&format!("SUMMARY:{}", escaped(&entry.summary)));
        line(&format!("DESCRIPTION:{}", escaped(&entry.description)));
        line("CLASS:PRIVATE");
        line("TRANSP:TRANSPARENT");
        if let Some(alarm) = entry.alarm {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION:{}", escaped(&entry.summary)));
            line(&format!("TRIGGER:{}", alarm.trigger()));
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// 128 bits of a hash: nobody reads a reference out of it.
fn uid(identity: &str) -> String {
    let hash = Sha256::digest(identity.as_bytes());
    hex(&hash[..16])
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, cut between characters into pieces of at most 75 octets.
fn fold(file: &mut String, text: &str) {
    const LIMIT: usize = 75;
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LIMIT {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn entry(summary: &str) -> Entry {
        Entry {
            date: date(2026, 12, 28),
            identity: "AL|access|2026-11-27|last_day|ref".to_owned(),
            summary: summary.to_owned(),
            description: "a; b, c\\d\ne".to_owned(),
            alarm: Some(Alarm::ThatMorning),
        }
    }

    fn file(entries: &[Entry], stamp: Date) -> String {
        ics(entries, stamp, &LanguageTag::english())
    }

    #[test]
    fn lines_are_short_and_whole() {
        let summary = "ë€".repeat(60);
        let file = file(&[entry(&summary)], date(2026, 11, 27));
        assert!(
            file.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
        assert!(
            file.replace("\r\n ", "")
                .contains(&format!("SUMMARY:{summary}\r\n"))
        );
        assert!(file.contains("DESCRIPTION:a\\; b\\, c\\\\d\\ne\r\n"));
        assert!(file.contains("DTSTART;VALUE=DATE:20261228\r\n"));
        assert!(file.contains("\r\nTRIGGER:PT9H\r\n"));
        assert!(!file.contains("METHOD") && !file.contains("|ref"));
    }

    #[test]
    fn the_same_days_give_the_same_bytes_and_other_matters_other_identifiers() {
        let stamp = date(2026, 11, 27);
        assert_eq!(file(&[entry("x")], stamp), file(&[entry("x")], stamp));
        let other = Entry {
            identity: "other".to_owned(),
            ..entry("x")
        };
        assert_ne!(file(&[entry("x")], stamp), file(&[other], stamp));
        assert_eq!(uid("a").len(), 32);
        assert_ne!(uid("a"), uid("b"));
    }
}
