//! Days and times, as spreadsheets keep them.

use super::cells::Kind;
use jiff::{ToSpan, civil::Date};

/// Milliseconds of a day.
const MILLISECONDS: f64 = 86_400_000.0;

/// The last day that a spreadsheet shows: the end of the year 9999.
const LAST: f64 = 2_958_465.0;

/// The day of a number of days, in a file that counts them from 1904 or else from 1900. What no day shows
/// is an error, as in the program itself.
pub(super) fn of_number(number: f64, from_1904: bool) -> (Kind, String) {
    let milliseconds = (number * MILLISECONDS).round();
    if !(0.0..=LAST * MILLISECONDS).contains(&milliseconds) {
        return (Kind::Error, String::new());
    }
    if milliseconds % MILLISECONDS != 0.0 {
        return (Kind::Time, String::new());
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole, and smaller than three million"
    )]
    let days = (milliseconds / MILLISECONDS) as i64;
    let first = match days {
        _ if from_1904 => Date::new(1904, 1, 1),
        // These programs count a day before the first, and a 29 February 1900 that never was.
        0 | 60 => return (Kind::Error, String::new()),
        1..60 => Date::new(1899, 12, 31),
        _ => Date::new(1899, 12, 30),
    };
    let day = first.and_then(|first| first.checked_add(days.days()));
    match day {
        Ok(day) => (Kind::Day, day.to_string()),
        Err(_) => (Kind::Error, String::new()),
    }
}

/// The day of a text by ISO 8601, with a time or without one.
pub(super) fn of_text(text: &str) -> (Kind, String) {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let is_midnight = |b: u8| matches!(b, b'0' | b':' | b'.' | b'Z');
    match day.parse::<Date>() {
        Ok(found) if found.to_string() == day => {
            if time.bytes().all(is_midnight) {
                (Kind::Day, day.to_owned())
            } else {
                (Kind::Time, String::new())
            }
        }
        _ => (Kind::Error, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_from_a_time() {
        for (text, kind, day) in [
            ("1990-01-31", Kind::Day, "1990-01-31"),
            ("1990-01-31T00:00:00", Kind::Day, "1990-01-31"),
            ("1990-01-31T00:00:00.000Z", Kind::Day, "1990-01-31"),
            ("1990-01-31T08:30:00", Kind::Time, ""),
            ("1990-02-31", Kind::Error, ""),
            ("19900131", Kind::Error, ""),
            ("", Kind::Error, ""),
        ] {
            assert_eq!(of_text(text), (kind, day.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_number_is_the_day_that_the_program_shows() {
        for (number, from_1904, kind, day) in [
            (1.0, false, Kind::Day, "1900-01-01"),
            (59.0, false, Kind::Day, "1900-02-28"),
            (60.0, false, Kind::Error, ""),
            (0.0, false, Kind::Error, ""),
            (61.0, false, Kind::Day, "1900-03-01"),
            (32904.0, false, Kind::Day, "1990-01-31"),
            (31442.0, true, Kind::Day, "1990-01-31"),
            (0.0, true, Kind::Day, "1904-01-01"),
            (32_904.000_000_000_1, false, Kind::Day, "1990-01-31"),
            (32904.5, false, Kind::Time, ""),
            (0.5, false, Kind::Time, ""),
            (2_958_465.0, false, Kind::Day, "9999-12-31"),
            (2_958_466.0, false, Kind::Error, ""),
            (-1.0, false, Kind::Error, ""),
            (1e300, true, Kind::Error, ""),
            (f64::NAN, false, Kind::Error, ""),
        ] {
            assert_eq!(
                of_number(number, from_1904),
                (kind, day.to_owned()),
                "{number}"
            );
        }
    }
}
