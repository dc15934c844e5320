//! Days, rules and notes in the words of a language.

use super::{
    AuthorityDays, DeadlineError, Feast, LimitDay, Note, NoteKind, Reckoning, Rest, Rule, Rules,
    What, Why,
};
use crate::{
    catalog::{Citation, Labels, Words, plural},
    domain::{Jurisdiction, Law, LetterKind, Provision, Unit},
};
use jiff::civil::Date;

/// Tells what was reckoned under a law, in a language.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    labels: &'a Labels,
    words: &'a Words,
    citation: Citation<'a>,
}

/// What the rules of one letter are about.
struct Letter {
    kind: LetterKind,
    received: Date,
    statutory: bool,
    /// From when on the worker may write again.
    next: Option<Date>,
    /// The first time for an answer.
    time: Option<(Unit, u32)>,
}

impl<'a> Speaker<'a> {
    /// A speaker with the labels and the words of one language, for a law in a jurisdiction.
    #[must_use]
    pub const fn new(
        labels: &'a Labels,
        words: &'a Words,
        law: &'a Law,
        jurisdiction: &'a Jurisdiction,
    ) -> Self {
        Self {
            labels,
            words,
            citation: Citation::new(words, law, jurisdiction),
        }
    }

    /// The labels of the language.
    #[must_use]
    pub const fn labels(&self) -> &'a Labels {
        self.labels
    }

    /// What the language calls a letter.
    ///
    /// # Errors
    /// If it has no name for it.
    pub fn letter(&self, letter: LetterKind) -> Result<String, DeadlineError> {
        Ok(self.words.phrase(&format!("letter.{letter}"))?)
    }

    /// What the language calls the law.
    ///
    /// # Errors
    /// If it has no name for it.
    pub fn law(&self) -> Result<&'a str, DeadlineError> {
        Ok(&self.citation.name(None)?.short)
    }

    /// A day with its day of the week: "Mon 2026-12-28".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let number = date.weekday().to_monday_one_offset();
        let weekday = self.labels.text(&format!("deadline.weekday.{number}"));
        format!("{weekday} {date}")
    }

    /// The reckoning with the words of each rule and note.
    ///
    /// # Errors
    /// If a provision cannot be worded in the language.
    pub fn tell(&self, reckoning: Reckoning) -> Result<Reckoning, DeadlineError> {
        let letter = Letter {
            kind: reckoning.letter,
            received: reckoning.received,
            statutory: reckoning.statutory,
            next: Some(reckoning.reminder_from),
            time: reckoning
                .rules
                .last_day
                .iter()
                .find_map(|rule| match rule.what {
                    What::Period { unit, count } => Some((unit, count)),
                    _ => None,
                }),
        };
        let country = reckoning.jurisdiction.as_str();
        let notes = self.notes(reckoning.notes, country)?;
        let rules = |rules| self.rules(rules, &letter);
        Ok(Reckoning {
            rules: Rules {
                last_day: rules(reckoning.rules.last_day)?,
                extended_last_day: rules(reckoning.rules.extended_last_day)?,
                reminder_from: rules(reckoning.rules.reminder_from)?,
                complaint_from: rules(reckoning.rules.complaint_from)?,
            },
            notes,
            ..reckoning
        })
    }

    /// The authority's days with the words of each rule and note.
    ///
    /// # Errors
    /// As [`tell`](Self::tell).
    pub fn tell_authority(&self, days: AuthorityDays) -> Result<AuthorityDays, DeadlineError> {
        let letter = Letter {
            kind: days.letter,
            received: days.received,
            statutory: true,
            next: None,
            time: None,
        };
        let notes = self.notes(days.notes, days.jurisdiction.as_str())?;
        Ok(AuthorityDays {
            rules: Rules {
                last_day: self.rules(days.rules.last_day, &letter)?,
                ..Rules::default()
            },
            notes,
            ..days
        })
    }

    /// The worker's own time limits with their words.
    ///
    /// # Errors
    /// As [`tell`](Self::tell).
    pub fn tell_limits(&self, limits: Vec<LimitDay>) -> Result<Vec<LimitDay>, DeadlineError> {
        let told = limits.into_iter().map(|limit| {
            let mut rule = self.cited(limit.rule.clone())?;
            if let What::WorkerLimit { unit, count } = rule.what {
                let label =
                    |group: &str, id: &str| self.labels.text(&format!("deadline.{group}.{id}"));
                let values = [
                    ("remedy", label("remedy", limit.remedy.id())),
                    ("start", label("start", limit.from.id())),
                    ("amount", amount(self.labels, unit, count)),
                ];
                rule.words = self.fill(&format!("rule.worker_limit.{}", id(unit)), &values);
            }
            if let Some(more) = self.more(&limit) {
                rule.words.extend([" ", more]);
            }
            Ok(LimitDay { rule, ..limit })
        });
        told.collect()
    }

    /// What else is to be known of a limit; in English, where the language lacks it.
    fn more<'l>(&self, limit: &'l LimitDay) -> Option<&'l str> {
        let english = || {
            let mut all = limit.more.iter();
            all.find(|(tag, _)| tag.as_str() == "en")
                .map(|(_, text)| text)
        };
        self.words
            .choose(&limit.more)
            .or_else(english)
            .map(String::as_str)
    }

    fn rules(&self, rules: Vec<Rule>, letter: &Letter) -> Result<Vec<Rule>, DeadlineError> {
        let told = rules.into_iter().map(|rule| {
            let words = self.rule(&rule.what, letter);
            Ok(Rule {
                words,
                ..self.cited(rule)?
            })
        });
        told.collect()
    }

    fn rule(&self, what: &What, letter: &Letter) -> String {
        let amount = |unit, count| ("amount", amount(self.labels, unit, count));
        let received = ("received", letter.received.to_string());
        let next = || {
            (
                "day",
                letter.next.map(|day| day.to_string()).unwrap_or_default(),
            )
        };
        match what {
            What::Period { unit, count } if letter.statutory => {
                let key = format!("rule.period.{}", id(*unit));
                self.fill(&key, &[amount(*unit, *count), received])
            }
            What::Period { unit, count } => {
                self.fill("rule.asked", &[amount(*unit, *count), received])
            }
            What::Extension { unit, count } => {
                let key = format!("rule.extension.{}", id(*unit));
                let whole = ("whole", self.whole(letter, *unit, *count));
                let margin = ("margin", super::MARGIN.to_string());
                self.fill(&key, &[whole, received, margin])
            }
            What::ToAcknowledge { unit, count } => {
                self.fill("rule.to_acknowledge", &[amount(*unit, *count), received])
            }
            What::AuthorityTime { unit, count } => {
                self.fill("rule.authority_time", &[amount(*unit, *count), received])
            }
            What::Acknowledgement { unit, count } => {
                let key = if letter.kind.follows() {
                    "rule.acknowledgement_next"
                } else {
                    "rule.acknowledgement"
                };
                self.fill(key, &[amount(*unit, *count), next()])
            }
            What::ReminderTime { days } => {
                self.fill("rule.reminder_time", &[amount(Unit::Day, *days), next()])
            }
            What::RolledOver { rests, .. } => {
                let rests: Vec<String> = rests.iter().map(|rest| self.rest(rest)).collect();
                self.fill("rule.rolled_over", &[("rests", rests.join(", "))])
            }
            What::CautiousLastDay { to } => {
                self.fill("rule.cautious_last_day", &[("day", to.to_string())])
            }
            What::WorkingDaysAfter { after, .. } => {
                let key = match (letter.kind.follows(), letter.statutory) {
                    (true, _) => "rule.margin.again",
                    (false, true) => "rule.margin.late",
                    (false, false) => "rule.margin.asked",
                };
                self.fill(key, &[("day", after.to_string())])
            }
            What::OwnTimeOver => self.fill("rule.own_time_over", &[]),
            // Told with its remedy and its start.
            What::WorkerLimit { .. } => String::new(),
        }
    }

    /// The first time and its extension together: "3 months", or "30 days + 1 month".
    fn whole(&self, letter: &Letter, unit: Unit, count: u32) -> String {
        match letter.time {
            Some((first, more)) if first == unit => {
                amount(self.labels, unit, more.saturating_add(count))
            }
            Some((first, more)) => {
                let parts = [(first, more), (unit, count)];
                parts
                    .map(|(unit, count)| amount(self.labels, unit, count))
                    .join(" + ")
            }
            None => amount(self.labels, unit, count),
        }
    }

    fn rest(&self, rest: &Rest) -> String {
        let what = match &rest.why {
            Why::Saturday => self.labels.text("deadline.rest.saturday"),
            Why::Sunday => self.labels.text("deadline.rest.sunday"),
            Why::Holiday { names } => {
                let names: Vec<String> = names.iter().map(|feast| self.feast(feast)).collect();
                names.join(" / ")
            }
        };
        self.fill("rest.is", &[("day", rest.day.to_string()), ("what", what)])
    }

    /// A holiday's name; where the language has none, that it is a holiday.
    fn feast(&self, feast: &Feast) -> String {
        let name = match self.labels.maybe(&format!("holiday.{}", feast.key())) {
            Some(name) => name,
            None if self.labels.tag().base() == "en" => feast.name.clone(),
            None => self.labels.text("deadline.rest.holiday"),
        };
        match feast.of {
            Some(day) => self.fill("rest.of", &[("name", name), ("day", day.to_string())]),
            None => name,
        }
    }

    fn notes(&self, notes: Vec<Note>, country: &str) -> Result<Vec<Note>, DeadlineError> {
        let told = notes.into_iter().map(|note| {
            let place = self.place(&note.provisions)?;
            let place = place.map_or_else(String::new, |place| format!(" ({place})"));
            let values = match note.note {
                NoteKind::WeekendsOnly => [("country", country.to_owned())],
                _ => [("place", place)],
            };
            let words = self.fill(&format!("note.{}", note.note), &values);
            Ok(Note { words, ..note })
        });
        told.collect()
    }

    fn cited(&self, rule: Rule) -> Result<Rule, DeadlineError> {
        let provision = self.place(&rule.provisions)?;
        Ok(Rule { provision, ..rule })
    }

    /// Where something is written; nothing, where no number may be printed.
    fn place(&self, provisions: &[Provision]) -> Result<Option<String>, DeadlineError> {
        if provisions.is_empty() {
            return Ok(None);
        }
        // A letter keeps a number with its word; here a plain space is easier to search for.
        let place = self.citation.provisions(provisions)?;
        Ok(Some(place.replace('\u{a0}', " ")))
    }

    fn fill(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.labels.filled(&format!("deadline.{key}"), &values)
    }
}

/// "30 days", "1 month", "5 working days".
#[must_use]
pub fn amount(labels: &Labels, unit: Unit, count: u32) -> String {
    let form = plural(labels.tag(), count as usize);
    let key = |form: &str| format!("deadline.amount.{}_{form}", id(unit));
    let key = if labels.maybe(&key(form)).is_some() {
        key(form)
    } else {
        key("other")
    };
    labels.filled(&key, &[("count", &count.to_string())])
}

const fn id(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::WorkingDay => "working_day",
    }
}
