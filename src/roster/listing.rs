//! Tables that people open in a spreadsheet.

use crate::domain::LanguageTag;
use std::io::{self, Write};

/// The mark of UTF-8. Without it Excel takes a table for one in the encoding of its language.
pub const MARK: &str = "\u{FEFF}";

/// The sign that a spreadsheet in this language expects between cells: a semicolon, except in English, which
/// writes decimals with a point.
#[must_use]
pub fn separator(language: &LanguageTag) -> u8 {
    if language.base() == "en" { b',' } else { b';' }
}

/// A table in CSV: a line with the names of its columns, then its rows.
#[derive(Debug)]
pub struct Listing<W: Write>(csv::Writer<W>);

impl<W: Write> Listing<W> {
    /// Begins a table with the names of its columns.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(out: W, columns: &[&str]) -> io::Result<Self> {
        Self::separated(out, b',', columns)
    }

    /// The same with another sign between the cells: a spreadsheet whose language writes decimals with a comma
    /// takes a semicolon apart, and no comma.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn separated(mut out: W, separator: u8, columns: &[&str]) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let table = csv::WriterBuilder::new()
            .delimiter(separator)
            .from_writer(out);
        let mut listing = Self(table);
        listing.add(columns)?;
        Ok(listing)
    }

    /// Adds a row, whose cells should begin no formula.
    ///
    /// # Errors
    /// If it cannot be written, or has more or fewer cells than there are columns.
    pub fn add<C: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
        Ok(self.0.write_record(cells)?)
    }

    /// Ends the table, and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
