//! The cells of a sheet that hold something.

use super::RosterError;
use calamine::Data;
use std::collections::BTreeMap;

/// The most rows and columns of a sheet: those of Excel and of `LibreOffice`.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// The most cells that may hold something.
const CELLS: usize = 10_000_000;

/// The most bytes that their texts may have together: 256 MiB.
const BYTES: usize = 256 << 20;

pub(super) const HINT: &str = "save the first sheet as “CSV UTF-8” and give that";

/// A cell as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) value: Data,
    /// Whether the value is what a formula gave.
    pub(super) is_formula: bool,
}

impl Cell {
    /// Whether something stands in it that can be seen.
    pub(super) fn is_shown(&self) -> bool {
        match &self.value {
            Data::Empty => false,
            Data::String(text) => !text.trim().is_empty(),
            _ => true,
        }
    }
}

/// A row: its cells by their columns, from 0, in order.
pub(super) type Line = Vec<(u32, Cell)>;

/// A sheet of which empty cells take no memory, however far from each other the others are.
#[derive(Debug, Default)]
pub(super) struct Grid {
    lines: BTreeMap<u32, Line>,
    cells: usize,
    bytes: usize,
}

impl Grid {
    /// Takes up a cell by its row and column, from 0, if it holds something.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), RosterError> {
        if !cell.is_shown() && !cell.is_formula {
            return Ok(());
        }
        let refuse = |what: String| Err(RosterError::Unreadable { what, hint: HINT });
        if row >= ROWS || column >= COLUMNS {
            let (row, column) = (u64::from(row) + 1, u64::from(column) + 1);
            return refuse(format!(
                "row {row}, column {column}: the cell lies outside of the sheet, which has {ROWS} rows and {COLUMNS} columns"
            ));
        }
        self.cells += 1;
        if let Data::String(text) = &cell.value {
            self.bytes += text.len();
        }
        if self.cells > CELLS || self.bytes > BYTES {
            return refuse(format!(
                "row {}: up to here there are more than {CELLS} cells that hold something, or more than {BYTES} bytes in them",
                row + 1
            ));
        }
        self.lines.entry(row).or_default().push((column, cell));
        Ok(())
    }

    /// The rows in which something stands, from the first in which something can be seen, by their
    /// numbers from 0; and the first column of a cell that can be seen.
    pub(super) fn lines(mut self) -> (u32, impl Iterator<Item = (u32, Line)>) {
        for line in self.lines.values_mut() {
            // Of two cells in one place, spreadsheet programs show the last.
            line.reverse();
            line.sort_by_key(|(column, _)| *column);
            line.dedup_by_key(|(column, _)| *column);
        }
        let shown = |line: &Line| {
            let mut shown = line.iter().filter(|(_, cell)| cell.is_shown());
            shown.next().map(|(column, _)| *column)
        };
        let left = self.lines.values().filter_map(shown).min();
        let lines = self
            .lines
            .into_iter()
            .skip_while(move |(_, line)| shown(line).is_none());
        (left.unwrap_or_default(), lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell {
            value: Data::String(text.to_owned()),
            is_formula: false,
        }
    }

    fn formula() -> Cell {
        Cell {
            value: Data::Empty,
            is_formula: true,
        }
    }

    #[test]
    fn cells_in_any_order_are_rows_in_theirs() {
        let mut grid = Grid::default();
        for (row, column, cell) in [
            (0, 0, formula()),
            (1_048_575, 16_383, text("far")),
            (3, 2, text("first")),
            (3, 1, text("a")),
            (3, 2, text("last")),
            (2, 0, text(" ")),
        ] {
            grid.put(row, column, cell).expect("a cell of the sheet");
        }
        let (left, lines) = grid.lines();
        let wanted = [
            (3, vec![(1, text("a")), (2, text("last"))]),
            (1_048_575, vec![(16_383, text("far"))]),
        ];
        assert_eq!((left, lines.collect::<Vec<_>>()), (1, wanted.to_vec()));
    }

    #[test]
    fn a_cell_outside_of_every_sheet_is_told() {
        for (row, column, wanted) in [
            (1_048_576, 0, "row 1048577, column 1: the cell lies outside"),
            (0, 16_384, "row 1, column 16385: the cell lies outside"),
            (
                u32::MAX,
                u32::MAX,
                "row 4294967296, column 4294967296: the cell",
            ),
        ] {
            let why = Grid::default()
                .put(row, column, text("a"))
                .expect_err("refused");
            assert!(why.to_string().starts_with(wanted), "{why}");
        }
    }

    #[test]
    fn texts_without_end_are_refused() {
        let mut grid = Grid::default();
        let long = "a".repeat(1 << 20);
        let put = |row| grid.put(row, 0, text(&long));
        let refused: Vec<u32> = (0..260)
            .map(put)
            .zip(0..)
            .filter_map(|(put, row)| put.err().map(|_| row))
            .collect();
        assert_eq!(refused, [256, 257, 258, 259]);
    }
}
