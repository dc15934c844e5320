//! A roster in a spreadsheet: one sheet of an XLSX or ODS file.

mod archive;
mod cells;
mod column;
mod day;
mod format;
mod kind;
mod names;
mod ods;
mod reference;
mod xlsx;
mod xml;

pub(super) use self::kind::{Other, is_archive, other};

use self::{
    archive::Archive,
    cells::{Cell, Cells, Kind},
    column::{Column, columns},
    names::no_names,
};
use super::{
    FaultId, Reading, RosterError, Row, Spoiled, Understanding, heading, mapping::Mapping,
};
use crate::intake::Setting;
use std::io::{Read, Seek};

/// The most bytes of text that a row may have: 128 KiB, several times as many as fill a letter.
const ROW_BYTES: usize = 128 << 10;

const HINT: &str = "save the sheet as “CSV UTF-8” and give that";

/// From here on a number has more digits than the fifteen that spreadsheet programs keep.
const ROUNDED: f64 = 1e15;

/// A sheet with a name for each column.
pub(super) struct Sheet {
    cells: Cells,
    columns: Vec<Column>,
    mapping: Mapping,
    /// The first column, among those of the sheet.
    left: usize,
    /// The row of the names, from 0.
    top: u32,
    /// The next row, and how many there are, among those that hold something.
    next: usize,
    rows: usize,
    /// Which row has the names, if it is not the first.
    heading: Option<String>,
}

/// A sheet that was found, and its name.
#[derive(Default)]
struct Found {
    name: Option<String>,
    cells: Cells,
}

impl Sheet {
    /// Reads a sheet: by its name or number, or the first that is shown and holds something.
    pub(super) fn read(
        source: impl Read + Seek,
        reading: &Reading<'_>,
    ) -> Result<Self, RosterError> {
        let wanted = reading.sheet;
        let mut archive = Archive::open(source)?;
        let is_ods = kind::is_ods(&mut archive)?;
        let found = if is_ods {
            ods::read(&mut archive, wanted)?
        } else {
            xlsx::read(&mut archive, wanted)?
        };
        let Some((first, top)) = heading(&found.cells, reading) else {
            archive.begin_again();
            let sheets = if is_ods {
                ods::sheets(&mut archive)
            } else {
                xlsx::sheets(&mut archive)
            };
            // Those that cannot be read cannot be named.
            return Err(no_names(found.name, &sheets.unwrap_or_default()));
        };
        Self::of(found, first, top)
    }

    /// The sheet with its names in one of the rows that hold something; `first` is the first of them in
    /// which something can be seen.
    fn of(found: Found, first: usize, top: usize) -> Result<Self, RosterError> {
        let Found { name, cells } = found;
        let (row, head) = cells.line(top).unwrap_or_default();
        if let Some(merged) = cells.merged_from(row) {
            return Err(refused_for(
                format!("cells are merged in row {} of the sheet", merged + 1),
                "take them apart, and fill in each of them",
            ));
        }
        let shown = (top..cells.len()).filter_map(|index| {
            let (_, line) = cells.line(index)?;
            line.iter().find(|cell| cell.is_shown()).map(Cell::column)
        });
        let left = shown.min().unwrap_or_default();
        let heading = name
            .filter(|_| first != top)
            .map(|name| format!("row {} of the sheet “{}”", row + 1, name.escape_debug()));
        Ok(Self {
            columns: columns(&cells, left, head),
            mapping: Mapping::default(),
            left,
            top: row,
            next: top + 1,
            rows: cells.len() - top - 1,
            heading,
            cells,
        })
    }

    /// The names of the columns, some of which may be empty.
    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|it| it.name.clone()).collect()
    }

    /// Learns what belongs into the columns.
    pub(super) fn learn(&mut self, understanding: &Understanding) {
        self.mapping = Mapping::of(understanding);
        for (place, column) in self.columns.iter_mut().enumerate() {
            let keys: Vec<&str> = understanding.keys_of(place).collect();
            column.learn(&keys);
            if let Some(understood) = understanding.columns.get(place) {
                column.name.clone_from(&understood.heading);
            }
        }
    }

    /// Which row has the names of the columns, if it is not the first.
    pub(super) fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// How many rows there are, and how many of them have been given.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.rows, self.rows + self.next - self.cells.len())
    }

    /// Columns in which numbers stand that are shown as they are.
    pub(super) fn numbers(&self) -> Vec<String> {
        let mut has_numbers = vec![false; self.columns.len()];
        for index in self.next..self.cells.len() {
            let (_, line) = self.cells.line(index).unwrap_or_default();
            for cell in line.iter().filter(|cell| cell.kind == Kind::Number) {
                let index = cell.column().checked_sub(self.left);
                if let Some(has) = index.and_then(|index| has_numbers.get_mut(index)) {
                    *has = true;
                }
            }
        }
        let columns = self.columns.iter().zip(has_numbers);
        columns
            .filter(|(it, has)| *has && it.is_used)
            .map(|(it, _)| it.name.clone())
            .collect()
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Option<Row> {
        let (row, line) = self.cells.line(self.next)?;
        self.next += 1;
        Some(Row {
            number: u64::from(row - self.top),
            line: Some(u64::from(row) + 1),
            cells: self.settings(line),
        })
    }

    fn settings(&self, line: &[Cell]) -> Result<Vec<Setting>, Spoiled> {
        if line.iter().map(Cell::length).sum::<usize>() > ROW_BYTES {
            return Err(Spoiled::row(FaultId::RowTooLong));
        }
        let mut settings = Vec::new();
        let mut spoiled = None;
        for cell in line {
            let column = cell.column().checked_sub(self.left);
            let Some(column) = column.and_then(|column| self.columns.get(column)) else {
                if !cell.is_shown() {
                    continue;
                }
                spoiled.get_or_insert_with(|| Spoiled::row(FaultId::StrayCell));
                continue;
            };
            if !column.is_used {
                continue;
            }
            if let Some(id) = column.refusal(cell.kind) {
                spoiled.get_or_insert_with(|| Spoiled::cell(&column.name, id));
                continue;
            }
            settings.push(Setting {
                key: column.name.clone(),
                value: self.cells.of(cell).trim().to_owned(),
            });
        }
        if let Some(spoiled) = spoiled {
            // Which cell is the reference, and which the name, only the keys tell.
            let row = self.mapping.applied(Row {
                number: 0,
                line: None,
                cells: Ok(settings),
            });
            return Err(spoiled.beside(&row.cells.unwrap_or_default()));
        }
        settings.retain(|setting| !setting.value.is_empty());
        Ok(settings)
    }
}

/// The names of the sheets that are shown.
pub(super) fn sheets(source: impl Read + Seek) -> Result<Vec<String>, RosterError> {
    let mut archive = Archive::open(source)?;
    let is_ods = kind::is_ods(&mut archive)?;
    archive.begin_again();
    let sheets = if is_ods {
        ods::sheets(&mut archive)?
    } else {
        xlsx::sheets(&mut archive)?
    };
    let shown = sheets.into_iter().filter(|(_, is_shown)| *is_shown);
    Ok(shown.map(|(name, _)| name).collect())
}

/// The first row in which something can be seen, and the row with the names of the columns.
fn heading(cells: &Cells, reading: &Reading<'_>) -> Option<(usize, usize)> {
    let shown: Vec<(usize, Vec<&str>)> = (0..cells.len())
        .filter_map(|index| {
            let (_, line) = cells.line(index)?;
            let shown = line.iter().filter(|cell| cell.is_shown());
            Some((index, shown.map(|cell| cells.of(cell).trim()).collect()))
        })
        .filter(|(_, names): &(usize, Vec<&str>)| !names.is_empty())
        .take(heading::ROWS)
        .collect();
    let found = heading::find(shown.iter().map(|(_, names)| names.as_slice()), reading)?;
    Some((shown[0].0, shown[found].0))
}

/// A number as XML Schema writes it, without its words for what is no number.
fn finite(value: &str) -> Option<f64> {
    let is_sign = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let number: f64 = value.bytes().all(is_sign).then(|| value.parse().ok())??;
    number.is_finite().then_some(number)
}

/// A number with its own digits, without an exponent.
fn plain(number: f64) -> (Kind, String) {
    if number.abs() < ROUNDED {
        (Kind::Number, number.to_string())
    } else {
        (Kind::Rounded, String::new())
    }
}

/// What the readers of such files say may repeat a cell.
fn unreadable() -> RosterError {
    refused("is no spreadsheet that can be read")
}

fn refused(what: impl Into<String>) -> RosterError {
    refused_for(what, HINT)
}

fn refused_for(what: impl Into<String>, hint: &'static str) -> RosterError {
    RosterError::Unreadable {
        what: what.into(),
        hint,
    }
}
