//! The names of sheets: which one is read, and which others there are.

use super::{RosterError, heading};

/// The place of the sheet that is wanted, by its name, or by its number among those that are shown.
pub(super) fn chosen(sheets: &[(String, bool)], wanted: &str) -> Result<usize, RosterError> {
    let lower = wanted.to_lowercase();
    let number = wanted
        .parse::<usize>()
        .ok()
        .and_then(|it| it.checked_sub(1));
    let mut shown = (0..sheets.len()).filter(|index| sheets[*index].1);
    let by_name = sheets.iter().position(|(name, _)| name == wanted);
    by_name
        .or_else(|| {
            sheets
                .iter()
                .position(|(name, _)| name.to_lowercase() == lower)
        })
        .or_else(|| shown.nth(number?))
        .ok_or_else(|| RosterError::NoSheet {
            what: format!("has no sheet “{}”", wanted.escape_debug()),
            hint: match names(sheets, None) {
                Some(names) => format!("its sheets are {names}"),
                None => "it has no sheet that is shown".to_owned(),
            },
        })
}

/// Why a sheet cannot be read without the names of its columns.
pub(super) fn no_names(read: Option<String>, sheets: &[(String, bool)]) -> RosterError {
    const HOW: &str = "a row above the others names the columns like the keys of a request: `worker.name`, `worker.address.city`; for headings of your own, say under `columns:` in the base file what they are";
    let others = names(sheets, read.as_deref());
    RosterError::NoNames {
        what: match read {
            Some(name) => format!(
                "the sheet “{}” has no line with the names of the columns in its first {} filled rows",
                name.escape_debug(),
                heading::ROWS
            ),
            None => "has no line with the names of the columns: no sheet is shown".to_owned(),
        },
        hint: match others {
            Some(names) => {
                format!("{HOW}; to read another sheet, give `--sheet` its name: {names}")
            }
            None => HOW.to_owned(),
        },
    }
}

/// The names of the sheets that are shown, but for one, if there are any.
fn names(sheets: &[(String, bool)], except: Option<&str>) -> Option<String> {
    /// How many are named.
    const NAMED: usize = 10;
    let shown = sheets
        .iter()
        .filter(|(name, is_shown)| *is_shown && Some(name.as_str()) != except);
    let quoted: Vec<String> = shown
        .map(|(name, _)| format!("“{}”", name.escape_debug()))
        .collect();
    let listed = quoted[..quoted.len().min(NAMED)].join(", ");
    match (quoted.is_empty(), quoted.len().saturating_sub(NAMED)) {
        (true, _) => None,
        (false, 0) => Some(listed),
        (false, more) => Some(format!("{listed} and {more} more")),
    }
}
