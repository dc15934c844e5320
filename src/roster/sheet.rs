//! A roster in a spreadsheet: the first visible sheet of an XLSX or ODS file.

use super::{RosterError, Row, Spoiled};
use crate::intake::Setting;
use calamine::{Data, Range, Reader, SheetType, SheetVisible, open_workbook_auto};
use std::{collections::VecDeque, path::Path};

/// The most bytes that such a file may have, since it is read as a whole: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// The most bytes that it may say to have when unpacked: 1 GiB.
const UNPACKED_LIMIT: u64 = 1 << 30;

const HINT: &str = "save the first sheet as “CSV UTF-8” and give that";

/// What is wrong with a cell, and what to do.
type No = (&'static str, &'static str);

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
    // What people see as the first: neither a hidden sheet nor a chart.
    let name = book
        .sheets_metadata()
        .iter()
        .find(|it| it.visible == SheetVisible::Visible && it.typ == SheetType::WorkSheet)
        .map(|it| it.name.clone())
        .ok_or(RosterError::NoHeader)?;
    let range = book.worksheet_range(&name).map_err(unreadable)?;
    let formulas = book.worksheet_formula(&name).map_err(unreadable)?;
    let (top, left) = range.start().unwrap_or_default();
    let first = u64::from(top);
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
        .zip(top + 1..)
        .map(|((cells, number), row)| Row {
            number,
            line: Some(first + number + 1),
            cells: settings(&columns, cells, &mut numbers, |index| {
                is_formula(&formulas, row, left, index)
            }),
        })
        .collect();
    Ok((columns, rows, numbers))
}

fn is_formula(formulas: &Range<String>, row: u32, left: u32, index: usize) -> bool {
    let column = u32::try_from(index).ok().map(|index| left + index);
    column
        .and_then(|column| formulas.get_value((row, column)))
        .is_some_and(|formula| !formula.is_empty())
}

fn settings(
    columns: &[String],
    cells: &[Data],
    numbers: &mut Vec<String>,
    is_formula: impl Fn(usize) -> bool,
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
        let value = if is_formula(index) {
            result(cell)
        } else {
            text(cell)
        };
        let value = value.map_err(|(what, hint)| Spoiled {
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

/// What a formula gave when the file was saved; nothing is calculated here.
fn result(cell: &Data) -> Result<String, No> {
    let text = text(cell)?;
    match cell {
        // Programs that write such files without calculating leave the result out.
        Data::Empty => Err((
            "holds a formula whose result is not in the file",
            "open the file in a spreadsheet program and save it again",
        )),
        // An ODS file has the words for an error as text, in the language of its program.
        Data::String(_) if is_error(&text) => Err(BROKEN),
        _ => Ok(text),
    }
}

/// Whether a result is an error: `#N/A`, `#NAME?`, `#WERT!`, `Err:508`.
fn is_error(text: &str) -> bool {
    let is_named = |name: &str| !name.is_empty() && !name.contains(char::is_whitespace);
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    text.strip_prefix('#')
        .is_some_and(|name| is_named(name) && !name.contains(char::is_lowercase))
        || text
            .split_once(':')
            .is_some_and(|(word, code)| word.chars().all(char::is_alphabetic) && is_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_from_a_text() {
        for error in [
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "#WERT!",
            "Err:508",
            "Fehler:502",
        ] {
            assert!(is_error(error), "{error}");
        }
        for text in [
            "",
            "#",
            "#12 Sample Road",
            "#team",
            "Room:12",
            "Arta Hoxha",
            "7:300 x",
        ] {
            assert!(!is_error(text), "{text}");
        }
    }

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
