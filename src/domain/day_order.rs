//! Days as people write them, in the order of their country.

use jiff::civil::Date;

ids! {
    /// The order in which a table writes day, month and year.
    pub enum DayOrder as "order of dates" {
        /// Day, month, year: 24.11.2026, as in most of Europe.
        Dmy = "dmy",
        /// Month, day, year: 11/24/2026, as in the United States.
        Mdy = "mdy",
        /// Year, month, day: 2026/11/24.
        Ymd = "ymd",
    }
}

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADay {
    /// It is not three numbers.
    Form,
    /// Its year has two digits, and the century is not told.
    ShortYear,
    /// There is no such day in this order.
    NoSuchDay,
}

impl DayOrder {
    /// The day that a text names, with `.`, `/` or `-` between its numbers.
    ///
    /// # Errors
    /// If it is no day in this order.
    pub fn read(self, text: &str) -> Result<Date, NotADay> {
        let [first, second, third] = parts(text).ok_or(NotADay::Form)?;
        let (year, month, day) = match self {
            Self::Dmy => (third, second, first),
            Self::Mdy => (third, first, second),
            Self::Ymd => (first, second, third),
        };
        match (year.len(), month.len(), day.len()) {
            (4, 1 | 2, 1 | 2) => {}
            (2, 1 | 2, 1 | 2) => return Err(NotADay::ShortYear),
            _ => return Err(NotADay::NoSuchDay),
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| NotADay::NoSuchDay);
        let small = |part: &str| part.parse::<i8>().map_err(|_| NotADay::NoSuchDay);
        Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| NotADay::NoSuchDay)
    }

    /// The order in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dmy => "day, month, year",
            Self::Mdy => "month, day, year",
            Self::Ymd => "year, month, day",
        }
    }
}

/// The three numbers of a text that looks like a day, however it is ordered.
pub(crate) fn parts(text: &str) -> Option<[&str; 3]> {
    // Some write a full stop behind the year too.
    let text = text.trim().trim_end_matches('.');
    ['.', '/', '-'].into_iter().find_map(|separator| {
        let mut parts = text.split(separator).map(str::trim);
        let found = [parts.next()?, parts.next()?, parts.next()?];
        let is_number = |part: &&str| {
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        (parts.next().is_none() && found.iter().all(is_number)).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_its_order_alone() {
        use DayOrder::{Dmy, Mdy, Ymd};
        for (order, text, wanted) in [
            (Dmy, "24.11.2026", Ok("2026-11-24")),
            (Dmy, "1/3/2024", Ok("2024-03-01")),
            (Mdy, "1/3/2024", Ok("2024-01-03")),
            (Dmy, "24. 11. 2026.", Ok("2026-11-24")),
            (Dmy, "24-11-2026", Ok("2026-11-24")),
            (Ymd, "2026/11/24", Ok("2026-11-24")),
            (Ymd, "2024-3-1", Ok("2024-03-01")),
            (Dmy, "24-11-26", Err(NotADay::ShortYear)),
            (Mdy, "11/24/26", Err(NotADay::ShortYear)),
            (Mdy, "24.11.2026", Err(NotADay::NoSuchDay)),
            (Dmy, "31.11.2026", Err(NotADay::NoSuchDay)),
            (Dmy, "2026.11.24", Err(NotADay::NoSuchDay)),
            (Ymd, "24.11.2026", Err(NotADay::NoSuchDay)),
            (Dmy, "24.11.126", Err(NotADay::NoSuchDay)),
            (Dmy, "24.11", Err(NotADay::Form)),
            (Dmy, "24/11.2026", Err(NotADay::Form)),
            (Dmy, "soon", Err(NotADay::Form)),
            (Dmy, "", Err(NotADay::Form)),
        ] {
            let read = order.read(text).map(|day| day.to_string());
            assert_eq!(read, wanted.map(str::to_owned), "{order} {text}");
        }
    }
}
