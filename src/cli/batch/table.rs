//! Tables that people open in a spreadsheet.

use crate::{
    cli::{failure::Failure, output::Staged},
    roster::{Listing, MARK},
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Begins a table with the names of its columns.
pub(in crate::cli) fn begin(path: &Path, columns: &[&str]) -> io::Result<Listing<Staged>> {
    Listing::begin(Staged::new(path)?, columns)
}

/// Puts a table in its place.
pub(in crate::cli) fn settle(table: Listing<Staged>) -> io::Result<()> {
    table.finish()?.settle_alone(true).map(|_| ())
}

/// The beginning of a table without the mark; earlier versions wrote none.
pub(super) fn unmarked(head: &str) -> &str {
    head.strip_prefix(MARK).unwrap_or(head)
}

/// A table that an option asks for, or none.
pub(super) struct Asked(Option<(PathBuf, Listing<Staged>)>);

impl Asked {
    pub(in crate::cli) fn begin(path: Option<&Path>, columns: &[&str]) -> Result<Self, Failure> {
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
            Some((path, table)) => table.add(cells()).map_err(|why| Failure::at(path, &why)),
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
