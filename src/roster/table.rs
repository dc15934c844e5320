//! A roster of any kind: its columns, then its rows.

use super::{Days, RosterError, Row, cells::Cells, columns, csv::Csv, sheet, yaml};
use crate::domain::DayOrder;
use std::{collections::VecDeque, path::Path};

/// A roster that is being read.
pub struct Roster {
    source: Source,
    columns: Vec<String>,
    cells: Cells,
    numbers: Vec<String>,
    length: u64,
    taken: u64,
}

enum Source {
    Csv(Box<Csv>),
    Whole(VecDeque<Row>),
}

impl Roster {
    /// Opens a roster by the ending of its name, and checks its columns.
    ///
    /// # Errors
    /// If it cannot be read, or a column is no key of a request.
    pub fn open(path: &Path, base_names_employers: bool) -> Result<Self, RosterError> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        let (source, columns, numbers, length) = match ending.as_str() {
            "csv" | "tsv" | "txt" => {
                let mut csv = Csv::open(path)?;
                let columns = std::mem::take(&mut csv.columns);
                let columns = columns::checked(columns, base_names_employers)?;
                csv.columns.clone_from(&columns);
                (
                    Source::Csv(Box::new(csv)),
                    columns,
                    Vec::new(),
                    std::fs::metadata(path)?.len(),
                )
            }
            "yaml" | "yml" => {
                let (columns, rows) = yaml::read(path)?;
                let columns = columns::checked(columns, base_names_employers)?;
                let length = rows.len() as u64;
                (Source::Whole(rows), columns, Vec::new(), length)
            }
            "xlsx" | "ods" => {
                let (columns, rows, numbers) = sheet::read(path)?;
                let columns = columns::checked(columns, base_names_employers)?;
                let length = rows.len() as u64;
                (Source::Whole(rows), columns, numbers, length)
            }
            _ => return Err(RosterError::Kind),
        };
        Ok(Self {
            source,
            cells: Cells::of(&columns),
            columns,
            numbers,
            length,
            taken: 0,
        })
    }

    /// The texts of the roster write their days in this order; without one, year-month-day alone is read.
    pub const fn set_order(&mut self, order: DayOrder) {
        self.cells.set_order(order);
    }

    /// The columns that take a day, and how it is read.
    #[must_use]
    pub const fn days(&self) -> &Days {
        &self.cells.days
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Columns of a spreadsheet in which numbers stand, which have lost their leading zeros.
    #[must_use]
    pub fn numbers(&self) -> &[String] {
        &self.numbers
    }

    /// How much there is to read, in a measure of its own.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// How much of it has been read.
    #[must_use]
    pub fn position(&self) -> u64 {
        match &self.source {
            Source::Csv(csv) => csv.position(),
            Source::Whole(_) => self.taken,
        }
    }

    /// The next row, if there is one.
    ///
    /// # Errors
    /// If the file cannot be read any further; rows before are sound.
    pub fn row(&mut self) -> Result<Option<Row>, RosterError> {
        let row = match &mut self.source {
            Source::Csv(csv) => csv.next()?,
            Source::Whole(rows) => {
                self.taken += 1;
                rows.pop_front()
            }
        };
        Ok(row.map(|row| self.cells.read(row)))
    }
}
