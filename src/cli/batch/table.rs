//! Tables that people open in a spreadsheet.

use crate::cli::{failure::Failure, output::Staged};
use csv::Writer;
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The mark of UTF-8. Without it Excel takes a table for one in the encoding of its language.
const MARK: &str = "\u{FEFF}";

/// Begins a table with the names of its columns.
pub(super) fn begin(path: &Path, columns: &[&str]) -> io::Result<Writer<Staged>> {
    let mut staged = Staged::new(path)?;
    staged.write_all(MARK.as_bytes())?;
    let mut table = Writer::from_writer(staged);
    table.write_record(columns)?;
    Ok(table)
}

/// Puts a table in its place.
pub(super) fn settle(table: Writer<Staged>) -> io::Result<()> {
    let staged = table.into_inner();
    let staged = staged.map_err(csv::IntoInnerError::into_error)?;
    staged.settle_alone(true).map(|_| ())
}

/// The beginning of a table without the mark; earlier versions wrote none.
pub(super) fn unmarked(head: &str) -> &str {
    head.strip_prefix(MARK).unwrap_or(head)
}

/// A table that an option asks for, or none.
pub(super) struct Asked(Option<(PathBuf, Writer<Staged>)>);

impl Asked {
    pub(super) fn begin(path: Option<&Path>, columns: &[&str]) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Self(None));
        };
        let table = begin(path, columns).map_err(|why| Failure::at(path, &why))?;
        Ok(Self(Some((path.to_owned(), table))))
    }

    pub(super) fn add<const N: usize>(
        &mut self,
        cells: impl FnOnce() -> [String; N],
    ) -> Result<(), Failure> {
        match &mut self.0 {
            Some((path, table)) => table
                .write_record(cells())
                .map_err(|why| Failure::at(path, &why.into())),
            None => Ok(()),
        }
    }

    pub(super) fn settle(&mut self) -> Result<(), Failure> {
        match self.0.take() {
            Some((path, table)) => settle(table).map_err(|why| Failure::at(&path, &why)),
            None => Ok(()),
        }
    }
}
