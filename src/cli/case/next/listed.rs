//! The list of the letters that a run has written.

use crate::{
    cli::{
        batch::{shape::Shape, table::Table},
        failure::Failure,
    },
    roster::{Entry, manifest_columns},
};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The list, for people and for programs, while it is being written.
pub(super) struct Listed {
    path: PathBuf,
    table: Table,
    entries: u64,
}

impl Listed {
    /// Begins a list with a name of its own: a folder keeps those of earlier runs.
    pub(super) fn begin(folder: &Path, date: Date) -> Result<Self, Failure> {
        let name = |number: u32| match number {
            1 => format!("letters-{date}"),
            number => format!("letters-{date}-{number}"),
        };
        let is_free = |name: &String| {
            ["csv", "json"]
                .iter()
                .all(|ending| !folder.join(format!("{name}.{ending}")).exists())
        };
        let name = (1..=9999).map(name).find(is_free).unwrap_or_default();
        let path = folder.join(format!("{name}.csv"));
        let shape = Shape {
            json: true,
            ..Shape::PLAIN
        };
        let table = Table::begin(&path, manifest_columns(false), shape);
        Ok(Self {
            table: table.map_err(|why| Failure::at(&path, &why))?,
            path,
            entries: 0,
        })
    }

    pub(super) const fn next_row(&self) -> u64 {
        self.entries + 1
    }

    pub(super) fn add(&mut self, entry: &Entry) -> Result<(), Failure> {
        self.entries += 1;
        let added = self.table.add(entry.cells(), entry);
        added.map_err(|why| Failure::at(&self.path, &why))
    }

    /// Puts the list in its place, unless it is empty.
    pub(super) fn finish(self) -> Result<Option<PathBuf>, Failure> {
        if self.entries == 0 {
            return Ok(None);
        }
        let settled = self.table.settle();
        settled.map_err(|why| Failure::at(&self.path, &why))?;
        Ok(Some(self.path))
    }
}
