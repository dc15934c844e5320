//! A row of a roster: the settings of one letter.

use super::FaultId;
use crate::{catalog::Values, intake::Setting};
use std::fmt::Display;
use unicode_normalization::UnicodeNormalization;

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number; 1 is the first row below the names of the columns.
    pub number: u64,
    /// The line of the file on which it begins, from 1, where the file has lines.
    pub line: Option<u64>,
    /// The cells that are not empty, by their columns, or why they cannot be told apart.
    pub cells: Result<Vec<Setting>, Spoiled>,
}

/// Why the cells of a row cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoiled {
    /// The column, where it is one alone.
    pub column: String,
    /// What is wrong.
    pub id: FaultId,
    /// What its sentences name.
    pub values: Values,
    /// The row's own reference, where it is known in spite of that: [`Row::reference`].
    pub reference: Box<str>,
}

impl Spoiled {
    /// What is wrong with the row as a whole.
    pub(super) fn row(id: FaultId) -> Self {
        Self::cell("", id)
    }

    /// What is wrong with a cell.
    pub(super) fn cell(column: &str, id: FaultId) -> Self {
        Self {
            column: column.to_owned(),
            id,
            values: Values::new(),
            reference: Box::default(),
        }
    }

    /// The same with something that its sentences name.
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.values.insert(name, value.to_string());
        self
    }

    /// The same in a row whose other cells are these.
    pub(super) fn beside(mut self, cells: &[Setting]) -> Self {
        self.reference = reference(cells).unwrap_or_default().into();
        self
    }
}

impl Row {
    /// The value of a column, without the white space around it.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        value(self.cells.as_ref().ok()?, column)
    }

    /// The row's own reference, as it may be told: none that could be another cell's words which slipped into
    /// its column. It has a digit, nothing but signs of references, and no part of the worker's name.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        match &self.cells {
            Ok(cells) => reference(cells),
            Err(spoiled) => Some(&*spoiled.reference).filter(|reference| !reference.is_empty()),
        }
    }

    /// The row without differences that nobody sees: its reference is made from its cells, and a
    /// space typed twice would give the worker a second letter.
    pub(super) fn tidied(mut self) -> Self {
        for cell in self.cells.iter_mut().flatten() {
            cell.value = tidy(&cell.value);
        }
        self
    }

    /// Whether nothing stands in it: spreadsheets export such rows at their end.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.as_ref().is_ok_and(Vec::is_empty)
    }
}

fn value<'c>(cells: &'c [Setting], column: &str) -> Option<&'c str> {
    let cell = cells.iter().find(|cell| cell.key == column)?;
    Some(cell.value.as_str())
}

fn reference(cells: &[Setting]) -> Option<&str> {
    const LIMIT: usize = 40;
    let reference = value(cells, "reference")?;
    let is_sign =
        |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '/' | '.');
    let name = value(cells, "worker.name")
        .unwrap_or_default()
        .to_lowercase();
    let is_named = name
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|part| part.chars().count() > 2)
        .any(|part| reference.to_lowercase().contains(part));
    let is_one = reference.len() <= LIMIT
        && reference.chars().all(is_sign)
        && reference.contains(|sign: char| sign.is_ascii_digit())
        && !is_named;
    is_one.then_some(reference)
}

/// The text in Unicode's composed form, with one plain space for all white space between words.
/// Line breaks stay.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_makes_no_difference() {
        for text in [
            "Zo\u{eb} Hoxha",
            " Zoe\u{308}  Hoxha ",
            "Zo\u{eb}\u{a0}Hoxha",
            "Zo\u{eb}\tHoxha",
        ] {
            assert_eq!(tidy(text), "Zo\u{eb} Hoxha", "{text:?}");
        }
        assert_eq!(tidy("one\r\n\n two "), "one\n\ntwo");
        assert_ne!(tidy("ZoeHoxha"), tidy("Zoe Hoxha"));
    }
}
