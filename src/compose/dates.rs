//! Dates as the language writes them.

use super::{Brief, ComposeError};
use jiff::civil::Date;

impl Brief<'_> {
    /// A date in words, for example "23 nëntor 2026".
    pub(super) fn date(&self, date: Date) -> Result<String, ComposeError> {
        let month = self.phrase(&format!("dates.months.{}", date.month()))?;
        // Some days are not written as a plain number: "1° marzo".
        let day = self.words.phrase(&format!("dates.days.{}", date.day()));
        let day = day.unwrap_or_else(|_| date.day().to_string());
        Ok(self.words.sentence("dates.date")?.fill(|hole| match hole {
            "day" => day.clone(),
            "month" => month.clone(),
            "year" => date.year().to_string(),
            other => format!("{{{other}}}"),
        }))
    }

    /// A date in a form of the language, for example "dall’8 marzo 2026": the pattern for all days, unless
    /// the language has one for this day of the month.
    pub(super) fn date_in(&self, form: &str, date: Date) -> Result<String, ComposeError> {
        let words = self.date(date)?;
        let own = self.words.sentence(&format!("dates.{form}_{}", date.day()));
        let pattern = match own {
            Ok(pattern) => pattern,
            Err(_) => self.words.sentence(&format!("dates.{form}"))?,
        };
        Ok(pattern.fill(|_| words.clone()))
    }
}
