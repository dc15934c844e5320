//! The names of the columns: keys of a request.

use super::RosterError;
use crate::{
    domain::{nearest, quoted},
    intake,
};

/// Columns that rosters have most often, for the nearest right name.
const USUAL: [&str; 34] = [
    "reference",
    "letter",
    "language",
    "jurisdiction",
    "region",
    "authority",
    "date",
    "place",
    "tone",
    "window",
    "delivery",
    "worker.name",
    "worker.email",
    "worker.phone",
    "worker.birth_date",
    "worker.address.street",
    "worker.address.extra",
    "worker.address.postcode",
    "worker.address.city",
    "worker.address.region",
    "worker.address.country",
    "employment.status",
    "employment.employee_number",
    "employment.role",
    "employment.workplace",
    "employment.since",
    "employment.until",
    "employment.agency",
    "employer.name",
    "employer.attention",
    "employer.email",
    "employer.address.street",
    "employer.address.postcode",
    "employer.address.city",
];

/// The most columns that a roster may have: several times as many as a request has keys.
const COLUMNS_LIMIT: usize = 500;

/// The column that names a file.
const RECORD: &str = "employer.record";

/// Checks the names: each is a key of a request and stands once.
pub(super) fn checked(
    names: Vec<String>,
    base_names_employers: bool,
) -> Result<Vec<String>, RosterError> {
    few(names.len())?;
    // A roster without a line of names begins with a worker, of whom nothing is said.
    if !names.iter().any(|name| is_like_a_key(name)) {
        return Err(RosterError::NoHeader);
    }
    for (index, name) in names.iter().enumerate() {
        let refuse = |what: &str, hint: String| {
            Err(RosterError::Column {
                number: index + 1,
                name: name.clone(),
                what: what.to_owned(),
                hint,
            })
        };
        if name.is_empty() {
            return refuse(
                "has no name",
                "name it like a key of a request, or delete it".to_owned(),
            );
        }
        if let Some(first) = names[..index].iter().position(|other| other == name) {
            return refuse(
                "appears twice",
                format!("it is column {} too: keep one of them", first + 1),
            );
        }
        if let Some(other) = names
            .iter()
            .find(|other| other.starts_with(&format!("{name}.")) && !is_country_of(other, name))
        {
            return refuse(
                "and another column set the same part of the request",
                format!("keep either {} or {}", quoted(name), quoted(other)),
            );
        }
        if name == "employer" || name == RECORD || name.starts_with("employer.record.") {
            return refuse(
                "a roster cannot name files: whoever fills in a cell would decide what is read",
                "write `employer: {record: …}` in the base file".to_owned(),
            );
        }
        if name.split('.').next() == Some("signature") {
            return refuse(
                "a roster cannot sign letters",
                "let each worker sign their own letter, or put the signature of an organisation that writes in the workers’ name into the base file"
                    .to_owned(),
            );
        }
        if base_names_employers && name.starts_with("employer.") {
            return refuse(
                "the base file has its own list of `employers`",
                "leave the column out, or the list".to_owned(),
            );
        }
        if base_names_employers && name.split('.').next() == Some("previous") {
            return refuse(
                "an earlier letter went to one employer, and the base file has a list of `employers`",
                "make a base file for each employer, and a roster with the letters that it got"
                    .to_owned(),
            );
        }
        if name.starts_with("sep=") {
            return refuse(
                "is an instruction for Excel, not a column",
                "delete the first line: the separator is found without it".to_owned(),
            );
        }
        if name.contains('|') {
            return refuse(
                "no request has such a key",
                "separate the columns by commas, semicolons or tabs".to_owned(),
            );
        }
        if let Err(refusal) = intake::known(name) {
            let hint = meant(name)
                .map(|near| format!("did you mean `{near}`?"))
                .or(refusal.hint)
                .unwrap_or_else(|| "docs/request.md explains each key".to_owned());
            return refuse(
                "no request has such a key",
                hint + &also_unknown(&names[index + 1..]),
            );
        }
    }
    Ok(names)
}

/// Whether it is the country of an address whose lines stand in one cell.
fn is_country_of(column: &str, address: &str) -> bool {
    is_address(address) && column.strip_prefix(address) == Some(".country")
}

/// Whether the column takes an address, which may stand line by line in one cell.
pub(super) fn is_address(column: &str) -> bool {
    column.ends_with(".address")
}

/// Refuses more columns than a roster may have.
pub(super) fn few(count: usize) -> Result<(), RosterError> {
    if count <= COLUMNS_LIMIT {
        return Ok(());
    }
    Err(RosterError::Unreadable {
        what: format!("has more than {COLUMNS_LIMIT} columns"),
        hint: "a request has about a hundred keys: is this the right file, and is its separator a semicolon, a tab or a comma?",
    })
}

/// Whether it is a key, or is near one, or several that were not taken apart, or a word for Excel.
pub(super) fn is_like_a_key(name: &str) -> bool {
    let near = |part: &str| intake::known(part).is_ok() || meant(part).is_some();
    name.starts_with("sep=") || name.split('|').any(near)
}

/// The columns further right that are no keys either, so that they are mended at once.
fn also_unknown(names: &[String]) -> String {
    /// How many are named.
    const SHOWN: usize = 5;
    let mut unknown = names
        .iter()
        .filter(|name| !name.is_empty() && intake::known(name).is_err())
        .map(|name| quoted(name));
    let shown: Vec<String> = unknown.by_ref().take(SHOWN).collect();
    match (shown.is_empty(), unknown.count()) {
        (true, _) => String::new(),
        (false, 0) => format!("; the same goes for {}", shown.join(", ")),
        (false, more) => format!("; the same goes for {} and {more} more", shown.join(", ")),
    }
}

/// The usual column that is the nearest: by its whole name, or by its last part.
fn meant(name: &str) -> Option<&'static str> {
    let plain: String = name
        .trim()
        .chars()
        .map(|c| if matches!(c, ' ' | '_' | '-') { '.' } else { c })
        .collect();
    let last = |column: &&&str| column.rsplit('.').next() == Some(name.to_lowercase().trim());
    USUAL
        .iter()
        .find(last)
        .copied()
        .or_else(|| nearest(name, USUAL))
        .or_else(|| nearest(&plain, USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked_names(names: &[&str]) -> Result<Vec<String>, String> {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        checked(names, false).map_err(|why| match why.hint() {
            Some(hint) => format!("{why}; {hint}"),
            None => why.to_string(),
        })
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
        let why = checked_names(&["worker.name", "city", "shift", "reference", "team"])
            .expect_err("refused");
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
        let why = checked_names(&vec!["reference"; COLUMNS_LIMIT + 1]).expect_err("refused");
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
            assert!(checked(names.clone(), false).is_ok());
            assert!(checked(names, true).is_err());
        }
    }
}
