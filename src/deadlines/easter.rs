//! Easter Sunday, by the two reckonings. Twenty lines of arithmetic need no library.

use jiff::civil::Date;

/// Easter Sunday of the Western churches (the Gregorian reckoning, by Meeus, Jones and Butcher).
pub(super) fn western(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    day(year, days / 31, days % 31 + 1)
}

/// Easter Sunday of the Orthodox churches (the Julian reckoning, by Meeus), as a Gregorian date.
pub(super) fn orthodox(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let moon = (19 * (y % 19) + 15) % 30;
    let weekday = (2 * (y % 4) + 4 * (y % 7) - moon + 34) % 7;
    let days = moon + weekday + 114;
    let julian = day(year, days / 31, days % 31 + 1)?;
    // The Julian calendar is behind by 13 days from 1900 to 2099.
    super::count::days(julian, y / 100 - y / 400 - 2).ok()
}

fn day(year: i16, month: i32, day: i32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    type MonthAndDay = (i8, i8);

    /// Years with the Western and the Orthodox date, from printed tables: early and late ones, and
    /// years in which both are the same.
    const KNOWN: [(i16, MonthAndDay, MonthAndDay); 16] = [
        (1961, (4, 2), (4, 9)),
        (1983, (4, 3), (5, 8)),
        (2000, (4, 23), (4, 30)),
        (2008, (3, 23), (4, 27)),
        (2010, (4, 4), (4, 4)),
        (2011, (4, 24), (4, 24)),
        (2013, (3, 31), (5, 5)),
        (2017, (4, 16), (4, 16)),
        (2024, (3, 31), (5, 5)),
        (2025, (4, 20), (4, 20)),
        (2026, (4, 5), (4, 12)),
        (2027, (3, 28), (5, 2)),
        (2028, (4, 16), (4, 16)),
        (2029, (4, 1), (4, 8)),
        (2030, (4, 21), (4, 28)),
        (2038, (4, 25), (4, 25)),
    ];

    #[test]
    fn easter_is_on_the_days_of_the_tables() {
        for (year, west, east) in KNOWN {
            assert_eq!(western(year), Some(date(year, west.0, west.1)), "{year}");
            assert_eq!(orthodox(year), Some(date(year, east.0, east.1)), "{year}");
        }
    }

    #[test]
    fn easter_is_a_sunday_and_the_orthodox_one_is_never_first() {
        for year in 1900..2100 {
            let (west, east) = (
                western(year).expect("a day"),
                orthodox(year).expect("a day"),
            );
            assert_eq!(
                (west.weekday(), east.weekday()),
                (Weekday::Sunday, Weekday::Sunday)
            );
            assert!(west <= east, "{year}");
        }
    }
}
