//! A roster of any kind: its columns, then its rows.

use super::{
    Days, RosterError, Row,
    cells::Cells,
    columns,
    csv::Csv,
    input::Input,
    sheet::{self, Other, Sheet},
    yaml::Yaml,
};
use crate::{
    domain::DayOrder,
    files::{self, Links},
};
use std::{
    io::{Cursor, Read, Seek, SeekFrom},
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
        match Form::of(path, sheet)? {
            Form::Yaml => Self::of_yaml(Yaml::open(path)?, base_names_employers),
            Form::Other => Err(files::open(path, Links::Followed)
                .map_or(RosterError::Kind, |mut file| unknown(&mut file))),
            form => {
                let file = files::open(path, Links::Followed)?;
                Self::of_input(form, Box::new(file), sheet, base_names_employers)
            }
        }
    }

    /// The same of a file that was read: `name` is the file's, `bytes` are what is in it.
    ///
    /// # Errors
    /// As [`Roster::open`].
    pub fn of_bytes(
        name: &str,
        bytes: Vec<u8>,
        sheet: Option<&str>,
        base_names_employers: bool,
    ) -> Result<Self, RosterError> {
        match Form::of(Path::new(name), sheet)? {
            Form::Yaml => Self::of_yaml(Yaml::of_bytes(bytes)?, base_names_employers),
            form => {
                let bytes = Box::new(Cursor::new(bytes));
                Self::of_input(form, bytes, sheet, base_names_employers)
            }
        }
    }

    fn of_input(
        form: Form,
        mut input: Box<dyn Input>,
        sheet: Option<&str>,
        base_names_employers: bool,
    ) -> Result<Self, RosterError> {
        match form {
            Form::Sheet => Self::of_sheet(input, sheet, base_names_employers),
            Form::Text => {
                is_text(&mut input)?;
                Self::of_csv(input, base_names_employers)
            }
            Form::Yaml | Form::Other => Err(unknown(&mut input)),
        }
    }

    fn of_yaml(mut yaml: Yaml, base_names_employers: bool) -> Result<Self, RosterError> {
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

    fn of_csv(mut input: Box<dyn Input>, base_names_employers: bool) -> Result<Self, RosterError> {
        let length = input.seek(SeekFrom::End(0))?;
        input.rewind()?;
        let mut csv = Csv::open(input)?;
        let columns = std::mem::take(&mut csv.columns);
        let columns = columns::checked(columns, base_names_employers)?;
        csv.columns.clone_from(&columns);
        Ok(Self {
            cells: Cells::of(&columns),
            source: Source::Csv(Box::new(csv)),
            columns,
            numbers: Vec::new(),
            length,
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

/// What a roster is by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Sheet,
    Text,
    Yaml,
    Other,
}

impl Form {
    fn of(path: &Path, sheet: Option<&str>) -> Result<Self, RosterError> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        Ok(match ending.as_str() {
            // The others are told by what they are.
            "xlsx" | "xlsm" | "xltx" | "xltm" | "ods" | "ots" | "xls" | "xlsb" | "numbers"
            | "docx" | "odt" => Self::Sheet,
            _ if sheet.is_some() => {
                return Err(RosterError::NoSheet {
                    what: "is no spreadsheet, and has no sheets".to_owned(),
                    hint: "leave `--sheet` out".to_owned(),
                });
            }
            "csv" | "tsv" | "txt" => Self::Text,
            "yaml" | "yml" => Self::Yaml,
            _ => Self::Other,
        })
    }
}

/// Why a file whose name says nothing is refused.
fn unknown(mut input: &mut dyn Input) -> RosterError {
    match sheet::other(&mut input).ok().flatten() {
        // Nobody knows what kind of text it is.
        None | Some(Other::Text | Other::Empty) => RosterError::Kind,
        Some(other) => other.into(),
    }
}

/// Refuses what is named like a text, and is something else by its first bytes.
fn is_text(mut input: &mut dyn Input) -> Result<(), RosterError> {
    match sheet::other(&mut input)? {
        Some(Other::Text | Other::Empty | Other::WebPage | Other::PlainXml) => Ok(()),
        Some(other) => Err(other.into()),
        None if sheet::is_archive(&mut input)? => Err(Other::Sheet.into()),
        None => Ok(()),
    }
}
