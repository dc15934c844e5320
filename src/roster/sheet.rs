//! A roster in a spreadsheet: the first visible sheet of an XLSX or ODS file.

use super::{
    RosterError, Row, Spoiled,
    grid::{Cell, Grid, HINT, Line},
    ods,
};
use crate::intake::Setting;
use calamine::{Data, Reader, SheetType, SheetVisible, Xlsx, XlsxFormulaMetadata};
use std::{
    collections::VecDeque,
    fs::File,
    io::{BufReader, Read},
    path::Path,
};
use zip::ZipArchive;

/// The most bytes that such a file may have, since it is read as a whole: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// The most bytes that it may say to have when unpacked: 1 GiB.
const UNPACKED_LIMIT: u64 = 1 << 30;

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// What is wrong with a cell, and what to do.
type No = (&'static str, &'static str);

/// Columns, rows, and the columns in which numbers stand.
pub(super) type Sheet = (Vec<String>, VecDeque<Row>, Vec<String>);

pub(super) fn read(path: &Path) -> Result<Sheet, RosterError> {
    let mut archive = archive(path)?;
    let grid = if is_ods(&mut archive) {
        let content = archive.by_name("content.xml").map_err(|_| unreadable())?;
        ods::read(BufReader::new(content.take(UNPACKED_LIMIT)))?
    } else {
        xlsx(archive.into_inner())?
    };
    let (left, mut lines) = grid.ok_or(RosterError::NoHeader)?.lines();
    let (top, head) = lines.next().ok_or(RosterError::NoHeader)?;
    let columns = columns(left, &head);
    let mut numbers = Vec::new();
    let rows = lines
        .map(|(row, cells)| Row {
            number: u64::from(row - top),
            line: Some(u64::from(row) + 1),
            cells: settings(&columns, left, &cells, &mut numbers),
        })
        .collect();
    Ok((columns, rows, numbers))
}

/// What the readers say may repeat a cell.
pub(super) fn unreadable() -> RosterError {
    refused("is no spreadsheet that can be read".to_owned())
}

/// Of cells that are merged only the first holds what they show.
pub(super) fn merged(row: u32) -> RosterError {
    RosterError::Unreadable {
        what: format!("cells are merged in row {row} of the sheet"),
        hint: "take them apart, and fill in each of them",
    }
}

fn refused(what: String) -> RosterError {
    RosterError::Unreadable { what, hint: HINT }
}

/// The file, if it is no larger than it may be.
fn archive(path: &Path) -> Result<ZipArchive<File>, RosterError> {
    let file = File::open(path)?;
    if file.metadata()?.len() > LIMIT {
        return Err(refused(format!("has more than {LIMIT} bytes")));
    }
    let mut archive = ZipArchive::new(file).map_err(|_| unreadable())?;
    let mut size = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| unreadable())?;
        size = size.saturating_add(part.size());
    }
    if size > UNPACKED_LIMIT {
        return Err(refused(format!(
            "is larger than {UNPACKED_LIMIT} bytes when unpacked"
        )));
    }
    Ok(archive)
}

/// Whether the file says that it is a spreadsheet in the `OpenDocument` format.
fn is_ods(archive: &mut ZipArchive<File>) -> bool {
    let mut kind = String::new();
    archive.by_name("mimetype").is_ok_and(|part| {
        let read = part.take(ODS.len() as u64).read_to_string(&mut kind);
        read.is_ok() && kind == ODS
    })
}

/// The sheet that people see as the first: neither a hidden one nor a chart.
fn xlsx(file: File) -> Result<Option<Grid>, RosterError> {
    let mut book = Xlsx::new(BufReader::new(file)).map_err(|_| unreadable())?;
    let first = book
        .sheets_metadata()
        .iter()
        .find(|it| it.visible == SheetVisible::Visible && it.typ == SheetType::WorkSheet)
        .map(|it| it.name.clone());
    let Some(name) = first else {
        return Ok(None);
    };
    let merged = book.merge_cells_by_sheet_name(&name);
    if let Some(first) = merged.map_err(|_| unreadable())?.first() {
        return Err(self::merged(first.start.0 + 1));
    }
    let cells = book.worksheet_cells_reader(&name);
    let mut cells = cells.map_err(|_| unreadable())?;
    let mut grid = Grid::default();
    while let Some(cell) = cells
        .next_cell_with_formula_metadata()
        .map_err(|_| unreadable())?
    {
        let (row, column) = cell.pos;
        let is_formula = cell.formula.is_some_and(|formula| match formula {
            XlsxFormulaMetadata::Normal { formula } => !formula.is_empty(),
            _ => true,
        });
        let value = cell.value.into();
        grid.put(row, column, Cell { value, is_formula })?;
    }
    Ok(Some(grid))
}

/// The names of the columns, from the left one on; some may lack theirs.
fn columns(left: u32, head: &Line) -> Vec<String> {
    let mut columns = Vec::new();
    for (column, cell) in head {
        let name = cell.value.to_string().trim().to_owned();
        if let (Some(index), false) = (index(*column, left), name.is_empty()) {
            columns.resize(index, String::new());
            columns.push(name);
        }
    }
    columns
}

/// Which column it is from the left one on, if it is not before that.
fn index(column: u32, left: u32) -> Option<usize> {
    usize::try_from(column.checked_sub(left)?).ok()
}

fn settings(
    columns: &[String],
    left: u32,
    cells: &Line,
    numbers: &mut Vec<String>,
) -> Result<Vec<Setting>, Spoiled> {
    let mut settings = Vec::new();
    for (column, cell) in cells {
        let Some(index) = index(*column, left) else {
            continue;
        };
        let Some(column) = columns.get(index) else {
            if !cell.is_shown() {
                continue;
            }
            return Err(Spoiled {
                column: String::new(),
                what: "has a cell to the right of the last column that has a name".to_owned(),
                hint: "name the column, or delete it",
            });
        };
        if matches!(cell.value, Data::Int(_) | Data::Float(_)) && !numbers.contains(column) {
            numbers.push(column.clone());
        }
        let value = result(cell).map_err(|(what, hint)| Spoiled {
            column: column.clone(),
            what: what.to_owned(),
            hint,
        })?;
        if !value.is_empty() {
            settings.push(Setting {
                key: column.clone(),
                value,
            });
        }
    }
    Ok(settings)
}

const BROKEN: No = ("holds an error of the spreadsheet", "mend the formula");

const TIME: No = (
    "is a time, not a day",
    "format the cell as text and write year-month-day",
);

/// The cell as text: a number without exponent, a day as year-month-day.
fn text(cell: &Data) -> Result<String, No> {
    Ok(match cell {
        Data::Empty => String::new(),
        Data::Error(_) => return Err(BROKEN),
        Data::DateTime(day) => {
            let (year, month, day, hour, minute, second, milli) = day.to_ymd_hms_milli();
            if (hour, minute, second, milli) != (0, 0, 0, 0) {
                return Err(TIME);
            }
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(day) => match day.split_once('T') {
            None => day.clone(),
            Some((day, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.')) => {
                day.to_owned()
            }
            Some(_) => return Err(TIME),
        },
        Data::DurationIso(_) => return Err(TIME),
        other => other.to_string().trim().to_owned(),
    })
}

/// The cell as text. What a formula gave is what the file says; nothing is calculated here.
fn result(cell: &Cell) -> Result<String, No> {
    match cell.value {
        // Programs that write such files without calculating leave the result out.
        Data::Empty if cell.is_formula => Err((
            "holds a formula whose result is not in the file",
            "open the file in a spreadsheet program and save it again",
        )),
        _ => text(&cell.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_from_a_time() {
        let iso = |text: &str| super::text(&Data::DateTimeIso(text.to_owned()));
        assert_eq!(iso("1990-01-31"), Ok("1990-01-31".to_owned()));
        assert_eq!(iso("1990-01-31T00:00:00"), Ok("1990-01-31".to_owned()));
        assert_eq!(iso("1990-01-31T00:00:00.000"), Ok("1990-01-31".to_owned()));
        assert_eq!(iso("1990-01-31T08:30:00"), Err(TIME));
        assert_eq!(
            super::text(&Data::DurationIso("PT08H".to_owned())),
            Err(TIME)
        );
    }
}
