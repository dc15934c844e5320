//! Dates as the language writes them.

use super::{Brief, ComposeError};
use jiff::civil::Date;

impl Brief<'_> {
    /// A date in words, for example "23 nëntor 2026".
    pub(super) fn date(&self, date: Date) -> Result<String, ComposeError> {
        let month = self.phrase(&format!("dates.months.{}", date.month()))?;
        Ok(self.words.sentence("dates.date")?.fill(|hole| match hole {
            "day" => date.day().to_string(),
            "month" => month.clone(),
            "year" => date.year().to_string(),
            other => format!("{{{other}}}"),
        }))
    }
}
