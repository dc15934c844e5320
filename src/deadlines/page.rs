//! The days as a page: each day, and below it the rules that it rests on.

use super::{Days, DeadlineError, Note, Own, Reckoning, Rule, Speaker};
use crate::domain::{JurisdictionId, LetterKind, Years};
use jiff::civil::Date;

/// What is told of the days of a letter, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which letter, under which law, received when.
    pub heading: String,
    /// Its days, in order.
    pub days: Vec<Listed>,
    /// The days of the first letter, under a heading of their own: what is still owed.
    pub first_letter: Option<(String, Vec<Listed>)>,
    /// What else is to be known.
    pub notes: Vec<String>,
}

/// A day and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is: "last day".
    pub name: String,
    /// The day; none, where it cannot be named or there is none.
    pub date: Option<Date>,
    /// The day with its day of the week, or why there is none.
    pub text: String,
    /// The rules that it rests on, with their provisions where those may be printed.
    pub rules: Vec<String>,
}

/// The days in words.
///
/// # Errors
/// If the language has no name for the letter or the law.
pub fn sheet(days: &Days, speaker: &Speaker<'_>) -> Result<Sheet, DeadlineError> {
    let teller = Teller(speaker);
    let (heading, mut listed, notes, covered) = match &days.own {
        Own::Employer(found) => {
            let region = found.region.as_deref();
            let heading =
                teller.heading(found.letter, found.jurisdiction, region, found.received)?;
            let listed = teller.employer(found);
            (heading, listed, &found.notes, found.holidays_covered)
        }
        Own::Authority { days, .. } => {
            let region = days.region.as_deref();
            let heading = teller.heading(days.letter, days.jurisdiction, region, days.received)?;
            let day = match days.last_day {
                Some(day) => teller.day("authority", Some(day), &days.rules.last_day),
                None => teller.entry("last_day", teller.fill("no_day", &[])),
            };
            (heading, vec![day], &days.notes, days.holidays_covered)
        }
    };
    for limit in &days.worker_limits {
        let rule = std::slice::from_ref(&limit.rule);
        listed.push(teller.day("own_limit", limit.last_day, rule));
    }
    if let Some(note) = &days.worker_limits_note {
        listed.push(teller.entry("own_limits", note.clone()));
    }
    let first = days.first_letter.as_ref();
    Ok(Sheet {
        heading,
        days: listed,
        first_letter: first.map(|first| teller.first_letter(first)).transpose()?,
        notes: teller.notes(notes, covered),
    })
}

/// The same as plain text with a line break at its end.
///
/// # Errors
/// As [`sheet`].
pub fn page(days: &Days, speaker: &Speaker<'_>) -> Result<String, DeadlineError> {
    let sheet = sheet(days, speaker)?;
    let name = |name: &&str| speaker.labels().text(&format!("deadline.page.{name}"));
    let widths = NAMES.iter().map(|key| name(key).chars().count());
    let width = widths.max().unwrap_or_default();
    let mut lines = vec![sheet.heading, String::new()];
    let list = |lines: &mut Vec<String>, days: &[Listed]| {
        for Listed {
            name, text, rules, ..
        } in days
        {
            lines.push(format!("{name:<width$}  {text}"));
            lines.extend(rules.iter().map(|rule| format!("  {rule}")));
        }
    };
    list(&mut lines, &sheet.days);
    if let Some((heading, days)) = &sheet.first_letter {
        lines.extend([String::new(), heading.clone()]);
        list(&mut lines, days);
    }
    lines.push(String::new());
    let head = speaker.labels().text("said.note");
    lines.extend(sheet.notes.iter().map(|note| format!("{head}: {note}")));
    Ok(lines.join("\n") + "\n")
}

/// A rule's sentence, with its provision where that may be printed.
pub(super) fn sentence(rule: &Rule) -> String {
    match &rule.provision {
        Some(provision) => format!("{} ({provision})", rule.words),
        None => rule.words.clone(),
    }
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

/// Who finds the words for the days.
struct Teller<'a>(&'a Speaker<'a>);

impl Teller<'_> {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("deadline.page.{key}");
        self.0.labels().filled(&key, values)
    }

    fn heading(
        &self,
        letter: LetterKind,
        country: JurisdictionId,
        region: Option<&str>,
        received: Date,
    ) -> Result<String, DeadlineError> {
        let values = [
            ("letter", self.0.letter(letter)?),
            ("place", region.unwrap_or(country.as_str()).to_owned()),
            ("statute", self.0.law()?.to_owned()),
            ("received", received.to_string()),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        Ok(self.fill("heading", &values))
    }

    fn employer(&self, found: &Reckoning) -> Vec<Listed> {
        let rules = &found.rules;
        let next = if found.letter.follows() {
            "again_from"
        } else {
            "reminder_from"
        };
        let mut days = self.answer(found);
        days.push(self.day(next, Some(found.reminder_from), &rules.reminder_from));
        let complaint = Some(found.complaint_from);
        days.push(self.day("complaint_from", complaint, &rules.complaint_from));
        days
    }

    /// The last day for the answer, also if it is extended.
    fn answer(&self, found: &Reckoning) -> Vec<Listed> {
        let last = self.day("last_day", Some(found.last_day), &found.rules.last_day);
        let extended = found.extended_last_day.map(|day| {
            let rules = &found.rules.extended_last_day;
            self.day("extended_last_day", Some(day), rules)
        });
        std::iter::once(last).chain(extended).collect()
    }

    /// The law's time of the first letter: what is still owed.
    fn first_letter(&self, first: &Reckoning) -> Result<(String, Vec<Listed>), DeadlineError> {
        let letter = self.0.letter(first.letter)?;
        let received = first.received.to_string();
        let values = [("letter", letter.as_str()), ("received", &received)];
        Ok((self.fill("first_letter", &values), self.answer(first)))
    }

    fn day(&self, name: &str, date: Option<Date>, rules: &[Rule]) -> Listed {
        let text = match date {
            Some(date) => self.0.day(date),
            None => self.fill("no_day_yet", &[]),
        };
        Listed {
            date,
            rules: rules.iter().map(sentence).collect(),
            ..self.entry(name, text)
        }
    }

    fn entry(&self, name: &str, text: String) -> Listed {
        Listed {
            name: self.fill(name, &[]),
            date: None,
            text,
            rules: Vec::new(),
        }
    }

    fn notes(&self, notes: &[Note], covered: Option<Years>) -> Vec<String> {
        let covered = covered.map(|years| {
            let (first, last) = (years.first.to_string(), years.last.to_string());
            self.fill("holidays_known", &[("first", &first), ("last", &last)])
        });
        notes
            .iter()
            .map(|note| note.words.clone())
            .chain(covered)
            .collect()
    }
}
