//! The names of the columns: keys of a request.

use super::{Reading, RosterError, Trouble, TroubleKind};
use crate::{
    domain::{nearest, quoted},
    intake::{self, RECEIVED, Takes},
};

/// The keys that rosters have most often.
pub const USUAL: [&str; 35] = [
    "reference",
    "received",
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

/// Why a column of this key is none that a roster may have, beside the others.
pub(super) fn refused(
    key: &str,
    given: &[super::Given],
    base_names_employers: bool,
) -> Option<(&'static str, String)> {
    if let Some(other) = given
        .iter()
        .map(|given| given.key.as_str())
        .find(|other| other.starts_with(&format!("{key}.")) && !is_country_of(other, key))
    {
        return Some((
            "and another column set the same part of the request",
            format!("keep either {} or {}", quoted(key), quoted(other)),
        ));
    }
    let (what, hint) = if key == "employer" || key == RECORD || key.starts_with("employer.record.")
    {
        (
            "a roster cannot name files: whoever fills in a cell would decide what is read",
            "write `employer: {record: …}` in the base file",
        )
    } else if key.split('.').next() == Some("signature") {
        (
            "a roster cannot sign letters",
            "let each worker sign their own letter, or put the signature of an organisation that writes in the workers’ name into the base file",
        )
    } else if base_names_employers && key.starts_with("employer.") {
        (
            "the base file has its own list of `employers`",
            "leave the column out, or the list",
        )
    } else if base_names_employers && key.split('.').next() == Some("previous") {
        (
            "an earlier letter went to one employer, and the base file has a list of `employers`",
            "make a base file for each employer, and a roster with the letters that it got",
        )
    } else {
        return None;
    };
    Some((what, hint.to_owned()))
}

/// Why a name is no key, and what to do.
pub(super) fn unknown(name: &str, reading: &Reading<'_>) -> Trouble {
    let refused = |what: &str, hint: &str| Trouble::new(TroubleKind::Refused, what, hint);
    if name.is_empty() {
        return refused(
            "has no name",
            "name it like a key of a request, or delete it",
        );
    }
    if name.starts_with("sep=") {
        return refused(
            "is an instruction for Excel, not a column",
            "delete the first line: the separator is found without it",
        );
    }
    if name.contains('|') {
        return refused(
            "no request has such a key",
            "separate the columns by commas, semicolons or tabs",
        );
    }
    let open = |what: &str, hint: String| Trouble::new(TroubleKind::Unknown, what, hint);
    if let Some(near) = meant(name) {
        return open(
            "no request has such a key",
            format!("did you mean `{near}`?"),
        );
    }
    if name.contains('.')
        && let Some(hint) = intake::known(name).err().and_then(|why| why.hint)
        && !name.contains(char::is_whitespace)
        && !name.ends_with('.')
    {
        return open("no request has such a key", hint);
    }
    let near = reading.headings.and_then(|all| {
        let headings = all.all().map(|(_, heading, _)| heading);
        nearest(name, headings)
    });
    let near = near.map_or(String::new(), |near| {
        format!("did you mean {}? Otherwise, ", quoted(near))
    });
    let shown = quoted(name);
    let inside = shown.trim_matches('`');
    open(
        "no request has such a key, and it is no usual heading",
        format!(
            "{near}under `columns:` in the base file, write `KEY: \"{inside}\"` with the key that it gives, or leave it out with `ignore: [\"{inside}\"]`"
        ),
    )
}

/// Whether a column may be named like this: a key of a request, or the day of receipt.
pub(super) fn is_key(name: &str) -> bool {
    name == RECEIVED || intake::known(name).is_ok()
}

/// What a column of this key takes.
pub(super) fn takes(key: &str) -> Takes {
    if key == RECEIVED {
        Takes::Day
    } else {
        intake::takes(key)
    }
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
    let near = |part: &str| is_key(part) || meant(part).is_some();
    name.starts_with("sep=") || name.split('|').any(near)
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
