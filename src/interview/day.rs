//! Days as the language of the questions writes them.

use super::situation::Situation;
use crate::{
    catalog::Labels,
    domain::{self, DayOrder, plain_name},
};
use jiff::civil::Date;

/// The day that somebody typed: `24.11.2026`, `24/11/2026`, `2026-11-24`, or with the month in words.
pub(super) fn read(text: &str, now: &Situation<'_>) -> Option<Date> {
    let text = text.trim();
    domain::day(text)
        .ok()
        .or_else(|| DayOrder::Dmy.read(text).ok())
        .or_else(|| in_words(text, now))
        // Through the same door as a day of a file, which knows which years there can be.
        .and_then(|day| domain::day(&day.to_string()).ok())
}

/// A day such as `24 nëntor 2026`.
fn in_words(text: &str, now: &Situation<'_>) -> Option<Date> {
    let mut words = text.split_whitespace();
    let [day, month, year] = [words.next()?, words.next()?, words.next()?];
    if words.next().is_some() {
        return None;
    }
    let month = plain_name(month);
    let month = (1..=12).find(|number| {
        let name = now.words.phrase(&format!("dates.months.{number}"));
        name.is_ok_and(|name| plain_name(&name) == month)
    })?;
    let day = day.trim_end_matches(['.', '°', 'º']).parse().ok()?;
    Date::new(year.parse().ok()?, month, day).ok()
}

/// A day in words, for example `24 nëntor 2026`; as it stands where it is none.
pub(super) fn long(text: &str, now: &Situation<'_>) -> String {
    let words = |day: Date| {
        let month = now
            .words
            .phrase(&format!("dates.months.{}", day.month()))
            .ok()?;
        let number = now.words.phrase(&format!("dates.days.{}", day.day()));
        let number = number.unwrap_or_else(|_| day.day().to_string());
        let sentence = now.words.sentence("dates.date").ok()?;
        Some(sentence.fill(|hole| match hole {
            "day" => number.clone(),
            "month" => month.clone(),
            _ => day.year().to_string(),
        }))
    };
    let day = domain::day(text).ok();
    day.and_then(words).unwrap_or_else(|| text.to_owned())
}

/// A day in figures, as somebody would type it.
pub(super) fn short(text: &str, labels: &Labels) -> String {
    domain::day(text).map_or_else(
        |_| text.to_owned(),
        |day| {
            let (number, month) = (format!("{:02}", day.day()), format!("{:02}", day.month()));
            let year = day.year().to_string();
            let values = [("day", &*number), ("month", &*month), ("year", &*year)];
            labels.filled("format.day", &values)
        },
    )
}
