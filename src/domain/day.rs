//! A day as everybody writes it here: 2026-11-23.

use super::text;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// The first year that a day may have. Nobody who works today was born so early; a year a little later may be
/// a slip, on which there is advice.
const FIRST: i16 = 1800;

/// The last one: whoever types a later year has mistyped it.
const LAST: i16 = 2199;

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// It is written otherwise.
    #[error("is not a date")]
    Form,
    /// The calendar has no such day.
    #[error("there is no such day")]
    Unreal,
    /// A time of day follows, which no letter can use.
    #[error("has a time of day after the date")]
    Time,
    /// No letter can mean a year so far away.
    #[error("the year must be between {FIRST} and {LAST}")]
    Year,
}

impl DayError {
    /// Every reason, for those who read it out of a sentence.
    pub(crate) const ALL: [Self; 4] = [Self::Form, Self::Unreal, Self::Time, Self::Year];

    /// What to do.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Form | Self::Unreal => "write year-month-day, for example 2026-11-23",
            Self::Time => "write the date alone, for example 2026-11-23",
            Self::Year => "write the year with its four digits",
        }
    }
}

/// The day that a text names: four digits, two and two, with hyphens between them.
///
/// # Errors
/// If it is written otherwise, or is no day of the years 1800 to 2199.
pub fn day(text: &str) -> Result<Date, DayError> {
    let text = text.trim();
    let is_form = |text: &[u8]| {
        text.len() == 10
            && text.iter().enumerate().all(|(at, sign)| match at {
                4 | 7 => *sign == b'-',
                _ => sign.is_ascii_digit(),
            })
    };
    let bytes = text.as_bytes();
    if !is_form(bytes) {
        let has_time = bytes.get(..10).is_some_and(is_form)
            && matches!(bytes.get(10), Some(b'T' | b't' | b' '))
            && bytes.get(11).is_some_and(u8::is_ascii_digit);
        return Err(if has_time {
            DayError::Time
        } else {
            DayError::Form
        });
    }
    let number = |from: usize, to: usize| text[from..to].parse::<i16>().unwrap_or_default();
    let small = |from: usize, to: usize| i8::try_from(number(from, to)).unwrap_or_default();
    let year = number(0, 4);
    let day = Date::new(year, small(5, 7), small(8, 10)).map_err(|_| DayError::Unreal)?;
    if (FIRST..=LAST).contains(&year) {
        Ok(day)
    } else {
        Err(DayError::Year)
    }
}

/// A day in a file.
#[derive(Debug, Clone, Copy)]
struct Day(Date);

impl std::str::FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        day(text).map(Self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::from_str(deserializer, "a date")
    }
}

/// Reads a day, for serde's `deserialize_with`.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

/// Reads a day that may be left out.
pub(crate) fn read_some<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Date>, D::Error> {
    Option::<Day>::deserialize(deserializer).map(|day| day.map(|day| day.0))
}

/// Reads a list of days.
pub(crate) fn read_all<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
    let days = Vec::<Day>::deserialize(deserializer)?;
    Ok(days.into_iter().map(|day| day.0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(
            day(" 2026-11-23 ").expect("a day").to_string(),
            "2026-11-23"
        );
        for (text, why) in [
            ("2026-02-30", DayError::Unreal),
            ("2026-13-01", DayError::Unreal),
            ("2026-00-10", DayError::Unreal),
            ("23.11.2026", DayError::Form),
            ("2026-1-2", DayError::Form),
            ("20261123", DayError::Form),
            ("2026-W48-1", DayError::Form),
            ("+002026-11-23", DayError::Form),
            ("-009999-01-01", DayError::Form),
            ("２０２６-11-23", DayError::Form),
            ("", DayError::Form),
            ("2026-11-23T10:00", DayError::Time),
            ("2026-11-23 10:00", DayError::Time),
            ("2026-11-23Z", DayError::Form),
            ("2026-11-23 Hoxha", DayError::Form),
            ("0001-01-01", DayError::Year),
            ("1799-12-31", DayError::Year),
            ("2200-01-01", DayError::Year),
            ("0202-11-23", DayError::Year),
        ] {
            assert_eq!(day(text), Err(why), "{text}");
        }
        assert!(day("1900-01-01").is_ok() && day("2199-12-31").is_ok());
    }
}
