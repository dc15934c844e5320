//! Number formats of an XLSX file: what a number means, and how it is shown.

mod code;

use self::code::{Code, Draft, Meaning};

/// What a format makes of a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Format {
    /// A number, shown with its own digits or in a way that takes nothing away.
    Plain,
    /// A day, and perhaps a time of it.
    Day,
    /// A time.
    Time,
    /// An amount of money.
    Money,
    /// A part of a hundred.
    Percent,
    /// Digits between signs that are typed as they are: postcodes, numbers of employees and of telephones.
    Shown(Box<[Section]>),
}

/// A part of a format, for some numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    condition: Option<(Comparison, f64)>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    Unequal,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    /// A sign that is shown as it is.
    Sign(char),
    /// The number as it is.
    General,
}

/// Signs and words for money, as formats write them out.
const MONEY: [&str; 12] = [
    "€", "$", "£", "¥", "₤", "EUR", "CHF", "GBP", "USD", "Lek", "Fr.", "ALL",
];

impl Format {
    /// The format that every program knows by this number, without a code in the file: ECMA-376, part 1,
    /// 18.8.30.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            5..=8 | 42 | 44 => Self::Money,
            9 | 10 | 67 | 68 => Self::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 | 71..=74 | 77 | 81 => Self::Day,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 | 75 | 76 | 78..=80 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// The format of a code, such as `00000` or `dd/mm/yyyy`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut reader = Code::default();
        reader.read(code);
        let first = reader.sections.first().cloned().unwrap_or_default();
        if first.means(Meaning::Day) {
            return Self::Day;
        }
        if first.means(Meaning::Clock) {
            return Self::Time;
        }
        let signs: String = first.parts.iter().filter_map(|part| part.sign()).collect();
        if first.means(Meaning::Money) || MONEY.iter().any(|word| signs.contains(word)) {
            return Self::Money;
        }
        if first.means(Meaning::Percent) {
            return Self::Percent;
        }
        if first.means(Meaning::Calculated) || !first.is_telling() {
            return Self::Plain;
        }
        // A section for texts or for other numbers that cannot be shown gives none.
        let sections = reader.sections.into_iter();
        let sections = sections.take_while(|section| !section.means(Meaning::Calculated));
        Self::Shown(sections.map(Draft::section).collect())
    }
}

/// The number as the sections show it.
pub(super) fn shown(sections: &[Section], number: f64) -> String {
    let has_conditions = sections.iter().any(|section| section.condition.is_some());
    let holds = |section: &&Section| section.condition.is_none_or(|it| it.0.holds(number, it.1));
    let (section, is_signed) = match sections {
        _ if has_conditions => (sections.iter().find(holds), number < 0.0),
        [_, negative, ..] if number < 0.0 => (Some(negative), false),
        [_, _, zero, ..] if number == 0.0 => (Some(zero), false),
        _ => (sections.first(), number < 0.0),
    };
    let sign = if is_signed { "-" } else { "" };
    match section {
        Some(section) => format!("{sign}{}", section.fill(number.abs())),
        None => number.to_string(),
    }
}

impl Section {
    /// The digits in their places, from the right; those that are too many stand in the first place.
    fn fill(&self, number: f64) -> String {
        let is_place = |part: &&Part| matches!(part, Part::Digit(_));
        let places = self.parts.iter().filter(is_place).count();
        let digits = format!("{number:.0}");
        let digits = digits.trim_start_matches('0');
        let (over, rest) = digits.split_at(digits.len().saturating_sub(places));
        let mut rest = rest.chars();
        let mut empty = places.saturating_sub(rest.clone().count());
        let mut shown = String::new();
        let mut is_first = true;
        for part in &self.parts {
            match part {
                Part::Sign(sign) => shown.push(*sign),
                Part::General => shown.push_str(&number.to_string()),
                Part::Digit(place) => {
                    if std::mem::take(&mut is_first) {
                        shown.push_str(over);
                    }
                    if empty == 0 {
                        shown.extend(rest.next());
                    } else {
                        empty -= 1;
                        shown.extend((*place == '0').then_some('0'));
                    }
                }
            }
        }
        shown
    }
}

impl Comparison {
    fn holds(self, number: f64, other: f64) -> bool {
        match self {
            Self::Less => number < other,
            Self::LessOrEqual => number <= other,
            Self::Greater => number > other,
            Self::GreaterOrEqual => number >= other,
            Self::Equal => (number - other).abs() < f64::EPSILON,
            Self::Unequal => (number - other).abs() >= f64::EPSILON,
        }
    }
}

impl Part {
    fn sign(self) -> Option<char> {
        match self {
            Self::Sign(sign) => Some(sign),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(code: &str, number: f64) -> Option<String> {
        match Format::of_code(code) {
            Format::Shown(sections) => Some(shown(&sections, number)),
            _ => None,
        }
    }

    #[test]
    fn zeros_and_signs_are_shown_as_the_program_shows_them() {
        for (code, number, wanted) in [
            ("00000", 1067.0, "01067"),
            ("[$-407]00000", 1067.0, "01067"),
            ("00000;@", 1067.0, "01067"),
            ("00000", 123_456.0, "123456"),
            ("00000", 0.0, "00000"),
            ("00000", -7.0, "-00007"),
            ("000-00", 12345.0, "123-45"),
            ("000-00", 7.0, "000-07"),
            ("000\\-00", 1_234_567.0, "12345-67"),
            ("\"+\"000", 355.0, "+355"),
            ("\"+\"0", 355_691_234_567.0, "+355691234567"),
            ("+###", 355.0, "+355"),
            ("\"K-\"0000", 12.0, "K-0012"),
            ("\"D-\"00000_)", 1067.0, "D-01067"),
            ("###-##", 5.0, "-5"),
            (
                "000\\.0000\\.0000\\.00",
                7_561_234_567_897.0,
                "756.1234.5678.97",
            ),
            (
                "[<=9999999]###-####;(###) ###-####",
                5_551_234.0,
                "555-1234",
            ),
            (
                "[<=9999999]###-####;(###) ###-####",
                2_125_551_234.0,
                "(212) 555-1234",
            ),
            ("[Red]0000;[Blue]-0000", -12.0, "-0012"),
            ("0000;(0000);\"none\"", 0.0, "none"),
            ("0000;(0000);\"none\"", -12.0, "(0012)"),
            ("General\" kg\"", 3.5, "3.5 kg"),
            ("00\" \"00", 731.4, "07 31"),
        ] {
            assert_eq!(
                shows(code, number).as_deref(),
                Some(wanted),
                "{code} {number}"
            );
        }
    }

    #[test]
    fn a_code_is_told_from_others() {
        for (wanted, codes) in [
            (
                Format::Plain,
                &[
                    "",
                    "General",
                    "GENERAL",
                    "0",
                    "#",
                    "@",
                    "0.00",
                    "#,##0",
                    "#,##0.00",
                    "00,000",
                    "0.00E+00",
                    "# ?/?",
                    "##0.0E+0",
                    "[Red]General",
                    ";;;",
                    "\"",
                    "[",
                    "\\",
                    "_-* #,##0_-",
                ][..],
            ),
            (
                Format::Day,
                &[
                    "dd/mm/yyyy",
                    "d.m.yy;@",
                    "[$-407]d. mmmm yyyy",
                    "mmm-yy",
                    "YYYY-MM-DD",
                    "m",
                    "[$-F800]dddd, mmmm dd, yyyy",
                    "yyyy\\-mm\\-dd hh:mm",
                    "[$-411]ge.m.d",
                    "aaa",
                ],
            ),
            (
                Format::Time,
                &[
                    "h:mm",
                    "hh:mm:ss",
                    "mm:ss.0",
                    "[h]:mm:ss",
                    "[mm]:ss",
                    "h:mm AM/PM",
                    "[$-F400]h:mm:ss",
                ],
            ),
            (
                Format::Money,
                &[
                    "#,##0.00 \"€\"",
                    "[$€-407] 0",
                    "$0000",
                    "0000\\ [$CHF]",
                    "00000 \"Lek\"",
                    "£#,##0",
                ],
            ),
            (Format::Percent, &["0%", "0.00 %", "000%"]),
        ] {
            for code in codes {
                assert_eq!(Format::of_code(code), wanted, "{code}");
            }
        }
        for (id, wanted) in [
            (0, Format::Plain),
            (1, Format::Plain),
            (9, Format::Percent),
            (14, Format::Day),
            (20, Format::Time),
            (22, Format::Day),
            (44, Format::Money),
            (49, Format::Plain),
            (9999, Format::Plain),
        ] {
            assert_eq!(Format::built_in(id), wanted, "{id}");
        }
    }
}
