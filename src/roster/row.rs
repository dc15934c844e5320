//! A row of a roster: the settings of one letter.

use crate::intake::Setting;

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
    pub what: String,
    /// What to do.
    pub hint: &'static str,
}

impl Row {
    /// The value of a column, without the white space around it.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        let cells = self.cells.as_ref().ok()?;
        cells
            .iter()
            .find(|cell| cell.key == column)
            .map(|cell| cell.value.as_str())
    }

    /// Whether nothing stands in it: spreadsheets export such rows at their end.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.as_ref().is_ok_and(Vec::is_empty)
    }
}
