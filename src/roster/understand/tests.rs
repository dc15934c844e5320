//! What columns are understood as.

use super::*;
use crate::{catalog::Catalog, intake::Columns, roster::columns::USUAL};

fn checked_names(names: &[&str]) -> Result<Vec<String>, String> {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let understood = understood(names, &Reading::default()).map_err(|why| said(&why))?;
    Ok(understood.keys().map(str::to_owned).collect())
}

fn said(why: &RosterError) -> String {
    match why.hint() {
        Some(hint) => format!("{why}; {hint}"),
        None => why.to_string(),
    }
}

#[test]
fn the_usual_columns_are_keys() {
    assert!(checked_names(&USUAL).is_ok());
    assert!(checked_names(&["objection.to", "representative.address.lines"]).is_ok());
    assert!(checked_names(&["worker.address", "copies_to", "access.period.since"]).is_ok());
    assert!(checked_names(&["worker.address.country", "worker.address"]).is_ok());
}

#[test]
fn all_columns_that_are_no_keys_are_named() {
    let why =
        checked_names(&["worker.name", "city", "shift", "reference", "team"]).expect_err("refused");
    assert!(
        why.ends_with("`worker.address.city`?; the same goes for `shift`, `team`"),
        "{why}"
    );
    assert!(!why.contains("`reference`"), "{why}");
}

#[test]
fn a_roster_without_names_of_columns_says_nothing_of_its_first_worker() {
    let why = checked_names(&["Arta Hoxha", "Rruga e Shembullit 12", "Tiranë"]);
    let why = why.expect_err("refused");
    assert!(why.starts_with("has no line with column names"), "{why}");
    let many: Vec<String> = (0..9).map(|n| format!("zz\u{1b}{n}")).collect();
    let names: Vec<&str> = std::iter::once("reference")
        .chain(many.iter().map(String::as_str))
        .collect();
    let why = checked_names(&names).expect_err("refused");
    assert!(
        why.ends_with("and 3 more") && !why.contains('\u{1b}'),
        "{why}"
    );
}

#[test]
fn more_columns_than_keys_are_refused() {
    let why = checked_names(&vec!["reference"; 501]).expect_err("refused");
    assert!(why.starts_with("has more than 500 columns"), "{why}");
}

#[test]
fn a_wrong_separator_and_a_word_for_excel_are_told() {
    for (name, hint) in [
        (
            "sep=",
            "delete the first line: the separator is found without it",
        ),
        (
            "worker.name|worker.email",
            "separate the columns by commas, semicolons or tabs",
        ),
    ] {
        let why = checked_names(&[name]).expect_err("refused");
        assert!(why.ends_with(hint), "{why}");
    }
}

#[test]
fn a_column_that_is_no_key_is_told_the_nearest() {
    for (name, hint) in [
        ("worker.nmae", "did you mean `worker.name`?"),
        ("worker_name", "did you mean `worker.name`?"),
        ("city", "did you mean `worker.address.city`?"),
        (
            "Employee_Number",
            "did you mean `employment.employee_number`?",
        ),
        ("refrence", "did you mean `reference`?"),
        ("employer.nmae", "did you mean `employer.name`?"),
        ("worker.adress.city", "did you mean `worker.address.city`?"),
    ] {
        let refused = checked_names(&["date", name]).expect_err(name);
        let wanted = format!("column 2, `{name}`: no request has such a key; {hint}");
        assert_eq!(refused, wanted);
    }
    for name in [
        "worker.name.first",
        "date.year",
        "objection.own_words.x",
        "zzzzzzzzzzzz",
    ] {
        assert!(checked_names(&[name]).is_err(), "{name}");
    }
}

#[test]
fn a_column_that_names_a_file_or_stands_twice_is_refused() {
    for names in [
        &["employer.record"][..],
        &["employer"],
        &["employer.record.x"],
        &["signature"],
        &["signature.file"],
        &["worker.name", "worker.name"],
        &["worker.address", "worker.address.city"],
        &["worker.address.city", "worker.address"],
        &[
            "worker.address",
            "worker.address.country",
            "worker.address.city",
        ],
        &["worker.name", ""],
    ] {
        assert!(checked_names(names).is_err(), "{names:?}");
    }
    for name in ["employer.name", "previous.reference", "previous"] {
        let names = vec![name.to_owned()];
        let mut reading = Reading::default();
        assert!(understood(names.clone(), &reading).is_ok());
        reading.names_employers = true;
        assert!(understood(names, &reading).is_err());
    }
}

/// How each column is understood, by the usual headings of all languages and a map: `key`, `-` or `?`, and the
/// keys that are put together.
fn told(names: &[&str], map: &str) -> (Vec<String>, Vec<String>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let columns = Columns::read(map.as_bytes());
    let columns = columns.ok().filter(|_| !map.is_empty());
    let reading = Reading {
        columns: columns.as_ref(),
        headings: Some(catalog.headings().expect("headings")),
        is_lenient: true,
        ..Reading::default()
    };
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let understanding = understood(names, &reading).expect("names");
    let columns = understanding.columns.iter().enumerate();
    let columns = columns.map(|(place, column)| match &column.role {
        Role::Gives(_) => {
            let keys: Vec<&str> = understanding.keys_of(place).collect();
            keys.join(" ")
        }
        Role::LeftOut(_) => "-".to_owned(),
        Role::Troubled(trouble) => {
            let candidates: Vec<&str> = trouble.candidates().collect();
            format!("? {}", candidates.join(" "))
        }
    });
    let joined = understanding.given.iter();
    let joined = joined.filter(|given| !given.pattern.is_plain());
    let joined = joined.map(|given| format!("{}: {}", given.key, given.pattern));
    let lost = understanding
        .lost
        .iter()
        .map(|trouble| trouble.what.clone());
    (columns.collect(), joined.chain(lost).collect())
}

#[test]
fn usual_headings_are_understood_in_each_language() {
    for (names, wanted, joined) in [
        (
            &["Vorname", "Nachname", "Straße", "PLZ", "Ort"][..],
            &[
                "worker.name",
                "worker.name",
                "worker.address.street",
                "worker.address.postcode",
                "worker.address.city",
            ][..],
            &["worker.name: {Vorname} {Nachname}"][..],
        ),
        (
            &["Emri", "Mbiemri", "Adresa", "Qyteti"],
            &[
                "worker.name",
                "worker.name",
                "worker.address.street",
                "worker.address.city",
            ],
            &["worker.name: {Emri} {Mbiemri}"],
        ),
        (
            &["Nome", "Cognome", "Indirizzo", "CAP", "Note"],
            &[
                "worker.name",
                "worker.name",
                "worker.address.street",
                "worker.address.postcode",
                "-",
            ],
            &["worker.name: {Nome} {Cognome}"],
        ),
        (
            &[
                "FIRST_NAME",
                "Last  name",
                "House number",
                "street",
                "Town",
                "Date of\nbirth",
            ],
            &[
                "worker.name",
                "worker.name",
                "worker.address.street",
                "worker.address.street",
                "worker.address.city",
                "worker.birth_date",
            ],
            &[
                "worker.name: {FIRST_NAME} {Last  name}",
                "worker.address.street: {House number} {street}",
            ],
        ),
        // What is decomposed is the same.
        (
            &["Qyteti", "Datëlindja", "Date\u{308}lindja e punës"],
            &["worker.address.city", "worker.birth_date", "? "],
            &[],
        ),
        (
            &[
                "reference",
                "worker.name",
                "Strasse",
                "Hausnr.",
                "Ort",
                "Firma",
            ],
            &[
                "reference",
                "worker.name",
                "worker.address.street",
                "worker.address.street",
                "worker.address.city",
                "employer.name",
            ],
            &["worker.address.street: {Strasse} {Hausnr.}"],
        ),
        // There is no street beside it.
        (
            &["worker.name", "Hausnr.", "Ort"],
            &["worker.name", "? house_number", "worker.address.city"],
            &[],
        ),
    ] {
        let (found, parts) = told(names, "");
        assert_eq!(found, wanted, "{names:?}");
        assert_eq!(parts, joined, "{names:?}");
    }
}

#[test]
fn what_can_mean_two_things_is_asked() {
    for (names, wanted) in [
        (
            &["Name", "PLZ"][..],
            &["? worker.name last_name", "worker.address.postcode"][..],
        ),
        (
            &["Vorname", "PLZ"],
            &["? worker.name", "worker.address.postcode"],
        ),
        (
            &["Adresse", "Telefon"],
            &["? worker.address.street worker.address", "worker.phone"],
        ),
        (
            &["Nr.", "Vorname", "Nachname"],
            &[
                "? reference employment.employee_number house_number",
                "worker.name",
                "worker.name",
            ],
        ),
        // Two languages mean two things by it, and nothing says which it is.
        (&["Firma", "Telefon"], &["? employer.name", "worker.phone"]),
        (
            &["Telefon", "Handy", "PLZ"],
            &["worker.phone", "? ", "worker.address.postcode"],
        ),
        (
            &["Vor- und Nachname", "Vorname", "Nachname"],
            &["worker.name", "? ", "? "],
        ),
    ] {
        assert_eq!(told(names, "").0, wanted, "{names:?}");
    }
}

#[test]
fn a_map_comes_first_and_names_headings_as_people_write_them() {
    for (names, map, wanted, joined) in [
        (
            &["Vor-\nname ", "NACHNAME", "Schicht", "Kod"][..],
            "worker.name: \"{Nachname}, {Vorname}\"\nreference: kod\nignore: [schicht]",
            &["worker.name", "worker.name", "-", "reference"][..],
            &["worker.name: {NACHNAME}, {Vor-\nname }"][..],
        ),
        (
            &["Ort", "Straße", "Adresse"],
            "worker.address.street: Adresse\nplace: Ort\nworker.address.city: Ort\nignore: Straße",
            &["place worker.address.city", "-", "worker.address.street"],
            &[],
        ),
        (
            &["Telefon", "Handy"],
            "worker.phone: Handy",
            &["? ", "worker.phone"],
            &[],
        ),
        (
            &["worker.name", "PLZ"],
            "worker.phone: Telefon",
            &["worker.name", "worker.address.postcode"],
            &["`worker.phone`: no column is called `Telefon`"],
        ),
        (
            &["Tel", "Tel.", "worker.name"],
            "worker.phone: Tel.\nignore: [Tel]",
            &["-", "worker.phone", "worker.name"],
            &[],
        ),
        (
            &["Tel", "Tel.", "worker.name"],
            "worker.phone: tel",
            &["worker.phone", "? ", "worker.name"],
            &["`worker.phone`: two columns are called `tel`"],
        ),
        (
            &["PLZ", "Notiz", "Notiz", "x"],
            "ignore: [Notiz, PLZ, Fehlt, x]\nworker.address.postcode: PLZ",
            &["? ", "-", "-", "-"],
            &[],
        ),
    ] {
        let (found, parts) = told(names, map);
        assert_eq!(found, wanted, "{names:?} {map}");
        assert_eq!(parts, joined, "{names:?} {map}");
    }
}

#[test]
fn a_heading_that_nobody_knows_is_told_how_to_be_mapped_or_left_out() {
    let catalog = Catalog::embedded().expect("the catalogue");
    let reading = Reading {
        headings: Some(catalog.headings().expect("headings")),
        ..Reading::default()
    };
    let refused = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        said(&understood(names, &reading).expect_err("refused"))
    };
    assert_eq!(
        refused(&["PLZ", "Schicht", "Vornahme"]),
        "column 2, `Schicht`: no request has such a key, and it is no usual heading; under `columns:` in the base file, write `KEY: \"Schicht\"` with the key that it gives, or leave it out with `ignore: [\"Schicht\"]`; the same goes for `Vornahme`"
    );
    assert!(
        refused(&["PLZ", "Vornahme"]).contains("did you mean `Vorname`? Otherwise, under"),
        "{}",
        refused(&["PLZ", "Vornahme"])
    );
    assert_eq!(
        refused(&["Name", "PLZ"]),
        "column 1, `Name`: could be `worker.name` or the last name; say which: under `columns:` in the base file, write for example `worker.name: \"Name\"`, or `ignore: [\"Name\"]` to leave it out"
    );
}
