//! The columns of a sheet, and what belongs into each.

use super::cells::{Cell, Cells, Kind};
use crate::intake::{self, Takes};

/// A column: its name, and what a cell may hold in it beside texts and numbers.
pub(super) struct Column {
    pub(super) name: String,
    takes_days: bool,
    takes_truths: bool,
}

/// What to do with a cell that a spreadsheet has changed, or shows in its own way.
const TYPE_AGAIN: &str = "format the cell as text, and type it again";

impl Column {
    /// Learns what belongs here, for a name that is a key of a request.
    pub(super) fn learn(&mut self) {
        let takes = intake::takes(&self.name);
        self.takes_days = takes == Takes::Day;
        self.takes_truths = takes == Takes::Truth;
    }

    /// Why a cell of a kind cannot stand here, and what to do.
    pub(super) fn refusal(&self, kind: Kind) -> Option<(&'static str, &'static str)> {
        Some(match kind {
            Kind::Text | Kind::Number | Kind::Shown => return None,
            Kind::Day if self.takes_days => return None,
            Kind::Truth if self.takes_truths => return None,
            Kind::Day => (
                "is a date, and none belongs here",
                "spreadsheets turn 3/4 or 1-2 into a date: format the cell as text, and type it again",
            ),
            Kind::Time if self.takes_days => (
                "is a time, not a day",
                "format the cell as text and write year-month-day",
            ),
            Kind::Time => ("is a time, and none belongs here", TYPE_AGAIN),
            Kind::Truth => ("is TRUE or FALSE, and neither belongs here", TYPE_AGAIN),
            Kind::Money => ("is formatted as money", TYPE_AGAIN),
            Kind::Percent => ("is formatted as a percentage", TYPE_AGAIN),
            Kind::Rounded => (
                "is a number with more than fifteen digits, which the spreadsheet has rounded",
                TYPE_AGAIN,
            ),
            Kind::Error => ("holds an error of the spreadsheet", "mend the formula"),
            Kind::NoResult => (
                "holds a formula whose result is not in the file",
                "open the file in a spreadsheet program and save it again",
            ),
        })
    }
}

/// The names of the columns, from the left one on; some may lack theirs.
pub(super) fn columns(cells: &Cells, left: usize, head: &[Cell]) -> Vec<Column> {
    let named = |name: &str| Column {
        name: name.trim().to_owned(),
        takes_days: false,
        takes_truths: false,
    };
    let mut columns = Vec::new();
    for cell in head.iter().filter(|cell| cell.is_shown()) {
        if let Some(index) = cell.column().checked_sub(left) {
            columns.resize_with(index, || named(""));
            columns.push(named(cells.of(cell)));
        }
    }
    columns
}
