//! A cell of an ODS file: what its tag says, and what it holds.

use super::super::{
    RosterError,
    cells::Kind,
    day, finite, plain, unreadable,
    xml::{attributes, is},
};
use quick_xml::events::BytesStart;

/// The words for an error in the program's languages, and in French, which Swiss offices use.
const ERRORS: [&str; 19] = [
    "#N/A", "#NV", "#N/D", "#N/V", "#REF!", "#BEZUG!", "#RIF!", "#NAME?", "#NOME?", "#NOM?",
    "#DIV/0!", "#VALUE!", "#WERT!", "#VALORE!", "#VALEUR!", "#NUM!", "#ZAHL!", "#NULL!", "#NULLO!",
];

/// What `LibreOffice` writes before an error's number, in these languages.
const CODED: [&str; 5] = ["Err:", "Fehler:", "Errore:", "Erreur:", "Gabim:"];

/// A cell as its tag says it.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) is_cell: bool,
    pub(super) repeats: u64,
    pub(super) rows: u64,
    pub(super) columns: u64,
    value: Option<(Type, String)>,
    is_formula: bool,
    said: Said,
}

/// What the tag says of its value.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Said {
    #[default]
    Other,
    Text,
    Error,
    Money,
    Percent,
}

#[derive(Clone, Copy)]
enum Type {
    Number,
    Truth,
    Day,
    Time,
    Text,
}

pub(super) fn tag(start: &BytesStart<'_>) -> Result<Tag, RosterError> {
    let mut tag = Tag {
        is_cell: is(start, "table-cell") || is(start, "covered-table-cell"),
        repeats: 1,
        ..Tag::default()
    };
    let mut is_number = true;
    let mut number = |value: &str| {
        let number = value.parse::<u32>();
        is_number &= number.is_ok();
        number.map_or(0, u64::from)
    };
    attributes(start, |name, value| {
        let kind = match name {
            "value" => Type::Number,
            "boolean-value" => Type::Truth,
            "date-value" => Type::Day,
            "time-value" => Type::Time,
            "string-value" => Type::Text,
            "value-type" => {
                // `LibreOffice` says of an error that it is a text, and then what it is.
                if matches!(tag.said, Said::Other | Said::Text) {
                    tag.said = match value {
                        "string" => Said::Text,
                        "error" => Said::Error,
                        "currency" => Said::Money,
                        "percentage" => Said::Percent,
                        _ => Said::Other,
                    };
                }
                return;
            }
            "number-columns-repeated" => return tag.repeats = number(value),
            "number-rows-spanned" => return tag.rows = number(value),
            "number-columns-spanned" => return tag.columns = number(value),
            "formula" => return tag.is_formula = !value.is_empty(),
            _ => return,
        };
        tag.value.get_or_insert_with(|| (kind, value.to_owned()));
    })?;
    if is_number {
        Ok(tag)
    } else {
        Err(unreadable())
    }
}

/// What a cell holds, if it holds something, by its tag and by what is seen of it.
pub(super) fn held(tag: Tag, shown: &str) -> Result<Option<(Kind, String)>, RosterError> {
    if tag.said == Said::Error || (tag.is_formula && is_word_for_error(shown.trim())) {
        return Ok(Some((Kind::Error, String::new())));
    }
    Ok(match tag.value {
        Some((Type::Number, value)) => {
            let number = finite(&value).ok_or_else(unreadable)?;
            Some(match as_shown(number, shown.trim()) {
                _ if tag.said == Said::Money => (Kind::Money, String::new()),
                _ if tag.said == Said::Percent => (Kind::Percent, String::new()),
                Some(shown) => (Kind::Shown, shown),
                None => plain(number),
            })
        }
        Some((Type::Truth, value)) => {
            let truth = value.eq_ignore_ascii_case("true");
            Some((Kind::Truth, truth.to_string()))
        }
        Some((Type::Day, value)) => Some(day::of_text(&value)),
        Some((Type::Time, _)) => Some((Kind::Time, String::new())),
        Some((Type::Text, value)) => Some((Kind::Text, value)),
        None if tag.said == Said::Text => Some((Kind::Text, shown.to_owned())),
        None => tag.is_formula.then_some((Kind::NoResult, String::new())),
    })
}

/// A whole number as the file shows it, where that adds zeros or other signs to its digits; signs between
/// thousands are none.
fn as_shown(number: f64, shown: &str) -> Option<String> {
    let is_separator = |c: char| matches!(c, '.' | ',' | '\'' | '\u{2019}') || c.is_whitespace();
    let own = number.abs().to_string();
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let is_whole = own.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole
        || digits.is_empty()
        || digits.trim_start_matches('0') != own.trim_start_matches('0')
    {
        return None;
    }
    let is_sign = |c: char| !c.is_ascii_digit() && !is_separator(c);
    let unsigned = shown
        .strip_prefix(['-', '\u{2212}'])
        .filter(|_| number < 0.0);
    let groups: Vec<usize> = shown.split(is_separator).map(str::len).collect();
    let are_thousands = groups.first().is_some_and(|first| (1..=3).contains(first))
        && groups.iter().skip(1).all(|length| *length == 3);
    let adds = digits.len() > own.len()
        || unsigned.unwrap_or(shown).contains(is_sign)
        || (unsigned.is_none() && groups.len() > 1 && !are_thousands);
    adds.then(|| shown.to_owned())
}

/// Whether what a formula shows is an error: `#N/A`, `#WERT!`, `Err:508`.
fn is_word_for_error(shown: &str) -> bool {
    let is_code = |code: &str| {
        code.parse()
            .is_ok_and(|code: u16| (501..=540).contains(&code))
    };
    ERRORS.contains(&shown)
        || CODED
            .iter()
            .any(|word| shown.strip_prefix(word).is_some_and(is_code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_from_a_text() {
        for error in [
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "#WERT!",
            "Err:508",
            "Fehler:502",
        ] {
            assert!(is_word_for_error(error), "{error}");
        }
        for text in [
            "",
            "#",
            "#12 Sample Road",
            "#TEAM",
            "#1",
            "Room:123",
            "Room:502",
            "Err:12",
            "Err:900",
            "Err:5021",
            "Err:+502x",
            "Arta Hoxha",
            "7:300",
        ] {
            assert!(!is_word_for_error(text), "{text}");
        }
    }

    #[test]
    fn a_number_is_what_the_file_shows_where_that_adds_signs() {
        for (number, shown, adds) in [
            (1067.0, "01067", true),
            (1067.0, "1067", false),
            (1067.0, "1.067", false),
            (1067.0, "1 067", false),
            (1067.0, "1,067.00", false),
            (1067.0, "1,07E+03", false),
            (1067.0, "", false),
            (12345.0, "123-45", true),
            (355.0, "+355", true),
            (7.0, "K-007", true),
            (-7.0, "-7", false),
            (-7.0, "-007", true),
            (-1067.0, "-1.067", false),
            (0.0, "000", true),
            (0.0, "0", false),
            (1234.0, "12 34", true),
            (1.5, "01.5", false),
            (1067.0, "1068", false),
        ] {
            assert_eq!(as_shown(number, shown).is_some(), adds, "{shown}");
        }
    }
}
