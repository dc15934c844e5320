//! A roster in a spreadsheet: the first sheet of an XLSX or ODS file.

use super::{RosterError, Row, Spoiled};
use crate::intake::Setting;
use calamine::{Data, Reader, open_workbook_auto};
use std::{collections::VecDeque, path::Path};

/// The most bytes that such a file may have, since it is read as a whole: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// The most bytes that it may say to have when unpacked: 1 GiB.
const UNPACKED_LIMIT: u64 = 1 << 30;

const HINT: &str = "save the first sheet as “CSV UTF-8” and give that";

/// Columns, rows, and the columns in which numbers stand.
pub(super) type Sheet = (Vec<String>, VecDeque<Row>, Vec<String>);

pub(super) fn read(path: &Path) -> Result<Sheet, RosterError> {
    let refuse = |what: String| RosterError::Unreadable { what, hint: HINT };
    let file = std::fs::File::open(path)?;
    if file.metadata()?.len() > LIMIT {
        return Err(refuse(format!("has more than {LIMIT} bytes")));
    }
    let archive = zip::ZipArchive::new(file)
        .map_err(|_| refuse("is no spreadsheet that can be read".to_owned()))?;
    if archive
        .decompressed_size()
        .is_none_or(|size| size > u128::from(UNPACKED_LIMIT))
    {
        return Err(refuse(format!(
            "is larger than {UNPACKED_LIMIT} bytes when unpacked"
        )));
    }
    // What its reader says may repeat a cell.
    let unreadable = |_| refuse("is no spreadsheet that can be read".to_owned());
    let mut book = open_workbook_auto(path).map_err(unreadable)?;
    let range = book
        .worksheet_range_at(0)
        .ok_or(RosterError::NoHeader)?
        .map_err(unreadable)?;
    let first = range.start().map_or(0, |(row, _)| u64::from(row));
    let mut rows = range.rows();
    let head = rows.next().ok_or(RosterError::NoHeader)?;
    let mut columns: Vec<String> = head
        .iter()
        .map(|cell| cell.to_string().trim().to_owned())
        .collect();
    while columns.last().is_some_and(String::is_empty) {
        columns.pop();
    }
    let mut numbers = Vec::new();
    let rows = rows
        .zip(1..)
        .map(|(cells, number)| Row {
            number,
            line: Some(first + number + 1),
            cells: settings(&columns, cells, &mut numbers),
        })
        .collect();
    Ok((columns, rows, numbers))
}

fn settings(
    columns: &[String],
    cells: &[Data],
    numbers: &mut Vec<String>,
) -> Result<Vec<Setting>, Spoiled> {
    let mut settings = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let Some(column) = columns.get(index) else {
            if matches!(cell, Data::Empty) || cell.to_string().trim().is_empty() {
                continue;
            }
            return Err(Spoiled {
                column: String::new(),
                what: "has a cell to the right of the last column that has a name".to_owned(),
                hint: "name the column, or delete it",
            });
        };
        if matches!(cell, Data::Int(_) | Data::Float(_)) && !numbers.contains(column) {
            numbers.push(column.clone());
        }
        let value = text(cell).map_err(|(what, hint)| Spoiled {
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

/// The cell as text: a number without exponent, a day as year-month-day.
fn text(cell: &Data) -> Result<String, (&'static str, &'static str)> {
    Ok(match cell {
        Data::Empty => String::new(),
        Data::Error(_) => return Err(("holds an error of the spreadsheet", "mend the formula")),
        Data::DateTime(day) => {
            let (year, month, day, hour, minute, second, milli) = day.to_ymd_hms_milli();
            if (hour, minute, second, milli) != (0, 0, 0, 0) {
                return Err((
                    "is a time, not a day",
                    "format the cell as text and write year-month-day",
                ));
            }
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(day) => day.strip_suffix("T00:00:00").unwrap_or(day).to_owned(),
        other => other.to_string().trim().to_owned(),
    })
}
