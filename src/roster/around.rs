//! All that is wrong with a row: what is wrong is put right by a value that stands in, and the row looked at again.

use super::{Asking, Fault, Row, Understanding};
use crate::intake::Setting;

/// What every letter needs to be read at all, with values that stand in for what is wrong or not known yet. They
/// are said to nobody.
const STAND_INS: [(&str, &str); 12] = [
    ("letter", "access"),
    ("worker.name", "A B"),
    ("worker.address", "A 1\nA"),
    ("worker.address.street", "A 1"),
    ("worker.address.city", "A"),
    ("worker.address.country", "AL"),
    ("employer.name", "A"),
    ("employer.address", "A 1\nA"),
    ("employer.address.street", "A 1"),
    ("employer.address.city", "A"),
    ("employer.address.country", "AL"),
    ("date", "2026-01-31"),
];

/// The most faults that are looked for in a row.
const MOST: usize = 20;

impl Asking<'_> {
    /// All that is wrong with a row: behind the first fault there may be others.
    #[must_use]
    pub fn faults(&self, row: &Row) -> Vec<Fault> {
        let mut row = row.clone();
        let mut faults: Vec<Fault> = Vec::new();
        while faults.len() < MOST {
            let asked = self.asked(&row).into_iter();
            let found: Vec<Fault> = asked.filter_map(|(_, asked)| asked.err()).collect();
            let mut is_new = false;
            for fault in &found {
                if !faults.contains(fault) {
                    faults.push(fault.clone());
                    is_new = true;
                }
            }
            let Some(first) = found.first() else {
                break;
            };
            if !is_new || !leave_aside(&mut row, &first.column) {
                break;
            }
        }
        faults
    }
}

/// Takes what is wrong out of the row, or puts a value there that stands in.
fn leave_aside(row: &mut Row, column: &str) -> bool {
    let Ok(cells) = &mut row.cells else {
        return false;
    };
    let is_it = |cell: &Setting| {
        let rest = column.strip_prefix(cell.key.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let before = cells.len();
    cells.retain(|cell| !is_it(cell));
    let was_there = cells.len() < before;
    let stand_in = STAND_INS.iter().find(|(key, _)| *key == column);
    if let Some((key, value)) = stand_in {
        cells.push(setting(key, value));
    }
    was_there || stand_in.is_some()
}

fn setting(key: &str, value: &str) -> Setting {
    Setting {
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

impl Understanding {
    /// What every letter needs and no column gives, so that the base file must give it.
    #[must_use]
    pub fn lacking(&self) -> Vec<&'static str> {
        let has = |key: &str| {
            self.keys().any(|given| {
                let rest = key.strip_prefix(given);
                let is_in_lines = given.ends_with(".address") && key.ends_with(".country");
                rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('.') && !is_in_lines))
            })
        };
        let by_book = self.keys().any(|key| key == "employer.book");
        let keys = STAND_INS.iter().map(|(key, _)| *key);
        keys.filter(|key| !key.ends_with(".address") && *key != "date")
            .filter(|key| !(has(key) || by_book && key.starts_with("employer.")))
            .collect()
    }

    /// Values that stand in for what no column gives, to look at the rows before there is a base file.
    #[must_use]
    pub fn stand_ins(&self) -> Vec<Setting> {
        let lacking = self.lacking();
        STAND_INS
            .iter()
            .filter(|(key, _)| lacking.contains(key))
            .map(|(key, value)| setting(key, value))
            .collect()
    }

    /// Whether a column gives the key, or what it is a part of.
    #[must_use]
    pub fn gives(&self, key: &str) -> bool {
        self.keys().any(|given| {
            let rest = key.strip_prefix(given);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }
}
