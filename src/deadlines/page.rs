//! The days as a page of text: each day, and below it the rules that it rests on.

use super::{Days, DeadlineError, Note, Own, Reckoning, Rule, Speaker};
use crate::domain::{JurisdictionId, LetterKind, Years};
use jiff::civil::Date;

/// The page, as plain text with a line break at its end.
///
/// # Errors
/// If the language has no name for the letter or the law.
pub fn page(days: &Days, speaker: &Speaker<'_>) -> Result<String, DeadlineError> {
    let mut page = Page::new(speaker);
    let (notes, covered) = match &days.own {
        Own::Employer(found) => {
            page.heading(
                found.letter,
                found.jurisdiction,
                found.region.as_deref(),
                found.received,
            )?;
            page.employer(found);
            (&found.notes, found.holidays_covered)
        }
        Own::Authority { days, .. } => {
            page.heading(
                days.letter,
                days.jurisdiction,
                days.region.as_deref(),
                days.received,
            )?;
            match days.last_day {
                Some(day) => page.day("authority", Some(day), &days.rules.last_day),
                None => page.entry("last_day", &speaker.labels().text("deadline.page.no_day")),
            }
            (&days.notes, days.holidays_covered)
        }
    };
    for limit in &days.worker_limits {
        let rule = std::slice::from_ref(&limit.rule);
        page.day("own_limit", limit.last_day, rule);
    }
    if let Some(note) = &days.worker_limits_note {
        page.entry("own_limits", note);
    }
    if let Some(first) = &days.first_letter {
        page.lines.push(String::new());
        page.first_letter(first)?;
    }
    page.lines.push(String::new());
    page.notes(notes, covered);
    Ok(page.lines.join("\n") + "\n")
}

/// A rule's sentence, with its provision where that may be printed.
pub(super) fn sentence(rule: &Rule) -> String {
    match &rule.provision {
        Some(provision) => format!("{} ({provision})", rule.words),
        None => rule.words.clone(),
    }
}

/// A page that grows line by line.
struct Page<'a> {
    speaker: &'a Speaker<'a>,
    lines: Vec<String>,
    /// The width of the names of days.
    width: usize,
}

/// The names of the days on the page.
const NAMES: [&str; 8] = [
    "last_day",
    "extended_last_day",
    "reminder_from",
    "again_from",
    "complaint_from",
    "authority",
    "own_limit",
    "own_limits",
];

impl<'a> Page<'a> {
    fn new(speaker: &'a Speaker<'a>) -> Self {
        let name = |name: &&str| speaker.labels().text(&format!("deadline.page.{name}"));
        let widths = NAMES.iter().map(|key| name(key).chars().count());
        Self {
            speaker,
            lines: Vec::new(),
            width: widths.max().unwrap_or_default(),
        }
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("deadline.page.{key}");
        self.speaker.labels().filled(&key, values)
    }

    fn heading(
        &mut self,
        letter: LetterKind,
        country: JurisdictionId,
        region: Option<&str>,
        received: Date,
    ) -> Result<(), DeadlineError> {
        let values = [
            ("letter", self.speaker.letter(letter)?),
            ("place", region.unwrap_or(country.as_str()).to_owned()),
            ("statute", self.speaker.law()?.to_owned()),
            ("received", received.to_string()),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        self.lines.push(self.fill("heading", &values));
        self.lines.push(String::new());
        Ok(())
    }

    fn employer(&mut self, found: &Reckoning) {
        let rules = &found.rules;
        self.day("last_day", Some(found.last_day), &rules.last_day);
        if let Some(day) = found.extended_last_day {
            self.day("extended_last_day", Some(day), &rules.extended_last_day);
        }
        let next = if found.letter.follows() {
            "again_from"
        } else {
            "reminder_from"
        };
        self.day(next, Some(found.reminder_from), &rules.reminder_from);
        self.day(
            "complaint_from",
            Some(found.complaint_from),
            &rules.complaint_from,
        );
    }

    /// The law's time of the first letter: what is still owed.
    fn first_letter(&mut self, first: &Reckoning) -> Result<(), DeadlineError> {
        let letter = self.speaker.letter(first.letter)?;
        let received = first.received.to_string();
        let values = [("letter", letter.as_str()), ("received", &received)];
        self.lines.push(self.fill("first_letter", &values));
        self.day("last_day", Some(first.last_day), &first.rules.last_day);
        if let Some(day) = first.extended_last_day {
            let rules = &first.rules.extended_last_day;
            self.day("extended_last_day", Some(day), rules);
        }
        Ok(())
    }

    fn day(&mut self, name: &str, date: Option<Date>, rules: &[Rule]) {
        let date = match date {
            Some(date) => self.speaker.day(date),
            None => self.fill("no_day_yet", &[]),
        };
        self.entry(name, &date);
        self.lines
            .extend(rules.iter().map(|rule| format!("  {}", sentence(rule))));
    }

    fn entry(&mut self, name: &str, text: &str) {
        let name = self.fill(name, &[]);
        let width = self.width;
        self.lines.push(format!("{name:<width$}  {text}"));
    }

    fn notes(&mut self, notes: &[Note], covered: Option<Years>) {
        let covered = covered.map(|years| {
            let (first, last) = (years.first.to_string(), years.last.to_string());
            self.fill("holidays_known", &[("first", &first), ("last", &last)])
        });
        let head = self.speaker.labels().text("said.note");
        let words = notes.iter().map(|note| note.words.clone()).chain(covered);
        self.lines
            .extend(words.map(|words| format!("{head}: {words}")));
    }
}
