//! What is wrong with a row.

use super::{Days, FaultId, Row, Spoiled, columns::is_address, guarded};
use crate::{
    catalog::Labels,
    domain::{cut, visible},
    intake::{self, Refusal, RefusalId},
};
use serde::Serialize;

/// The columns of a file of faults, in order.
pub const FAULT_COLUMNS: [&str; 6] = ["row", "line", "column", "reason", "hint", "reference"];

/// Why a row gives no letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What kind it is; none, where the request is refused or the letter cannot be drawn.
    #[serde(skip)]
    pub id: Option<FaultId>,
    /// The row's number; 1 is the first below the names of the columns.
    pub row: u64,
    /// The line of the file, where it has lines.
    pub line: Option<u64>,
    /// The column, or the key that no column gives; empty for the row as a whole.
    pub column: String,
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub hint: String,
    /// The row's own reference; empty where it has none, or one that could be a part of a name.
    pub reference: Box<str>,
}

impl Fault {
    /// A fault of the row as a whole.
    #[must_use]
    pub fn new(row: &Row, reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            id: None,
            row: row.number,
            line: row.line,
            column: String::new(),
            reason: reason.into(),
            hint: hint.into(),
            reference: row.reference().unwrap_or_default().into(),
        }
    }

    /// A fault of a known kind, in the words of a language.
    #[must_use]
    pub fn spoiled(row: &Row, spoiled: &Spoiled, labels: &Labels) -> Self {
        let said = spoiled.id.said(&spoiled.values, labels);
        Self {
            id: Some(spoiled.id),
            column: spoiled.column.clone(),
            ..Self::new(row, said.what, said.hint.unwrap_or_default())
        }
    }

    /// Why the row's request is refused, without what its cells say: a cell that slipped into
    /// the next column may hold a name. It is said in English.
    #[must_use]
    pub fn of(row: &Row, refusal: &Refusal, days: &Days) -> Self {
        Self::told(row, refusal, days, Labels::english())
    }

    /// The same in the words of a language, where it has any for this kind of refusal.
    #[must_use]
    pub fn told(row: &Row, refusal: &Refusal, days: &Days, labels: &Labels) -> Self {
        let lacking = lacking(refusal);
        let is_missing = lacking.is_some() || refusal.id == RefusalId::MissingKey;
        let key = lacking.unwrap_or_else(|| refusal.key.clone());
        let column = column(row, &key);
        let cell = row.cell(column);
        let is_one_line = is_address(column)
            && cell.is_some_and(|cell| !cell.starts_with(['[', '{']) && !cell.contains('\n'));
        let id = if is_one_line {
            Some(FaultId::OneLineAddress)
        } else {
            is_missing.then_some(FaultId::Missing)
        };
        let spoiled = if is_one_line {
            None
        } else {
            cell.and_then(|cell| days.wrong(column, cell))
        };
        if let Some(spoiled) = spoiled.or_else(|| id.map(|id| Spoiled::cell(column, id))) {
            return Self::spoiled(row, &spoiled, labels);
        }
        let refusal = refusal.clone().told(labels);
        Self {
            column: column.to_owned(),
            ..Self::new(
                row,
                silent(row, column, &refusal.what),
                refusal.hint.unwrap_or_default(),
            )
        }
    }

    /// Why no letter is made of a request, without what the cells say.
    #[must_use]
    pub fn of_letter(row: &Row, why: &str) -> Self {
        Self::new(row, silent(row, "", why), "")
    }

    /// The fault as cells of a table, none of which a spreadsheet takes for a formula.
    #[must_use]
    pub fn cells(&self) -> [String; 6] {
        [
            self.row.to_string(),
            self.line.map(|line| line.to_string()).unwrap_or_default(),
            guarded(&cut(&self.column)),
            guarded(&visible(&self.reason)),
            guarded(&visible(&self.hint)),
            guarded(&visible(&self.reference)),
        ]
    }
}

/// What is named as the column: the key, but no word out of a cell that holds keys of its own.
fn column<'k>(row: &Row, key: &'k str) -> &'k str {
    let cells = row.cells.as_deref().unwrap_or_default();
    let below = |cell: &crate::intake::Setting| key.strip_prefix(cell.key.as_str());
    let Some(rest) = cells.iter().find_map(below) else {
        return key;
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '[' | ']');
    if rest.chars().all(is_number) || !rest.starts_with(['.', '[']) || intake::known(key).is_ok() {
        return key;
    }
    &key[..key.len() - rest.len()]
}

/// The column of an address's part that is missing; the refusal names the whole.
fn lacking(refusal: &Refusal) -> Option<String> {
    let part = refusal
        .what
        .strip_prefix("the address has no `")?
        .strip_suffix('`')?;
    let above = refusal.key.strip_suffix(".address").unwrap_or(&refusal.key);
    Some(format!("{above}.address.{part}"))
}

/// The sentence without the words in backticks that the cell at fault, or one about the worker, holds.
fn silent(row: &Row, column: &str, what: &str) -> String {
    let cells = row.cells.as_deref().unwrap_or_default();
    let holds = |word: &str| {
        cells
            .iter()
            .filter(|cell| {
                let is_it = !column.is_empty()
                    && (column.starts_with(&cell.key) || cell.key.starts_with(column));
                is_it || cell.key.starts_with("worker") || column.is_empty()
            })
            .any(|cell| cell.value.contains(word))
    };
    // A suggestion is a word of the program, even where a cell holds it as a part.
    let (what, suggestion) = what.split_once("; did you mean ").unwrap_or((what, ""));
    let mut said: String = what
        .split('`')
        .enumerate()
        .map(|(index, part)| match index % 2 {
            0 => part.to_owned(),
            _ if holds(part.trim()) => "`…`".to_owned(),
            _ => format!("`{part}`"),
        })
        .collect();
    if !suggestion.is_empty() {
        said.push_str("; did you mean ");
        said.push_str(suggestion);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Setting;

    fn row(cells: &[(&str, &str)]) -> Row {
        let cell = |(key, value): &(&str, &str)| Setting {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
        };
        Row {
            number: 3,
            line: Some(4),
            cells: Ok(cells.iter().map(cell).collect()),
        }
    }

    fn fault(row: &Row, key: &str, what: &str) -> Fault {
        Fault::of(row, &Refusal::new(key, what.to_owned()), &Days::default())
    }

    #[test]
    fn a_fault_does_not_say_what_a_cell_holds() {
        let row = row(&[
            ("worker.name", "1"),
            ("letter", "Arta Hoxha"),
            ("employment.status", "current"),
        ]);
        let of = |key: &str, what: &str| fault(&row, key, what).reason;
        assert_eq!(
            of(
                "letter",
                "there is no letter `Arta Hoxha`; did you mean `access`?"
            ),
            "there is no letter `…`; did you mean `access`?"
        );
        // What no cell at fault holds stays: it helps.
        let kept = "the status `current` has no last day";
        assert_eq!(of("employment.until", kept), kept);
    }

    #[test]
    fn a_reference_is_told_and_no_name_in_its_place() {
        let of = |reference: &str| {
            let row = row(&[("reference", reference), ("worker.name", "Arta Hoxha")]);
            Fault::new(&row, "x", "").reference
        };
        for reference in ["K-001", "7", "2026/11-7", "a.7_b"] {
            assert_eq!(*of(reference), *reference);
        }
        for other in [
            "Drita",
            "12 Sample Road",
            "HOXHA-7",
            "7;x",
            &"7".repeat(41),
            "drita7@example.org",
        ] {
            assert_eq!(*of(other), *"", "{other}");
        }
        assert_eq!(*Fault::new(&row(&[]), "x", "").reference, *"");
    }

    #[test]
    fn a_word_out_of_a_cell_is_no_column() {
        let row = row(&[("worker", "{Leka: x}"), ("objection.to", "[x, y]")]);
        for (key, wanted) in [
            ("worker.Leka", "worker"),
            ("worker.address.Leka", "worker"),
            ("worker.address.city", "worker.address.city"),
            ("objection.to[1]", "objection.to[1]"),
            ("objection.to[1].Leka", "objection.to"),
            ("employer.name", "employer.name"),
        ] {
            assert_eq!(fault(&row, key, "there is no such key").column, wanted);
        }
    }
}
