//! The cells of a sheet that hold something.

use super::{RosterError, refused};

/// The most rows and columns of a sheet: those of Excel and of `LibreOffice`.
pub(super) const ROWS: u32 = 1 << 20;
pub(super) const COLUMNS: u32 = 1 << 14;

/// The most rows in which something may stand, since they are read as a whole.
const FILLED_ROWS: usize = 200_000;

/// The most cells that may hold something.
const CELLS: usize = 2_000_000;

/// The most bytes that their texts may have together: 48 MiB.
const BYTES: usize = 48 << 20;

/// The most places at which cells may be merged.
const MERGED: usize = 10_000;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A number that is shown with its own digits.
    Number,
    /// A number as a format shows it that adds zeros or other signs.
    Shown,
    /// A number with more digits than a spreadsheet keeps.
    Rounded,
    /// A day, as year-month-day.
    Day,
    Time,
    /// `true` or `false`.
    Truth,
    Money,
    Percent,
    /// An error of the spreadsheet.
    Error,
    /// A formula whose result is not in the file.
    NoResult,
}

/// Where a text stands among those of a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    length: u32,
}

/// A cell that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    column: u16,
    pub(super) kind: Kind,
    span: Span,
}

impl Cell {
    /// Its column, from 0.
    pub(super) fn column(&self) -> usize {
        usize::from(self.column)
    }

    /// Whether something stands in it that can be seen.
    pub(super) fn is_shown(&self) -> bool {
        self.kind != Kind::NoResult
    }

    /// How many bytes its text has.
    pub(super) fn length(&self) -> usize {
        self.span.length as usize
    }
}

/// A row: its number, from 0, and where its cells begin.
#[derive(Debug)]
struct Line {
    row: u32,
    first: usize,
}

/// The cells of a sheet in their order, and their texts. Empty ones take no memory, however far from each
/// other the others are.
#[derive(Debug, Default)]
pub(super) struct Cells {
    texts: String,
    filled: Vec<Cell>,
    lines: Vec<Line>,
    /// The bytes of all cells: a text in many cells counts once for each.
    bytes: usize,
    /// The first and the last rows of cells that are merged.
    merged: Vec<(u32, u32)>,
}

impl Cells {
    /// Keeps a text, which cells can have then.
    pub(super) fn keep(&mut self, text: &str) -> Result<Span, RosterError> {
        let (start, length) = (self.texts.len(), text.len());
        if start + length > BYTES {
            return Err(refused("has more than 48 MiB of text"));
        }
        self.texts.push_str(text);
        let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
        Ok(Span {
            start: number(start),
            length: number(length),
        })
    }

    /// Takes up a cell by its row and column, from 0, behind those before it.
    pub(super) fn put(
        &mut self,
        row: u32,
        column: u32,
        kind: Kind,
        span: Span,
    ) -> Result<(), RosterError> {
        let place = inside(row, column)?;
        if kind == Kind::Text && self.text(span).trim().is_empty() {
            return Ok(());
        }
        let before = self.lines.last().map(|line| line.row);
        if before.is_none_or(|before| before < row) {
            let first = self.filled.len();
            self.lines.push(Line { row, first });
        } else if before != Some(row) || self.filled.last().is_some_and(|it| it.column >= place) {
            return Err(out_of_order(row, column));
        }
        self.bytes += span.length as usize;
        self.filled.push(Cell {
            column: place,
            kind,
            span,
        });
        self.within(row)
    }

    fn within(&self, row: u32) -> Result<(), RosterError> {
        if self.lines.len() > FILLED_ROWS {
            return Err(refused(format!(
                "row {}: the sheet has more than 200,000 filled rows",
                row + 1
            )));
        }
        if self.filled.len() > CELLS || self.bytes > BYTES {
            return Err(refused(format!(
                "row {}: the sheet has more than 2,000,000 filled cells or 48 MiB of text",
                row + 1
            )));
        }
        Ok(())
    }

    /// Takes up a place at which cells are merged, by its first and last row, from 0.
    pub(super) fn merge(&mut self, first: u32, last: u32) -> Result<(), RosterError> {
        if self.merged.len() == MERGED {
            return Err(refused("has merged cells in more than 10,000 places"));
        }
        self.merged.push((first, last));
        Ok(())
    }

    /// The first row, from this one on, in which cells are merged.
    pub(super) fn merged_from(&self, row: u32) -> Option<u32> {
        let below = self.merged.iter().filter(|(_, last)| *last >= row);
        below.map(|(first, _)| *first).min()
    }

    /// Forgets all cells, but no text.
    pub(super) fn clear(&mut self) {
        self.filled.clear();
        self.lines.clear();
        self.merged.clear();
        self.bytes = 0;
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A row by its place among those that hold something: its number, from 0, and its cells.
    pub(super) fn line(&self, index: usize) -> Option<(u32, &[Cell])> {
        let line = self.lines.get(index)?;
        let next = self.lines.get(index + 1);
        let end = next.map_or(self.filled.len(), |next| next.first);
        Some((line.row, &self.filled[line.first..end]))
    }

    /// The text of a cell.
    pub(super) fn of(&self, cell: &Cell) -> &str {
        self.text(cell.span)
    }

    pub(super) fn text(&self, span: Span) -> &str {
        let (start, length) = (span.start as usize, span.length as usize);
        &self.texts[start..start + length]
    }
}

/// The column of a cell that lies inside of what a sheet can have.
fn inside(row: u32, column: u32) -> Result<u16, RosterError> {
    let place = u16::try_from(column).ok();
    place
        .filter(|_| row < ROWS && column < COLUMNS)
        .ok_or_else(|| {
            let (row, column) = (u64::from(row) + 1, u64::from(column) + 1);
            refused(format!(
                "row {row}, column {column}: the cell lies outside of the sheet, which has {ROWS} rows and {COLUMNS} columns"
            ))
        })
}

/// Nobody can say which of two cells in one place is meant; one that comes too late is such a place.
pub(super) fn out_of_order(row: u32, column: u32) -> RosterError {
    refused(format!(
        "row {}, column {}: two cells have this place, or the cells are out of order",
        u64::from(row) + 1,
        u64::from(column) + 1
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(places: &[(u32, u32, &str)]) -> Result<Cells, String> {
        let mut cells = Cells::default();
        for (row, column, text) in places {
            let put = cells
                .keep(text)
                .and_then(|span| cells.put(*row, *column, Kind::Text, span));
            put.map_err(|why| why.to_string())?;
        }
        Ok(cells)
    }

    #[test]
    fn cells_far_from_each_other_are_rows_in_their_order() {
        let cells = filled(&[
            (2, 0, " "),
            (3, 1, "a"),
            (3, 2, "b"),
            (1_048_575, 16_383, "far"),
        ]);
        let cells = cells.expect("a sheet");
        let lines: Vec<(u32, Vec<(usize, &str)>)> = (0..cells.len())
            .filter_map(|index| cells.line(index))
            .map(|(row, line)| {
                (
                    row,
                    line.iter().map(|it| (it.column(), cells.of(it))).collect(),
                )
            })
            .collect();
        let wanted = [
            (3, vec![(1, "a"), (2, "b")]),
            (1_048_575, vec![(16_383, "far")]),
        ];
        assert_eq!(lines, wanted);
    }

    #[test]
    fn a_cell_outside_or_out_of_order_is_told() {
        for (places, wanted) in [
            (
                &[(1_048_576, 0, "a")][..],
                "row 1048577, column 1: the cell lies outside",
            ),
            (
                &[(0, 16_384, "a")],
                "row 1, column 16385: the cell lies outside",
            ),
            (
                &[(u32::MAX, u32::MAX, "a")],
                "row 4294967296, column 4294967296: the cell lies",
            ),
            (
                &[(3, 1, "a"), (3, 1, "b")],
                "row 4, column 2: two cells have this place",
            ),
            (
                &[(3, 1, "a"), (3, 0, "b")],
                "row 4, column 1: two cells have this place",
            ),
            (
                &[(3, 1, "a"), (2, 1, "b")],
                "row 3, column 2: two cells have this place",
            ),
        ] {
            let why = filled(places).expect_err("refused");
            assert!(why.starts_with(wanted), "{why}");
        }
    }

    #[test]
    fn more_than_fits_is_refused() {
        let mut cells = Cells::default();
        let span = cells.keep(&"a".repeat(1 << 20)).expect("a text");
        let refused = (0..60).find_map(|row| cells.put(row, 0, Kind::Text, span).err());
        let why = refused.expect("refused").to_string();
        assert!(
            why.starts_with("row 49: the sheet has more than 2,000,000 filled cells"),
            "{why}"
        );
        let long = "a".repeat(1 << 20);
        let why = (0..60)
            .find_map(|_| cells.keep(&long).err())
            .expect("refused");
        assert!(why.to_string().starts_with("has more than 48 MiB of text"));
        let mut cells = Cells::default();
        let span = cells.keep("a").expect("a text");
        let refused = (0..ROWS).find_map(|row| cells.put(row, 0, Kind::Text, span).err());
        let why = refused.expect("refused").to_string();
        assert!(
            why.starts_with("row 200001: the sheet has more than 200,000 filled rows"),
            "{why}"
        );
    }

    #[test]
    fn merged_cells_are_found_from_a_row_on() {
        let mut cells = Cells::default();
        for (first, last) in [(0, 1), (7, 9), (4, 5)] {
            cells.merge(first, last).expect("few");
        }
        let found = [0, 1, 2, 5, 6, 10].map(|row| cells.merged_from(row));
        assert_eq!(found, [Some(0), Some(0), Some(4), Some(4), Some(7), None]);
    }
}
