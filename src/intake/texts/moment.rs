//! Days and times in the place of a text: a spreadsheet has made them from `3/4`, or a column has slipped.

use super::{Kind, Wrong};

const DAY: Wrong = (
    "is a date, and none belongs here",
    "spreadsheets turn 3/4 or 1-2 into a date: format the column as text, type the value again, and check that no columns were swapped",
);

const TIME: Wrong = (
    "is a time, and none belongs here",
    "format the column as text, type the value again, and check that no columns were swapped",
);

/// The months as spreadsheets shorten them, in the languages of the letters.
const MONTHS: [&str; 33] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jän",
    "mrz", "mär", "mai", "okt", "dez", "gen", "mag", "giu", "lug", "ago", "set", "ott", "dic",
    "shk", "pri", "maj", "qer", "kor", "gus", "dhj",
];

/// What is wrong with a text that is nothing but a moment. Numbers and signs may be days; advice is enough there.
pub(super) fn wrong(kind: Kind, last: &str, text: &str) -> Option<Wrong> {
    if kind == Kind::Other || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_name = kind == Kind::Name;
    if is_name && is_time(text) {
        return Some(TIME);
    }
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if is_day(day) && is_time(time) {
        return Some(DAY);
    }
    let is_place = is_name && matches!(last, "street" | "extra" | "city" | "region" | "lines");
    (is_name && is_day(text) || is_place && is_short_day(text)).then_some(DAY)
}

/// A time with minutes, and perhaps with seconds, their parts and a zone: `12:30`, `00:00:00.000Z`.
fn is_time(text: &str) -> bool {
    let text = text.trim_end_matches('Z');
    let (text, part) = text.split_once('.').unwrap_or((text, "0"));
    let parts: Vec<&str> = text.split(':').collect();
    let is_two = |part: &&str| part.len() <= 2 && is_number(part);
    matches!(parts.len(), 2 | 3) && parts.iter().all(is_two) && is_number(part)
}

/// A day with all of its year: `2026-03-04`, `4.3.2026`, `03/04/2026`.
fn is_day(text: &str) -> bool {
    ['-', '.', '/'].into_iter().any(|sign| {
        let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
        let [first, second, third] = parts[..] else {
            return false;
        };
        let is_year = |part: &str| part.len() == 4 && is_number(part);
        let is_part = |part: &str| {
            part.len() <= 2 && part.parse::<u8>().is_ok_and(|it| (1..=31).contains(&it))
        };
        is_part(second) && (is_year(first) && is_part(third) || is_part(first) && is_year(third))
    })
}

/// A day without its year, or a month with it: `4-Mar`, `04. Mrz`, `Mar-26`.
fn is_short_day(text: &str) -> bool {
    let parts = text.split(['-', '.', ' ', '/']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_month = |part: &str| MONTHS.contains(&part.to_lowercase().as_str());
    let is_part = |part: &str| part.len() <= 2 && is_number(part);
    match parts[..] {
        [first, second] => is_part(first) && is_month(second) || is_month(first) && is_part(second),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_the_place_of_a_text_are_told() {
        for (text, wanted) in [
            ("2026-03-04", DAY),
            ("04.03.2026", DAY),
            ("4/3/2026", DAY),
            ("4. 3. 2026", DAY),
            ("2026-03-04 00:00:00", DAY),
            ("2026-03-04T00:00:00.000Z", DAY),
            ("12:30", TIME),
            ("00:00:00", TIME),
            ("4-Mar", DAY),
            ("04. Mrz", DAY),
            ("04-mar", DAY),
            ("Mar-26", DAY),
            ("3-Pri", DAY),
        ] {
            assert_eq!(wrong(Kind::Name, "street", text), Some(wanted), "{text}");
            assert_eq!(wrong(Kind::Other, "own_words", text), None, "{text}");
        }
        let with_time = wrong(Kind::Sign, "phone", "2026-03-04 00:00:00");
        assert_eq!(with_time, Some(DAY));
        for text in ["2026-03-04", "MAR-04", "12.05.1995", "12:30"] {
            assert_eq!(wrong(Kind::Sign, "employee_number", text), None, "{text}");
        }
        for text in [
            "Via 25 Aprile 12",
            "Rruga 28 Nëntori",
            "12/3/20",
            "3/4",
            "Top 12/3",
            "Mai 4a",
            "1.2.3",
            "17. Juni",
            "Mar",
            "99.99.2026",
            "Platz des 4. Juli",
            "",
        ] {
            assert_eq!(wrong(Kind::Name, "street", text), None, "{text}");
        }
        // A firm may be called so.
        assert_eq!(wrong(Kind::Name, "name", "Dec-24"), None);
    }
}
