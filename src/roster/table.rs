//! A roster of any kind: its columns, then its rows.

use super::{
    Days, RosterError, Row,
    cells::Cells,
    columns,
    csv::Csv,
    sheet::{self, Other, Sheet},
    yaml::Yaml,
};
use crate::{
    domain::DayOrder,
    files::{self, Links},
};
use std::{
    io::{Read, Seek},
    path::Path,
};

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
    Yaml(Box<Yaml>),
    Sheet(Box<Sheet>),
}

impl Roster {
    /// Opens a roster by the ending of its name, and checks its columns. `sheet` is the sheet of a
    /// spreadsheet, by its name, or by its number among those that are shown.
    ///
    /// # Errors
    /// If it cannot be read, or a column is no key of a request.
    pub fn open(
        path: &Path,
        sheet: Option<&str>,
        base_names_employers: bool,
    ) -> Result<Self, RosterError> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            // The others are told by what they are.
            "xlsx" | "xlsm" | "xltx" | "xltm" | "ods" | "ots" | "xls" | "xlsb" | "numbers"
            | "docx" | "odt" => {
                return Self::of_sheet(
                    files::open(path, Links::Followed)?,
                    sheet,
                    base_names_employers,
                );
            }
            _ if sheet.is_some() => {
                return Err(RosterError::NoSheet {
                    what: "is no spreadsheet, and has no sheets".to_owned(),
                    hint: "leave `--sheet` out".to_owned(),
                });
            }
            _ => {}
        }
        match ending.as_str() {
            "csv" | "tsv" | "txt" => {
                is_text(path)?;
                Self::of_csv(Csv::open(path)?, path, base_names_employers)
            }
            "yaml" | "yml" => {
                let mut yaml = Yaml::open(path)?;
                let columns = std::mem::take(&mut yaml.columns);
                let columns = columns::checked(columns, base_names_employers)?;
                Ok(Self {
                    cells: Cells::of(&columns),
                    columns,
                    numbers: Vec::new(),
                    length: yaml.length,
                    source: Source::Yaml(Box::new(yaml)),
                    taken: 0,
                })
            }
            _ => {
                let other =
                    files::open(path, Links::Followed).and_then(|mut file| sheet::other(&mut file));
                match other.ok().flatten() {
                    // Nobody knows what kind of text it is.
                    None | Some(Other::Text | Other::Empty) => Err(RosterError::Kind),
                    Some(other) => Err(other.into()),
                }
            }
        }
    }

    fn of_csv(mut csv: Csv, path: &Path, base_names_employers: bool) -> Result<Self, RosterError> {
        let columns = std::mem::take(&mut csv.columns);
        let columns = columns::checked(columns, base_names_employers)?;
        csv.columns.clone_from(&columns);
        Ok(Self {
            cells: Cells::of(&columns),
            source: Source::Csv(Box::new(csv)),
            columns,
            numbers: Vec::new(),
            length: std::fs::metadata(path)?.len(),
            taken: 0,
        })
    }

    /// Opens a roster in a spreadsheet, XLSX or ODS.
    ///
    /// # Errors
    /// As [`Roster::open`].
    pub fn of_sheet(
        source: impl Read + Seek,
        sheet: Option<&str>,
        base_names_employers: bool,
    ) -> Result<Self, RosterError> {
        let mut sheet = Sheet::read(source, sheet)?;
        let columns = columns::checked(sheet.names(), base_names_employers)?;
        sheet.learn();
        Ok(Self {
            numbers: sheet.numbers(),
            length: sheet.progress().0 as u64,
            source: Source::Sheet(Box::new(sheet)),
            cells: Cells::of(&columns),
            columns,
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

    /// The row or line with the names of the columns, where something else stands above it.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        match &self.source {
            Source::Csv(csv) => csv.heading.as_deref(),
            Source::Yaml(_) => None,
            Source::Sheet(sheet) => sheet.heading(),
        }
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
            Source::Yaml(_) => self.taken,
            Source::Sheet(sheet) => sheet.progress().1 as u64,
        }
    }

    /// The next row, if there is one.
    ///
    /// # Errors
    /// If the file cannot be read any further; rows before are sound.
    pub fn row(&mut self) -> Result<Option<Row>, RosterError> {
        let row = match &mut self.source {
            Source::Csv(csv) => csv.next()?,
            Source::Yaml(yaml) => {
                self.taken += 1;
                yaml.next()?
            }
            Source::Sheet(sheet) => sheet.next(),
        };
        Ok(row.map(|row| self.cells.read(row)))
    }
}

/// Refuses what is named like a text, and is something else by its first bytes.
fn is_text(path: &Path) -> Result<(), RosterError> {
    let mut file = files::open(path, Links::Followed)?;
    match sheet::other(&mut file)? {
        Some(Other::Text | Other::Empty | Other::WebPage | Other::PlainXml) => Ok(()),
        Some(other) => Err(other.into()),
        None if sheet::is_archive(&mut file)? => Err(Other::Sheet.into()),
        None => Ok(()),
    }
}
