//! What spreadsheets, mail merges and programs write where they have no value.

use super::{Kind, Wrong};

/// A field of a mail merge.
pub(super) const FIELD: Wrong = (
    "is a field of a mail merge that was never filled in",
    "write the value itself",
);

const ERROR: Wrong = (
    "is an error of a spreadsheet, not a value",
    "mend the formula, or type the value, and save the table again",
);

const HASHES: Wrong = (
    "contains only # signs: the spreadsheet's column was too narrow to show the value",
    "make the column wider and export the table again",
);

pub(super) const NOTHING: Wrong = (
    "is what a program writes where there is no value",
    "leave it empty, or write the value",
);

const NO_SIGN: Wrong = (
    "has no letter and no digit",
    "leave it empty, or write the value",
);

const FORMULA: Wrong = (
    "is a formula, not its result",
    "save the table with the values that its formulas show, or type the value",
);

const MARK: Wrong = (
    "has a mark with which a spreadsheet keeps it a text",
    "leave out the apostrophe, or the equals sign and the quotation marks",
);

const LINK: Wrong = (
    "is a link, not a telephone number",
    "write the number alone, without `tel:`",
);

const QUOTED: Wrong = (
    "stands in quotation marks",
    "leave them out; in a table, a quotation mark must follow the separator directly",
);

const LOST: Wrong = (
    "contains the sign U+FFFD in place of a letter that was lost",
    "export the table again as UTF-8, or type the letter again",
);

/// Errors that do not end in `!` or `?`. "Not available" has a name of its own in most languages of
/// Excel and `LibreOffice`; the others are "the data are on their way".
const ERRORS: [&str; 14] = [
    "#N/A",
    "#NA",
    "#NV",
    "#N/D",
    "#N/B",
    "#I/T",
    "#YOK",
    "#PUUTTUU",
    "#SAKNAS",
    "#HIÁNYZIK",
    "#NENÍ_K_DISPOZICI",
    "#NEDOSTUPNÝ",
    "#GETTING_DATA",
    "#DATEN_ABRUFEN",
];

/// The beginnings of errors that `LibreOffice` numbers, as `Err:502`.
const NUMBERED: [&str; 5] = ["Err:", "Fehler:", "Errore:", "Erreur:", "Gabim:"];

/// How programs write that there is nothing: SQL, Python and its tables, JavaScript, C.
const NOTHINGS: [&str; 19] = [
    "NULL",
    "null",
    "nan",
    "NaN",
    "NAN",
    "-nan",
    "NaT",
    "None",
    "undefined",
    "[object Object]",
    "(null)",
    "<null>",
    "<NA>",
    "<none>",
    "N/A",
    "n/a",
    "#N/A N/A",
    "1.#IND",
    "1.#QNAN",
];

/// Words of that kind that are no words of any language: wrong inside of a name too, where a program
/// put it together.
const INSIDE: [&str; 4] = ["undefined", "NaN", "NaT", "Object]"];

/// Names as people write them. They are surnames, given names or towns.
const REAL: [&str; 3] = ["Null", "None", "Nan"];

/// What fields of a mail merge are called.
const FIELDS: [&str; 36] = [
    "name",
    "firstname",
    "lastname",
    "surname",
    "fullname",
    "street",
    "address",
    "city",
    "town",
    "postcode",
    "zip",
    "country",
    "email",
    "phone",
    "date",
    "company",
    "employer",
    "worker",
    "vorname",
    "nachname",
    "strasse",
    "straße",
    "plz",
    "ort",
    "land",
    "firma",
    "datum",
    "nome",
    "cognome",
    "indirizzo",
    "emri",
    "mbiemri",
    "adresa",
    "qyteti",
    "shteti",
    "data",
];

/// What is wrong with the text, if such a program left it.
pub(super) fn wrong(kind: Kind, text: &str) -> Option<Wrong> {
    if text.contains('\u{FFFD}') {
        Some(LOST)
    } else if text.len() > 2 && text.bytes().all(|byte| byte == b'#') {
        Some(HASHES)
    } else if is_error(text) {
        Some(ERROR)
    } else if is_marked(kind, text) {
        Some(MARK)
    } else if kind == Kind::Sign
        && text
            .get(..4)
            .is_some_and(|it| it.eq_ignore_ascii_case("tel:"))
    {
        Some(LINK)
    } else if kind != Kind::Other && is_formula(text) {
        Some(FORMULA)
    } else if is_field(text) {
        Some(FIELD)
    } else if is_nothing(kind, text) {
        Some(NOTHING)
    } else if kind != Kind::Other && text.split_whitespace().any(is_error) {
        Some(ERROR)
    } else if kind != Kind::Other && is_dash(text) {
        Some(NO_SIGN)
    } else {
        None
    }
}

/// Whether it is an error as spreadsheets show it: capitals between `#` and `!` or `?` in every language
/// of Excel (`#REF!`, `#WERT!`, `#¿NOMBRE?`), one of those that end otherwise, or a number.
///
/// The names are those of `formula/inc/core_resource.hrc` in `LibreOffice` and of Microsoft's help pages on
/// each error (support.microsoft.com, "How to correct a #VALUE! error" and its siblings).
fn is_error(text: &str) -> bool {
    if let Some(number) = NUMBERED.iter().find_map(|start| text.strip_prefix(start)) {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(rest) = text.strip_prefix('#') else {
        return false;
    };
    let is_name = |name: &str| {
        name.chars().any(char::is_uppercase)
            && name.chars().all(|sign| {
                sign.is_uppercase() || matches!(sign, '/' | '0' | '_' | '¡' | '¿' | ' ')
            })
    };
    let named = rest.strip_suffix(['!', '?']).is_some_and(is_name);
    named || ERRORS.contains(&text)
}

/// Whether a program wrote it for nothing.
/// Whether a number or a sign is marked as a text: `="01067"`, `'+355691234567`. A roster's cells are read
/// without such marks.
fn is_marked(kind: Kind, text: &str) -> bool {
    let is_quoted = text.starts_with("=\"") && text.ends_with('"') && text.len() > 3;
    let behind = text.strip_prefix(['\'', '’', '`']);
    let is_number =
        |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '+');
    (kind != Kind::Other && is_quoted) || (kind == Kind::Sign && behind.is_some_and(is_number))
}

/// What is wrong with a text that a table has left in quotation marks, where nobody means them: firms are
/// called so, and neither people nor streets.
pub(super) fn quoted(key: &str, text: &str) -> Option<Wrong> {
    const KEYS: [&str; 8] = [
        "street",
        "extra",
        "city",
        "region",
        "postcode",
        "phone",
        "employee_number",
        "reference",
    ];
    let last = key.rsplit('.').next().unwrap_or_default();
    let is_one = KEYS.contains(&last) || matches!(key, "worker.name" | "representative.name");
    let is_quoted = |mark: char| text.len() > 2 && text.starts_with(mark) && text.ends_with(mark);
    (is_one && (is_quoted('"') || is_quoted('\''))).then_some(QUOTED)
}

/// Whether it is what people write where there is nothing: `-`, `---`, `?`, `./.`.
fn is_dash(text: &str) -> bool {
    let is_sign = |sign: char| matches!(sign, '-' | '–' | '—' | '_' | '.' | '/' | '?' | '*' | ' ');
    !text.is_empty() && text.chars().all(is_sign)
}

/// Whether a table was saved with its formulas, which name cells: `=A2&B2`, `=VLOOKUP(A2;B:C;2)`.
fn is_formula(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('=') else {
        return false;
    };
    // What stands in quotation marks is text.
    let outside: String = rest.split('"').step_by(2).collect();
    let is_cell = |word: &str| {
        let word = word.replace('$', "");
        let column = word.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let is_column = (1..=3).contains(&column.len());
        is_column && column.len() < word.len() && column.bytes().all(|it| it.is_ascii_uppercase())
    };
    let is_sign = |sign: char| !sign.is_ascii_alphanumeric() && sign != '$';
    let is_reckoned = outside.contains(['(', '&', '+', '*']) || !outside.contains(' ');
    is_reckoned && outside.split(is_sign).any(is_cell)
}

fn is_nothing(kind: Kind, text: &str) -> bool {
    // What a formula shows that names an empty cell.
    if kind != Kind::Other && text == "0" {
        return true;
    }
    if kind == Kind::Name {
        let mut words = text.split_whitespace();
        if words.clone().any(|word| INSIDE.contains(&word)) {
            return true;
        }
        // Two columns without a value, joined.
        return !REAL.contains(&text)
            && !text.is_empty()
            && (NOTHINGS.contains(&text) || words.all(|word| NOTHINGS.contains(&word)));
    }
    NOTHINGS.contains(&text) || (kind == Kind::Sign && REAL.contains(&text))
}

/// Whether it is a field, or fields alone: `{{name}}`, `«Vorname» «Nachname»`, `<<city>>`, `${x}`.
///
/// Between `«` and `»` or `<<` and `>>` people put what they quote, so that only names of fields count there.
/// A text with more in it than fields is somebody's own.
fn is_field(text: &str) -> bool {
    let is_word = |name: &str| {
        let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '.' | '-' | ' ');
        name.chars().any(char::is_alphabetic) && name.chars().all(is_part)
    };
    let is_known = |name: &str| {
        let plain: String = name.chars().filter(|sign| sign.is_alphanumeric()).collect();
        name.contains('_') || FIELDS.contains(&plain.to_lowercase().as_str())
    };
    let is_of = |start: &str, end: &str, is_name: &dyn Fn(&str) -> bool| {
        let mut rest = text.trim();
        while let Some((_, after)) = rest
            .strip_prefix(start)
            .and_then(|inside| inside.split_once(end))
            .filter(|(name, _)| is_word(name) && is_name(name))
        {
            rest = after.trim_start();
        }
        rest.is_empty() && !text.is_empty()
    };
    is_of("{{", "}}", &|_| true)
        || is_of("${", "}", &|_| true)
        || is_of("«", "»", &is_known)
        || is_of("<<", ">>", &is_known)
        || is_of("<", ">", &is_known)
        || is_of("%", "%", &is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_spreadsheets_are_told_in_every_language() {
        for text in [
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#NV",
            "#WERT!",
            "#BEZUG!",
            "#ZAHL!",
            "#ÜBERLAUF!",
            "#NOME?",
            "#RIF!",
            "#VALORE!",
            "#N/D",
            "#ESPANSIONE!",
            "#VALEUR!",
            "#NOM?",
            "#NOMBRE!",
            "#¿NOMBRE?",
            "#¡VALOR!",
            "#NÚM!",
            "#DEĞER!",
            "#SAYI/0!",
            "#ÉRTÉK!",
            "#HIÁNYZIK",
            "#ERROR!",
            "#GETTING_DATA",
            "Err:502",
            "Fehler:508",
            "########",
            "###",
        ] {
            for kind in [Kind::Name, Kind::Sign, Kind::Other] {
                assert!(wrong(kind, text).is_some(), "{text}");
            }
        }
        for text in [
            "#12",
            "# 12",
            "#12 Flat B",
            "#",
            "##",
            "#metoo!",
            "No. #7!",
            "Err: 502 times",
            "#1 Call Center",
        ] {
            assert_eq!(wrong(Kind::Name, text), None, "{text}");
        }
    }

    #[test]
    fn what_a_table_holds_instead_of_a_value_is_told() {
        for (text, wanted) in [
            ("12 Sample Road #N/A", ERROR),
            ("#REF! 12", ERROR),
            ("Arta #NV", ERROR),
            ("0", NOTHING),
            ("-", NO_SIGN),
            ("---", NO_SIGN),
            ("?", NO_SIGN),
            ("./.", NO_SIGN),
            ("=A2&B2", FORMULA),
            ("=A2&\" \"&B2", FORMULA),
            ("=$C$3", FORMULA),
            ("=VLOOKUP(A2;B:C;2)", FORMULA),
            ("=WENN(A2=\"\";\"x\";B2)", FORMULA),
        ] {
            for kind in [Kind::Name, Kind::Sign] {
                assert_eq!(wrong(kind, text), Some(wanted), "{text}");
            }
        }
        for text in [
            "=12 Sample Road",
            "=1+1",
            "+1",
            "A. -",
            "0 12",
            "00",
            "=Arta",
            "No. 0",
        ] {
            assert_eq!(wrong(Kind::Name, text), None, "{text}");
        }
        for text in ["0", "-", "=A2", "They wrote #N/A in my file."] {
            assert_eq!(wrong(Kind::Other, text), None, "{text}");
        }
    }

    #[test]
    fn quotation_marks_around_a_text_are_none_of_its_own() {
        for (key, text) in [
            ("worker.address.street", "\"12 Sample Road\""),
            ("worker.name", "'Arta Hoxha'"),
            ("reference", "'7'"),
        ] {
            assert_eq!(quoted(key, text), Some(QUOTED), "{text}");
        }
        for (key, text) in [
            ("employer.name", "\"Ora\""),
            ("worker.name", "'t Hart"),
            ("worker.name", "Arta \"Ari\" Hoxha"),
            ("worker.address.street", "\""),
            ("worker.address.street", "„Dëshmorët“ 4"),
        ] {
            assert_eq!(quoted(key, text), None, "{text}");
        }
    }

    #[test]
    fn marks_and_links_are_no_part_of_a_number() {
        for (text, wanted) in [
            ("=\"01067\"", MARK),
            ("'+355691234567", MARK),
            ("’000731", MARK),
            ("tel:+355691234567", LINK),
            ("TEL:069", LINK),
        ] {
            assert_eq!(wrong(Kind::Sign, text), Some(wanted), "{text}");
        }
        assert_eq!(wrong(Kind::Name, "=\"Arta Hoxha\""), Some(MARK));
        for (kind, text) in [
            (Kind::Name, "’47 Brand"),
            (Kind::Name, "’s-Hertogenbosch"),
            (Kind::Sign, "'K-7"),
            (Kind::Sign, "tel 069"),
            (Kind::Other, "=\"x\""),
        ] {
            assert_eq!(wrong(kind, text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_told_from_a_name() {
        for text in NOTHINGS {
            for kind in [Kind::Sign, Kind::Other] {
                assert_eq!(wrong(kind, text), Some(NOTHING), "{text}");
            }
        }
        for text in [
            "NULL",
            "null",
            "nan",
            "NaT",
            "undefined",
            "[object Object]",
            "NULL NULL",
            "nan nan",
            "Arta undefined",
            "NaN Hoxha",
        ] {
            assert_eq!(wrong(Kind::Name, text), Some(NOTHING), "{text}");
        }
        for text in [
            "Null",
            "None",
            "Nan",
            "Jennifer Null",
            "None Hoxha",
            "Cnoc nan Cuilean",
            "Nan Province",
            "Projekt null",
            "N. A. Hoxha",
            "Undefined Ltd",
        ] {
            assert_eq!(wrong(Kind::Name, text), None, "{text}");
        }
        for text in ["Null", "None", "Nan"] {
            assert_eq!(wrong(Kind::Sign, text), Some(NOTHING), "{text}");
        }
        for text in ["none", "null and void", "They gave me N/A as an answer."] {
            assert_eq!(wrong(Kind::Other, text), None, "{text}");
        }
        assert_eq!(wrong(Kind::Name, "Tiran\u{FFFD}"), Some(LOST));
    }

    #[test]
    fn fields_that_nobody_filled_are_told_from_quotations() {
        for text in [
            "{{name}}",
            "{{ first_name }} {{last_name}}",
            "${city}",
            "«Name»",
            "«Vorname» «Nachname»",
            "<<name>>",
            "<<Mbiemri>>",
            "«First_Name»",
            "«AdrLine_1»",
            "<Name>",
            "%NAME%",
        ] {
            assert_eq!(wrong(Kind::Name, text), Some(FIELD), "{text}");
        }
        for text in [
            "{{ 7*7 }} *Ä* <b>",
            "{since} & {{ name }}",
            "«Ora»",
            "Gazeta «Name»",
            "<<we see you>>",
            "«Drejtësi»",
            "{name",
            "}}",
            "a < b << c",
            "Data",
            "«Name",
        ] {
            assert_eq!(wrong(Kind::Name, text), None, "{text}");
        }
    }
}
