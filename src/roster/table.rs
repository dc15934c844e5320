//! A roster of any kind: its columns, then its rows.

use super::{
    Days, Reading, RosterError, Row, Understanding,
    cells::Cells,
    csv::Csv,
    input::Input,
    sheet::{self, Other, Sheet},
    understand::understood,
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
    understanding: Understanding,
    sample: Option<Vec<String>>,
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
    /// Opens a roster by the ending of its name, and checks its columns.
    ///
    /// # Errors
    /// If it cannot be read, or a column is not understood.
    pub fn open(path: &Path, reading: &Reading<'_>) -> Result<Self, RosterError> {
        match Form::of(path, reading.sheet)? {
            Form::Yaml => Self::of_yaml(Yaml::open(path)?, reading),
            Form::Other => Err(files::open(path, Links::Followed)
                .map_or(RosterError::Kind, |mut file| unknown(&mut file))),
            form => {
                let file = files::open(path, Links::Followed)?;
                Self::of_input(form, Box::new(file), reading)
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
        reading: &Reading<'_>,
    ) -> Result<Self, RosterError> {
        match Form::of(Path::new(name), reading.sheet)? {
            Form::Yaml => Self::of_yaml(Yaml::of_bytes(bytes)?, reading),
            form => {
                let bytes = Box::new(Cursor::new(bytes));
                Self::of_input(form, bytes, reading)
            }
        }
    }

    /// The names of the sheets that a file shows; none, if it is no spreadsheet that can be read.
    #[must_use]
    pub fn sheets(name: &str, bytes: &[u8]) -> Vec<String> {
        // As the other readers have it: what reads spreadsheets is in the page once.
        let input: Box<dyn Input + '_> = Box::new(Cursor::new(bytes));
        match Form::of(Path::new(name), None) {
            Ok(Form::Sheet) => sheet::sheets(input).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn of_input(
        form: Form,
        mut input: Box<dyn Input>,
        reading: &Reading<'_>,
    ) -> Result<Self, RosterError> {
        match form {
            Form::Sheet => Self::of_sheet(input, reading),
            Form::Text => {
                is_text(&mut input)?;
                Self::of_csv(input, reading)
            }
            Form::Yaml | Form::Other => Err(unknown(&mut input)),
        }
    }

    fn of_yaml(mut yaml: Yaml, reading: &Reading<'_>) -> Result<Self, RosterError> {
        let understanding = understood(std::mem::take(&mut yaml.columns), reading)?;
        let length = yaml.length;
        Ok(Self::of(
            Source::Yaml(Box::new(yaml)),
            understanding,
            length,
        ))
    }

    fn of_csv(mut input: Box<dyn Input>, reading: &Reading<'_>) -> Result<Self, RosterError> {
        let length = input.seek(SeekFrom::End(0))?;
        input.rewind()?;
        let mut csv = Csv::open(input, reading)?;
        let understanding = understood(std::mem::take(&mut csv.columns), reading)?;
        csv.learn(&understanding);
        Ok(Self::of(Source::Csv(Box::new(csv)), understanding, length))
    }

    /// Opens a roster in a spreadsheet, XLSX or ODS.
    ///
    /// # Errors
    /// As [`Roster::open`].
    pub fn of_sheet(source: impl Read + Seek, reading: &Reading<'_>) -> Result<Self, RosterError> {
        let mut sheet = Sheet::read(source, reading)?;
        let understanding = understood(sheet.names(), reading)?;
        sheet.learn(&understanding);
        let (numbers, length) = (sheet.numbers(), sheet.progress().0 as u64);
        Ok(Self {
            numbers,
            ..Self::of(Source::Sheet(Box::new(sheet)), understanding, length)
        })
    }

    fn of(source: Source, understanding: Understanding, length: u64) -> Self {
        Self {
            source,
            columns: understanding.keys().map(str::to_owned).collect(),
            cells: Cells::of(&understanding),
            understanding,
            sample: None,
            numbers: Vec::new(),
            length,
            taken: 0,
        }
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

    /// The keys that the columns give.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What the columns are understood as.
    #[must_use]
    pub const fn understanding(&self) -> &Understanding {
        &self.understanding
    }

    /// The shape of the cells of the first row in which something stands, column by column, once it has been read.
    #[must_use]
    pub fn sample(&self) -> Option<&[String]> {
        self.sample.as_deref()
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
        if self.sample.is_none()
            && let Some(row) = row.as_ref().filter(|row| !row.is_blank())
        {
            self.sample = Some(shapes(row, &self.understanding));
        }
        Ok(row.map(|row| self.cells.read(row)))
    }
}

/// What the cells of a row look like: `Xxxx 00` for a name and a number, and nothing of what they say.
fn shapes(row: &Row, understanding: &Understanding) -> Vec<String> {
    /// How many signs are shown.
    const SIGNS: usize = 24;
    let sign = |sign: char| match sign {
        _ if sign.is_uppercase() => 'X',
        _ if sign.is_alphabetic() => 'x',
        _ if sign.is_numeric() => '0',
        _ if sign.is_whitespace() => ' ',
        sign => sign,
    };
    let shape = |text: &str| {
        let mut signs = text.trim().chars().map(sign);
        let mut shape: String = signs.by_ref().take(SIGNS).collect();
        if signs.next().is_some() {
            shape.push('…');
        }
        shape
    };
    let columns = understanding.columns.iter();
    columns
        .map(|column| row.cell(&column.heading).map_or(String::new(), shape))
        .collect()
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
